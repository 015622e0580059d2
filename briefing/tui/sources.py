"""The sources and how they fare, live while a refresh runs."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.model import FeedState, Source, SourceReport
from briefing.tui.desk import Desk
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.progress import Progress
from briefing.tui.rows import Row, Run, para, reason
from briefing.tui.seams import Seams


class SourcesScreen(ListOverlay[None]):
    """Lists every source with its last poll, and its errors in words."""

    def __init__(self, desk: Desk, progress: Progress, seams: Seams) -> None:
        super().__init__()
        self._desk = desk
        self._progress = progress
        self._seams = seams

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield Static("Sources", classes="title", markup=False)
        yield LinePane(id="sources-list", glyphs=self._desk.glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        pane = self.query_one(LinePane)
        pane.show(self._rows())
        self.set_focus(pane, scroll_visible=False)

    def show_progress(self) -> None:
        """Tell anew how the sources fare; the cursor stays where it is."""
        self.query_one(LinePane).renew(self._rows())

    def action_choose(self) -> None:
        """Close: there is nothing to choose."""
        self.dismiss(None)

    def _rows(self) -> tuple[Row, ...]:
        try:
            sources = self._seams.source_rows()
        except BriefingError as error:
            return (reason(f"not known: {error}"),)
        rows = tuple(
            source_row(source, state, self._progress.reports.get(source.name), self._desk) for source, state in sources
        )
        return rows or (reason("No sources are set: add a [[source]] to feeds.toml."),)


def source_row(source: Source, state: FeedState | None, report: SourceReport | None, desk: Desk) -> Row:
    """Return one source: what it is, how it fares, and when it last worked."""
    dot = f" {desk.glyphs.dot} "
    outlet = f"{dot}{source.outlet}" if source.outlet else ""
    parts = [
        para(Run(source.name, "strong"), f"{dot}{source.kind}{outlet}"),
        para(Run(source.location, "faint"), indent=2),
        para(_fares(state, report), indent=2),
    ]
    if state is not None:
        parts.append(para(Run(_times(state, desk), "faint"), indent=2))
    return Row(source.name, tuple(part for part in parts if part.runs))


def _fares(state: FeedState | None, report: SourceReport | None) -> Run:
    if report is not None and report.phase == "failed":
        return Run(f"! failed: {report.error or 'no reason given'}", "error")
    if report is not None:
        counts = f": {report.new_items} new, {report.changed_items} changed" if report.phase == "done" else ""
        return Run(f"{report.phase}{counts}", "new" if report.new_items else "plain")
    return _fared(state)


def _fared(state: FeedState | None) -> Run:
    if state is None or state.checked is None:
        return Run("not polled yet")
    if state.gone:
        return Run("! gone for good (410): not polled any more", "error")
    if state.error:
        return Run(f"! failed {state.failures} times: {state.error}", "error")
    status = f"ok, answer {state.status}" if state.status else "ok"
    return Run(f"{status}; ill-formed: {state.degraded}" if state.degraded else status)


def _times(state: FeedState, desk: Desk) -> str:
    times = (("checked", state.checked), ("last good", state.succeeded), ("next", state.next_due))
    return f" {desk.glyphs.dot} ".join(f"{name} {desk.time_of(when)}" for name, when in times if when)
