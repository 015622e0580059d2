"""What a site's robots.txt (RFC 9309) says about reading its articles. Feeds are made for programs and not asked."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from briefing.errors import FetchError
from briefing.ingest.charset import decode_document
from briefing.ingest.http import Fetcher

_AGENT = "briefing"
_MOST_BYTES = 500_000  # what RFC 9309 asks a reader to take
_LONGEST_PAUSE = 10.0


class Robots:
    """The rules of each site, asked for once in a run."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, asyncio.Task[RobotFileParser]] = {}

    async def allow(self, url: str) -> bool:
        """Return whether the page may be read; a site that does not say so allows it.

        A site whose rules cannot be had because it fails is left alone, as the RFC asks.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._load(site))
        rules = await self._rules[site]
        if pause := rules.crawl_delay(_AGENT):
            self._fetcher.wait_between(url, min(float(pause), _LONGEST_PAUSE))
        return rules.can_fetch(_AGENT, url)

    async def _load(self, site: str) -> RobotFileParser:
        try:
            fetched = await self._fetcher.fetch(f"{site}/robots.txt", _MOST_BYTES)
        except FetchError:
            return _rules("User-agent: *\nDisallow: /")
        if fetched.status >= 500:
            return _rules("User-agent: *\nDisallow: /")
        return _rules(decode_document(fetched.body).text if fetched.status == 200 else "")


def _rules(text: str) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    return rules
