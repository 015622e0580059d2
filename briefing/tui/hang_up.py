"""Noticing that the terminal has gone.

A window that closes sends a signal, and the program ends. It sends none where the program was started with ``nohup``
or stands in a session of its own; Textual would then read the end of its input over and over.
"""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable


def watch_terminal(number: int, gone: Callable[[], object]) -> None:
    """Call ``gone``, from a thread of its own, once nobody holds the other end of the terminal with this file number.

    Does nothing where that is no terminal, or where the system cannot tell.
    """
    if hasattr(select, "poll") and os.isatty(number):
        threading.Thread(target=_wait, args=(number, gone), name="hang-up", daemon=True).start()


def _wait(number: int, gone: Callable[[], object]) -> None:
    poll = select.poll()
    poll.register(number, 0)  # that it has gone is told without being asked for, and nothing else wakes the thread
    if any(told & select.POLLHUP for _number, told in poll.poll()):
        gone()
