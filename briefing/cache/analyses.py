"""Statements on analyses: which items lack one, keeping them, loading many at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from briefing.cache.packing import packed, unpacked
from briefing.model import Analysis
from briefing.values import dataclass

# Two ranges, each of which the index answers: what other rules analysed, or none, is found without looking at the rest.
STALE = """item.number IN (
        SELECT number FROM item WHERE pruned IS NULL AND analysed < ?
        UNION ALL SELECT number FROM item WHERE pruned IS NULL AND analysed > ?)
    AND item_version.version = item.latest"""

_MANY = 500  # how many ids go into one statement: SQLite's oldest limit for parameters is 999


@dataclass(frozen=True, slots=True)
class PackedAnalysis:
    """An analysis in the form that is kept: it may be packed in the process that made it."""

    item_id: str
    version: int
    lexicon: str
    body: bytes


def packed_analysis(analysis: Analysis) -> PackedAnalysis:
    """Return an analysis as it is kept."""
    return PackedAnalysis(analysis.item_id, analysis.version, analysis.lexicon, packed(analysis))


def put_analyses(connection: sqlite3.Connection, analyses: Sequence[PackedAnalysis]) -> None:
    """Insert or replace analyses, and note on their items that they are analysed."""
    connection.executemany(
        """INSERT INTO analysis (item_id, version, lexicon, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (item_id, version) DO UPDATE SET lexicon = excluded.lexicon, body = excluded.body""",
        [(one.item_id, one.version, one.lexicon, one.body) for one in analyses],
    )
    connection.executemany(
        "UPDATE item SET analysed = ? WHERE id = ? AND latest = ?",
        [(one.lexicon, one.item_id, one.version) for one in analyses],
    )


def drop_analysis(connection: sqlite3.Connection, item_id: str, version: int) -> None:
    """Take away the analysis of a version that no longer is what was analysed."""
    connection.execute("DELETE FROM analysis WHERE item_id = ? AND version = ?", (item_id, version))
    connection.execute("UPDATE item SET analysed = '' WHERE id = ?", (item_id,))


def load_analyses(
    connection: sqlite3.Connection, items: Sequence[tuple[str, int]], lexicon: str
) -> dict[tuple[str, int], Analysis]:
    """Return the analyses of these (item id, version) that are of this lexicon."""
    wanted = set(items)
    found: dict[tuple[str, int], Analysis] = {}
    for ids in _batches(sorted({item_id for item_id, _ in items})):
        rows = connection.execute(
            "SELECT item_id, version, body FROM analysis"
            f" WHERE item_id IN ({', '.join('?' * len(ids))}) AND +lexicon = ?",
            (*ids, lexicon),
        )
        for row in rows:
            if (key := (row["item_id"], row["version"])) in wanted:
                found[key] = unpacked(row["body"], Analysis)
    return found


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _MANY):
        yield ids[start : start + _MANY]
