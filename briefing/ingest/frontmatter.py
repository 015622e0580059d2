"""The lines between "---" at the head of a file, where its keeper states what the text does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, date, datetime

import yaml

from briefing.ingest.dates import moment_of_iso
from briefing.ingest.gate import clean_line
from briefing.ingest.header import Header
from briefing.values import dataclass

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"\w+[ \t]*:", re.MULTILINE)
# "title: Minister: no ferries" is no YAML, and is what people write.
_PLAIN_LINE = re.compile(r"^(?P<key>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>\S.*?)[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter states, and where the article begins behind it.

    ``faults`` say in words what of it could not be taken as it stands; they name the file.
    """

    header: Header = field(default_factory=Header)
    url: str | None = None
    language: str | None = None
    body_start: int = 0
    faults: tuple[str, ...] = ()


def parse_front_matter(text: str, relative: str) -> FrontMatter:
    """Read the front matter of a file; a file without one gives an empty one.

    Known keys: title, outlet, published (or date), url, author (or byline), language, dateline. What is no YAML is
    read line by line, and what is no date is left out: no article is lost for its head.
    """
    fence = _FENCE.match(text)
    if fence is None or not _KEY.search(fence.group(1)):
        return FrontMatter()
    stated, faults = _stated(fence.group(1), relative)
    if stated is None:
        return FrontMatter()
    named = {str(key).strip().lower(): value for key, value in stated.items()}
    raw = named.get("published", named.get("date"))
    published = _moment(raw)
    if raw is not None and published is None:
        faults = (*faults, f"{relative}: “{clean_line(str(raw))[:60]}” is no date. Write it as 2024-09-13.")
    return FrontMatter(
        Header(
            title=_line(named, "title"),
            outlet=_line(named, "outlet", "source", "publication"),
            dateline=_line(named, "dateline"),
            byline=_line(named, "author", "byline", "authors"),
            published=published,
            published_raw=clean_line(str(raw)) if raw is not None else None,
        ),
        _line(named, "url", "link"),
        _line(named, "language", "lang"),
        fence.end(),
        faults,
    )


def _stated(matter: str, relative: str) -> tuple[Mapping[object, object] | None, tuple[str, ...]]:
    """Return the keys with their values, None where there are none, and what is wrong with how they are written."""
    try:
        stated = yaml.safe_load(matter)
    except (yaml.YAMLError, RecursionError, ValueError):
        plain = {match["key"]: match["value"].strip("\"'") for match in _PLAIN_LINE.finditer(matter)}
        return plain, (f"{relative}: the front matter is not valid YAML and was read line by line.",)
    return (stated if isinstance(stated, dict) else None), ()


def _line(named: Mapping[str, object], *keys: str) -> str | None:
    value = next((named[key] for key in keys if named.get(key) is not None), None)
    words = ", ".join(str(one) for one in value) if isinstance(value, list) else "" if value is None else str(value)
    return clean_line(words) or None


def _moment(raw: object) -> datetime | None:
    match raw:
        case None:
            return None
        case datetime():
            return raw.replace(tzinfo=UTC) if raw.tzinfo is None else raw.astimezone(UTC)
        case date():
            return datetime(raw.year, raw.month, raw.day, tzinfo=UTC)
    return moment_of_iso(str(raw))
