from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest
from textual import events
from textual.pilot import Pilot

from briefing.errors import CacheError
from briefing.model import Brief
from briefing.tui.app import BriefingApp
from briefing.tui.opening import Opening, opening_of
from briefing.tui.seams import Place, ReportProgress, Seams
from tests.tui.driver import USUAL, WIDE, brief_screen, here, opened, press, settle, static_text, until, whole_screen
from tests.tui.invented import Asked, invented_brief, make_seams, marked


def large_brief() -> Brief:
    """Return the invented brief with its quotes a thousand times."""
    brief = invented_brief()
    first = brief.issues[0]
    quotes = tuple(replace(quote, id=f"{quote.id}-{copy}") for copy in range(1200) for quote in first.quotes)
    return marked(replace(brief, issues=(replace(first, quotes=quotes), *brief.issues[1:])), ("q2-3", "kept"))


@dataclass
class Kept:
    """What was kept to open on."""

    openings: list[Opening] = field(default_factory=list)

    def keep(self, _size: tuple[int, int], opening: Opening) -> None:
        """Keep an opening."""
        self.openings.append(opening)


async def opening_at(place: Place, size: tuple[int, int] = WIDE) -> Opening:
    """Read the large brief at a place, leave it, and return what the next start opens on."""
    kept = Kept()
    seams = replace(make_seams(Asked(), place=place), keep_opening=kept.keep)
    async with opened(large_brief(), seams, size=size) as pilot:
        await press(pilot, "q")
    return kept.openings[-1]


@asynccontextmanager
async def opened_on(
    opening: Opening, whole: asyncio.Future[Brief], seams: Seams, size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[None]]:
    """Open the screen on an opening, while its brief is still to come."""

    async def load() -> Brief:
        return await whole

    app = BriefingApp(opening.brief(), replace(seams, opening=opening, whole=load))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.is_drawing)
        await pilot.pause()
        yield pilot


def coming() -> asyncio.Future[Brief]:
    """Return a brief that is not loaded yet."""
    return asyncio.get_running_loop().create_future()


PLACES = (Place(), Place("Harbour toll", "quotes", "q2-7"), Place(filter="crane"), Place(search="is:kept"))


@pytest.mark.parametrize("size", [WIDE, USUAL])
async def test_the_line_that_was_read_last_is_in_view_when_the_screen_opens(size: tuple[int, int]) -> None:
    """Also where it is far down."""
    seams = make_seams(Asked(), place=Place("Harbour toll", "quotes", "q2-90"))
    async with opened(large_brief(), seams, size=size) as pilot:
        pane = brief_screen(pilot).line_pane("quotes")
        assert pane.current is not None
        assert pane.current.key == "q2-90"
        top = pane.top_of(pane.cursor or 0)
        assert pane.scroll_offset.y <= top < pane.scroll_offset.y + pane.size.height


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [WIDE, USUAL])
async def test_the_opening_shows_what_the_brief_shows_and_its_coming_changes_nothing(
    place: Place, size: tuple[int, int]
) -> None:
    """Rows, counts, titles, signs and scrollbars are those of the whole brief before it is there."""
    opening, whole = await opening_at(place, size), coming()
    async with opened(large_brief(), make_seams(Asked(), place=place), size=size) as pilot:
        expected, stands = whole_screen(pilot), here(pilot)
    async with opened_on(opening, whole, make_seams(Asked(), place=place), size) as pilot:
        assert brief_screen(pilot).opening is opening
        assert whole_screen(pilot) == expected
        whole.set_result(large_brief())
        await settle(pilot)
        assert brief_screen(pilot).opening is None
        assert whole_screen(pilot) == expected
        assert here(pilot) == stands


async def test_keys_that_move_in_a_pane_work_at_once_and_all_others_in_their_order_when_the_brief_is_there() -> None:
    """No key is lost, and none overtakes another."""
    place = Place("Harbour toll", "quotes", "q2-7")
    opening, whole = await opening_at(place), coming()
    async with opened_on(opening, whole, make_seams(Asked(), place=place)) as pilot:
        before = here(pilot)
        await press(pilot, "down", "down", "down", "down")
        moved = here(pilot)
        assert moved[:2] == before[:2]
        assert moved[2] != before[2]
        await press(pilot, "s", "J", "down")
        assert here(pilot) == moved
        whole.set_result(large_brief())
        await settle(pilot)
        await until(pilot, lambda: here(pilot)[0] == before[0] + 1)
        assert (moved[2], "kept") in pilot.app.marks.held  # type: ignore[attr-defined] # it is our app


async def test_keys_that_were_typed_before_the_first_picture_are_not_lost() -> None:
    """They are done when the brief is there, even before there is a screen."""
    opening, whole = await opening_at(Place()), coming()

    async def load() -> Brief:
        return await whole

    app = BriefingApp(opening.brief(), replace(make_seams(Asked()), opening=opening, whole=load))
    app.post_message(events.Key("J", "J"))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.is_drawing)
        assert here(pilot)[0] == 0
        whole.set_result(large_brief())
        await until(pilot, lambda: here(pilot)[0] == 1)


async def test_whoever_leaves_before_the_brief_is_there_finds_all_as_it_was() -> None:
    """Nothing is kept of a screen without a brief."""
    asked, kept = Asked(), Kept()
    opening, whole = await opening_at(Place()), coming()
    async with opened_on(opening, whole, replace(make_seams(asked), keep_opening=kept.keep)) as pilot:
        await pilot.press("q")
    assert not pilot.app.is_running
    assert (asked.places, kept.openings) == ([], [])


async def test_a_brief_that_cannot_be_loaded_ends_the_screen_with_the_reason() -> None:
    """It is told as it is where a brief is loaded before the screen."""
    opening, whole = await opening_at(Place()), coming()
    async with opened_on(opening, whole, make_seams(Asked())) as pilot:
        whole.set_exception(CacheError("the disk is gone"))
        await until(pilot, lambda: not pilot.app.is_running)
        assert str(pilot.app.failure) == "the disk is gone"  # type: ignore[attr-defined] # as above


async def test_what_arrives_before_the_brief_is_there_waits_for_it() -> None:
    """Then it stands behind the banner, as ever."""
    opening, whole = await opening_at(Place()), coming()
    newer = large_brief()
    newer = replace(newer, issues=(replace(newer.issues[0], quotes=newer.issues[0].quotes[1:]), *newer.issues[1:]))

    async def refresh(_report: ReportProgress) -> Brief:
        return newer

    seams = replace(make_seams(Asked()), refresh=refresh, refresh_on_start=True)
    async with opened_on(opening, whole, seams) as pilot:
        assert static_text(pilot, "#banner") == ""
        whole.set_result(large_brief())
        await settle(pilot)
        assert static_text(pilot, "#banner") == " 1 gone line · R shows them"


async def test_of_a_small_brief_and_of_one_that_is_read_far_down_no_opening_is_kept() -> None:
    """The one is loaded at once; of the other it would be most of it."""
    async with opened(size=WIDE) as pilot:
        assert opening_of(brief_screen(pilot)) is None
    async with opened(large_brief(), make_seams(Asked(), place=Place("Harbour toll", "quotes", "q1-900"))) as pilot:
        brief_screen(pilot).go_to_line(brief_screen(pilot).desk.places["q1-900"])
        await pilot.pause()
        assert opening_of(brief_screen(pilot)) is None
