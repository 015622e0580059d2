"""Locks between processes: a lock is held by an open file and falls with the process, also after kill -9."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from briefing.errors import CacheLocked

if sys.platform != "win32":
    import fcntl

_RETRY_SECONDS = 0.02


class FileLock:
    """A lock on one file, shared or exclusive, held until :meth:`release`.

    Not handled: Windows, where nothing is locked and only SQLite's own locks guard the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def try_exclusive(self) -> bool:
        """Take the lock alone and return True, or return False at once when any other process holds it."""
        return self._try(exclusive=True)

    def try_shared(self) -> bool:
        """Take the lock together with others and return True, or return False when one holds it alone."""
        return self._try(exclusive=False)

    def release(self) -> None:
        """Give the lock up; giving up a lock that is not held does nothing."""
        if self._file is not None:
            # Closing alone would leave the lock to a child that was forked meanwhile and has the file open too.
            if sys.platform != "win32":
                fcntl.flock(self._file, fcntl.LOCK_UN)
            self._file.close()
            self._file = None

    @contextmanager
    def exclusive(self, wait_seconds: float, refusal: str) -> Iterator[None]:
        """Hold the lock alone for a block.

        Raises:
            CacheLocked: others held it for all of ``wait_seconds``; ``refusal`` is the message.
        """
        deadline = time.monotonic() + wait_seconds
        while not self.try_exclusive():
            if time.monotonic() >= deadline:
                raise CacheLocked(refusal)
            time.sleep(_RETRY_SECONDS)
        try:
            yield
        finally:
            self.release()

    def _try(self, *, exclusive: bool) -> bool:
        if sys.platform == "win32":
            return True
        if self._file is None:
            self._file = self._path.open("ab")
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        try:
            fcntl.flock(self._file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
