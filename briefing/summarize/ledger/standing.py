"""How does a question stand today, and why?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from briefing.model import Change, Evidence, Mark, OpenQuestion, QuestionStatus, QuestionStep, Span, evidence_in
from briefing.summarize.actors.parties import NameOf, may_mean, seats_in
from briefing.summarize.ledger.merging import Candidate, Gathered
from briefing.summarize.ledger.verdicts import Verdict
from briefing.summarize.questions.kinds import CORE_KINDS, TWO_SIDED
from briefing.summarize.questions.wording import lowered_opener
from briefing.summarize.text.datelines import behind_dateline
from briefing.values import dataclass

_SAYING_OPEN: Final = CORE_KINDS | {"contested", "hedged_prediction", "unverified_report"}
_MOST_CITED: Final = 8
_KEPT_WHEN_STALE: Final = timedelta(days=30)
_EVENT: Final = re.compile(
    r"meeting|summit|talks|vote|election|hearing|session|assembly|conference|debate|trial|visit|referendum",
    re.IGNORECASE,
)
REVERSED_ANSWER: Final = "a later item may reverse it"
"""How the basis begins of a question whose newest answer is the opposite of an earlier one."""
_LEADING: Final = re.compile(r"^(?:before|by|until|ahead\s+of|at|after|during|following|when)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Standing:
    status: QuestionStatus
    why: str
    answers: tuple[Verdict, ...] = ()


def standing_of(
    gathered: Gathered,
    verdicts: Sequence[Verdict],
    before: OpenQuestion | None,
    marks: Sequence[Mark],
    *,
    today: date,
    name_of: NameOf,
) -> OpenQuestion:
    """Return the question with its status, what it rests on, and the history that it brings along."""
    dated, due_day = _due(gathered, today)
    due = _due_words(dated) if dated is not None else None
    standing = _standing(gathered, verdicts, before, marks, due_day, today)
    evidence = _evidence(gathered, dated)
    answers = _shown_once(
        evidence_in(verdict.item, behind_dateline(verdict.item.text, verdict.sentence)) for verdict in standing.answers
    )
    decider = _decider(gathered, name_of)
    return OpenQuestion(
        id=gathered.id,
        evidence=evidence,
        number=0,
        wording=gathered.wording,
        kind=gathered.best.cue.kind,
        status=standing.status,
        basis=f"{standing.why}; {_counted(gathered)}",
        decider=decider,
        due=due,
        due_day=due_day,
        said_by=_said_by(gathered, evidence, name_of),
        answers=answers,
        would_answer=_would_answer(gathered, decider, due),
        history=_history(before, standing.status, today, (answers or evidence)[0]),
        change="new" if before is None else _changed(before, standing.status, evidence),
    )


def _shown_once(answers: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the answers without those that a copy prints in the same words."""
    by_words: dict[str, Evidence] = {}
    for answer in answers:
        by_words.setdefault(answer.text, answer)
    return tuple(by_words.values())


def carried_over(question: OpenQuestion, marks: Sequence[Mark], today: date) -> OpenQuestion | None:
    """Return a question of the previous brief that no item of today asks; None when it has been told to its end.

    With a due day to come it stays as it is; past that day it is overdue; without one it is stale, and is dropped
    when it has been stale for a month. What is answered or superseded has been told.
    """
    if question.status in ("answered", "superseded"):
        return None
    mark = _latest(marks, question.id)
    if mark is not None and mark.kind == "confirmed":
        status: QuestionStatus = "answered"
        why = "confirmed by the reader"
    elif question.due_day is not None and question.due_day >= today:
        return replace(question, change="same")
    elif question.due_day is not None:
        status, why = "overdue", f"due {question.due_day.isoformat()}, no result reported"
    else:
        status, why = "stale", "no item of the window speaks of it"
    since = question.history[-1] if question.history else None
    if status == question.status and since is not None and today - since.day > _KEPT_WHEN_STALE:
        return None
    return replace(
        question,
        status=status,
        basis=f"{why}; {question.basis.partition('; ')[2] or question.basis}",
        history=_history(question, status, today, question.evidence[0]),
        change="same" if status == question.status else "changed",
    )


