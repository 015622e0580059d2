from __future__ import annotations

import pytest

from briefing.tui.seams import Place
from briefing.tui.sizes import resized, size_of
from tests.tui.driver import HUGE, SMALL, USUAL, WIDE, brief_screen, opened, press, told
from tests.tui.invented import Asked, make_seams


def test_every_layout_has_its_own_sizes_and_limits() -> None:
    """What is set for one width of the window does not spill into another."""
    sizes = resized({}, "l", "rail", 1)
    assert sizes == {"l": {"rail": 36}}
    assert size_of(sizes, "xl", "rail") == 34
    assert size_of({"l": {"rail": 900}}, "l", "rail") == 60
    assert resized({"l": {"rail": 60}}, "l", "rail", 1) is None
    assert resized({}, "s", "rail", 1) is None


async def test_the_focused_pane_grows_and_shrinks_and_stays_so_for_this_width() -> None:
    """The rail by columns, the bottom line by lines, a pane of the grid against its neighbour."""
    asked = Asked()
    async with opened(seams=make_seams(asked), size=WIDE) as pilot:
        rail, quotes = brief_screen(pilot).line_pane("rail"), brief_screen(pilot).line_pane("quotes")
        before = (rail.outer_size.width, quotes.outer_size.width)
        await press(pilot, "h", "greater_than_sign", "greater_than_sign")
        assert rail.outer_size.width == before[0] + 4
        await press(pilot, "g", "q", "greater_than_sign")
        assert quotes.outer_size.width > before[1] - 2
        assert asked.places[-1].sizes == {"l": {"rail": 38, "left": 9}}
        await pilot.resize_terminal(*USUAL)
        await pilot.pause()
        assert rail.outer_size.width == 26
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert rail.outer_size.width == 38


async def test_sizes_hold_across_runs_and_zoom_has_the_whole_window() -> None:
    """A pane alone is not held to the size that it has among others."""
    seams = make_seams(Asked(), place=Place("", "rail", sizes={"l": {"rail": 20}}))
    async with opened(seams=seams, size=WIDE) as pilot:
        rail = brief_screen(pilot).line_pane("rail")
        assert rail.outer_size.width == 20
        await press(pilot, "z")
        assert rail.outer_size.width == 120
        await press(pilot, "z")
        assert rail.outer_size.width == 20


@pytest.mark.parametrize("size", [SMALL, HUGE])
async def test_where_no_border_can_be_moved_it_is_said(size: tuple[int, int]) -> None:
    """No key does nothing in silence."""
    async with opened(size=size) as pilot:
        for _ in range(40):
            await press(pilot, "less_than_sign")
        assert "this pane cannot be made smaller here" in told(pilot)


async def test_the_evidence_beside_the_panes_can_be_made_wider() -> None:
    """On wide terminals it is a pane like the others."""
    async with opened(size=HUGE) as pilot:
        await press(pilot, "1", "g", "e")
        await press(pilot, "greater_than_sign")
        assert brief_screen(pilot).side.outer_size.width == 86
