"""The line in which a staff note is written."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class NoteScreen(ModalScreen[str | None]):
    """Asks for a staff note; answers its text, None when the reader leaves it as it was."""

    BINDINGS = [Binding("escape", "back", "leave the note as it was", show=False)]  # noqa: RUF012

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Put one field at the foot of the screen."""
        with Vertical():
            yield Static(
                "Staff note (yours, never mixed with the sources' words). Enter keeps it, Esc leaves it.", markup=False
            )
            yield Input(self._text, id="note")

    def on_mount(self) -> None:
        """Write at once."""
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Answer with the note."""
        self.dismiss(message.value.strip())

    def action_back(self) -> None:
        """Answer that nothing is to change."""
        self.dismiss(None)
