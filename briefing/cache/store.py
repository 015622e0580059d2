"""The store: what the program knows, and the only way to change it."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from briefing.cache.failures import said_in_words
from briefing.cache.items import find_stored, save_item
from briefing.cache.lock import FileLock
from briefing.cache.rows import (
    ITEM_SELECT,
    ItemRow,
    SaveCount,
    item_of,
    item_row_of,
    state_of,
    time_text,
)
from briefing.cache.search import HIT_END, HIT_START, hit_evidence, match_expression
from briefing.cache.statements import (
    correction_of,
    drop_correction,
    mark_missing,
    mark_of,
    put_correction,
    put_state,
    remember_mark,
)
from briefing.errors import CacheError, CacheLocked, UsageError
from briefing.model import Analysis, Brief, Correction, FeedState, Item, Mark, SearchHit

_MANY = 500  # how many ids go into one statement: SQLite's oldest limit for parameters is 999


class Store:
    """One open cache. Calls may come from any thread, one at a time goes through; a context manager.

    Every method raises CacheError when the file cannot be read or written (disk full: what was there is intact), and
    CacheLocked when another process is writing and does not finish in time. ``notice`` is a sentence for the reader
    about how the cache was opened, None when all was well.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        presence: FileLock,
        writing: FileLock,
        *,
        busy_seconds: float,
        notice: str | None = None,
    ) -> None:
        self.notice = notice
        self.path = path
        self._connection = connection
        self._presence = presence
        self._writing = writing
        self._ingesting = FileLock(path.with_name("ingest.lock"))
        self._is_ingesting = False
        self._busy_seconds = busy_seconds
        self._mutex = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the cache; closing twice does nothing."""
        with self._mutex:
            # The last to close writes the log back into the file: nobody else may write meanwhile.
            with suppress(CacheError), self._writing.exclusive(self._busy_seconds, ""):
                self._connection.close()
            self._connection.close()
            self._presence.release()
            self._ingesting.release()

    # --- who ingests -------------------------------------------------------------------------------------------------

    @contextmanager
    def ingesting(self) -> Iterator[None]:
        """Be the one process that ingests, for a block.

        Raises:
            CacheLocked: another process, or another call in this one, is ingesting into this cache.
        """
        if self._is_ingesting or not self._ingesting.try_exclusive():
            raise CacheLocked("Another briefing is fetching into this cache; what it finds will be seen here too.")
        self._is_ingesting = True
        try:
            yield
        finally:
            self._is_ingesting = False
            self._ingesting.release()

    # --- feeds and items ---------------------------------------------------------------------------------------------

    def save_poll(
        self,
        state: FeedState,
        items: Sequence[Item],
        entry_hashes: Mapping[str, str] | None = None,
        present_paths: frozenset[str] | None = None,
    ) -> SaveCount:
        """Keep what one poll told, the state and the items it stands for, in one transaction.

        An item is told by its id, and else by its canonical URL, so that one article in two feeds is one item. The
        same title and text change nothing; other ones become a new version, and the old stays.

        Args:
            state: of the feed or folder; its validators stand for exactly these items.
            items: what was read; none of the source's other items is touched.
            entry_hashes: by item id, what the feed printed for it; see :meth:`entry_hashes`.
            present_paths: of a folder, every file that is there; the source's other items are marked as missing.
        """
        hashes = entry_hashes or {}
        shared = Counter(item.url for item in items)
        outcomes: Counter[str] = Counter()
        with self._write() as connection:
            for item in items:
                alone = shared[item.url] == 1
                outcomes[save_item(connection, item, hashes.get(item.id), match_url=alone)] += 1
            if present_paths is not None:
                mark_missing(connection, state, present_paths)
            put_state(connection, state)
        return SaveCount(outcomes["new"], outcomes["changed"])

    def save_state(self, state: FeedState) -> None:
        """Keep what a poll without items told: nothing new, or an error. No item is touched."""
        with self._write() as connection:
            put_state(connection, state)

    def feed_states(self) -> dict[str, FeedState]:
        """Return what is known of each source that was ever polled, by its name."""
        with self._read() as connection:
            rows = connection.execute("SELECT * FROM feed_state ORDER BY source").fetchall()
        return {row["source"]: state_of(row) for row in rows}

    def entry_hashes(self, items: Sequence[tuple[str, str | None]]) -> dict[str, str]:
        """Return, of those (id, url) that are stored, what the feed last printed for them, by the id asked for."""
        with self._read() as connection:
            known = {item_id: find_stored(connection, item_id, url) for item_id, url in items}
        return {item_id: row["entry_hash"] for item_id, row in known.items() if row and row["entry_hash"]}

    def load_items(self, since: datetime | None = None, until: datetime | None = None) -> tuple[Item, ...]:
        """Return the latest version of each item of a time, oldest first; both ends belong to it.

        The time of an item is when it was published, or else retrieved. None leaves that end open.
        """
        moment = "coalesce(item_version.published, item_version.retrieved)"
        return self._items(
            f"item_version.version = item.latest AND (? IS NULL OR {moment} >= ?) AND (? IS NULL OR {moment} <= ?)"
            f" ORDER BY {moment}, item.id",
            (time_text(since), time_text(since), time_text(until), time_text(until)),
        )

    def load_item(self, item_id: str, version: int | None = None) -> Item:
        """Return an item, in its latest version unless one is named.

        Raises:
            UsageError: there is no such item or version.
        """
        found = self._items(
            "item.id = coalesce((SELECT item_id FROM item_alias WHERE alias = ?), ?)"
            " AND item_version.version = coalesce(?, item.latest)",
            (item_id, item_id, version),
        )
        if not found:
            raise UsageError(f"There is no item {item_id}" + (f" in version {version}." if version else "."))
        return found[0]

    def item_rows(self) -> tuple[ItemRow, ...]:
        """Return every item for a list, newest first, without its text."""
        with self._read() as connection:
            rows = connection.execute(
                """SELECT item.id, item.source, item.url, item.missing_since, item_version.* FROM item
                JOIN item_version ON item_version.item_id = item.id AND item_version.version = item.latest
                ORDER BY coalesce(item_version.published, item_version.retrieved) DESC, item.id"""
            ).fetchall()
        return tuple(item_row_of(row) for row in rows)

    # --- analyses ----------------------------------------------------------------------------------------------------

    def stale_items(self, lexicon: str) -> tuple[Item, ...]:
        """Return the latest versions that have no analysis of this lexicon, oldest first."""
        return self._items(
            """item_version.version = item.latest AND NOT EXISTS (
                SELECT 1 FROM analysis WHERE analysis.lexicon = ? AND analysis.item_id = item_version.item_id
                AND analysis.version = item_version.version)
            ORDER BY coalesce(item_version.published, item_version.retrieved), item.id""",
            (lexicon,),
        )

    def save_analyses(self, analyses: Sequence[Analysis]) -> None:
        """Keep analyses; one of another lexicon for the same item version is replaced."""
        rows = [(one.item_id, one.version, one.lexicon, msgspec.json.encode(one)) for one in analyses]
        with self._write() as connection:
            connection.executemany(
                """INSERT INTO analysis (item_id, version, lexicon, body) VALUES (?, ?, ?, ?)
                ON CONFLICT (item_id, version) DO UPDATE SET lexicon = excluded.lexicon, body = excluded.body""",
                rows,
            )

    def load_analyses(self, items: Sequence[tuple[str, int]], lexicon: str) -> tuple[Analysis, ...]:
        """Return the analyses of these (item id, version) that are of this lexicon, in the order asked for."""
        wanted = set(items)
        found: dict[tuple[str, int], Analysis] = {}
        for ids in _batches(sorted({item_id for item_id, _ in items})):
            with self._read() as connection:
                rows = connection.execute(
                    "SELECT item_id, version, body FROM analysis WHERE lexicon = ? AND item_id IN "
                    f"({', '.join('?' * len(ids))})",
                    (lexicon, *ids),
                ).fetchall()
            for row in rows:
                if (key := (row["item_id"], row["version"])) in wanted:
                    found[key] = msgspec.json.decode(row["body"], type=Analysis)
        return tuple(found[key] for key in items if key in found)

    # --- briefs ------------------------------------------------------------------------------------------------------

    def save_brief(self, day: date, brief: Brief) -> None:
        """Keep the brief of a day; an earlier one of the same day is replaced."""
        with self._write() as connection:
            connection.execute(
                "INSERT INTO brief (day, body) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET body = excluded.body",
                (day.isoformat(), msgspec.json.encode(brief)),
            )

    def load_brief(self, day: date) -> Brief | None:
        """Return the brief of a day, None when there is none, or it is of a form this version cannot read."""
        return self._brief("SELECT body FROM brief WHERE day = ?", day)

    def load_brief_before(self, day: date) -> Brief | None:
        """Return the last brief before a day, None when there is none that can be read."""
        return self._brief("SELECT body FROM brief WHERE day < ? ORDER BY day DESC LIMIT 1", day)

    def brief_days(self) -> tuple[date, ...]:
        """Return the days that have a brief, in order."""
        with self._read() as connection:
            rows = connection.execute("SELECT day FROM brief ORDER BY day").fetchall()
        return tuple(date.fromisoformat(row["day"]) for row in rows)

    # --- the reader's marks ------------------------------------------------------------------------------------------

    def save_mark(self, mark: Mark) -> None:
        """Keep a mark; one of the same reader, line and kind is replaced, and stays in the history."""
        values = (mark.reader, mark.line_id, mark.kind, time_text(mark.at), mark.text)
        with self._write() as connection:
            connection.execute(
                """INSERT INTO mark (reader, line_id, kind, at, text) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (reader, line_id, kind) DO UPDATE SET at = excluded.at, text = excluded.text""",
                values,
            )
            remember_mark(connection, mark, deleted=False)

    def delete_mark(self, mark: Mark) -> None:
        """Take a mark of this reader, line and kind away; it stays in the history."""
        with self._write() as connection:
            connection.execute(
                "DELETE FROM mark WHERE reader = ? AND line_id = ? AND kind = ?",
                (mark.reader, mark.line_id, mark.kind),
            )
            remember_mark(connection, mark, deleted=True)

    def marks(self, reader: str) -> tuple[Mark, ...]:
        """Return the marks of one reader, oldest first."""
        with self._read() as connection:
            rows = connection.execute(
                "SELECT * FROM mark WHERE reader = ? ORDER BY at, line_id, kind", (reader,)
            ).fetchall()
        return tuple(mark_of(row) for row in rows)

    def save_correction(self, correction: Correction) -> None:
        """Keep what a reader set right; one of the same subject and issue is replaced, and stays in the history."""
        with self._write() as connection:
            put_correction(connection, correction)

    def delete_correction(self, correction: Correction) -> None:
        """Take a correction of this reader, kind, subject and issue back; it stays in the history."""
        with self._write() as connection:
            drop_correction(connection, correction)

    def corrections(self, reader: str) -> tuple[Correction, ...]:
        """Return what one reader set right, oldest first."""
        with self._read() as connection:
            rows = connection.execute(
                "SELECT * FROM correction WHERE reader = ? ORDER BY at, kind, subject, issue", (reader,)
            ).fetchall()
        return tuple(correction_of(row) for row in rows)

    # --- search ------------------------------------------------------------------------------------------------------

    def search(self, terms: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return the items that hold all the terms, best first; any text is a valid search.

        Words between quotation marks are a phrase; the last word may be unfinished. A hit in a title counts for more.
        """
        expression = match_expression(terms)
        if expression is None:
            return ()
        with self._read() as connection:
            rows = connection.execute(
                f"""SELECT found.highlighted, matching.* FROM (
                    SELECT rowid, rank, highlight(search, 1, ?, ?) AS highlighted FROM search
                    WHERE search MATCH ? AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?) AS found
                JOIN ({ITEM_SELECT.replace("SELECT", "SELECT item.number, item.latest,")}) AS matching
                    ON matching.number = found.rowid AND matching.version = matching.latest
                ORDER BY found.rank, matching.id""",
                (HIT_START, HIT_END, expression, limit),
            ).fetchall()
        hits = ((item_of(row), row["highlighted"]) for row in rows)
        return tuple(
            SearchHit(item.id, item.version, item.title, item.outlet, item.published, evidence)
            for item, highlighted in hits
            if (evidence := hit_evidence(item, highlighted))
        )

    # --- care --------------------------------------------------------------------------------------------------------

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, in SQLite's words; nothing when it is sound."""
        with self._read() as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        with self._write() as connection:
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        return tuple(line for line in found if line != "ok") + tuple(f"{row[0]} row {row[1]}" for row in loose)

    def vacuum(self) -> None:
        """Write the file anew without its gaps."""
        with self._mutex, said_in_words(self.path), self._writing.exclusive(self._busy_seconds, _BUSY):
            self._connection.execute("VACUUM")

    def backup(self, target: Path) -> None:
        """Copy the cache to ``target``, whole and consistent, also while it is in use.

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
            self._copy_to(target)
        except BaseException:
            # Half a copy would be taken for a whole one.
            target.unlink(missing_ok=True)
            raise

    # --- how it is done ----------------------------------------------------------------------------------------------

    def _copy_to(self, target: Path) -> None:
        with self._mutex, said_in_words(target):
            copy = sqlite3.connect(target)
            try:
                self._connection.backup(copy)
            finally:
                copy.close()

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        with self._mutex, said_in_words(self.path):
            yield self._connection

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """Run the block as one transaction, with no other process writing or writing the log back.

        SQLite up to 3.51.2 can damage a file when two connections do these two in the same instant.
        """
        with self._mutex, said_in_words(self.path), self._writing.exclusive(self._busy_seconds, _BUSY):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _items(self, condition: str, values: tuple[object, ...]) -> tuple[Item, ...]:
        with self._read() as connection:
            rows = connection.execute(f"{ITEM_SELECT} WHERE {condition}", values).fetchall()
        return tuple(item_of(row) for row in rows)

    def _brief(self, query: str, day: date) -> Brief | None:
        with self._read() as connection:
            row = connection.execute(query, (day.isoformat(),)).fetchone()
        # A brief of an older form is history nobody needs to read; the items it was made of are all there.
        with suppress(msgspec.DecodeError):
            return None if row is None else msgspec.json.decode(row["body"], type=Brief)
        return None


_BUSY = "Another briefing is writing to the cache. Try again in a moment."


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _MANY):
        yield ids[start : start + _MANY]
