"""The articles behind a feed's links: which are read, and which text is kept."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from briefing.cache import Store
from briefing.errors import ParseError, SourceError
from briefing.ingest.dates import credible
from briefing.ingest.http import Fetcher
from briefing.ingest.options import IngestOptions
from briefing.ingest.parsed import ParsedPage
from briefing.ingest.robots import Robots
from briefing.ingest.workers import Workers
from briefing.model import Item, Source
from briefing.values import dataclass

_WHOLE_WORDS = 250  # a feed that prints this much of an article prints it all
_STUB_WORDS = 80  # less than this is a consent wall, a login or a player
_NEWS_DAYS = 14  # what is older is shown by its feed's words
_AT_A_TIME = 4
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """A poll's items with the fullest text that could be had.

    ``entry_hashes`` say what the feed printed for each item that need not be read again while the feed prints the
    same. ``all_read`` is False when articles were left for a later poll.
    """

    items: tuple[Item, ...]
    entry_hashes: dict[str, str]
    all_read: bool


async def read_articles(
    items: Sequence[Item],
    source: Source,
    store: Store,
    options: IngestOptions,
    fetcher: Fetcher,
    robots: Robots,
    workers: Workers,
    now: datetime,
) -> ReadArticles:
    """Read the pages behind new or changed items whose feed prints only a part, newest first.

    A site that is slow or silent costs its feed no more than ``options.pages_seconds``; the rest comes with later
    polls. The feed's own words stay where the page cannot be had, must not be read (robots.txt), or is a stub.
    """
    hashes = {item.id: _entry_hash(item) for item in items}
    parts = [item for item in items if _wants_page(item, options, now)]
    known = await asyncio.to_thread(store.entry_hashes, [(item.id, item.url) for item in parts]) if parts else {}
    wanted = [item for item in parts if known.get(item.id) != hashes[item.id]]
    wanted.sort(key=lambda item: item.published or now, reverse=True)
    chosen = wanted[: options.pages_per_poll]
    deadline = asyncio.get_running_loop().time() + options.pages_seconds
    slots = asyncio.Semaphore(_AT_A_TIME)

    async def read_in_time(item: Item) -> Item | None:
        async with slots:
            if asyncio.get_running_loop().time() > deadline:
                return None
            tried.add(item.id)
            return await _read_article(item, source, options, fetcher, robots, workers, now)

    tried: set[str] = set()
    readings = await asyncio.gather(*(read_in_time(item) for item in chosen))
    fuller = {item.id: reading for item, reading in zip(chosen, readings, strict=True) if reading}
    merged = (fuller.get(item.id, item) for item in items)
    again = {item.id for item in wanted} - set(fuller)
    return ReadArticles(
        items=tuple(item for item in merged if item.text),
        entry_hashes={key: value for key, value in hashes.items() if key not in again},
        all_read=len(tried) == len(wanted),
    )


def _wants_page(item: Item, options: IngestOptions, now: datetime) -> bool:
    is_news = item.published is None or now - item.published <= timedelta(days=_NEWS_DAYS)
    return options.full_text and item.url is not None and is_news and len(item.text.split()) < _WHOLE_WORDS


async def _read_article(
    item: Item,
    source: Source,
    options: IngestOptions,
    fetcher: Fetcher,
    robots: Robots,
    workers: Workers,
    now: datetime,
) -> Item | None:
    """Return the item with the fullest text, or None when the page may be had at a later poll."""
    assert item.url is not None
    try:
        if not await robots.allow(item.url):
            return item
        fetched = await fetcher.fetch(item.url, options.page_bytes)
        if fetched.status != 200:
            return None if fetched.status in _MAY_PASS else item
        page = await workers.read_page(fetched.body, fetched.headers.get("content-type", ""), fetched.url)
    except ParseError:
        return item
    except SourceError:
        return None
    return _with_page(item, page, source, now)


def _with_page(item: Item, page: ParsedPage, source: Source, now: datetime) -> Item:
    words, feed_words = len(page.text.split()), len(item.text.split())
    if words <= feed_words or words < _STUB_WORDS:
        return item
    # Whom feeds.toml names stands; else the page knows best.
    named = source.outlet is None and page.outlet is not None
    full = replace(
        item,
        text=page.text,
        origin="page",
        title=item.title or page.title or "",
        byline=item.byline or page.byline,
        outlet=page.outlet if named else item.outlet,
        outlet_basis="page" if named else item.outlet_basis,
        language=page.language or item.language,
    )
    published = credible(page.published, now)
    if item.published is not None or published is None:
        return full
    return replace(full, published=published, published_basis="page", published_raw=page.published_raw)


def _entry_hash(item: Item) -> str:
    return hashlib.blake2b(f"{item.title}\0{item.text}".encode(), digest_size=16).hexdigest()
