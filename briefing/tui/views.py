"""What can be read in the panes: the overview, each issue, each search of the rail; all of it or what a filter leaves.

A view is a number: an issue's own, 0 for the overview, below 0 for a search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from briefing.model import Line
from briefing.tui.brief_rows import (
    PaneRows,
    every_row,
    issue_rows,
    overview_rows,
    rail_rows,
    search_rows,
)
from briefing.tui.desk import Desk, Marks
from briefing.tui.filters import chips, fitting_ids, keep_rows, nothing_fits
from briefing.tui.keys import Key, show_key
from briefing.tui.rows import Row, reason
from briefing.tui.seams import Seams
from briefing.tui.search_terms import Term, find_placed, parse_terms
from briefing.tui.welcome import welcome_rows

# Searches that every rail has, and what is typed for them.
BUILT_IN = (("Kept", "is:kept"), ("Sources differ", "is:conflict"))


@dataclass(slots=True)
class Views:
    """The views of one brief. Rows are made once, so that nothing moves until the reader goes elsewhere and back."""

    desk: Desk
    marks: Marks
    seams: Seams
    table: Sequence[Key]
    filter: tuple[Term, ...] = ()
    searches: tuple[str, ...] = ()
    _rows: dict[int, PaneRows] = field(default_factory=dict)

    @property
    def kept_searches(self) -> tuple[tuple[str, str], ...]:
        """Return the searches of the rail: what each is called, and what is typed for it."""
        return (*BUILT_IN, *((typed, typed) for typed in self.searches))

    @property
    def order(self) -> tuple[int, ...]:
        """Return the views in the order of the rail."""
        return (0, *self.desk.issues, *(-number for number in range(1, len(self.kept_searches) + 1)))

    @property
    def is_welcome(self) -> bool:
        """Return whether there is no article yet, so that the overview says how to get some."""
        return not self.desk.brief.sources

    def name_of(self, view: int) -> str:
        """Return what a view is called."""
        if view < 0:
            return f"search: {self.kept_searches[-view - 1][0]}"
        issue = self.desk.issues.get(view)
        return f"{issue.number} {issue.name}" if issue else "all issues"

    def search_of(self, view: int) -> str:
        """Return what is typed for a search, empty for other views."""
        return self.kept_searches[-view - 1][1] if view < 0 else ""

    def search_view(self, typed: str) -> int:
        """Return the view of a search, 0 where it is not kept any more."""
        found = [kept for _name, kept in self.kept_searches]
        return -(found.index(typed) + 1) if typed in found else 0

    def rows_of(self, view: int) -> PaneRows:
        """Return the rows of every pane."""
        if view not in self._rows:
            self._rows[view] = self._filtered(self._make_rows(view))
        return self._rows[view]

    def has_rows_of(self, view: int) -> bool:
        """Return whether the rows of a view are made."""
        return view in self._rows

    def rail_rows(self, unseen: Callable[[Iterable[Line]], int]) -> tuple[Row, ...]:
        """Return the rows of the rail."""
        counts = [
            (name, len(find_placed(self.desk, self.marks, parse_terms(typed)))) for name, typed in self.kept_searches
        ]
        return (*rail_rows(self.desk, unseen), *(search_rows(counts) if self.desk.has_lines else ()))

    def filter_words(self) -> str:
        """Return what is shown and how to see all again, empty without a filter."""
        if not self.filter:
            return ""
        left = len(fitting_ids(self.filter, self.desk, self.marks))
        return f" only {chips(self.filter)}: {left} of {len(self.desk.places)} lines, {self.key('filter.clear')} clears"

    def key(self, key_id: str) -> str:
        """Return the first key of a binding, as it stands on a keyboard."""
        return next((show_key(key.key_names[0]) for key in self.table if key.id == key_id and key.key_names), "")

    def renew(self, desk: Desk | None = None) -> None:
        """Make all rows anew, of another brief where one is given."""
        self.desk = desk or self.desk
        self._rows.clear()

    def renew_view(self, view: int) -> None:
        """Make the rows of one view anew where they hang on marks, which may have changed."""
        if view < 0 or self.filter:
            self._rows.pop(view, None)

    def _make_rows(self, view: int) -> PaneRows:
        if view < 0:
            ids = {placed.line.id for placed in find_placed(self.desk, self.marks, parse_terms(self.search_of(view)))}
            found = {pane: keep_rows(rows, ids) for pane, rows in every_row(self.desk).items()}
            return {pane: rows or (reason("No line of the brief fits this search."),) for pane, rows in found.items()}
        if view == 0 and self.is_welcome:
            welcome = welcome_rows(self.desk.brief, self.seams, self.seams.source_rows(), self.table)
            return {**overview_rows(self.desk), "bottom": welcome}
        issue = self.desk.issues.get(view)
        return issue_rows(issue, self.desk) if issue else overview_rows(self.desk)

    def _filtered(self, rows: PaneRows) -> PaneRows:
        if not self.filter:
            return rows
        ids = fitting_ids(self.filter, self.desk, self.marks)
        nothing = nothing_fits(self.filter, self.key("filter.clear"))
        return {pane: keep_rows(found, ids) or (nothing,) for pane, found in rows.items()}
