"""Statements that load items: of a time, one by its id, without an analysis, for a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from briefing.cache.analyses import STALE
from briefing.cache.rows import MOMENT, ItemRow, item_of, item_row_of, time_text
from briefing.model import Item

_COLUMNS = "item.id, item.source, item.url, item.path, item_version.*, item_text.text"
_OLDEST_FIRST = f"ORDER BY {MOMENT}, item_version.item_id"

# A cross join is taken in the order in which it is written: from an index to the few items that it tells of.
_FROM_TIME = f"""SELECT {_COLUMNS} FROM item_version
    CROSS JOIN item ON item.id = item_version.item_id AND item.latest = item_version.version
    CROSS JOIN item_text ON item_text.item_id = item_version.item_id AND item_text.version = item_version.version"""
_FROM_ITEM = f"""SELECT {_COLUMNS} FROM item
    CROSS JOIN item_version ON item_version.item_id = item.id
    CROSS JOIN item_text ON item_text.item_id = item_version.item_id AND item_text.version = item_version.version"""


def load_between(connection: sqlite3.Connection, since: datetime | None, until: datetime | None) -> tuple[Item, ...]:
    """Return the latest version of each item of a time, oldest first; both ends belong to it, None leaves one open."""
    ends = [(sign, time_text(end)) for sign, end in ((">=", since), ("<=", until)) if end is not None]
    within = " AND ".join(["TRUE", *(f"{MOMENT} {sign} ?" for sign, _ in ends)])
    return _items(connection, f"{_FROM_TIME} WHERE {within} {_OLDEST_FIRST}", *(end for _, end in ends))


def load_version(connection: sqlite3.Connection, item_id: str, version: int | None) -> Item | None:
    """Return a version of an item, the latest for None; None where there is no such item or version."""
    found = _items(
        connection,
        f"{_FROM_ITEM} WHERE item.id = coalesce((SELECT item_id FROM item_alias WHERE alias = ?), ?)"
        " AND item_version.version = coalesce(?, item.latest)",
        item_id,
        item_id,
        version,
    )
    return found[0] if found else None


def load_latest(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[Item, ...]:
    """Return the latest versions of these items, of no more than fit into one statement, in no order."""
    places = ", ".join("?" * len(ids))
    return _items(connection, f"{_FROM_ITEM} WHERE item.id IN ({places}) AND item_version.version = item.latest", *ids)


def load_stale(connection: sqlite3.Connection, lexicon: str, since: datetime | None) -> tuple[Item, ...]:
    """Return the latest versions that this lexicon has not analysed, of all times for None, oldest first."""
    moment = time_text(since)
    query = f"{_FROM_ITEM} WHERE {STALE} AND (? IS NULL OR {MOMENT} >= ?) {_OLDEST_FIRST}"
    return _items(connection, query, lexicon, lexicon, moment, moment)


def find_stale(connection: sqlite3.Connection, lexicon: str, since: datetime | None) -> tuple[str, ...]:
    """Return the ids of what :func:`load_stale` returns, newest first."""
    moment = time_text(since)
    query = f"""SELECT item.id FROM item CROSS JOIN item_version ON item_version.item_id = item.id
        WHERE {STALE} AND (? IS NULL OR {MOMENT} >= ?) ORDER BY {MOMENT} DESC, item.id"""
    return tuple(row["id"] for row in connection.execute(query, (lexicon, lexicon, moment, moment)))


def load_rows(connection: sqlite3.Connection) -> tuple[ItemRow, ...]:
    """Return every item for a list, newest first, without its text."""
    rows = connection.execute(
        f"""SELECT item.id, item.source, item.url, item.missing_since, item_version.* FROM item_version
        CROSS JOIN item ON item.id = item_version.item_id AND item.latest = item_version.version
        ORDER BY {MOMENT} DESC, item_version.item_id"""
    ).fetchall()
    return tuple(map(item_row_of, rows))


def _items(connection: sqlite3.Connection, query: str, *values: object) -> tuple[Item, ...]:
    return tuple(map(item_of, connection.execute(query, values).fetchall()))
