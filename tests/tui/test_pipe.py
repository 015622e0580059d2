from __future__ import annotations

import sys

import pytest

from briefing.tui.ask import AskScreen
from briefing.tui.pipe import pipe_to
from tests.tui.driver import brief_screen, opened, press, settle, told, until
from tests.tui.invented import Asked, make_seams


def test_the_words_reach_the_command_and_no_shell_reads_them() -> None:
    """Stars, dollars and semicolons are letters."""
    code = "import sys; print(sys.argv[1:], sys.stdin.read())"
    piped = pipe_to(f'{sys.executable} -c "{code}" * $HOME ; ls', "“We wait,” she said")
    assert piped.output == "['*', '$HOME', ';', 'ls'] “We wait,” she said\n"
    assert piped.failure == ""


def test_what_goes_wrong_is_told_in_words() -> None:
    """A missing command, open marks, an exit code."""
    assert pipe_to("no-such-command-anywhere", "x").failure == "no-such-command-anywhere: No such file or directory"
    assert pipe_to('cat "', "x").failure == "not a command: No closing quotation"
    assert pipe_to("", "x").failure == "no command"
    failed = pipe_to(f"{sys.executable} -c 'print(7); raise SystemExit(3)'", "x")
    assert failed.output == "7\n"
    assert failed.failure.endswith("ended with 3")


async def test_a_line_is_piped_with_its_attribution() -> None:
    """The prompt says what goes where; what is printed goes to the pager, and how it ended is told."""
    async with opened() as pilot:
        screen = brief_screen(pilot)
        shown: list[object] = []
        screen.show_piped = shown.append  # type: ignore[method-assign, assignment]
        await press(pilot, "1", "tab", "tab", "vertical_line")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, *"cat", "enter")
        await settle(pilot)
        await until(pilot, lambda: bool(shown))
        assert getattr(shown[0], "output", "") == (
            "“We are still counting the ships,” — Odile Brandt, Harbour Minister "
            "(Veldhaven Courier, 13 May 2031, https://tolls.example/story)"
        )
        await press(pilot, "vertical_line")
        assert pilot.app.screen.query_one("#answer").value == "cat"  # type: ignore[attr-defined]


async def test_in_the_evidence_the_article_is_piped() -> None:
    """A command that prints nothing says that it is done."""
    async with opened() as pilot:
        await press(pilot, "enter", "vertical_line", *"true", "enter")
        await settle(pilot)
        await until(pilot, lambda: "done; the command printed nothing" in told(pilot))


async def test_the_brief_is_written_and_opened_in_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an editor it is written all the same, and said where."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "")
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "E")
        assert asked.exported == ["md"]
        assert told(pilot) == ["written to briefs/2031-05-14.md; no editor is set ($EDITOR)"]
