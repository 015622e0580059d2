"""Opens the cache, and sees to it that a damaged one is set aside and never lost."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from briefing.cache.failures import said_in_words
from briefing.cache.lock import FileLock
from briefing.cache.migrations import migrate
from briefing.cache.packing import teach_packing
from briefing.cache.store import Store
from briefing.errors import CacheError

FILE_NAME = "briefing.sqlite"
_BUSY_SECONDS = 5.0


def open_store(directory: Path, *, busy_seconds: float = _BUSY_SECONDS) -> Store:
    """Open the cache in ``directory``; both are made, readable for the user alone, when they are not there.

    A file that is damaged is set aside beside the new one and ``Store.notice`` says so.

    Raises:
        CacheError: the directory cannot be used, the disk is full, or the file is from a newer or another program.
        CacheLocked: another process was writing for all of ``busy_seconds``.
    """
    _make_private(directory)
    path = directory / FILE_NAME
    presence = FileLock(directory / "open.lock")
    writing = FileLock(directory / "write.lock")
    with said_in_words(path), writing.exclusive(busy_seconds, "Another briefing is opening the cache. Try again."):
        alone = presence.try_exclusive()
        try:
            # A write-ahead log that nobody has open is what a killed process leaves behind.
            unclean = alone and path.with_name(FILE_NAME + "-wal").exists()
            connection, notice = _open_or_set_aside(path, busy_seconds, alone, unclean)
        except BaseException:
            presence.release()
            raise
        presence.try_shared()
    return Store(connection, path, presence, writing, busy_seconds=busy_seconds, notice=notice)


def _make_private(directory: Path) -> None:
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        (directory / FILE_NAME).touch(mode=0o600)
    except OSError as error:
        raise CacheError(f"The cache directory {directory} cannot be used: {error.strerror or error}.") from error


def _open_or_set_aside(
    path: Path, busy_seconds: float, alone: bool, unclean: bool
) -> tuple[sqlite3.Connection, str | None]:
    try:
        return _connect(path, busy_seconds, unclean), None
    except sqlite3.DatabaseError as error:
        if not alone or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
    kept = _set_aside(path)
    notice = f"The cache was damaged. It is kept as {kept.name}, and a new one was begun."
    path.touch(mode=0o600)
    return _connect(path, busy_seconds, False), notice


def _connect(path: Path, busy_seconds: float, unclean: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        # Compressed articles fill pages of the usual 4 kB badly; this matters for a new file only.
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        teach_packing(connection)
        if unclean and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _damaged()
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _damaged() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _set_aside(path: Path) -> Path:
    """Move the damaged file and its log out of the way, under a name with the time, and return the new path."""
    stamp = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    kept = path.with_name(f"{FILE_NAME}.damaged-{stamp}")
    count = 1
    while kept.exists():
        count += 1
        kept = path.with_name(f"{FILE_NAME}.damaged-{stamp}-{count}")
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    return kept
