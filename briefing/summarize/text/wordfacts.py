"""What is asked of a word is asked once, as texts repeat their words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

_Fact = TypeVar("_Fact")
# More words than a thousand articles hold; a hostile text cannot fill the memory.
_MOST_WORDS: Final = 65_536


class WordFacts(dict[str, _Fact], Generic[_Fact]):
    """What ``ask`` answers for each word. A look-up costs a third of a cached call, and there is one for every word."""

    def __init__(self, ask: Callable[[str], _Fact]) -> None:
        """Begin without any word."""
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> _Fact:
        """Ask, and keep the answer; all are forgotten where there are too many."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = fact = self._ask(word)
        return fact


_MARKS: Final = "“”\"‘’'()[],.;:!?—–-…/"


def bare_words(words: str) -> list[str]:
    """Return the words of a sentence in small letters, with marks and hyphens as blanks; "don't" is two."""
    lowered = words.lower()
    for mark in _MARKS:
        lowered = lowered.replace(mark, " ")
    return lowered.split()
