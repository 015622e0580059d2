from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from textual.message import Message

from briefing.errors import CacheError
from briefing.model import Brief, SourceReport
from briefing.tui.app import BriefingApp
from briefing.tui.seams import Place, ReportProgress
from tests.tui.driver import (
    HUGE,
    SIZES,
    USUAL,
    brief_screen,
    here,
    list_text,
    opened,
    pane_text,
    press,
    settle,
    static_text,
    told,
    until,
)
from tests.tui.invented import Asked, brief_with_arrivals, empty_brief, invented_brief, make_seams


@pytest.mark.parametrize("size", SIZES)
async def test_arrivals_wait_behind_a_banner_and_move_nothing(size: tuple[int, int]) -> None:
    """Cursor, pane, issue and scroll are where they were, before R and after it."""
    seams = make_seams(Asked(), fresh=brief_with_arrivals())
    async with opened(seams=seams, size=size) as pilot:
        await press(pilot, "1", "tab", "tab", "j")
        before = pane_text(pilot, "quotes")
        region = brief_screen(pilot).line_pane("quotes").region
        await press(pilot, "r")
        await settle(pilot)
        assert static_text(pilot, "#banner") == " 2 new lines · R shows them"
        assert pane_text(pilot, "quotes") == before
        assert brief_screen(pilot).line_pane("quotes").region == region
        assert here(pilot) == (1, "quotes", "q2")
        pane = brief_screen(pilot).line_pane("quotes")
        stood = pane.row_tops[pane.cursor or 0] - pane.scroll_offset.y
        await press(pilot, "R")
        assert here(pilot) == (1, "quotes", "q2")
        assert "the cranes stood idle on Monday" in " ".join(pane_text(pilot, "quotes").split())
        stands = pane.row_tops[pane.cursor or 0] - pane.scroll_offset.y
        assert stands >= stood
        assert static_text(pilot, "#banner") == ""


async def test_the_line_keeps_its_height_on_the_screen_when_lines_come_in_above() -> None:
    """The eye stays where it is."""
    brief = invented_brief()
    quotes = tuple(replace(quote, id=f"{quote.id}{copy}") for copy in range(12) for quote in brief.issues[0].quotes)
    many = replace(brief, issues=(replace(brief.issues[0], quotes=quotes), brief.issues[1]))
    fresh = brief_with_arrivals()
    more = replace(
        fresh, issues=(replace(fresh.issues[0], quotes=(fresh.issues[0].quotes[0], *quotes)), fresh.issues[1])
    )
    async with opened(many, make_seams(Asked(), fresh=more)) as pilot:
        await press(pilot, "1", "tab", "tab", *(["j"] * 12))
        pane = brief_screen(pilot).line_pane("quotes")
        at = here(pilot)
        stood = pane.row_tops[pane.cursor or 0] - pane.scroll_offset.y
        await press(pilot, "r")
        await settle(pilot)
        stood_with_banner = pane.row_tops[pane.cursor or 0] - pane.scroll_offset.y
        await press(pilot, "R")
        assert here(pilot) == at
        assert pane.row_tops[pane.cursor or 0] - pane.scroll_offset.y == stood_with_banner == stood


async def test_arrivals_are_shown_when_the_reader_changes_the_issue() -> None:
    """Whoever moves on wants what is there now."""
    async with opened(seams=make_seams(Asked(), fresh=brief_with_arrivals())) as pilot:
        await press(pilot, "r")
        await settle(pilot)
        await press(pilot, "1")
        assert static_text(pilot, "#banner") == ""
        assert "the cranes stood idle" in pane_text(pilot, "quotes")


async def test_a_refresh_that_brings_nothing_shows_no_banner() -> None:
    """The same lines again are not news."""
    async with opened() as pilot:
        await press(pilot, "r")
        await settle(pilot)
        assert static_text(pilot, "#banner") == ""
        assert "✓ 2 sources, 1 new article" in static_text(pilot, "#top")
        await press(pilot, "R")
        assert told(pilot) == ["nothing has arrived"]


async def test_the_first_articles_are_shown_at_once() -> None:
    """Where there is nothing to read, nothing can be disturbed."""
    seams = replace(make_seams(Asked(), fresh=invented_brief()), refresh_on_start=True)
    async with opened(empty_brief(), seams) as pilot:
        await settle(pilot)
        assert "The ministry has not decided" in pane_text(pilot, "bottom")
        assert static_text(pilot, "#banner") == ""


async def test_a_refresh_starts_by_itself_and_every_key_works_meanwhile() -> None:
    """Progress is told per source; nothing waits for it."""
    gate, begun = asyncio.Event(), asyncio.Event()

    async def refresh(report: ReportProgress) -> Brief:
        report(SourceReport("Port feed", "fetching"))
        begun.set()
        await gate.wait()
        report(SourceReport("Port feed", "done", new_items=3))
        report(SourceReport("Notes", "done"))
        return brief_with_arrivals()

    seams = replace(make_seams(Asked()), refresh=refresh, refresh_on_start=True)
    app = BriefingApp(invented_brief(), seams)
    async with app.run_test(size=(100, 30)) as pilot:
        await begun.wait()
        await pilot.pause()
        assert "0/2 Port feed" in static_text(pilot, "#top")
        await press(pilot, "j", "1", "tab", "tab", "j")
        assert here(pilot) == (1, "quotes", "q2")
        await press(pilot, "S")
        assert "fetching" in list_text(pilot)
        await press(pilot, "escape")
        gate.set()
        await settle(pilot)
        assert "2 sources, 3 new articles" in static_text(pilot, "#top")
        assert here(pilot) == (1, "quotes", "q2")


