"""How an ingest run fares, on the terminal that stderr is: a line for each source, and a bar below them."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from briefing.cli.fares import counted, in_words, summary
from briefing.model import SourceReport

_STYLES = {"done": "green", "unchanged": "dim", "not due": "dim", "failed": "red"}


class IngestProgress:
    """Shows the reports of one run as they come; names and errors are printed as text, whatever they hold."""

    def __init__(self, sources: int) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[counts]}", markup=False),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task("Polling", total=sources, counts="")
        self._fetching: dict[str, None] = {}  # in order
        self._new = self._changed = self._failed = 0

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._console.is_terminal:
            self._bar.stop()

    def show(self, report: SourceReport) -> None:
        """Take in one report."""
        if report.phase in ("waiting", "fetching"):
            if report.phase == "fetching":
                self._fetching[report.source] = None
        else:
            self._fetching.pop(report.source, None)
            self._console.print(
                Text(f"{report.source}: {in_words(report)}", style=_STYLES[report.phase]), soft_wrap=True
            )
            for fault in report.faults:
                self._console.print(Text(f"  {fault}"), soft_wrap=True)
            self._new += report.new_items
            self._changed += report.changed_items
            self._failed += report.phase == "failed"
            self._bar.advance(self._task)
        self._bar.update(
            self._task,
            description=f"Polling {next(iter(self._fetching), '')}".rstrip(),
            counts=counted(self._new, self._changed, self._failed),
        )

    def show_analysis(self, done: int, of: int) -> None:
        """Say how far the reading of new items is."""
        self._bar.update(self._task, description="Analysing", completed=done, total=of)

    def sum_up(self, reports: Sequence[SourceReport]) -> None:
        """Say in one line how a whole run went."""
        self.tell(summary(reports))

    def tell(self, words: str) -> None:
        """Say something else."""
        click.echo(words, err=True)
