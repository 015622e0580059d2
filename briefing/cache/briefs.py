"""Statements on the briefs that were kept, one a day."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from datetime import date

import msgspec

from briefing.cache.cited import find_item_ids
from briefing.cache.packing import packed, unpacked
from briefing.model import Brief

# A brief is kept anew whenever it is made, once a day: 3 takes a third of the time of 6, and a sixth more room.
_LEVEL = 3


def put_brief(connection: sqlite3.Connection, day: date, brief: Brief, basis: str) -> None:
    """Insert or replace the brief of a day, and note what it was made of and which items it rests on."""
    key = day.isoformat()
    connection.execute(
        "INSERT INTO brief (day, body, basis) VALUES (?, ?, ?)"
        " ON CONFLICT (day) DO UPDATE SET body = excluded.body, basis = excluded.basis",
        (key, packed(brief, _LEVEL), basis),
    )
    connection.execute("DELETE FROM cited WHERE day = ?", (key,))
    connection.executemany(
        "INSERT INTO cited (day, item_id) VALUES (?, ?)",
        [(key, item_id) for item_id in find_item_ids(msgspec.to_builtins(brief))],
    )


def find_brief(connection: sqlite3.Connection, day: date) -> Brief | None:
    """Return the brief of a day, None when there is none that can be read."""
    return _brief(connection.execute("SELECT body FROM brief WHERE day = ?", (day.isoformat(),)))


def find_brief_before(connection: sqlite3.Connection, day: date) -> Brief | None:
    """Return the last brief before a day, None when there is none that can be read."""
    return _brief(
        connection.execute("SELECT body FROM brief WHERE day < ? ORDER BY day DESC LIMIT 1", (day.isoformat(),))
    )


def _brief(rows: sqlite3.Cursor) -> Brief | None:
    row = rows.fetchone()
    # A brief of an older form is history nobody needs to read; the items it was made of are all there.
    with suppress(msgspec.DecodeError, zlib.error):
        return None if row is None else unpacked(row["body"], Brief)
    return None
