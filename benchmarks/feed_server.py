"""Feeds on this machine for the benchmark of ingest: invented, or read from a folder; answers stand ready in memory.

    python -m benchmarks.feed_server FEEDS ENTRIES LATENCY_MS [FOLDER]

prints its port and serves /0.xml and so on until its stdin ends. A line "v1" on stdin lets a twentieth of the feeds
have a new entry, "plain" makes it ignore conditional requests, "v0" undoes both; each is answered with a line.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import blake2b
from html import escape
from pathlib import Path

_SEED = 7
_CHANGED_EVERY = 20
_WHOLE_SHARE = 0.52
_ATOM_SHARE = 0.25
_NEWEST = datetime.now(UTC)  # what is of a day to come would have no day, and what is old is not read for a brief
_PEOPLE = ("Ilse Merrin", "Tomas Brandt", "Petra Osk", "Ana Lund", "Joram Teel", "Mira Velden")
_PLACES = ("Port Sel", "Marrow", "Lindholm", "Saltmere", "Tarn Bay", "Velm")
_SENTENCES = (
    "{who} said on Tuesday that the plan for {where} would cost {number} million crowns.",
    "“We have looked at every option for {where},” {who} told reporters.",
    "Whether {who} will approve it is not clear, {number} officials said.",
    "The council of {where} put off its vote after {number} hours, and nobody objected.",
    "Boats lay in the harbour of {where} for {number} days because of the wind.",
)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one state."""

    body: bytes
    tag: str


def make_feeds(count: int, entries: int) -> tuple[list[Feed], list[Feed]]:
    """Return the feeds as they are first and, a twentieth with one entry more, as they are later."""
    first, later = [], []
    for number in range(count):
        chance = random.Random(_SEED * 100_003 + number)
        is_atom, is_whole = chance.random() < _ATOM_SHARE, chance.random() < _WHOLE_SHARE
        words = [_article(chance, is_whole) for _ in range(entries + 1)]
        first.append(_feed(number, words[1:], is_atom=is_atom))
        later.append(_feed(number, words, is_atom=is_atom) if number % _CHANGED_EVERY == 3 else first[-1])
    return first, later


def read_feeds(folder: Path) -> tuple[list[Feed], list[Feed]]:
    """Return the feeds of a folder with ``feeds`` and, for those that change, ``feeds_v1``."""
    names = sorted(path.name for path in (folder / "feeds").iterdir())
    changed = {path.name for path in (folder / "feeds_v1").iterdir()}
    first = [_tagged((folder / "feeds" / name).read_bytes()) for name in names]
    later = [
        _tagged((folder / "feeds_v1" / name).read_bytes()) if name in changed else feed
        for name, feed in zip(names, first, strict=True)
    ]
    return first, later


def _article(chance: random.Random, is_whole: bool) -> tuple[str, str]:
    """Return a title and a text in HTML."""
    sentences = [
        chance.choice(_SENTENCES).format(
            who=chance.choice(_PEOPLE), where=chance.choice(_PLACES), number=chance.randint(2, 999)
        )
        for _ in range(chance.randint(22, 65) if is_whole else 3)
    ]
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
    return sentences[0][:70], "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _feed(number: int, articles: Sequence[tuple[str, str]], *, is_atom: bool) -> Feed:
    entries = []
    for place, (title, text) in enumerate(articles):
        # Counted from the oldest, so that an entry that comes changes none that is there.
        key = f"https://outlet{number}.example/{len(articles) - place}"
        time = _NEWEST - timedelta(hours=7 * place + number % 7)
        if is_atom:
            entries.append(
                f"<entry><id>{key}</id><title>{escape(title)}</title><link href='{key}'/>"
                f"<updated>{time.isoformat()}</updated><content type='html'>{escape(text)}</content></entry>"
            )
        else:
            entries.append(
                f"<item><guid>{key}</guid><title>{escape(title)}</title><link>{key}</link>"
                f"<pubDate>{format_datetime(time)}</pubDate><description>{escape(text)}</description></item>"
            )
    inner = "\n".join(entries)
    if is_atom:
        name = f"<title>Outlet {number}</title><id>urn:outlet:{number}</id><updated>{_NEWEST.isoformat()}</updated>"
        return _tagged(f"<feed xmlns='http://www.w3.org/2005/Atom'>{name}{inner}</feed>".encode())
    name = f"<title>Outlet {number}</title><link>https://outlet{number}.example/</link><description>News</description>"
    return _tagged(f"<rss version='2.0'><channel>{name}{inner}</channel></rss>".encode())


def _tagged(body: bytes) -> Feed:
    return Feed(body, f'"{blake2b(body, digest_size=10).hexdigest()}"')


class _Server:
    """What is served now, and how."""

    def __init__(self, states: dict[str, list[Feed]], latency: float) -> None:
        self.states = states
        self.latency = latency
        self.feeds = states["v0"]
        self.keeps_validators = True

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection until it ends."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                request, *lines = head.decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                await asyncio.sleep(self.latency)
                writer.write(self._answer_to(request.split()[1], headers.get("if-none-match")))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer_to(self, path: str, known: str | None) -> bytes:
        name = path.removeprefix("/").removesuffix(".xml")
        if not name.isdigit() or int(name) >= len(self.feeds):
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        feed = self.feeds[int(name)]
        tag = f"ETag: {feed.tag}\r\n" if self.keeps_validators else ""
        if tag and known == feed.tag:
            return f"HTTP/1.1 304 Not Modified\r\n{tag}\r\n".encode()
        kind = "Content-Type: application/xml; charset=utf-8\r\n"
        return f"HTTP/1.1 200 OK\r\n{tag}{kind}Content-Length: {len(feed.body)}\r\n\r\n".encode() + feed.body


async def _serve(server: _Server) -> None:
    listening = await asyncio.start_server(server.answer, "127.0.0.1", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
        server.feeds = server.states.get(line, server.feeds)
        server.keeps_validators = line != "plain"
        print(line, flush=True)


if __name__ == "__main__":
    first_feeds, later_feeds = read_feeds(Path(sys.argv[4])) if sys.argv[4:] else make_feeds(*map(int, sys.argv[1:3]))
    asyncio.run(_serve(_Server({"v0": first_feeds, "v1": later_feeds}, float(sys.argv[3]) / 1000)))
