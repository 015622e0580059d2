from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.cli.last_screen import is_harmless
from briefing.tui.kept_screen import drawn_rows
from tests.tui.driver import WIDE, brief_screen, opened, press
from tests.tui.invented import Asked, invented_brief, make_seams
from tests.tui.test_hostile import hostile_brief, hostile_seams


@dataclass
class Kept:
    """What was kept."""

    screens: list[tuple[tuple[int, int], Sequence[str]]] = field(default_factory=list)

    def keep(self, size: tuple[int, int], rows: Sequence[str]) -> None:
        """Keep a screen."""
        self.screens.append((size, rows))


async def test_what_stands_on_the_screen_is_kept_when_the_reader_leaves() -> None:
    """Row by row, in colours; the first says what it is."""
    kept = Kept()
    async with opened(seams=replace(make_seams(Asked()), keep_screen=kept.keep), size=WIDE) as pilot:
        await press(pilot, "q")
    size, rows = kept.screens[-1]
    assert (size, len(rows)) == (WIDE, 40)
    assert "briefing, last screen · as of " in rows[0]
    assert " · opening …" in rows[0]
    assert any("Bottom line" in row for row in rows)
    assert all(row.count("\x1b[") > 0 for row in rows)


async def test_a_screen_that_is_about_to_change_is_not_kept() -> None:
    """The next start opens on the brief that waits; what lies over the brief is not what it opens on."""
    async with opened(size=WIDE) as pilot:
        screen = brief_screen(pilot)
        assert drawn_rows(screen, "as of now") is not None
        screen.waiting = replace(invented_brief(), generator="another")
        assert drawn_rows(screen, "as of now") is None
        screen.waiting = None
        await press(pilot, "question_mark")
        assert drawn_rows(screen, "as of now") is None


async def test_of_hostile_text_only_text_is_kept() -> None:
    """Whatever a feed prints, a terminal takes none of it for a command."""
    kept = Kept()
    async with opened(hostile_brief(), replace(hostile_seams(), keep_screen=kept.keep), size=WIDE) as pilot:
        await press(pilot, "1")
        brief_screen(pilot).keep_screen()
    assert all(is_harmless(row) for _size, rows in kept.screens for row in rows)
    assert kept.screens
