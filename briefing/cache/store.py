"""The store: what the program knows, and the only way to change it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.cache.analyses import PackedAnalysis, load_analyses, packed_analysis, put_analyses
from briefing.cache.basis import Basis
from briefing.cache.briefs import find_brief, find_brief_before, put_brief
from briefing.cache.care import Contents, copy_whole, count_contents, find_faults
from briefing.cache.failures import said_in_words
from briefing.cache.items import find_stored
from briefing.cache.loading import find_stale, load_between, load_rows, load_stale, load_version
from briefing.cache.lock import FileLock
from briefing.cache.outlines import Outlines
from briefing.cache.polls import Poll, put_poll
from briefing.cache.retention import Retention, find_excess, prune_items
from briefing.cache.rows import ItemRow, SaveCount, state_of
from briefing.cache.search import find_hits, has_words_to_index, index_words
from briefing.cache.statements import (
    correction_of,
    count_items,
    drop_correction,
    drop_mark,
    mark_of,
    put_correction,
    put_mark,
)
from briefing.errors import CacheError, CacheLocked, UsageError
from briefing.model import Analysis, Brief, Correction, FeedState, Item, Mark, SearchCondition, SearchHit

_LAST_PICTURES = ("last-screen", "last-opening")  # the dashboard draws them again at once when it starts
_PRUNED_AT_ONCE = 200  # so many go in one transaction: others wait for no longer than that takes
_INDEXED_AT_ONCE = 200  # the same of making words findable
_INDEXED_AT_SEARCH = 40  # somebody is typing
_ROWS_LOOKED_AT = 400  # what SQLite's documentation recommends with PRAGMA optimize


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
        self.outlines = Outlines(self._read, self._write)
        self.basis = Basis(self._read, self._write)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the cache; closing twice does nothing."""
        with self._mutex:
            # The last to close writes the log back into the file: nobody else may write meanwhile.
            with suppress(CacheError), self._writing.exclusive(self._busy_seconds, ""):
                self._optimize()
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
        return self.save_polls([Poll(state, items, entry_hashes or {}, present_paths)])[0]

    def save_polls(self, polls: Sequence[Poll]) -> tuple[SaveCount, ...]:
        """Keep several polls, each as :meth:`save_poll` does, in one transaction: all of them or none."""
        with self._write() as connection:
            return tuple(put_poll(connection, poll) for poll in polls)

    def save_state(self, state: FeedState) -> None:
        """Keep what a poll without items told: nothing new, or an error. No item is touched."""
        self.save_poll(state, ())

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
        with self._read() as connection:
            return load_between(connection, since, until)

    def load_item(self, item_id: str, version: int | None = None) -> Item:
        """Return an item, in its latest version unless one is named.

        Raises:
            UsageError: there is no such item or version.
        """
        with self._read() as connection:
            found = load_version(connection, item_id, version)
        if found is None:
            raise UsageError(f"There is no item {item_id}" + (f" in version {version}." if version else "."))
        return found

    def item_rows(self) -> tuple[ItemRow, ...]:
        """Return every item for a list, newest first, without its text."""
        with self._read() as connection:
            return load_rows(connection)

    def item_counts(self) -> dict[str, int]:
        """Return how many items there are of each source that has any, by its name."""
        with self._read() as connection:
            return count_items(connection)

    # --- analyses ----------------------------------------------------------------------------------------------------

    def stale_items(self, lexicon: str, *, since: datetime | None = None) -> tuple[Item, ...]:
        """Return the latest versions that have no analysis of this lexicon, oldest first.

        With ``since``, only those that came out at or after it. What is analysed is not looked at.
        """
        with self._read() as connection:
            return load_stale(connection, lexicon, since)

    def stale_ids(self, lexicon: str, *, since: datetime | None = None) -> tuple[str, ...]:
        """Return the ids of what :meth:`stale_items` returns, newest first."""
        with self._read() as connection:
            return find_stale(connection, lexicon, since)

    def save_analyses(self, analyses: Sequence[Analysis]) -> None:
        """Keep analyses as :meth:`save_packed` does."""
        self.save_packed([packed_analysis(analysis) for analysis in analyses])

    def save_packed(self, analyses: Sequence[PackedAnalysis]) -> None:
        """Keep analyses; one of another lexicon for the same item version is replaced.

        The words of what was stored before become findable with them: ingest need not wait for the index.
        """
        with self._write() as connection:
            put_analyses(connection, analyses)
            index_words(connection, 2 * len(analyses))

    def load_analyses(self, items: Sequence[tuple[str, int]], lexicon: str) -> tuple[Analysis, ...]:
        """Return the analyses of these (item id, version) that are of this lexicon, in the order asked for."""
        with self._read() as connection:
            found = load_analyses(connection, items, lexicon)
        return tuple(found[key] for key in items if key in found)

    # --- briefs ------------------------------------------------------------------------------------------------------

    def save_brief(self, day: date, brief: Brief, basis: str = "") -> None:
        """Keep the brief of a day with what it was made of; an earlier one of the same day is replaced."""
        with self._write_shown() as connection:
            put_brief(connection, day, brief, basis)

    def load_brief(self, day: date) -> Brief | None:
        """Return the brief of a day, None when there is none, or it is of a form this version cannot read."""
        with self._read() as connection:
            return find_brief(connection, day)

    def load_brief_before(self, day: date) -> Brief | None:
        """Return the last brief before a day, None when there is none that can be read."""
        with self._read() as connection:
            return find_brief_before(connection, day)

    def brief_days(self) -> tuple[date, ...]:
        """Return the days that have a brief, in order."""
        with self._read() as connection:
            rows = connection.execute("SELECT day FROM brief ORDER BY day").fetchall()
        return tuple(date.fromisoformat(row["day"]) for row in rows)

    # --- the reader's marks ------------------------------------------------------------------------------------------

    def save_mark(self, mark: Mark, rests_on: Iterable[str] = ()) -> None:
        """Keep a mark; one of the same reader, line and kind is replaced, and stays in the history.

        ``rests_on`` are the ids of the items that the line shows words of: they are never pruned.
        """
        with self._write_shown() as connection:
            put_mark(connection, mark, rests_on)

    def delete_mark(self, mark: Mark) -> None:
        """Take a mark of this reader, line and kind away; it stays in the history."""
        with self._write_shown() as connection:
            drop_mark(connection, mark)

    def marks(self, reader: str) -> tuple[Mark, ...]:
        """Return the marks of one reader, oldest first."""
        query = "SELECT * FROM mark WHERE reader = ? ORDER BY at, line_id, kind"
        with self._read() as connection:
            rows = connection.execute(query, (reader,)).fetchall()
        return tuple(mark_of(row) for row in rows)

    def save_correction(self, correction: Correction) -> None:
        """Keep what a reader set right; one of the same subject and issue is replaced, and stays in the history."""
        with self._write_shown() as connection:
            put_correction(connection, correction)

    def delete_correction(self, correction: Correction) -> None:
        """Take a correction of this reader, kind, subject and issue back; it stays in the history."""
        with self._write_shown() as connection:
            drop_correction(connection, correction)

    def corrections(self, reader: str) -> tuple[Correction, ...]:
        """Return what one reader set right, oldest first."""
        query = "SELECT * FROM correction WHERE reader = ? ORDER BY at, kind, subject, issue"
        with self._read() as connection:
            rows = connection.execute(query, (reader,)).fetchall()
        return tuple(correction_of(row) for row in rows)

    # --- search ------------------------------------------------------------------------------------------------------

    def search(self, terms: str, limit: int = 50, where: Sequence[SearchCondition] = ()) -> tuple[SearchHit, ...]:
        """Return items that hold all the terms and fit ``where``: first those whose title does, of either the newest.

        Any text is a valid search. Words between quotation marks are a phrase; the last word may be unfinished.
        Of items that were stored a moment ago, a few are made findable now, if nobody else is writing; :meth:`index`
        does all of them.
        """
        with suppress(CacheLocked):
            self._index(_INDEXED_AT_SEARCH, wait_seconds=0)
        with self._read() as connection:
            return find_hits(connection, terms, limit, where)

    def index(self) -> None:
        """Make the words of everything that is stored findable."""
        while self._index(_INDEXED_AT_ONCE, self._busy_seconds):
            pass

    # --- retention ---------------------------------------------------------------------------------------------------

    def find_excess(self, retention: Retention, now: datetime) -> tuple[tuple[str, str], ...]:
        """Return (id, source) of the items that may be pruned, newest first: too old or too many, and not in use."""
        with self._read() as connection:
            return find_excess(connection, retention, now)

    def prune(self, ids: Sequence[str], now: datetime) -> int:
        """Take items out of the cache, but those that are in use by now; return how many were taken.

        What says that an item was here stays, so that it does not come back when its feed prints it again. Other
        processes can write in between; what is pruned when this one is stopped stays pruned.
        """
        pruned = 0
        for start in range(0, len(ids), _PRUNED_AT_ONCE):
            with self._write() as connection:
                pruned += prune_items(connection, ids[start : start + _PRUNED_AT_ONCE], now)
        return pruned

    # --- care --------------------------------------------------------------------------------------------------------

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, in SQLite's words; nothing when it is sound."""
        with self._read() as connection:
            faults = find_faults(connection)
        with self._write() as connection:
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        return faults

    def contents(self) -> Contents:
        """Return how much the cache holds."""
        with self._read() as connection:
            return count_contents(connection)

    def vacuum(self) -> None:
        """Write the file anew without its gaps, and the index of words without what was taken out of it."""
        with self._write() as connection:
            connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        with self._mutex, said_in_words(self.path), self._writing.exclusive(self._busy_seconds, _BUSY):
            self._connection.execute("VACUUM")

    def backup(self, target: Path) -> None:
        """Copy the cache to ``target``, whole and consistent, also while it is in use.

        Raises:
            CacheError: there is a file already, or it cannot be written.
        """
        with self._mutex:
            copy_whole(self._connection, target)

    # --- how it is done ----------------------------------------------------------------------------------------------

    def _optimize(self) -> None:
        """Let SQLite look again at what its tables hold where that has changed a lot; a cache that refuses may."""
        with suppress(sqlite3.Error):
            self._connection.execute(f"PRAGMA analysis_limit = {_ROWS_LOOKED_AT}")
            self._connection.execute("PRAGMA optimize")

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        with self._mutex, said_in_words(self.path):
            yield self._connection

    def _index(self, at_most: int, wait_seconds: float) -> int:
        with self._read() as connection:
            if not has_words_to_index(connection):
                return 0
        with self._write(wait_seconds) as connection:
            return index_words(connection, at_most)

    @contextmanager
    def _write_shown(self) -> Iterator[sqlite3.Connection]:
        """Write what the screen shows; what was kept of the last screen is so no longer and goes first."""
        for picture in _LAST_PICTURES:
            with suppress(OSError):
                self.path.with_name(picture).unlink(missing_ok=True)
        with self._write() as connection:
            yield connection

    @contextmanager
    def _write(self, wait_seconds: float | None = None) -> Iterator[sqlite3.Connection]:
        """Run the block as one transaction, with no other process writing or writing the log back.

        SQLite up to 3.51.2 can damage a file when two connections do these two in the same instant.
        """
        wait_seconds = self._busy_seconds if wait_seconds is None else wait_seconds
        with self._mutex, said_in_words(self.path), self._writing.exclusive(wait_seconds, _BUSY):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


_BUSY = "Another briefing is writing to the cache. Try again in a moment."
