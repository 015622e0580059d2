"""The keys that work on the screen in front, then all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from briefing.tui.glyphs import UNICODE, Glyphs
from briefing.tui.keys import KEYS, PLACE_TITLES, Key, KeyPlace
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.rows import Row, Run, heading, para, plain_text, reason

_KEY_WIDTH = 14
_LEGEND = (
    "+ new    ~ changed, or before words: paraphrase    ! sources or positions differ    ? open",
    "★ kept    × left out    ✎ note    ✓ seen    [n¶p] article n, paragraph p",
)


class HelpScreen(ListOverlay[None]):
    """Lists keys; those of the screen below come first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "help"
    ]

    def __init__(self, place: KeyPlace, table: Sequence[Key], glyphs: Glyphs = UNICODE) -> None:
        super().__init__(place="help")
        self._glyphs = glyphs
        self._here = place
        self._table = table

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield Static("Help: the keys that work here", classes="title", markup=False)
        yield Input(placeholder="/ looks for a key or a word", id="help-terms")
        yield LinePane(id="help-list", glyphs=self._glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        pane = self.query_one(LinePane)
        self.query_one(Input).cursor_blink = False
        pane.show(help_rows(self._here, self._table))
        self.set_focus(pane, scroll_visible=False)

    def action_choose(self) -> None:
        """Close: there is nothing to choose."""
        self.dismiss(None)

    def action_look(self) -> None:
        """Type what to look for."""
        self.set_focus(self.query_one(Input), scroll_visible=False)

    def action_back(self) -> None:
        """Leave the field, or where the list has the focus, the help."""
        if self.query_one(Input).has_focus:
            self.set_focus(self.query_one(LinePane), scroll_visible=False)
        else:
            self.dismiss(None)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show the keys that fit what stands in the field."""
        rows = help_rows(self._here, self._table)
        words = message.value.casefold().split()
        self.query_one(LinePane).show(find_rows(rows, words) if words else rows)

    def on_input_submitted(self) -> None:
        """Go to the list."""
        self.set_focus(self.query_one(LinePane), scroll_visible=False)


# What works besides: the lists' own keys in every list, the jump's once it is asked for.
_WITH: Mapping[KeyPlace, tuple[KeyPlace, ...]] = {
    "brief": ("jump",),
    "search": ("lists",),
    "filter": ("lists",),
    "export": ("lists",),
}
_DIGITS = Key("issue.0 to issue.9", "brief", "0 to 9", "", "issue by its number, 0 for all")


def help_rows(here: KeyPlace, table: Sequence[Key]) -> tuple[Row, ...]:
    """Return the table, the places that are live ``here`` first."""
    live: tuple[KeyPlace, ...] = tuple(dict.fromkeys((here, *_WITH.get(here, ()), "moving", "everywhere")))
    rows: list[Row] = [heading("Signs"), *(Row("", (para(line),)) for line in _LEGEND)]
    for place in (*live, *(place for place in PLACE_TITLES if place not in live)):
        title = PLACE_TITLES[place] + ("" if place in live else " (not here)")
        rows.append(heading(title))
        rows += [_key_row(key) for key in table if key.place == place and not _is_digit(key)]
        if any(key.place == place and _is_digit(key) for key in table):
            rows.append(_key_row(_DIGITS))
    return tuple(rows)


def find_rows(rows: Sequence[Row], words: Sequence[str]) -> tuple[Row, ...]:
    """Return the keys whose sign, name or meaning holds all words, below the places where they work."""
    found: list[Row] = []
    above: Row | None = None
    for row in rows:
        if not row.key:
            above = row
        elif all(word in plain_text(row).casefold() for word in words):
            found += [above] if above is not None else []
            above = None
            found.append(row)
    return tuple(found) or (reason(f"No key fits: {' '.join(words)}"),)


def _is_digit(key: Key) -> bool:
    return key.id.startswith("issue.") and key.key_names == (key.id.removeprefix("issue."),)


def _key_row(key: Key) -> Row:
    return Row(key.id, (para(Run(f"{key.shown:<{_KEY_WIDTH}} ", "strong"), key.what, Run(f"  {key.id}", "faint")),))
