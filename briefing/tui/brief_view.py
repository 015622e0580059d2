"""The brief as it is read: where the reader is in it, what is filtered, what arrives meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events

from briefing.model import Brief
from briefing.tui.brief_panes import TABS, BriefPanes
from briefing.tui.brief_rows import READING_PANES
from briefing.tui.desk import Desk, Placed
from briefing.tui.filters import fits_filter
from briefing.tui.kept_screen import drawn_rows
from briefing.tui.line_pane import LinePane
from briefing.tui.opening import Opening, opening_of
from briefing.tui.seams import PaneName, Place
from briefing.tui.search_terms import Term, parse_terms, typed_words
from briefing.tui.top import arrival_words
from briefing.tui.views import Views

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

_FOLLOW_SECONDS = 0.08
_SAVE_SECONDS = 0.5
_SMALLEST = (40, 10)
_MOST_LAYOUTS = 20  # after so many, what there is is drawn
_TALL = 38


class BriefView(BriefPanes):
    """Rail, panes and evidence; nothing in them moves but by the reader's hand."""

    def on_mount(self) -> None:
        """Open where the reader was."""
        place = self._opens_at
        self.views.table = cast("BriefingApp", self.app).key_table
        self.views.filter, self.views.searches = parse_terms(place.filter), place.searches
        self.sizes = {layout: dict(sizes) for layout, sizes in place.sizes.items()}
        if self.opening is not None:
            self._show_opening(self.opening)
        else:
            numbers = {issue.name: issue.number for issue in self.desk.brief.issues}
            self.issue = self.views.search_view(place.search) or numbers.get(place.issue, 0)
            self._stood_at[self.issue, place.pane] = place.line_id
            self.line_pane("rail").show(self.views.rail_rows(self.count_unseen), str(self.issue))
            self._fill_panes()
        self.apply_sizes()
        self.focus_pane(place.pane)
        self.show_progress()
        self.call_after_refresh(self._begin_to_draw, _MOST_LAYOUTS)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Style the screen alone where it opens: Textual has just styled all that is on it."""
        if not cast("BriefingApp", self.app).is_drawing:
            event.refresh_styles = False
            self.app.stylesheet.apply(self)

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

    # --- a large brief, while it is loaded --------------------------------------------------------------------------

    def _show_opening(self, opening: Opening) -> None:
        self.issue = opening.view
        for name, kept in opening.panes.items():
            pane = self.line_pane(name)
            pane.more = kept.more
            pane.show(kept.row_tuple(), kept.at)
        self._draw_titles()

    def prepared_views(self, desk: Desk) -> Views:
        """Return the views of a brief, with the rows of the one on show made; any thread may do so."""
        views = replace(self.views, desk=desk, _rows={})
        views.rows_of(self.issue)
        return views

    def take_whole(self, desk: Desk, views: Views) -> None:
        """Put the brief behind the rows that stand there; what is seen stays as it is."""
        self.opening = None
        self.views = views
        self._take_desk(desk)
        for name in READING_PANES:
            self.line_pane(name).more = 0
        self._renew_all()

    def _take_desk(self, desk: Desk) -> None:
        self.desk = desk
        cast("BriefingApp", self.app).desk = desk
        self.side.desk = desk

    def _renew_all(self) -> None:
        self.line_pane("rail").more = 0
        self.line_pane("rail").renew(self.views.rail_rows(self.count_unseen))
        self.line_pane("rail").go_to(str(self.issue))
        self._renew_panes()
        self._draw_titles()
        self.show_progress()
        self._save_soon()

    # --- filter and searches ------------------------------------------------------------------------------------------

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

    # --- arrivals -----------------------------------------------------------------------------------------------------

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
        self._take_desk(Desk(self.waiting, self.desk.glyphs, self.desk.zone))
        self.waiting, self._arrivals = None, ""
        self.views.renew(self.desk)
        if self.issue not in self.views.order:
            self.issue = 0
        self._renew_all()
        return True

    # --- where the reader is ------------------------------------------------------------------------------------------

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
        if self.opening is None:
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
        """Keep what stands on the terminal for the next start; an opening that still stands is kept already."""
        if self.opening is not None:
            return
        glyphs, as_of = self.desk.glyphs, self.desk.time_of(self.desk.brief.as_of)
        rows = drawn_rows(self, f"briefing, last screen {glyphs.dot} as of {as_of} {glyphs.dot} opening {glyphs.going}")
        if rows is not None:
            size = (self.size.width, self.size.height)
            self.seams.keep_screen(size, rows)
            if (opening := opening_of(self)) is not None:
                self.seams.keep_opening(size, opening)

    def _keep_focus(self) -> None:
        focused = self.focused
        if focused is None or not focused.is_on_screen or not focused.display:
            self.give_focus(self.line_pane(self.pane))

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
        if self.opening is not None:
            self._save_soon()
            return
        self.save_place()
        self.keep_screen()
        self.prepare()

    def prepare(self) -> None:
        """In a pause of the reader's, make the rows of an issue beside this one: it is where somebody goes next."""
        beside = (view for view in (self.issue + 1, self.issue - 1) if view in self.desk.issues)
        missing = [view for view in beside if not self.views.has_rows_of(view)]
        if missing:
            self.rows_of(missing[0])
