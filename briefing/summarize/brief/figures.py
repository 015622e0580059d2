"""Do two sentences state the same quantity with different figures?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefing.model import Issue
from briefing.summarize.lexicon import word_set
from briefing.values import dataclass

# What is measured in percent. Origin: the headings of the tables of statistics offices and central banks.
MEASURES: Final = word_set(
    """inflation unemployment growth deficit debt turnout tariff tariffs tax duty levy rate rates yield share margin
    output exports imports prices wages quota limit cap target threshold deposit rent toll"""
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_EMPTY_STEMS: Final = frozenset(
    word[:5]
    for word in word_set(
        """the and for its his her are was had has who how not but all out one two new may now any per own our put get
        got that this with from have been will would their they which were what when about after before could should
        into over more than also said says some other there where while such least around nearly only just many
        according first last year month week figure number puts make made still"""
    )
)
_SHARED: Final = 0.5
_SHARED_OF_LONGER: Final = 0.2
_SHARED_OF_A_CROWD: Final = 0.6
_LEAST_SHARED_OF_A_CROWD: Final = 3
# "About 300" and "310" are one figure, roundly told.
_ROUNDING: Final = 0.05


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of what a sentence states: ``noun`` is what is counted, ``printed`` the figure as it stands.

    ``stems`` are the first letters of the words round about, ``periods`` and ``names`` those of them that say when and
    where; ``before`` says that the figure stood so earlier, ``foreseen`` that it is expected,
    ``crowd`` that such are counted in any report, ``roundly`` that the figure is no exact one, ``is_share`` that it is
    told in percent.
    """

    noun: str
    printed: str
    value: float
    stems: frozenset[str]
    periods: frozenset[str]
    names: frozenset[str]
    before: bool
    foreseen: bool
    crowd: bool
    roundly: bool
    is_share: bool


@dataclass(frozen=True, slots=True)
class TermWords:
    """The words of an issue's terms: they stand round about all its quantities and tell nothing apart."""

    stems: frozenset[str]
    words: frozenset[str]


def term_words(issue: Issue) -> TermWords:
    """Return the words of the issue's name and terms."""
    terms = " ".join((issue.name, *issue.terms))
    return TermWords(stems_of_words(terms), frozenset(terms.split()))


def of_issue(quantity: Quantity, terms: TermWords) -> Quantity:
    """Return a quantity with what tells it from others of one issue; of a crowd, its place is no word round about."""
    names = quantity.names - terms.words
    places = stems_of_words(" ".join(names)) if quantity.crowd else frozenset()
    return replace(quantity, stems=quantity.stems - terms.stems - places, names=names - quantity.periods)


def differ(left: Quantity, right: Quantity) -> bool:
    """Return whether two sentences state one quantity with different figures.

    They count the same, at the same time and place as far as they say so, and share half of the shorter one's words.
    """
    if left.noun != right.noun or left.is_share != right.is_share:
        return False
    if (left.before, left.foreseen) != (right.before, right.foreseen):
        return False
    rounding = _ROUNDING * max(left.value, right.value) if left.roundly or right.roundly else 0.0
    if abs(left.value - right.value) <= rounding:
        return False
    if _are_apart(left.periods, right.periods):
        return False
    if (left.crowd or left.noun in MEASURES) and _are_apart(left.names, right.names):
        return False
    shared, shorter, longer = len(left.stems & right.stems), len(left.stems), len(right.stems)
    if longer < shorter:
        shorter, longer = longer, shorter
    if left.crowd:
        return shared >= max(_LEAST_SHARED_OF_A_CROWD, _SHARED_OF_A_CROWD * shorter)
    if left.noun in MEASURES and left.periods & right.periods:
        return True
    return shared >= max(1, _SHARED * shorter, _SHARED_OF_LONGER * longer)


def _are_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right and left.isdisjoint(right))


def stems_of_words(words: str) -> frozenset[str]:
    """Return the first letters of the words that say something."""
    return frozenset([word[:5].lower() for word in _WORD.findall(words)]) - _EMPTY_STEMS
