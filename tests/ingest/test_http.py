from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from aiohttp import web

from briefing.errors import FetchError
from briefing.ingest.http import Fetched, Fetcher, user_agent
from briefing.ingest.options import IngestOptions
from tests.ingest.conftest import Site, feed_of

pytestmark = pytest.mark.loopback
LIMIT = 100_000


async def fetch(options: IngestOptions, url: str, most_bytes: int = LIMIT) -> Fetched:
    """Fetch one address."""
    async with Fetcher(options) as fetcher:
        return await fetcher.fetch(url, most_bytes)


async def refusal(options: IngestOptions, url: str, most_bytes: int = LIMIT) -> str:
    """Return why an address could not be fetched."""
    with pytest.raises(FetchError) as error:
        await fetch(options, url, most_bytes)
    return str(error.value)


async def test_an_answer_comes_whole_with_lower_case_headers(site: Site) -> None:
    """And says where it came from."""
    url = site.answer("/feed", web.Response(body=b"words", headers={"ETag": '"1"'}))
    fetched = await fetch(site.options, url)
    assert (fetched.status, fetched.url, fetched.body, fetched.headers["etag"]) == (200, url, b"words", '"1"')


async def test_the_request_says_who_asks_and_carries_no_cookie(site: Site) -> None:
    """The contact is for the server's keepers; what a server sets is not sent back."""
    url = site.answer("/feed", web.Response(body=b"x", headers={"Set-Cookie": "id=1"}))
    async with Fetcher(site.options) as fetcher:
        await fetcher.fetch(url, LIMIT)
        await fetcher.fetch(url, LIMIT)
    headers = site.requests[1].headers
    assert headers["User-Agent"].startswith("briefing/")
    assert "desk@ministry.example" in headers["User-Agent"]
    assert headers["Accept-Encoding"] == "gzip, deflate, br, zstd"
    assert "Cookie" not in headers


async def test_who_cannot_take_more_is_not_asked_for(site: Site) -> None:
    """The request leaves when there is room for its answer, and not before."""
    room = asyncio.Event()

    async def wait_for_room() -> bool:
        return await room.wait()

    url = site.answer("/feed", web.Response(body=b"words"))
    async with Fetcher(site.options, wait_for_room) as fetcher:
        fetching = asyncio.create_task(fetcher.fetch(url, LIMIT))
        assert (await fetch(site.options, url)).body == b"words"
        assert len(site.requests) == 1
        room.set()
        assert (await fetching).body == b"words"
    assert len(site.requests) == 2


def test_a_contact_cannot_break_the_header() -> None:
    """Line ends and letters beyond ASCII are left out."""
    assert user_agent("Büro\r\nX-Evil: 1").endswith("(+Bro X-Evil: 1)")


async def test_redirects_are_followed_five_times_at_most(site: Site) -> None:
    """Relative ones too."""
    for number in range(1, 7):
        site.answer(f"/{number}", web.Response(status=302, headers={"Location": str(number - 1)}))
    site.answer("/0", web.Response(body=b"here"))
    assert (await fetch(site.options, site.address + "/5")).body == b"here"
    assert "more than 5 times" in await refusal(site.options, site.address + "/6")


async def test_only_permanent_redirects_move_the_feed(site: Site) -> None:
    """In 301 then 302 only the first hop counts."""
    site.answer("/feed", web.Response(body=b"x"))
    site.answer("/302", web.Response(status=302, headers={"Location": "/feed"}))
    site.answer("/301", web.Response(status=301, headers={"Location": "/302"}))
    site.answer("/308", web.Response(status=308, headers={"Location": "/feed"}))
    assert (await fetch(site.options, site.address + "/301")).moved_to == site.address + "/302"
    assert (await fetch(site.options, site.address + "/302")).moved_to is None
    assert (await fetch(site.options, site.address + "/308")).moved_to == site.address + "/feed"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "ftp://127.0.0.1/x", "data:,x"])
async def test_every_hop_is_http(site: Site, target: str) -> None:
    """A server cannot send us elsewhere."""
    url = site.answer("/feed", web.Response(status=302, headers={"Location": target}))
    assert "neither http nor https" in await refusal(site.options, url)


async def test_a_redirect_to_nowhere_is_said_so(site: Site) -> None:
    """No Location header."""
    assert "does not say where to" in await refusal(site.options, site.answer("/feed", web.Response(status=302)))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"])
