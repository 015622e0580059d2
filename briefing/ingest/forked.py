"""A process that parses, forked from this one: what is loaded here need not be loaded there once more."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from typing import NoReturn

from briefing.ingest.worker import parse_jobs


def can_fork() -> bool:
    """Return whether a fork of this process is whole: in a fork, threads are gone and what they held stays held."""
    return sys.platform == "linux" and threading.active_count() == 1


def fork_worker() -> tuple[int, socket.socket]:
    """Return the process id of a new parser, and the socket on which it takes jobs and gives readings.

    Raises:
        OSError: there can be no more processes or files.
    """
    here, there = socket.socketpair()
    with there:
        child = os.fork()
        if child == 0:
            _parse(there)
    return child, here


def _parse(there: socket.socket) -> NoReturn:
    """Be a parser until the socket is closed. Nothing of this process is run, flushed or closed at its end."""
    try:
        _let_go_of_all_but(there.fileno())
        parse_jobs(there.makefile("rb"), there.makefile("wb"), feeds_expected=True)
    finally:
        os._exit(0)


def _let_go_of_all_but(kept: int) -> None:
    """Close what the other process has open, its locks and the answers of servers among it, and hear no more of it."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2 and int(name) != kept:
            with suppress(OSError):  # the folder that was read
                os.close(int(name))
