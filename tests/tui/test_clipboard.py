from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefing.model import Variant
from briefing.tui.clipboard import Clipboard
from briefing.tui.desk import Desk
from briefing.tui.evidence_words import copied_words
from tests.tui.driver import opened, press, static_text, told
from tests.tui.invented import TOLLS, Asked, cited, invented_brief, make_seams


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


def test_another_wording_is_copied_with_the_words_and_the_name_of_its_own_outlet() -> None:
    """No outlet is said to have printed what another one did."""
    desk = Desk(invented_brief())
    quote = desk.brief.issues[0].quotes[0]
    first, second = quote.evidence
    told_by_courier = " (Veldhaven Courier, 13 May 2031, https://tolls.example/story)"
    told_by_post = " (Island Post, 14 May 2031, https://gate.example/story)"
    other = replace(quote, evidence=(first,), variants=(Variant("“We still count,”", "Odile Brandt", second),))
    assert copied_words(other, second, desk, "plain") == (
        f"“We still count,” — Odile Brandt, Harbour Minister{told_by_post}"
    )
    named = replace(quote, variants=(Variant(quote.pieces[0], "Tomas Ekwall", second),))
    assert copied_words(named, second, desk, "plain") == f"{quote.pieces[0]} — Tomas Ekwall{told_by_post}"
    unsaid = replace(quote, variants=(Variant(quote.pieces[0], None, second),))
    assert copied_words(unsaid, second, desk, "plain") == f"{quote.pieces[0]} — speaker unknown{told_by_post}"
    beside = cited(TOLLS, "She said the ferries would stay free of charge for islanders.")
    assert copied_words(quote, beside, desk, "plain") == f"{beside.text}{told_by_courier}"


async def test_what_is_copied_from_the_evidence_is_what_is_highlighted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the reader has gone on in the article, it is no longer the line that was opened."""
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "1")
    async with opened(seams=make_seams(Asked())) as pilot:
        await press(pilot, "1", "tab", "tab", "enter", "y")
        assert pilot.app.clipboard.startswith("“We are still counting the ships,” — Odile Brandt")
        assert "source 1 of 2" in static_text(pilot, "#evidence-head")
        await press(pilot, "n", "y")
        assert pilot.app.clipboard.startswith(
            "the ferries would stay free of charge for islanders — Odile Brandt, Harbour Minister, paraphrased"
        )
        head = static_text(pilot, "#evidence-head")
        assert "words of another line" in head
        assert "why: indirect quote, shown as paraphrase" in head


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
