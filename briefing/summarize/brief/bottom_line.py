"""Where does an issue stand today, in a sentence or two of the sources?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from briefing.model import Evidence, Issue, OpenQuestion, PositionLabel, QuestionKind, Span, Statement
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.brief.salience import is_decider, newest, outlet_count, say_alike, say_the_same
from briefing.summarize.questions.resolved import (
    find_announced,
    find_denied,
    find_refused,
    find_rule_changed,
    find_undecided,
    is_decided,
    opening_of,
)
from briefing.summarize.text.datelines import without_dateline

_MOST_STATEMENTS = 2
_LONGEST_WORDS = 45
_DAY_SECONDS = 86400.0
# Comparing is quadratic: only this many of the newest and weightiest are compared with each other.
_MOST_CANDIDATES = 60

# What a sentence says about the decision: that it is taken, that it is not, or is denied. A higher weight comes first.
_CUE_WEIGHTS: dict[QuestionKind, int] = {
    "no_change_reported": 6,
    "no_decision_expected": 5,
    "requires_decision": 5,
    "contested": 4,
    "whether_undecided": 4,
    "declined_or_withheld": 2,
    "under_deliberation": 3,
    "asked_evaded": 3,
}
_LABEL_WEIGHTS: dict[PositionLabel, int] = {
    "permits": 6,
    "rejects": 6,
    "suspends": 6,
    "undecided": 5,
    "open to": 4,
    "no comment": 3,
    "conditional": 3,
}
_DECIDED = 7
_UNDECIDED = 6
_ANSWERED = ("answered", "possible answer")
# From here on a sentence is about the decision itself.
_DECISIVE = 3

# "He said …", "But they …", "That move …": read alone, such a sentence does not say whom or what it is about.
_LEANS_BACK = re.compile(
    r"\A\W*(?:(?:but|and|so|still|yet|meanwhile|however)\W+)?(?:he|she|they|it|i|we|you|his|her|their|its|that|this|those|these|"
    r"such|the\s+(?:move|talks|two|same|former|latter))\b",
    re.IGNORECASE,
)
# "previously rejected the idea", "has long resisted": where it stood before, not where it stands.
_LOOKS_BACK = re.compile(
    r"\b(?:previously|formerly|in\s+the\s+past|until\s+(?:now|recently)|has\s+long|have\s+long|had\s+(?:earlier|once))\b",
    re.IGNORECASE,
)
# "Norland has refused inspections since 2021", "has for years opposed it": so for long, whatever came of it since. But
# in "dropping a refusal that has stood since 2021" the year is the refusal's.
_LONG_SO = re.compile(
    r"(?<!that\s)(?<!which\s)(?<!who\s)\b(?:has|have)\s+(?:long\b|(?:repeatedly|always|consistently|for\s+(?:years|decades))\b|"
    r"(?:not\s+)?(?:been\s+)?[a-z]+\b[^,;.“”]{0,80}?\b(?:since\s+(?:(?:early|late|mid-)?\s*)?(?:19|20)\d\d|for\s+(?:years|decades))\b)"
)
# One of these stands in whatever _LONG_SO finds.
_LONG = ("long", "since", "years", "decades", "repeatedly", "always", "consistently")
# "rejected the idea", "rejected criticism": a stance in the words of a decision.
_MERE_STANCE = re.compile(
    r"\brejected\s+(?:(?:the|any|all|such|an?|that)\s+)?(?:[\w’'-]+\s+)?"
    r"(?:ideas?|notions?|claims?|suggestions?|criticisms?|accusations?|allegations?|charges|comparisons?|calls?)\b",
    re.IGNORECASE,
)
_LEANING_COSTS = 8
_LOOKING_BACK_COSTS = 3
_LENGTH_COSTS = 2


@dataclass(frozen=True, eq=False)
class _Candidate:
    """A sentence that may say where the issue stands; ``cue_weight`` is what its question cues and positions give.

    ``opening`` says that it is one of the first sentences of its report.
    """

    digest: Digest
    sentence: int
    cue_weight: int
    named: bool
    time: float
    opening: bool

    @property
    def span(self) -> Span:
        return self.digest.analysis.sentences[self.sentence].span

    @property
    def recency(self) -> tuple[bool, float]:
        return self.digest.is_past, -(self.time // _DAY_SECONDS)

    @cached_property
    def text(self) -> str:
        return without_dateline(self.digest.words(self.span))

    @cached_property
    def denies(self) -> bool:
        return find_denied(self.digest.item.text, self.span) is not None

    @cached_property
    def weight(self) -> int:
        if looks_far_back(self.text):
            return min(self.cue_weight, _DECISIVE - 1)
        if _tells_decision(self.digest, self.span, self.opening):
            return _DECIDED
        text = self.digest.item.text
        refused = self.opening and find_refused(text, self.span) is not None
        undecided = find_undecided(text, self.span) is not None
        return max(self.cue_weight, _UNDECIDED if refused or undecided else 0)


def bottom_line(
    number: int, issue: Issue, digests: Sequence[Digest], questions: Sequence[OpenQuestion]
) -> tuple[Statement, ...]:
    """Return the one or two sentences that say where the issue stands.

    Newest decision or non-decision first; of one day, what says most about the decision, then what most outlets
    report. Sentences are whole, so their hedges stay. Without news the newest background speaks.
    """
    news = [digest for digest in digests if not digest.background] or list(digests)
    overtaken = _overtaken(questions)
    candidates = [
        candidate
        for digest in news
        if digest.passages.of(number)
        for candidate in _candidates(number, issue, digest)
        if (digest.item.id, candidate.span.start) not in overtaken
    ]
    likely = sorted(_newest_decisive(candidates) or candidates, key=_first_rank)[:_MOST_CANDIDATES]
    chosen: list[_Candidate] = []
    for candidate in _by_rank(likely):
        if _adds(candidate, chosen):
            chosen.append(candidate)
        if len(chosen) == _MOST_STATEMENTS:
            break
    return tuple(_statement(issue, candidate, likely) for candidate in chosen)


def _by_rank(likely: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Yield the candidates, which come in their first rank, in their full one: the support of equals decides last."""
    for _, equals in groupby(likely, key=lambda candidate: _first_rank(candidate)[:3]):
        rivals = list(equals)
        yield from sorted(rivals, key=lambda candidate: _rank(candidate, likely)) if len(rivals) > 1 else rivals


