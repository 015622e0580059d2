"""One folder: its files become items; a bad file is said so and holds up no other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from briefing.cache import Store
from briefing.errors import SourceError
from briefing.ingest.files import FoundFile, find_files, read_whole
from briefing.ingest.folder import HTML_SUFFIXES, item_of_page, item_of_text
from briefing.ingest.options import IngestOptions
from briefing.ingest.workers import Workers
from briefing.model import FeedState, Item, Source, SourcePhase, SourceReport


@dataclass(slots=True)
class _Reading:
    """What was read of a folder so far."""

    items: list[Item] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


async def collect_folder(
    source: Source,
    state: FeedState,
    store: Store,
    options: IngestOptions,
    workers: Workers,
    now: Callable[[], datetime],
) -> SourceReport:
    """Read a folder and keep what is new in it; a file that is gone stays in the cache, marked.

    Files that cannot be read are named in the state's ``degraded``; only when nothing can be read has the source
    failed.

    Raises:
        CacheError: what was read cannot be kept.
    """
    try:
        files = await asyncio.to_thread(find_files, source)
    except SourceError as error:
        return await _failed(state, str(error), store, now())
    reading = await _read_files(files, source, options, workers, now)
    if reading.faults and not reading.items:
        return await _failed(state, " ".join(reading.faults[:3]), store, now())
    after = replace(
        state, checked=now(), succeeded=now(), failures=0, error=None, degraded=_in_short(reading.faults), next_due=None
    )
    present = frozenset(str(file.path) for file in files)
    count = await asyncio.to_thread(store.save_poll, after, reading.items, None, present)
    phase: SourcePhase = "done" if count.new or count.changed else "unchanged"
    return SourceReport(source.name, phase, count.new, count.changed)


async def _read_files(
    files: Sequence[FoundFile], source: Source, options: IngestOptions, workers: Workers, now: Callable[[], datetime]
) -> _Reading:
    reading = _Reading()
    unsettled = await _read_settled(files, reading, source, options, workers, now)
    if unsettled:
        await asyncio.sleep(options.settle_seconds)
        unsettled = await _read_settled(unsettled, reading, source, options, workers, now)
    reading.faults.extend(f"{file.relative} is still being written; it is read next time." for file in unsettled)
    return reading


async def _read_settled(
    files: Sequence[FoundFile],
    reading: _Reading,
    source: Source,
    options: IngestOptions,
    workers: Workers,
    now: Callable[[], datetime],
) -> list[FoundFile]:
    """Read the files that are whole into ``reading``, and return those that may still be being written."""
    unsettled: list[FoundFile] = []
    for file in files:
        try:
            data = await asyncio.to_thread(read_whole, file, options.file_bytes, now(), options.settle_seconds)
            if data is None:
                unsettled.append(file)
            elif item := await _item_of(file, data, source, workers, now()):
                reading.items.append(item)
        except SourceError as error:
            reading.faults.append(str(error))
    return unsettled


async def _item_of(file: FoundFile, data: bytes, source: Source, workers: Workers, now: datetime) -> Item | None:
    if file.path.suffix.lower() not in HTML_SUFFIXES:
        return item_of_text(file, data, source, now)
    try:
        page = await workers.read_page(data, "text/html", "")
    except SourceError as error:
        raise SourceError(f"{file.relative}: {error}") from error
    return item_of_page(file, page, source, now)


async def _failed(state: FeedState, error: str, store: Store, now: datetime) -> SourceReport:
    failed = replace(state, checked=now, failures=state.failures + 1, error=error)
    await asyncio.to_thread(store.save_state, failed)
    return SourceReport(state.source, "failed", error=error)


def _in_short(faults: Sequence[str]) -> str | None:
    if not faults:
        return None
    more = f" And {len(faults) - 3} more files." if len(faults) > 3 else ""
    return " ".join(faults[:3]) + more
