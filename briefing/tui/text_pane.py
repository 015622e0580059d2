"""A pane of rows, drawn line by line and wrapped ahead with a hanging indent."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from briefing.tui.glyphs import UNICODE, Glyphs
from briefing.tui.keys import KEYS
from briefing.tui.row_layout import GUTTER, RowLayout, ScreenLine
from briefing.tui.rows import TONES, Row

_USUAL_WIDTH = 56
# How many rows are laid out at once, which is about a screen; the others follow a thousandth of a second at a time, so
# that a key that comes meanwhile does not wait.
_FIRST = 30
_SLICE = 60
_SLICE_PAUSE = 0.02
# How many layouts are kept, so that going to and fro between issues wraps nothing anew.
KEPT = 4
_STEPS_A_CELL = 8


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
        self.more = 0  # rows that follow and are not known yet
        self.airy = False
        self._layout = RowLayout()
        self._kept: list[RowLayout] = []
        self._rest: Timer | None = None
        self._base: Style | None = None
        self._look = object()  # stands for the theme; another one is another look
        self._tone_styles: dict[str, Style] = {}

    @property
    def screen_lines(self) -> Sequence[ScreenLine]:
        """Return the lines from the first on, as far as they are laid out; the rest follows when there is time."""
        return self._layout.lines

    @property
    def row_tops(self) -> Sequence[int]:
        """Return the lines that rows begin with, as far as they are laid out."""
        return self._layout.tops

    @property
    def text_width(self) -> int:
        """Return the cells of a line; the scrollbar's column stays free, so that no text moves when it comes."""
        return self.container_size.width - self.styles.scrollbar_size_vertical

    @property
    def is_laid_out(self) -> bool:
        """Return whether what is on show has the width that the pane has."""
        return not self.display or self._layout.width == self.text_width

    @property
    def is_too_narrow(self) -> bool:
        """Return whether there is no room for any words."""
        return not self._layout.has_room

    @property
    def base_style(self) -> Style:
        """Return the style of the pane; it is looked up once for all lines that are drawn together."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, from the top."""
        self.rows = tuple(rows)
        self._lay_out(self._layout.width or self.text_width)
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def row_text(self) -> list[str]:
        """Return what the pane's lines say after wrapping, signs included, blanks at their ends left out.

        A pane that was never shown is wrapped as on a terminal of usual width.
        """
        if not self.screen_lines:
            self._lay_out(_USUAL_WIDTH)
        self.lay_out_rest()
        return [self._line_strip(line, self._layout.width).text.rstrip() for line in range(len(self.screen_lines))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows need at this width."""
        self._lay_out(width - self.styles.scrollbar_size_vertical)
        self.lay_out_rest()
        return len(self.screen_lines)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap again when the width has changed."""
        if self.text_width != self._layout.width:
            self._wrap_again(self.text_width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines in a region of the pane."""
        self._base = None  # what lies behind the pane may have another colour by now
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line of the pane; ``y`` counts from the top of what is visible."""
        width = self.size.width
        at = y + self.scroll_offset.y
        if at >= len(self.screen_lines) and not self._layout.is_whole:
            self._layout.lay_out_to_line(at)
            self._settle_height()
        if at >= len(self.screen_lines):
            return Strip.blank(width, self.base_style)
        return self._drawn_line(at, width)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll; the scrollbar is drawn anew only where its thumb moves by the smallest step that can be seen."""
        bar = self.vertical_scrollbar
        size = (bar.size.height, bar.window_size, int(bar.window_virtual_size))
        if self.show_vertical_scrollbar and find_thumb(*size, bar.position) != find_thumb(*size, new_value):
            super().watch_scroll_y(old_value, new_value)
            return
        bar.set_reactive(ScrollBar.position, bar.validate_position(new_value))
        self.refresh(self.size.region)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the words that the mouse has selected."""
        return selection.extract("\n".join(self.row_text())), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection anew."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles of the old theme."""
        self._base = None
        self._look = object()
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
            self._wrap_again(self._layout.width)

    def height_of(self, row: int) -> int:
        """Return how many lines a row takes."""
        height = self._layout.height_of(row)
        self._settle_height()
        return height

    def row_at(self, line: int) -> int:
        """Return the row that a line belongs to."""
        row = self._layout.row_at(line)
        self._settle_height()
        return row

    def signs_of(self, _line: ScreenLine) -> str:
        """Return what stands in the gutter of a line, at most ``GUTTER`` cells."""
        return ""

    def line_style(self, _line: ScreenLine) -> Style:
        """Return the style under a whole line."""
        return self.base_style

    def top_of(self, row: int) -> int:
        """Return the line that a row begins with."""
        self._lay_out_rows(row + 1)
        return self.row_tops[row]

    def lay_out_rest(self) -> None:
        """Lay out the rows that are not laid out yet: somebody wants to go there."""
        self._lay_out_rows(len(self.rows))

    def _wrap_again(self, width: int) -> None:
        top_row = self.row_at(self.scroll_offset.y) if self.row_tops else 0
        self._lay_out(width)
        if self.rows and self._layout.has_room:
            self.scroll_to(y=self.top_of(top_row), animate=False, force=True)
        self.refresh()

    def _lay_out(self, width: int) -> None:
        kept = [layout for layout in self._kept if layout.holds(self.rows, width, airy=self.airy, more=self.more)]
        self._layout = kept[0] if kept else RowLayout(self.rows, width, self.airy, self.more)
        self._kept = [self._layout, *(layout for layout in self._kept if layout is not self._layout)][:KEPT]
        self._layout.lay_out(_FIRST)
        self._settle_height()

    def _lay_out_rows(self, end: int) -> None:
        if len(self.row_tops) < min(end, len(self.rows)):
            self._layout.lay_out(end)
            self._settle_height()

    def _settle_height(self) -> None:
        """Tell the scrollbar how high the rows are, as far as that is known, and have the rest laid out."""
        layout = self._layout
        if layout.is_whole:
            if self._rest is not None:
                self._rest.stop()
                self._rest = None
            self._set_height(layout.height)
            return
        if self._rest is None and self.is_running:
            self._rest = self.set_interval(_SLICE_PAUSE, self._lay_out_slice)
        least = len(layout.lines) + len(self.rows) - len(layout.tops)
        if not least <= self.virtual_size.height < 2 * layout.height or self.virtual_size.width != layout.width:
            self._set_height(layout.height)

    def _lay_out_slice(self) -> None:
        if getattr(self.app, "is_drawing", True):  # else somebody waits for the first picture
            self._lay_out_rows(len(self.row_tops) + _SLICE)

    def _set_height(self, lines: int) -> None:
        """Take on the height of the rows; the screen is laid out anew only where the pane gets another height by it."""
        size = Size(self._layout.width, lines)
        if size == self.virtual_size:
            return
        shown = self.container_size.height
        keeps_height = lines > shown if self.show_vertical_scrollbar else lines == shown
        self.set_reactive(TextPane.virtual_size, size)
        # What Textual does when it lays a pane out: scrollbar, its size, and no scrolling beyond the end.
        self._scroll_update(size)
        if not keeps_height and self.styles.height is not None and self.styles.height.is_auto:
            self.refresh(layout=True)

    def _drawn_line(self, at: int, width: int) -> Strip:
        """Return a line as it is drawn; one that looks as it did before is not drawn anew."""
        line = self.screen_lines[at]
        selection = self.text_selection
        selected = selection.get_span(at) if selection is not None else None
        look = (width, self.signs_of(line), self.line_style(line), self.base_style, self._look, selected)
        if line.drawn is None or line.drawn_as != look:
            line.drawn = self._line_strip(at, width).crop_extend(0, width, self.base_style).apply_offsets(0, at)
            line.drawn_as = look
        return line.drawn

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


def find_thumb(length: int, shown: int, lines: int, position: float) -> int:
    """Return where the thumb of a scrollbar begins, in eighths of a cell, as Textual draws it.

    The scrollbar is ``length`` cells long and tells that ``shown`` of so many ``lines`` are in view from ``position``.
    """
    if not length or not shown or lines <= shown:
        return 0
    thumb = max(1, shown * length / lines)
    return int((length - thumb) * position / (lines - shown) * _STEPS_A_CELL)


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
