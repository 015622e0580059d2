from __future__ import annotations

import asyncio
from typing import cast

import pytest

from briefing.errors import ParseError
from briefing.ingest.worker import Job, read_document
from briefing.ingest.workers import Workers
from tests.ingest.conftest import feed_of

URL = "https://harbour.example/rss"


async def test_a_feed_is_parsed_in_another_process() -> None:
    """Several at once, with the same result as here."""
    async with Workers(2, parse_seconds=20) as workers:
        feeds = await asyncio.gather(*(workers.read_feed(feed_of(f"Item {n}"), "", URL) for n in range(5)))
    assert [feed.entries[0].title for feed in feeds] == [f"Item {n}" for n in range(5)]
    assert feeds[0] == read_document(Job("feed", feed_of("Item 0"), "", URL)).feed


async def test_few_documents_start_one_process_and_many_start_all() -> None:
    """A process takes longer to start than a few documents to parse."""
    async with Workers(2, parse_seconds=20) as workers:
        await workers.read_feed(feed_of("a"), "", URL)
        assert workers._spare == 1
        await asyncio.gather(*(workers.read_feed(feed_of(f"Item {n}"), "", URL) for n in range(30)))
        assert workers._spare == 0


async def test_processes_for_feeds_that_are_expected_start_before_the_first_comes() -> None:
    """One for a few; for many all of them, and then none is left to be started."""
    async with Workers(2, parse_seconds=20) as workers:
        await workers.expect_feeds(1)
        assert (workers._free.qsize(), workers._spare) == (1, 1)
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"
    async with Workers(2, parse_seconds=20) as workers:
        await workers.expect_feeds(100)
        assert (workers._free.qsize(), workers._spare) == (2, 0)
        processes = [workers._free.get_nowait() for _ in range(2)]
        assert None not in processes
        for process in processes:
            workers._free.put_nowait(process)


async def test_where_no_feed_is_expected_no_process_starts() -> None:
    """As when all of them are known, and most will say that nothing has changed."""
    async with Workers(2, parse_seconds=20) as workers:
        await workers.expect_feeds(0)
        assert workers._free.get_nowait() is None


async def test_while_many_documents_wait_there_is_no_room_for_more() -> None:
    """What servers send faster than it can be parsed would only fill the memory."""
    async with Workers(1, parse_seconds=20) as workers:
        reading = [asyncio.create_task(workers.read_feed(feed_of(f"Item {n}"), "", URL)) for n in range(60)]
        await asyncio.sleep(0)
        waiting = asyncio.create_task(workers.wait_for_room())
        await asyncio.wait([*reading, waiting], return_when=asyncio.FIRST_COMPLETED)
        assert not waiting.done()
        assert await waiting
        assert 0 < sum(not task.done() for task in reading) <= 32
        await asyncio.gather(*reading)
        assert not await workers.wait_for_room()


async def test_a_document_that_hangs_holds_up_no_other() -> None:
    """What waits behind it for a while gets a process of its own."""
    async with Workers(2, parse_seconds=20) as workers:
        taken = await workers._turn()
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"
        assert (taken, workers._spare) == (None, 0)


async def test_what_is_no_feed_is_said_in_the_same_words() -> None:
    """The worker goes on with the next document."""
    async with Workers(1, parse_seconds=20) as workers:
        with pytest.raises(ParseError, match="empty"):
            await workers.read_feed(b"", "", URL)
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"


async def test_a_document_that_takes_too_long_costs_its_worker_alone() -> None:
    """The next one gets a new worker."""
    async with Workers(1, parse_seconds=0.001) as workers:
        with pytest.raises(ParseError, match="longer than"):
            await workers.read_feed(feed_of(*map(str, range(3000))), "", URL)
        workers._parse_seconds = 20
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"


async def test_a_worker_that_dies_is_that_documents_error() -> None:
    """And is replaced."""
    async with Workers(1, parse_seconds=20) as workers:
        await workers.read_feed(feed_of("a"), "", URL)
        worker = workers._free.get_nowait()
        assert worker is not None
        assert isinstance(worker.process, asyncio.subprocess.Process)
        worker.process.kill()
        await worker.process.wait()
        workers._free.put_nowait(worker)
        with pytest.raises(ParseError, match="breaks the parser"):
            await workers.read_feed(feed_of("a"), "", URL)
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"


def test_whatever_a_parser_raises_is_the_documents_error() -> None:
    """In words; the run goes on."""
    reading = read_document(Job("feed", cast(bytes, 7), "", URL))
    assert reading.error == "The answer makes the parser stumble (AttributeError)."


async def test_without_processes_a_thread_parses() -> None:
    """Where none can be started."""
    async with Workers(0, parse_seconds=20) as workers:
        assert (await workers.read_feed(feed_of("a"), "", URL)).title == "Harbour Post"
