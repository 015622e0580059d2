"""What briefs need of each item by itself: kept once made, so that a new morning pays for what is new.

What an outline holds is not for this room to know. It is made on a ``basis``: rules, word lists and issues, told by a
digest of them. An item whose version, facts or analysis change loses its outline with them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from datetime import datetime

from briefing.cache.loading import load_latest
from briefing.cache.rows import MOMENT, time_text
from briefing.cache.search import find_numbers
from briefing.model import Item
from briefing.values import dataclass

_Access = Callable[[], AbstractContextManager[sqlite3.Connection]]
_MANY = 500  # how many ids go into one statement: SQLite's oldest limit for parameters is 999

TO_OUTLINES = (
    """CREATE TABLE outline (
        number INTEGER PRIMARY KEY REFERENCES item (number), moment TEXT NOT NULL, serves TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX outline_serving ON outline (moment) WHERE serves <> ''",
    "CREATE INDEX outline_beside ON outline (moment) WHERE serves = ''",
    # The basis on which the latest version was looked at, whether or not it was worth an outline; empty when on none.
    "ALTER TABLE item ADD COLUMN outlined TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX item_by_outlined ON item (outlined) WHERE pruned IS NULL",
    """CREATE TRIGGER outline_outdated AFTER UPDATE OF analysed, latest, pruned ON item BEGIN
        UPDATE item SET outlined = '' WHERE number = new.number AND outlined <> '';
        DELETE FROM outline WHERE number = new.number;
    END""",
)

# The numbers of what nobody looked at on a basis: mostly none, and found quicker than each row is asked for its own.
_NOT_ON = """SELECT number FROM item WHERE pruned IS NULL AND outlined < :basis
    UNION ALL SELECT number FROM item WHERE pruned IS NULL AND outlined > :basis"""
_COUNTED = f"""SELECT serves, count(*) FROM outline
    WHERE serves <> '' AND moment >= :since AND moment < :before AND number NOT IN ({_NOT_ON}) GROUP BY serves"""
_SERVING = """outline.serves <> '' AND moment >= :since AND moment < :before AND item.outlined = :basis"""
_NEWEST_FIRST = f"""SELECT item.id, outline.serves FROM outline CROSS JOIN item ON item.number = outline.number
    WHERE {_SERVING} ORDER BY moment DESC, item.id"""
_BY_ID = f"""SELECT item.id, outline.serves FROM item CROSS JOIN outline ON outline.number = item.number
    WHERE item.id = :id AND {_SERVING}"""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """The outline of one item version; ``serves`` are the issues it serves, by their place, ``body`` what was made.

    An empty ``body`` is that of an item of which nothing but ``serves`` was asked so far.
    """

    item_id: str
    version: int
    serves: tuple[int, ...]
    body: bytes


