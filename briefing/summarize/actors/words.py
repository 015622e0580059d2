"""Which words does a text have, where, and what does each show on its own?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final

from briefing.model import Quote, Sentence, Span
from briefing.summarize.lexicon.abbreviations import BEFORE_A_NAME
from briefing.summarize.lexicon.people import COMPOUND_ENDS
from briefing.summarize.text.printed import PrintedFacts, printed_words

# All but blanks is part of one of these.
# "U.S.", "C.Q." | a possessive ending | "Ocasio-Cortez", "O'Brien", "don't", "17" | any other sign.
_WORD: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}|['’][sS]?(?![^\W_])|[^\W_]+(?:[-‐‑][^\W_]+|['’](?![sS]\b)[^\W_]+)*|[^\w\s]|_",
)
_SHORT: Final = BEFORE_A_NAME | frozenset(("jr", "sr"))
_POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’"))
# So many empty words stand behind the last word of a reading; nothing looks further than this beyond an end.
_MARGIN: Final = 32


@dataclass(slots=True, eq=False)
class Word:
    """What a word, a possessive ending or a sign shows on its own, wherever it stands.

    ``low`` is it in lower case, without a closing full stop; ``letters`` tells a word from a sign, a number or a
    possessive ending; ``capital`` tells whether it opens with a capital letter, ``in_name`` whether it may be part of
    a name besides: "Okafor", "Ben-Ari", but not "US-led". "K." and "J.D." are initials, "FBI" is an acronym.
    Nothing changes one once it is made; that nothing can would make the making four times as dear.
    """

    text: str
    low: str
    letters: bool
    capital: bool
    in_name: bool
    possessive: bool
    initial: bool
    acronym: bool


@lru_cache(maxsize=32_768)
def _read_word(text: str) -> Word:
    """Return what a printed word shows; each distinct one is looked at once."""
    low = text.lower().rstrip(".") or text
    letters, capital = text[:1].isalpha(), text[:1].isupper()
    in_name = capital and letters and not _is_compound(text)
    initial = text[-1:] == "." and text.replace(".", "").isupper() and len(text) <= 6
    acronym = text.isupper() and len(text) >= 2 and "." not in text
    return Word(text, low, letters, capital, in_name, low in _POSSESSIVE, initial, acronym)


def _is_compound(text: str) -> bool:
    """Return whether the part behind a hyphen makes an adjective: "Oslo-based", not "Ki-moon"."""
    _, hyphen, end = text.rpartition("-")
    return hyphen != "" and not end[0].isupper() and (end.endswith(("ed", "ing")) or end in COMPOUND_ENDS)


_NO_WORD: Final = _read_word("")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text cut into words, as columns with an entry for each of its ``count`` words.

    ``words`` holds what each shows on its own, ``lows`` each in lower case, ``befores`` the one in front of it in
    lower case, empty where a sentence opens; ``starts`` where it starts in the text, ``quoted`` whether it stands
    inside quotation marks that somebody else's words are in. Near beyond both ends all words are empty and none is
    quoted, so that nobody who looks at neighbours needs to ask whether there are any.

    ``bounds`` tells which words each sentence holds, half-open, ``openings`` which is the first of each. ``capitals``
    tells which words open with a capital letter; ``capitals_inside`` are those that have one right behind a word.
    """

    text: str
    count: int
    words: tuple[Word, ...]
    lows: tuple[str, ...]
    befores: tuple[str, ...]
    starts: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]
    openings: tuple[int, ...]
    capitals: tuple[int, ...]
    capitals_inside: frozenset[str]
    quoted: bytearray

    def span(self, first: int, stop: int) -> Span:
        """Return where the words from ``first`` up to ``stop`` stand."""
        return Span(self.starts[first], self.end_of(stop - 1))

    def end_of(self, index: int) -> int:
        """Return where the word at ``index`` ends in the text."""
        return self.starts[index] + len(self.words[index].text)

    def slice(self, first: int, stop: int) -> str:
        """Return the text from the word ``first`` up to the word ``stop``, with its blanks made single.

        Words that the text does not have are left out.
        """
        if stop - first == 1:
            return self.words[first].text
        stop = min(stop, self.count)
        if first >= stop:
            return ""
        return " ".join(self.text[self.starts[first] : self.end_of(stop - 1)].split())

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def sentence_at(self, index: int) -> int:
        """Return the number of the sentence that holds the word at ``index``, or the last one before it."""
        return max(bisect_right(self.openings, index) - 1, 0)

    def by_sentence(self, places: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """Yield the number of each sentence that holds any of the words at ``places``, with those that it holds.

        ``places`` are word indices in text order.
        """
        stop = 0
        for number, (low, high) in enumerate(self.bounds):
            first = bisect_left(places, low, lo=stop)
            stop = bisect_left(places, high, lo=first)
            if first < stop:
                yield number, places[first:stop]


def first_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words that names open with, as a text that holds the names has them."""
    return frozenset(_cut(name.split()[0])[0][0].text for name in names)


def read_words(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Reading:
    """Return the text as words by sentence; words inside a direct quote or a quoted piece are marked as such."""
    cuts = list(_CUTS.of(text))
    words = tuple(chain.from_iterable([cut for cut, _ in cuts]))
    places = printed_words(text).starts
    starts = tuple([place + offset for place, (_, offsets) in zip(places, cuts, strict=True) for offset in offsets])
    lows = tuple([word.low for word in words])
    capitals = [index for index, word in enumerate(words) if word.capital]
    bounds = _bounds(starts, sentences)
    befores = ["", *lows, *[""] * _MARGIN]
    for first, _ in bounds:
        befores[first] = ""
    quoted = bytearray(len(words) + _MARGIN)
    for quote in quotes:
        if quote.kind != "indirect":
            first = bisect_left(starts, quote.span.start)
            stop = bisect_left(starts, quote.span.end, lo=first)
            quoted[first:stop] = b"\1" * (stop - first)
    return Reading(
        text=text,
        count=len(words),
        words=words + (_NO_WORD,) * _MARGIN,
        lows=lows + ("",) * _MARGIN,
        befores=tuple(befores),
        starts=starts,
        sentences=tuple(sentences),
        bounds=bounds,
        openings=tuple([first for first, _ in bounds]),
        capitals=tuple(capitals),
        capitals_inside=frozenset([words[index].text for index in capitals if index and words[index - 1].letters]),
        quoted=quoted,
    )


_Cut = tuple[tuple["Word", ...], tuple[int, ...]]


def _cut(printed: str) -> _Cut:
    """Return the words and signs of what stands between two blanks, and where in it each starts.

    An abbreviation or an initial keeps its full stop.
    """
    if printed.isalpha():
        return (_read_word(printed),), (0,)
    words: list[str] = []
    for piece in _WORD.findall(printed):
        if piece == "." and words and _keeps_full_stop(words[-1]):
            words[-1] += "."
        else:
            words.append(piece)
    return tuple(map(_read_word, words)), tuple(accumulate(map(len, words[:-1]), initial=0)) if words else ()


_CUTS: Final = PrintedFacts(_cut)


def _keeps_full_stop(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.lower() in _SHORT


def _bounds(starts: Sequence[int], sentences: Sequence[Sentence]) -> tuple[tuple[int, int], ...]:
    bounds: list[tuple[int, int]] = []
    first = 0
    for sentence in sentences:
        first = bisect_left(starts, sentence.start, lo=first)
        stop = bisect_left(starts, sentence.end, lo=first)
        bounds.append((first, stop))
        first = stop
    return tuple(bounds)