def superseded(question: OpenQuestion, before: OpenQuestion | None, today: date) -> OpenQuestion:
    """Return a question by when something is decided, once it has been."""
    counted = question.basis.partition("; ")[2] or question.basis
    return replace(
        question,
        status="superseded",
        basis=f"the decision has been answered; {counted}",
        answers=(),
        history=_history(before, "superseded", today, question.evidence[0]),
        change="same" if before is not None and before.status == "superseded" else "changed",
    )


def _standing(
    gathered: Gathered,
    verdicts: Sequence[Verdict],
    before: OpenQuestion | None,
    marks: Sequence[Mark],
    due_day: date | None,
    today: date,
) -> _Standing:
    mark = _latest(marks, gathered.id)
    asked = [candidate for candidate in gathered.candidates if candidate.cue.kind in CORE_KINDS]
    answers = _answers(gathered, asked, verdicts, mark, before)
    if (mark is not None and mark.kind == "confirmed") or (before is not None and before.status == "answered"):
        since = mark.at.date() if mark is not None else before.history[-1].day if before and before.history else today
        opposed = len({(v.refuses, v.denies) for v in answers}) > 1
        reversed_since = opposed and _day(answers[-1]) > since.isoformat()
        if not reversed_since and not any(c.day and c.day > since and not c.part.background for c in asked):
            return _Standing("answered", "confirmed by the reader", answers)
    decided = _decided(answers)
    if decided is not None:
        return decided
    if gathered.slot in ("decide", "alone") and (granted := _granted_elsewhere(gathered, asked, verdicts)):
        return _Standing("conflicting", "one item reports it as allowed, another as open", granted)
    return _undecided(gathered, due_day, today)


def _decided(answers: tuple[Verdict, ...]) -> _Standing | None:
    """Return how a question stands that later items decide; None without an answer.

    Of decisions on several days the newest counts, an opposite one before it being reversed; opposite reports of one
    day are not weighed. A report that is denied afterwards is contested; a denial alone decides nothing.
    """
    reports = tuple(verdict for verdict in answers if not verdict.denies)
    if not reports:
        return None
    denials = [verdict for verdict in answers if verdict.denies]
    if denials and _day(denials[-1]) >= _day(reports[-1]):
        return _Standing("contested", f"reported as decided, and denied ({_day(denials[-1])})", answers)
    full = tuple(verdict for verdict in reports if not verdict.narrowed)
    if not full:
        return _Standing("partly answered", f"a later item decides a part of it ({_day(reports[-1])})", reports)
    newest = _day(full[-1])
    if len({verdict.refuses for verdict in full if _day(verdict) == newest}) > 1:
        return _Standing("conflicting", "later items report opposite decisions", full)
    if any(verdict.refuses != full[-1].refuses for verdict in full):
        return _Standing("possible answer", f"{REVERSED_ANSWER} ({newest})", full)
    return _Standing("possible answer", f"a later item may decide it ({newest})", full)


def _undecided(gathered: Gathered, due_day: date | None, today: date) -> _Standing:
    if all(candidate.part.background for candidate in gathered.candidates):
        return _Standing("stale", "older items only")
    if due_day is not None and due_day < today:
        return _Standing("overdue", f"due {due_day.isoformat()}, no result reported")
    if gathered.slot == "when":
        return _Standing("partly answered", "none expected by then; no result reported")
    if gathered.slot in ("effect", "risk", "reach", "fact"):
        return _argued(gathered)
    return _Standing("open", "no decision reported" if gathered.slot == "decide" else "no answer reported")


def _argued(gathered: Gathered) -> _Standing:
    """Return how a claim stands: contested only where what is cited holds both sides of it, told by two people."""
    doubts = [each for each in gathered.candidates if each.cue.kind == "contested"]
    asserted = [each for each in gathered.candidates if each.cue.kind in ("hedged_prediction", "unverified_report")]
    if any(TWO_SIDED.search(each.cue.cue.of(each.part.item.text)) for each in doubts):
        return _Standing("contested", "views differ")
    tellers = {(each.part.item.id, each.cue.speaker) for each in (*doubts, *asserted)}
    if doubts and asserted and (len(tellers) > 1 or next(iter(tellers))[1] is None):
        return _Standing("contested", "asserted and doubted")
    return _Standing("unconfirmed", "doubted by those cited" if doubts else "asserted, not confirmed")


