from __future__ import annotations

from briefing.tui.app import BriefingApp
from briefing.tui.evidence import EvidenceScreen
from briefing.tui.glyphs import ASCII
from tests.tui.driver import WIDE, brief_screen, here, opened, press, whole_screen
from tests.tui.invented import Asked, invented_brief, make_seams


async def test_a_click_moves_the_cursor_and_a_second_one_opens_the_evidence() -> None:
    """The mouse is never needed, and works."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1")
        pane = brief_screen(pilot).line_pane("quotes")
        line = pane.row_tops[1]
        await pilot.click(pane, offset=(8, line + 1))
        await pilot.pause()
        assert here(pilot) == (1, "quotes", "q2")
        await pilot.click(pane, offset=(8, line + 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, EvidenceScreen)


async def test_a_click_on_the_rail_shows_the_issue() -> None:
    """The rail is a list of doors."""
    async with opened(size=WIDE) as pilot:
        await pilot.click(brief_screen(pilot).line_pane("rail"), offset=(8, 3))
        await pilot.pause()
        assert brief_screen(pilot).issue == 2


async def test_words_can_be_selected_with_the_mouse() -> None:
    """What is selected is what is printed."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1")
        pane = brief_screen(pilot).line_pane("bottom")
        await pilot.mouse_down(pane, offset=(4, 1))
        await pilot.hover(pane, offset=(15, 1))
        await pilot.mouse_up(pane, offset=(15, 1))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "The ministry"


async def test_a_terminal_without_utf8_gets_borders_it_can_show() -> None:
    """Signs and borders are plain ASCII there."""
    app = BriefingApp(invented_brief(), make_seams(Asked()))
    app.glyphs = app.desk.glyphs = app.progress.glyphs = ASCII
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "1")
        shown = set(whole_screen(pilot))
        assert {sign for sign in shown if not sign.isascii()} <= set("“”—▁▂▃▄▅▆▇█…")
