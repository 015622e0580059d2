"""What kept briefs were made of, so that it is known without composing whether another one would come of it.

What else a basis holds is for whoever makes briefs to say; here stands what the articles add to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime

from briefing.cache.rows import MOMENT, time_text

_Access = Callable[[], AbstractContextManager[sqlite3.Connection]]

TO_BASIS = (
    # Empty for a brief of which it is not known: it is made again.
    "ALTER TABLE brief ADD COLUMN basis TEXT NOT NULL DEFAULT ''",
    # How many times an article came, was edited, or was pruned.
    "CREATE TABLE item_changes (count INTEGER NOT NULL) STRICT",
    "INSERT INTO item_changes (count) VALUES (0)",
)


class Basis:
    """The basis of each brief of one cache; see :class:`Store` for what its methods raise."""

    def __init__(self, read: _Access, write: _Access) -> None:
        self._read = read
        self._write = write

    def of_brief(self, day: date) -> str:
        """Return what the brief of a day was made of, empty where there is none or it is not known."""
        with self._read() as connection:
            row = connection.execute("SELECT basis FROM brief WHERE day = ?", (day.isoformat(),)).fetchone()
        return str(row["basis"]) if row else ""

    def before(self, day: date) -> tuple[str, str]:
        """Return the day of the last brief before a day, and what it was made of; empty where there is none."""
        query = "SELECT day, basis FROM brief WHERE day < ? ORDER BY day DESC LIMIT 1"
        with self._read() as connection:
            row = connection.execute(query, (day.isoformat(),)).fetchone()
        return (row["day"], row["basis"]) if row else ("", "")

    def forget(self, day: date) -> None:
        """Say of the brief of a day that it is not known what it was made of."""
        with self._write() as connection:
            connection.execute("UPDATE brief SET basis = '' WHERE day = ?", (day.isoformat(),))

    def of_items(self, edges: Sequence[datetime]) -> tuple[object, ...]:
        """Return what changes when an article comes, is edited or pruned, or when time carries one over an edge.

        Edges are moments that move with the clock, such as the beginning of a window. What this takes does not grow
        with what is stored.
        """
        query = f"SELECT max({MOMENT}) FROM item_version WHERE {MOMENT} < ?"
        with self._read() as connection:
            (changes,) = connection.execute("SELECT count FROM item_changes").fetchone()
            last = (connection.execute(query, (time_text(edge),)).fetchone()[0] for edge in edges)
            return (changes, *last)


def note_item_changes(connection: sqlite3.Connection, articles: int) -> None:
    """Note inside the caller's transaction that so many articles came, were edited, or were pruned."""
    if articles:
        connection.execute("UPDATE item_changes SET count = count + ?", (articles,))
