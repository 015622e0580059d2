from __future__ import annotations

from textual import events

from tests.tui.driver import WIDE, brief_screen, opened, settle


async def test_word_of_a_focus_that_has_moved_on_changes_nothing() -> None:
    """Following it back would send word of its own, and two panes would hand the focus to and fro for ever."""
    async with opened(size=WIDE) as pilot:
        view = brief_screen(pilot)
        view.focus_pane("quotes")
        await settle(pilot)
        view.on_descendant_focus(events.DescendantFocus(view.line_pane("actors")))
        await settle(pilot)
        assert view.pane == "quotes"
        assert view.line_pane("quotes").has_focus
