"""What does a sentence tell by its words alone?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from briefing.model import Sentence, Span
from briefing.summarize.brief.permissions import find_permission
from briefing.summarize.brief.quantities import find_quantities
from briefing.summarize.brief.tellings import Tellings
from briefing.summarize.questions.resolved import (
    find_announced,
    find_denied,
    find_denied_clause,
    find_refused,
    find_rule_changed,
    find_undecided,
    is_decided,
)

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
_NOT_BARE = re.compile(
    r"\b(?:say|says|said|saying|told|tells|argue[ds]?|warn(?:ed|s)?|believe[ds]?|think|thinks|thought|according|"
    r"may|might|could|would|appear(?:s|ed)?|seem(?:s|ed)?|whether|if|likely|reported|reports?|den(?:y|ies|ied)|"
    r"expected|expects?|asked|called|urged)\b|[?“\"„]",
    re.IGNORECASE,
)


def find_tellings(text: str, sentences: Sequence[Sentence], wanted: Iterable[int]) -> Tellings:
    """Find what those of a text's sentences tell that are ``wanted``, by index; a pure function of their words."""
    spans = {number: sentences[number].span for number in sorted(wanted)}
    words = {number: span.of(text) for number, span in spans.items()}
    changed = _found(find_rule_changed, text, spans)
    denied = _found(find_denied, text, spans)
    decided = _where(spans, lambda number: _reports_decision(text, spans[number]))
    claimed = _where(words, lambda number: _is_claimed(words[number]))
    return Tellings(
        decide=decided | frozenset(changed) | frozenset(denied),
        announce=frozenset(_found(find_announced, text, spans)),
        refuse=frozenset(_found(find_refused, text, spans)),
        change=frozenset(changed),
        claim=claimed,
        assert_=_where(words, lambda number: number not in claimed and _NOT_BARE.search(words[number]) is None),
        denied=denied,
        denied_clauses=_found(find_denied_clause, text, spans),
        undecided=_found(find_undecided, text, spans),
        permissions=_told(find_permission, words),
        quantities=_told(lambda each: find_quantities(each) or None, words),
    )


def _found(find: _Finder[_Found], text: str, spans: Mapping[int, Span]) -> dict[int, _Found]:
    return {number: each for number, span in spans.items() if (each := find(text, span)) is not None}


def _told(find: Callable[[str], _Found | None], words: Mapping[int, str]) -> dict[int, _Found]:
    return {number: each for number, own in words.items() if (each := find(own)) is not None}


def _where(numbers: Iterable[int], is_so: Callable[[int], bool]) -> frozenset[int]:
    return frozenset(filter(is_so, numbers))


def _reports_decision(text: str, sentence: Span) -> bool:
    return is_decided(text, sentence) and _MERE_STANCE.search(sentence.of(text)) is None


def _is_claimed(words: str) -> bool:
    return _CLAIMED.search(words) is not None
