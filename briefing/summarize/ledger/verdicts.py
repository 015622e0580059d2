"""Does a sentence report the decision that a question waits for?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from briefing.model import Analysis, Issue, Item, Sentence, Span
from briefing.summarize.actors.parties import NameOf, Ties, parties_at, seats_in
from briefing.summarize.ledger.merging import Served
from briefing.summarize.questions.clauses import subject_before
from briefing.summarize.questions.resolved import TAKEN, find_announced, find_denied, is_decided, opening_of
from briefing.summarize.text.terms import IssueTerms, compile_issue, holds_term
from briefing.values import dataclass

# "The depots were permitted to load." states what is allowed, without a decision of today.
_GRANTED: Final = re.compile(
    r"\b(?:was|were|is|are|been)\s+(?:now\s+|already\s+)?(?:permitted|allowed|authori[sz]ed|cleared)\s+to\b",
    re.IGNORECASE,
)
# One of these stands in whatever _GRANTED finds.
_GRANTING: Final = ("permitted", "allowed", "authori", "cleared")
_NEGATED: Final = re.compile(
    r"\b(?:not|never|no|if|unless|whether|would|could|may|might|as\s+long\s+as)\b|n['’]t\b", re.IGNORECASE
)
_NARROWED: Final = re.compile(
    r"\b(?:only|limited|limits?|restricted|restricts?|partial(?:ly)?|except|temporar(?:y|ily)|within|narrow(?:ly)?|"
    r"as\s+long\s+as|on\s+condition|provided\s+that|in\s+principle|preliminar(?:y|ily))\b",
    re.IGNORECASE,
)
_REFUSING: Final = re.compile(
    r"\b(?:reject|veto|ruled\s+out|turned\s+down|den(?:y|ied)|refus|block|banned|barred|abandon|scrap|called\s+off|"
    r"backed\s+down|decided\s+against|struck\s+down|repeal|withdrawn|cancel|suspend|postpone|overturn)",
    re.IGNORECASE,
)
_REACH: Final = 50


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence that reports a decision or a standing permission, with whose it is.

    ``subject`` is who decided, as printed, empty where the sentence names nobody. ``narrowed`` says that the sentence
    limits it; ``standing`` that it states what is allowed rather than a decision; ``denies`` that it denies a decision.
    """

    item: Item
    sentence: Span
    parties: tuple[str, ...]
    subject: str
    refuses: bool
    narrowed: bool
    standing: bool
    denies: bool = False

    @property
    def published(self) -> datetime | None:
        """Return when the item that reports it came out."""
        return self.item.published


def find_verdicts(part: Served, issue: Issue, name_of: NameOf, ties: Ties) -> Iterator[Verdict]:
    """Yield the sentences that serve an issue and report a decision about it in words that name it."""
    terms = compile_issue(issue)
    item, analysis = part.item, part.analysis
    opening = opening_of(analysis.sentences)
    for index in _worth_a_look(part):
        sentence = analysis.sentences[index]
        if sentence.role not in ("prose", "heading") or not _names(item.text[sentence.start : sentence.end], terms):
            continue
        span = sentence.span
        found = _deciding_verb(item.text, span) or _denied_verb(item.text, span)
        if found is None and index in opening:
            found = _announced_verb(item.text, span, analysis)
        if found is not None:
            yield _verdict(item, analysis, span, found, name_of, ties)


def _worth_a_look(part: Served) -> Iterable[int]:
    """Return the sentences that may report a decision: few tell one, a permission, or that somebody "rejected" it."""
    if part.deciding is None:
        return part.sentences
    lowered = part.item.text.lower()
    others = [word for word in ("rejected", *_GRANTING) if word in lowered]
    return (
        index
        for index in part.sentences
        if index in part.deciding or (others and _holds_one_of(others, part.analysis.sentences[index], part.item.text))
    )


def _holds_one_of(words: Sequence[str], sentence: Sentence, text: str) -> bool:
    return any(map(text[sentence.start : sentence.end].lower().__contains__, words))


@dataclass(frozen=True, slots=True)
class _Verb:
    """``opens`` is where the clause of the verb may begin, at the earliest."""

    span: Span
    opens: int
    standing: bool = False
    denied: bool = False


def _denied_verb(text: str, sentence: Span) -> _Verb | None:
    found = find_denied(text, sentence)
    return _Verb(found[1], found[0].end, denied=True) if found is not None else None


def _announced_verb(text: str, sentence: Span, analysis: Analysis) -> _Verb | None:
    """Return the verb by which the opening of a report tells a decision just taken, in the report's own words."""
    verb = find_announced(text, sentence)
    if verb is None or any(quote.kind != "indirect" and quote.span.covers(verb) for quote in analysis.quotes):
        return None
    return _Verb(verb, sentence.start)


def _deciding_verb(text: str, sentence: Span) -> _Verb | None:
    """Return the verb that reports a decision, else the one that states a permission, unhedged and not denied."""
    taken = TAKEN.search(text, sentence.start, sentence.end) if is_decided(text, sentence) else None
    if taken is not None:
        return _Verb(Span(*taken.span()), sentence.start)
    lowered = sentence.of(text).lower()
    if not any(map(lowered.__contains__, _GRANTING)):
        return None
    granted = _GRANTED.search(text, sentence.start, sentence.end)
    if granted is None or _NEGATED.search(text, max(sentence.start, granted.start() - _REACH), granted.start()):
        return None
    return _Verb(Span(*granted.span()), sentence.start, standing=True)


def _verdict(item: Item, analysis: Analysis, sentence: Span, verb: _Verb, name_of: NameOf, ties: Ties) -> Verdict:
    subject = subject_before(item.text, verb.opens, verb.span.start)
    parties = parties_at(subject, item, analysis, name_of, ties) if subject else ()
    words = sentence.of(item.text)
    owners = parties or seats_in(item.text[verb.opens : verb.span.start])
    return Verdict(
        item,
        sentence,
        owners or _parties_of_speaker(item, analysis, subject, verb, name_of, ties),
        subject.of(item.text) if subject else "",
        refuses=_REFUSING.search(verb.span.of(item.text)) is not None,
        narrowed=_NARROWED.search(words) is not None,
        standing=verb.standing,
        denies=verb.denied,
    )


# "The cabinet has approved the sale, Prime Minister Tolvik said": whose cabinet it is, is told by who says so.
_OWN_BODY: Final = re.compile(
    r"(?:\A|\s)(?:administration|government|cabinet|ministers?|ministry|parliament|president|premier|we)\Z",
    re.IGNORECASE,
)


def _parties_of_speaker(
    item: Item, analysis: Analysis, subject: Span | None, verb: _Verb, name_of: NameOf, ties: Ties
) -> tuple[str, ...]:
    """Return the state of whoever reports a decision of "the cabinet" or "the government", where it is known."""
    if subject is None or not _OWN_BODY.search(subject.of(item.text)):
        return ()
    speakers = (quote.actor for quote in analysis.quotes if quote.actor is not None and quote.span.covers(verb.span))
    states = (ties.get(name_of(item.id, actor).lower()) for actor in speakers)
    return tuple(dict.fromkeys(state for state in states if state))


def _names(words: str, terms: IssueTerms) -> bool:
    return holds_term(words, terms.spoken)
