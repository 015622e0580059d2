"""One feed: asked, read, and kept together with what the answer means for the next poll."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import datetime

from briefing.cache import SaveCount, Store
from briefing.cache.polls import Poll
from briefing.ingest.answers import refusal_in_words
from briefing.ingest.articles import read_articles
from briefing.ingest.dates import credible
from briefing.ingest.http import Fetched, Fetcher
from briefing.ingest.ids import item_id
from briefing.ingest.keeper import Keeper
from briefing.ingest.options import IngestOptions
from briefing.ingest.parsed import Entry, ParsedFeed
from briefing.ingest.poll import (
    address_of,
    after_failure,
    after_not_modified,
    after_success,
    conditions_for,
    with_move,
    with_validators,
)
from briefing.ingest.robots import Robots
from briefing.ingest.workers import Workers
from briefing.model import FeedState, Item, OutletBasis, Source
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """How a poll ended; ``read`` says that there was something new to read, ``error`` in words that it failed."""

    count: SaveCount = field(default_factory=SaveCount)
    read: bool = False
    error: str | None = None


async def collect_feed(
    source: Source,
    state: FeedState,
    store: Store,
    keeper: Keeper,
    options: IngestOptions,
    fetcher: Fetcher,
    robots: Robots,
    workers: Workers,
    now: Callable[[], datetime],
) -> FeedOutcome:
    """Poll one feed and keep what it brings.

    Raises:
        SourceError: nothing usable came; what is stored is untouched.
        CacheError: what came cannot be kept.
    """
    asked_at = now()
    conditions = conditions_for(state, asked_at)
    fetched = await fetcher.fetch(address_of(state, asked_at), options.feed_bytes, conditions)
    state = with_move(state, fetched.moved_to, now())
    if fetched.status == 304 and conditions:
        await keeper.keep(Poll(after_not_modified(state, fetched.headers, now(), options)))
        return FeedOutcome()
    if fetched.status != 200:
        return await _refused(state, fetched, keeper, options, now())
    body_hash = hashlib.blake2b(fetched.body, digest_size=16).hexdigest()
    if body_hash == state.body_hash:
        same = replace(_after_same_bytes(state, fetched, now(), options), degraded=state.degraded)
        await keeper.keep(Poll(with_validators(same, fetched.headers, body_hash, now())))
        return FeedOutcome()
    feed = await workers.read_feed(fetched.body, fetched.headers.get("content-type", ""), fetched.url)
    after = _state_after(state, feed, fetched, body_hash, now(), options)
    items = _items(feed, source, now(), options.most_entries)
    pages = await read_articles(items, source, store, options, fetcher, robots, workers, now())
    if not pages.all_read:
        # Without validators the next poll brings the feed again, and with it the articles still to be read.
        after = replace(after, etag=None, last_modified=None, validators_since=None, body_hash=None)
    count = await keeper.keep(Poll(after, pages.items, pages.entry_hashes))
    return FeedOutcome(count, read=True)


async def _refused(
    state: FeedState, fetched: Fetched, keeper: Keeper, options: IngestOptions, now: datetime
) -> FeedOutcome:
    error = refusal_in_words(fetched.status, fetched.headers)
    failed = after_failure(
        state, error, now, options, status=fetched.status, retry_after=fetched.headers.get("retry-after")
    )
    await keeper.keep(Poll(failed))
    return FeedOutcome(error=error)


def _after_same_bytes(state: FeedState, fetched: Fetched, now: datetime, options: IngestOptions) -> FeedState:
    """Return the state after the same bytes came again: the rhythm stays as for "not modified"."""
    return replace(after_not_modified(state, fetched.headers, now, options), status=200)


def _state_after(
    state: FeedState, feed: ParsedFeed, fetched: Fetched, body_hash: str, now: datetime, options: IngestOptions
) -> FeedState:
    published = [moment for entry in feed.entries if (moment := credible(entry.published, now))]
    after = after_success(state, fetched.headers, now, options, published=published, hint_seconds=feed.hint_seconds)
    after = replace(after, degraded=feed.degraded, skip=feed.skip)
    if feed.incomplete:
        # The validators stand for the whole body, and this was not it.
        return replace(after, etag=None, last_modified=None, validators_since=None, body_hash=None)
    return with_validators(after, fetched.headers, body_hash, now)


def _items(feed: ParsedFeed, source: Source, now: datetime, most: int) -> Sequence[Item]:
    """Return the feed's articles, each once however often it is printed."""
    items: dict[str, Item] = {}
    for entry in feed.entries[:most]:
        item = _item(entry, source, feed, now)
        items.setdefault(item.id, item)
    return tuple(items.values())


def _item(entry: Entry, source: Source, feed: ParsedFeed, now: datetime) -> Item:
    published = credible(entry.published, now)
    outlet, basis = _outlet(entry, source, feed)
    return Item(
        id=item_id(source.name, entry.key),
        source=source.name,
        title=entry.title,
        text=entry.text,
        retrieved=now,
        url=entry.url,
        outlet=outlet,
        outlet_basis=basis,
        byline=entry.byline,
        published=published,
        published_basis="feed" if published else "none",
        published_raw=entry.published_raw,
        language=entry.language or "und",
        origin=entry.origin,
    )


def _outlet(entry: Entry, source: Source, feed: ParsedFeed) -> tuple[str | None, OutletBasis]:
    """Return whom an article is credited to, and who says so; an aggregator names the outlet at each entry."""
    if entry.outlet:
        return entry.outlet, "feed"
    if source.outlet:
        return source.outlet, "source"
    return feed.title, "feed" if feed.title else "none"
