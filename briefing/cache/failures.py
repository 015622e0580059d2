"""SQLite's errors in words for the reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import CacheError, CacheLocked


@contextmanager
def said_in_words(path: Path) -> Iterator[None]:
    """Turn every error of SQLite in the block into a CacheError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path) from error


def _in_words(error: sqlite3.Error, path: Path) -> CacheError:
    # Extended codes carry the primary code in their low byte.
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CacheLocked("Another briefing is writing to the cache. Try again in a moment.")
        case sqlite3.SQLITE_FULL:
            return CacheError(f"The disk is full: nothing more can be kept in {path}. What was there is intact.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return CacheError(f"The cache {path} cannot be written. Check its permissions, or choose another --cache.")
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return CacheError(f"The cache {path} is damaged. Close every briefing; the next start sets it aside.")
        case sqlite3.SQLITE_IOERR:
            return CacheError(f"The disk under {path} fails: {error}.")
        case _:
            return CacheError(f"The cache {path} cannot be used: {error}.")
