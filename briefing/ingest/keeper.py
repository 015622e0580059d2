"""Keeps what polls tell: those that come while the disk is busy go into the cache together, in the next transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from briefing.cache import Store
from briefing.cache.polls import Poll
from briefing.cache.rows import SaveCount
from briefing.errors import BriefingError

_MOST_AT_ONCE = 32  # whoever else wants to write waits no longer than that takes

_Waiting = tuple[Poll, "asyncio.Future[SaveCount]"]


class Keeper:
    """Writes polls to a cache, in a thread. An async context manager.

    A transaction costs as much as the items of a small feed, and a hop to another thread more than to say that a feed
    is unchanged; where the answers come quicker than that, many share both.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._writing is not None:
            await asyncio.wait([self._writing])

    async def keep(self, poll: Poll) -> SaveCount:
        """Keep a poll, and return how many items it brought once it is in the cache.

        Raises:
            CacheError: it cannot be kept.
        """
        kept: asyncio.Future[SaveCount] = asyncio.get_running_loop().create_future()
        self._waiting.append((poll, kept))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_waiting())
        return await kept

    async def _write_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_MOST_AT_ONCE], self._waiting[_MOST_AT_ONCE:]
            if not await self._write(batch):
                for one in batch:
                    await self._write([one])

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
