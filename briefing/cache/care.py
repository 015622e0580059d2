"""Looking after the file: is it sound, what does it hold, a copy of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from briefing.cache.failures import said_in_words
from briefing.errors import CacheError
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a cache holds; ``pruned`` are the items of which only the trace is left, ``free`` the unused bytes."""

    items: int
    versions: int
    briefs: int
    pruned: int
    free: int


def find_faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what is wrong with the tables, in SQLite's words; nothing when they are sound."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    return tuple(line for line in found if line != "ok") + tuple(f"{row[0]} row {row[1]}" for row in loose)


def count_contents(connection: sqlite3.Connection) -> Contents:
    """Return how much the cache holds."""
    (pages,) = connection.execute("PRAGMA freelist_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    items, versions, briefs, pruned = connection.execute(
        """SELECT (SELECT count(*) FROM item WHERE pruned IS NULL), (SELECT count(*) FROM item_version),
            (SELECT count(*) FROM brief), (SELECT count(*) FROM item WHERE pruned IS NOT NULL)"""
    ).fetchone()
    return Contents(items, versions, briefs, pruned, pages * size)


def copy_whole(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the cache to a new file, whole and consistent, also while it is in use.

    Raises:
        CacheError: there is a file already, or it cannot be written.
    """
    try:
        # Made first, and for the user alone: it holds everything that the cache does.
        target.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise CacheError(f"{target} is there already; a backup does not overwrite it.") from None
    except OSError as error:
        raise CacheError(f"The backup {target} cannot be written: {error.strerror or error}.") from error
    try:
        with said_in_words(target), closing(sqlite3.connect(target)) as copy:
            connection.backup(copy)
    except BaseException:
        # Half a copy would be taken for a whole one.
        target.unlink(missing_ok=True)
        raise
