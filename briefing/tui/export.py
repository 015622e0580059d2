"""Writing the brief to a file from the screen."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.rows import Row, Run, para
from briefing.tui.seams import ExportFormat, Seams

_FORMATS: Mapping[ExportFormat, str] = {
    "md": "Markdown, for documents and mail",
    "html": "HTML, one page that stands alone",
    "json": "JSON, for other programs",
    "txt": "plain text, for reading aloud and for printers",
}


class ExportScreen(ListOverlay[str | None]):
    """Offers the formats; answers where the file was written."""

    def __init__(self, seams: Seams) -> None:
        super().__init__()
        self._seams = seams

    def compose(self) -> ComposeResult:
        """Show the formats."""
        yield Static(
            "Export: the same lines in the same order, checked against their sources", classes="title", markup=False
        )
        yield LinePane(id="export-list")
        yield Static("", id="export-answer", markup=False)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        pane = self.query_one(LinePane)
        pane.show([Row(form, (para(Run(f"{form:<5}", "strong"), what),)) for form, what in _FORMATS.items()])
        pane.focus()

    def action_choose(self) -> None:
        """Write the file; where that fails, say why and stay."""
        row = self.query_one(LinePane).current
        form = next((form for form in _FORMATS if row is not None and form == row.key), None)
        if form is None:
            return
        try:
            written = self._seams.export(form)
        except (BriefingError, OSError) as error:
            self.query_one("#export-answer", Static).update(f"not written: {error}")
        else:
            self.dismiss(written)

    def on_line_pane_chosen(self) -> None:
        """A second click chooses."""
        self.action_choose()
