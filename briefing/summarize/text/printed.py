"""What stands between the blanks of a text, where, and what is known of it? Looked up once for all who read it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate, compress
from typing import Final, Generic, NamedTuple, TypeVar

# The blanks of Unicode but for those that nearly all texts have, the space and the line feed.
_RARE_BLANK: Final = re.compile("[\t\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_Fact = TypeVar("_Fact")
_Facts = tuple[object, ...]
# More words than a thousand articles hold; a hostile text cannot fill the memory.
_MOST_WORDS: Final = 65_536
# What is longer is rarely seen twice.
_LONGEST_WORD: Final = 40
# So many texts are read side by side by those who read many; what is known of a text is kept as long.
TEXTS_IN_HAND: Final = 16
_ASKED: Final[list[Callable[[str], object]]] = []
_ASKED_FOR_CLUES: Final[list[Callable[[str], object]]] = []


class _Table(dict[str, _Facts]):
    """What is known of each word as printed: its clues, empty where it gives none, its room and what else is asked.

    To find a word among so many costs more than all that is done with it, so that it is looked up once for everybody.
    """

    def __missing__(self, word: str) -> _Facts:
        """Ask everything of a word, and keep the answers; all are forgotten where there are too many."""
        clues = tuple([ask(word) for ask in _ASKED_FOR_CLUES])
        facts = (clues if any(clues) else (), len(word) + 1, *[ask(word) for ask in _ASKED])
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = facts
        return facts


_TABLE: Final = _Table()


class PrintedFacts(Generic[_Fact]):
    """What ``ask`` answers for each word as printed between blanks, with the marks that touch it, and for no word."""

    def __init__(self, ask: Callable[[str], _Fact]) -> None:
        """Have everything asked of words to come; what was known before lacks this answer."""
        self._column = len(_ASKED)
        _ASKED.append(ask)
        _forget()

    def of(self, text: str) -> tuple[_Fact, ...]:
        """Return the answers for the words of a text in order."""
        return printed_words(text).columns[self._column]  # type: ignore[return-value]  # what ``ask`` answered


class PrintedClues(Generic[_Fact]):
    """What ``ask`` answers for words as printed where it is not empty, as it is for most of them."""

    def __init__(self, ask: Callable[[str], _Fact]) -> None:
        """Have everything asked of words to come; what was known before lacks this answer."""
        self._column = len(_ASKED_FOR_CLUES)
        _ASKED_FOR_CLUES.append(ask)
        _forget()

    def found(self, text: str) -> Iterator[tuple[int, _Fact]]:
        """Return the answers that are not empty, and where their words start, in text order."""
        answers = self._answers(text)
        return zip(compress(printed_words(text).clue_starts, answers), filter(None, answers), strict=True)

    def places(self, text: str) -> list[int]:
        """Return where the words start for which the answer is not empty, in text order."""
        return list(compress(printed_words(text).clue_starts, self._answers(text)))

    def _answers(self, text: str) -> tuple[_Fact, ...]:
        columns = printed_words(text).clues
        return columns[self._column] if columns else ()  # type: ignore[return-value]  # what ``ask`` answered


def _forget() -> None:
    _TABLE.clear()
    printed_words.cache_clear()


class Printed(NamedTuple):
    """The words of a text that stand between its blanks, where each starts, and a column for each thing asked of them.

    Between two blanks that follow each other stands an empty word. ``clue_starts`` is where those start that give any
    clue, ``clues`` a column for each thing asked of these.
    """

    words: list[str]
    starts: list[int]
    columns: list[_Facts]
    clue_starts: list[int]
    clues: list[_Facts]


@lru_cache(maxsize=TEXTS_IN_HAND)
def printed_words(text: str) -> Printed:
    """Return the words of an article, which everybody who reads it asks for."""
    words = _cut_at_blanks(text)
    clues, rooms, *columns = zip(*map(_TABLE.__getitem__, words), strict=True)
    starts = list(accumulate(rooms[:-1], initial=0))
    return Printed(words, starts, columns, list(compress(starts, clues)), list(zip(*filter(None, clues), strict=True)))


def printed_between(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """Return the words of a stretch of an article and where each starts; of a word cut by an end, what is inside."""
    words, starts, *_ = printed_words(text)
    first, stop = bisect_left(starts, start), bisect_left(starts, end)
    inside, places = words[first:stop], starts[first:stop]
    if first and starts[first - 1] + len(words[first - 1]) > start:
        inside.insert(0, words[first - 1][start - starts[first - 1] :])
        places.insert(0, start)
    if inside and places[-1] + len(inside[-1]) > end:
        inside[-1] = inside[-1][: end - places[-1]]
    return inside, places


def _cut_at_blanks(text: str) -> list[str]:
    """Return what stands between the blanks of a text; quicker than an expression, as most are alike."""
    if _RARE_BLANK.search(text) is not None:
        text = _RARE_BLANK.sub(" ", text)
    return text.replace("\n", " ").split(" ")
