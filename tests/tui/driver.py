"""Ways to open the screen in a test and to read what stands on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Static

from briefing.model import Brief
from briefing.tui.app import BriefingApp
from briefing.tui.brief_screen import BriefScreen
from briefing.tui.glyphs import UNICODE
from briefing.tui.line_pane import LinePane
from briefing.tui.seams import PaneName, Seams
from tests.tui.invented import Asked, invented_brief, make_seams

SMALL = (50, 16)
USUAL = (80, 24)
WIDE = (120, 40)
HUGE = (200, 60)
SIZES = (SMALL, USUAL, WIDE, HUGE)


@asynccontextmanager
async def opened(
    brief: Brief | None = None, seams: Seams | None = None, size: tuple[int, int] = USUAL
) -> AsyncIterator[Pilot[None]]:
    """Open the screen, wait until it stands, and close it."""
    app = BriefingApp(brief or invented_brief(), seams or make_seams(Asked()))
    app.glyphs = app.desk.glyphs = app.progress.glyphs = UNICODE
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers have ended and their messages have arrived."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot: Pilot[None], claim: Callable[[], bool]) -> None:
    """Wait until a claim holds; fail when it never does."""
    for _ in range(200):
        if claim():
            return
        await pilot.pause()
    raise AssertionError("it never came to be")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when the one before has done its work."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def brief_screen(pilot: Pilot[None]) -> BriefScreen:
    """Return the screen at the bottom of the stack."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, BriefScreen)
    return screen


def here(pilot: Pilot[None]) -> tuple[int, PaneName, str]:
    """Return where the reader is: issue, pane, line id."""
    screen = brief_screen(pilot)
    row = screen.line_pane(screen.pane).current
    return screen.issue, screen.pane, row.key if row else ""


def pane_text(pilot: Pilot[None], name: PaneName) -> str:
    """Return the text of a pane of the brief; one behind a tab is wrapped as it would be on a usual terminal."""
    pane = brief_screen(pilot).line_pane(name)
    if not pane.display:
        pane._lay_out(54)
    return "\n".join(pane.row_text())


def list_text(pilot: Pilot[None]) -> str:
    """Return the text of the list on the screen in front."""
    return "\n".join(pilot.app.screen.query_one(LinePane).row_text())


def static_text(pilot: Pilot[None], selector: str) -> str:
    """Return the text of one line of the screen in front."""
    return str(pilot.app.screen.query_one(selector, Static).content)


def whole_screen(pilot: Pilot[None]) -> str:
    """Return what a terminal shows, line by line."""
    app = pilot.app
    width, height = app.size
    return "\n".join(
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips(app.size)[:height]
        if width
    )


def told(pilot: Pilot[None]) -> list[str]:
    """Return what the reader was told in passing, oldest first."""
    return [notification.message for notification in pilot.app._notifications]


def quiet(asked: Asked) -> Seams:
    """Return seams whose refresh changes nothing."""
    return replace(make_seams(asked), refresh_on_start=False)
