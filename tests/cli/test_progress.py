from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.cli.plain_progress import PlainProgress
from briefing.cli.progress import IngestProgress
from briefing.model import SourceReport

REPORTS = (
    SourceReport("Quay [b]Gazette[/b]", "waiting"),
    SourceReport("Quay [b]Gazette[/b]", "fetching"),
    SourceReport("Harbour Post", "fetching"),
    SourceReport("Harbour Post", "failed", error="The server is busy (status 503); it is asked again later."),
    SourceReport("Quay [b]Gazette[/b]", "done", new_items=2, changed_items=1, faults=("a.pdf: it has no words",)),
)
LINES = """\
Harbour Post: failed: The server is busy (status 503); it is asked again later.
Quay [b]Gazette[/b]: 2 new, 1 changed
  a.pdf: it has no words
2 sources: 2 new items, 1 changed; 1 failed
"""


@pytest.mark.parametrize("progress", [IngestProgress(2), PlainProgress()])
def test_a_terminal_and_a_log_are_told_the_same(
    progress: IngestProgress | PlainProgress, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line for each source that has ended, as printed, what of it could not be read, and the sum."""
    with progress:
        for report in REPORTS:
            progress.show(report)
        progress.show_analysis(1, 2)
    progress.sum_up([report for report in REPORTS if report.phase in ("failed", "done")])
    assert capsys.readouterr().err == LINES


def test_the_bar_names_a_source_that_is_being_fetched_and_counts() -> None:
    """The first that was begun and has not ended."""
    progress = IngestProgress(2)
    for report in REPORTS[:3]:
        progress.show(report)
    assert progress._bar.tasks[0].description == "Polling Quay [b]Gazette[/b]"
    for report in REPORTS[3:]:
        progress.show(report)
    assert progress._bar.tasks[0].description == "Polling"
    assert progress._bar.tasks[0].fields["counts"] == "2 new items, 1 changed; 1 failed"


def test_where_nobody_watches_nothing_is_loaded_that_draws() -> None:
    """Neither to poll nor to tell how it went."""
    code = "import sys, briefing.cli.commands.ingest, briefing.cli.plain_progress, briefing.ingest.collect_feed, "
    code += "briefing.cli.workplace, briefing.cli.pipeline; print('rich' in sys.modules, 'pydantic' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "False False\n"