class Outlines:
    """The outlines of one cache; see :class:`Store` for what its methods raise."""

    def __init__(self, read: _Access, write: _Access) -> None:
        self._read = read
        self._write = write

    def missing(self, basis: str, lexicon: str) -> tuple[str, ...]:
        """Return the ids of the items that this lexicon analysed and nobody looked at on this basis.

        What was looked at is passed over by the index, however much there is of it.
        """
        with self._read() as connection:
            rows = connection.execute(
                """SELECT id, analysed FROM item WHERE pruned IS NULL AND outlined < ?
                UNION ALL SELECT id, analysed FROM item WHERE pruned IS NULL AND outlined > ?""",
                (basis, basis),
            ).fetchall()
        return tuple(row["id"] for row in rows if row["analysed"] == lexicon)

    def pass_over(self, basis: str, lexicon: str, before: datetime, words: Sequence[Sequence[str]]) -> int:
        """Note that older items were looked at that hold none of these; return how many there were.

        ``words`` are words of a term each, lower-cased letters and digits: an item may hold the term when it holds a
        beginning of each of them. The index of words tells which; what it does not know yet stays missing.
        """
        with self._write() as connection:
            # As one transaction: an item that is edited in between would be passed over with its new words.
            found = find_numbers(connection, words)
            rows = connection.execute(
                f"""SELECT item.number, item.analysed FROM item
                CROSS JOIN item_version ON item_version.item_id = item.id AND item_version.version = item.latest
                WHERE item.number IN ({_NOT_ON}) AND item.searchable = item.latest AND {MOMENT} < :before""",
                {"basis": basis, "before": time_text(before)},
            ).fetchall()
            passed = [row["number"] for row in rows if row["analysed"] == lexicon and row["number"] not in found]
            for number in passed:
                connection.execute("DELETE FROM outline WHERE number = ?", (number,))
            connection.executemany(
                "UPDATE item SET outlined = ? WHERE number = ?", [(basis, number) for number in passed]
            )
        return len(passed)

    def save(self, basis: str, seen: Sequence[Item], rows: Sequence[OutlineRow]) -> None:
        """Note that these items were looked at, and keep the outlines of those that are worth one.

        One without a body of an item that serves nothing is not. What was changed or analysed anew meanwhile is passed
        over: it is still missing.
        """
        worth = {row.item_id: row for row in rows if row.body or row.serves}
        with self._write() as connection:
            for item in seen:
                found = connection.execute(
                    "UPDATE item SET outlined = ? WHERE id = ? AND latest = ? AND analysed <> '' RETURNING number",
                    (basis, item.id, item.version),
                ).fetchone()
                if found is not None:
                    _put(connection, found["number"], item, worth.get(item.id))

    def forget_before(self, moment: datetime) -> None:
        """Drop the outlines of older items that serve no issue: no brief looks at them again."""
        older = "FROM outline WHERE serves = '' AND moment < ?"
        with self._read() as connection:
            if connection.execute(f"SELECT 1 {older} LIMIT 1", (time_text(moment),)).fetchone() is None:
                return
        with self._write() as connection:
            connection.execute(f"DELETE {older}", (time_text(moment),))

    def serving(
        self, basis: str, since: datetime, before: datetime, most: int, asked: Collection[str]
    ) -> tuple[dict[str, tuple[int, ...]], Mapping[int, int]]:
        """Return the issues that items of a time serve, by id, and how many items of the time serve each issue.

        ``before`` is no part of the time. The items are the newest ``most`` of each issue, and those of ``asked`` that
        serve any; what is older than the last of them is counted only.
        """
        within = {"basis": basis, "since": time_text(since), "before": time_text(before)}
        counted: Counter[int] = Counter()
        with self._read() as connection:
            for serves, count in connection.execute(_COUNTED, within):
                counted.update(dict.fromkeys(_issues_of(serves), count))
            found = _newest_of_each(connection, within, {issue: min(count, most) for issue, count in counted.items()})
            for item_id in asked:
                row = connection.execute(_BY_ID, {**within, "id": item_id}).fetchone()
                if row is not None:
                    found[row["id"]] = _issues_of(row["serves"])
        return found, counted

    def load(self, basis: str, ids: Sequence[str]) -> dict[str, bytes]:
        """Return what was kept of these items' latest versions on this basis, by id."""
        found: dict[str, bytes] = {}
        with self._read() as connection:
            for some in _batches(ids):
                rows = connection.execute(
                    "SELECT item.id, outline.body FROM item CROSS JOIN outline ON outline.number = item.number"
                    f" WHERE item.id IN ({', '.join('?' * len(some))}) AND item.outlined = ?",
                    (*some, basis),
                )
                found.update((row["id"], row["body"]) for row in rows if row["body"])
        return found

    def load_items(self, ids: Sequence[str]) -> tuple[Item, ...]:
        """Return the latest versions of these items, in no order."""
        with self._read() as connection:
            return tuple(item for some in _batches(ids) for item in load_latest(connection, some))


def _newest_of_each(
    connection: sqlite3.Connection, within: Mapping[str, str | None], wanted: Mapping[int, int]
) -> dict[str, tuple[int, ...]]:
    """Return the newest items that serve an issue, so many of each as are wanted; read no further than to the last."""
    found: dict[str, tuple[int, ...]] = {}
    left = Counter(wanted)
    with closing(connection.execute(_NEWEST_FIRST, within)) as rows:
        while left and (row := rows.fetchone()) is not None:
            issues = _issues_of(row["serves"])
            if not left.keys().isdisjoint(issues):
                found[row["id"]] = issues
                left -= Counter(issues)
    return found


def _issues_of(serves: str) -> tuple[int, ...]:
    return tuple(map(int, serves.split()))


def _put(connection: sqlite3.Connection, number: int, item: Item, row: OutlineRow | None) -> None:
    if row is None:
        connection.execute("DELETE FROM outline WHERE number = ?", (number,))
        return
    connection.execute(
        "INSERT OR REPLACE INTO outline (number, moment, serves, body) VALUES (?, ?, ?, ?)",
        (number, time_text(item.published or item.retrieved), " ".join(map(str, row.serves)), row.body),
    )


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _MANY):
        yield ids[start : start + _MANY]
