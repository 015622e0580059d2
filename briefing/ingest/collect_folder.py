"""One folder: its files become items; a bad file is said so and holds up no other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from briefing.cache import Store
from briefing.errors import ParseError, SourceError
from briefing.ingest.files import FoundFile, find_files, read_whole, stamp_of
from briefing.ingest.folder import HTML_SUFFIXES, ReadFile, item_of_page, item_of_words, read_text_file
from briefing.ingest.ids import item_id
from briefing.ingest.look import look_of
from briefing.ingest.mail import MAIL_SUFFIX, item_of_mail
from briefing.ingest.options import IngestOptions
from briefing.ingest.workers import Workers
from briefing.model import FeedState, Item, Source, SourcePhase, SourceReport


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
    # Looked at before anything is read: what comes or changes meanwhile is seen next time.
    look = await asyncio.to_thread(look_of, source)
    try:
        files = await asyncio.to_thread(find_files, source)
    except SourceError as error:
        return await _failed(state, str(error), store, now())
    ids = [(item_id(source.name, file.relative), None) for file in files]
    reading = _Reading(source, options, workers, now, await asyncio.to_thread(store.entry_hashes, ids))
    await reading.read(files)
    if reading.faults and not (reading.items or reading.unchanged):
        return await _failed(state, " ".join(reading.faults[:3]), store, now())
    read = None if reading.faults else look
    after = replace(state, checked=now(), succeeded=now(), failures=0, error=None, next_due=None, body_hash=read)
    after = replace(after, degraded=_in_short(reading.faults))
    present = frozenset(str(file.path) for file in files)
    count = await asyncio.to_thread(store.save_poll, after, reading.items, reading.stamps, present)
    phase: SourcePhase = "done" if count.new or count.changed else "unchanged"
    return SourceReport(source.name, phase, count.new, count.changed, faults=tuple(reading.faults))


@dataclass(slots=True)
class _Reading:
    """One look into a folder. ``known`` holds the stamps of the files that are in the cache, by item id."""

    source: Source
    options: IngestOptions
    workers: Workers
    now: Callable[[], datetime]
    known: Mapping[str, str]
    items: list[Item] = field(default_factory=list)
    stamps: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    unchanged: int = 0

    async def read(self, files: Sequence[FoundFile]) -> None:
        """Read the files that are new or changed; those that may still be being written are given time to settle."""
        unsettled = [file for file in files if not await self._read_settled(file)]
        if unsettled:
            await asyncio.sleep(self.options.settle_seconds)
            unsettled = [file for file in unsettled if not await self._read_settled(file)]
        self.faults.extend(f"{file.relative} is still being written; it is read next time." for file in unsettled)

    async def _read_settled(self, file: FoundFile) -> bool:
        """Read one file unless it is known as it is; return False when it may still be being written."""
        try:
            stamp = stamp_of(file, self.source)
            if self.known.get(item_id(self.source.name, file.relative)) == stamp:
                self.unchanged += 1
                return True
            settle_seconds = self.options.settle_seconds
            data = await asyncio.to_thread(read_whole, file, self.options.file_bytes, self.now(), settle_seconds)
            if data is None:
                return False
            read = await read_file(file, data, self.source, self.workers, self.now())
            self.faults.extend(read.faults)
            if read.item is not None:
                self.items.append(read.item)
            if read.item is not None and not read.faults:  # what has faults is read again, and they are told again
                self.stamps[read.item.id] = stamp
        except SourceError as error:
            self.faults.append(str(error))
        return True


async def read_file(file: FoundFile, data: bytes, source: Source, workers: Workers, now: datetime) -> ReadFile:
    """Read one file by what its name says that it is.

    Raises:
        SourceError: it cannot be read; the message names it.
    """
    suffix = file.path.suffix.lower()
    if suffix == MAIL_SUFFIX:
        return ReadFile(item_of_mail(file, data, source, now))
    try:
        match suffix:
            case ".pdf":
                return ReadFile(item_of_words(file, await workers.read_document("pdf", data), source, now))
            case ".docx":
                return ReadFile(item_of_words(file, await workers.read_document("docx", data), source, now))
            case _ if suffix in HTML_SUFFIXES:
                return ReadFile(item_of_page(file, await workers.read_page(data, "text/html", ""), source, now))
            case _:
                return read_text_file(file, data, source, now)
    except ParseError as error:
        raise SourceError(f"{file.relative}: {error}") from error


async def _failed(state: FeedState, error: str, store: Store, now: datetime) -> SourceReport:
    failed = replace(state, checked=now, failures=state.failures + 1, error=error, body_hash=None)
    await asyncio.to_thread(store.save_state, failed)
    return SourceReport(state.source, "failed", error=error)


def _in_short(faults: Sequence[str]) -> str | None:
    if not faults:
        return None
    more = f" And {len(faults) - 3} more files." if len(faults) > 3 else ""
    return " ".join(faults[:3]) + more
