"""The menu of filters: each with how many lines it leaves, set and taken away one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from briefing.tui.desk import Desk, Marks
from briefing.tui.filters import Option, chips, filter_options, fitting_ids, toggled
from briefing.tui.keys import KEYS
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.rows import Row, Run, heading, para, showable
from briefing.tui.search_terms import Term, typed_words


class FilterScreen(ListOverlay[tuple[Term, ...]]):
    """Answers the filter that the reader leaves it with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "filter"
    ]

    def __init__(self, terms: tuple[Term, ...], desk: Desk, marks: Marks) -> None:
        super().__init__(place="filter")
        self._terms = terms
        self._desk = desk
        self._marks = marks

    def compose(self) -> ComposeResult:
        """Show what is set over what can be."""
        yield Static(id="filter-title", classes="title", markup=False)
        yield LinePane(id="filters", glyphs=self._desk.glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list."""
        self._draw()
        self.set_focus(self.query_one(LinePane), scroll_visible=False)

    def action_back(self) -> None:
        """Go back to the brief, filtered."""
        self.dismiss(self._terms)

    def action_choose(self) -> None:
        """Set the filter under the cursor, or take it away."""
        row = self.query_one(LinePane).current
        option = next((option for option in self._options() if row and typed_words((option.term,)) == row.key), None)
        if option is not None:
            self._terms = toggled(self._terms, option.term)
            self._draw()

    def action_clear(self) -> None:
        """Take every filter away."""
        self._terms = ()
        self._draw()

    def on_line_pane_chosen(self) -> None:
        """A second click chooses."""
        self.action_choose()

    def _options(self) -> tuple[Option, ...]:
        return filter_options(self._terms, self._desk, self._marks)

    def _draw(self) -> None:
        left, total = len(fitting_ids(self._terms, self._desk, self._marks)), len(self._desk.places)
        words = f"Filter: {chips(self._terms)} leaves {left} of {total} lines" if self._terms else "Filter: none is set"
        self.query_one("#filter-title", Static).update(Content(showable(words)))
        self.query_one(LinePane).renew(_rows(self._options(), self._terms))


def _rows(options: Sequence[Option], terms: Sequence[Term]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for group in dict.fromkeys(option.group for option in options):
        rows.append(heading(group))
        rows += [_row(option, option.term in terms) for option in options if option.group == group]
    return tuple(rows)


def _row(option: Option, is_set: bool) -> Row:
    box = Run("[x] " if is_set else "[ ] ", "strong")
    return Row(typed_words((option.term,)), (para(box, option.words, Run(f"  {option.count}", "faint")),))
