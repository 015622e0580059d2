"""Which words does a text have, where, and what does each show on its own?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count, pairwise
from operator import and_
from typing import Final, NamedTuple

from briefing.model import Quote, Sentence, Span
from briefing.summarize.lexicon.abbreviations import BEFORE_A_NAME
from briefing.summarize.lexicon.people import (
    COMMON_BODIES,
    COMPOUND_ENDS,
    GROUP_HEADS,
    PEOPLES,
    ROLE_NOUNS,
    UNNAMED_HEADS,
)
from briefing.summarize.lexicon.places import NATIONALS
from briefing.summarize.text.printed import PrintedFacts
from briefing.summarize.text.wordfacts import WordFacts

# All but blanks is part of one of these.
# "U.S.", "C.Q." | a possessive ending | "Ocasio-Cortez", "O'Brien", "don't", "17" | any other sign.
_WORD: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}|['’][sS]?(?![^\W_])|[^\W_]+(?:[-‐‑][^\W_]+|['’](?![sS]\b)[^\W_]+)*|[^\w\s]|_",
)
_SHORT: Final = BEFORE_A_NAME | frozenset(("jr", "sr"))
_POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’"))
# What may be the noun of a phrase for people or a body.
PERSON_NOUNS: Final = PEOPLES | NATIONALS | UNNAMED_HEADS | GROUP_HEADS | COMMON_BODIES | (ROLE_NOUNS - {"successor"})
PRONOUNS: Final = frozenset(("he", "she", "they"))
# So many empty words stand behind the last word of a reading; nothing looks further than this beyond an end.
_MARGIN: Final = 32
_NOTHING: Final = ("",) * _MARGIN


class Word(NamedTuple):
    """What a word of a name shows on its own, wherever it stands.

    ``low`` is it in lower case, without a closing full stop; ``capital`` tells whether it opens with a capital letter.
    "K." and "J.D." are initials, "FBI" is an acronym.
    """

    text: str
    low: str
    capital: bool
    initial: bool
    acronym: bool


def read_word(text: str) -> Word:
    """Return what a printed word of a name shows."""
    initial = text[-1:] == "." and text.replace(".", "").isupper() and len(text) <= 6
    acronym = text.isupper() and len(text) >= 2 and "." not in text
    return Word(text, _lowered(text), text[:1].isupper(), initial, acronym)


def _is_compound(text: str) -> bool:
    """Return whether the part behind a hyphen makes an adjective: "Oslo-based", not "Ki-moon"."""
    _, hyphen, end = text.rpartition("-")
    return hyphen != "" and not end[0].isupper() and (end.endswith(("ed", "ing")) or end in COMPOUND_ENDS)


# Never changed once made; a frozen class takes three times as long to fill, and there is one for each article.
@dataclass(slots=True, eq=False)
class Reading:
    """A text cut into words, as columns with an entry for each of its ``count`` words.

    ``words`` holds each as printed, ``lows`` each in lower case, ``befores`` the one in front of it in lower case,
    empty where a sentence opens. ``letters`` tells a word from a sign, a number or a possessive ending, ``capital``
    whether it opens with a capital letter, ``in_name`` whether it may be part of a name besides: "Okafor", "Ben-Ari",
    but not "US-led", ``opens_name`` whether it may be its first: not "I" or "I'll"; ``possessive`` tells an ending,
    ``person`` a noun for people or a body, ``pronoun`` "he", "she" and "they". ``starts`` is where each starts in the
    text, ``quoted`` whether it stands inside quotation marks that somebody else's words are in, ``told`` whether it
    stands in the prose outside of such. Near beyond both ends all words are empty, so that nobody who looks at
    neighbours needs to ask whether there are any.

    ``bounds`` tells which words each sentence holds, half-open, ``sentence_at`` the number of the sentence that holds
    each word.
    """

    text: str
    count: int
    words: tuple[str, ...]
    lows: tuple[str, ...]
    befores: tuple[str, ...]
    letters: bytes
    capital: bytes
    in_name: bytes
    opens_name: bytes
    possessive: bytes
    person: bytes
    pronoun: bytes
    starts: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]
    sentence_at: list[int]
    quoted: bytearray
    told: bytearray

    def span(self, first: int, stop: int) -> Span:
        """Return where the words from ``first`` up to ``stop`` stand."""
        return Span(self.starts[first], self.end_of(stop - 1))

    def end_of(self, index: int) -> int:
        """Return where the word at ``index`` ends in the text."""
        return self.starts[index] + len(self.words[index])

    def slice(self, first: int, stop: int) -> str:
        """Return the text from the word ``first`` up to the word ``stop``, with its blanks made single.

        Words that the text does not have are left out.
        """
        if stop - first == 1:
            return self.words[first]
        if stop > self.count:
            stop = self.count
        if first >= stop:
            return ""
        end = self.starts[stop - 1] + len(self.words[stop - 1])
        return " ".join(self.text[self.starts[first] : end].split())

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)


@lru_cache(maxsize=1)
def capitals_inside(reading: Reading) -> frozenset[str]:
    """Return the words of a text that open with a capital letter right behind a word; few rules ask for them."""
    return frozenset(compress(reading.words, map(and_, reading.capital, b"\0" + reading.letters)))


def read_words(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Reading:
    """Return the text as words by sentence; words inside a direct quote or a quoted piece are marked as such."""
    words: list[str] = []
    for pieces in _WORDS.of(text):
        words.extend(pieces)
    shapes = b"".join(_SHAPES.of(text))
    gaps, signs = shapes[::2], shapes[1::2]
    starts = tuple(compress(accumulate(gaps, initial=0), signs.translate(_IS_WORD)))
    shown = signs.translate(None, delete=_NO_SIGN) + bytes(_MARGIN)
    letters, capital, in_name, opens_name, possessive, lowered, person, pronoun = [
        shown.translate(table) for table in _SHOWN_BY
    ]
    lows = words.copy()  # most are in lower case
    for index in compress(count(), lowered):
        lows[index] = _LOWS[words[index]]
    lows += _NOTHING
    befores = ["", *lows]
    firsts = [bisect_left(starts, sentence.start) for sentence in sentences]
    bounds = tuple(pairwise([*firsts, len(words)]))  # between two sentences stand blanks only
    sentence_at: list[int] = []
    told = bytearray(b"\1" * len(words) + bytes(_MARGIN))
    for number, (first, stop) in enumerate(bounds):
        befores[first] = ""
        sentence_at += [number] * (stop - first)
        if sentences[number].role != "prose":
            told[first:stop] = bytes(stop - first)
    quoted = bytearray(len(words) + _MARGIN)
    for quote in quotes:
        if quote.kind != "indirect":
            first = bisect_left(starts, quote.span.start)
            stop = bisect_left(starts, quote.span.end, first)
            quoted[first:stop] = b"\1" * (stop - first)
            told[first:stop] = bytes(stop - first)
    return Reading(
        text=text,
        count=len(words),
        words=(*words, *_NOTHING),
        lows=tuple(lows),
        befores=tuple(befores),
        letters=letters,
        capital=capital,
        in_name=in_name,
        opens_name=opens_name,
        possessive=possessive,
        person=person,
        pronoun=pronoun,
        starts=starts,
        sentences=tuple(sentences),
        bounds=bounds,
        sentence_at=sentence_at,
        quoted=quoted,
        told=told,
    )


@lru_cache(maxsize=1)
def _cut(printed: str) -> tuple[tuple[str, ...], bytes]:
    """Return the words and signs of what stands between two blanks, and their shape.

    An abbreviation or an initial keeps its full stop. The shape tells in two bytes for each how far it is to the start
    of the next, and what it shows. A gap that no word opens, and what is left of one that is too long for a byte, has
    ``_NO_SIGN``. It is asked for twice in a row.
    """
    if printed.isalpha():
        return (printed,), _shape(len(printed) + 1, _shown(printed))
    pieces: list[str] = []
    for piece in _WORD.findall(printed):
        if piece == "." and pieces and _keeps_full_stop(pieces[-1]):
            pieces[-1] += "."
        else:
            pieces.append(piece)
    if not pieces:
        return (), b"\1" + _NO_SIGN
    gaps = [len(piece) for piece in pieces]
    gaps[-1] += 1  # the blank behind
    return tuple(pieces), b"".join([_shape(gap, _shown(piece)) for gap, piece in zip(gaps, pieces, strict=True)])


_WORDS: Final = PrintedFacts(lambda printed: _cut(printed)[0])
_SHAPES: Final = PrintedFacts(lambda printed: _cut(printed)[1])
_NO_SIGN: Final = b"\xff"
_LONGEST_GAP: Final = 255


@lru_cache(maxsize=32_768)
def _shown(word: str) -> int:
    """Return a bit for each thing that a word shows; each distinct one is looked at once."""
    low = _lowered(word)
    letters, capital = word[:1].isalpha(), word[:1].isupper()
    in_name = capital and letters and not _is_compound(word)
    opens_name = in_name and word != "I" and not low.startswith(("i'", "i’"))
    signs = letters | capital << 1 | in_name << 2 | opens_name << 3 | (low in _POSSESSIVE) << 4 | (low != word) << 5
    return signs | (low in PERSON_NOUNS) << 6 | (low in PRONOUNS) << 7


def _lowered(word: str) -> str:
    return word.lower().rstrip(".") or word


_LOWS: Final = WordFacts(_lowered)


@lru_cache(maxsize=4096)
def _shape(gap: int, signs: int) -> bytes:
    """Return the shape of one word; there are few."""
    if gap <= _LONGEST_GAP:
        return bytes((gap, signs))
    times, rest = divmod(gap, _LONGEST_GAP)
    return bytes((rest, signs)) + (bytes((_LONGEST_GAP,)) + _NO_SIGN) * times


# Turns what words show, as _shown has it, into one byte a word that is 1 where the word shows a thing.
_SHOWN_BY: Final = tuple(bytes([signs >> bit & 1 for signs in range(256)]) for bit in range(8))
_IS_WORD: Final = bytes([signs != _NO_SIGN[0] for signs in range(256)])


def marked(column: bytes) -> list[int]:
    """Return which words a column marks that marks few, as it marks nouns for people and pronouns."""
    found: list[int] = []
    index = column.find(1)
    while index >= 0:
        found.append(index)
        index = column.find(1, index + 1)
    return found


def words_of(printed: str) -> tuple[str, ...]:
    """Return the words of a printed name, as a text that holds the name has them."""
    return tuple([word for part in printed.split() for word in _cut(part)[0]])


def first_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words that names open with, as a text that holds the names has them."""
    return frozenset(words_of(name)[0] for name in names)


def _keeps_full_stop(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.lower() in _SHORT
