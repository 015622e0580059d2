"""The brief as it stands on the screen: which panes there are, what is in them, where the reader is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events
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
from briefing.tui.desk import Desk, Marks, Placed
from briefing.tui.evidence import EvidenceView
from briefing.tui.filters import fits_filter
from briefing.tui.hints import HintBar
from briefing.tui.kept_screen import drawn_rows
from briefing.tui.line_pane import LinePane
from briefing.tui.progress import Progress
from briefing.tui.rows import Row, showable
from briefing.tui.seams import PaneName, Place, Seams
from briefing.tui.search_terms import Term, parse_terms, typed_words
from briefing.tui.sizes import LAYOUTS, SIZE_NAMES, Layout, size_of
from briefing.tui.top import arrival_words, tab_words, top_words
from briefing.tui.views import Views

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

_FOLLOW_SECONDS = 0.08
_SAVE_SECONDS = 0.5
_SMALLEST = (40, 10)
_MOST_LAYOUTS = 20  # after so many, what there is is drawn
_TALL = 38
TABS: tuple[PaneName, ...] = ("actors", "quotes", "questions", "also")
_STANDS = ("rail", "bottom", "side")  # the styles ask which of them the reader is on


class BriefView(Screen[None]):
    """Rail, panes and evidence; nothing in them moves but by the reader's hand."""

    def __init__(self, desk: Desk, marks: Marks, progress: Progress, seams: Seams) -> None:
        super().__init__()
        self._compositor = NarrowCompositor()
        self.desk = desk
        self.marks = marks
        self.progress = progress
        self.seams = seams
        self._opens_at = seams.load_place() or Place()
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

    def on_mount(self) -> None:
        """Open where the reader was."""
        place = self._opens_at
        self.views.table = cast("BriefingApp", self.app).key_table
        self.views.filter, self.views.searches = parse_terms(place.filter), place.searches
        self.sizes = {layout: dict(sizes) for layout, sizes in place.sizes.items()}
        numbers = {issue.name: issue.number for issue in self.desk.brief.issues}
        self.issue = self.views.search_view(place.search) or numbers.get(place.issue, 0)
        self._stood_at[self.issue, place.pane] = place.line_id
        self.line_pane("rail").show(self.views.rail_rows(self.count_unseen), str(self.issue))
        self._fill_panes()
        self.apply_sizes()
        self.focus_pane(place.pane)
        self.show_progress()
        self.call_after_refresh(self._begin_to_draw, _MOST_LAYOUTS)

    def _compositor_refresh(self) -> None:
        # Until the first whole picture stands, what Textual would render is shown to nobody.
        if cast("BriefingApp", self.app).is_drawing:
            super()._compositor_refresh()

    def _begin_to_draw(self, tries: int) -> None:
        app = cast("BriefingApp", self.app)
        if tries and not all(pane.is_laid_out for pane in self._panes.values()):
            self.call_after_refresh(self._begin_to_draw, tries - 1)
            return
        app.begin_to_draw()
        if self.seams.refresh_on_start:
            app.refresh_brief()

    # --- what is on show ---------------------------------------------------------------------------------------------

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

    def show_progress(self) -> None:
        """Bring the top line and the banner up to date."""
        if not self.is_mounted:
            return
        unseen = self.count_unseen(placed.line for placed in self.desk.places.values())
        top = top_words(self.desk, self.progress, unseen, self.size.width or self.app.size.width)
        self._say_in("#top", Content(top))
        self._say_in("#banner", Content(self._arrivals))
        self.set_class(bool(self._arrivals), "-arrivals")
        self._say_in("#filter", Content(showable(self.views.filter_words())))
        self.set_class(bool(self.views.filter), "-filtered")

    # --- filter and sizes --------------------------------------------------------------------------------------------

    def set_filter(self, terms: tuple[Term, ...]) -> None:
        """Show only what fits, with a way back; the cursor stays on its line where that is among it."""
        self.marks.history.did("filter", partial(self._put_filter, self.views.filter))
        self._put_filter(terms)

    def _put_filter(self, terms: tuple[Term, ...]) -> None:
        self.views.filter = terms
        self.views.renew()
        self._renew_panes()
        self._draw_titles()
        self.show_progress()
        self.save_place()

    def keep_searches(self, searches: tuple[str, ...]) -> None:
        """Show other searches in the rail, and keep them for the next time."""
        shown = self.views.search_of(self.issue)
        self.views.searches = searches
        self.views.renew()
        if self.issue < 0:
            self.issue = self.views.search_view(shown)
            self._fill_panes()
        self.line_pane("rail").renew(self.views.rail_rows(self.count_unseen))
        self.line_pane("rail").go_to(str(self.issue))
        self.save_place()

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

    # --- arrivals ----------------------------------------------------------------------------------------------------

    def offer(self, brief: Brief) -> None:
        """Take a fresh brief: at once where there is nothing to read yet, else behind the banner."""
        if brief is self.desk.brief or brief is self.waiting:
            return  # nothing has come: nothing is drawn anew
        self.waiting = brief
        self._arrivals = arrival_words(self.desk.brief, brief, self.views.key("arrivals"))
        if not self.desk.has_lines or not self._arrivals:
            self.take_arrivals()
        self.show_progress()

    def take_arrivals(self) -> bool:
        """Show the brief that waits, with cursor, scroll and pane where they are; return whether one waited."""
        if self.waiting is None:
            return False
        self.desk = Desk(self.waiting, self.desk.glyphs, self.desk.zone)
        cast("BriefingApp", self.app).desk = self.desk
        self.side.desk = self.desk
        self.waiting, self._arrivals = None, ""
        self.views.renew(self.desk)
        if self.issue not in self.views.order:
            self.issue = 0
        self.line_pane("rail").renew(self.views.rail_rows(self.count_unseen))
        self.line_pane("rail").go_to(str(self.issue))
        self._renew_panes()
        self._draw_titles()
        self.show_progress()
        self._save_soon()
        return True

    # --- where the reader is -----------------------------------------------------------------------------------------

    def go_to_line(self, placed: Placed) -> None:
        """Show a line in its pane, in its issue; in the overview where it stands there too."""
        if self.views.filter and not fits_filter(placed, self.views.filter, self.desk, self.marks):
            self.set_filter(())
            self.app.notify("the filter is off: it hid this line", markup=False, timeout=4)
        here = any(row.key == placed.line.id for row in self.rows_of(self.issue)[placed.pane])
        if not here:
            self.show_issue(placed.issue)
        self.focus_pane(placed.pane)
        self.line_pane(placed.pane).go_to(placed.line.id)

    def show_issue(self, number: int) -> None:
        """Show another issue in the same pane; what has arrived meanwhile is shown with it."""
        if number == self.issue or number not in self.views.order:
            return
        self._remember()
        self.take_arrivals()
        self.issue = number
        self.views.renew_view(number)
        self.line_pane("rail").go_to(str(number))
        self._fill_panes()
        self._follow_soon()
        self._save_soon()

    def focus_pane(self, name: PaneName) -> None:
        """Give a pane the focus, and bring it to the front where it stands behind a tab."""
        self.pane = name
        if name in TABS:
            self.tab = name
        self._stand_on(name)
        self.give_focus(self.line_pane(name))
        self._draw_titles()
        self._follow_soon()
        self._save_soon()

    def give_focus(self, widget: Widget) -> None:
        """Give a widget the focus at once: the next key, which may have been typed already, is meant for it."""
        self.set_focus(widget, scroll_visible=False)

    def draw_marks(self) -> None:
        """Draw anew what depends on marks: signs, counts."""
        self.line_pane("rail").renew(self.views.rail_rows(self.count_unseen))
        self._renew_panes()
        self.show_progress()
        self._save_soon()

    def on_line_pane_moved(self, message: LinePane.Moved) -> None:
        """Follow the cursor: the rail changes the issue, a line changes the evidence beside it."""
        message.stop()
        if message.row is not message.pane.current:
            return  # the cursor has moved on since, and says so itself
        if message.pane.id == "rail" and message.row is not None:
            self.show_issue(int(message.row.key))
        elif message.pane.id == self.pane:
            if self.pane == "actors":
                # Above a position that is read, its actor may be out of sight.
                self._draw_titles()
            self._follow_soon()
            self._save_soon()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep up with a pane that was clicked."""
        if event.widget is not self.focused:
            # The focus has moved on since this was sent; following it back would send the next one, without end.
            return
        name = event.widget.id
        if isinstance(event.widget, LinePane) and name != self.pane:
            self.focus_pane(cast("PaneName", name))
        elif not isinstance(event.widget, LinePane):
            self._stand_on("side")

    def on_resize(self, event: events.Resize) -> None:
        """Fit the top line, and say so where nothing fits."""
        self.set_class(event.size.width < _SMALLEST[0] or event.size.height < _SMALLEST[1], "-tiny")
        for name in READING_PANES:
            self.line_pane(name).set_airy(event.size.height >= _TALL)
        self.show_progress()
        self.apply_sizes()
        self.call_after_refresh(self._keep_focus)
        self.call_after_refresh(self._follow_soon)

    def on_unmount(self) -> None:
        """Keep the place."""
        self.save_place()

    def save_place(self) -> None:
        """Keep where the reader is for the next time."""
        row = self.current_row
        issue = self.desk.issues.get(self.issue)
        self.seams.save_place(
            Place(
                issue.name if issue else "",
                self.pane,
                row.key if row else "",
                search=self.views.search_of(self.issue),
                filter=typed_words(self.views.filter),
                searches=self.views.searches,
                sizes=self.sizes,
            )
        )

    def keep_screen(self) -> None:
        """Keep what stands on the terminal for the next start."""
        glyphs, as_of = self.desk.glyphs, self.desk.time_of(self.desk.brief.as_of)
        rows = drawn_rows(self, f"briefing, last screen {glyphs.dot} as of {as_of} {glyphs.dot} opening {glyphs.going}")
        if rows is not None:
            self.seams.keep_screen((self.size.width, self.size.height), rows)

    def _fit(self, size: Size) -> None:
        """Take on the layout for this size before the first paint; Textual does so only after it, and styles twice."""
        sides = ((size.width, self.app.HORIZONTAL_BREAKPOINTS), (size.height, self.app.VERTICAL_BREAKPOINTS))
        fitting = [[name for least, name in breakpoints or [] if length >= least][-1] for length, breakpoints in sides]
        standing = [f"-on-{name}" for name in _STANDS if name == self.pane]
        self.add_class(*fitting, *standing, update=False)

    def _make_pane(self, name: PaneName) -> LinePane:
        pane = LinePane(id=name, glyphs=self.desk.glyphs, signs=self._signs)
        pane.set_class(name == self.tab, "-active", update=False)
        pane.set_title(PANE_TITLES[name])
        return pane

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
        welcome = self.issue == 0 and self.views.is_welcome
        if welcome != self.has_class("-welcome"):
            self.set_class(welcome, "-welcome")
            self.apply_sizes()
        counts = {name: self.line_pane(name).entries for name in READING_PANES}
        position = self.line_pane("actors").current
        about = self.desk.actor_names.get(position.key, "") if position else ""
        for name, title in PANE_TITLES.items():
            count = f" {counts[name]}" if name in TABS else ""
            count += f": {showable(about)}" if about and name == "actors" else ""
            front = f"{self.desk.glyphs.cursor} " if name == self.pane else ""
            below = showable(self.views.name_of(self.issue)) if name == "bottom" else ""
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

    def _keep_focus(self) -> None:
        focused = self.focused
        if focused is None or not focused.is_on_screen or not focused.display:
            self.give_focus(self.line_pane(self.pane))

    def _signs(self, row: Row) -> str:
        if row.line is None:
            return ""
        glyphs, line_id = self.desk.glyphs, row.line.id
        seen = self.marks.has(line_id, "seen")
        change = {"new": "+", "changed": "~", "same": " "}[row.line.change]
        marked = (("left out", glyphs.left_out), ("kept", glyphs.kept), ("note", glyphs.note))
        mark = next((sign for kind, sign in marked if self.marks.has(line_id, kind)), " ")  # type: ignore[arg-type]
        return (glyphs.seen if seen else change) + mark

    def _remember(self) -> None:
        for name in READING_PANES:
            row = self.line_pane(name).current
            self._stood_at[self.issue, name] = row.key if row else ""

    def _follow_soon(self) -> None:
        if not self.has_class("-xl") or not self.is_mounted:
            return
        if self._follow is not None:
            self._follow.stop()
        self._follow = self.set_timer(_FOLLOW_SECONDS, self._show_beside)

    def _show_beside(self) -> None:
        row = self.current_row
        self.side.follow(row.line if row else None)

    def _save_soon(self) -> None:
        if self._save is not None:
            self._save.stop()
        self._save = self.set_timer(_SAVE_SECONDS, self._save_now)

    def _save_now(self) -> None:
        self.save_place()
        self.keep_screen()
        self.prepare()

    def prepare(self) -> None:
        """In a pause of the reader's, make the rows of an issue beside this one: it is where somebody goes next."""
        beside = (view for view in (self.issue + 1, self.issue - 1) if view in self.desk.issues)
        missing = [view for view in beside if not self.views.has_rows_of(view)]
        if missing:
            self.rows_of(missing[0])