def _answers(
    gathered: Gathered,
    asked: Sequence[Candidate],
    verdicts: Sequence[Verdict],
    mark: Mark | None,
    before: OpenQuestion | None,
) -> tuple[Verdict, ...]:
    """Return the later decisions of the same decider, oldest first; an older or undated item answers nothing.

    What only background asks is no question of today, unless the brief before this one still had it.
    """
    waiting = before is not None and before.status != "stale"
    times = [c.part.item.published for c in asked if (waiting or not c.part.background) and c.part.item.published]
    if gathered.slot not in ("decide", "when") or not times:
        return ()
    rejected = mark.at if mark is not None and mark.kind == "rejected" else None
    found = [
        verdict
        for verdict in verdicts
        if verdict.published is not None
        and not verdict.standing
        and verdict.published > max(times)
        and (rejected is None or verdict.published > rejected)
        and (
            gathered.party in verdict.parties
            or (gathered.sole and not verdict.parties and may_mean(verdict.subject, gathered.party))
        )
    ]
    return tuple(sorted(found, key=lambda verdict: (_day(verdict), verdict.item.id)))


def _granted_elsewhere(
    gathered: Gathered, asked: Sequence[Candidate], verdicts: Sequence[Verdict]
) -> tuple[Verdict, ...]:
    """Return what other items report as allowed by the same decider while an item of the window has it open."""
    items = {candidate.part.item.id for candidate in asked}
    return tuple(
        verdict
        for verdict in verdicts
        if verdict.standing
        and not verdict.narrowed
        and not verdict.refuses
        and gathered.party
        and gathered.party in verdict.parties
        and items - {verdict.item.id}
    )


def _due(gathered: Gathered, today: date) -> tuple[Candidate | None, date | None]:
    """Return the cue that tells the next day or event by which it may be settled, and the day of a stated term.

    A mere occasion ("they meet on Friday") is worded and has no day: it passes without making the question overdue.
    """
    worded = [c for c in (gathered.best, *gathered.candidates) if c.cue.due and not c.part.background]
    terms = [(c.cue.due_day, c) for c in worded if c.cue.due_day and c.cue.kind in CORE_KINDS]
    coming = [pair for pair in terms if pair[0] >= today]
    nearest = min(coming, key=_by_day, default=None) or max(terms, key=_by_day, default=None)
    if nearest is not None:
        return nearest[1], nearest[0]
    events = [c for c in worded if _EVENT.search(_due_words(c) or "")]
    return min(events or worded, key=lambda c: (_due_words(c) or "").startswith("when"), default=None), None


def _due_words(candidate: Candidate) -> str | None:
    return _joined(candidate.cue.due, candidate) if candidate.cue.due else None


def _by_day(pair: tuple[date, Candidate]) -> tuple[date, str]:
    return pair[0], pair[1].part.item.id


def _joined(span: Span, candidate: Candidate) -> str:
    return " ".join(span.of(candidate.part.item.text).split())


def _evidence(gathered: Gathered, dated: Candidate | None) -> tuple[Evidence, ...]:
    """Return the sentences that show it open, the shown wording's first, one of each outlet's equal sentences.

    Behind it come those that say so in so many words, then what else bears on it: of each item its best before the
    second of any, newest first. More than a few nobody reads; the basis counts them all. ``dated`` is what tells by
    when: it is always cited.
    """
    cited = sorted((each for each in gathered.candidates if each.cited), key=_tells_most)
    must = () if dated is None else (dated,)
    found: dict[tuple[str, str], Evidence] = {}
    for candidate in (gathered.best, *_in_turns(cited)):
        if len(found) == _MOST_CITED - len(must):
            break
        evidence = _sentence_of(candidate)
        found.setdefault((candidate.outlet, evidence.text), evidence)
    for candidate in must:
        evidence = _sentence_of(candidate)
        found.setdefault((candidate.outlet, evidence.text), evidence)
    return tuple(found.values())


def _sentence_of(candidate: Candidate) -> Evidence:
    sentence = candidate.part.analysis.sentences[candidate.cue.sentence]
    return evidence_in(candidate.part.item, sentence.span, sentence.paragraph)


