"""Which keys arrive here: terminals, multiplexers and browsers keep some for themselves."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from briefing.tui.keys import PLACE_TITLES, apply_remaps, show_key
from briefing.tui.rows import showable

_LEAVE = 2


class KeyTester(App[None]):
    """Tells every key that arrives, and what it does in the dashboard; Esc three times ends it."""

    CSS = "Screen { padding: 1 2; } #told { height: 1fr; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, remaps: Mapping[str, str]) -> None:
        super().__init__()
        self.animation_level = "none"
        self._table = apply_remaps(remaps)
        self._lines: list[str] = []
        self._last = ("", 0)

    def compose(self) -> ComposeResult:
        """Say what to do."""
        yield Static("Press any key: what arrives here is told below. Esc three times ends it.", markup=False)
        yield Static("", id="told", markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Take every key before any binding does."""
        if isinstance(event, events.Key):
            event.stop()
            self._tell(event.key)
        else:
            await super().on_event(event)

    def words_for(self, name: str) -> str:
        """Return a key, its name in [keys], and what it does where."""
        found = [f"{PLACE_TITLES[key.place]}: {key.what} ({key.id})" for key in self._table if name in key.key_names]
        return f"{show_key(name)}  [{name}]  {'; '.join(found) or 'does nothing in the dashboard'}"

    def _tell(self, name: str) -> None:
        count = self._last[1] + 1 if self._last[0] == name else 1
        self._last = (name, count)
        if name == "escape" and count > _LEAVE:
            self.exit()
            return
        self._lines.append(self.words_for(name))
        room = max(1, self.size.height - 4)
        self.query_one("#told", Static).update(Content("\n".join(map(showable, self._lines[-room:]))))
