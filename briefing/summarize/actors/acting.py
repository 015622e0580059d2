"""Does a noun phrase do or say what the words beside it tell?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefing.model import Span
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


@dataclass(frozen=True, slots=True)
class Spoken:
    """The stretches that say who speaks: how far back one reaches that ends here, how far on one that starts here."""

    by_end: dict[int, int]
    by_start: dict[int, int]

    @classmethod
    def of(cls, speakers: Iterable[Span]) -> Spoken:
        """Return the stretches in a form that is quick to ask."""
        by_end: dict[int, int] = {}
        by_start: dict[int, int] = {}
        for span in speakers:
            by_end[span.end] = min(span.start, by_end.get(span.end, span.start))
            by_start[span.start] = max(span.end, by_start.get(span.start, span.end))
        return cls(by_end, by_start)

    def ends_with(self, start: int, end: int) -> bool:
        """Return whether a speaker's words end in the words that stand there."""
        return self.by_end.get(end, end) <= start

    def opens_with(self, start: int, end: int) -> bool:
        """Return whether a speaker's words open with the words that stand there."""
        return self.by_start.get(start, start) >= end


def is_subject(reading: Reading, first: int, stop: int, *, plural: bool = False) -> bool:
    """Return whether the noun phrase does what a verb beside it says.

    Covers "X said", "X, a doctor, said", "X (R-Ohio) never said", "said X" behind a quotation, "according to X".
    """
    if reading.befores[first] in ("the", "a", "an"):
        first -= 1
    before = reading.befores[first]
    if before == "so":
        before = reading.befores[first - 1]
    if before == "to" and reading.lows[first - 2] == "according":
        return True
    if _is_inverted(reading, first, stop):
        return True
    if before in _NOT_BEFORE_A_SUBJECT:
        return False  # meeting the pilots was useful: they are who was met
    after = _behind_parentheses(reading, stop)
    return _is_verb(reading, after, plural) or (
        reading.lows[after] in (",", "—", "–", "--")
        and (_is_verb(reading, after + 1, plural) or _is_verb(reading, _behind_aside(reading, after), plural))
    )


def speaks(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a verb of saying stands where only a speaker can stand before or behind it."""
    after = _behind_parentheses(reading, stop)
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
    if reading.lows[index] != "(":
        return index
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
    for _ in range(4):
        low = reading.lows[index]
        if low in FINITE or (plural and low in PLURAL_FINITE):
            return not reading.words[index].capital
        if low in ("this", "last", "earlier") and reading.lows[index + 1] in ("this", "week", "month", "year"):
            index += 2
        elif low in BETWEEN or low in WEEKDAYS or (low.endswith("ly") and len(low) > 4):
            index += 1
        elif low == "on" and reading.lows[index + 1] in WEEKDAYS:
            index += 2
        else:
            return False
    return False
