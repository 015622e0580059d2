"""Which verb does a subject have, and does it tell where its subject stands?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.model import PositionLabel, Span
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.stance import ACTS, STANCES_OPENED_BY, Stance

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’]t)?")
_NEXT_WORD: Final = re.compile(rf",?\s+(?P<word>{_WORD.pattern})")
# What stands right behind a subject, but for an apposition: its predicate, "and" before a second subject, or an aside.
_FOLLOWING: Final = re.compile(rf",\s|\s+(?:\(|(?P<word>{_WORD.pattern}))")
_PASSIVE: Final = frozenset(("been", "was", "were", "is", "are", "be", "being"))
# "Lind had opposed the sale": how it was before the past that is told; where Lind stands is not said.
_HAD: Final = re.compile(r"\bhad\b", re.IGNORECASE)
# "Lind reportedly opposes the sale": a stance that the source itself does not vouch for.
_HEARSAY: Final = re.compile(r"\b(?:reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE)
_SKIPPED: Final = re.compile(
    r"(?:(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:earlier\s+|later\s+)?(?:last|this)\s+(?:week|month|year)|[a-z]+ly|also|"
    r"until\s+(?:now|recently)|again|once|twice|long|still|now|then|already|since|all|both|just|even|first|has|have|had|is|are|was|were|been|did|does|do|not|"
    r"didn['’]t|hasn['’]t|haven['’]t|doesn['’]t|will)\b,?",
    re.IGNORECASE,
)
# The first words of whatever _SKIPPED finds, but for those in -ly.
_SKIPPED_OPENERS: Final = word_set(
    """on monday tuesday wednesday thursday friday saturday sunday earlier later last this also until again once twice
    long still now then already since all both just even first has have had is are was were been did does do not will"""
) | frozenset(f"{verb}n{mark}t" for verb in ("did", "has", "have", "does") for mark in "'’")
_OPENERS: Final = STANCES_OPENED_BY.keys() | ACTS | _SKIPPED_OPENERS | {"and", "or"}


class Stand(NamedTuple):
    """Where a verb tells a position; ``label`` is None when the verb tells no stance."""

    verb: Span
    label: PositionLabel | None


def may_do(text: str, end: int) -> bool:
    """Return whether what follows a mention may open its predicate, or stand before it; most does not."""
    following = _FOLLOWING.match(text, end)
    if following is None:
        return False
    word = following["word"]
    return word is None or (low := word.lower()) in _OPENERS or _may_be_skipped(low)


def verb_at(text: str, start: int, limit: int) -> Stand | None:
    """Return the first verb behind a subject, auxiliaries and adverbs between them jumped over."""
    position = start
    passive = False
    for _ in range(8):
        word = _NEXT_WORD.match(text, position, limit)
        if word is None:
            return None
        low = word["word"].lower()
        opened = STANCES_OPENED_BY.get(low)
        labelled = _labelled(text, word.start("word"), limit, opened, passive=passive) if opened else None
        if labelled is not None:
            if labelled.label is None:
                return labelled
            doubted = _HEARSAY.search(text, start, word.start("word")) or _HAD.search(text, start, labelled.verb.end)
            return Stand(labelled.verb, None) if doubted else labelled
        passive = low in _PASSIVE
        if low in ACTS and not passive and not _negated(text, position, start):
            return Stand(Span(*word.span("word")), None)
        skipped = _SKIPPED.match(text, word.start("word"), limit) if _may_be_skipped(low) else None
        if skipped is None:
            return None
        passive = low in _PASSIVE and low in ("been", "was", "were", "be")
        position = skipped.end()
    return None


def _may_be_skipped(word: str) -> bool:
    return word in _SKIPPED_OPENERS or word.endswith("ly")


def stance_at(text: str, start: int, limit: int) -> Stand | None:
    """Return the stance that the word at ``start`` opens; None where it opens none."""
    opener = _WORD.match(text, start, limit)
    opened = STANCES_OPENED_BY.get(opener[0].lower()) if opener else None
    return _labelled(text, start, limit, opened, passive=False) if opened else None


def _negated(text: str, end: int, start: int) -> bool:
    return _NOT.search(text[start:end]) is not None


_NOT: Final = re.compile(r"\bnot\b|n['’]t\b")


def _labelled(text: str, start: int, limit: int, stances: Sequence[Stance], *, passive: bool) -> Stand | None:
    told = text[start:limit].lower()
    for label, _, pattern, pieces in stances:
        if pieces and not any(map(told.__contains__, pieces)):
            continue
        match = pattern.match(text, start, limit)
        if match is None:
            continue
        negated = _negated(text, start, max(0, start - 12)) and label not in ("no comment",)
        if negated and label in ("urges", "warns"):
            return None  # "has not requested permission": what is not asked for is no position
        if (passive and label in ("permits", "rejects", "suspends", "urges", "warns")) or negated:
            return Stand(Span(*match.span()), None) if not passive else None
        return Stand(Span(*match.span()), label)
    return None
