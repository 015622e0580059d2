"""The schema, as numbered steps. A step that was released is never edited; a change is a new step at the end.

Times are ISO-8601 UTC text of fixed width, so that text order is time order. Texts, analyses and briefs are kept as
``packing`` writes them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec

from briefing.cache.basis import TO_BASIS
from briefing.cache.cited import find_item_ids
from briefing.cache.outlines import TO_OUTLINES
from briefing.cache.packing import packed
from briefing.errors import CacheError

APPLICATION_ID = 0x42524945  # "BRIE": tells our file from any other SQLite database

_Steps = tuple[str | Callable[[sqlite3.Connection], None], ...]

_TO_1 = (
    """CREATE TABLE feed_state (
        source TEXT PRIMARY KEY, location TEXT, etag TEXT, last_modified TEXT, validators_since TEXT, body_hash TEXT,
        status INTEGER, checked TEXT, succeeded TEXT, next_due TEXT, host_wait_until TEXT,
        failures INTEGER NOT NULL, error TEXT, degraded TEXT, gone INTEGER NOT NULL,
        moved_to TEXT, moved_since TEXT
    ) STRICT""",
    """CREATE TABLE item (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, url TEXT, canonical_url TEXT,
        path TEXT, latest INTEGER NOT NULL, first_seen TEXT NOT NULL, entry_hash TEXT, missing_since TEXT
    ) STRICT""",
    "CREATE INDEX item_by_canonical_url ON item (canonical_url)",
    "CREATE INDEX item_by_source ON item (source)",
    """CREATE TABLE item_alias (
        alias TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES item (id), source TEXT NOT NULL
    ) STRICT""",
    # What lists need stands apart from the long texts: a list of 10,000 rows then reads few pages.
    """CREATE TABLE item_version (
        item_id TEXT NOT NULL REFERENCES item (id), version INTEGER NOT NULL, title TEXT NOT NULL, outlet TEXT,
        byline TEXT, dateline TEXT, published TEXT, published_basis TEXT NOT NULL, published_raw TEXT,
        language TEXT NOT NULL, origin TEXT NOT NULL, sample INTEGER NOT NULL, retrieved TEXT NOT NULL,
        words INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (item_id, version)
    ) STRICT""",
    """CREATE TABLE item_text (
        item_id TEXT NOT NULL, version INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (item_id, version),
        FOREIGN KEY (item_id, version) REFERENCES item_version (item_id, version)
    ) STRICT""",
    """CREATE TABLE analysis (
        item_id TEXT NOT NULL, version INTEGER NOT NULL, lexicon TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (item_id, version),
        FOREIGN KEY (item_id, version) REFERENCES item_version (item_id, version)
    ) STRICT""",
    "CREATE INDEX analysis_by_lexicon ON analysis (lexicon, item_id, version)",
    """CREATE TABLE mark (
        reader TEXT NOT NULL, line_id TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (reader, line_id, kind)
    ) STRICT""",
    # Every note ever written stays readable, also when it was rewritten or taken away.
    """CREATE TABLE mark_history (
        number INTEGER PRIMARY KEY, reader TEXT NOT NULL, line_id TEXT NOT NULL, kind TEXT NOT NULL,
        at TEXT NOT NULL, text TEXT NOT NULL, deleted INTEGER NOT NULL
    ) STRICT""",
    "CREATE TABLE brief (day TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
    """CREATE VIEW latest_text AS
        SELECT item.number AS number, item_version.title AS title, item_text.text AS text
        FROM item
        JOIN item_version ON item_version.item_id = item.id AND item_version.version = item.latest
        JOIN item_text ON item_text.item_id = item.id AND item_text.version = item.latest""",
    """CREATE VIRTUAL TABLE search USING fts5(
        title, text, content='latest_text', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
)

# What a reader set right stands beside the marks; what was taken back stays readable.
_TO_2 = (
    """CREATE TABLE correction (
        reader TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, issue TEXT NOT NULL, target TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (reader, kind, subject, issue)
    ) STRICT""",
    """CREATE TABLE correction_history (
        number INTEGER PRIMARY KEY, reader TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
        issue TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL, deleted INTEGER NOT NULL
    ) STRICT""",
)

# Who names an item's outlet; when a feed asks not to be asked.
_TO_3 = (
    "ALTER TABLE item_version ADD COLUMN outlet_basis TEXT NOT NULL DEFAULT 'none'",
    "ALTER TABLE feed_state ADD COLUMN skip TEXT",
)


def _pack_briefs(connection: sqlite3.Connection) -> None:
    """Pack the briefs, whatever their form, and note which items they cite; one that cannot be read stays as it is."""
    for (day,) in connection.execute("SELECT day FROM brief").fetchall():
        (body,) = connection.execute("SELECT body FROM brief WHERE day = ?", (day,)).fetchone()
        try:
            brief = msgspec.json.decode(body)
        except msgspec.DecodeError:
            continue
        connection.execute("UPDATE brief SET body = ? WHERE day = ?", (packed(brief), day))
        cited = ((day, item_id) for item_id in find_item_ids(brief))
        connection.executemany("INSERT INTO cited (day, item_id) VALUES (?, ?)", cited)


