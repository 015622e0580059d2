"""An invented issue, a decision that is pending on it, and what articles of some days say about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from briefing.model import Analysis, Issue, Item, Mark, OpenQuestion, Role
from briefing.summarize.brief.told_by_words import find_tellings
from briefing.summarize.ledger.ledger import Served, resolve_questions
from briefing.summarize.questions.questions import find_questions
from briefing.summarize.text.sentences import find_paragraphs, find_sentences

QUAY = Issue(
    "North quay",
    terms=("north quay",),
    umbrella=("tanker ban",),
    context=("harbour",),
    deciders=("Port Council",),
)
MONDAY = date(2031, 6, 2)
CONSIDERS = "The port council is considering whether to close the north quay to tankers."
SILENT = "The port council has not changed its policy on the north quay."
APPROVES = "The port council has approved the closure of the north quay to tankers."
REJECTS = "The port council has rejected the closure of the north quay to tankers."
LATER = "No decision on the north quay is expected to be announced this week."


def told(name: str, day: date | None, text: str, *, background: bool = False, outlet: str = "") -> Served:
    """Return what an invented item of that day says about the issue, all its sentences serving it."""
    published = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day else None
    item = Item(name, "invented", name, text, datetime(2031, 6, 30, tzinfo=UTC), published=published, language="en")
    paragraphs = find_paragraphs(text)
    roles: list[Role] = ["prose"] * len(paragraphs)
    sentences = find_sentences(text, paragraphs, roles)
    cues = find_questions(text, sentences, (), (), (), published)
    analysis = Analysis(name, 1, "test", sentences, questions=cues)
    tellings = find_tellings(text, sentences, range(len(sentences)))
    deciding = tellings.decide | tellings.announce
    return Served(item, analysis, tuple(range(len(sentences))), background, outlet, deciding)


def ledger(
    day: date,
    *served: Served,
    previous: Sequence[OpenQuestion] = (),
    marks: Sequence[Mark] = (),
    issue: Issue = QUAY,
) -> tuple[OpenQuestion, ...]:
    """Return the questions of a brief on the evening of ``day``."""
    now = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return resolve_questions(issue, served, now=now, name_of=lambda _item, _actor: "", previous=previous, marks=marks)


def day_after(days: int) -> date:
    """Return a day counted from the Monday on which each series starts."""
    return MONDAY + timedelta(days=days)


def marked(kind: str, line_id: str, day: date) -> Mark:
    """Return the reader's mark on a line, made in the evening of ``day``."""
    return Mark("me", line_id, kind, datetime(day.year, day.month, day.day, 21, tzinfo=UTC))  # type: ignore[arg-type]
