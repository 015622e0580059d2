"""One run over all sources: who is asked, what comes of it, what is said about it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.cache import Store
from briefing.cache.polls import Poll
from briefing.errors import BriefingError, SourceError
from briefing.ingest.keeper import Keeper
from briefing.ingest.options import IngestOptions
from briefing.ingest.poll import after_failure, count_unread, decide_poll, find_host_waits, state_for
from briefing.ingest.workers import Workers
from briefing.model import FeedState, Source, SourceReport
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.ingest.collect_feed import FeedOutcome
    from briefing.ingest.http import Fetcher
    from briefing.ingest.robots import Robots

_BEGUN_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Run:
    """What the sources of one run share. ``network`` is None in a run over folders alone."""

    store: Store
    keeper: Keeper
    options: IngestOptions
    now: Callable[[], datetime]
    report: Callable[[SourceReport], None]
    network: tuple[Fetcher, Robots] | None
    workers: Workers
    states: Mapping[str, FeedState]
    host_waits: Mapping[str, datetime]
    everything: bool


async def collect_sources(
    sources: Sequence[Source],
    store: Store,
    options: IngestOptions,
    now: Callable[[], datetime],
    report: Callable[[SourceReport], None],
    *,
    everything: bool,
) -> tuple[SourceReport, ...]:
    """Poll the sources; see :func:`briefing.ingest.ingest`."""
    for source in sources:
        report(SourceReport(source.name, "waiting"))
    with store.ingesting():
        # Here, not in a thread: parsers are forked while there is none.
        states = store.feed_states()
        async with AsyncExitStack() as stack:
            workers = await stack.enter_async_context(Workers(options.worker_processes, options.parse_seconds))
            # A feed that was never read is sure to bring something: the parser starts while the network is loaded.
            await workers.expect_feeds(count_unread(sources, states))
            network = await stack.enter_async_context(_network_for(sources, options, workers))
            keeper = await stack.enter_async_context(Keeper(store))
            run = Run(
                store, keeper, options, now, report, network, workers, states,
                {} if everything else find_host_waits(sources, states), everything,
            )  # fmt: skip
            return await _all_of(run, sources)


@asynccontextmanager
async def _network_for(
    sources: Sequence[Source], options: IngestOptions, workers: Workers
) -> AsyncIterator[tuple[Fetcher, Robots] | None]:
    if all(source.kind == "folder" for source in sources):
        yield None
        return
    # The network library takes longer to load than folders take to read.
    from briefing.ingest.http import Fetcher
    from briefing.ingest.robots import Robots

    async with Fetcher(options, workers.wait_for_room) as fetcher:
        yield fetcher, Robots(fetcher)


async def _all_of(run: Run, sources: Sequence[Source]) -> tuple[SourceReport, ...]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = []
            for source in sources:
                tasks.append(group.create_task(_collect_and_report(run, source)))
                # The first are asked while the others begin: else none is before all are connected to.
                if len(tasks) % _BEGUN_AT_ONCE == 0:
                    await asyncio.sleep(0)
    except BaseExceptionGroup as failures:
        # Only the cache's own errors get here, and one of them tells as much as all.
        raise failures.exceptions[0] from None
    return tuple(task.result() for task in tasks)


async def _collect_and_report(run: Run, source: Source) -> SourceReport:
    final = await _collect(run, source)
    run.report(final)
    return final


async def _collect(run: Run, source: Source) -> SourceReport:
    state = run.states.get(source.name)
    if source.kind == "folder":
        # The readers of files take time to load, which a run over feeds alone need not.
        from briefing.ingest.collect_folder import collect_folder

        # A folder is cheap to look at, and whoever put a file there wants to see it.
        run.report(SourceReport(source.name, "fetching"))
        return await collect_folder(source, state_for(source, state), run.store, run.options, run.workers, run.now)
    if not run.everything and decide_poll(source, state, run.now(), host_waits=run.host_waits) == "not due":
        return SourceReport(source.name, "not due")
    run.report(SourceReport(source.name, "fetching"))
    return await _collect_feed(run, source, state_for(source, state))


async def _collect_feed(run: Run, source: Source, state: FeedState) -> SourceReport:
    from briefing.ingest.collect_feed import collect_feed

    assert run.network is not None, "a run with a feed has the network"
    fetcher, robots = run.network
    try:
        with run.keeper.expecting():
            outcome = await collect_feed(
                source, state, run.store, run.keeper, run.options, fetcher, robots, run.workers, run.now
            )
    except SourceError as error:
        return await _failed(run, state, str(error))
    except BriefingError:
        raise
    except Exception as error:  # noqa: BLE001 - one feed's accident must not take the other feeds with it
        return await _failed(run, state, f"Something unforeseen went wrong ({type(error).__name__}). Please report it.")
    return _report_of(source, outcome)


async def _failed(run: Run, state: FeedState, error: str) -> SourceReport:
    failed = after_failure(state, error, run.now(), run.options)
    await run.keeper.keep(Poll(failed))
    return SourceReport(state.source, "failed", error=error)


def _report_of(source: Source, outcome: FeedOutcome) -> SourceReport:
    if outcome.error:
        return SourceReport(source.name, "failed", error=outcome.error)
    phase = SourceReport(source.name, "done" if outcome.read else "unchanged")
    return replace(phase, new_items=outcome.count.new, changed_items=outcome.count.changed)
