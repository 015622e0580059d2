"""A parser that is forked from this process reads like any other, and holds nothing of this one."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading

import pytest

from briefing.errors import ParseError
from briefing.ingest.forked import can_fork
from briefing.ingest.workers import Worker, Workers, _end, _fork
from tests.ingest.conftest import feed_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked there"),
    # The program forks where it has no threads; what runs the tests may have some.
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]

URL = "https://harbour.example/rss"


async def workers_with(worker: Worker) -> Workers:
    """Return a set of parsers that has this one alone."""
    workers = Workers(1, parse_seconds=20)
    workers._free.get_nowait()
    workers._free.put_nowait(worker)
    return workers


async def test_it_reads_one_feed_after_the_other() -> None:
    """Large ones and those that are none, too."""
    async with await workers_with(await _fork()) as workers:
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"
        with pytest.raises(ParseError, match="empty"):
            await workers.read_feed(b"", "", URL)
        titles = [f"Item {n}" for n in range(3000)]
        feed = await workers.read_feed(feed_of(*titles), "", URL)
        assert [entry.title for entry in feed.entries] == titles


async def test_one_that_dies_is_that_documents_error_and_is_replaced() -> None:
    """By one that is started."""
    worker = await _fork()
    async with await workers_with(worker) as workers:
        assert isinstance(worker.process, int)
        os.kill(worker.process, 9)
        with pytest.raises(ParseError, match="breaks the parser"):
            await workers.read_feed(feed_of("a"), "", URL)
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"


async def test_it_holds_nothing_that_is_open_here() -> None:
    """Else a lock would outlive this process, and a server would wait for a connection that nobody has."""
    here, there = socket.socketpair()
    with here:
        worker = await _fork()
        async with await workers_with(worker) as workers:
            await workers.read_feed(feed_of("a"), "", URL)  # it is running
            there.close()
            here.settimeout(5)
            assert await asyncio.to_thread(here.recv, 1) == b""


async def test_one_that_is_ended_is_gone() -> None:
    """No dead process waits to be asked for."""
    worker = await _fork()
    await _end(worker)
    assert isinstance(worker.process, int)
    with pytest.raises(ChildProcessError):
        await asyncio.to_thread(os.waitpid, worker.process, os.WNOHANG)


def test_nothing_is_forked_beside_a_thread() -> None:
    """What it holds would be held for ever."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not can_fork()
    finally:
        done.set()
        thread.join()
