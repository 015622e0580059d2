"""Word lists, each with its origin. ``VERSION`` changes with every change of a list or a rule of the summarizer."""

from typing import Final

VERSION: Final = "10"


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list written with blanks between them."""
    return frozenset(listed.split())
