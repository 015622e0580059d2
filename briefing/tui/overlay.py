"""What every screen that opens over the brief has in common: a way back, help, and a line of hints."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.model import Line
from briefing.tui.compositor import NarrowCompositor
from briefing.tui.hints import HintBar
from briefing.tui.keys import KEYS, KeyPlace
from briefing.tui.line_pane import LinePane

Answer = TypeVar("Answer")


class Overlay(ModalScreen[Answer], Generic[Answer]):
    """A screen over the brief; the brief below keeps its cursor and its scroll.

    A modal screen hides the keys of the app, so those that work everywhere are bound here again.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-s"), (60, "-m"), (110, "-l"), (170, "-xl")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, f"app.{key.action}", key.what, show=False, id=key.id)
        for key in KEYS
        if key.place == "everywhere"
    ]

    def __init__(self, place: KeyPlace) -> None:
        super().__init__()
        self._compositor = NarrowCompositor()
        self.place = place

    def hint_bar(self) -> Static:
        """Return the line of hints for this screen."""
        return HintBar(self.place)

    def show_progress(self) -> None:
        """Show how the refresh fares, on screens that tell it."""


class ListOverlay(Overlay[Answer], Generic[Answer]):
    """An overlay that is a list to choose from; leaving it answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "lists"
    ]

    def __init__(self, place: KeyPlace = "lists") -> None:
        super().__init__(place)

    def action_first(self) -> None:
        """Go to the first line."""
        self.query_one(LinePane).action_first()

    def action_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class LineList(ListOverlay[Line | None]):
    """A list of lines of the brief; answers the one whose evidence the reader wants."""

    def action_choose(self) -> None:
        """Answer with the line under the cursor."""
        row = self.query_one(LinePane).current
        if row is not None:
            self.dismiss(row.line)

    def on_line_pane_chosen(self) -> None:
        """A second click chooses."""
        self.action_choose()
