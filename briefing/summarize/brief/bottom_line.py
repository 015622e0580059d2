"""Where does an issue stand today, in a sentence or two of the sources?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import groupby

from briefing.model import Issue, OpenQuestion, PositionLabel, QuestionKind, Statement
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.brief.salience import is_decider, newest, outlet_count, say_alike, say_the_same
from briefing.summarize.brief.tellings import Tellings
from briefing.summarize.questions.resolved import opening_of
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
_Same = Callable[[str, str], bool]
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
    def recency(self) -> tuple[bool, float]:
        return self.digest.is_past, -(self.time // _DAY_SECONDS)

    @cached_property
    def text(self) -> str:
        return without_dateline(self.digest.words_of(self.sentence))

    @cached_property
    def denies(self) -> bool:
        return self.sentence in self.digest.tellings.denied

    @cached_property
    def weight(self) -> int:
        if looks_far_back(self.text):
            return min(self.cue_weight, _DECISIVE - 1)
        if _tells_decision(self.digest.tellings, self.sentence, self.opening):
            return _DECIDED
        tellings = self.digest.tellings
        undecided = self.sentence in tellings.undecided or (self.opening and self.sentence in tellings.refuse)
        return max(self.cue_weight, _UNDECIDED if undecided else 0)


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
        if not overtaken or (digest.item.id, digest.starts[candidate.sentence]) not in overtaken
    ]
    likely = sorted(_newest_decisive(candidates) or candidates, key=_first_rank)[:_MOST_CANDIDATES]
    # Copies are compared in the words that they share.
    same = cache(say_the_same)
    chosen: list[_Candidate] = []
    for candidate in _by_rank(likely, same):
        if _adds(candidate, chosen):
            chosen.append(candidate)
        if len(chosen) == _MOST_STATEMENTS:
            break
    return tuple(_statement(issue, candidate, likely, same) for candidate in chosen)


def _by_rank(likely: Sequence[_Candidate], same: _Same) -> Iterator[_Candidate]:
    """Yield the candidates, which come in their first rank, in their full one: the support of equals decides last."""
    for _, equals in groupby(likely, key=lambda candidate: _first_rank(candidate)[:3]):
        rivals = list(equals)
        yield from sorted(rivals, key=lambda candidate: _rank(candidate, likely, same)) if len(rivals) > 1 else rivals


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


def find_decisions_told(number: int, digest: Digest) -> Iterator[int]:
    """Yield the sentences with which a report on the issue opens, where they tell or deny a decision."""
    if not digest.passages.of(number):
        return
    opening = opening_of(digest.analysis.sentences)
    for sentence in digest.prose_on(number):
        if sentence in opening and _tells_decision(digest.tellings, sentence, opening=True):
            yield from _unless_far_back(digest, sentence)


def find_acts_told(number: int, digest: Digest) -> Iterator[int]:
    """Yield the sentences in which an item tells acts on the issue as news.

    Decided or refused counts where the item opens, changed or denied anywhere: a changed rule, a vote put off and a
    denial are acts wherever they stand; "has approved" may be of long ago.
    """
    if not digest.passages.of(number):
        return
    tellings, opening = digest.tellings, opening_of(digest.analysis.sentences)
    for sentence in digest.prose_on(number):
        opens = sentence in opening and (
            _tells_decision(tellings, sentence, opening=True) or sentence in tellings.refuse
        )
        if opens or sentence in tellings.change or sentence in tellings.denied:
            yield from _unless_far_back(digest, sentence)


def _unless_far_back(digest: Digest, sentence: int) -> Iterator[int]:
    if not looks_far_back(digest.words_of(sentence)):
        yield sentence


def looks_far_back(text: str) -> bool:
    """Return whether a sentence tells what has been so for years: "has refused it since 2021"."""
    return any(map(text.__contains__, _LONG)) and _LONG_SO.search(text) is not None


def _tells_decision(tellings: Tellings, sentence: int, opening: bool) -> bool:
    return sentence in tellings.decide or (opening and sentence in tellings.announce)


def _rank(
    candidate: _Candidate, others: Sequence[_Candidate], same: _Same
) -> tuple[bool, float, int, int, bool, bool, str, int]:
    past, day, weight, unnamed, copied, item_id, sentence = _first_rank(candidate)
    text = candidate.text
    support = outlet_count(other.digest for other in others if same(text, other.text))
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


def _statement(issue: Issue, shown: _Candidate, candidates: Sequence[_Candidate], same: _Same) -> Statement:
    told = (
        other
        for other in candidates
        if other is not shown and other.digest.outlet != shown.digest.outlet and same(shown.text, other.text)
    )
    evidence = dict.fromkeys(each.digest.evidence_of(each.sentence) for each in (shown, *told))
    return Statement(line_id(issue.name, "state", canonical(shown.text)), tuple(evidence), shown.text)
