"""Keeps what polls tell: those that come shortly after each other go into the cache together, in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from briefing.cache import Store
from briefing.cache.polls import Poll
from briefing.cache.rows import SaveCount
from briefing.errors import BriefingError

_MOST_AT_ONCE = 32  # whoever else wants to write waits no longer than that takes
_COMPANY_SECONDS = 0.01

_Waiting = tuple[Poll, "asyncio.Future[SaveCount]"]


class Keeper:
    """Writes polls to a cache, in a thread. An async context manager.

    A transaction costs as much as the items of a small feed, and a hop to another thread more than to say that a feed
    is unchanged; where the answers come quicker than that, many share both. While others are expected, a poll waits a
    moment for them.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._expected = 0
        self._being_written = 0
        self._enough = asyncio.Event()
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._writing is not None:
            await asyncio.wait([self._writing])

    @contextmanager
    def expecting(self) -> Iterator[None]:
        """Expect a poll from the block, until it waits in :meth:`keep` or is left."""
        self._expected += 1
        try:
            yield
        finally:
            self._expected -= 1
            self._look_whether_enough()

    async def keep(self, poll: Poll) -> SaveCount:
        """Keep a poll, and return how many items it brought once it is in the cache.

        Raises:
            CacheError: it cannot be kept.
        """
        kept: asyncio.Future[SaveCount] = asyncio.get_running_loop().create_future()
        self._waiting.append((poll, kept))
        self._look_whether_enough()
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_waiting())
        return await kept

    async def _write_waiting(self) -> None:
        while self._waiting:
            await self._wait_for_company()
            batch, self._waiting = self._waiting[:_MOST_AT_ONCE], self._waiting[_MOST_AT_ONCE:]
            self._being_written = len(batch)
            if not await self._write(batch):
                for one in batch:
                    await self._write([one])
            self._being_written = 0

    def _look_whether_enough(self) -> None:
        here = len(self._waiting)
        if here >= _MOST_AT_ONCE or here + self._being_written >= self._expected:
            self._enough.set()

    async def _wait_for_company(self) -> None:
        self._enough.clear()
        self._look_whether_enough()
        with suppress(TimeoutError):
            async with asyncio.timeout(_COMPANY_SECONDS):
                await self._enough.wait()

    async def _write(self, batch: Sequence[_Waiting]) -> bool:
        """Write polls and tell who waits for them; return False, with nothing written, where one breaks the others."""
        try:
            counts = await asyncio.to_thread(self._store.save_polls, [poll for poll, _ in batch])
        except Exception as error:  # noqa: BLE001 - whoever waits for this poll gets it
            if len(batch) > 1 and not isinstance(error, BriefingError):
                return False
            for _, kept in batch:
                if not kept.done():
                    kept.set_exception(error)
        else:
            for (_, kept), count in zip(batch, counts, strict=True):
                if not kept.done():
                    kept.set_result(count)
        return True
