"""JSON Feed 1.0 and 1.1 (jsonfeed.org) -> entries. Fields of a wrong type are left out, the rest is read."""

from __future__ import annotations

import json
from typing import Any

from briefing.errors import ParseError
from briefing.ingest.dates import moment_of_iso
from briefing.ingest.entries import RawEntry, assemble_entries
from briefing.ingest.gate import clean_line
from briefing.ingest.parsed import ParsedFeed


def parse_json_feed(text: str, url: str) -> ParsedFeed:
    """Read a JSON Feed.

    The standard library's reader is used since it takes lone surrogates, which the text gate then removes.

    Raises:
        ParseError: the document is no JSON, or JSON of another kind.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ParseError("The answer begins like a JSON Feed but breaks off or is malformed.") from error
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise ParseError("The answer is JSON, but no JSON Feed.")
    entries = [_entry(item, document) for item in document["items"] if isinstance(item, dict)]
    return ParsedFeed(clean_line(_text(document, "title") or "") or None, assemble_entries(entries, url))


def _entry(item: dict[str, Any], document: dict[str, Any]) -> RawEntry:
    stated = _text(item, "date_published") or _text(item, "date_modified")
    identifier = item.get("id")
    return RawEntry(
        guid=str(identifier) if isinstance(identifier, str | int | float) else None,
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        content=_text(item, "content_html"),
        plain_content=_text(item, "content_text"),
        summary=_text(item, "summary"),
        byline=_author(item) or _author(document),
        published=moment_of_iso(stated) if stated else None,
        published_raw=stated,
        language=_text(item, "language") or _text(document, "language"),
    )


def _author(holder: dict[str, Any]) -> str | None:
    """Return the authors of version 1.1, or the author of 1.0."""
    authors = holder.get("authors")
    people = authors if isinstance(authors, list) else [holder.get("author")]
    names = [name for person in people if isinstance(person, dict) and (name := _text(person, "name"))]
    return ", ".join(names) or None


def _text(holder: dict[str, Any], key: str) -> str | None:
    value = holder.get(key)
    return value if isinstance(value, str) else None
