from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from briefing.cache import SaveCount, Store, open_store
from briefing.cache.polls import Poll
from briefing.errors import CacheError
from briefing.ingest.keeper import Keeper
from tests.cache.made import BRIDGE, polled


class SlowStore:
    """Notes which polls are kept together; the first time it waits until it may go on."""

    def __init__(self) -> None:
        self.together: list[list[str]] = []
        self.may_go_on = threading.Event()

    def save_polls(self, polls: Sequence[Poll]) -> tuple[SaveCount, ...]:
        """Keep nothing; a source called "bad" cannot be kept, a full disk keeps none."""
        self.may_go_on.wait(5)
        sources = [poll.state.source for poll in polls]
        self.together.append(sources)
        if "full disk" in sources:
            raise CacheError("the disk is full")
        if "bad" in sources:
            raise ValueError("a time without a zone cannot be stored")
        return tuple(SaveCount(new=1) for _ in polls)


async def kept_of(store: SlowStore, *sources: str) -> list[SaveCount | BaseException]:
    """Keep a poll of each source; the first is still being written when the others come."""
    async with Keeper(cast(Store, store)) as keeper:
        polls = [Poll(replace(polled(), source=source)) for source in sources]
        tasks = [asyncio.create_task(keeper.keep(polls[0]))]
        await asyncio.sleep(0)
        tasks += [asyncio.create_task(keeper.keep(poll)) for poll in polls[1:]]
        asyncio.get_running_loop().call_soon(store.may_go_on.set)
        return await asyncio.gather(*tasks, return_exceptions=True)


async def test_polls_that_come_while_one_is_written_are_written_together() -> None:
    """And each is told what it brought."""
    store = SlowStore()
    assert await kept_of(store, "a", "b", "c") == [SaveCount(1)] * 3
    assert store.together == [["a"], ["b", "c"]]


async def test_a_poll_waits_for_others_that_are_expected() -> None:
    """And with the last of them all are written at once."""
    store = SlowStore()
    store.may_go_on.set()
    async with Keeper(cast(Store, store)) as keeper:

        async def poll_after(turns: int, source: str) -> None:
            with keeper.expecting():
                for _ in range(turns):
                    await asyncio.sleep(0)
                await keeper.keep(Poll(replace(polled(), source=source)))

        await asyncio.gather(poll_after(1, "a"), poll_after(8, "b"), poll_after(16, "c"))
    assert store.together == [["a", "b", "c"]]


async def test_a_poll_is_kept_though_another_that_is_expected_does_not_come() -> None:
    """A server that takes long to answer, and one that fails, hold up no other feed."""
    store = SlowStore()
    store.may_go_on.set()
    async with Keeper(cast(Store, store)) as keeper:
        with keeper.expecting():
            assert await keeper.keep(Poll(polled())) == SaveCount(new=1)
        kept = asyncio.create_task(keeper.keep(Poll(replace(polled(), source="b"))))
        with keeper.expecting(), keeper.expecting():
            await asyncio.sleep(0)
        assert await kept == SaveCount(new=1)
    assert store.together == [[polled().source], ["b"]]


async def test_of_many_polls_only_so_many_go_together() -> None:
    """Whoever else wants to write has a turn in between."""
    store = SlowStore()
    sources = [str(number) for number in range(70)]
    await kept_of(store, *sources)
    assert [len(together) for together in store.together] == [1, 32, 32, 5]


async def test_a_poll_that_cannot_be_written_costs_itself_alone() -> None:
    """The others that would have gone with it are written one by one."""
    store = SlowStore()
    first, second, bad, third = await kept_of(store, "a", "b", "bad", "c")
    assert [first, second, third] == [SaveCount(1)] * 3
    assert isinstance(bad, ValueError)
    assert store.together == [["a"], ["b", "bad", "c"], ["b"], ["bad"], ["c"]]


async def test_a_disk_that_is_full_is_told_to_all_who_wait() -> None:
    """None of them is in the cache, and trying each would tell no more."""
    store = SlowStore()
    first, *others = await kept_of(store, "a", "full disk", "c")
    assert first == SaveCount(1)
    assert [type(error) for error in others] == [CacheError, CacheError]
    assert store.together == [["a"], ["full disk", "c"]]


async def test_what_is_kept_is_in_the_cache(tmp_path: Path) -> None:
    """State and items, as if each poll had been kept alone."""
    with open_store(tmp_path) as store:
        async with Keeper(store) as keeper:
            counts = await asyncio.gather(
                keeper.keep(Poll(polled(), [BRIDGE])), keeper.keep(Poll(replace(polled(), source="Other")))
            )
        assert list(counts) == [SaveCount(new=1), SaveCount()]
        assert set(store.feed_states()) == {polled().source, "Other"}
        assert store.load_item(BRIDGE.id).text == BRIDGE.text


async def test_a_run_that_is_stopped_waits_for_what_is_being_written() -> None:
    """A thread cannot be stopped, and the cache is closed behind it."""
    store = SlowStore()
    async with Keeper(cast(Store, store)) as keeper:
        waiting = asyncio.create_task(keeper.keep(Poll(polled())))
        await asyncio.sleep(0)
        waiting.cancel()
        store.may_go_on.set()
    assert store.together == [[polled().source]]
