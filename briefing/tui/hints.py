"""The line of hints at the foot of a screen: the few keys that matter there, as they are bound now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from briefing.tui.keys import Key, KeyPlace, show_key

_HINTS: Mapping[KeyPlace, tuple[tuple[tuple[str, ...], str], ...]] = {
    "brief": (
        (("help",), "help"),
        (("evidence",), "evidence"),
        (("issue.next", "issue.previous"), "issue"),
        (("pane.next",), "pane"),
        (("read.on",), "read on"),
        (("copy",), "copy"),
        (("export",), "export"),
        (("search",), "find"),
        (("filter",), "filter"),
        (("jump",), "go to"),
        (("quit",), "quit"),
    ),
    "evidence": (
        (("help",), "help"),
        (("back",), "back"),
        (("source.previous", "source.next"), "sources"),
        (("cited.next",), "next cited"),
        (("evidence.copy",), "copy"),
        (("evidence.browser",), "browser"),
    ),
    "lists": ((("help",), "help"), (("list.choose",), "choose"), (("list.back",), "back")),
    "jump": (),
    "search": (
        (("list.choose",), "open"),
        (("search.keep",), "keep in the rail"),
        (("list.back",), "back"),
    ),
    "filter": (
        (("help",), "help"),
        (("list.choose",), "set or not"),
        (("filter.none",), "none"),
        (("list.back",), "back to the brief"),
    ),
    "help": ((("help.look",), "look for"), (("list.back",), "back")),
    "export": (
        (("help",), "help"),
        (("list.choose",), "write"),
        (("export.copy",), "copy"),
        (("list.back",), "back"),
    ),
    "moving": (),
    "everywhere": (),
}


class HintBar(Static):
    """One line of hints, cut at a whole hint where the terminal is narrow."""

    DEFAULT_CLASSES: ClassVar[str] = "hint-bar"

    def __init__(self, place: KeyPlace) -> None:
        super().__init__(markup=False)
        self._place = place

    def on_mount(self) -> None:
        """Fill the line."""
        self._fill()

    def on_resize(self, _event: events.Resize) -> None:
        """Fill the line anew for its new width."""
        self._fill()

    def _fill(self) -> None:
        table: Sequence[Key] = getattr(self.app, "key_table", ())
        self.update(Content(hint_words(self._place, table, self.size.width or self.app.size.width)))


def hint_words(place: KeyPlace, table: Sequence[Key], width: int) -> str:
    """Return as many hints as fit, the most needed first."""
    first_key = {key.id: show_key(key.key_names[0]) for key in table if key.key_names}
    line = ""
    for ids, word in _HINTS[place]:
        hint = f" {'/'.join(first_key.get(key_id, '') for key_id in ids)} {word} "
        if cell_len(line + hint) > width:
            break
        line += hint
    return line
