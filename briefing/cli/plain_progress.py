"""How an ingest run fares where stderr is no terminal: a line for each source, and nothing that draws is loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from briefing.cli.fares import in_words, summary
from briefing.model import SourceReport


class PlainProgress:
    """Prints how each source of a run fared, and what of it could not be read."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        pass

    def show(self, report: SourceReport) -> None:
        """Print how a source fared; that it waits or is being fetched is no news."""
        if report.phase not in ("waiting", "fetching"):
            self.tell(f"{report.source}: {in_words(report)}")
            for fault in report.faults:
                self.tell(f"  {fault}")

    def show_analysis(self, done: int, of: int) -> None:
        """Print nothing: how far the reading of new items is matters while somebody waits."""

    def sum_up(self, reports: Sequence[SourceReport]) -> None:
        """Print in one line how a whole run went."""
        self.tell(summary(reports))

    def tell(self, words: str) -> None:
        """Print something else."""
        # click would ask anew for each line whether this is a terminal.
        print(words, file=sys.stderr)
