"""The order in which a brief is read, and the next line that matters in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefing.model import Line
from briefing.tui.brief_rows import READING_PANES
from briefing.tui.rows import Row
from briefing.tui.seams import PaneName
from briefing.values import dataclass

PaneRows = Mapping[PaneName, Sequence[Row]]
_ORDER: tuple[PaneName, ...] = ("rail", *READING_PANES)


@dataclass(frozen=True, slots=True)
class Stop:
    """One row of one pane of one issue."""

    issue: int
    pane: PaneName
    line: Line


def find_stops(issues: Sequence[tuple[int, PaneRows]]) -> tuple[Stop, ...]:
    """Return every line of these issues in reading order: pane by pane, issue by issue."""
    return tuple(
        Stop(issue, pane, row.line)
        for issue, rows in issues
        for pane in READING_PANES
        for row in rows[pane]
        if row.line is not None
    )


def next_stop(
    stops: Sequence[Stop], here: tuple[int, PaneName, Line | None], by: int, wanted: Callable[[Line], bool]
) -> Stop | None:
    """Return the nearest wanted stop after (``by`` > 0) or before ``here``; None at the end.

    ``here`` without a line is the place before the first line of that pane.
    """
    issue, pane, line = here
    at = next((index for index, stop in enumerate(stops) if (stop.issue, stop.pane, stop.line) == here), None)
    if line is None or at is None:
        at = next(
            (index for index, stop in enumerate(stops) if _place(stop) >= (issue, _ORDER.index(pane))), len(stops)
        )
        ahead = stops[at:] if by > 0 else stops[:at][::-1]
    else:
        ahead = stops[at + 1 :] if by > 0 else stops[:at][::-1]
    return next((stop for stop in ahead if wanted(stop.line)), None)


def _place(stop: Stop) -> tuple[int, int]:
    return (stop.issue, _ORDER.index(stop.pane))
