"""Which sentences can give somebody's words without quotation marks at all? Most cannot, and are read no further."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from briefing.summarize.lexicon import speech
from briefing.summarize.lexicon.inflection import base_and_present, gerund, pasts
from briefing.summarize.quotes.periods import Period
from briefing.summarize.quotes.readings import Reading
from briefing.summarize.text.printed import PrintedClues

# What is promised or asked for is an infinitive: promised to resign, urged the board to wait.
PROMISING: Final = frozenset({"promise", "vow", "pledge", "swear"})
ASKING_OF: Final = frozenset({"urge", "ask", "tell", "advise", "implore", "beg", "warn", "remind"})
# Verbs that give words rather than thoughts, findings or intentions.
REPORTING: Final = speech.PLAIN_LEMMAS | {
    "ask", "report", "point", "indicate", "reveal", "disclose", "respond", "imply", "remind", "inform", "assure",
    "clarify", "answer", "repeat", "caution", "boast", "confess", "counter", "charge", "signal", "hint", "advise",
    "speculate", "surmise", "post", "proclaim", "affirm", "underscore", "highlight", "emphasize", "continue",
}  # fmt: skip
_CUE_LEMMAS: Final = REPORTING | PROMISING | ASKING_OF | {"quote"}
_CUE_WORDS: Final = frozenset({"according"}) | {
    form for lemma in _CUE_LEMMAS for form in (*base_and_present(lemma), *pasts(lemma), gerund(lemma))
}
# With a capital, a base form or a third person is a name: the State Department, the United States, a Post reader.
_CAPITALISED: Final = frozenset({"according"}) | {
    form for lemma in _CUE_LEMMAS for form in (*pasts(lemma), gerund(lemma))
}
_CUE_SPELLINGS: Final = frozenset(
    {*_CUE_WORDS, *(form.capitalize() for form in _CAPITALISED), *(form.upper() for form in _CAPITALISED)}
)
_VERBAL: Final = frozenset({"past", "present", "base", "gerund"})
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def _holds_cue(printed: str) -> bool:
    if printed.isalpha():
        return printed in _CUE_SPELLINGS
    return not _CUE_SPELLINGS.isdisjoint(_LETTERS.findall(printed))


_HOLDS_CUE: Final = PrintedClues(_holds_cue)


def find_reporting(readings: Sequence[Reading]) -> list[Reading]:
    """Return the periods in which any word, or a colon at the top of the text, can give somebody's words."""
    if not readings:
        return []
    starts = [reading.period.start for reading in readings]
    telling = {bisect_right(starts, place) - 1 for place in _HOLDS_CUE.places(readings[0].period.text)} - {-1}
    at_top = takewhile(lambda reading: reading.period.paragraph == 1, readings)
    telling.update(index for index, reading in enumerate(at_top) if may_be_headline(reading.period))
    return [readings[index] for index in sorted(telling) if readings[index].period.can_be_read()]


def may_be_headline(period: Period) -> bool:
    """Return whether the period stands at the top of the text and holds a colon: Okafor: Talks will go on."""
    return period.paragraph == 1 and ":" in period.text[period.start : period.end]


def has_cue(reading: Reading) -> bool:
    """Return whether a word of the period is a cue as it stands: they report — but not: they read the report."""
    reading.read()
    for token in reading.tokens:
        if token.low in _CUE_WORDS and (token.tag in _VERBAL or token.low == "according"):
            return True
    return False
