"""Word lists, each with its origin. ``VERSION`` changes with every change of a list or a rule of the summarizer."""

# Not marked Final: typing takes longer to load than the last screen to draw, which asks for this.
VERSION = "24"


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list written with blanks between them."""
    return frozenset(listed.split())
