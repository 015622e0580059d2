"""The keys that work on the screen in front, then all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from briefing.tui.keys import PLACE_TITLES, Key, KeyPlace
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.rows import Row, Run, heading, para

_KEY_WIDTH = 14
_LEGEND = (
    "+ new    ~ changed, or before words: paraphrase    ! sources or positions differ    ? open",
    "★ kept    × left out    ✎ note    ✓ seen    [n¶p] article n, paragraph p",
)


class HelpScreen(ListOverlay[None]):
    """Lists keys; those of the screen below come first."""

    def __init__(self, place: KeyPlace, table: Sequence[Key]) -> None:
        super().__init__()
        self._here = place
        self._table = table

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield Static("Help: the keys that work here", classes="title", markup=False)
        yield LinePane(id="help-list")
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        pane = self.query_one(LinePane)
        pane.show(help_rows(self._here, self._table))
        pane.focus()

    def action_choose(self) -> None:
        """Close: there is nothing to choose."""
        self.dismiss(None)


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


def _is_digit(key: Key) -> bool:
    return key.id.startswith("issue.") and key.key_names == (key.id.removeprefix("issue."),)


def _key_row(key: Key) -> Row:
    return Row(key.id, (para(Run(f"{key.shown:<{_KEY_WIDTH}} ", "strong"), key.what, Run(f"  {key.id}", "faint")),))
