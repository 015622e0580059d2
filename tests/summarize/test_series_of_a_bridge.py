"""A second series of days: a vote put off, a leak denied, a decision taken, copied, corrected and turned round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.model import Brief, Issue
from tests.summarize.test_series import article, evening, labels, question_of

BRIDGE = Issue(
    "Fjord bridge",
    terms=("Fjord bridge",),
    umbrella=("the toll",),
    context=("county", "Norrby"),
    deciders=("County Board",),
)
ASKS = "The County Board is considering whether to close the Fjord bridge to lorries."
VOTE = "The County Board will vote on the Fjord bridge on Thursday."
LEAK = "A leaked memo says that the County Board has approved the closure of the Fjord bridge to lorries."
DENIAL = "The County Board denied reports that it had approved the closure of the Fjord bridge to lorries."
DELAY = (
    "The County Board has put off its vote on the Fjord bridge; "
    "no decision on the Fjord bridge is expected before June 11."
)
TAKEN = "The County Board has approved the closure of the Fjord bridge to lorries."
CORRECTED = "The County Board has approved the closure of the Fjord bridge to lorries and coaches."
REVERSED = "The County Board has cancelled the closure of the Fjord bridge to lorries, chairwoman Tove Orr said."

MONDAY = article("monday", 2, "Post", ASKS, VOTE)
TUESDAY = article("tuesday", 3, "Gazette", LEAK, DENIAL)
THURSDAY = article("thursday", 5, "Echo", DELAY)
FRIDAY = article("friday", 6, "Mail", "Lorries crossed the Fjord bridge on Friday as on any day.")
DECISION = article("decision", 11, "Post", TAKEN, "The toll stays, the board said in Norrby.")
COPY = replace(DECISION, id="copy", outlet="Courier")
EDITED = replace(DECISION, text=DECISION.text.replace(TAKEN, CORRECTED), version=2)
REVERSAL = article("reversal", 12, "Echo", REVERSED)


def bridge_days() -> dict[int, Brief]:
    """Return the evenings of ten days of June, each told against the one before."""
    read = {
        2: [MONDAY],
        3: [MONDAY, TUESDAY],
        5: [MONDAY, TUESDAY, THURSDAY],
        6: [MONDAY, TUESDAY, THURSDAY, FRIDAY],
        11: [MONDAY, TUESDAY, THURSDAY, FRIDAY, DECISION, COPY],
        12: [MONDAY, TUESDAY, THURSDAY, FRIDAY, EDITED, COPY, REVERSAL],
    }
    briefs: dict[int, Brief] = {}
    previous = None
    for day, items in read.items():
        previous = briefs[day] = evening(day, items, BRIDGE, previous)
    return briefs


def statuses(brief: Brief) -> list[str]:
    """Return how the questions of the brief's only issue stand."""
    return [question.status for question in brief.issues[0].questions]


def told(brief: Brief) -> list[tuple[str, str]]:
    """Return the changes of a brief, each with its tag."""
    return [(line.tag_words, line.text) for line in brief.changes]


def test_a_leak_and_its_denial_answer_nothing() -> None:
    """Nobody holds what a memo says, and the denial leads the brief of its day."""
    brief = bridge_days()[3]
    assert statuses(brief) == ["open"]
    assert question_of(brief).answers == ()
    assert labels(brief, "County Board") == [("undecided", None)]
    assert [line.text for line in brief.issues[0].bottom_line] == [DENIAL]


def test_a_vote_that_is_put_off_has_a_new_term() -> None:
    """The old day passes without being overdue, since a report of that day says why."""
    briefs = bridge_days()
    assert [(event.day, event.overdue) for event in briefs[2].look_ahead] == [(date(2031, 6, 5), False)]
    waiting = briefs[5].issues[0].questions[1]
    assert (waiting.status, waiting.due, waiting.due_day) == ("partly answered", "before June 11", date(2031, 6, 11))
    assert ("NEW", DELAY) in told(briefs[5])
    assert briefs[6].look_ahead == ()
    assert told(briefs[6]) == []


def test_a_decision_and_its_wire_copy_are_one_answer() -> None:
    """Two outlets print it, one of them wrote it."""
    brief = bridge_days()[11]
    assert statuses(brief) == ["possible answer", "possible answer"]
    assert [answer.text for answer in question_of(brief).answers] == [TAKEN]
    assert ("UPDATE (possible answer)", TAKEN) in told(brief)
    assert (brief.issues[0].sourcing.items, brief.issues[0].sourcing.outlets) == (4, 3)
    assert [line.text for line in brief.issues[0].bottom_line] == [TAKEN]


def test_a_corrected_report_and_a_reversal_are_told_apart() -> None:
    """What the edited article says now is a correction; what the board has taken back is the reversal."""
    brief = bridge_days()[12]
    assert ("CORRECTED", CORRECTED) in told(brief)
    assert ("REVERSED (possible answer)", REVERSED) in told(brief)
    assert question_of(brief).answers[-1].text == REVERSED
    assert [line.text for line in brief.issues[0].bottom_line] == [REVERSED]


def test_the_bridge_has_one_question_from_the_first_day_to_the_last() -> None:
    """The same id, and a step wherever its status changed."""
    briefs = bridge_days()
    assert len({question_of(brief).id for brief in briefs.values()}) == 1
    assert [(step.day.day, step.status) for step in question_of(briefs[12]).history] == [
        (2, "open"),
        (11, "possible answer"),
    ]
