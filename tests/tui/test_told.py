"""What is said in passing, and what else must not cover or misstate what is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.widgets._toast import Toast

from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from tests.tui.driver import HUGE, SIZES, SMALL, brief_screen, opened, pane_text, press, settle, static_text
from tests.tui.invented import Asked, invented_brief, make_seams


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_in_passing_covers_no_line(size: tuple[int, int]) -> None:
    """It stands on the line of hints, the newest alone."""
    app = BriefingApp(invented_brief(), make_seams(Asked()))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "s", "x", "s")
        await settle(pilot)
        shown = [toast.region for toast in app.screen.query(Toast) if toast.region.area]
        assert [(region.y, region.height) for region in shown] == [(size[1] - 1, 1)]


async def test_what_is_said_stands_above_where_somebody_writes() -> None:
    """The foot of the screen is the reader's while they write a note."""
    app = BriefingApp(invented_brief(), make_seams(Asked()))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "s", "c")
        app.notify("told while writing", markup=False)
        await settle(pilot)
        await pilot.pause()
        assert [toast.region.y for toast in app.screen.query(Toast) if toast.region.area] == [0]


async def test_a_window_that_grows_wide_shows_the_evidence_at_once() -> None:
    """Nobody has to move the cursor first."""
    async with opened() as pilot:
        await press(pilot, "1")
        await pilot.resize_terminal(*HUGE)
        for _ in range(40):
            if brief_screen(pilot).side.line is not None:
                break
            await pilot.pause(0.02)
        assert "The ministry has not decided" in "\n".join(brief_screen(pilot).side.article.row_text())


async def test_whose_position_is_read_stands_in_the_title() -> None:
    """The name may be out of sight above a long position."""
    async with opened(size=SMALL) as pilot:
        await press(pilot, "1", "tab", "j")
        assert "▸Actors · Odile Brandt╺" in static_text(pilot, "#tabs")
        await press(pilot, "k")
        assert "Odile Brandt" not in static_text(pilot, "#tabs")


async def test_the_verdict_of_the_reader_stands_where_the_status_stood() -> None:
    """What was confirmed no longer reads as a possible answer."""
    brief = invented_brief()
    question = replace(brief.issues[0].questions[0], status="possible answer")
    brief = replace(brief, issues=(replace(brief.issues[0], questions=(question,)), *brief.issues[1:]))
    async with opened(brief) as pilot:
        await press(pilot, "1", "tab", "tab", "tab")
        assert "? possible answer · " in pane_text(pilot, "questions")
        await press(pilot, "plus")
        assert "answered (confirmed by you) · " in pane_text(pilot, "questions")
        assert "? possible answer" not in pane_text(pilot, "questions")


def test_a_day_without_a_time_is_shown_without_one() -> None:
    """Nobody stated that it was midnight."""
    desk = Desk(invented_brief())
    assert desk.published_at(datetime(2031, 5, 3, tzinfo=UTC)) == "Sat 3 May 2031"
    assert desk.published_at(datetime(2031, 5, 3, 8, 10, tzinfo=UTC)) == "Sat 3 May 2031 08:10"


def test_the_age_of_a_line_is_that_of_its_articles() -> None:
    """In days before the brief; undated articles say that they are."""
    brief = invented_brief()
    desk = Desk(brief)
    (evidence,) = brief.issues[0].bottom_line[0].evidence
    assert desk.age_of((evidence,)) == "1 day"
    undated = Desk(replace(brief, sources=tuple(replace(source, published=None) for source in brief.sources)))
    assert undated.age_of((evidence,)) == "undated"
    assert desk.age_of(()) == ""
