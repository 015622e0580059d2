"""A real server on this machine, told by each test what to answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from briefing.cache import Store, open_store
from briefing.ingest import IngestOptions, ingest
from briefing.model import Source, SourceReport

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)

Answer = web.StreamResponse | Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Site:
    """The server: ``answers`` by path, each used up in turn, the last one for ever; ``requests`` as they came."""

    address: str
    options: IngestOptions
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    requests: list[web.BaseRequest] = field(default_factory=list)

    def answer(self, path: str, *answers: Answer) -> str:
        """Let a path answer so, and return its URL."""
        self.answers[path] = list(answers)
        return self.address + path

    def asked(self, path: str) -> list[web.BaseRequest]:
        """Return the requests for one path."""
        return [request for request in self.requests if request.path == path]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        self.requests.append(request)
        answers = self.answers.get(request.path)
        if not answers:
            return web.Response(status=404)
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if callable(answer):
            return await answer(request)
        assert isinstance(answer, web.Response)
        body = answer.body if isinstance(answer.body, bytes) else None
        return web.Response(body=body, status=answer.status, headers=answer.headers)


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    """A server on a free port of this machine, allowed to be fetched, with short limits."""
    found: list[Site] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        return await found[0].handle(request)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    options = IngestOptions(
        connect_seconds=2, read_seconds=0.5, total_seconds=1.0, retry_seconds=0, pause_seconds=0, settle_seconds=0,
        allowed_private=(f"127.0.0.1:{server.port}",), worker_processes=0, full_text=False,
        contact="desk@ministry.example",
    )  # fmt: skip
    found.append(Site(f"http://127.0.0.1:{server.port}", options))
    yield found[0]
    await server.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open cache in an empty directory."""
    with open_store(tmp_path / "cache") as opened:
        yield opened


def feed_of(*titles: str, text: str = "Words.", extra: str = "") -> bytes:
    """Return an RSS feed with an entry for each title."""
    entries = "".join(
        f"<item><title>{title}</title><guid isPermaLink='false'>{title}</guid><description>{text}</description>"
        "<pubDate>Mon, 04 Mar 2024 09:30:00 GMT</pubDate></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>Harbour Post</title>{extra}{entries}</channel></rss>".encode()


async def poll(
    store: Store,
    options: IngestOptions,
    *sources: Source,
    now: datetime = NOON,
    everything: bool = False,
    reports: list[SourceReport] | None = None,
) -> Sequence[SourceReport]:
    """Run ingest over the sources at a time."""
    told = reports if reports is not None else []
    return await ingest(sources, store, options, now=lambda: now, report=told.append, everything=everything)
