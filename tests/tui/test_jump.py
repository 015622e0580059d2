from __future__ import annotations

import pytest

from briefing.tui.jump import JumpScreen
from tests.tui.driver import HUGE, SIZES, WIDE, brief_screen, here, opened, press, static_text, told, whole_screen


@pytest.mark.parametrize("size", SIZES)
async def test_g_and_a_letter_lead_to_every_pane(size: tuple[int, int]) -> None:
    """The letters are the same at every size, also for panes that stand behind a tab."""
    async with opened(size=size) as pilot:
        await press(pilot, "1")
        seen = []
        for letter in "aqolib":
            await press(pilot, "g", letter)
            seen.append(here(pilot)[1])
            assert brief_screen(pilot).line_pane(here(pilot)[1]).has_focus
        assert seen == ["actors", "quotes", "questions", "also", "rail", "bottom"]


async def test_the_letters_stand_on_the_panes_and_in_words() -> None:
    """Nobody has to know them by heart."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "g")
        assert static_text(pilot, "#jump-words") == (
            "go to: i Issues  b Bottom line  a Actors  q Quotes  o Open questions  l Also  g top  G end  Esc stay"
        )
        lines = whole_screen(pilot).splitlines()
        quotes = brief_screen(pilot).line_pane("quotes").region
        assert lines[quotes.y][quotes.x : quotes.x + 3] == " q "
        await press(pilot, "escape")
        assert here(pilot) == (0, "bottom", "b1")


async def test_g_twice_is_the_top_and_g_capital_g_the_end() -> None:
    """As in vim and less."""
    async with opened() as pilot:
        await press(pilot, "g", "G")
        assert here(pilot) == (0, "bottom", "b2")
        await press(pilot, "g", "g")
        assert here(pilot) == (0, "bottom", "b1")


async def test_the_evidence_has_its_letter_where_it_is_on_the_screen() -> None:
    """Elsewhere the letter says so and does nothing."""
    async with opened(size=HUGE) as pilot:
        await press(pilot, "g", "e")
        assert brief_screen(pilot).side.article.has_focus
    async with opened() as pilot:
        await press(pilot, "g", "e")
        assert isinstance(pilot.app.screen, JumpScreen)
        assert told(pilot) == ["not on this screen"]
