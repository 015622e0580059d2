"""The only module that opens a socket. It trusts no address, size, encoding or pace that a server gives."""

from __future__ import annotations

import asyncio
import hashlib
import re
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore
from yarl import URL

from briefing import __version__
from briefing.errors import FetchError
from briefing.ingest.addresses import is_public
from briefing.ingest.decoding import ACCEPT_ENCODING, Decoder, decoder_for, too_large
from briefing.ingest.gate import clean_line
from briefing.ingest.lean_aiohttp import aiohttp
from briefing.ingest.links import is_web_address, join_link
from briefing.ingest.options import IngestOptions
from briefing.values import dataclass

_MOST_HOPS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_WORTH_A_SECOND_TRY = frozenset({502, 503, 504})
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, application/json;q=0.7, */*;q=0.1"
)
_MOST_HEADER_BYTES = 32 * 1024
# Every spelling of an IPv4 address ends so: 127.1, 2130706433, 0x7f000001 (the host parser of the WHATWG URL Standard).
_ENDS_IN_NUMBER = re.compile(r"(?:\A|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?\Z")

# Whether the host and port now being connected to stand on the list; a task's own, so that no other fetch gains by it.
_listed: ContextVar[bool] = ContextVar("listed", default=False)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, whole and decoded. ``headers`` have lower-case names and clean values.

    ``url`` is where it came from after all redirects; ``moved_to`` is the address that permanent redirects alone led
    to, None when the first hop was none.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    moved_to: str | None = None


async def _at_once() -> bool:
    return False


class Fetcher:
    """Fetches pages of the public web, politely. An async context manager.

    ``wait_for_room`` is awaited before each request, and returns whether it had to be: what is to be done with the
    answers may set the pace.
    """

    def __init__(self, options: IngestOptions, wait_for_room: Callable[[], Awaitable[bool]] = _at_once) -> None:
        self._options = options
        self._allowed = frozenset(entry.lower() for entry in options.allowed_private)
        self._proxies = getproxies()
        self._hosts = _Hosts(options, wait_for_room)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        options = self._options
        connector = aiohttp.TCPConnector(
            ssl=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            limit=options.concurrency,
            socket_factory=self._open_socket,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=options.connect_seconds, sock_read=options.read_seconds
            ),
            headers={
                "User-Agent": user_agent(options.contact), "Accept": _ACCEPT, "Accept-Encoding": ACCEPT_ENCODING
            },
            max_field_size=_MOST_HEADER_BYTES,
        )  # fmt: skip
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._session:
            await self._session.close()

    async def fetch(self, url: str, most_bytes: int, conditions: Mapping[str, str] | None = None) -> Fetched:
        """Get an address, following at most five redirects.

        ``conditions`` are the headers of a conditional request; they are sent to ``url`` and to where it redirects.
        Any status is an answer; its body is read for success alone. A connection that fails, or a server that is
        busy, is tried a second time.

        Raises:
            FetchError: there is no usable answer; the message says why, in words.
        """
        try:
            fetched = await self._fetch_once(url, most_bytes, conditions or {})
            if fetched.status not in _WORTH_A_SECOND_TRY or "retry-after" in fetched.headers:
                return fetched
        except _Broken:
            fetched = None
        await asyncio.sleep(self._options.retry_seconds * (1 + _share(url)))
        try:
            return await self._fetch_once(url, most_bytes, conditions or {})
        except _Broken as error:
            raise FetchError(str(error)) from error

    def wait_between(self, url: str, seconds: float) -> None:
        """Leave the host of ``url`` at least ``seconds`` between two requests, as its robots.txt asks."""
        self._hosts.of(url).pause_seconds = seconds

    async def _fetch_once(self, url: str, most_bytes: int, conditions: Mapping[str, str]) -> Fetched:
        moved_to: str | None = None
        only_permanent = True
        for _ in range(_MOST_HOPS + 1):
            if not is_web_address(url):
                raise FetchError(f"The address {clean_line(url)[:200]} is neither http nor https.")
            async with self._hosts.turn(url, exempt=self._is_listed(url)):
                fetched = await self._get(url, most_bytes, conditions)
            if fetched.status not in _REDIRECTS:
                return Fetched(fetched.status, url, fetched.headers, fetched.body, moved_to)
            target = _target(fetched)
            only_permanent = only_permanent and fetched.status in _PERMANENT
            moved_to = target if only_permanent else moved_to
            url = target
        raise FetchError(f"The address redirects more than {_MOST_HOPS} times.")

    async def _get(self, url: str, most_bytes: int, conditions: Mapping[str, str]) -> Fetched:
        assert self._session is not None, "the fetcher is entered before it is used"
        proxy = self._proxy_for(url)
        token = _listed.set(proxy is not None or self._is_listed(url))
        try:
            async with (
                asyncio.timeout(self._options.total_seconds),
                self._session.get(
                    URL(url, encoded=url.isascii()), allow_redirects=False, headers=dict(conditions), proxy=proxy
                ) as response,
            ):
                headers = _headers(response)
                ok = response.status == 200
                body = await _read_body(response, headers, most_bytes) if ok else b""
                return Fetched(response.status, url, headers, body)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            raise _in_words(error, url) from error
        finally:
            _listed.reset(token)

    def _is_listed(self, url: str) -> bool:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return f"{(parts.hostname or '').lower()}:{port}" in self._allowed

    def _proxy_for(self, url: str) -> str | None:
        """Return the office's proxy for an address, as the environment names it (HTTP_PROXY, NO_PROXY and so on).

        What feeds.toml lists as private is reached directly.

        Raises:
            FetchError: the address is private by its spelling; a name that is only the proxy can judge.
        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        proxy = self._proxies.get(parts.scheme)
        if proxy is None or self._is_listed(url) or proxy_bypass(host):
            return None
        is_number = _ENDS_IN_NUMBER.search(host) or ":" in host
        if (is_number and not is_public(host)) or host == "localhost" or host.endswith(".localhost"):
            raise _in_words(_ForbiddenAddress(host), url)
        return proxy

    def _open_socket(self, address: aiohttp.AddrInfoType) -> socket.socket:
        """Open a socket to an address if that may be reached.

        This runs after the name was resolved and for the very address that is connected to, so that neither a
        redirect, a strange spelling nor a name that changes its address gets around it.
        """
        family, kind, protocol, _, place = address
        host, port = str(place[0]), int(place[1])
        if not (_listed.get() or f"{host}:{port}" in self._allowed or is_public(host)):
            raise _ForbiddenAddress(f"{host}:{port}")
        return socket.socket(family, kind, protocol)


def user_agent(contact: str | None) -> str:
    """Return how we name ourselves to a server; the contact is for its keepers."""
    printable = "".join(letter for letter in clean_line(contact or "") if " " <= letter <= "~")
    return f"briefing/{__version__}" + (f" (+{printable})" if printable else "")


class _ForbiddenAddress(OSError):
    """The address is not public and not listed."""


class _Broken(FetchError):
    """The connection failed in a way that may be gone a moment later."""


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    pause_seconds: float
    next_start: float = 0.0

    async def pause(self) -> None:
        clock = asyncio.get_running_loop().time
        start = max(clock(), self.next_start)
        self.next_start = start + self.pause_seconds
        await asyncio.sleep(start - clock())


@dataclass(slots=True)
class _Hosts:
    """Whose turn it is: so many requests at a time to one host and in all, and a pause between two to one host."""

    options: IngestOptions
    wait_for_room: Callable[[], Awaitable[bool]]
    known: dict[str, _Host] = field(default_factory=dict)
    slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self.slots = asyncio.Semaphore(self.options.concurrency)

    def of(self, url: str) -> _Host:
        name = urlsplit(url).netloc.lower()
        if name not in self.known:
            self.known[name] = _Host(asyncio.Semaphore(self.options.per_host), self.options.pause_seconds)
        return self.known[name]

    @asynccontextmanager
    async def turn(self, url: str, *, exempt: bool) -> AsyncIterator[None]:
        host = self.of(url)
        async with host.slots:
            if not exempt:
                await host.pause()
            async with self.slots:
                # Those that had to wait, for one host, are let go in the same moment.
                if await self.wait_for_room() and not exempt:
                    await host.pause()
                yield


async def _read_body(response: aiohttp.ClientResponse, headers: Mapping[str, str], most_bytes: int) -> bytes:
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > most_bytes:
        response.close()
        raise too_large()
    body = bytearray()
    decoder: Decoder | None = None
    async for piece in response.content.iter_chunked(64 * 1024):
        decoder = decoder or decoder_for(headers.get("content-encoding", ""), piece)
        body += decoder.feed(piece, most_bytes - len(body))
    if decoder and not decoder.is_whole():
        raise FetchError("The answer breaks off: its compressed form has no end.")
    return bytes(body)


def _headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """Return the headers; one that holds control characters is left out, since no honest server sends it."""
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        if not any(ord(letter) < 32 or ord(letter) == 127 for letter in value):
            key = name.lower()
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def _target(fetched: Fetched) -> str:
    location = fetched.headers.get("location", "")
    # Bytes that are not ASCII come as surrogates; servers mean UTF-8.
    readable = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
    target = join_link(fetched.url, readable) if readable else None
    if target is None:
        raise FetchError(f"The server redirects (status {fetched.status}) and does not say where to.")
    return target


def _in_words(error: Exception, url: str) -> FetchError:
    host = clean_line(urlsplit(url).hostname or url)[:100]
    os_error = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    match os_error:
        case FetchError():
            return os_error
        case _ForbiddenAddress():
            return FetchError(
                f"{host} has the address {os_error}, which is not on the public internet. If it is meant, list it "
                "under allow_private in [ingest]."
            )
        case TimeoutError():
            return FetchError(f"{host} did not answer in time.")
        case ssl.SSLError() | aiohttp.ClientConnectorCertificateError() | ssl.CertificateError():
            return FetchError(f"The secure connection to {host} cannot be trusted: {clean_line(str(error))[:200]}")
        case socket.gaierror() | aiohttp.ClientConnectorDNSError():
            return FetchError(f"There is no host {host}, or no network.")
        case aiohttp.ClientPayloadError():
            return _Broken(f"The answer of {host} breaks off.")
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError() | OSError():
            return _Broken(f"The connection to {host} failed: {_reason(os_error)}.")
        case _:
            return FetchError(f"The answer of {host} is no proper HTTP ({type(error).__name__}).")


def _reason(error: BaseException) -> str:
    said = getattr(error, "strerror", None) or str(error)
    return clean_line(said)[:120] or "it was closed"


def _share(url: str) -> float:
    """Return a number from 0 to 1 that is the same for one address and spread over all of them."""
    return hashlib.blake2b(url.encode("utf-8", "replace"), digest_size=2).digest()[0] / 255
