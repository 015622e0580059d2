"""One line that the reader is asked for, at the foot of the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class AskScreen(ModalScreen[str | None]):
    """Asks for one line; answers it without blanks at its ends, None when the reader leaves it as it was."""

    BINDINGS = [Binding("escape", "back", "leave it as it was", show=False)]  # noqa: RUF012

    def __init__(self, question: str, text: str = "") -> None:
        super().__init__()
        self._question = question
        self._text = text

    def compose(self) -> ComposeResult:
        """Put one field at the foot of the screen."""
        with Vertical():
            yield Static(self._question, id="question", markup=False)
            yield Input(self._text, id="answer")

    def on_mount(self) -> None:
        """Write at once."""
        field = self.query_one(Input)
        field.cursor_blink = False
        self.set_focus(field, scroll_visible=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Answer with what was written."""
        self.dismiss(message.value.strip())

    def action_back(self) -> None:
        """Answer that nothing is to change."""
        self.dismiss(None)
