"""`briefing ingest --log-format json`: one line of JSON for each event, on stderr, for a service's log."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

import click

from briefing.cli.layout import json_line
from briefing.cli.workplace import clock
from briefing.model import SourceReport


class EventLog:
    """Writes what an ingest run does as JSON lines; every line has ``time`` and ``event``."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        pass

    def show(self, report: SourceReport) -> None:
        """Write how a source fared; that it waits or is being fetched is no event."""
        if report.phase not in ("waiting", "fetching"):
            self._write(
                "source",
                source=report.source,
                phase=report.phase,
                new=report.new_items,
                changed=report.changed_items,
                error=report.error,
                faults=list(report.faults),
            )

    def show_analysis(self, done: int, of: int) -> None:
        """Write how far the reading of new items is."""
        self._write("analysed", done=done, of=of)

    def sum_up(self, reports: Sequence[SourceReport]) -> None:
        """Write one line about a whole run."""
        self._write(
            "run",
            sources=len(reports),
            new=sum(report.new_items for report in reports),
            changed=sum(report.changed_items for report in reports),
            failed=sum(report.phase == "failed" for report in reports),
        )

    def tell(self, words: str) -> None:
        """Write something that is told to a person too."""
        self._write("note", words=words)

    def _write(self, event: str, **values: object) -> None:
        click.echo(json_line({"time": clock(), "event": event, **values}), err=True)
