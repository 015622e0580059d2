"""The feed behind the address of a web page."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefing.errors import ParseError, SourceError
from briefing.ingest.answers import refusal_in_words
from briefing.ingest.charset import decode_document
from briefing.ingest.feed import feed_links
from briefing.ingest.http import Fetched, Fetcher
from briefing.ingest.links import clean_link
from briefing.ingest.options import IngestOptions
from briefing.ingest.workers import Workers
from briefing.values import dataclass

_MOST_TRIED = 5
# Where sites keep a feed that no page of theirs names (the list that miniflux tries, without the rarest).
_USUAL_PLACES = ("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml")
_OF_COMMENTS = re.compile(r"\bcomments\b|/comments?/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was fetched and read: where it is, what it calls itself, how many entries it has."""

    url: str
    title: str | None
    entries: int


async def find_feeds(address: str, options: IngestOptions) -> tuple[FoundFeed, ...]:
    """Return the feed at an address, or those that the page there names as its own, in the page's order.

    Where the page names none, one at a usual place of the site is returned. Only feeds that can be read count, and
    those of readers' comments only where there is no other. Nothing is stored.

    Raises:
        SourceError: the address cannot be fetched, or there is neither a feed nor a page that names one.
    """
    async with Fetcher(options) as fetcher, Workers(options.worker_processes, options.parse_seconds) as workers:
        fetched = await fetcher.fetch(address, options.feed_bytes)
        if fetched.status != 200:
            raise SourceError(refusal_in_words(fetched.status, fetched.headers))
        try:
            return (await _read(fetched, workers),)
        except ParseError as no_feed:
            named = feed_links(decode_document(fetched.body, fetched.headers.get("content-type", "")).text)
            urls = dict.fromkeys(url for link in named if (url := clean_link(link, fetched.url)))
            found = [feed for url in list(urls)[:_MOST_TRIED] if (feed := await _try(url, fetcher, workers, options))]
            found = found or await _at_usual_place(fetched.url, fetcher, workers, options)
            if not found:
                raise SourceError(_none_found(urls, no_feed)) from no_feed
            articles = [feed for feed in found if not _OF_COMMENTS.search(f"{feed.title} {feed.url}")]
            return tuple(articles or found)


async def _at_usual_place(page: str, fetcher: Fetcher, workers: Workers, options: IngestOptions) -> list[FoundFeed]:
    for place in _USUAL_PLACES:
        url = clean_link(place, page)
        if url and (feed := await _try(url, fetcher, workers, options)):
            return [feed]
    return []


def _none_found(named: Collection[str], no_feed: ParseError) -> str:
    if not named:
        return f"{no_feed} It names no feed, and none is at the usual places of the site."
    return f"The page names {', '.join(list(named)[:_MOST_TRIED])}, but nothing can be read there."


async def _try(url: str, fetcher: Fetcher, workers: Workers, options: IngestOptions) -> FoundFeed | None:
    try:
        fetched = await fetcher.fetch(url, options.feed_bytes)
        return await _read(fetched, workers) if fetched.status == 200 else None
    except SourceError:
        return None


async def _read(fetched: Fetched, workers: Workers) -> FoundFeed:
    feed = await workers.read_feed(fetched.body, fetched.headers.get("content-type", ""), fetched.url)
    return FoundFeed(fetched.moved_to or fetched.url, feed.title, len(feed.entries))