def _newest_decisive(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the sentences about the decision itself of so many of the newest days as are compared."""
    decisive: list[_Candidate] = []
    for _, of_one_day in groupby(sorted(candidates, key=lambda each: each.recency), key=lambda each: each.recency):
        if len(decisive) < _MOST_CANDIDATES:
            decisive += [candidate for candidate in of_one_day if candidate.weight >= _DECISIVE]
    return decisive


def _adds(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Return whether a sentence tells something beside those chosen.

    What was open before a decision that leads does not say how things are. Beside a denial stands the decision that
    was reported before it.
    """
    if any(say_alike(candidate.text, other.text) for other in chosen):
        return False
    lead = next(iter(chosen), None)
    if lead is None or lead.weight < _DECIDED or candidate.time // _DAY_SECONDS >= lead.time // _DAY_SECONDS:
        return True
    return lead.denies and candidate.weight >= _DECIDED and not candidate.denies


def _overtaken(questions: Sequence[OpenQuestion]) -> frozenset[tuple[str, int]]:
    """Return where sentences start that show a question open which a later item may have decided."""
    answered = [question for question in questions if question.answers and question.status in _ANSWERED]
    shown = {(each.item_id, each.start) for question in answered for each in question.evidence}
    return frozenset(shown - {(each.item_id, each.start) for question in answered for each in question.answers})


def _candidates(number: int, issue: Issue, digest: Digest) -> Iterable[_Candidate]:
    """Yield the sentences of one item in the reporter's own frame: a sentence that is all quotation has no speaker."""
    weights: dict[int, int] = {}
    days: dict[int, date] = {}
    quoted = {
        sentence
        for quote in digest.analysis.quotes
        if quote.kind != "indirect"
        for sentence in digest.sentences_in(quote.span)
    }
    for cue in digest.analysis.questions:
        weights[cue.sentence] = max(weights.get(cue.sentence, 0), _CUE_WEIGHTS.get(cue.kind, 0))
    for position in digest.analysis.positions:
        actor = digest.analysis.actors[position.actor]
        weight = _LABEL_WEIGHTS.get(position.label, 0) if position.label is not None else 0
        if weight and is_decider(actor.name, actor.kind, issue):
            weights[position.sentence] = max(weights.get(position.sentence, 0), weight)
        if position.day is not None:
            days[position.sentence] = max(days.get(position.sentence, position.day), position.day)
    moment = digest.moment.timestamp()
    opens = opening_of(digest.analysis.sentences)
    for assignment in digest.passages.of(number):
        for sentence in assignment.sentences:
            if digest.is_prose(sentence) and sentence not in quoted:
                time = newest(moment, days.get(sentence))
                named, opening = assignment.rule == "named", sentence in opens
                yield _Candidate(digest, sentence, weights.get(sentence, 0), named, time, opening)


def find_decisions_told(number: int, digest: Digest) -> Iterator[Span]:
    """Yield the sentences with which a report on the issue opens, where they tell or deny a decision."""
    opening = opening_of(digest.analysis.sentences)
    for sentence, span in _news_of(number, digest):
        if sentence in opening and _tells_decision(digest, span, opening=True):
            yield span


def find_acts_told(number: int, digest: Digest) -> Iterator[Span]:
    """Yield what an item tells of the issue as news: as decided or refused where it opens, as changed or denied.

    A changed rule, a vote put off and a denial are acts wherever they stand; "has approved" may be of long ago.
    """
    text, opening = digest.item.text, opening_of(digest.analysis.sentences)
    for sentence, span in _news_of(number, digest):
        opens = sentence in opening and (_tells_decision(digest, span, opening=True) or find_refused(text, span))
        if opens or find_rule_changed(text, span) or find_denied(text, span):
            yield span


def _news_of(number: int, digest: Digest) -> Iterator[tuple[int, Span]]:
    return (told for told in digest.prose_on(number) if not looks_far_back(digest.words(told[1])))


def looks_far_back(text: str) -> bool:
    """Return whether a sentence tells what has been so for years: "has refused it since 2021"."""
    return any(map(text.__contains__, _LONG)) and _LONG_SO.search(text) is not None


def _tells_decision(digest: Digest, sentence: Span, opening: bool) -> bool:
    text = digest.item.text
    return (
        _reports_decision(digest, sentence)
        or find_rule_changed(text, sentence) is not None
        or find_denied(text, sentence) is not None
        or (opening and find_announced(text, sentence) is not None)
    )


def _reports_decision(digest: Digest, sentence: Span) -> bool:
    return is_decided(digest.item.text, sentence) and not _MERE_STANCE.search(digest.words(sentence))


def _rank(candidate: _Candidate, others: Sequence[_Candidate]) -> tuple[bool, float, int, int, bool, bool, str, int]:
    past, day, weight, unnamed, copied, item_id, sentence = _first_rank(candidate)
    text = candidate.text
    support = outlet_count(other.digest for other in others if say_the_same(text, other.text))
    return past, day, weight, -support, unnamed, copied, item_id, sentence


def _first_rank(candidate: _Candidate) -> tuple[bool, float, int, bool, bool, str, int]:
    text = candidate.text
    cost = _LEANING_COSTS if _LEANS_BACK.search(text) else 0
    cost += _LOOKING_BACK_COSTS if _LOOKS_BACK.search(text) else 0
    cost += _LENGTH_COSTS if len(text.split()) > _LONGEST_WORDS else 0
    return (
        *candidate.recency,
        cost - candidate.weight,
        not candidate.named,
        candidate.digest.is_copy,
        candidate.digest.item.id,
        candidate.sentence,
    )


def _statement(issue: Issue, shown: _Candidate, candidates: Sequence[_Candidate]) -> Statement:
    evidence: dict[Evidence, None] = dict.fromkeys(_evidence(shown))
    for other in candidates:
        if other is not shown and other.digest.outlet != shown.digest.outlet and say_the_same(shown.text, other.text):
            evidence.update(dict.fromkeys(_evidence(other)))
    return Statement(line_id(issue.name, "state", canonical(shown.text)), tuple(evidence), shown.text)


def _evidence(candidate: _Candidate) -> tuple[Evidence, ...]:
    return candidate.digest.evidence_for([candidate.span])
