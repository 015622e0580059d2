from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cache import open_store
from briefing.cli.last_screen import is_harmless, load_screen, save_screen, screen_key
from briefing.model import Brief, Correction, Mark
from tests.cli.conftest import Desk

ROWS = ("\x1b[1mbriefing, last screen\x1b[0m", "Marlow\u00a0waits for its ferry")
AT = datetime(2023, 5, 10, 7, 12, tzinfo=UTC)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Make a cache."""
    open_store(tmp_path / "cache").close()
    return tmp_path / "cache"


def key(cache: Path, **changed: object) -> bytes:
    """Return the key of a screen of 80x2 on that cache, with some of it changed."""
    same: dict[str, object] = {
        "feeds": "/desk/feeds.toml",
        "settings": b"[ui]\ntheme = 'dark'\n",
        "cache": str(cache),
        "as_of": "",
        "size": (80, 2),
        "environment": {"TERM": "xterm-256color"},
    }
    return screen_key(**{**same, **changed})  # type: ignore[arg-type] # any of them may be another


def test_what_is_kept_is_drawn_again_as_it_was(cache: Path) -> None:
    """Colours and blanks of every width included, and no other user can read it."""
    save_screen(str(cache), key(cache), ROWS)
    assert load_screen(str(cache), key(cache)) == list(ROWS)
    assert (cache / "last-screen").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in cache.glob("last-screen*")) == ["last-screen"]


@pytest.mark.parametrize(
    "changed",
    [
        {"size": (120, 40)},
        {"settings": b"[ui]\ntheme = 'light'\n"},
        {"feeds": "/other/feeds.toml"},
        {"as_of": "2023-05-10"},
        {"environment": {"TERM": "xterm-256color", "NO_COLOR": ""}},
        {"environment": {"TERM": "linux"}},
    ],
)
def test_a_screen_of_something_else_is_not_drawn(cache: Path, changed: dict[str, object]) -> None:
    """Another size, theme, desk, day, terminal, or no colours."""
    save_screen(str(cache), key(cache), ROWS)
    assert load_screen(str(cache), key(cache, **changed)) is None


def test_a_screen_of_another_cache_is_not_drawn(cache: Path) -> None:
    """As where a damaged one was set aside, and a new one begun in its place."""
    save_screen(str(cache), key(cache), ROWS)
    before = key(cache)
    (cache / "briefing.sqlite").rename(cache / "briefing.sqlite.damaged")
    open_store(cache).close()
    assert key(cache) != before
    assert load_screen(str(cache), key(cache)) is None


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_damaged_screen_is_not_drawn(tmp_path_factory: pytest.TempPathFactory, place: int, by: int) -> None:
    """Whichever byte it is that changed."""
    folder = tmp_path_factory.mktemp("kept")
    save_screen(str(folder), b"key", ROWS)
    kept = folder / "last-screen"
    spoiled = bytearray(kept.read_bytes())
    spoiled[place % len(spoiled)] ^= by
    kept.write_bytes(spoiled)
    assert load_screen(str(folder), b"key") is None


def test_half_a_screen_and_none_are_not_drawn(cache: Path) -> None:
    """What a full disk leaves, and what a first run finds."""
    assert load_screen(str(cache), key(cache)) is None
    save_screen(str(cache), key(cache), ROWS)
    kept = cache / "last-screen"
    kept.write_bytes(kept.read_bytes()[:-5])
    assert load_screen(str(cache), key(cache)) is None
    kept.write_bytes(b"")
    assert load_screen(str(cache), key(cache)) is None


@pytest.mark.parametrize(
    "row",
    [
        "\x1b]0;a title\x07",
        "\x1b[2J",
        "\x1b[10;10Hthere",
        "\x1b[1",
        "\x1b",
        "\x1bc",
        "\x1b[\u0661m",
        "a\x9b2J",
        "a\rb",
        "a\nb",
        "a\x07b",
        "a\u202eb",
        "a\u2067b",
    ],
)
def test_what_moves_more_than_colours_is_neither_kept_nor_drawn(cache: Path, row: str) -> None:
    """A kept screen from before is gone too: it is not the last one."""
    save_screen(str(cache), key(cache), ROWS)
    assert not is_harmless(row)
    save_screen(str(cache), key(cache), (row, ROWS[1]))
    assert load_screen(str(cache), key(cache)) is None


@pytest.mark.parametrize("row", ["", "plain", "\x1b[1;38;2;228;228;228mbold\x1b[0m", "soft\u00adhyphen \u202f“é” 漢字"])
def test_text_and_colours_are_harmless(row: str) -> None:
    """As they stand on any screen."""
    assert is_harmless(row)


def test_a_change_of_brief_or_marks_takes_the_kept_screen_away(cache: Path) -> None:
    """Whichever program makes it: what would be drawn is no longer so."""
    mark = Mark("reader", "line", "kept", AT)
    correction = Correction("reader", "eject passage", "subject", AT, "Lighthouse", "")
    with open_store(cache) as store:
        changes: tuple[Callable[[], None], ...] = (
            lambda: store.save_mark(mark),
            lambda: store.delete_mark(mark),
            lambda: store.save_brief(date(2023, 5, 10), Brief(AT, "clock", AT, ())),
            lambda: store.save_correction(correction),
            lambda: store.delete_correction(correction),
        )
        for change in changes:
            save_screen(str(cache), key(cache), ROWS)
            change()
            assert load_screen(str(cache), key(cache)) is None
        save_screen(str(cache), key(cache), ROWS)
        store.marks("reader")
        assert load_screen(str(cache), key(cache)) == list(ROWS)


# --- in a terminal --------------------------------------------------------------------------------------------------

DAY = ("--as-of", "2023-05-10")


@dataclass
class Terminal:
    """A terminal of 80x24 in which one program runs."""

    master: int
    slave: int
    program: subprocess.Popen[bytes]
    seen: bytes = b""

    def read_until(self, wanted: bytes) -> None:
        """Read until ``wanted`` stands in what was written, or the program has ended."""
        while wanted not in self.seen:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                self.seen += os.read(self.master, 1 << 16)
            elif self.program.poll() is not None:
                return

    def type(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self.master, keys)

    def end(self) -> int:
        """Read until the program has ended; return how."""
        self.read_until(b"never written")
        return self.program.wait()

    @property
    def has_echo(self) -> bool:
        """Return whether the terminal shows what is typed."""
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)


@contextmanager
def running(desk: Desk, *arguments: str) -> Iterator[Terminal]:
    """Start the program in a terminal; in the end neither it nor what it started runs any more."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    unset = ("NO_COLOR", "COLUMNS", "LINES", "TEXTUAL_DRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    program = subprocess.Popen(
        [sys.executable, "-m", "briefing", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=desk.folder,
        env=environment | {"TERM": "xterm-256color", "LANG": "C.UTF-8"},
        start_new_session=True,
    )

    def end() -> None:
        """End the session that the program leads."""
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)

    guard = threading.Timer(120, end)  # a test that waits for what never comes would else keep it running
    guard.start()
    try:
        yield Terminal(master, slave, program)
    finally:
        guard.cancel()
        end()
        program.wait()
        os.close(master)
        os.close(slave)


