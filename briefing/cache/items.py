"""One article, one item: how what was read meets what is stored."""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime
from functools import lru_cache
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefing.cache.analyses import drop_analysis
from briefing.cache.packing import packed_text
from briefing.cache.rows import VERSION_COLUMNS, digest_of, time_text, version_values
from briefing.model import Item, TextOrigin

Outcome = Literal["new", "changed", "same"]

# A fuller text is never replaced by a poorer one: a page that cannot be had today was had yesterday.
_FULLNESS: dict[TextOrigin, int] = {"feed summary": 0, "feed content": 1, "page": 2, "file": 3}

# A counter in the text would otherwise make a version at every poll; an edit that states a new date always counts.
# The number is that of lemon24/reader (updates told by nothing but the hash).
_MOST_UNDATED_VERSIONS = 24

_USUAL_PORT = re.compile(r":(?:80|443)?\Z")
_TRACKING = (
    "utm_",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "cmpid",
    "ocid",
    "ns_campaign",
    "ns_mchannel",
    "at_",
)


def save_item(connection: sqlite3.Connection, item: Item, entry_hash: str | None, *, match_url: bool) -> Outcome:
    """Store one item inside the caller's transaction, and say what became of it.

    ``match_url`` is False for entries that share their URL with another of the same poll: then it names no article.
    """
    stored = find_stored(connection, item.id, item.url if match_url else None)
    if stored is None:
        return _insert(connection, item, entry_hash)
    if stored["pruned"] is not None:
        return _revive(connection, item, stored, entry_hash)
    outcome = _update(connection, item, stored)
    connection.execute(
        "UPDATE item SET entry_hash = coalesce(?, entry_hash), path = coalesce(?, path) WHERE id = ?",
        (entry_hash, item.path, stored["id"]),
    )
    if item.id != stored["id"]:
        connection.execute(
            "INSERT INTO item_alias (alias, item_id, source) VALUES (?, ?, ?) ON CONFLICT (alias) DO NOTHING",
            (item.id, stored["id"], item.source),
        )
    return outcome


def find_stored(connection: sqlite3.Connection, item_id: str, url: str | None) -> sqlite3.Row | None:
    """Return the row of the item with this id, or else of the only one with this URL, or None."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM item WHERE id = coalesce((SELECT item_id FROM item_alias WHERE alias = ?), ?)",
        (item_id, item_id),
    ).fetchone()
    canonical = canonical_url(url)
    if row is not None or canonical is None:
        return row
    same = connection.execute("SELECT * FROM item WHERE canonical_url = ? LIMIT 2", (canonical,)).fetchall()
    return same[0] if len(same) == 1 else None


@lru_cache(maxsize=1)  # an item that is not there yet is looked for by it, and then stored with it
def canonical_url(url: str | None) -> str | None:
    """Return the form under which two addresses of one article are equal; None when the URL names no article.

    Scheme, its usual port, "www.", trailing slash, fragment and tracking parameters do not tell articles apart; a
    site's front page is none.
    """
    if not url:
        return None
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
    query = [pair for pair in pairs if not pair[0].lower().startswith(_TRACKING)]
    path = parts.path.rstrip("/")
    if not path and not query:
        return None
    host = _USUAL_PORT.sub("", parts.netloc.lower().removeprefix("www."))
    return f"{host}{path}?{urlencode(sorted(query)) if query else ''}"


def _insert(connection: sqlite3.Connection, item: Item, entry_hash: str | None) -> Outcome:
    connection.execute(
        "INSERT INTO item (id, source, url, canonical_url, path, latest, first_seen, entry_hash)"
        " VALUES (?, ?, ?, ?, ?, 1, ?, ?)",
        (item.id, item.source, item.url, canonical_url(item.url), item.path, time_text(item.retrieved), entry_hash),
    )
    _insert_version(connection, item, item.id, 1)
    return "new"


def _revive(connection: sqlite3.Connection, item: Item, stored: sqlite3.Row, entry_hash: str | None) -> Outcome:
    """Leave a pruned article pruned, though its feed prints it still; but a file with other words is news."""
    if item.origin != "file" or digest_of(item) == stored["pruned_digest"]:
        connection.execute(
            "UPDATE item SET entry_hash = coalesce(?, entry_hash) WHERE id = ?", (entry_hash, stored["id"])
        )
        return "same"
    version = stored["latest"] + 1
    connection.execute(
        "UPDATE item SET pruned = NULL, pruned_digest = NULL, latest = ?, entry_hash = ?, path = ? WHERE id = ?",
        (version, entry_hash, item.path, stored["id"]),
    )
    _insert_version(connection, item, stored["id"], version)
    return "new"


def _update(connection: sqlite3.Connection, item: Item, stored: sqlite3.Row) -> Outcome:
    latest = connection.execute(
        "SELECT * FROM item_version WHERE item_id = ? AND version = ?",
        (stored["id"], stored["latest"]),
    ).fetchone()
    if latest["digest"] == digest_of(item):
        return _update_facts(connection, item, latest)
    if not _replaces(item, stored, latest):
        return "same"
    version = stored["latest"] + 1
    connection.execute("UPDATE item SET latest = ?, analysed = '' WHERE id = ?", (version, stored["id"]))
    _insert_version(connection, item, stored["id"], version)
    return "changed"


def _replaces(item: Item, stored: sqlite3.Row, latest: sqlite3.Row) -> bool:
    """Return whether other words are an edit of the stored article, not a poorer print of it."""
    fuller = _FULLNESS[item.origin] - _FULLNESS[latest["origin"]]
    if item.source != stored["source"]:
        return fuller > 0
    # A file changes by somebody's hand alone: what was read while it was half copied never stays the last word.
    is_edit = item.origin == "file" or item.published_raw != latest["published_raw"]
    return fuller >= 0 and (is_edit or stored["latest"] < _MOST_UNDATED_VERSIONS)


def _update_facts(connection: sqlite3.Connection, item: Item, latest: sqlite3.Row) -> Outcome:
    """Take over what a file states anew about the same words: a date or an outlet written into its front matter.

    The version stays, since every span still holds; its analysis may rest on the date and is made again.
    """
    names = ("outlet", "outlet_basis", "byline", "dateline", "published", "published_basis", "language")
    values = (getattr(item, name) for name in names)
    facts = tuple(time_text(value) if isinstance(value, datetime) else value for value in values)
    if item.origin != "file" or facts == tuple(latest[name] for name in names):
        return "same"
    key = (latest["item_id"], latest["version"])
    connection.execute(
        f"UPDATE item_version SET {', '.join(f'{name} = ?' for name in names)}, published_raw = ?"
        " WHERE item_id = ? AND version = ?",
        (*facts, item.published_raw, *key),
    )
    drop_analysis(connection, *key)
    return "changed"


def _insert_version(connection: sqlite3.Connection, item: Item, item_id: str, version: int) -> None:
    connection.execute(
        f"INSERT INTO item_version ({', '.join(VERSION_COLUMNS)}) VALUES ({', '.join('?' * len(VERSION_COLUMNS))})",
        version_values(item, item_id, version),
    )
    connection.execute(
        "INSERT INTO item_text (item_id, version, text) VALUES (?, ?, ?)", (item_id, version, packed_text(item.text))
    )