async def test_leaving_does_not_wait_for_a_refresh() -> None:
    """A feed that never answers keeps nobody at the screen."""

    async def refresh(report: ReportProgress) -> Brief:
        report(SourceReport("Port feed", "fetching"))
        await asyncio.Event().wait()
        return invented_brief()

    seams = replace(make_seams(Asked()), refresh=refresh, refresh_on_start=True)
    app = BriefingApp(invented_brief(), seams)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert app.return_code == 0


async def test_without_a_network_it_says_so_and_shows_what_it_has() -> None:
    """OFFLINE stands in the top line with the age of the brief."""

    async def refresh(report: ReportProgress) -> Brief:
        report(SourceReport("Port feed", "failed", error="no network"))
        report(SourceReport("Notes", "unchanged"))
        return invented_brief()

    seams = replace(make_seams(Asked()), refresh=refresh, refresh_on_start=True)
    async with opened(seams=seams, size=USUAL) as pilot:
        await settle(pilot)
        assert static_text(pilot, "#top").rstrip().endswith("OFFLINE · brief from 06:12")
        assert "The ministry has not decided" in pane_text(pilot, "bottom")
        await press(pilot, "S")
        assert "! failed: no network" in list_text(pilot)


@pytest.mark.parametrize("error", [CacheError("the cache is on a full disk"), ValueError("[boom")])
async def test_a_refresh_that_breaks_says_why_and_the_brief_stays(error: Exception) -> None:
    """Foreseen or not, an error in the background is words in the top line."""

    async def refresh(report: ReportProgress) -> Brief:
        raise error

    seams = replace(make_seams(Asked()), refresh=refresh)
    async with opened(seams=seams, size=HUGE) as pilot:
        await pilot.press("r")
        await pilot.pause()
        await pilot.pause()
        assert str(error) in static_text(pilot, "#top")
        assert "refresh failed" in static_text(pilot, "#top")
        assert here(pilot) == (0, "bottom", "b1")


async def test_marks_made_while_arrivals_wait_are_not_lost() -> None:
    """What the reader did counts for more than what a refresh knew."""
    async with opened(seams=make_seams(Asked(), fresh=brief_with_arrivals())) as pilot:
        await press(pilot, "r")
        await settle(pilot)
        await press(pilot, "s", "R")
        assert "▸+★The ministry" in pane_text(pilot, "bottom")


async def test_a_thousand_reports_at_once_are_told_together() -> None:
    """Each is counted; the screen is called a few times, not a thousand."""
    called: list[Message] = []

    async def refresh(report: ReportProgress) -> Brief:
        for number in range(1000):
            report(SourceReport(f"Feed {number}", "not due"))
        return invented_brief()

    app = BriefingApp(invented_brief(), replace(make_seams(Asked()), refresh=refresh))
    async with app.run_test(size=USUAL, message_hook=called.append) as pilot:
        await press(pilot, "r")
        await settle(pilot)
        assert "1000 sources, 0 new articles" in static_text(pilot, "#top")
    assert 0 < sum(isinstance(message, BriefingApp.Reported) for message in called) < 20


async def test_the_first_picture_stands_before_anything_is_done_behind_it() -> None:
    """Whoever starts the dashboard wants to see the brief; what is due is due a moment later, too."""
    begun: list[str] = []

    async def refresh(_report: ReportProgress) -> Brief:
        begun.append("refresh")
        return invented_brief()

    async def next_arrival() -> Brief:
        begun.append("folders")
        never: asyncio.Future[Brief] = asyncio.get_running_loop().create_future()
        return await never

    seams = replace(make_seams(Asked()), refresh=refresh, refresh_on_start=True, next_arrival=next_arrival)
    app = BriefingApp(invented_brief(), seams, drawn=lambda: begun.append(f"drawn {app.is_drawing}"))
    async with app.run_test(size=USUAL) as pilot:
        await until(pilot, lambda: len(begun) == 3)
    assert begun[0] == "drawn True"
    assert sorted(begun[1:]) == ["folders", "refresh"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_screen_that_opens_is_styled_as_it_is_when_all_styles_are_made_anew(size: tuple[int, int]) -> None:
    """Also with a filter, which shows a line that is hidden without one."""
    place = Place(pane="quotes", filter="ferry")
    async with opened(seams=make_seams(Asked(), place=place), size=size) as pilot:
        screen = brief_screen(pilot)
        before = [(widget.id, widget.region, widget.styles.css) for widget in screen.query("*")]
        assert screen.query_one("#filter").display
        screen.update_node_styles(animate=False)
        await pilot.pause()
        assert [(widget.id, widget.region, widget.styles.css) for widget in screen.query("*")] == before
