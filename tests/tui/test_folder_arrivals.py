from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from textual.pilot import Pilot

from briefing.errors import CacheError
from briefing.model import Brief
from briefing.tui.app import BriefingApp
from briefing.tui.glyphs import UNICODE
from briefing.tui.seams import Seams
from tests.tui.driver import USUAL, static_text, until
from tests.tui.invented import Asked, brief_with_arrivals, invented_brief, make_seams


@asynccontextmanager
async def watching(seams: Seams) -> AsyncIterator[Pilot[None]]:
    """Open the screen; its watch of the folders never ends by itself, and is not waited for."""
    app = BriefingApp(invented_brief(), seams)
    app.glyphs = app.desk.glyphs = app.progress.glyphs = UNICODE
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        yield pilot


def banner_is(pilot: Pilot[None], words: str) -> bool:
    """Return whether the banner says this."""
    return static_text(pilot, "#banner") == words


ARRIVED = " 2 new lines · R shows them"


async def test_files_in_the_folder_wait_behind_the_banner_unasked() -> None:
    """Nobody presses r; R shows them, and the next ones come the same way."""
    briefs: asyncio.Queue[Brief] = asyncio.Queue()
    seams = replace(make_seams(Asked()), next_arrival=briefs.get)
    async with watching(seams) as pilot:
        assert banner_is(pilot, "")
        briefs.put_nowait(brief_with_arrivals())
        await until(pilot, lambda: banner_is(pilot, ARRIVED))
        await pilot.press("R")
        await until(pilot, lambda: banner_is(pilot, ""))


async def test_a_folder_that_cannot_be_kept_is_told_and_watched_on() -> None:
    """The reason is shown, and what comes later arrives."""
    briefs: asyncio.Queue[Brief | None] = asyncio.Queue()

    async def next_arrival() -> Brief:
        brief = await briefs.get()
        if brief is None:
            raise CacheError("The disk is full.")
        return brief

    async with watching(replace(make_seams(Asked()), next_arrival=next_arrival)) as pilot:
        briefs.put_nowait(None)
        await until(pilot, lambda: bool(pilot.app._notifications))
        assert [notice.message for notice in pilot.app._notifications] == ["The disk is full."]
        briefs.put_nowait(brief_with_arrivals())
        await until(pilot, lambda: banner_is(pilot, ARRIVED))


async def test_what_the_cache_says_at_the_start_is_told_on_the_screen() -> None:
    """Stderr is behind the screen then."""
    seams = replace(make_seams(Asked()), notice="The cache was damaged.")
    async with watching(seams) as pilot:
        assert [notice.message for notice in pilot.app._notifications] == ["The cache was damaged."]


async def test_what_waits_for_the_folders_is_written_out_nowhere() -> None:
    """Textual would describe the watch by what it calls, which holds the whole brief."""
    written: list[str] = []

    class NextArrival:
        """Waits, and notes when it is written out."""

        async def __call__(self) -> Brief:
            await asyncio.Event().wait()
            raise AssertionError("nothing comes")

        def __repr__(self) -> str:
            written.append("written")
            return ""

    async with watching(replace(make_seams(Asked()), next_arrival=NextArrival())) as pilot:
        assert [worker.group for worker in pilot.app.workers] == ["folders"]
    assert written == []
