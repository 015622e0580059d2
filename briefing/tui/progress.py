"""How a refresh fares, in the few words that the top line has room for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from briefing.model import Brief, SourceKind, SourceReport
from briefing.tui.glyphs import UNICODE, Glyphs


@dataclass(slots=True)
class Progress:
    """The last report of each source in this run; ``kinds`` knows all sources that can report."""

    kinds: dict[str, SourceKind]
    glyphs: Glyphs = UNICODE
    reports: dict[str, SourceReport] = field(default_factory=dict)
    running: bool = False
    failure: str = ""

    def start(self) -> None:
        """Begin a new run."""
        self.reports.clear()
        self.running = True
        self.failure = ""

    def stop(self, failure: str = "") -> None:
        """End the run; ``failure`` says why it broke off."""
        self.running = False
        self.failure = failure

    @property
    def is_offline(self) -> bool:
        """Return whether there are feeds and not one of them could be reached."""
        feeds = [name for name, kind in self.kinds.items() if kind == "feed"]
        polled = [self.reports[name].phase for name in feeds if name in self.reports]
        polled = [phase for phase in polled if phase != "not due"]
        return not self.running and bool(polled) and all(phase == "failed" for phase in polled)

    def words(self, brief: Brief, zone: tzinfo) -> str:
        """Return the state in words, empty when there is nothing to say."""
        if self.running:
            return self._running_words()
        if self.failure:
            return f"refresh failed: {self.failure} {self.glyphs.dot} {_age(brief.as_of, zone)}"
        if self.is_offline:
            return f"OFFLINE {self.glyphs.dot} {_age(brief.as_of, zone)}"
        return self._finished_words() if self.reports else ""

    def _running_words(self) -> str:
        ended = [report for report in self.reports.values() if report.phase not in ("waiting", "fetching")]
        now = next((report.source for report in self.reports.values() if report.phase == "fetching"), "")
        total = max(len(self.kinds), len(self.reports))
        return f"{self.glyphs.refresh} {len(ended)}/{total} {now}".rstrip()

    def _finished_words(self) -> str:
        failed = sum(report.phase == "failed" for report in self.reports.values())
        new = sum(report.new_items + report.changed_items for report in self.reports.values())
        words = f"{self.glyphs.seen} {_count(len(self.reports), 'source')}, {_count(new, 'new article')}"
        return f"{words}, {failed} failed (S)" if failed else words


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _age(as_of: datetime, zone: tzinfo) -> str:
    return f"brief from {as_of.astimezone(zone):%H:%M}"
