"""Which rules make briefs? They are told by their files, since nobody would remember to count them up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PROGRAM = Path(__file__).parent.parent


@cache
def rules_of(room: str = "") -> tuple[tuple[str, int, int], ...]:
    """Return the modules of a room, or of the whole program, each with its size and when it was written."""
    return tuple(sorted(_modules(_PROGRAM / room, room)))


def _modules(folder: Path | os.DirEntry[str], name: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _modules(entry, os.path.join(name, entry.name))
            elif entry.name.endswith(".py"):
                facts = entry.stat()
                yield os.path.join(name, entry.name), facts.st_size, facts.st_mtime_ns
