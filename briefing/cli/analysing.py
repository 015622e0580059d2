"""Analyses what the present rules have not seen; many articles are shared among processes."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from briefing.cache.analyses import PackedAnalysis, packed_analysis
from briefing.model import Analysis, Item

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from briefing.cache import Store

# Below so many texts a second process costs more time than it saves: it has to start and import first.
FEW_ITEMS = 40
# So many articles are in memory at once.
PORTION = 512
_BATCH = 32
_CHUNK = 4  # articles that a process is given at a time
_CHUNKS_AHEAD = 32  # none of the processes waits while a batch is kept or the next portion is read
_WORKERS = 2
_OBJECTS_UNTIL_COLLECTED = 20_000

Progress = Callable[[int, int], None]


def told_nobody(_done: int, _all: int) -> None:
    """Hear how far the work is, and do nothing."""


def analyse_stale(store: Store, told: Progress = told_nobody, *, since: datetime | None = None) -> int:
    """Analyse every item version that the present rules have not seen, and return how many there were.

    With ``since``, only those that came out at or after it: what a brief reads. They are read in portions, the newest
    first, and analyses are kept in batches: memory does not grow with them, and what is done stays done when the
    program is stopped. ``told`` hears how many are done, of how many; what it raises stops the work.
    """
    from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

    stale = store.stale_ids(LEXICON_VERSION, since=since)
    portions = (stale[start : start + PORTION] for start in range(0, len(stale), PORTION))
    items = (item for portion in portions for item in store.outlines.load_items(portion))
    done = 0
    with closing(_analyse_beside(items) if len(stale) >= FEW_ITEMS else _analyse_here(items)) as analyses:
        while batch := list(islice(analyses, _BATCH)):
            store.save_packed(batch)
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


def worker_pool() -> ProcessPoolExecutor:
    """Return processes for the heavy work; they share nothing with this one, so threads here cannot hang them."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(_WORKERS, multiprocessing.get_context("spawn"), initializer=_load_rules)


def _load_rules() -> None:
    import briefing.summarize.analyse  # noqa: F401 - all of it stays, and need not be looked through for what does not

    gc.freeze()
    gc.set_threshold(_OBJECTS_UNTIL_COLLECTED)


def _analyse_here(items: Iterator[Item]) -> Generator[PackedAnalysis, None, None]:
    for item in items:
        yield packed_analysis(analyse_item(item))


def _analyse_beside(items: Iterator[Item]) -> Generator[PackedAnalysis, None, None]:
    """Yield the analyses in the order of the items."""
    pool = worker_pool()
    ahead: deque[Future[tuple[PackedAnalysis, ...]]] = deque()
    try:
        while True:
            while len(ahead) < _CHUNKS_AHEAD and (chunk := tuple(islice(items, _CHUNK))):
                ahead.append(pool.submit(_analyse_chunk, chunk))
            if not ahead:
                return
            yield from ahead.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _analyse_chunk(items: tuple[Item, ...]) -> tuple[PackedAnalysis, ...]:
    # Packed where it is made: each part of an analysis would be taken apart and put together twice on its way.
    return tuple(packed_analysis(analyse_item(item)) for item in items)
