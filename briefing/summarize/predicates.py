"""Which verb does a subject have, and does it tell where its subject stands?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.model import PositionLabel, Span
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.stance import ACTS, FOLLOWED, FOLLOWING, STANCES_OPENED_BY, Stance

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’]t)?")
_NEXT_WORD: Final = re.compile(rf",?\s+(?P<word>{_WORD.pattern})")
# What stands right behind a subject, but for an apposition: its predicate, "and" before a second subject, or an aside.
_FOLLOWING: Final = re.compile(rf",\s|\s+(?:\(|(?P<word>{_WORD.pattern}))")
_PASSIVE: Final = frozenset(("been", "was", "were", "be"))
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
# Those that are skipped alone, whatever follows.
_SKIPPED_ALONE: Final = _SKIPPED_OPENERS - word_set("on earlier later last this until")
_LOOKED_BEHIND: Final = FOLLOWED | _SKIPPED_ALONE
_OPENERS: Final = STANCES_OPENED_BY.keys() | ACTS | _SKIPPED_OPENERS | {"and", "or"}


class Stand(NamedTuple):
    """Where a verb tells a position; ``label`` is None when the verb tells no stance."""

    verb: Span
    label: PositionLabel | None


def find_opening(text: str, end: int) -> str | None:
    """Return what may open the predicate of a mention that ends at ``end``: a word in small letters, or a mark.

    None where nothing does, as behind most mentions. What is found may also stand before the predicate.
    """
    following = _FOLLOWING.match(text, end)
    if following is None:
        return None
    word = following["word"]
    if word is None:
        return following[0]
    low = word.lower()
    return low if low in _OPENERS or low.endswith("ly") else None


def verb_at(text: str, start: int, limit: int) -> Stand | None:
    """Return the first verb behind a subject, auxiliaries and adverbs between them jumped over."""
    passive = False
    word = _NEXT_WORD.match(text, start, limit)
    for _ in range(8):
        if word is None:
            return None
        low = word["word"].lower()
        behind = _NEXT_WORD.match(text, word.end(), limit) if low in _LOOKED_BEHIND else None
        if opened := _opened_by(low, behind):
            labelled = _labelled(text, word.start("word"), limit, opened, passive=passive)
            if labelled is not None:
                return _vouched_for(text, start, word.start("word"), labelled)
        if low in ACTS and not _negated(text, word.start(), start):
            return Stand(Span(*word.span("word")), None)
        if low in _SKIPPED_ALONE:
            word = behind
        elif skipped := _SKIPPED.match(text, word.start("word"), limit) if _may_be_skipped(low) else None:
            word = _NEXT_WORD.match(text, skipped.end(), limit)
        else:
            return None
        passive = low in _PASSIVE
    return None


def _opened_by(word: str, behind: re.Match[str] | None) -> Sequence[Stance]:
    """Return the stances that a word in small letters may open with what stands behind it; most words open none."""
    if word not in FOLLOWED:
        return STANCES_OPENED_BY.get(word, ())
    return STANCES_OPENED_BY[word] if behind and behind["word"].lower() in FOLLOWING else _WITH_PIECES[word]


_WITH_PIECES: Final = {word: tuple(stance for stance in STANCES_OPENED_BY[word] if stance.pieces) for word in FOLLOWED}


def _vouched_for(text: str, start: int, place: int, told: Stand) -> Stand:
    """Return a stand without its label where the source does not vouch for it, or tells what it was before."""
    doubted = told.label and (_HEARSAY.search(text, start, place) or _HAD.search(text, start, told.verb.end))
    return Stand(told.verb, None) if doubted else told


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
    told = ""
    for label, _, pattern, pieces in stances:
        if pieces:
            told = told or text[start:limit].lower()
            if not any(map(told.__contains__, pieces)):
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
