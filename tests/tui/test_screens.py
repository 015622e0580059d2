"""A few whole screens, letter by letter: what no single claim would notice shows here.

Where a change is meant, delete the file below ``screens`` and run the test twice: it writes what is missing, and fails
once for it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driver import HUGE, SMALL, USUAL, WIDE, brief_screen, opened, press, until, whole_screen

FOLDER = Path(__file__).parent / "screens"


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("brief-50x16", SMALL, ("1",)),
        ("brief-80x24", USUAL, ("1",)),
        ("brief-120x40", WIDE, ("1",)),
        ("brief-200x60", HUGE, ("1", "tab", "tab")),
        ("evidence-80x24", USUAL, ("1", "tab", "tab", "enter")),
        ("filter-80x24", USUAL, ("f", "space")),
        ("jump-120x40", WIDE, ("g",)),
        ("timeline-80x24", USUAL, ("t",)),
    ],
)
async def test_the_screen_is_as_it_was(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """Every letter stands where it stood."""
    async with opened(size=size) as pilot:
        await press(pilot, *keys)
        side, row = brief_screen(pilot).side, brief_screen(pilot).current_row
        await until(pilot, lambda: not side.display or row is None or side.line == row.line)
        await pilot.pause()
        shown = whole_screen(pilot) + "\n"
    path = FOLDER / f"{name}.txt"
    if not path.exists():
        path.write_text(shown, encoding="utf-8")
        pytest.fail(f"{path.name} was missing and is written now; look at it")
    assert shown == path.read_text(encoding="utf-8")
