"""The lines between "---" at the head of a file, where its keeper states what the text does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import yaml

from briefing.errors import SourceError
from briefing.ingest.dates import moment_of_iso
from briefing.ingest.gate import clean_line
from briefing.ingest.header import Header

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"\w+[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter states, and where the article begins behind it."""

    header: Header = field(default_factory=Header)
    url: str | None = None
    language: str | None = None
    body_start: int = 0


def parse_front_matter(text: str, relative: str) -> FrontMatter:
    """Read the front matter of a file; a file without one gives an empty one.

    Known keys: title, outlet, published (or date), url, author (or byline), language, dateline.

    Raises:
        SourceError: it is no YAML, or its date is no date; the message names the file.
    """
    fence = _FENCE.match(text)
    if fence is None or not _KEY.search(fence.group(1)):
        return FrontMatter()
    try:
        stated = yaml.safe_load(fence.group(1))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise SourceError(f"{relative}: the front matter is not valid YAML.") from error
    if not isinstance(stated, dict):
        return FrontMatter()
    named = {str(key).strip().lower(): value for key, value in stated.items()}
    raw = named.get("published", named.get("date"))
    return FrontMatter(
        Header(
            title=_line(named, "title"),
            outlet=_line(named, "outlet", "source", "publication"),
            dateline=_line(named, "dateline"),
            byline=_line(named, "author", "byline", "authors"),
            published=_moment(raw, relative),
            published_raw=clean_line(str(raw)) if raw is not None else None,
        ),
        _line(named, "url", "link"),
        _line(named, "language", "lang"),
        fence.end(),
    )


def _line(named: Mapping[str, object], *keys: str) -> str | None:
    value = next((named[key] for key in keys if named.get(key) is not None), None)
    words = ", ".join(str(one) for one in value) if isinstance(value, list) else "" if value is None else str(value)
    return clean_line(words) or None


def _moment(raw: object, relative: str) -> datetime | None:
    match raw:
        case None:
            return None
        case datetime():
            return raw.replace(tzinfo=UTC) if raw.tzinfo is None else raw.astimezone(UTC)
        case date():
            return datetime(raw.year, raw.month, raw.day, tzinfo=UTC)
    if moment := moment_of_iso(str(raw)):
        return moment
    raise SourceError(f"{relative}: “{clean_line(str(raw))[:60]}” is no date. Write it as 2024-09-13.")
