"""Seeing what a file of the brief would hold, and writing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.tui.clipboard import Clipboard
from briefing.tui.glyphs import Glyphs
from briefing.tui.keys import KEYS
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.rows import Row, Run, para, reason, showable
from briefing.tui.seams import ExportFormat, ExportPreview, Seams
from briefing.tui.text_pane import TextPane

_FORMATS: Mapping[ExportFormat, str] = {
    "md": "Markdown, for documents and mail",
    "html": "HTML, one page that stands alone",
    "json": "JSON, for other programs",
    "txt": "plain text, for reading aloud and for printers",
}
# What the preview shows of a long text; the file has all of it.
_MOST_LINES = 2000


class ExportScreen(ListOverlay[str | None]):
    """Offers the formats, each with its target and its text; answers where the file was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "export"
    ]

    def __init__(self, seams: Seams, clipboard: Clipboard, glyphs: Glyphs) -> None:
        super().__init__(place="export")
        self._seams = seams
        self._clipboard = clipboard
        self._glyphs = glyphs
        self._previews: dict[ExportFormat, ExportPreview | str] = {}

    def compose(self) -> ComposeResult:
        """Put the formats over the text."""
        yield Static(
            "Export: the same lines in the same order, checked against their sources", classes="title", markup=False
        )
        yield LinePane(id="export-list", glyphs=self._glyphs)
        yield Static("", id="export-answer", markup=False)
        yield TextPane(id="preview", glyphs=self._glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        pane = self.query_one(LinePane)
        pane.show([Row(form, (para(Run(f"{form:<5}", "strong"), what),)) for form, what in _FORMATS.items()])
        self.set_focus(pane, scroll_visible=False)

    def on_line_pane_moved(self) -> None:
        """Show what the format under the cursor would hold."""
        form = self._form()
        if form is None:
            return
        preview = self._preview(form)
        pane = self.query_one("#preview", TextPane)
        if isinstance(preview, str):
            self._answer(f"cannot be written: {preview}")
            pane.set_rows(())
            return
        self._answer(f"to {preview.target}" + (f" ({preview.standing})" if preview.standing else ""))
        lines = preview.text.splitlines()
        rows = [Row("", (para(line or "\u00a0"),)) for line in lines[:_MOST_LINES]]
        if len(lines) > _MOST_LINES:
            rows.append(reason(f"and {len(lines) - _MOST_LINES} more lines in the file"))
        pane.set_rows(rows)

    def action_choose(self) -> None:
        """Write the file; where that fails, say why and stay."""
        form = self._form()
        if form is None:
            return
        try:
            written = self._seams.export(form)
        except (BriefingError, OSError) as error:
            self._answer(f"not written: {error}")
        else:
            self.dismiss(written)

    def action_copy(self) -> None:
        """Copy the text, and say by which route it went."""
        form = self._form()
        preview = self._preview(form) if form else ""
        if isinstance(preview, ExportPreview):
            self._answer(self._clipboard.copy(preview.text))

    def action_page_down(self) -> None:
        """Read on in the text."""
        self.query_one("#preview", TextPane).action_page_down()

    def action_page_up(self) -> None:
        """Read back in the text."""
        self.query_one("#preview", TextPane).action_page_up()

    def on_line_pane_chosen(self) -> None:
        """A second click chooses."""
        self.action_choose()

    def _form(self) -> ExportFormat | None:
        row = self.query_one(LinePane).current
        return next((form for form in _FORMATS if row is not None and form == row.key), None)

    def _preview(self, form: ExportFormat) -> ExportPreview | str:
        """Return what the export would write, or in words why it cannot be written; asked for once."""
        if form not in self._previews:
            try:
                self._previews[form] = self._seams.preview(form)
            except (BriefingError, OSError) as error:
                self._previews[form] = str(error)
        return self._previews[form]

    def _answer(self, words: str) -> None:
        self.query_one("#export-answer", Static).update(Content("\n".join(map(showable, words.splitlines()))))
