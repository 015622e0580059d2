"""One of several, chosen from a list over the brief."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from briefing.tui.glyphs import UNICODE, Glyphs
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.rows import Row, showable


class ChooseScreen(ListOverlay[str | None]):
    """Offers rows below a question; answers the key of the one that was chosen, None for none."""

    def __init__(self, question: str, rows: Sequence[Row], *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self._question = question
        self._rows = rows
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Show the question over the list."""
        yield Static(Content(showable(self._question)), classes="title", markup=False)
        yield LinePane(id="choices", glyphs=self._glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        pane = self.query_one(LinePane)
        pane.show(self._rows)
        self.set_focus(pane, scroll_visible=False)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        row = self.query_one(LinePane).current
        if row is not None:
            self.dismiss(row.key)

    def on_line_pane_chosen(self) -> None:
        """A second click chooses."""
        self.action_choose()
