"""Worker processes for parsing: a document that hangs or breaks its parser costs its worker and nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from types import TracebackType
from typing import Literal, Self

import msgspec

from briefing.errors import ParseError
from briefing.ingest.forked import can_fork, fork_worker
from briefing.ingest.parsed import ParsedFeed, ParsedPage
from briefing.ingest.worker import AHEAD, Job, Reading, read_document
from briefing.values import dataclass

_LONG_QUEUE = 8
_PATIENCE_SECONDS = 0.5
_MOST_WAITING = 32  # servers answer faster than documents are parsed; what waits is in memory
_MOST_ANSWER_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that parses, and the streams to and from it; one that was forked is known by its number."""

    process: asyncio.subprocess.Process | int
    jobs: asyncio.StreamWriter
    readings: asyncio.StreamReader


class Workers:
    """A few processes that parse, started when the first document comes or is expected. An async context manager.

    Plain child processes rather than a pool of multiprocessing: one that hangs can be ended alone, and starting them
    does not need the standard streams, which the screen has taken away.
    """

    def __init__(self, count: int, parse_seconds: float) -> None:
        self._parse_seconds = parse_seconds
        self._in_thread = count == 0
        self._free: asyncio.LifoQueue[Worker | None] = asyncio.LifoQueue()
        self._free.put_nowait(None)
        # A process takes longer to start than a few documents to parse: the others come when documents queue.
        self._spare = max(count, 1) - 1
        self._waiting = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the processes that wait for work."""
        while not self._free.empty():
            if worker := self._free.get_nowait():
                await _end(worker)

    async def expect_feeds(self, count: int) -> None:
        """Start processes for so many feeds, which are sure to be parsed, while their servers are yet to be asked."""
        if self._in_thread or not count:
            return
        start = _fork if can_fork() else _start_ahead
        worker = self._free.get_nowait()
        # Where none can be started, the document that needs one says so.
        with suppress(OSError):
            worker = await start()
            while self._spare and count > _LONG_QUEUE:
                self._free.put_nowait(await start())
                self._spare -= 1
        self._free.put_nowait(worker)

    async def wait_for_room(self) -> bool:
        """Wait while so many documents are still to be parsed that no more should be fetched; return whether so."""
        had_to_wait = not self._has_room.is_set()
        await self._has_room.wait()
        return had_to_wait

    async def read_feed(self, data: bytes, content_type: str, url: str) -> ParsedFeed:
        """Parse a feed.

        Raises:
            ParseError: it is no feed, or it cannot be parsed within the limits of time and memory.
        """
        reading = await self._read(Job("feed", data, content_type, url))
        if reading.feed is None:
            raise ParseError(reading.error or "The answer could not be read.")
        return reading.feed

    async def read_page(self, data: bytes, content_type: str, url: str) -> ParsedPage:
        """Parse an article page.

        Raises:
            ParseError: it cannot be parsed within the limits of time and memory.
        """
        reading = await self._read(Job("page", data, content_type, url))
        if reading.page is None:
            raise ParseError(reading.error or "The page could not be read.")
        return reading.page

    async def read_document(self, kind: Literal["pdf", "docx"], data: bytes) -> str:
        """Return the words of a PDF or Word file.

        Raises:
            ParseError: it has none, or cannot be read within the limits of time and memory.
        """
        reading = await self._read(Job(kind, data, "", ""))
        if reading.text is None:
            raise ParseError(reading.error or "The file could not be read.")
        return reading.text

    async def _read(self, job: Job) -> Reading:
        worker = await self._turn()
        sound = False
        try:
            if self._in_thread:
                return await asyncio.to_thread(read_document, job)
            worker = worker or await _start()
            async with asyncio.timeout(self._parse_seconds):
                reading = await _ask(worker, job)
            sound = True
            return reading
        except TimeoutError as error:
            raise ParseError(f"Reading the answer took longer than {self._parse_seconds:g} seconds.") from error
        except (asyncio.IncompleteReadError, ConnectionError, msgspec.DecodeError) as error:
            raise ParseError("The answer breaks the parser.") from error
        finally:
            # A worker in the middle of something is of no more use; the next document gets a new one.
            if worker and not sound:
                await _end(worker)
            self._free.put_nowait(worker if sound else None)

    async def _turn(self) -> Worker | None:
        """Wait for a process that is free; None is one that is not started yet."""
        self._count_waiting(1)
        try:
            if not (self._spare and self._waiting > _LONG_QUEUE):
                # One document that hangs does not hold up those behind it.
                async with asyncio.timeout(_PATIENCE_SECONDS if self._spare else None):
                    return await self._free.get()
        except TimeoutError:
            if not self._spare:
                return await self._free.get()
        finally:
            self._count_waiting(-1)
        self._spare -= 1
        return None

    def _count_waiting(self, change: int) -> None:
        self._waiting += change
        (self._has_room.set if self._waiting < _MOST_WAITING else self._has_room.clear)()


async def _start(*options: str) -> Worker:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "briefing.ingest.worker", *options,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    return Worker(process, process.stdin, process.stdout)


async def _start_ahead() -> Worker:
    return await _start(AHEAD)


async def _fork() -> Worker:
    process, place = fork_worker()
    readings, jobs = await asyncio.open_connection(sock=place)
    return Worker(process, jobs, readings)


async def _ask(worker: Worker, job: Job) -> Reading:
    frame = msgspec.msgpack.encode(job)
    worker.jobs.write(len(frame).to_bytes(4) + frame)
    await worker.jobs.drain()
    length = int.from_bytes(await worker.readings.readexactly(4))
    if length > _MOST_ANSWER_BYTES:
        raise ConnectionError("the worker's answer is too long")
    return msgspec.msgpack.decode(await worker.readings.readexactly(length), type=Reading)


async def _end(worker: Worker) -> None:
    if isinstance(worker.process, int):
        worker.jobs.close()
        os.kill(worker.process, signal.SIGKILL)
        await asyncio.to_thread(os.waitpid, worker.process, 0)
        with suppress(ConnectionError):
            await worker.jobs.wait_closed()
        return
    if worker.process.returncode is None:
        worker.process.kill()
    # Draining to the end closes the pipe in this loop, not in some later one.
    await worker.process.communicate()
