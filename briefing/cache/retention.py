"""What may leave the cache: old articles that nothing rests on.

Kept, whatever their age: what a stored brief cites or tells as part of a story (and so what its open questions rest
on), what a line rests on that a reader marked, noted or kept, and what a reader corrected.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta

from briefing.cache.basis import note_item_changes
from briefing.cache.rows import MOMENT, time_text
from briefing.cache.search import forget_words
from briefing.values import dataclass

HIT_LINE = "hit "  # what the screen calls a line that is an article found: "hit ITEM VERSION"


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of one source is kept: so many days, and so many of its newest items; None is all."""

    days: int | None = None
    items: int | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """The limits of some sources by name, and that of all others; what came out in ``least_days`` stays in any case."""

    otherwise: Limit = Limit()
    sources: Mapping[str, Limit] = field(default_factory=dict)
    least_days: int = 7

    @property
    def is_everything(self) -> bool:
        """Return whether nothing is ever pruned."""
        return all(limit == Limit() for limit in (self.otherwise, *self.sources.values()))


def find_excess(connection: sqlite3.Connection, retention: Retention, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return (id, source) of the items beyond the limit of their source that nothing rests on, newest first."""
    if retention.is_everything:
        return ()
    needed = _needed(connection)
    newest = _days_before(now, retention.least_days)
    oldest = {
        limit: "" if limit.days is None else _days_before(now, limit.days)
        for limit in (retention.otherwise, *retention.sources.values())
    }
    seen: Counter[str] = Counter()
    excess = []
    for item_id, source, moment in _by_age(connection):
        limit = retention.sources.get(source, retention.otherwise)
        seen[source] += 1
        is_too_much = moment < oldest[limit] or (limit.items is not None and seen[source] > limit.items)
        if is_too_much and moment < newest and item_id not in needed:
            excess.append((item_id, source))
    return tuple(excess)


def _days_before(now: datetime, days: int) -> str:
    return str(time_text(now - timedelta(days=days)))


def prune_items(connection: sqlite3.Connection, ids: Sequence[str], at: datetime) -> int:
    """Take these items' texts, analyses and words for search away inside the caller's transaction; return how many.

    What is left of an item says that it was here: its id, address and digest.
    """
    pruned = sum(_prune(connection, item_id, at) for item_id in ids)
    note_item_changes(connection, pruned)
    return pruned


def _prune(connection: sqlite3.Connection, item_id: str, at: datetime) -> bool:
    found = connection.execute(
        """SELECT item.number, item_version.digest FROM item
        JOIN item_version ON item_version.item_id = item.id AND item_version.version = item.latest
        WHERE item.id = ? AND item.pruned IS NULL
            AND NOT EXISTS (SELECT 1 FROM cited WHERE cited.item_id = item.id)
            AND NOT EXISTS (SELECT 1 FROM marked WHERE marked.item_id = item.id)""",
        (item_id,),
    ).fetchone()
    if found is None:  # pruned by another process meanwhile, or in use by now
        return False
    forget_words(connection, found["number"])
    for table in ("analysis", "item_text", "item_version"):
        connection.execute(f"DELETE FROM {table} WHERE item_id = ?", (item_id,))
    connection.execute(
        "UPDATE item SET pruned = ?, pruned_digest = ?, analysed = '' WHERE id = ?",
        (time_text(at), found["digest"], item_id),
    )
    return True


def _by_age(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    rows = connection.execute(
        f"""SELECT item.id, item.source, {MOMENT} AS moment FROM item_version
        JOIN item ON item.id = item_version.item_id AND item.latest = item_version.version
        ORDER BY {MOMENT} DESC, item_version.item_id DESC"""
    )
    return ((row["id"], row["source"], row["moment"]) for row in rows)


def _needed(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all items that a brief or a reader needs."""
    cited = {row[0] for row in connection.execute("SELECT DISTINCT item_id FROM cited")}
    marked = {row[0] for row in connection.execute("SELECT DISTINCT item_id FROM marked")}
    hits = {
        row[0].split()[1]
        for row in connection.execute("SELECT line_id FROM mark_history WHERE line_id GLOB ?", (f"{HIT_LINE}?*",))
    }
    subjects = connection.execute("SELECT subject FROM correction_history WHERE subject GLOB '*/*'")
    corrected = {row[0].rpartition("/")[0] for row in subjects}
    return frozenset(cited | marked | hits | corrected)