# Analyses, texts and briefs are compressed. Which items are to be analysed, which lie in a time, and which a brief
# cites is told by indexes, so that it costs the same however much is stored. Old analyses are dropped: they are made
# anew from the texts.
_TO_4: _Steps = (
    "DROP TABLE analysis",
    """CREATE TABLE analysis (
        item_id TEXT NOT NULL, version INTEGER NOT NULL, lexicon TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (item_id, version),
        FOREIGN KEY (item_id, version) REFERENCES item_version (item_id, version)
    ) STRICT""",
    # The rules that analysed the latest version; empty when none did.
    "ALTER TABLE item ADD COLUMN analysed TEXT NOT NULL DEFAULT ''",
    # When its texts were pruned, and what they were; the row stays, so that the article is known when it comes again.
    "ALTER TABLE item ADD COLUMN pruned TEXT",
    "ALTER TABLE item ADD COLUMN pruned_digest TEXT",
    # The version whose words can be searched for, 0 for none: they follow what was stored.
    "ALTER TABLE item ADD COLUMN searchable INTEGER NOT NULL DEFAULT 0",
    "UPDATE item SET searchable = latest",
    "CREATE INDEX item_to_index ON item (number) WHERE searchable <> latest AND pruned IS NULL",
    "CREATE INDEX item_by_analysed ON item (analysed) WHERE pruned IS NULL",
    "CREATE INDEX item_version_by_moment ON item_version (coalesce(published, retrieved), item_id, version)",
    # Columns in the order of the key: where they are in another, the quick check of SQLite 3.40 finds NULLs that are
    # not there, and the cache of a program that was killed would be set aside as damaged.
    "CREATE TABLE cited (item_id TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (item_id, day)) STRICT, WITHOUT ROWID",
    "CREATE INDEX cited_by_day ON cited (day)",
    # The items that a marked line rests on: the line may have left the brief since.
    """CREATE TABLE marked (
        item_id TEXT NOT NULL, line_id TEXT NOT NULL, PRIMARY KEY (item_id, line_id)
    ) STRICT, WITHOUT ROWID""",
    _pack_briefs,
    "DROP VIEW latest_text",
    "ALTER TABLE item_text RENAME TO plain_item_text",
    """CREATE TABLE item_text (
        item_id TEXT NOT NULL, version INTEGER NOT NULL, text BLOB NOT NULL, PRIMARY KEY (item_id, version),
        FOREIGN KEY (item_id, version) REFERENCES item_version (item_id, version)
    ) STRICT""",
    "INSERT INTO item_text SELECT item_id, version, packed_text(text) FROM plain_item_text ORDER BY rowid",
    "DROP TABLE plain_item_text",
    """CREATE VIEW searchable_text AS
        SELECT item.number AS number, item_version.title AS title, plain_text(item_text.text) AS text
        FROM item
        JOIN item_version ON item_version.item_id = item.id AND item_version.version = item.searchable
        JOIN item_text ON item_text.item_id = item.id AND item_text.version = item.searchable""",
    # The beginnings of words have an index of their own: a search is shown while it is typed.
    "DROP TABLE search",
    """CREATE VIRTUAL TABLE search USING fts5(
        title, text, content='searchable_text', content_rowid='number', tokenize='unicode61 remove_diacritics 2',
        prefix='3')""",
    "INSERT INTO search (search) VALUES ('rebuild')",
)

MIGRATIONS: tuple[_Steps, ...] = (_TO_1, _TO_2, _TO_3, _TO_4, TO_OUTLINES, TO_BASIS)
"""``MIGRATIONS[n]`` brings a file from schema version n to n + 1."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest schema, all missing steps in one transaction.

    Raises:
        CacheError: the file belongs to another program, or to a newer version of this one.
    """
    if _schema_version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the transaction: another process may have migrated in between.
        version = _schema_version(connection)
        for step in MIGRATIONS[version:]:
            run_steps(connection, step)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise CacheError("The cache could not be brought to the new form: its tables do not fit together.")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def run_steps(connection: sqlite3.Connection, steps: _Steps) -> None:
    """Run the statements of one step and what else it does, in order."""
    for each in steps:
        if isinstance(each, str):
            connection.execute(each)
        else:
            each(connection)


def _schema_version(connection: sqlite3.Connection) -> int:
    application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise CacheError(
            f"The cache was written by a newer version of briefing (form {version}, this program knows "
            f"{len(MIGRATIONS)}). Update briefing, or point --cache at another directory."
        )
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application_id != APPLICATION_ID and (application_id or has_tables):
        raise CacheError("briefing.sqlite was not written by briefing. Point --cache at another directory.")
    return version
