"""The feed zoo: real, broken and hostile feeds, and a server with a hundred ways to answer."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefing.cache import Store, open_store
from briefing.errors import ParseError
from briefing.ingest import IngestOptions, ingest
from briefing.ingest.feed import parse_feed
from briefing.ingest.page import parse_page
from briefing.model import Source, SourceReport
from tests.evaluation.corpus import shared_path

pytestmark = [pytest.mark.evaluation, pytest.mark.loopback]

NOON = datetime(2024, 9, 18, 12, 0, tzinfo=UTC)
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]")


# --- documents ----------------------------------------------------------------------------------------------------


def documents(**wanted: object) -> list[dict[str, Any]]:
    """Return the lines of the manifest that have these values."""
    lines = shared_path("feedzoo", "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    found = (json.loads(line) for line in lines)
    return [line for line in found if all(bool(line.get(key)) == value for key, value in wanted.items())]


def is_page(line: dict[str, Any]) -> bool:
    """Return whether a document is an article page rather than a feed."""
    return str(line["origin"]).startswith("flairNLP")


def body_of(line: dict[str, Any]) -> bytes:
    """Return the bytes of a document."""
    return shared_path("feedzoo", line["file"]).read_bytes()


def test_every_real_feed_yields_its_entries() -> None:
    """At least as many as its expectation states."""
    short: list[tuple[str, int, int]] = []
    for line in documents(realworld=True):
        if is_page(line) or not (line["expected"].get("entries") or 0):
            continue
        feed = parse_feed(body_of(line), line.get("content_type") or "", line.get("url") or "https://zoo.example/feed")
        if len(feed.entries) < line["expected"]["entries"]:
            short.append((line["file"], line["expected"]["entries"], len(feed.entries)))
    assert short == []


def test_every_document_is_read_or_refused_in_words() -> None:
    """Nothing but a ParseError comes out; no field holds what a terminal could obey."""
    for line in documents():
        if is_page(line):
            continue
        assert not [value for value in strings_of(line) if FORBIDDEN.search(value)], line["file"]


def strings_of(line: dict[str, Any]) -> list[str]:
    """Return all that parsing a document gives: the fields of its entries, or the refusal."""
    try:
        feed = parse_feed(body_of(line), line.get("content_type") or "", "https://zoo.example/feed")
    except ParseError as error:
        return [str(error)]
    values = (getattr(entry, field.name) for entry in feed.entries for field in fields(entry))
    return [feed.title or "", feed.degraded or "", *(value for value in values if isinstance(value, str))]


def test_articles_are_found_on_news_pages() -> None:
    """Their first and last words, and the day they came out."""
    pages = [line for line in documents(realworld=True) if is_page(line)]
    dated = whole = 0
    for line in pages:
        page = parse_page(body_of(line), line["content_type"] or "", line["url"] or "")
        words, expected = _letters(page.text), line["expected"]
        whole += _letters(expected["first"])[:60] in words and _letters(expected["last"])[:60] in words
        dated += page.published is not None and _is_day(page.published, expected["date"])
    assert dated / len(pages) >= 0.96
    assert whole / len(pages) >= 0.95


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _is_day(published: datetime, expected: str) -> bool:
    stated = datetime.fromisoformat(expected)
    stated = stated.replace(tzinfo=UTC) if stated.tzinfo is None else stated.astimezone(UTC)
    return abs(published - stated) < timedelta(days=1)


# --- the server ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Zoo:
    """The running server."""

    port: int
    forbidden_port: int

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def told(self, path: str) -> Any:
        """Return what the server says at one of its own addresses."""
        with urllib.request.urlopen(self.url(path)) as answer:
            text = answer.read().decode()
        return json.loads(text) if text.startswith("{") else text

    def options(self, **changes: Any) -> IngestOptions:
        """Return short limits, with this server alone allowed."""
        usual: dict[str, Any] = {
            "total_seconds": 3.0, "read_seconds": 1.5, "retry_seconds": 0.1, "full_text": False, "per_host": 16,
            "allowed_private": (f"127.0.0.1:{self.port}",),
        }  # fmt: skip
        return IngestOptions(**{**usual, **changes})


@pytest.fixture(scope="module")
def running() -> Iterator[Zoo]:
    """The zoo's server in a process of its own."""
    script = shared_path("feedzoo", "serve.py")
    process = subprocess.Popen(
        [sys.executable, str(script), "0", "--quiet", "--max-wait", "20"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    ports = json.loads(process.stdout.readline())
    yield Zoo(ports["port"], ports["ssrf_port"])
    process.terminate()
    process.wait()
    process.stdout.close()


@pytest.fixture
def zoo(running: Zoo) -> Zoo:
    """The server with its counts at zero."""
    running.told("/_reset")
    return running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open cache in an empty directory."""
    with open_store(tmp_path) as opened:
        yield opened


async def poll(
    store: Store, options: IngestOptions, sources: Sequence[Source], *, now: datetime = NOON
) -> dict[str, SourceReport]:
    """Poll everything, and return the reports by source."""
    reports = await ingest(sources, store, options, now=lambda: now, report=lambda _report: None, everything=True)
    return {report.source: report for report in reports}


GOOD = (
    "/feed /atom /etag /etag-only /etag-weak /etag-quotes /last-modified /last-modified-odd /etag-changes /etag-lies"
    " /304-new-tag /max-age /no-store /expires /expires-0 /vary /301 /302 /303 /307 /308 /301-chain /301-then-302"
    " /redirect-relative /redirect-crlf /gzip /deflate /deflate-raw /gzip-upper /gzip-wrong /gzip-unlabelled"
    " /gzip-trailing /chunked /header-injection /cookie /private /ct /host /slow-ok?s=0.2 /flaky?n=1 /ct?v=image/png"
)
BAD = {
    "/empty": "is empty",
    "/204": "with nothing",
    "/206": "only a part",
    "/400": "status 400",
    "/401": "wants a password",
    "/403": "refuses programs",
    "/404": "nothing at this address",
    "/406": "status 406",
    "/418": "status 418",
    "/451": "legal reasons",
    "/500": "fault of its own",
    "/502": "status 502",
    "/503": "busy",
    "/504": "status 504",
    "/520": "status 520",
    "/410": "closed for good",
    "/429": "fewer visits",
    "/429-date": "fewer visits",
    "/429-none": "fewer visits",
    "/429-silly": "fewer visits",
    "/503-retry": "busy",
    "/flaky?n=9&key=b": "busy",
    "/flaky?n=9&key=c&status=reset": "connection to 127.0.0.1 failed",
    "/304-always": "has never sent anything",
    "/etag-on-error": "fault of its own",
    "/etag-on-broken": "web page",
    "/302-loop": "more than 5 times",
    "/302-loop2": "more than 5 times",
    "/302-loop3": "more than 5 times",
    "/302-grow": "more than 5 times",
    "/redirect-to-file": "neither http nor https",
    "/redirect-to-js": "neither http nor https",
    "/redirect-to-ftp": "neither http nor https",
    "/redirect-to-private": "not on the public internet",
    "/redirect-to-metadata": "not on the public internet",
    "/redirect-no-location": "does not say where to",
    "/redirect-to-login": "web page",
    "/unknown-encoding": "not asked for",
    "/gzip-bomb": "larger than any",
    "/zstd-bomb": "larger than any",
    "/deflate-bomb": "larger than any",
    "/br-bomb": "larger than any|status 501",  # some copies of the zoo do not hold the document
    "/gzip-twice": "more than once",
    "/gzip-truncated": "breaks off",
    "/slow": "in time",
    "/slow-headers": "in time",
    "/hang": "in time",
    "/hang-body": "in time",
    "/truncated": "breaks off",
    "/long-body": "no proper HTTP",
    "/reset": "connection to 127.0.0.1 failed",
    "/reset-mid": "breaks off",
    "/close": "connection to 127.0.0.1 failed",
    "/chunked-cut": "breaks off",
    # aiohttp 3.14 sees it where it comes with the head; where it comes behind it, only the time limit ends the wait.
    "/chunked-bad": "no proper HTTP|in time",
    "/endless": "larger than any",
    "/big": "larger than any",
    "/claims-huge": "larger than any",
    "/huge-header": "no proper HTTP",
    "/many-headers": "no proper HTTP",
    "/bad-status": "no proper HTTP",
    "/http09": "no proper HTTP",
    "/reason-escape": "fault of its own",
    "/html": "it points to /feed",
    "/article": "web page",
    "/redirect-to-private?as=localhost": "not on the public internet",
    "/redirect-to-private?as=[::1]": "not on the public internet",
    "/redirect-to-private?as=0.0.0.0": "not on the public internet",
    "/redirect-to-private?as=[::ffff:127.0.0.1]": "not on the public internet",
}


async def test_every_address_of_the_server_is_answered_for(zoo: Zoo, store: Store) -> None:
    """The good ones are read, the bad ones said in words; the forbidden port is not reached."""
    paths = [*GOOD.split(), *BAD]
    known = {path.split("?")[0] for path in paths} | {"/robots.txt"}
    assert set(zoo.told("/")["addresses"]) <= known
    reports = await poll(store, zoo.options(), [Source(path, "feed", zoo.url(path)) for path in paths])
    wrong = {path: report for path in GOOD.split() if (report := reports[path]).phase != "done"}
    for path, said in BAD.items():
        error = reports[path].error or ""
        if not re.search(said, error) or FORBIDDEN.search(error):
            wrong[path] = reports[path]
    assert wrong == {}
    assert zoo.told("/_hits")["ssrf"] == {}


async def test_the_second_visit_is_answered_with_304(zoo: Zoo, store: Store) -> None:
    """For every kind of validator, byte for byte."""
    paths = "/etag /etag-only /etag-weak /etag-quotes /last-modified /last-modified-odd /vary /304-new-tag".split()  # noqa: SIM905
    sources = [Source(path, "feed", zoo.url(path)) for path in paths]
    await poll(store, zoo.options(), sources)
    before = store.load_items()
    reports = await poll(store, zoo.options(), sources, now=NOON + timedelta(hours=1))
    assert {report.phase for report in reports.values()} == {"unchanged"}
    assert {path: zoo.told("/_hits")["paths"][path]["304"] for path in paths} == dict.fromkeys(paths, 1)
    assert store.load_items() == before
    assert store.feed_states()["/304-new-tag"].etag == '"new"'


async def test_a_server_that_always_says_304_is_asked_afresh_after_eight_days(zoo: Zoo, store: Store) -> None:
    """Its feed has changed all the time."""
    source = [Source("Lies", "feed", zoo.url("/etag-lies"))]
    for day in (0, 7, 9):
        await poll(store, zoo.options(), source, now=NOON + timedelta(days=day))
    hits = zoo.told("/_hits")["paths"]["/etag-lies"]
    assert (hits["requests"], hits["conditional"], hits["304"]) == (3, 1, 1)


@pytest.mark.parametrize(
    ("name", "items", "versions"),
    [
        ("shrinks", 20, 20),
        ("edited", 2, 3),
        ("guid-changed", 6, 6),
        ("link-tracking", 3, 3),
        ("always-changing", 1, 2),
        ("broken-then-ok", 16, 16),
        ("ok-then-html", 10, 10),
    ],
)
async def test_feeds_that_change_lose_and_double_nothing(
    zoo: Zoo, store: Store, name: str, items: int, versions: int
) -> None:
    """Four visits each."""
    source = [Source(name, "feed", zoo.url(f"/seq/{name}"))]
    for visit in range(4):
        await poll(store, zoo.options(), source, now=NOON + timedelta(hours=visit))
    rows = store.item_rows()
    assert (len(rows), sum(row.versions for row in rows)) == (items, versions)


async def test_hostile_feeds_are_stored_clean_and_reach_nothing(zoo: Zoo, store: Store) -> None:
    """All of them in one run."""
    names = [line["file"] for line in documents(hostile=True) if "bomb" not in line["file"]]
    sources = [Source(name, "feed", zoo.url(f"/zoo/{name}")) for name in names]
    await poll(store, zoo.options(total_seconds=20, read_seconds=5), sources)
    assert zoo.told("/_hits")["ssrf"] == {}
    assert len(store.load_items()) > 5000
    for item in store.load_items():
        words = (item.title, item.text, item.byline or "", item.outlet or "", item.url or "", item.published_raw or "")
        assert not any(FORBIDDEN.search(value) for value in words), item.id
        assert item.url is None or item.url.startswith(("http://", "https://"))
        assert "root:" not in item.text
        assert item.published is None or item.published <= NOON + timedelta(days=1)


async def test_one_host_gets_two_requests_at_a_time(zoo: Zoo, store: Store) -> None:
    """Or as many as the options say."""
    sources = [Source(f"Host {number}", "feed", zoo.url(f"/host?{number}")) for number in range(8)]
    await poll(store, zoo.options(per_host=2, total_seconds=20), sources)
    assert zoo.told("/_hits")["paths"]["/host"]["max_concurrent"] == 2


_FETCH = """
import asyncio, resource, sys
from briefing.errors import FetchError
from briefing.ingest.http import Fetcher
from briefing.ingest.options import IngestOptions
address, path = sys.argv[1:]
async def main():
    async with Fetcher(IngestOptions(allowed_private=(address,))) as fetcher:
        await fetcher.fetch(f"http://{address}/feed", 10_000_000)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            await fetcher.fetch(f"http://{address}{path}", 10_000_000)
        except FetchError as error:
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
asyncio.run(main())
"""


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "017700000001", "127.1"])
def test_numbers_spelled_oddly_lead_nowhere(zoo: Zoo, host: str) -> None:
    """In a process that may look names up: the C library reads these as this machine's address."""
    path = f"/redirect-to-private?as={host}"
    subprocess.run([sys.executable, "-c", _FETCH, f"127.0.0.1:{zoo.port}", path], capture_output=True, check=True)
    hits = zoo.told("/_hits")
    assert hits["paths"]["/redirect-to-private"]["requests"] == 1
    assert hits["ssrf"] == {}


@pytest.mark.parametrize("path", ["/gzip-bomb", "/zstd-bomb", "/deflate-bomb", "/gzip-twice", "/endless", "/big"])
def test_a_bomb_costs_no_more_memory_than_its_limit(zoo: Zoo, path: str) -> None:
    """Ten megabytes for a feed, and 32 to work with; a fresh process each."""
    result = subprocess.run(
        [sys.executable, "-c", _FETCH, f"127.0.0.1:{zoo.port}", path], capture_output=True, text=True, check=True
    )
    assert int(result.stdout) < 42_000  # kilobytes
