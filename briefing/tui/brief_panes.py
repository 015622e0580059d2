"""The brief as it stands on the screen: which panes there are, what is in them, how large they are."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from briefing.model import Brief, Line
from briefing.tui.brief_rows import PANE_TITLES, READING_PANES, PaneRows, with_marks
from briefing.tui.compositor import NarrowCompositor
from briefing.tui.desk import Desk, Marks
from briefing.tui.evidence import EvidenceView
from briefing.tui.hints import HintBar
from briefing.tui.line_pane import LinePane
from briefing.tui.opening import Opening
from briefing.tui.progress import Progress
from briefing.tui.rows import Row, showable
from briefing.tui.seams import PaneName, Place, Seams
from briefing.tui.sizes import LAYOUTS, SIZE_NAMES, Layout, size_of
from briefing.tui.top import tab_words, top_parts, top_words
from briefing.tui.views import Views

TABS: tuple[PaneName, ...] = ("actors", "quotes", "questions", "also")
_STANDS = ("rail", "bottom", "side")  # the styles ask which of them the reader is on


class BriefPanes(Screen[None]):
    """Rail, panes and evidence, filled with one view of a brief."""

    def __init__(self, desk: Desk, marks: Marks, progress: Progress, seams: Seams) -> None:
        super().__init__()
        self._compositor = NarrowCompositor()
        self.desk = desk
        self.marks = marks
        self.progress = progress
        self.seams = seams
        self._opens_at = seams.load_place() or Place()
        self.opening: Opening | None = seams.opening  # until the brief is loaded
        self._kept_signs = self.opening.signs() if self.opening else {}
        self.issue = 0
        self.pane: PaneName = self._opens_at.pane
        self.tab: PaneName = self.pane if self.pane in TABS else TABS[0]
        self.waiting: Brief | None = None
        self._arrivals = ""
        self._panes = {name: self._make_pane(name) for name in PANE_TITLES}
        self.views = Views(desk, marks, seams, ())
        self.sizes: dict[str, dict[str, int]] = {}
        self._stood_at: dict[tuple[int, PaneName], str] = {}
        self._follow: Timer | None = None
        self._save: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out top line, rail, panes, evidence, hints and banner."""
        self._fit(self.app.size)
        yield Static(id="top", markup=False)
        yield Static(id="filter", markup=False)
        with Horizontal(id="body"):
            yield self._panes["rail"]
            with Vertical(id="main"):
                yield self._panes["bottom"]
                yield Static(id="tabs", markup=False)
                with Container(id="panes"):
                    yield from (self._panes[name] for name in TABS)
            yield EvidenceView(self.desk, self.seams, id="side")
        yield HintBar("brief")
        yield Static(id="banner", markup=False)
        yield Static("Terminal too small.\n`briefing show` prints the brief at any size.", id="tiny", markup=False)

    def _fit(self, size: Size) -> None:
        """Take on the layout for this size before the first paint; Textual does so only after it, and styles twice."""
        sides = ((size.width, self.app.HORIZONTAL_BREAKPOINTS), (size.height, self.app.VERTICAL_BREAKPOINTS))
        fitting = [[name for least, name in breakpoints or [] if length >= least][-1] for length, breakpoints in sides]
        standing = [f"-on-{name}" for name in _STANDS if name == self.pane]
        self.add_class(*fitting, *standing, update=False)

    def _make_pane(self, name: PaneName) -> LinePane:
        pane = LinePane(id=name, glyphs=self.desk.glyphs, signs=self.signs_of)
        pane.set_class(name == self.tab, "-active", update=False)
        pane.set_title(PANE_TITLES[name])
        return pane

    @property
    def side(self) -> EvidenceView:
        """Return the evidence beside the panes; it is displayed on wide terminals only."""
        return self.query_one("#side", EvidenceView)

    def shown_rows(self, pane: PaneName) -> tuple[Row, ...]:
        """Return what stands in a pane now: the rows of its issue, with what the reader wrote on them."""
        return with_marks(self.rows_of(self.issue)[pane], self.marks)

    @property
    def current_row(self) -> Row | None:
        """Return the row that is read; None in the rail and on an empty pane."""
        return None if self.pane == "rail" else self.line_pane(self.pane).current

    def line_pane(self, name: PaneName) -> LinePane:
        """Return a pane by name."""
        return self._panes[name]

    def rows_of(self, view: int) -> PaneRows:
        """Return the rows of every pane of a view."""
        return self.views.rows_of(view)

    def is_unseen(self, line: Line) -> bool:
        """Return whether a line is new or changed and not yet marked as seen."""
        return line.change != "same" and not self.marks.has(line.id, "seen")

    def count_unseen(self, lines: Iterable[Line]) -> int:
        """Return how many lines are new or changed and not seen."""
        return sum(self.is_unseen(line) for line in lines)

    @property
    def unseen(self) -> int:
        """Return how many lines of the brief are new or changed and not seen."""
        return self.count_unseen(self.desk.changed)

    def show_progress(self) -> None:
        """Bring the top line and the banner up to date."""
        if not self.is_mounted:
            return
        status = self.progress.words(self.desk.brief, self.desk.zone)
        self._say_in("#top", Content(top_words(self.top_parts(), status, self.size.width or self.app.size.width)))
        self._say_in("#banner", Content(self._arrivals))
        self.set_class(bool(self._arrivals), "-arrivals")
        filter_words = self.opening.filter_words if self.opening else self.views.filter_words()
        self._say_in("#filter", Content(showable(filter_words)))
        self.set_class(bool(self.views.filter), "-filtered")

    def top_parts(self) -> tuple[str, ...]:
        """Return what the top line tells of the brief."""
        return self.opening.top if self.opening else top_parts(self.desk, self.unseen)

    @property
    def name_below(self) -> str:
        """Return what is on show is called."""
        return self.opening.name if self.opening else self.views.name_of(self.issue)

    @property
    def name_of_actor(self) -> str:
        """Return whose position is read, empty where none is."""
        if self.opening:
            return self.opening.about
        position = self.line_pane("actors").current
        return self.desk.actor_names.get(position.key, "") if position else ""

    @property
    def pane_names(self) -> tuple[PaneName, ...]:
        """Return the names of all panes."""
        return tuple(self._panes)

    @property
    def layout_name(self) -> Layout:
        """Return which of the four layouts is on show."""
        return next((name for name in LAYOUTS if self.has_class(f"-{name}")), "s")

    def apply_sizes(self) -> None:
        """Give the panes the sizes that hold in this layout; a pane alone has the whole window."""
        whole = self.has_class("-zoom") or self.has_class("-welcome")
        sizes = {name: None if whole else size_of(self.sizes, self.layout_name, name) for name in SIZE_NAMES}
        for selector, size in (("#rail", sizes["rail"]), ("#side", sizes["side"])):
            self.query_one(selector).styles.width = size
        self.query_one("#bottom").styles.max_height = sizes["bottom"]
        left = sizes["left"] or 10
        self.query_one("#panes").styles.grid_columns = f"{left}fr {20 - left}fr"

    def give_focus(self, widget: Widget) -> None:
        """Give a widget the focus at once: the next key, which may have been typed already, is meant for it."""
        self.set_focus(widget, scroll_visible=False)

    def _fill_panes(self) -> None:
        for name in READING_PANES:
            self.line_pane(name).show(self.shown_rows(name), self._stood_at.get((self.issue, name), ""))
        self._draw_titles()

    def _renew_panes(self) -> None:
        for name in READING_PANES:
            pane, rows = self.line_pane(name), self.shown_rows(name)
            if rows == pane.rows:
                pane.refresh()
            else:
                pane.renew(rows)

    def _draw_titles(self) -> None:
        welcome = self.issue == 0 and self.views.is_welcome and self.opening is None
        if welcome != self.has_class("-welcome"):
            self.set_class(welcome, "-welcome")
            self.apply_sizes()
        counted = self.opening.panes if self.opening else self._panes
        counts = {name: counted[name].entries for name in READING_PANES}
        about = self.name_of_actor
        for name, title in PANE_TITLES.items():
            count = f" {counts[name]}" if name in TABS else ""
            count += f": {showable(about)}" if about and name == "actors" else ""
            front = f"{self.desk.glyphs.cursor} " if name == self.pane else ""
            below = showable(self.name_below) if name == "bottom" else ""
            self.line_pane(name).set_title(f"{front}{title}{count}", below)
        self._say_in("#tabs", tab_words(counts, self.tab, self.pane, self.desk.glyphs, about))

    def _say_in(self, selector: str, words: Content) -> None:
        """Put words into one of the lines that are as high whatever they say."""
        line = self.query_one(selector, Static)
        if line.content != words:
            line.update(words, layout=False)

    def _stand_on(self, name: str) -> None:
        # Where one pane is shown alone, the styles ask for these; elsewhere a change would style all widgets in vain.
        is_alone = self.has_class("-zoom") or self.has_class("-s")
        self.update_classes({f"-on-{other}": name == other for other in _STANDS}, update=is_alone)
        for tab in TABS:
            self.line_pane(tab).set_class(tab == self.tab, "-active")

    def signs_of(self, row: Row) -> str:
        """Return what stands before a row: whether its line is new, and what the reader marked it with."""
        if row.line is None:
            return self._kept_signs.get(row.key, "") if self.opening else ""
        glyphs, line_id = self.desk.glyphs, row.line.id
        seen = self.marks.has(line_id, "seen")
        change = {"new": "+", "changed": "~", "same": " "}[row.line.change]
        marked = (("left out", glyphs.left_out), ("kept", glyphs.kept), ("note", glyphs.note))
        mark = next((sign for kind, sign in marked if self.marks.has(line_id, kind)), " ")  # type: ignore[arg-type]
        return (glyphs.seen if seen else change) + mark