def leave_a_screen(desk: Desk) -> None:
    """Open the dashboard, wait until a line of the brief is on show, and leave it."""
    desk.run("show", *DAY)
    with running(desk, *DAY) as terminal:
        terminal.read_until(b"decided")
        terminal.type(b"\x11")
        assert terminal.end() == 0


def test_the_last_screen_stands_before_the_dashboard_does_and_no_key_is_lost(desk: Desk) -> None:
    """It says what it is; nothing that is typed meanwhile is shown in it, and all of it is done."""
    leave_a_screen(desk)
    with running(desk, *DAY) as terminal:
        terminal.read_until("opening …".encode())
        first = terminal.seen.decode(errors="replace")
        assert "briefing, last screen · as of Wed 10 May 2023 23:59" in first
        assert "\x1b[?1000h" not in first  # Textual's first word
        assert not terminal.has_echo
        terminal.type(b"q")
        assert terminal.end() == 0
        assert terminal.has_echo
        assert terminal.seen.count(b"\x1b[?1049h") == terminal.seen.count(b"\x1b[?1049l") == 1


def test_an_error_behind_the_last_screen_can_be_read(desk: Desk) -> None:
    """It stands on the terminal's own screen, which is as it was found."""
    leave_a_screen(desk)
    connection = sqlite3.connect(desk.folder / "cache" / "briefing.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with running(desk, *DAY) as terminal:
        assert terminal.end() == 3
        _picture, _, after = terminal.seen.partition(b"\x1b[?1049l")
        assert b"newer version of briefing" in after
        assert terminal.has_echo


def test_a_changed_feeds_toml_has_no_last_screen(desk: Desk) -> None:
    """Nor has one with an error in it: the message is all there is."""
    leave_a_screen(desk)
    desk.feeds.write_text(desk.feeds.read_text(encoding="utf-8") + "\n[nonsense]\n", encoding="utf-8")
    with running(desk, *DAY) as terminal:
        assert terminal.end() == 2
        assert b"\x1b[?1049h" not in terminal.seen
        assert b"nonsense" in terminal.seen


def test_into_a_pipe_no_screen_is_drawn(desk: Desk) -> None:
    """There the brief is printed as text."""
    leave_a_screen(desk)
    printed = subprocess.run([sys.executable, "-m", "briefing", *DAY], cwd=desk.folder, capture_output=True, check=True)
    assert b"\x1b" not in printed.stdout + printed.stderr
    assert b"ferry" in printed.stdout
