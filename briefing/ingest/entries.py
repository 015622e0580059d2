"""From what a feed prints to entries: plain text, safe links, and a key that is the same at the next poll."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from briefing.ingest.gate import clean_line, clean_text
from briefing.ingest.links import clean_link
from briefing.ingest.markup import line_of_html, text_of_html
from briefing.ingest.parsed import Entry, EntryOrigin
from briefing.values import dataclass

_LONGEST_KEY = 500
_OPENING_CHARACTERS = 90
_IN_BRACKETS = re.compile(r"\S+@\S+\s+\(([^()]{1,200})\)\s*\Z")  # "desk@outlet.example (Ana Brandt)", RSS 2.0's form
_TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as the feed prints it. ``content`` and ``summary`` are HTML, ``plain_content`` is none."""

    guid: str | None = None
    link: str | None = None
    title: str | None = None
    content: str | None = None
    plain_content: str | None = None
    summary: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    published_raw: str | None = None
    language: str | None = None


def assemble_entries(raw_entries: Sequence[RawEntry], base: str) -> tuple[Entry, ...]:
    """Return the entries in the feed's order; one that is printed twice in a row comes once.

    One that stands at two places, as in two sections of a site, comes twice, with one key. The key is the guid, else
    the link, else a hash of the words. Where one guid stands at several links, the link tells them apart, and where
    there is none the words do, so that the order in the feed does not matter. An entry without words and link has an
    empty text: there is nothing in it to keep.
    """
    links = Counter(link for raw in raw_entries if not raw.guid and (link := clean_link(raw.link, base)))
    entries = [_entry(raw, base, place, links) for place, raw in enumerate(raw_entries)]
    return tuple(next(run) for _, run in groupby(_told_apart(entries), lambda entry: entry.key))


def _entry(raw: RawEntry, base: str, place: int, links: Counter[str]) -> Entry:
    url = clean_link(raw.link, base) or clean_link(_web_guid(raw.guid), base)
    text, origin = _fullest_text(raw)
    title = line_of_html(raw.title or "")
    # The headline is all that some entries print, and then the only thing that can be cited of them.
    text = text or title
    title = title or opening_of(text)
    key = clean_line(raw.guid or "") or _key_without_guid(url, title, text, links) or f"without words {place}"
    return Entry(
        key=key if len(key) <= _LONGEST_KEY else _hash(key),
        title=title,
        text=text,
        origin=origin,
        url=url,
        byline=byline_of(raw.byline),
        outlet=clean_line(raw.outlet or "") or None,
        published=raw.published,
        published_raw=clean_line(raw.published_raw or "")[:200] or None,
        language=language_tag(raw.language),
    )


def opening_of(text: str) -> str:
    """Return the first words of a text, to name it by where it has no title."""
    line = text.strip().split("\n", 1)[0]
    if len(line) <= _OPENING_CHARACTERS:
        return line
    return line[:_OPENING_CHARACTERS].rsplit(None, 1)[0] + " …"


def byline_of(printed: str | None) -> str | None:
    """Return who wrote it as printed, without an address for mail."""
    line = line_of_html(printed or "")
    if in_brackets := _IN_BRACKETS.match(line):
        line = in_brackets.group(1).strip()
    return None if not line or ("@" in line and " " not in line) else line[:300]


def language_tag(stated: str | None) -> str | None:
    """Return the primary subtag of a language tag ("en" of "en-GB"), None when nothing useful is stated."""
    tag = _TAG.match((stated or "").strip())
    return tag.group().lower() if tag else None


def _fullest_text(raw: RawEntry) -> tuple[str, EntryOrigin]:
    content = text_of_html(raw.content or "") or clean_text(raw.plain_content or "").strip()
    # A text is not longer than its HTML; and where a feed has no summary, feedparser puts the content in its place.
    if content and (raw.summary in (None, raw.content) or len(raw.summary or "") <= len(content)):
        return content, "feed content"
    summary = text_of_html(raw.summary or "")
    return (content, "feed content") if content and len(content) >= len(summary) else (summary, "feed summary")


def _web_guid(guid: str | None) -> str | None:
    return guid if guid and guid.strip().startswith(("http://", "https://")) else None


def _key_without_guid(url: str | None, title: str, text: str, links: Counter[str]) -> str | None:
    """Return the link, unless other entries have it too (a page of news in brief); then the words tell them apart."""
    if url and links[url] < 2:
        return url
    return _hash(f"{url}\0{title}\0{text}") if text else url


def _told_apart(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries, with a finer key for each whose guid stands at entries with other links too.

    One link at all of them means one article, printed again; the plain guid stays its key.
    """
    links_of: defaultdict[str, set[str | None]] = defaultdict(set)
    for entry in entries:
        links_of[entry.key].add(entry.url)
    for entry in entries:
        is_plain = len(links_of[entry.key]) == 1
        yield entry if is_plain else replace(entry, key=_hash(f"{entry.key}\0{entry.url}"))


def _hash(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()
