"""Statements on feed states, marks and files that several calls of the store share; each runs in its transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefing.cache.rows import STATE_COLUMNS, read_time, state_values, time_text
from briefing.model import Correction, FeedState, Mark


def put_state(connection: sqlite3.Connection, state: FeedState) -> None:
    """Insert or replace what is known of a source."""
    connection.execute(
        f"INSERT INTO feed_state ({', '.join(STATE_COLUMNS)}) VALUES ({', '.join('?' * len(STATE_COLUMNS))}) "
        "ON CONFLICT (source) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in STATE_COLUMNS if name != "source"),
        state_values(state),
    )


def mark_missing(connection: sqlite3.Connection, state: FeedState, present: frozenset[str]) -> None:
    """Mark the source's items whose files are not among ``present``, and take the mark from those that are."""
    rows = connection.execute(
        "SELECT id, path, missing_since FROM item WHERE source = ? AND path IS NOT NULL", (state.source,)
    ).fetchall()
    gone = [(time_text(state.checked), row["id"]) for row in rows if row["path"] not in present]
    back = [(row["id"],) for row in rows if row["path"] in present and row["missing_since"]]
    connection.executemany("UPDATE item SET missing_since = coalesce(missing_since, ?) WHERE id = ?", gone)
    connection.executemany("UPDATE item SET missing_since = NULL WHERE id = ?", back)


def count_items(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many items there are of each source, by its name."""
    rows = connection.execute("SELECT source, count(*) FROM item WHERE pruned IS NULL GROUP BY source ORDER BY source")
    return {row[0]: row[1] for row in rows}


def put_mark(connection: sqlite3.Connection, mark: Mark, rests_on: Iterable[str]) -> None:
    """Insert or replace a mark, write it into the history that is never rewritten, and note what its line rests on."""
    connection.execute(
        """INSERT INTO mark (reader, line_id, kind, at, text) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (reader, line_id, kind) DO UPDATE SET at = excluded.at, text = excluded.text""",
        (mark.reader, mark.line_id, mark.kind, time_text(mark.at), mark.text),
    )
    connection.executemany(
        "INSERT INTO marked (line_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(mark.line_id, item_id) for item_id in rests_on],
    )
    _remember_mark(connection, mark, deleted=False)


def drop_mark(connection: sqlite3.Connection, mark: Mark) -> None:
    """Take a mark of this reader, line and kind away; it stays in the history."""
    connection.execute(
        "DELETE FROM mark WHERE reader = ? AND line_id = ? AND kind = ?", (mark.reader, mark.line_id, mark.kind)
    )
    _remember_mark(connection, mark, deleted=True)


def mark_of(row: sqlite3.Row) -> Mark:
    """Return the mark that a row holds."""
    at = read_time(row["at"])
    assert at is not None
    return Mark(row["reader"], row["line_id"], row["kind"], at, row["text"])


def put_correction(connection: sqlite3.Connection, correction: Correction) -> None:
    """Insert or replace what a reader set right, and write it into the history that is never rewritten.

    A passage is either moved out of an issue or taken out of it: the one takes the other's place.
    """
    key = (correction.reader, correction.subject, correction.issue)
    if correction.kind in _ON_PASSAGES:
        connection.execute(
            "DELETE FROM correction WHERE reader = ? AND subject = ? AND issue = ? AND kind IN (?, ?)",
            (*key, *_ON_PASSAGES),
        )
    connection.execute(
        "INSERT INTO correction (reader, kind, subject, issue, target, at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (reader, kind, subject, issue) DO UPDATE SET target = excluded.target, at = excluded.at",
        _correction_values(correction),
    )
    _remember_correction(connection, correction, deleted=False)


def drop_correction(connection: sqlite3.Connection, correction: Correction) -> None:
    """Take a correction back; it stays in the history."""
    connection.execute(
        "DELETE FROM correction WHERE reader = ? AND kind = ? AND subject = ? AND issue = ?",
        (correction.reader, correction.kind, correction.subject, correction.issue),
    )
    _remember_correction(connection, correction, deleted=True)


def correction_of(row: sqlite3.Row) -> Correction:
    """Return the correction that a row holds."""
    at = read_time(row["at"])
    assert at is not None
    return Correction(row["reader"], row["kind"], row["subject"], at, row["issue"], row["target"])


def _remember_mark(connection: sqlite3.Connection, mark: Mark, *, deleted: bool) -> None:
    connection.execute(
        "INSERT INTO mark_history (reader, line_id, kind, at, text, deleted) VALUES (?, ?, ?, ?, ?, ?)",
        (mark.reader, mark.line_id, mark.kind, time_text(mark.at), mark.text, int(deleted)),
    )


_ON_PASSAGES = ("move passage", "eject passage")


def _remember_correction(connection: sqlite3.Connection, correction: Correction, *, deleted: bool) -> None:
    connection.execute(
        "INSERT INTO correction_history (reader, kind, subject, issue, target, at, deleted) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*_correction_values(correction), int(deleted)),
    )


def _correction_values(correction: Correction) -> tuple[object, ...]:
    return (
        correction.reader,
        correction.kind,
        correction.subject,
        correction.issue,
        correction.target,
        time_text(correction.at),
    )
