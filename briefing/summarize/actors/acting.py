"""Does a noun phrase do or say what the words beside it tell?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

from briefing.model import Quote
from briefing.summarize.actors.words import Reading
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.deeds import BETWEEN, FINITE, PLURAL_FINITE
from briefing.summarize.lexicon.grammar import GERUNDS
from briefing.summarize.lexicon.speech import GERUND_OF, SAYING_FORMS
from briefing.summarize.lexicon.time import WEEKDAYS

_PREPOSITIONS: Final = word_set(
    """of for with by to from in at against about like between on over into near under toward towards via as than
    including after before during without behind"""
)
_GERUNDS: Final = GERUNDS | frozenset(GERUND_OF) | {"seeing", "having"}
_NOT_BEFORE_A_SUBJECT: Final = _PREPOSITIONS | _GERUNDS
_CLOSING: Final = frozenset(("”", '"', "’", "'", ",", "''", "»", "“"))


class Speaker(NamedTuple):
    """Where a text says who speaks: from ``start`` to ``end`` in the text, from ``first`` up to ``stop`` as words.

    Of a word that an end cuts, the first half does not count and the second does.
    """

    start: int
    end: int
    first: int
    stop: int


def find_speakers(reading: Reading, quotes: Iterable[Quote]) -> tuple[Speaker, ...]:
    """Return where it is said who speaks the quotes, in text order, each place once."""
    spans = sorted({(span.start, span.end) for quote in quotes if (span := quote.speaker) is not None})
    starts = reading.starts
    return tuple([Speaker(start, end, bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans])


class Spoken(NamedTuple):
    """The stretches of words that say who speaks: where one opens that ends here, where one ends that opens here."""

    by_end: dict[int, int]
    by_start: dict[int, int]

    @classmethod
    def of(cls, reading: Reading, speakers: Iterable[Speaker]) -> Spoken:
        """Return the stretches in a form that is quick to ask; one that cuts a word does not end or open there.

        Speakers come in text order; of those that end at one word the first counts, of those that open there the last.
        """
        by_end: dict[int, int] = {}
        by_start: dict[int, int] = {}
        for start, end, first, stop in speakers:
            before_end = reading.end_of(stop - 1) if stop > 0 else 0
            if before_end == end:
                by_end.setdefault(stop, first)
            if first < reading.count and reading.starts[first] == start:
                by_start[first] = stop if before_end <= end else stop - 1
        return cls(by_end, by_start)

    def ends_with(self, first: int, stop: int) -> bool:
        """Return whether a speaker's words end in the words from ``first`` up to ``stop``."""
        return self.by_end.get(stop, stop) <= first

    def opens_with(self, first: int, stop: int) -> bool:
        """Return whether a speaker's words open with the words from ``first`` up to ``stop``."""
        return self.by_start.get(first, first) >= stop


def is_subject(reading: Reading, first: int, stop: int, *, acts: bool | None = None) -> bool:
    """Return whether the noun phrase does what a verb beside it says; ``acts`` is ``has_verb_behind`` where known.

    Covers "X said", "X, a doctor, said", "X (R-Ohio) never said", "said X" behind a quotation, "according to X".
    """
    before = reading.befores[first]
    if before in ("the", "a", "an"):
        first -= 1
        before = reading.befores[first]
    if before in SAYING_FORMS and _is_inverted(reading, first, stop):
        return True
    if before == "so":
        before = reading.befores[first - 1]
    if before in _NOT_BEFORE_A_SUBJECT:
        # meeting the pilots was useful: they are who was met
        return before == "to" and reading.lows[first - 2] == "according"
    return has_verb_behind(reading, stop) if acts is None else acts


def has_verb_behind(reading: Reading, stop: int, *, plural: bool = False) -> bool:
    """Return whether a finite verb follows a phrase that ends at ``stop``, an apposition or a party left aside."""
    after = _behind_parentheses(reading, stop) if reading.lows[stop] == "(" else stop
    if _is_verb(reading, after, plural):
        return True
    if reading.lows[after] not in _OPENING_AN_ASIDE:
        return False
    return _is_verb(reading, after + 1, plural) or _is_verb(reading, _behind_aside(reading, after), plural)


_OPENING_AN_ASIDE: Final = frozenset((",", "—", "–", "--"))


def speaks(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a verb of saying stands where only a speaker can stand before or behind it."""
    after = _behind_parentheses(reading, stop) if reading.lows[stop] == "(" else stop
    if reading.lows[after] in SAYING_FORMS and reading.befores[first] not in _PREPOSITIONS:
        return True
    if reading.lows[after] == "," and reading.lows[_behind_aside(reading, after)] in SAYING_FORMS:
        return reading.befores[first] not in _PREPOSITIONS
    return _is_inverted(reading, first, stop)


def _is_inverted(reading: Reading, first: int, stop: int) -> bool:
    """“It is late,” said Imre Kodaly. — the verb of saying before, a border or an adjunct behind."""
    if reading.befores[first] not in SAYING_FORMS:
        return False
    before = reading.lows[first - 2]
    return before in _CLOSING and reading.lows[stop] not in FINITE


def _behind_parentheses(reading: Reading, index: int) -> int:
    """Return the word behind the parentheses that open at ``index``, that itself where they are not closed."""
    for stop in range(index + 1, index + 9):
        if reading.lows[stop] == ")":
            return stop + 1
    return index


def _behind_aside(reading: Reading, comma: int) -> int:
    """Return the word behind the comma that closes what ``comma`` opens, ``comma`` itself where none does."""
    opened = reading.lows[comma]
    for index in range(comma + 1, comma + 26):
        low = reading.lows[index]
        if reading.quoted[index] or low in ".;:!?":  # where the text ends, too: there the words are empty
            return comma
        if low == opened and _is_verb(reading, index + 1, False):
            return index + 1
    return comma


def _is_verb(reading: Reading, index: int, plural: bool) -> bool:
    """Return whether a finite verb stands at ``index``, adverbs before it left aside."""
    lows = reading.lows
    for _ in _ADVERBS:
        low = lows[index]
        if low in FINITE or (plural and low in PLURAL_FINITE):
            return not reading.capital[index]
        if low not in _BEFORE_A_VERB and not (low.endswith("ly") and len(low) > 4):
            return False
        opens_a_day = _BEHIND_OPENING.get(low)
        if opens_a_day is not None and lows[index + 1] not in opens_a_day:
            return False
        index += 1 if opens_a_day is None else 2
    return False


_ADVERBS: Final = range(4)  # no more stand between a phrase and its verb
_SPANS: Final = word_set("this week month year")
_BEHIND_OPENING: Final = {"this": _SPANS, "last": _SPANS, "earlier": _SPANS, "on": frozenset(WEEKDAYS)}
_BEFORE_A_VERB: Final = BETWEEN | frozenset(WEEKDAYS) | _BEHIND_OPENING.keys()
