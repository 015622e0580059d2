"""What a reader marks, notes and confirms is drawn, kept and taken back."""

from __future__ import annotations

from dataclasses import replace

from briefing.errors import CacheError
from briefing.model import MarkKind
from tests.tui.driver import (
    opened,
    pane_text,
    press,
    told,
)
from tests.tui.invented import Asked, make_seams


async def test_marks_are_drawn_kept_and_taken_back() -> None:
    """Every marking has its sign, its word and its way back."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "m")
        assert "▸✓ The ministry" in pane_text(pilot, "bottom")
        assert "+4" in pane_text(pilot, "rail").splitlines()[0]
        await press(pilot, "s")
        assert "▸✓★The ministry" in pane_text(pilot, "bottom")
        await press(pilot, "x")
        assert "▸✓×The ministry" in pane_text(pilot, "bottom")
        assert asked.deleted == [("b1", "kept")]
        await press(pilot, "u")
        assert "▸✓★The ministry" in pane_text(pilot, "bottom")
        await press(pilot, "u", "u")
        assert "▸+ The ministry" in pane_text(pilot, "bottom")
        await press(pilot, "u")
        assert told(pilot) == [
            "seen",
            "kept",
            "left out of the brief",
            "taken back: left out",
            "taken back: kept",
            "taken back: seen",
            "nothing to take back",
        ]
        assert asked.saved == [("b1", "seen", ""), ("b1", "kept", ""), ("b1", "left out", ""), ("b1", "kept", "")]


async def test_a_whole_issue_is_seen_and_unseen_in_one_step() -> None:
    """A asks nothing, because u takes it back."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "1", "A")
        assert "+" not in pane_text(pilot, "rail").splitlines()[1]
        count = len(asked.saved)
        assert count >= 9
        await press(pilot, "u")
        assert len(asked.deleted) == count
        assert "+4" in pane_text(pilot, "rail").splitlines()[1]


async def test_a_mark_that_cannot_be_kept_is_told_and_not_drawn() -> None:
    """A full disk never looks like a kept mark, and never ends the morning."""

    def refuse(line_id: str, kind: MarkKind, text: str) -> None:
        raise CacheError("the disk is full")

    async with opened(seams=replace(make_seams(Asked()), save_mark=refuse)) as pilot:
        await press(pilot, "m")
        assert told(pilot) == ["not marked: the disk is full"]
        assert "▸+ The ministry" in pane_text(pilot, "bottom")
        await press(pilot, "A", "c", "x", "enter")
        assert told(pilot)[1:] == ["not marked: the disk is full", "note not kept: the disk is full"]


async def test_a_note_is_written_changed_and_taken_away() -> None:
    """The note's text goes where marks are kept; Esc leaves it as it was."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "c", *"ask", "space", *"Q", "enter")
        assert asked.saved == [("b1", "note", "ask Q")]
        assert "▸+✎The ministry" in pane_text(pilot, "bottom")
        assert "Staff note: ask Q" in pane_text(pilot, "bottom")
        await press(pilot, "c", "x", "escape")
        assert asked.saved == [("b1", "note", "ask Q")]
        await press(pilot, "u")
        assert asked.deleted == [("b1", "note")]


async def test_a_possible_answer_is_confirmed_or_rejected_by_the_reader() -> None:
    """The verdict stands below the question, in words, and can be taken back."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "plus")
        assert told(pilot) == ["this line has no possible answer"]
        await press(pilot, "1", "tab", "tab", "tab", "plus")
        assert "answered (confirmed by you)" in pane_text(pilot, "questions")
        await press(pilot, "minus")
        assert "possible answer rejected by you" in pane_text(pilot, "questions")
        assert "confirmed" not in pane_text(pilot, "questions")
        await press(pilot, "u", "u")
        assert "by you" not in pane_text(pilot, "questions")
        assert asked.saved == [("o1", "confirmed", ""), ("o1", "rejected", ""), ("o1", "confirmed", "")]
