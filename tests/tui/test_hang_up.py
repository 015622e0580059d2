from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefing.tui.hang_up import watch_terminal

pytest.importorskip("termios")  # a terminal as these tests make one

_PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from briefing.tui.app import run
from tests.tui.invented import Asked, invented_brief, make_seams

def keep(place):
    Path(sys.argv[1]).write_text(f"{place.issue} {place.pane}")

run(invented_brief(), replace(make_seams(Asked()), save_place=keep))
"""


def test_a_terminal_that_goes_is_told_once_and_one_that_stays_is_not() -> None:
    """Only the end of the other side wakes the watch; input does not."""
    master, slave = os.openpty()
    gone = threading.Event()
    try:
        watch_terminal(slave, gone.set)
        os.write(master, b"j\n")
        assert os.read(slave, 10) == b"j\n"
        assert not gone.is_set()
    finally:
        os.close(master)
    try:
        assert gone.wait(60)
    finally:
        os.close(slave)


def test_what_is_no_terminal_is_not_watched() -> None:
    """A pipe that ends says nothing about the reader."""
    read, write = os.pipe()
    gone = threading.Event()
    before = threading.active_count()
    watch_terminal(read, gone.set)
    assert threading.active_count() == before
    os.close(write)
    os.close(read)


def test_the_program_ends_when_its_terminal_goes_without_a_signal_and_keeps_the_place(tmp_path: Path) -> None:
    """It stands in a session of its own, where a closed window sends nothing."""
    place = tmp_path / "place"
    master, slave = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    child = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(place)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
    )
    guard = threading.Timer(60, child.kill)  # nothing is left running, whatever the program does
    guard.start()
    try:
        os.close(slave)
        seen = b""
        while b"Harbour toll" not in seen:
            seen += os.read(master, 65_536)
        os.close(master)
        assert child.wait() >= 0
    finally:
        guard.cancel()
        child.kill()
        child.wait()
    assert place.read_text() == " bottom"
