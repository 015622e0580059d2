"""Analyses what the present rules have not seen; many articles are shared among processes."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.cache.analyses import PackedAnalysis, packed_analysis
from briefing.model import Analysis, Item

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

    from briefing.cache import OutlineRow, Store
    from briefing.cli.outlining import Outlining

# Below so many texts a second process costs more time than it saves: it has to start and import first.
FEW_ITEMS = 40
# So many articles are in memory at once.
PORTION = 512
_BATCH = 64
_CHUNK = 16  # articles that a process is given at a time: each time takes the threads here a turn
_CHUNKS_AHEAD = 8  # none of the processes waits while a batch is kept or the next portion is read
_WORKERS = 2
_LOADED_ONCE = [
    "briefing.summarize.analyse",
    "briefing.summarize.brief.outlines",
    "briefing.summarize.brief.told_by_words",
    "briefing.summarize.issues",
    "briefing.cli.outlining",
]
_OBJECTS_UNTIL_COLLECTED = 20_000

Progress = Callable[[int, int], None]


class Read(NamedTuple):
    """What is kept of an item that was read; None where no outline was asked for."""

    analysis: PackedAnalysis
    outline: OutlineRow | None


def told_nobody(_done: int, _all: int) -> None:
    """Hear how far the work is, and do nothing."""


def analyse_stale(
    store: Store, told: Progress = told_nobody, *, since: datetime | None = None, outlining: Outlining | None = None
) -> int:
    """Analyse every item version that the present rules have not seen, and return how many there were.

    With ``since``, only those that came out at or after it: what a brief reads. They are read in portions, the newest
    first, and analyses are kept in batches: memory does not grow with them, and what is done stays done when the
    program is stopped. ``told`` hears how many are done, of how many; what it raises stops the work. With
    ``outlining``, what a brief needs of each is made beside its analysis, and need not be made by the brief.
    """
    from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

    stale = store.stale_ids(LEXICON_VERSION, since=since)
    portions = (stale[start : start + PORTION] for start in range(0, len(stale), PORTION))
    items = (item for portion in portions for item in store.outlines.load_items(portion))
    done = 0
    analyse = analyse_beside if len(stale) >= FEW_ITEMS else _analyse_here
    with closing(analyse(items, outlining)) as analysed:
        while batch := list(islice(analysed, _BATCH)):
            store.save_packed([read.analysis for _, read in batch])
            if outlining is not None:
                rows = [read.outline for _, read in batch if read.outline is not None]
                store.outlines.save(outlining.basis, [item for item, _ in batch], rows)
            done += len(batch)
            told(done, len(stale))
    return done


def analyse_item(item: Item) -> Analysis:
    """Return the analysis of an item, or, where the rules break on it, one that says it was not analysed."""
    from briefing.summarize.analyse import analyse
    from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

    try:
        return analyse(item)
    except Exception as error:  # noqa: BLE001 - one article must not take the brief with it; it is marked in the brief
        name = type(error).__name__
        print(f"briefing: item {item.id} could not be analysed ({name}). Please report it.", file=sys.stderr)
        return Analysis(item.id, item.version, LEXICON_VERSION, analysed=False)


def read_item(item: Item, outlining: Outlining | None) -> Read:
    """Return what is kept of an item: its analysis, and its outline if one is asked for."""
    (read,) = read_items((item,), outlining)
    return read


def read_items(items: Sequence[Item], outlining: Outlining | None) -> tuple[Read, ...]:
    """Return what is kept of each item; read side by side, they take less time than one after the other."""
    analyses = _analyse_items(items)
    # Packed where it is made: each part of an analysis would be taken apart and put together twice on its way.
    packed = [packed_analysis(analysis) for analysis in analyses]
    rows = [outlining.row_of(*each) if outlining is not None else None for each in zip(items, analyses, strict=True)]
    return tuple(map(Read, packed, rows))


def _analyse_items(items: Sequence[Item]) -> list[Analysis]:
    from briefing.summarize.analyse import analyse_all

    try:
        return analyse_all(items)
    except Exception:  # noqa: BLE001 - one of them; each is tried by itself
        return [analyse_item(item) for item in items]


def analyse_beside(items: Iterator[Item], outlining: Outlining | None) -> Generator[tuple[Item, Read], None, None]:
    """Yield the items with what processes of their own read in them, in their order."""
    pool = worker_pool()
    ahead: deque[tuple[tuple[Item, ...], Future[tuple[Read, ...]]]] = deque()
    try:
        while True:
            while len(ahead) < _CHUNKS_AHEAD and (chunk := tuple(islice(items, _CHUNK))):
                ahead.append((chunk, pool.submit(read_items, chunk, outlining)))
            if not ahead:
                return
            chunk, reading = ahead.popleft()
            yield from zip(chunk, reading.result(), strict=True)
    finally:
        pool.shutdown(cancel_futures=True)


def worker_pool() -> ProcessPoolExecutor:
    """Return processes for the heavy work; they share nothing with this one, so threads here cannot hang them."""
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(_WORKERS, _processes(), initializer=_join_pool)


def load_rules_ahead() -> None:
    """Have the rules loaded by the process that others are forked from, if the system has one; nobody waits for it."""
    _processes()


def _processes() -> BaseContext:
    """Return how processes are started: from one that loads the rules for all of them, or else each by itself."""
    import multiprocessing

    # It is reached by a file, for which there may be no place, or no name that is short enough.
    with suppress(OSError):
        if "forkserver" in multiprocessing.get_all_start_methods():
            from multiprocessing.forkserver import ensure_running, set_forkserver_preload

            set_forkserver_preload(_LOADED_ONCE)
            ensure_running()
            return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def load_rules() -> None:
    """Make a process ready that does nothing but analyse."""
    import briefing.summarize.analyse  # noqa: F401 - all of it stays, and need not be looked through for what does not

    gc.freeze()
    gc.set_threshold(_OBJECTS_UNTIL_COLLECTED)


def _join_pool() -> None:
    """Make a process of a pool ready, and see to it that it ends where the one that has the pool is killed."""
    import multiprocessing
    from threading import Thread

    load_rules()
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(owner: BaseProcess) -> None:
    owner.join()
    os._exit(1)


def _analyse_here(items: Iterator[Item], outlining: Outlining | None) -> Generator[tuple[Item, Read], None, None]:
    for item in items:
        yield item, read_item(item, outlining)
