from __future__ import annotations

import asyncio
from dataclasses import replace

from briefing.errors import CacheError
from briefing.model import Brief
from tests.tui.driver import opened, press, settle, static_text
from tests.tui.invented import Asked, brief_with_arrivals, make_seams


async def test_files_in_the_folder_wait_behind_the_banner_unasked() -> None:
    """Nobody presses r; R shows them, and the next ones come the same way."""
    briefs: asyncio.Queue[Brief] = asyncio.Queue()
    seams = replace(make_seams(Asked()), next_arrival=briefs.get)
    async with opened(seams=seams) as pilot:
        assert static_text(pilot, "#banner") == ""
        briefs.put_nowait(brief_with_arrivals())
        await settle(pilot)
        assert static_text(pilot, "#banner") == " 2 new lines · R shows them"
        await press(pilot, "R")
        assert static_text(pilot, "#banner") == ""


async def test_a_folder_that_cannot_be_kept_is_told_and_watched_on() -> None:
    """The reason is shown, and what comes later arrives."""
    briefs: asyncio.Queue[Brief | None] = asyncio.Queue()

    async def next_arrival() -> Brief:
        brief = await briefs.get()
        if brief is None:
            raise CacheError("The disk is full.")
        return brief

    async with opened(seams=replace(make_seams(Asked()), next_arrival=next_arrival)) as pilot:
        briefs.put_nowait(None)
        await settle(pilot)
        assert [notice.message for notice in pilot.app._notifications] == ["The disk is full."]
        briefs.put_nowait(brief_with_arrivals())
        await settle(pilot)
        assert static_text(pilot, "#banner") == " 2 new lines · R shows them"


async def test_what_the_cache_says_at_the_start_is_told_on_the_screen() -> None:
    """Stderr is behind the screen then."""
    seams = replace(make_seams(Asked()), notice="The cache was damaged.")
    async with opened(seams=seams) as pilot:
        assert [notice.message for notice in pilot.app._notifications] == ["The cache was damaged."]
