"""An event whose day is over, with nothing told of what came of it, is a line."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing.model import Analysis, EventLine, Item
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item

TUESDAY, THURSDAY = date(2031, 3, 11), date(2031, 3, 13)
VOTE = "The council votes on the A9 charge on Tuesday"


def announced(clause: str = VOTE) -> tuple[Item, Analysis]:
    """Return an article of Monday on what Tuesday brings."""
    made = Made(item("before", f"{clause}.", day=date(2031, 3, 10), outlet="Post"))
    return made.event(clause, "on Tuesday", coming=True, day=TUESDAY).done()


def since(text: str, day: date = THURSDAY) -> tuple[Item, Analysis]:
    """Return an article that came out later."""
    return Made(item("since", text, day=day, outlet="Echo")).done()


def ahead(*analysed: tuple[Item, Analysis]) -> tuple[EventLine, ...]:
    """Return the look-ahead of Friday evening."""
    return compose(analysed, [TOLLWAY], now=NOW).look_ahead


def test_a_vote_that_nobody_reports_is_overdue() -> None:
    """It stands with its day and its sentence."""
    (event,) = ahead(announced(), since("Hauliers complain about the Ostmark tollway."))
    assert (event.text, event.day, event.overdue) == (VOTE, TUESDAY, True)


@pytest.mark.parametrize(
    "result",
    [
        "The council voted for the A9 charge by a single voice.",
        "The A9 charge was put off when the council vote was cancelled.",
    ],
)
def test_a_result_or_a_postponement_ends_it(result: str) -> None:
    """One sentence that may be about it is enough."""
    assert ahead(announced(), since(result)) == ()


def test_what_was_reported_before_its_day_is_no_result() -> None:
    """The same words on the eve tell nothing."""
    eve = since("The council votes on the A9 charge soon.", day=date(2031, 3, 10))
    assert [event.overdue for event in ahead(announced(), eve)] == [True]


def test_what_leaves_no_result_behind_is_never_overdue() -> None:
    """Nobody reports that somebody went on doing what they do."""
    assert ahead(announced("Hauliers would oppose the A9 charge on Tuesday")) == ()


def test_the_morning_after_is_too_early_to_call_it_overdue() -> None:
    """Nothing on the issue has come out since."""
    morning = datetime(2031, 3, 12, 8, tzinfo=UTC)
    assert compose([announced()], [TOLLWAY], now=morning).look_ahead == ()
