"""`briefing ingest --watch`: the folders looked at all the time, the feeds polled as they fall due."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.cache import Store
from briefing.cli.pipeline import analyse_stale, ingest_sources
from briefing.cli.progress import in_words
from briefing.cli.workplace import clock
from briefing.errors import CacheLocked, SourceError
from briefing.ingest.files import find_files
from briefing.model import Source, SourceReport
from briefing.settings import Settings

_LOOK_SECONDS = 2.0
# Feeds rest a quarter of an hour and more; to see every minute which of them are due is often enough.
_LOOKS_PER_POLL = 30

# The files of the folders with their times and sizes: what shows that something was put there.
Snapshot = frozenset[tuple[Path, int, int]]


async def watch(settings: Settings, store: Store, sources: Sequence[Source], *, tell: Callable[[str], None]) -> None:
    """Look at the folders and poll the due feeds until cancelled; ``tell`` hears one line for each news."""
    folders = [source for source in sources if source.kind == "folder"]
    teller = Teller(tell)
    looks, seen = 0, await asyncio.to_thread(take_snapshot, folders)
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        looks += 1
        there = await asyncio.to_thread(take_snapshot, folders)
        due = list(sources) if looks % _LOOKS_PER_POLL == 0 else folders if there != seen else []
        if not due:
            continue
        try:
            await ingest_sources(due, store, settings, now=clock, report=teller.hear)
        except CacheLocked:
            continue
        seen = there
        await asyncio.to_thread(analyse_stale, store)


def take_snapshot(folders: Sequence[Source]) -> Snapshot:
    """Return which files the folders hold and when they last changed; a folder that is missing holds none."""
    found: set[tuple[Path, int, int]] = set()
    for folder in folders:
        try:
            paths = [file.path for file in find_files(folder)]
        except SourceError:
            continue
        for path in paths:
            try:
                status = path.stat()
            except OSError:
                continue
            found.add((path, status.st_mtime_ns, status.st_size))
    return frozenset(found)


@dataclass
class Teller:
    """Turns reports into lines, and tells no failure twice in a row."""

    tell: Callable[[str], None]
    failing: dict[str, str] = field(default_factory=dict)

    def hear(self, report: SourceReport) -> None:
        """Take in one report."""
        if report.phase in ("waiting", "fetching", "not due"):
            return
        words = in_words(report)
        is_news = report.new_items or report.changed_items
        if report.phase == "failed":
            is_news = self.failing.get(report.source) != words
            self.failing[report.source] = words
        else:
            self.failing.pop(report.source, None)
        if is_news:
            self.tell(f"{clock():%H:%M:%S} {report.source}: {words}")
