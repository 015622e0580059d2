"""Rows as the lines of a pane of some width: laid out as far as somebody looks, the rest when there is time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from textual.content import Content
from textual.strip import Strip

from briefing.tui.rows import Para, Row
from briefing.tui.wrapping import content_of, find_breaks, plain_words

GUTTER = 3


@dataclass(slots=True)
class ScreenLine:
    """One line of a pane after wrapping: which row it belongs to, and what of its paragraph stands in it.

    ``drawn`` is what was drawn of it last, and ``drawn_as`` all that this hangs on beside the line.
    """

    row: int
    first: bool
    indent: int
    margin: str
    part: Para
    start: int = 0
    end: int | None = None
    drawn: Strip | None = None
    drawn_as: tuple[object, ...] = ()
    _content: Content | None = None

    @property
    def content(self) -> Content:
        """Return what stands in the line; it is made when it is first asked for, for most lines are never seen."""
        if self._content is None:
            whole = content_of(self.part)
            self._content = whole[self.start : self.end].rstrip() if self.end else whole[self.start :]
        return self._content


@dataclass(slots=True)
class RowLayout:
    """The lines of rows at one width, from the first row on, as far as they were asked for.

    ``airy`` sets a blank line between entries; ``more`` rows follow that are not known yet. ``tops`` are the numbers of
    the lines that rows begin with. At a width that leaves no room beside the gutter there are no lines.
    """

    rows: tuple[Row, ...] = ()
    width: int = 0
    airy: bool = False
    more: int = 0
    lines: list[ScreenLine] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)

    @property
    def has_room(self) -> bool:
        """Return whether anything can stand in this width."""
        return self.width > GUTTER

    @property
    def is_whole(self) -> bool:
        """Return whether all that can be laid out is."""
        return not self.has_room or len(self.tops) == len(self.rows)

    @property
    def height(self) -> int:
        """Return how many lines the rows take; while some are not laid out, a guess by those that are."""
        lines, rows = len(self.lines), len(self.rows) + self.more
        return lines if len(self.tops) == rows or not self.tops else lines * rows // len(self.tops)

    def holds(self, rows: tuple[Row, ...], width: int, *, airy: bool, more: int) -> bool:
        """Return whether these are the lines of such rows."""
        # Rows that are kept are the same objects, so that this looks into few of them.
        return (self.width, self.airy, self.more) == (width, airy, more) and self.rows == rows

    def lay_out(self, end: int) -> None:
        """Lay out the rows before number ``end``."""
        if self.has_room:
            for index in range(len(self.tops), min(end, len(self.rows))):
                self._lay_out_row(index)

    def lay_out_to_line(self, line: int) -> None:
        """Lay out as many rows as it takes until there is a line of this number."""
        while len(self.lines) <= line and not self.is_whole:
            self._lay_out_row(len(self.tops))

    def height_of(self, row: int) -> int:
        """Return how many lines a row takes."""
        self.lay_out(row + 2)
        end = self.tops[row + 1] if row + 1 < len(self.tops) else len(self.lines)
        return end - self.tops[row]

    def row_at(self, line: int) -> int:
        """Return the row that a line belongs to, the last one for lines below all."""
        self.lay_out_to_line(line)
        return max(0, bisect_right(self.tops, line) - 1)

    def _lay_out_row(self, index: int) -> None:
        row = self.rows[index]
        if self.airy and index and _starts_entry(row, self.rows[index - 1]):
            self.lines.append(ScreenLine(index - 1, False, 0, "", Para(())))
        self.tops.append(len(self.lines))
        for part in row.paras:
            first = len(self.lines) == self.tops[-1]
            self.lines += _wrap(part, index, self.width - GUTTER, starts_row=first)


def _starts_entry(row: Row, before: Row) -> bool:
    """Return whether a blank line belongs above ``row``: above headings and above what is not set in."""
    if not row.key:
        return bool(before.key)
    return bool(before.key) and bool(row.paras) and row.paras[0].indent == 0


def _wrap(part: Para, row: int, width: int, *, starts_row: bool) -> list[ScreenLine]:
    indent = min(part.indent, max(0, width - 8))
    breaks = find_breaks(plain_words(part), max(1, width - indent))
    lines = [ScreenLine(row, starts_row, indent, part.margin, part, 0, breaks[0] if breaks else None)]
    lines += [ScreenLine(row, False, indent, "", part, start, end) for start, end in pairwise([*breaks, None]) if start]
    return lines
