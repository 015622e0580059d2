from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing.tui.clipboard import Clipboard
from briefing.tui.desk import Desk
from briefing.tui.evidence_words import copied_words
from tests.tui.driver import opened, press, told
from tests.tui.invented import Asked, invented_brief, make_seams


class Routes:
    """Commands that take what they are given when they are among ``working``."""

    def __init__(self, *working: str) -> None:
        self.working = working
        self.tried: list[str] = []
        self.sent: list[str] = []

    def feed(self, command: Sequence[str], text: str) -> bool:
        """Take the text, or not."""
        self.tried.append(" ".join(command))
        return command[0] in self.working

    def copy(self, **environ: str) -> str:
        """Copy a word in this environment."""
        return Clipboard(environ, self.sent.append, self.feed).copy("word")


def test_inside_tmux_its_buffer_is_the_route() -> None:
    """OSC 52 reaches nobody in a tmux with default settings."""
    routes = Routes("tmux")
    assert routes.copy(TMUX="/tmp/tmux", DISPLAY=":0", SSH_CONNECTION="1") == "copied via tmux"
    assert routes.sent == []


def test_on_a_desktop_the_clipboard_program_is_the_route() -> None:
    """Wayland before X."""
    assert Routes("wl-copy", "xclip").copy(WAYLAND_DISPLAY="w", DISPLAY=":0") == "copied via wl-copy"
    assert Routes("xclip").copy(WAYLAND_DISPLAY="w", DISPLAY=":0") == "copied via xclip"
    assert Routes("pbcopy").copy() == "copied via pbcopy"


def test_over_ssh_the_terminal_is_asked_and_no_success_is_claimed() -> None:
    """The clipboard programs of the far machine would fill the wrong clipboard."""
    routes = Routes("xclip", "pbcopy")
    answer = routes.copy(SSH_CONNECTION="1", DISPLAY=":0")
    assert answer == "sent to the terminal's clipboard (OSC 52); some terminals ignore it"
    assert routes.sent == ["word"]
    assert routes.tried == []


def test_what_is_copied_is_verbatim_and_attributed() -> None:
    """Words, speaker, role, outlet, date, address; paraphrase is called that; unknown is called that."""
    desk = Desk(invented_brief())
    direct, indirect, unknown = desk.brief.issues[0].quotes
    assert copied_words(direct, direct.evidence[0], desk, "plain") == (
        "“We are still counting the ships,” — Odile Brandt, Harbour Minister"
        " (Veldhaven Courier, 13 May 2031, https://tolls.example/story)"
    )
    assert copied_words(indirect, indirect.evidence[0], desk, "plain") == (
        "the ferries would stay free of charge for islanders — Odile Brandt, Harbour Minister,"
        " paraphrased by the source"
        " (Veldhaven Courier, 13 May 2031, https://tolls.example/story)"
    )
    assert copied_words(unknown, unknown.evidence[0], desk, "markdown") == (
        "> “No ship pays twice,” — speaker unknown [^2]\n\n"
        "[^2]: Island Post, 14 May 2031, https://gate.example/story, paragraph 3"
    )


@pytest.mark.parametrize("key", ["y", "Y"])
async def test_copying_reports_its_route(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied is said only with the way it went."""
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "1")
    async with opened(seams=make_seams(Asked())) as pilot:
        await press(pilot, "1", "tab", "tab", key)
        assert told(pilot) == ["sent to the terminal's clipboard (OSC 52); some terminals ignore it"]
        assert pilot.app.clipboard.startswith("“We are still" if key == "y" else "> “We are still")
        await press(pilot, "enter", "full_stop", key)
        assert "Island Post" in pilot.app.clipboard


async def test_without_a_browser_the_address_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over ssh no browser opens on the far machine."""
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "1")
    async with opened() as pilot:
        await press(pilot, "o")
        assert told(pilot)[0].endswith(": https://tolls.example/story")
        assert pilot.app.clipboard == "https://tolls.example/story"
