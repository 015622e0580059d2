"""One look at folders: which files there are, without opening any. It is cheap enough for every other second."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fnmatch import translate
from pathlib import Path, PurePosixPath

from briefing import __version__
from briefing.ingest.files import READING, is_held
from briefing.model import FeedState, Source

# The files of the folders with their times and sizes: what shows that something was put there.
Snapshot = frozenset[tuple[str, int, int]]


def take_snapshot(folders: Sequence[Source]) -> Snapshot:
    """Return which files the folders hold and when they last changed; a folder that is missing holds none.

    A file that is still being written to is not there yet.
    Told by their names alone: a pattern that names folders too may find fewer.
    """
    found: set[tuple[str, int, int]] = set()
    for folder in folders:
        names = (PurePosixPath(pattern).name for pattern in folder.pattern.split())
        wanted = re.compile("|".join(translate(os.path.normcase(name)) for name in names))
        found.update(_files_below(str(Path(folder.location).expanduser()), wanted))
    return frozenset(found)


def look_of(folder: Source) -> str:
    """Return a digest of what a look at a folder finds, and of how its files are read."""
    parts = (
        READING,
        __version__,
        folder.location,
        folder.pattern,
        folder.outlet or "",
        sorted(take_snapshot([folder])),
    )
    return hashlib.blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def is_read(folder: Source, state: FeedState | None) -> bool:
    """Return whether all that stands in a folder was read without a fault, and nothing has come or changed since."""
    return state is not None and state.body_hash is not None and state.body_hash == look_of(folder)


def _files_below(root: str, wanted: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    unread = [root]
    while unread:
        try:
            with os.scandir(unread.pop()) as entries:
                shown = [entry for entry in entries if not entry.name.startswith((".", "~$"))]
        except OSError:
            continue  # that it may not be read is the ingester's to say
        for entry in shown:
            if entry.is_dir(follow_symlinks=False):
                unread.append(entry.path)
            elif wanted.match(os.path.normcase(entry.name)):
                with suppress(OSError):  # it went this moment
                    status = entry.stat()
                    if not is_held(Path(entry.path), status.st_mtime, time.time()):
                        yield entry.path, status.st_mtime_ns, status.st_size
