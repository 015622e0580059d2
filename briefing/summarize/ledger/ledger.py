"""What is still open, who decides, by when, and has it been answered?

Many sentences of many items ask about one decision. The ledger makes one question of them, keeps its id from day to
day, and says why it has its status.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from briefing.model import Issue, Mark, OpenQuestion
from briefing.summarize.actors.parties import NameOf, Ties, find_ties
from briefing.summarize.ledger.merging import Gathered, Served, gather, question_id
from briefing.summarize.ledger.standing import carried_over, standing_of, superseded
from briefing.summarize.ledger.verdicts import Verdict, find_verdicts

__all__ = ["NameOf", "Served", "resolve_questions"]

_STATUS_RANK = (
    "possible answer",
    "conflicting",
    "overdue",
    "open",
    "partly answered",
    "contested",
    "unconfirmed",
    "answered",
    "superseded",
    "stale",
)
# What has been told to its end is not carried on.
_TOLD = ("answered", "superseded")
_SLOT_RANK = ("decide", "when", "alone", "what", "reach", "supply", "effect", "risk", "fact")


def resolve_questions(
    issue: Issue,
    served: Sequence[Served],
    *,
    now: datetime,
    name_of: NameOf,
    previous: Sequence[OpenQuestion] = (),
    marks: Sequence[Mark] = (),
    affiliations: Mapping[str, str] | None = None,
) -> tuple[OpenQuestion, ...]:
    """Return the open questions of one issue, the most important first.

    ``previous`` are the questions that the brief before this one had under the issue; ``marks`` are the reader's (of
    any line): "confirmed" on a question's id makes its possible answer an answer, "rejected" takes the answer away.
    ``affiliations`` are states or bodies that the staffer says actors belong to, by name.
    ``number`` is 0 throughout: the brief numbers its questions when it knows them all. What serves no issue goes
    through here with an issue whose name is empty and that has no terms: its questions merge by their words.
    """
    served = sorted(served, key=lambda part: (part.item.published is None, part.item.published or now, part.item.id))
    ties = find_ties([(part.item, part.analysis) for part in served], name_of, affiliations)
    verdicts = _verdicts(issue, served, name_of, ties) if issue.terms else ()
    before = {question.id: question for question in previous}
    today = now.date()
    found = [
        (gathered, standing_of(gathered, verdicts, before.get(gathered.id), marks, today=today, name_of=name_of))
        for gathered in gather(issue, served, previous, name_of, ties)
    ]
    settled = {gathered.party for gathered, question in found if _settles(gathered, question)}
    found = [
        (gathered, superseded(question, before.get(gathered.id), today) if _waited(gathered, settled) else question)
        for gathered, question in found
    ]
    ids = {question.id for _, question in found}
    waited = {question_id(issue.name, "when", party) for party in settled}
    lost = [
        superseded(question, question, today) if question.id in waited else carried_over(question, marks, today)
        for question in previous
        if question.id not in ids and question.status not in _TOLD
    ]
    ranked = sorted(found, key=lambda pair: _rank(*pair))
    return (*(question for _, question in ranked), *(question for question in lost if question is not None))


def _settles(gathered: Gathered, question: OpenQuestion) -> bool:
    """Return whether the reader has confirmed the decision: by when it would come is no question any more."""
    return gathered.slot == "decide" and not gathered.beside and question.status == "answered"


def _waited(gathered: Gathered, settled: frozenset[str] | set[str]) -> bool:
    return gathered.slot == "when" and not gathered.beside and gathered.party in settled


def _verdicts(issue: Issue, served: Sequence[Served], name_of: NameOf, ties: Ties) -> tuple[Verdict, ...]:
    return tuple(verdict for part in served for verdict in find_verdicts(part, issue, name_of, ties))


def _rank(gathered: Gathered, question: OpenQuestion) -> tuple[int, int, int, int, int, str, str]:
    settled = question.status in ("answered", "superseded", "stale")
    return (
        int(settled),
        int(gathered.beside),
        _SLOT_RANK.index(gathered.slot),
        -len(gathered.outlets),
        _STATUS_RANK.index(question.status),
        _latest_first(gathered.newest_day),
        question.id,
    )


def _latest_first(day: date | None) -> str:
    return f"{99999999 - day.toordinal():08d}" if day else "99999999"
