"""Going to a pane by its letter, which stands on it as long as the screen asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.tui.keys import KEYS, Key, show_key
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Where a jump can lead; ``region`` is None for what is not on the screen now."""

    name: str
    title: str
    region: Region | None


class JumpScreen(ModalScreen[str | None]):
    """Shows the letters; answers the name of the target, or ``top`` or ``end`` for the ends of the pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "jump"),
        Binding("escape,q", "back", "stay", show=False),
    ]

    def __init__(self, targets: Mapping[str, Target], table: tuple[Key, ...]) -> None:
        super().__init__()
        self._targets = targets
        self._keys = {key.id.removeprefix("jump."): key for key in table if key.place == "jump"}

    def compose(self) -> ComposeResult:
        """Put a letter on every pane, and all of them in words at the foot."""
        for name, target in self._targets.items():
            if target.region is not None:
                label = Static(Content(f" {self._letter(name)} "), classes="jump-label", markup=False)
                label.styles.offset = (target.region.x, target.region.y)
                yield label
        places = "  ".join(f"{self._letter(name)} {target.title}" for name, target in self._targets.items())
        ends = f"{self._letter('top')} top  {self._letter('end')} end"
        yield Static(Content(f"go to: {places}  {ends}  Esc stay"), id="jump-words", markup=False)

    def action_to(self, name: str) -> None:
        """Answer with a target, if it can be gone to here."""
        if name in self._targets or name in ("top", "end"):
            self.dismiss(name)
        else:
            self.app.notify("not on this screen", markup=False, timeout=3)

    def action_back(self) -> None:
        """Stay."""
        self.dismiss(None)

    def _letter(self, name: str) -> str:
        key = self._keys.get(name)
        return show_key(key.key_names[0]) if key and key.key_names else ""
