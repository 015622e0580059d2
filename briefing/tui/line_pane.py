"""A pane with a cursor on one of its rows; the cursor is a sign that we draw, seen without any colour."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from briefing.tui.glyphs import UNICODE, Glyphs
from briefing.tui.row_layout import ScreenLine
from briefing.tui.rows import Row
from briefing.tui.text_pane import KEPT, TextPane

Signs = Callable[[Row], str]


def no_signs(_row: Row) -> str:
    """Return the signs of rows that nobody marks."""
    return ""


class Choices(NamedTuple):
    """What can be chosen among rows: their numbers, the first of each key, and how many are no part of another's."""

    rows: tuple[Row, ...] = ()
    numbers: tuple[int, ...] = ()
    by_key: Mapping[str, int] = {}
    entries: int = 0


class LinePane(TextPane):
    """A pane with a cursor that stands on one row at a time; headings are stepped over."""

    class Moved(Message):
        """The cursor stands on another row; None on an empty pane."""

        def __init__(self, pane: LinePane, row: Row | None) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

    class Chosen(Message):
        """A row was clicked a second time."""

        def __init__(self, pane: LinePane, row: Row) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

    def __init__(self, *, id: str, glyphs: Glyphs = UNICODE, signs: Signs = no_signs) -> None:
        super().__init__(id=id, glyphs=glyphs)
        self._signs = signs
        self.cursor: int | None = None
        self._title = ("", "")
        self._choices = Choices()
        self._kept_choices: list[Choices] = []

    @property
    def current(self) -> Row | None:
        """Return the row under the cursor, None on a pane without lines."""
        return None if self.cursor is None else self.rows[self.cursor]

    @property
    def choices(self) -> tuple[int, ...]:
        """Return the indexes of the rows that the cursor can stand on."""
        return self._choices.numbers

    @property
    def entries(self) -> int:
        """Return how many rows can be chosen that are no part of another; positions belong to their actor."""
        return self._choices.entries

    def set_title(self, words: str, below: str = "") -> None:
        """Put words into the upper and the lower border; no sign in them is markup."""
        if (words, below) != self._title:
            self._title = (words, below)
            self.border_title, self.border_subtitle = Content(words), Content(below) if below else None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, from the top."""
        rows = tuple(rows)
        kept = [choices for choices in self._kept_choices if choices.rows is rows]
        self._choices = kept[0] if kept else _find_choices(rows)
        others = (choices for choices in self._kept_choices if choices is not self._choices)
        self._kept_choices = [self._choices, *others][:KEPT]
        super().set_rows(rows)

    def show(self, rows: Sequence[Row], at: str = "") -> None:
        """Show other rows with the cursor on the row with key ``at``, or on the first."""
        self.cursor = None
        self.set_rows(rows)
        index = self._index_of(at)
        first = next(iter(self.choices), None)
        self._stand_on(index if index is not None else first)

    def renew(self, rows: Sequence[Row]) -> None:
        """Show new content under a reader: cursor row and the height at which it stands on the screen stay.

        Where the row itself is gone, the next row that is still there takes its place.
        """
        key = self.current.key if self.current else ""
        old_rows, old_cursor = self.rows, self.cursor
        standing = self.top_of(old_cursor) - self.scroll_offset.y if old_cursor is not None and self.row_tops else 0
        self.show(rows, key)
        if self._index_of(key) is None and old_cursor is not None:
            followers = (self._index_of(row.key) for row in old_rows[old_cursor:] if row.key)
            self._stand_on(next((index for index in followers if index is not None), self.cursor))
        if self.cursor is not None and self.row_tops:
            self.scroll_to(y=self.top_of(self.cursor) - standing, animate=False, force=True)

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row with this key; return whether there is one."""
        index = self._index_of(key)
        if index is not None:
            self._stand_on(index)
        return index is not None

    def action_down(self) -> None:
        """Go one row down; a row that is longer than the pane is read to its end first."""
        if not self.read_further(1):
            self._step(1)

    def action_up(self) -> None:
        """Go one row up, or show what stands above the first row."""
        if self.choices and self.cursor == self.choices[0]:
            self.scroll_to(y=0, animate=False, force=True)
        self._step(-1)

    def action_page_down(self) -> None:
        """Go down by what fits on the pane."""
        self._page(1)

    def action_page_up(self) -> None:
        """Go up by what fits on the pane."""
        self._page(-1)

    def action_first(self) -> None:
        """Go to the first row."""
        if self.choices:
            self._stand_on(self.choices[0])
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Go to the last row."""
        if self.choices:
            self._stand_on(self.choices[-1])

    def read_further(self, lines: int) -> bool:
        """Scroll on inside the cursor's row; return False when its end is already in view."""
        if self.cursor is None or not self.row_tops:
            return False
        end = self.top_of(self.cursor) + self.height_of(self.cursor)
        hidden = end - (self.scroll_offset.y + self.size.height)
        if hidden <= 0:
            return False
        self.scroll_by(min(lines, hidden))
        return True

    def signs_of(self, line: ScreenLine) -> str:
        """Return cursor sign, change sign and mark sign."""
        if not line.first or not self.rows[line.row].key:
            return ""
        return self._cursor_sign(line) + self._signs(self.rows[line.row])

    def line_style(self, line: ScreenLine) -> Style:
        """Return the style of the cursor's row while the pane has the focus."""
        if line.row == self.cursor and self.has_focus and (line.first or line.content):
            return self.base_style + self.get_component_rich_style("pane--cursor", partial=True)
        return self.base_style

    def on_focus(self) -> None:
        """Draw the cursor as live."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor as resting."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a click on the cursor's row chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or not self.screen_lines:
            return
        at = offset.y + self.scroll_offset.y
        if at >= len(self.screen_lines):
            return
        index = self.screen_lines[at].row
        if index == self.cursor:
            self.post_message(self.Chosen(self, self.rows[index]))
        elif self.rows[index].key:
            self._stand_on(index)

    def _wrap_again(self, width: int) -> None:
        if self.cursor is None or not self.row_tops:
            super()._wrap_again(width)
            # The pane has got its first width. Above its first line stands the heading only, which stays in view.
            if self.cursor is not None and self.cursor != self.choices[0]:
                self._bring_into_view(self.cursor)
            return
        standing = min(max(0, self.top_of(self.cursor) - self.scroll_offset.y), max(0, self.size.height - 1))
        self._lay_out(width)
        if self.row_tops:
            self.scroll_to(y=self.top_of(self.cursor) - standing, animate=False, force=True)
        self.refresh()

    def _cursor_sign(self, line: ScreenLine) -> str:
        if line.row != self.cursor:
            return " "
        return self.glyphs.cursor if self.has_focus else self.glyphs.resting_cursor

    def _index_of(self, key: str) -> int | None:
        return self._choices.by_key.get(key)

    def _step(self, by: int) -> None:
        choices = self.choices
        if not choices:
            self.scroll_by(by)
            return
        place = bisect_left(choices, self.cursor) if self.cursor is not None else 0
        self._stand_on(choices[min(max(place + by, 0), len(choices) - 1)])

    def _page(self, direction: int) -> None:
        if self.cursor is None or not self.row_tops:
            self.scroll_by(direction * max(1, self.size.height - 1))
            return
        if direction > 0 and self.read_further(max(1, self.size.height - 1)):
            return
        wanted = self.top_of(self.cursor) + direction * max(1, self.size.height - 1)
        target = self.row_at(max(wanted, 0))
        choices = self.choices
        at = bisect_left(choices, target) if direction > 0 else bisect_right(choices, target) - 1
        self._stand_on(choices[min(max(at, 0), len(choices) - 1)])

    def _stand_on(self, index: int | None) -> None:
        moved, above = index != self.cursor, self.scroll_offset.y
        left, self.cursor = self.cursor, index
        if index is not None:
            self._bring_into_view(index)
        if left is None or index is None:
            self.refresh()
        elif self.scroll_offset.y == above:  # where it was scrolled, all rows are drawn anew in any case
            self._draw_row(left)
            self._draw_row(index)
        if moved:
            self.post_message(self.Moved(self, self.current))

    def _draw_row(self, index: int) -> None:
        if index < len(self.row_tops):
            self.refresh(Region(0, self.row_tops[index] - self.scroll_offset.y, self.size.width, self.height_of(index)))

    def _bring_into_view(self, index: int) -> None:
        if not self.row_tops or not self.size.height:
            return
        top = self.top_of(index)
        if index and not self.rows[index - 1].key:
            top = self.row_tops[index - 1]
        end = self.row_tops[index] + self.height_of(index)
        above, height = self.scroll_offset.y, self.size.height
        if top < above:
            self.scroll_to(y=top, animate=False, force=True)
        elif end > above + height:
            self.scroll_to(y=min(self.row_tops[index], end - height), animate=False, force=True)


def _find_choices(rows: tuple[Row, ...]) -> Choices:
    numbers = tuple(number for number, row in enumerate(rows) if row.key)
    entries = sum(not rows[number].is_part for number in numbers)
    return Choices(rows, numbers, {rows[number].key: number for number in reversed(numbers)}, entries)
