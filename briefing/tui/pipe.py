"""Handing words to a command of the reader's, without a shell, and looking at what it prints."""

from __future__ import annotations

import shlex
import subprocess

from briefing.values import dataclass

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Piped:
    """What became of a command: all that it printed, and in words why it did not end well (empty: it did)."""

    output: str
    failure: str = ""


def pipe_to(command: str, words: str) -> Piped:
    """Run a command with ``words`` as its input. Nothing in it is read by a shell; ``~`` and ``*`` are themselves."""
    try:
        parts = shlex.split(command)
    except ValueError as error:
        return Piped("", f"not a command: {error}")
    if not parts:
        return Piped("", "no command")
    try:
        done = subprocess.run(
            parts, input=words.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Piped("", f"{parts[0]} did not end within {_SECONDS} seconds and was stopped")
    except OSError as error:
        return Piped("", f"{parts[0]}: {error.strerror or error}")
    output = done.stdout.decode(errors="replace")
    return Piped(output, f"{parts[0]} ended with {done.returncode}" if done.returncode else "")
