from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from briefing.cli.browser import GuardedServer
from briefing.cli.dashboard import can_show_screen
from tests.cli.conftest import Desk

KEY = "only-the-reader-knows"


@asynccontextmanager
async def served() -> AsyncIterator[str]:
    """Serve on a free port, and return the address without its key."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = GuardedServer("true", port, KEY)
    async with TestServer(await server.make_app(), host="127.0.0.1", port=port):
        yield server.public_url


@pytest.mark.loopback
async def test_the_address_with_its_key_opens_the_page_and_the_key_leaves_the_address_line() -> None:
    """Nothing is loaded from elsewhere, whatever the page asks for."""
    async with served() as url, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{url}/?key={KEY}") as page:
            assert page.status == 200
            assert str(page.url) == f"{url}/"
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        async with browser.get(f"{url}/static/js/textual.js") as script:
            assert script.status == 200


@pytest.mark.loopback
@pytest.mark.parametrize("path", ["/", "/?key=guessed", "/ws", "/static/js/textual.js"])
async def test_without_the_key_nothing_opens(path: str) -> None:
    """Another account on the same machine sees a refusal."""
    async with served() as url, aiohttp.ClientSession() as browser, browser.get(f"{url}{path}") as answer:
        assert answer.status == 403
        assert "briefing serve" in await answer.text()


@pytest.mark.loopback
@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Host": "elsewhere.example"}])
async def test_another_page_cannot_use_the_readers_key(headers: dict[str, str]) -> None:
    """A page that is open in the same browser, or a name that leads here, is refused even with the cookie."""
    async with served() as url, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{url}/?key={KEY}"):
            pass
        port = url.rsplit(":", 1)[1]
        headers = {**headers, "Cookie": f"briefing-{port}={KEY}"}
        async with browser.get(f"{url}/ws", headers=headers) as answer:
            assert answer.status == 403


def test_a_port_that_is_taken_is_told(desk: Desk) -> None:
    """With the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = desk.run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "--port names another" in result.stderr
    assert "Only this machine can reach it" in result.stderr


def test_in_a_browser_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """textual-serve has no terminal, but a driver."""
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert can_show_screen()
