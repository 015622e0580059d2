from __future__ import annotations

import pytest
from aiohttp import web

from briefing.errors import SourceError
from briefing.ingest.discover import FoundFeed, find_feeds
from tests.ingest.conftest import Site, feed_of

pytestmark = pytest.mark.loopback


def page(*links: str) -> web.Response:
    """Return a web page that names these as its feeds."""
    named = "".join(f'<link rel="alternate" type="application/rss+xml" href="{link}">' for link in links)
    return web.Response(body=f"<html><head>{named}</head><body>News</body></html>".encode())


async def test_the_address_of_a_feed_is_its_own(site: Site) -> None:
    """Without a page in between."""
    url = site.answer("/feed", web.Response(body=feed_of("a", "b")))
    assert await find_feeds(url, site.options) == (FoundFeed(url, "Harbour Post", 2),)


async def test_a_page_leads_to_the_feeds_it_names(site: Site) -> None:
    """Those that can be read, in its order, each once."""
    site.answer("/b.xml", web.Response(body=feed_of("b")))
    site.answer("/a.xml", web.Response(body=feed_of("a", "b")))
    site.answer("/broken.xml", web.Response(body=b"none"))
    url = site.answer("/news/", page("/b.xml", "../broken.xml", "/gone.xml", "/a.xml", "/b.xml", "javascript:x"))
    found = await find_feeds(url, site.options)
    assert [(feed.url, feed.entries) for feed in found] == [(site.address + "/b.xml", 1), (site.address + "/a.xml", 2)]


async def test_a_page_without_feeds_is_said_so(site: Site) -> None:
    """And so is an address with nothing behind it."""
    with pytest.raises(SourceError, match="web page, no feed"):
        await find_feeds(site.answer("/", page()), site.options)
    with pytest.raises(SourceError, match="status 404"):
        await find_feeds(site.address + "/none", site.options)
