from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.driver import USUAL, WIDE, brief_screen, here, opened, press, settle


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


@pytest.mark.parametrize("size", [USUAL, WIDE])
async def test_keys_typed_faster_than_the_screen_reach_the_pane_that_they_are_meant_for(size: tuple[int, int]) -> None:
    """Rail and brief never show two issues, however the keys fall upon one another."""
    async with opened(size=size) as pilot:
        await press(pilot, "h")
        typed(pilot, "j", "2", "tab", "tab", "tab", "tab", "j")
        await settle(pilot)
        view = brief_screen(pilot)
        assert here(pilot)[:2] == (2, "questions")
        rail = view.line_pane("rail").current
        assert rail is not None
        assert rail.key == "2"


async def test_an_issue_chosen_in_the_rail_is_shown_though_tab_follows_at_once() -> None:
    """The rail's word counts when it comes late."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "h")
        typed(pilot, "j", "j", "tab", "tab", "tab")
        await settle(pilot)
        assert here(pilot) == (2, "quotes", "q4")


def typed(pilot: Pilot[None], *keys: str) -> None:
    """Type keys without waiting for what they do."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