async def test_an_address_that_is_not_public_is_refused_where_a_redirect_leads_to_it(site: Site, host: str) -> None:
    """The port beside the allowed one is never reached."""
    reached: list[str] = []

    async def forbidden(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append("yes")
        writer.close()

    server = await asyncio.start_server(forbidden, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    url = site.answer("/feed", web.Response(status=302, headers={"Location": f"http://{host}:{port}/"}))
    assert "not on the public internet" in await refusal(site.options, url)
    server.close()
    await server.wait_closed()
    assert reached == []


async def test_without_the_list_this_machine_is_not_reached(site: Site) -> None:
    """Not even where feeds.toml names it as a feed."""
    options = replace(site.options, allowed_private=())
    assert "list it under allow_private in [ingest]" in await refusal(
        options, site.answer("/feed", web.Response(body=b"x"))
    )
    assert site.requests == []


async def stall(_request: web.Request) -> web.StreamResponse:
    """Never answer."""
    await asyncio.Event().wait()
    raise AssertionError


async def drip(request: web.Request) -> web.StreamResponse:
    """Send a byte every tenth of a second, for ever."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x")
        await asyncio.sleep(0.1)


async def cut(request: web.Request) -> web.StreamResponse:
    """Promise more than is sent."""
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b"x" * 100)
    assert request.transport is not None
    request.transport.close()
    return response


async def huge(request: web.Request) -> web.StreamResponse:
    """Send more than any feed, without saying so before."""
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(100):
        await response.write(b"x" * 10_000)
    return response


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (stall, "did not answer in time"),
        (drip, "did not answer in time"),
        (cut, "breaks off"),
        (huge, "larger than any"),
    ],
)
async def test_a_bad_server_is_cut_off_and_said_so(
    site: Site, answer: Callable[[web.Request], Awaitable[web.StreamResponse]], said: str
) -> None:
    """Silence, a drip that keeps every read in time, a body that ends early, one that does not end."""
    async with asyncio.timeout(10):
        assert said in await refusal(site.options, site.answer("/feed", answer))


async def test_a_length_beyond_the_limit_is_refused_before_reading(site: Site) -> None:
    """By what the header says."""
    url = site.answer("/feed", web.Response(body=b"x" * (LIMIT + 1)))
    assert "larger than any feed" in await refusal(site.options, url)


async def test_a_bomb_is_refused(site: Site) -> None:
    """Ten megabytes in ten kilobytes."""
    bomb = web.Response(body=gzip.compress(b" " * 10_000_000), headers={"Content-Encoding": "gzip"})
    assert "larger than any feed" in await refusal(site.options, site.answer("/feed", bomb))


async def test_a_compressed_body_that_breaks_off_is_no_answer(site: Site) -> None:
    """No client library notices it."""
    body = gzip.compress(feed_of("a"))[:-10]
    url = site.answer("/feed", web.Response(body=body, headers={"Content-Encoding": "gzip"}))
    assert "breaks off" in await refusal(site.options, url)


async def test_a_busy_server_is_asked_a_second_time(site: Site) -> None:
    """Not a third time, and not when it says how long to wait."""
    url = site.answer("/feed", web.Response(status=503), web.Response(body=b"x"))
    assert (await fetch(site.options, url)).status == 200
    url = site.answer("/busy", web.Response(status=503))
    assert (await fetch(site.options, url)).status == 503
    assert len(site.asked("/busy")) == 2
    url = site.answer("/wait", web.Response(status=503, headers={"Retry-After": "60"}))
    assert (await fetch(site.options, url)).status == 503
    assert len(site.asked("/wait")) == 1


async def test_the_body_of_an_error_is_not_read(site: Site) -> None:
    """Its status is all that matters."""
    assert (await fetch(site.options, site.answer("/feed", web.Response(status=500, body=b"x" * 50)))).body == b""


async def test_not_more_than_so_many_requests_go_to_one_host_at_a_time(site: Site) -> None:
    """Two, as the options say."""
    now, most = 0, 0

    async def count(_request: web.Request) -> web.StreamResponse:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.02)
        now -= 1
        return web.Response(body=b"x")

    url = site.answer("/feed", count)
    async with Fetcher(site.options) as fetcher:
        await asyncio.gather(*(fetcher.fetch(url, LIMIT) for _ in range(8)))
    assert most == 2


async def test_escapes_in_headers_and_reasons_go_nowhere(site: Site) -> None:
    """A header with control characters is no header."""

    async def raw(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b'HTTP/1.1 200 \x1b[2JOK\r\nETag: "\x1b[31m"\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx')
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(raw, "127.0.0.1", 0)
    address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    fetched = await fetch(replace(site.options, allowed_private=(address,)), f"http://{address}/")
    server.close()
    await server.wait_closed()
    assert (fetched.status, fetched.body, fetched.headers.get("etag")) == (200, b"x", None)
    assert "\x1b" not in repr(fetched)


async def test_an_office_proxy_is_used_where_the_environment_names_one(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for the whole address, which it alone can look up; what is listed is reached without it."""
    asked: list[str] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b"\r\n")[0].decode())
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nproxied")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(proxy, "127.0.0.1", 0)
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    monkeypatch.delenv("no_proxy", raising=False)
    direct = site.answer("/feed", web.Response(body=b"direct"))
    assert (await fetch(site.options, "http://harbour.example/feed")).body == b"proxied"
    assert (await fetch(site.options, direct)).body == b"direct"
    for host in ("127.0.0.1:9", "2130706433", "0x7f.1", "[::1]", "localhost", "10.0.0.1"):
        assert "not on the public internet" in await refusal(site.options, f"http://{host}/")
    server.close()
    await server.wait_closed()
    assert asked == ["GET http://harbour.example/feed HTTP/1.1"]
