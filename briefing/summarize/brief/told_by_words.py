"""What does a sentence tell by its words alone?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final, TypeVar

from briefing.model import Sentence, Span
from briefing.summarize.brief.permissions import find_permission
from briefing.summarize.brief.quantities import NUMBER_WORDS, find_quantities
from briefing.summarize.brief.tellings import Tellings
from briefing.summarize.lexicon import word_set
from briefing.summarize.questions.resolved import (
    DECIDING,
    DOING,
    find_announced,
    find_denied,
    find_denied_clause,
    find_refused,
    find_rule_changed,
    find_undecided,
    is_decided,
)
from briefing.summarize.text.wordfacts import WordFacts

_Found = TypeVar("_Found")
_Finder = Callable[[str, Span], _Found | None]

# "rejected the idea", "rejected criticism": a stance in the words of a decision.
_MERE_STANCE = re.compile(
    r"\brejected\s+(?:(?:the|any|all|such|an?|that)\s+)?(?:[\w’'-]+\s+)?"
    r"(?:ideas?|notions?|claims?|suggestions?|criticisms?|accusations?|allegations?|charges|comparisons?|calls?)\b",
    re.IGNORECASE,
)
# "accused the firm of paying", "allegedly paid", "the ministry claims that": the report holds back its own word for it.
_CLAIMED = re.compile(
    r"\b(?:accus(?:ed|es|ing)|alleg(?:ed|es|edly|ing|ations?)|claim(?:ed|s|ing)?|purported(?:ly)?|reportedly|"
    r"suspected|said\s+to\s+have|according\s+to)\b",
    re.IGNORECASE,
)
# What makes a sentence more than a bare assertion: a reporting verb, a hedge, a question.
_NOT_BARE: Final = word_set(
    """say says said saying told tells argue argues argued warn warns warned believe believes believed think thinks
    thought according may might could would appear appears appeared seem seems seemed whether if likely reported report
    reports deny denies denied expected expect expects asked called urged"""
)


# One of these stands in whatever is found of a kind, as a word or as a part of one. Most sentences hold none of a kind,
# and are not searched for it.
_WORDS_OF: Final = {
    "decision": DECIDING,
    "not bare": _NOT_BARE,
    "rule": DOING,
    "quantity": frozenset(NUMBER_WORDS),
}
_PIECES_OF: Final = {
    "claim": ("accus", "alleg", "claim", "purported", "reportedly", "suspected", "said", "according"),
    "not bare": ("?", "“", '"', "„"),
    "denial": ("den", "disputed", "dismissed", "rejected"),
    "announcement": ("will",),
    "refusal": ("not",),
    "undecided": ("not", "n't", "n’t", "decision"),
    "permission": (
        "permi", "allow", "authori", "cleared", "lifted", "limited", "restricted", "confined", "banned", "barred",
        "prohibited", "yet", "approved", "agreed", "willing", "open", "considering", "weighing",
    ),
}  # fmt: skip
_BIT_OF: Final = {kind: 1 << place for place, kind in enumerate({**_WORDS_OF, **_PIECES_OF})}
_TOLD_BY_WORD: Final = {
    word: sum(_BIT_OF[kind] for kind, words in _WORDS_OF.items() if word in words)
    for word in frozenset().union(*_WORDS_OF.values())
}
_TOLD_BY_PIECE: Final = [(piece, _BIT_OF[kind]) for kind, pieces in _PIECES_OF.items() for piece in pieces]
_BARE: Final = re.compile(r"\w+")
_DIGIT: Final = re.compile(r"\d")


def _told_by(printed: str) -> int:
    """Return a bit for each kind of which a word as printed may tell something."""
    low = printed.lower()
    told = 0
    for piece, bit in _TOLD_BY_PIECE:
        if piece in low:
            told |= bit
    if low.isalpha():
        return told | _TOLD_BY_WORD.get(low, 0)
    if _DIGIT.search(low):
        told |= _BIT_OF["quantity"]
    return reduce(or_, [_TOLD_BY_WORD.get(bare, 0) for bare in _BARE.findall(low)], told)


_MAY_TELL: Final = WordFacts(_told_by)


def find_tellings(text: str, sentences: Sequence[Sentence], wanted: Iterable[int]) -> Tellings:
    """Find what those of a text's sentences tell that are ``wanted``, by index; a pure function of their words."""
    spans = {number: sentences[number].span for number in sorted(wanted)}
    words = {number: span.of(text) for number, span in spans.items()}
    may_tell = {number: reduce(or_, map(_MAY_TELL.__getitem__, own.split()), 0) for number, own in words.items()}

    def asked(kind: str) -> list[int]:
        bit = _BIT_OF[kind]
        return [number for number, bits in may_tell.items() if bits & bit]

    def found(find: _Finder[_Found], kind: str) -> dict[int, _Found]:
        return {number: each for number in asked(kind) if (each := find(text, spans[number])) is not None}

    changed = found(find_rule_changed, "rule")
    denied = found(find_denied, "denial")
    decided = frozenset([number for number in asked("decision") if _reports_decision(text, spans[number])])
    claimed = frozenset([number for number in asked("claim") if _CLAIMED.search(words[number]) is not None])
    not_bare = frozenset(asked("not bare"))  # each of its words stands alone: there is no more to look for
    return Tellings(
        decide=decided | frozenset(changed) | frozenset(denied),
        announce=frozenset(found(find_announced, "announcement")),
        refuse=frozenset(found(find_refused, "refusal")),
        change=frozenset(changed),
        claim=claimed,
        assert_=frozenset(words) - claimed - not_bare,
        denied=denied,
        denied_clauses=found(find_denied_clause, "denial"),
        undecided=found(find_undecided, "undecided"),
        permissions=_told(find_permission, words, asked("permission")),
        quantities=_told(lambda each: find_quantities(each) or None, words, asked("quantity")),
    )


def _told(find: Callable[[str], _Found | None], words: Mapping[int, str], asked: Iterable[int]) -> dict[int, _Found]:
    return {number: each for number in asked if (each := find(words[number])) is not None}


def _reports_decision(text: str, sentence: Span) -> bool:
    return is_decided(text, sentence) and _MERE_STANCE.search(sentence.of(text)) is None
