"""Series of days, told by whole briefs: what the ledger, the actors and the changes say each evening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from briefing.model import Brief, Issue, Item, Mark, OpenQuestion
from briefing.summarize.analyse import analyse
from briefing.summarize.compose import compose
from tests.summarize.quay import QUAY

HERON = Issue(
    "Heron drones",
    terms=("Heron drone", "Heron drones"),
    umbrella=("the sale", "export licence"),
    context=("Denmark", "Iceland", "cabinet"),
    deciders=("Denmark", "Nela Brandt"),
)
APPROVED = (
    "The cabinet has approved the sale of Heron drones to Iceland, Danish Prime Minister Nela Brandt said on Wednesday."
)
SUSPENDED = (
    "Denmark has suspended the sale of Heron drones to Iceland, Danish Prime Minister Nela Brandt said on Thursday."
)
CONSIDERS = (
    "Denmark is considering whether to sell Heron drones to Iceland, Danish Prime Minister Nela Brandt said on Monday."
)
DENIED = "Danish Prime Minister Nela Brandt denied that the cabinet had approved the sale of the Heron drones."


def article(item_id: str, day: int, outlet: str, *paragraphs: str, version: int = 1) -> Item:
    """Return an article of a morning in June."""
    published = datetime(2031, 6, day, 9, tzinfo=UTC)
    return Item(
        item_id,
        "invented",
        item_id,
        "\n\n".join(paragraphs),
        published,
        outlet=outlet,
        published=published,
        published_basis="feed",
        language="en",
        version=version,
    )


def evening(
    day: int, items: Sequence[Item], issue: Issue, previous: Brief | None = None, marks: Sequence[Mark] = ()
) -> Brief:
    """Return the brief of an evening in June."""
    analysed = [(item, analyse(item)) for item in items]
    now = datetime(2031, 6, day, 20, tzinfo=UTC)
    return compose(analysed, [issue], now=now, previous=previous, marks=marks)


def question_of(brief: Brief) -> OpenQuestion:
    """Return the first question of the brief's only issue."""
    return brief.issues[0].questions[0]


def labels(brief: Brief, name: str) -> list[tuple[str | None, str | None]]:
    """Return the labels of an actor, newest first, each with the one that it took the place of."""
    actor = next(actor for actor in brief.issues[0].actors if actor.name == name)
    return [(line.label, line.changed_from) for line in actor.positions if line.label is not None]


MONDAY = article(
    "monday",
    2,
    "Post",
    CONSIDERS,
    "The cabinet of Denmark will meet on Thursday to discuss the sale, she said.",
    "Opposition leader Aldo Venn urged the government to stop the sale of the Heron drones.",
)
LEAK = article(
    "leak", 3, "Gazette", "A leaked draft says that Denmark has approved the sale of Heron drones to Iceland.", DENIED
)
DECISION = article(
    "decision", 4, "Post", APPROVED, "“We have read every line of the contract,” Brandt told reporters in Aarhus."
)
WIRE_COPY = replace(DECISION, id="copy", outlet="Courier")
REVERSAL = article(
    "reversal", 5, "Echo", SUSPENDED, "She said the export licence for the Heron drones would be looked at again."
)


def heron_days() -> tuple[Brief, Brief, Brief, Brief]:
    """Return the evenings of Monday to Thursday."""
    monday = evening(2, [MONDAY], HERON)
    tuesday = evening(3, [MONDAY, LEAK], HERON, monday)
    wednesday = evening(4, [MONDAY, LEAK, DECISION, WIRE_COPY], HERON, tuesday)
    thursday = evening(5, [MONDAY, LEAK, DECISION, WIRE_COPY, REVERSAL], HERON, wednesday)
    return monday, tuesday, wednesday, thursday


def test_a_sale_considered_leaked_denied_approved_and_suspended() -> None:
    """One question from the first day to the last; a leak answers nothing, a decision may, its reversal is told."""
    briefs = heron_days()
    questions = [question_of(brief) for brief in briefs]
    assert {question.wording for question in questions} == {"Will Denmark sell Heron drones to Iceland?"}
    assert len({question.id for question in questions}) == 1
    assert [question.status for question in questions] == ["open", "open", "possible answer", "possible answer"]
    assert [[answer.text for answer in question.answers] for question in questions] == [
        [],
        [],
        [APPROVED],
        [APPROVED, SUSPENDED],
    ]
    assert [(step.day.day, step.status) for step in questions[-1].history] == [(2, "open"), (4, "possible answer")]


def test_what_changed_is_told_each_evening() -> None:
    """What may answer it on Wednesday, reversed on Thursday; the first brief has nothing to tell it against."""
    _, _, wednesday, thursday = heron_days()
    assert ("UPDATE (possible answer)", APPROVED) in [(line.tag_words, line.text) for line in wednesday.changes]
    assert ("REVERSED", SUSPENDED) in [(line.tag, line.text) for line in thursday.changes]


def test_a_change_of_position_is_shown_as_one() -> None:
    """From undecided on Monday to a suspension on Thursday; what was denied or leaked is nobody's position."""
    monday, tuesday, _, thursday = heron_days()
    assert labels(monday, "Denmark") == [("undecided", None)]
    assert labels(tuesday, "Denmark") == [("undecided", None)]
    assert labels(thursday, "Denmark") == [("suspends", "undecided"), ("undecided", None)]
    assert not any(actor.name == "The cabinet" for actor in tuesday.issues[0].actors)


