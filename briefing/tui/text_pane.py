"""A pane of rows, drawn line by line and wrapped ahead with a hanging indent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from briefing.tui.glyphs import UNICODE, Glyphs
from briefing.tui.keys import KEYS
from briefing.tui.rows import TONES, Para, Row
from briefing.tui.wrapping import content_of, find_breaks, plain_words

GUTTER = 3
_USUAL_WIDTH = 56
# How many rows are laid out at once, which is more than a screen; the others follow a few thousandths of a second at a
# time, so that a key that comes meanwhile does not wait.
_FIRST = 120
_SLICE = 150
_SLICE_PAUSE = 0.02


@dataclass(slots=True)
class ScreenLine:
    """One line of a pane after wrapping: which row it belongs to, and what of its paragraph stands in it."""

    row: int
    first: bool
    indent: int
    margin: str
    part: Para
    start: int = 0
    end: int | None = None
    _content: Content | None = None

    @property
    def content(self) -> Content:
        """Return what stands in the line; it is made when it is first asked for, for most lines are never seen."""
        if self._content is None:
            whole = content_of(self.part)
            self._content = whole[self.start : self.end].rstrip() if self.end else whole[self.start :]
        return self._content


class TextPane(ScrollView, can_focus=True):
    """Rows of wrapped text that can be scrolled, searched by eye and selected with the mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tone--{tone}" for tone in TONES} | {"pane--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "moving"
    ]
    ALLOW_SELECT = True

    def __init__(self, *, id: str, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.rows: tuple[Row, ...] = ()
        # The lines of the rows from the first on, as far as they were needed; the rest follows when there is time.
        self.screen_lines: list[ScreenLine] = []
        self.row_tops: list[int] = []
        self.airy = False
        self._rest: Timer | None = None
        self._width = 0
        self._tone_styles: dict[str, Style] = {}

    @property
    def text_width(self) -> int:
        """Return the cells of a line; the scrollbar's column stays free, so that no text moves when it comes."""
        return self.container_size.width - self.styles.scrollbar_size_vertical

    @property
    def is_laid_out(self) -> bool:
        """Return whether what is on show has the width that the pane has."""
        return not self.display or self._width == self.text_width

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, from the top."""
        self.rows = tuple(rows)
        self._lay_out(self._width or self.text_width)
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh(layout=self.styles.height is not None and self.styles.height.is_auto)

    def row_text(self) -> list[str]:
        """Return what the pane's lines say after wrapping, signs included, blanks at their ends left out.

        A pane that was never shown is wrapped as on a terminal of usual width.
        """
        if not self.screen_lines:
            self._lay_out(_USUAL_WIDTH)
        self.lay_out_rest()
        return [self._line_strip(y, self._width).text.rstrip() for y in range(len(self.screen_lines))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows need at this width."""
        self._lay_out(width - self.styles.scrollbar_size_vertical)
        self.lay_out_rest()
        return len(self.screen_lines)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap again when the width has changed."""
        if self.text_width != self._width:
            self._wrap_again(self.text_width)

    def render_line(self, y: int) -> Strip:
        """Return one line of the pane; ``y`` counts from the top of what is visible."""
        width = self.size.width
        at = y + self.scroll_offset.y
        if at >= len(self.screen_lines) and self._is_unfinished:
            self.lay_out_rest()
        if at >= len(self.screen_lines):
            return Strip.blank(width, self.rich_style)
        return self._line_strip(at, width).crop_extend(0, width, self.rich_style).apply_offsets(0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the words that the mouse has selected."""
        return selection.extract("\n".join(self.row_text())), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection anew."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles of the old theme."""
        self._tone_styles.clear()
        super().notify_style_update()

    def action_down(self) -> None:
        """Scroll one line down."""
        self.scroll_by(1)

    def action_up(self) -> None:
        """Scroll one line up."""
        self.scroll_by(-1)

    def action_page_down(self) -> None:
        """Scroll one page down, keeping one line in view."""
        self.scroll_by(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """Scroll one page up, keeping one line in view."""
        self.scroll_by(-max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.lay_out_rest()
        self.scroll_to(y=len(self.screen_lines), animate=False, force=True)

    def scroll_by(self, lines: int) -> None:
        """Scroll by a number of lines, at once."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def set_airy(self, airy: bool) -> None:
        """Part entries by a blank line, or set them close."""
        if airy != self.airy:
            self.airy = airy
            self._wrap_again(self._width)

    def height_of(self, row: int) -> int:
        """Return how many lines a row takes."""
        if row + 1 >= len(self.row_tops):
            self.lay_out_rest()
        end = self.row_tops[row + 1] if row + 1 < len(self.row_tops) else len(self.screen_lines)
        return end - self.row_tops[row]

    def row_at(self, line: int) -> int:
        """Return the row that a line belongs to."""
        if line >= len(self.screen_lines):
            self.lay_out_rest()
        return max(0, bisect_right(self.row_tops, line) - 1)

    def signs_of(self, _line: ScreenLine) -> str:
        """Return what stands in the gutter of a line, at most ``GUTTER`` cells."""
        return ""

    def line_style(self, _line: ScreenLine) -> Style:
        """Return the style under a whole line."""
        return self.rich_style

    def top_of(self, row: int) -> int:
        """Return the line that a row begins with."""
        if row >= len(self.row_tops):
            self.lay_out_rest()
        return self.row_tops[row]

    def lay_out_rest(self) -> None:
        """Lay out the rows that are not laid out yet: somebody wants to go there."""
        if self._is_unfinished:
            self._lay_out_rows(len(self.rows))

    @property
    def _is_unfinished(self) -> bool:
        return len(self.row_tops) < len(self.rows) and self._width > GUTTER

    def _wrap_again(self, width: int) -> None:
        top_row = self.row_at(self.scroll_offset.y) if self.row_tops else 0
        self._lay_out(width)
        if self.rows and self._width > GUTTER:
            self.scroll_to(y=self.top_of(top_row), animate=False, force=True)
        self.refresh()

    def _lay_out(self, width: int) -> None:
        self._width = width
        self.screen_lines = []
        self.row_tops = []
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if width <= GUTTER:
            self.virtual_size = Size(width, 0)
            return
        self._lay_out_rows(_FIRST)

    def _lay_out_rows(self, end: int) -> None:
        """Lay out the rows before ``end``; how high the others will be is guessed from those that are known."""
        for index in range(len(self.row_tops), min(end, len(self.rows))):
            self._lay_out_row(index)
        lines = len(self.screen_lines)
        if self._is_unfinished:
            if self._rest is None and self.is_running:
                self._rest = self.set_interval(_SLICE_PAUSE, lambda: self._lay_out_rows(len(self.row_tops) + _SLICE))
            guess = lines * len(self.rows) // len(self.row_tops)
            if not lines < self.virtual_size.height < 2 * guess:
                self.virtual_size = Size(self._width, guess)
            return
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        self.virtual_size = Size(self._width, lines)

    def _lay_out_row(self, index: int) -> None:
        row = self.rows[index]
        if self.airy and index and _starts_entry(row, self.rows[index - 1]):
            self.screen_lines.append(ScreenLine(index - 1, False, 0, "", Para(())))
        self.row_tops.append(len(self.screen_lines))
        for part in row.paras:
            first = len(self.screen_lines) == self.row_tops[-1]
            self.screen_lines += _wrap(part, index, self._width - GUTTER, starts_row=first)

    def _line_strip(self, at: int, width: int) -> Strip:
        line = self.screen_lines[at]
        base = self.line_style(line)
        gutter = f"{self.signs_of(line):<{GUTTER}}{line.margin:<{line.indent}}"
        segments = [Segment(gutter, base + Style(bold=True))]
        text = self._with_selection(line.content, at, len(gutter))
        segments += [Segment(words, base + self._tone_style(tone)) for words, tone in _tone_runs(text)]
        return Strip(segments).extend_cell_length(width, base)

    def _with_selection(self, content: Content, at: int, offset: int) -> Content:
        selection = self.text_selection
        span = selection.get_span(at) if selection is not None else None
        if span is None:
            return content
        start, end = span
        stop = len(content) if end == -1 else max(0, end - offset)
        return content.stylize("selection", max(0, start - offset), stop)

    def _tone_style(self, tone: str) -> Style:
        if tone not in self._tone_styles:
            if tone == "selection":
                style = self.screen.get_component_rich_style("screen--selection")
            else:
                style = self.get_component_rich_style(f"tone--{tone}", partial=True) if tone else Style.null()
            self._tone_styles[tone] = style
        return self._tone_styles[tone]


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


def _tone_runs(content: Content) -> list[tuple[str, str]]:
    """Cut a line where its tone changes; where tones overlap, the later one holds."""
    text = content.plain
    borders = sorted(
        {0, len(text), *(min(edge, len(text)) for span in content.spans for edge in (span.start, span.end))}
    )
    runs: list[tuple[str, str]] = []
    for start, end in pairwise(borders):
        tone = ""
        for span in content.spans:
            if span.start <= start and end <= span.end:
                tone = str(span.style)
        runs.append((text[start:end], tone))
    return runs
