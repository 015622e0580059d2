"""What a large brief opens on: the rows that stood on its panes when it was left, until all of it is loaded.

Whoever opens it sees and reads the same lines at once, however large the brief is. Nothing is told here that the brief
did not tell: rows, counts and titles are those of the last picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Literal

from briefing.model import Brief
from briefing.tui.rows import Para, Row
from briefing.tui.seams import PaneName
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.tui.brief_view import BriefView

_LARGE = 3_000  # so many lines take longer to load than somebody notices
_BELOW = 90  # rows kept below the cursor: more than fit on the largest screen
_MOST = 600


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it stood, with the signs before it."""

    key: str
    paras: tuple[Para, ...]
    is_part: bool
    signs: str


@dataclass(frozen=True, slots=True)
class KeptPane:
    """The first rows of a pane, beyond the cursor's, which has the key ``at``; ``more`` follow. ``entries`` are all."""

    rows: tuple[KeptRow, ...]
    more: int
    at: str
    entries: int

    def row_tuple(self) -> tuple[Row, ...]:
        """Return the rows for a pane; no line of the brief stands behind them yet."""
        return tuple([Row(row.key, row.paras, None, 0, row.is_part) for row in self.rows])


@dataclass(frozen=True, slots=True)
class Opening:
    """What stood on the panes, and all that is told about the brief around them."""

    as_of: datetime
    as_of_basis: Literal["operator", "clock"]
    view: int
    name: str
    about: str
    top: tuple[str, ...]
    filter_words: str
    panes: Mapping[PaneName, KeptPane]

    def signs(self) -> dict[str, str]:
        """Return the signs of the rows by their keys."""
        return {row.key: row.signs for pane in self.panes.values() for row in pane.rows if row.signs}

    def brief(self) -> Brief:
        """Return a brief that says when the one was made that is not loaded yet, and no more."""
        return Brief(self.as_of, self.as_of_basis, self.as_of, ())


def opening_of(view: BriefView) -> Opening | None:
    """Return what a view opens on the next time; None where the brief is small, or is read far from its beginning."""
    if len(view.desk.places) < _LARGE or view.has_class("-welcome"):
        return None
    panes = {name: _kept_pane(view, name) for name in view.pane_names}
    kept = {name: pane for name, pane in panes.items() if pane is not None}
    if len(kept) < len(panes):
        return None
    brief = view.desk.brief
    words = view.views.filter_words()
    return Opening(
        brief.as_of, brief.as_of_basis, view.issue, view.name_below, view.name_of_actor, view.top_parts(), words, kept
    )


def _kept_pane(view: BriefView, name: PaneName) -> KeptPane | None:
    pane = view.line_pane(name)
    count = (pane.cursor or 0) + _BELOW
    if count > _MOST:
        return None
    rows = tuple(
        [KeptRow(row.key, tuple(row.paras), row.is_part, view.signs_of(row)) for row in islice(pane.rows, count)]
    )
    at = pane.current.key if pane.current else ""
    return KeptPane(rows, len(pane.rows) - len(rows), at, pane.entries)
