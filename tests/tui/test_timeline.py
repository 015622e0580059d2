from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.model import QuestionStep
from briefing.tui.desk import Desk
from briefing.tui.evidence import EvidenceScreen
from briefing.tui.rows import plain_text
from briefing.tui.timeline import find_moments, timeline_rows
from tests.tui.driver import SIZES, list_text, opened, press, static_text
from tests.tui.invented import empty_brief, invented_brief


def test_days_are_drawn_in_order_and_said_in_words() -> None:
    """The picture, its legend, then each day with the line that tells of it."""
    brief = invented_brief()
    steps = (QuestionStep(date(2031, 5, 12), "open"), QuestionStep(date(2031, 5, 14), "contested"))
    question = replace(brief.issues[0].questions[0], history=steps)
    issue = replace(brief.issues[0], questions=(question,))
    desk = Desk(replace(brief, issues=(issue, brief.issues[1])))
    rows = timeline_rows(find_moments(desk, (issue,)), desk, date(2031, 5, 14))
    assert [plain_text(row) for row in rows] == [
        "12? 13● | 14? 20!◆",
        "? question  ● position  ! due  ◆ event  | today",
        "Mon 12 May 2031, 2 days ago",
        "? question 1 open: Will the ministry decide on the harbour toll? [1¶1]",
        "Tue 13 May 2031, yesterday",
        "● position Odile Brandt, undecided: “We are still counting the ships,” [1¶2]",
        "Wed 14 May 2031, today",
        "? question 1 contested: Will the ministry decide on the harbour toll? [1¶1]",
        "Tue 20 May 2031, in 6 days",
        "! due 1 Will the ministry decide on the harbour toll? [1¶1]",
        "◆ event The council meets to vote on the toll [1¶7]",
    ]


def test_what_has_no_day_leaves_a_reason() -> None:
    """An empty list explains itself."""
    desk = Desk(empty_brief())
    rows = timeline_rows(find_moments(desk, desk.brief.issues), desk, date(2031, 5, 14))
    assert [plain_text(row) for row in rows] == ["Nothing of this has a calendar day in these articles."]


@pytest.mark.parametrize("size", SIZES)
async def test_t_opens_at_today_and_enter_proves_the_line(size: tuple[int, int]) -> None:
    """What comes next is under the cursor; every entry is proved like every other line."""
    async with opened(size=size) as pilot:
        await press(pilot, "1", "t")
        assert static_text(pilot, ".title") == "Timeline: 1 Harbour toll"
        assert "▸  ! due 1 Will the ministry" in list_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EvidenceScreen)
