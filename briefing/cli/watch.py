"""The folders looked at all the time, by `briefing ingest --watch` and by the dashboard; the feeds as they fall due.

Looking beats the system's notices here: an office's shared drive gives none of what other machines do, and a look at
a thousand files costs a few milliseconds. The pause grows with the look, so that it never costs more than a share.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefing.cache import Store
from briefing.cli.analysing import analyse_stale
from briefing.cli.fares import in_words
from briefing.cli.outlining import outlining_of
from briefing.cli.pipeline import ingest_sources
from briefing.cli.workplace import clock
from briefing.errors import CacheLocked
from briefing.ingest.look import Snapshot, take_snapshot
from briefing.model import Source, SourceReport
from briefing.settings import Settings

_LOOK_SECONDS = 2.0
_MOST_SHARE = 0.004  # of one core, for looking
_MOST_UNSETTLED_LOOKS = 5
# Feeds rest a quarter of an hour and more; to see every minute which of them are due is often enough.
_POLL_SECONDS = 60.0


async def watch(
    settings: Settings, store: Store, sources: Sequence[Source], *, hear: Callable[[SourceReport], None]
) -> None:
    """Look at the folders and poll the due feeds until cancelled; ``hear`` gets every report."""
    folders = FolderWatch([source for source in sources if source.kind == "folder"])
    # What came while the feeds were polled before this is not missed.
    folders.forget()
    while True:
        try:
            async with asyncio.timeout(_POLL_SECONDS):
                await folders.wait_for_change()
            due = folders.folders
        except TimeoutError:
            due = sources
        try:
            await ingest_sources(due, store, settings, now=clock, report=hear)
        except CacheLocked:
            folders.forget()
            continue
        await asyncio.to_thread(analyse_stale, store, outlining=outlining_of(settings, clock()))


@dataclass
class FolderWatch:
    """Sees when files come, change or go in folders.

    What is there at the first look is known already, unless ``are_known`` says of the folders that it is not.
    """

    folders: Sequence[Source]
    look_seconds: float = _LOOK_SECONDS
    are_known: Callable[[Sequence[Source]], bool] = lambda _folders: True
    _seen: Snapshot | None = None
    _forgotten: bool = False

    async def wait_for_change(self) -> None:
        """Return when the folders hold something else than at the last return, and have come to rest.

        Whoever copies many files is given time to finish; a file that never rests holds up the others for a few looks.
        """
        looks_since = 0
        before: Snapshot | None = None
        while True:
            there, seconds = await asyncio.to_thread(_timed_snapshot, self.folders)
            if self._seen is None:
                self._seen = there
                self._forgotten = self._forgotten or not await asyncio.to_thread(self.are_known, self.folders)
            if there != self._seen or self._forgotten:
                looks_since += 1
                if there == before or looks_since > _MOST_UNSETTLED_LOOKS:
                    self._seen, self._forgotten = there, False
                    return
            before = there
            await asyncio.sleep(max(self.look_seconds, seconds / _MOST_SHARE))

    def forget(self) -> None:
        """Take the folders as changed: what was seen last could not be read."""
        self._forgotten = True


def _timed_snapshot(folders: Sequence[Source]) -> tuple[Snapshot, float]:
    started = time.thread_time()
    return take_snapshot(folders), time.thread_time() - started


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
