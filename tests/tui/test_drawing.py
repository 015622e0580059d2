from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.scrollbar import ScrollBarRender

from briefing.tui.line_pane import LinePane
from briefing.tui.rows import Row, para
from briefing.tui.text_pane import find_thumb
from tests.tui.driver import SIZES, WIDE, brief_screen, opened, press, quiet, whole_screen
from tests.tui.invented import Asked

SHORT = tuple(Row(f"row {number}", (para(f"{number} " + "word " * (number % 9)),)) for number in range(200))
LONG = tuple(Row(f"other {number}", (para(f"{number} " + "word " * (number % 70)),)) for number in range(300))


class Pane(App[None]):
    """One pane that rows are put into."""

    def compose(self) -> ComposeResult:
        """Lay out the pane."""
        yield LinePane(id="pane")


def drawn(compositor: Compositor, crop: Region) -> list[str]:
    """Return the text that a compositor draws in a region."""
    lines = compositor._render_chops(crop, lambda y: crop.y <= y < crop.bottom)
    rows = []
    for y in range(crop.y, crop.bottom):
        cells: dict[int, str] = {}
        for start, strip in lines[y].items():
            if strip is not None:
                cells |= dict(enumerate(_signs(strip), start))
        rows.append("".join(cells.get(x, "?") for x in range(crop.x, crop.right)))
    return rows


def _signs(strip: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in strip)


async def test_a_part_of_the_screen_is_drawn_as_it_is_on_the_whole() -> None:
    """Wherever the part lies: in a pane, over borders, over several panes, beside them."""
    for size in SIZES:
        async with opened(size=size) as pilot:
            screen = brief_screen(pilot)
            whole = Region(0, 0, *size)
            lines = drawn(screen._compositor, whole)
            parts = [pane.region for pane in screen._panes.values() if pane.is_on_screen and pane.region]
            parts += [Region(0, 0, 20, 3), Region(3, 2, 30, 9), Region(0, 5, size[0], 4), Region(size[0] - 4, 3, 4, 9)]
            for part in parts:
                x, end = part.column_span
                assert drawn(screen._compositor, part) == [line[x:end] for line in lines[part.y : part.bottom]]


async def test_a_pane_that_showed_other_rows_meanwhile_shows_the_same_again() -> None:
    """Its lines are not wrapped anew, and in another width they are."""
    app = Pane()
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(LinePane)
        pane.show(SHORT)
        before, lines = pane.row_text(), pane.screen_lines
        pane.show(LONG)
        assert pane.row_text() != before
        pane.show(tuple(SHORT))
        assert pane.screen_lines is lines
        assert pane.row_text() == before
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        narrow = pane.row_text()
        assert narrow != before
        assert max(map(len, narrow)) <= 40


async def test_a_mark_and_a_theme_are_seen_at_once() -> None:
    """A line that was drawn before is drawn anew where it looks otherwise now."""
    async with opened(size=WIDE) as pilot:
        screen = brief_screen(pilot)
        before = whole_screen(pilot)
        await press(pilot, "s")
        assert "★" in whole_screen(pilot)
        assert "★" not in before
        colours = _colours(screen.line_pane("bottom"))
        pilot.app.theme = "briefing-light"
        await pilot.pause()
        assert _colours(screen.line_pane("bottom")).isdisjoint(colours)


def _colours(pane: LinePane) -> set[str]:
    strips = pane.render_lines(Region(0, 0, *pane.size))
    segments = (segment for strip in strips for segment in strip if segment.text.strip())
    return {str(segment.style.bgcolor) for segment in segments if segment.style}


def test_the_scrollbar_is_drawn_anew_wherever_it_would_look_otherwise() -> None:
    """Where our thumb stands still, so does the one that Textual draws."""
    for length, height in ((14, 2330), (20, 23), (37, 10_000), (9, 40)):
        looks: dict[int, str] = {}
        for position in range(height - length):
            segments = ScrollBarRender.render_bar(length, height, length, position).segments
            look = "|".join(f"{segment.text}{segment.style}" for segment in segments)
            assert looks.setdefault(find_thumb(length, length, height, position), look) == look


async def test_a_scrollbar_that_comes_back_stands_where_the_pane_is_scrolled_to() -> None:
    """Also where the pane was scrolled while it needed none."""
    app = Pane()
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(LinePane)
        pane.show(LONG, "other 200")
        await pilot.pause()
        assert pane.vertical_scrollbar.position == pane.scroll_y > 0
        pane.show(LONG[:2])
        await pilot.pause()
        assert not pane.show_vertical_scrollbar
        pane.show(LONG)
        await pilot.pause()
        assert (pane.show_vertical_scrollbar, pane.vertical_scrollbar.position) == (True, 0)


async def test_the_issue_beside_is_ready_before_somebody_goes_there() -> None:
    """Its rows are made in a pause of the reader's."""
    async with opened(seams=quiet(Asked()), size=WIDE) as pilot:
        screen = brief_screen(pilot)
        await press(pilot, "0")
        screen.views.renew()
        assert not screen.views.has_rows_of(1)
        screen._save_now()
        assert screen.views.has_rows_of(1)