def _tells_most(candidate: Candidate) -> tuple[bool, bool, bool, int, str, int]:
    ordinal = candidate.day.toordinal() if candidate.day else 0
    return (
        candidate.part.background,
        not candidate.cue.opens and candidate.cue.kind != "contested",
        not candidate.spoken_of,
        -ordinal,
        candidate.part.item.id,
        candidate.cue.cue.start,
    )


def _in_turns(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the first of each item before the second of any; what only older items say comes last."""
    turns: dict[str, int] = {}
    placed: list[tuple[bool, int, int, Candidate]] = []
    for candidate in candidates:
        turn = turns.get(candidate.part.item.id, 0)
        turns[candidate.part.item.id] = turn + 1
        placed.append((candidate.part.background, turn, len(placed), candidate))
    return [candidate for *_, candidate in sorted(placed, key=lambda each: each[:3])]


def _decider(gathered: Gathered, name_of: NameOf) -> str | None:
    """Return the decider as an actor's name where one is resolved, else as printed, else the party."""
    for candidate in (gathered.best, *gathered.candidates):
        cue, part = candidate.cue, candidate.part
        if cue.decider is None or candidate.party != gathered.party:
            continue
        if len(seats_in(cue.decider.of(part.item.text))) > 1:
            return gathered.party
        actors = [m.actor for m in part.analysis.mentions if m.span.meets(cue.decider)]
        named = [actor for actor in actors if part.analysis.actors[actor].kind in ("person", "state")]
        if named:
            return name_of(part.item.id, named[-1])
        words = _joined(cue.decider, candidate)
        if words[:1].isupper() or " " in words:
            return words
    return gathered.party or None


def _said_by(gathered: Gathered, evidence: Sequence[Evidence], name_of: NameOf) -> tuple[str, ...]:
    """Return who says in the sentences cited that it is open."""
    cited = {(each.item_id, each.start) for each in evidence}
    names = (
        name_of(candidate.part.item.id, candidate.cue.speaker)
        for candidate in gathered.candidates
        if candidate.cue.speaker is not None
        and candidate.cue.kind in _SAYING_OPEN
        and (candidate.part.item.id, candidate.part.analysis.sentences[candidate.cue.sentence].start) in cited
    )
    return tuple(dict.fromkeys(names))


def _would_answer(gathered: Gathered, decider: str | None, due: str | None) -> str:
    if gathered.slot in ("effect", "risk", "fact", "reach"):
        return "no single event"
    if due and _EVENT.search(due) and not due.startswith("when"):
        return f"read-out of {_LEADING.sub('', due)}"
    if decider is None:
        return "no single event"
    if gathered.slot == "supply":
        return f"a figure from {lowered_opener(decider)}"
    return f"a {'statement' if gathered.slot == 'what' else 'decision'} by {lowered_opener(decider)}"


def _counted(gathered: Gathered) -> str:
    items = len({candidate.part.item.id for candidate in gathered.candidates})
    outlets = len(gathered.outlets)
    return f"{items} {'item' if items == 1 else 'items'}, {outlets} {'outlet' if outlets == 1 else 'outlets'}"


def _history(
    before: OpenQuestion | None, status: QuestionStatus, today: date, evidence: Evidence
) -> tuple[QuestionStep, ...]:
    """Return the steps so far with today's, when the status is another than at the last step."""
    steps = tuple(step for step in before.history if step.day < today) if before else ()
    return steps if steps and steps[-1].status == status else (*steps, QuestionStep(today, status, evidence))


def _changed(before: OpenQuestion, status: QuestionStatus, evidence: Sequence[Evidence]) -> Change:
    known = {(e.item_id, e.text) for e in before.evidence}
    fresh = any((e.item_id, e.text) not in known for e in evidence)
    return "changed" if status != before.status or fresh else "same"


def _latest(marks: Sequence[Mark], line_id: str) -> Mark | None:
    verdicts = [mark for mark in marks if mark.line_id == line_id and mark.kind in ("confirmed", "rejected")]
    return max(verdicts, key=lambda mark: mark.at, default=None)


def _day(verdict: Verdict) -> str:
    return verdict.published.date().isoformat() if verdict.published else "undated"
