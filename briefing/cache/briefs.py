"""Statements on the briefs that were kept, one a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, get_type_hints

import msgspec

from briefing.cache.cited import cited_items
from briefing.cache.packing import packed, unpacked
from briefing.model import Brief, IssueBrief


def put_brief(connection: sqlite3.Connection, day: date, brief: Brief, basis: str) -> None:
    """Insert or replace the brief of a day, and note what it was made of and which items it rests on."""
    key = day.isoformat()
    connection.execute(
        "INSERT INTO brief (day, body, basis) VALUES (?, ?, ?)"
        " ON CONFLICT (day) DO UPDATE SET body = excluded.body, basis = excluded.basis",
        (key, packed(brief), basis),
    )
    connection.execute("DELETE FROM cited WHERE day = ?", (key,))
    connection.executemany(
        "INSERT INTO cited (day, item_id) VALUES (?, ?)",
        [(key, item_id) for item_id in cited_items(brief)],
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
    with suppress(msgspec.DecodeError, KeyError, TypeError, ValueError):
        return None if row is None else _unpacked_list_by_list(row["body"])
    return None


def _unpacked_list_by_list(body: bytes) -> Brief:
    """Return the brief of a body, each of its lists decoded by itself.

    Decoded as a whole, a large brief would hold up the screen for as long as that takes: no thread gets on meanwhile.

    Raises:
        DecodeError, KeyError, TypeError, ValueError: it is damaged, or of another form than briefs have now.
    """
    values = unpacked(body, dict[str, msgspec.Raw])
    issues = _decode(values.pop("issues"), list[dict[str, msgspec.Raw]])
    values_of = [_decoded(issue, IssueBrief) for issue in issues]
    return Brief(issues=tuple([IssueBrief(**issue) for issue in values_of]), **_decoded(values, Brief))


def _decoded(values: Mapping[str, msgspec.Raw], kind: type) -> dict[str, Any]:
    kinds = get_type_hints(kind)
    return {name: _decode(value, kinds[name]) for name, value in values.items() if name in kinds}


def _decode(value: bytes | msgspec.Raw, kind: Any) -> Any:
    return msgspec.msgpack.decode(value, type=kind)