def test_the_event_bears_on_the_question_until_its_day_is_over() -> None:
    """The decider meets on Thursday."""
    monday, *_ = heron_days()
    (event,) = monday.look_ahead
    assert (event.day, event.bears_on) == (date(2031, 6, 5), (1,))


def test_a_wire_copy_adds_an_item_and_no_outlet() -> None:
    """Three outlets wrote, the fourth copied."""
    *_, thursday = heron_days()
    sourcing = thursday.issues[0].sourcing
    assert (sourcing.items, sourcing.outlets) == (5, 4)


def test_a_reversal_after_the_reader_confirmed_opens_it_again() -> None:
    """Confirmed on Wednesday evening; on Thursday it may be answered otherwise."""
    _, tuesday, wednesday, _ = heron_days()
    confirmed = Mark("ana", question_of(wednesday).id, "confirmed", datetime(2031, 6, 4, 21, tzinfo=UTC))
    kept = evening(4, [MONDAY, LEAK, DECISION, WIRE_COPY], HERON, tuesday, [confirmed])
    after = evening(5, [MONDAY, LEAK, DECISION, WIRE_COPY, REVERSAL], HERON, kept, [confirmed])
    assert question_of(kept).status == "answered"
    assert question_of(after).status == "possible answer"
    assert [(step.day.day, step.status) for step in question_of(after).history] == [
        (2, "open"),
        (4, "answered"),
        (5, "possible answer"),
    ]


ASKED = "The port council is considering whether to close the north quay to tankers."
AWAITED = "The port council will vote on the north quay on Thursday."
BY_FRIDAY = "No decision on the north quay is expected before Friday."
SILENCE = "The north quay was full of herring boats on Saturday."
VOTED = "The port council has approved the closure of the north quay to tankers."


def test_a_vote_delayed_overdue_and_at_last_taken() -> None:
    """The vote that nobody reports is a line; the term that has run out is overdue; the decision ends both."""
    first = article("first", 2, "Post", ASKED, AWAITED, BY_FRIDAY)
    later = article("later", 8, "Echo", SILENCE)
    done = article("done", 9, "Post", VOTED)
    monday = evening(2, [first], QUAY)
    sunday = evening(8, [first, later], QUAY, monday)
    after = evening(9, [first, later, done], QUAY, sunday)
    confirmed = Mark("ana", question_of(after).id, "confirmed", datetime(2031, 6, 9, 21, tzinfo=UTC))
    last = evening(9, [first, later, done], QUAY, sunday, [confirmed])

    assert [(event.text, event.overdue) for event in monday.look_ahead] == [(AWAITED.rstrip("."), False)]
    assert [(event.text, event.overdue) for event in sunday.look_ahead] == [(AWAITED.rstrip("."), True)]
    assert after.look_ahead == ()
    assert [question.status for question in monday.issues[0].questions] == ["open", "partly answered"]
    assert [question.status for question in sunday.issues[0].questions] == ["open", "overdue"]
    assert [question.status for question in after.issues[0].questions] == ["possible answer", "possible answer"]
    assert [question.status for question in last.issues[0].questions] == ["answered", "superseded"]
    assert [(step.day.day, step.status) for step in last.issues[0].questions[1].history] == [
        (2, "partly answered"),
        (8, "overdue"),
        (9, "superseded"),
    ]


def test_an_edited_article_is_told_as_corrected() -> None:
    """Its new sentence stands where the old one did; the question and its history stay."""
    first = article("first", 2, "Post", ASKED, "The tanker ban at the harbour would cost 40 million crowns a year.")
    edited = article(
        "first", 2, "Post", ASKED.replace("tankers", "tankers and barges"), "The harbour says nothing.", version=2
    )
    monday = evening(2, [first], QUAY)
    tuesday = evening(3, [edited], QUAY, monday)
    assert question_of(tuesday).id == question_of(monday).id
    assert [(step.day.day, step.status) for step in question_of(tuesday).history] == [(2, "open")]
    assert ("CORRECTED", ASKED.replace("tankers", "tankers and barges")) in [
        (line.tag, line.text) for line in tuesday.changes
    ]


def test_a_text_in_another_language_is_grouped_by_terms_and_marked() -> None:
    """It serves the issue that it names and gives no line; a tag that calls it English is not repeated."""
    german = replace(
        article(
            "german",
            3,
            "Zeitung",
            "Die Regierung in Kopenhagen will über die Heron drones erst im Herbst entscheiden, sagte der Minister.",
            "Die Opposition fordert seit Monaten, dass der Vertrag noch vor dem Sommer offengelegt wird.",
        ),
        language="en",
    )
    brief = evening(3, [MONDAY, german], HERON)
    issue = brief.issues[0]
    entry = next(source for source in brief.sources if source.item_id == "german")
    assert (entry.analysed, entry.language, entry.not_analysed) == (False, "de", "in German: not analysed")
    assert "1 of 2 items are in a language that is not analysed (German)." in brief.gaps
    assert "german" in issue.item_ids
    assert [passage.why for passage in issue.passages if passage.evidence.item_id == "german"] == [
        "named: Heron drone, Heron drones"
    ]
    lines = (*issue.quotes, *issue.questions, *(line for actor in issue.actors for line in actor.positions))
    assert not any(evidence.item_id == "german" for line in lines for evidence in line.evidence)
