"""Which words does a text have, and where?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefing.model import Quote, Sentence, Span
from briefing.summarize.lexicon.abbreviations import BEFORE_A_NAME

# "U.S.", "C.Q." | a possessive ending | "Ocasio-Cortez", "O'Brien", "don't", "17" | any other sign.
_WORD: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}|['’][sS]?(?![^\W_])|[^\W_]+(?:[-‐‑][^\W_]+|['’](?![sS]\b)[^\W_]+)*|[^\w\s]|_",
)
_SHORT: Final = BEFORE_A_NAME | frozenset(("jr", "sr"))


class Word(NamedTuple):
    """A word, a possessive ending or a sign of a text.

    ``low`` is it in lower case, without a closing full stop; ``letters`` tells a word from a sign, a number or a
    possessive ending; ``capital`` tells whether it opens with a capital letter.
    """

    text: str
    low: str
    start: int
    end: int
    letters: bool
    capital: bool

    @property
    def possessive(self) -> bool:
        """Return whether this is the ending that makes the word before it a possessive."""
        return self.low in _POSSESSIVE


_POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’"))


def find_words(text: str) -> tuple[Word, ...]:
    """Find the words and signs of a text in order; an abbreviation or an initial keeps its full stop."""
    words: list[Word] = []
    taken = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < taken:
            continue
        word = match[0]
        if end < len(text) and text[end] == "." and (word.lower() in _SHORT or (len(word) == 1 and word.isupper())):
            end += 1
            word += "."
        taken = end
        first = word[0]
        words.append(Word(word, word.lower().rstrip(".") or word, start, end, first.isalpha(), first.isupper()))
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text cut into words; ``starts`` tells where each starts, ``bounds`` which each sentence holds, half-open.

    ``quoted`` tells word by word whether it stands inside quotation marks that somebody else's words are in;
    ``opening`` holds the first word of each sentence.
    """

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]
    quoted: bytearray
    opening: frozenset[int]

    def low(self, index: int) -> str:
        """Return the word at ``index`` in lower case, an empty string outside the text."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def before(self, index: int) -> str:
        """Return the word in front of ``index`` in lower case, an empty string where a sentence opens."""
        return "" if index in self.opening else self.low(index - 1)

    def span(self, first: int, stop: int) -> Span:
        """Return where the words from ``first`` up to ``stop`` stand."""
        return Span(self.words[first].start, self.words[stop - 1].end)

    def slice(self, first: int, stop: int) -> str:
        """Return the text from the word ``first`` up to the word ``stop``, with its blanks made single.

        Words that the text does not have are left out.
        """
        stop = min(stop, len(self.words))
        if first >= stop:
            return ""
        return " ".join(self.text[self.words[first].start : self.words[stop - 1].end].split())

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def sentence_at(self, index: int) -> int:
        """Return the number of the sentence that holds the word at ``index``, or the last one before it."""
        return max(bisect_left(self.bounds, (index + 1, 0)) - 1, 0)


def read_words(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Reading:
    """Return the text as words by sentence; words inside a direct quote or a quoted piece are marked as such."""
    words = find_words(text)
    starts = tuple([word.start for word in words])
    bounds: list[tuple[int, int]] = []
    low = 0
    for sentence in sentences:
        low = bisect_left(starts, sentence.start, lo=low)
        high = bisect_left(starts, sentence.end, lo=low)
        bounds.append((low, high))
        low = high
    quoted = bytearray(len(words))
    for quote in quotes:
        if quote.kind != "indirect":
            first = bisect_left(starts, quote.span.start)
            stop = bisect_left(starts, quote.span.end, lo=first)
            quoted[first:stop] = b"\1" * (stop - first)
    return Reading(text, words, starts, tuple(sentences), tuple(bounds), quoted, frozenset(low for low, _ in bounds))
