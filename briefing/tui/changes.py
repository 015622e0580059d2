"""What changed since the previous brief."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from briefing.model import Brief
from briefing.tui.desk import Desk, weekday_words
from briefing.tui.line_pane import LinePane
from briefing.tui.line_rows import change_row
from briefing.tui.overlay import LineList
from briefing.tui.rows import Row, heading, reason


class ChangesScreen(LineList):
    """Lists the changes; answers the one whose evidence the reader wants."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield Static(_title(self._desk.brief), classes="title", markup=False)
        yield LinePane(id="changes-list", glyphs=self._desk.glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        pane = self.query_one(LinePane)
        pane.show(change_rows(self._desk))
        self.set_focus(pane, scroll_visible=False)


def change_rows(desk: Desk) -> tuple[Row, ...]:
    """Return the changes by issue, in the brief's order; with none, why."""
    changes = desk.brief.changes
    if not changes:
        since = f" since {weekday_words(desk.brief.previous_day)}" if desk.brief.previous_day else ""
        return (reason(f"Nothing changed{since}." if since else "There is no brief before this one."),)
    rows: list[Row] = []
    for issue in dict.fromkeys(change.issue for change in changes):
        rows.append(heading(issue or "Beyond the issues"))
        rows += [change_row(change, desk) for change in changes if change.issue == issue]
    return tuple(rows)


def _title(brief: Brief) -> str:
    if brief.previous_day is None:
        return "Changes: no earlier brief, so developments in order of their day"
    return f"Changes since the brief of {weekday_words(brief.previous_day)} {brief.previous_day.year}"
