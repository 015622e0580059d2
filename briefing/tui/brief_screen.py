"""What the keys do in the brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.geometry import Region

from briefing.model import Disagreement, Line, MarkKind, OpenQuestion, Thread
from briefing.tui.ask import AskScreen
from briefing.tui.brief_corrections import BriefCorrections
from briefing.tui.brief_rows import PANE_TITLES, READING_PANES
from briefing.tui.changes import ChangesScreen
from briefing.tui.desk import Placed
from briefing.tui.evidence import EvidenceScreen, EvidenceView, Side
from briefing.tui.filter_screen import FilterScreen
from briefing.tui.jump import JumpScreen, Target
from briefing.tui.keys import KEYS, KeyPlace
from briefing.tui.line_pane import LinePane
from briefing.tui.reading import Stop, find_stops, next_stop
from briefing.tui.seams import PaneName
from briefing.tui.search import SearchScreen
from briefing.tui.search_terms import Term
from briefing.tui.sizes import resized
from briefing.tui.sources import SourcesScreen
from briefing.tui.timeline import TimelineScreen
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

_SIDE = "side"
_NOTE = "Staff note (yours, never mixed with the sources' words). Enter keeps it, Esc leaves it."
_MARK_WORDS: dict[MarkKind, str] = {
    "left out": "left out of the brief",
    "confirmed": "confirmed as answered",
    "rejected": "rejected as an answer",
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something the brief can do, by name."""

    name: str
    run: Callable[[], object]


class BriefScreen(BriefCorrections):
    """The screen at the bottom of the stack."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "brief"
    ]

    def on_mount(self) -> None:
        """Keep a screen for evidence."""
        self._evidence = EvidenceScreen(self.desk, self.seams)
        self.app.install_screen(self._evidence, "evidence")

    def prepare(self) -> None:
        """Make the screen for evidence ready too."""
        super().prepare()
        if not self._evidence.is_running:
            self.call_next(self._evidence.prepare)

    # --- moving ------------------------------------------------------------------------------------------------------

    def action_step_issue(self, by: int) -> None:
        """Go to the next or previous issue."""
        # The searches of the rail are gone to by the rail; they are no issues.
        views = self.views.order if self.issue < 0 else (0, *self.desk.issues)
        at = views.index(self.issue) + by
        if 0 <= at < len(views):
            self.show_issue(views[at])

    def action_issue(self, number: int) -> None:
        """Go to an issue by its number."""
        if number not in (0, *self.desk.issues):
            self.say(f"there is no issue {number}")
        self.show_issue(number)

    def action_step_pane(self, by: int) -> None:
        """Go round the panes."""
        order = self._pane_order()
        self._focus_named(order[(order.index(self._focused_name()) + by) % len(order)])

    def action_side_pane(self, by: int) -> None:
        """Go to the pane at the left or right, not round the edge."""
        order = self._pane_order()
        self._focus_named(order[min(max(order.index(self._focused_name()) + by, 0), len(order) - 1)])

    def action_step_new(self, by: int) -> None:
        """Go to the next or previous line that is new or changed and not seen."""
        if not self._go_to_new(by):
            self.say("no more new lines " + ("below" if by > 0 else "above"))

    def action_read_on(self) -> None:
        """Read on: the rest of a long line, then what is new, or where nothing is, pane by pane and issue by issue."""
        pane = self.line_pane(self.pane)
        if pane.read_further(max(1, pane.size.height - 1)):
            return
        if not self.unseen:
            self._page_on(pane)
        elif not self._go_to_new(1):
            self._read_next_issue("that was all that is new")

    def action_jump(self) -> None:
        """Put a letter on every pane, and go to the one that is typed."""
        names = [name for name in self._pane_order() if name != _SIDE]
        targets = {name: Target(name, PANE_TITLES[cast("PaneName", name)], self._region_of(name)) for name in names}
        if self.side.display:
            targets[_SIDE] = Target(_SIDE, "Evidence", self.side.region)
        self.app.push_screen(JumpScreen(targets, cast("BriefingApp", self.app).key_table), self._jump_to)

    def action_resize(self, by: int) -> None:
        """Make the focused pane larger or smaller; it stays so for this layout."""
        sizes = resized(self.sizes, self.layout_name, cast("PaneName", self._focused_name()), by)
        if sizes is None or self.has_class("-zoom"):
            self.say("this pane cannot be made " + ("larger" if by > 0 else "smaller") + " here")
            return
        self.sizes = sizes
        self.apply_sizes()
        self.save_place()

    def action_zoom(self) -> None:
        """Show the focused pane alone, or all panes again."""
        self.toggle_class("-zoom")
        self.apply_sizes()
        self._stand_on(self._focused_name())

    # --- looking things up -------------------------------------------------------------------------------------------

    def action_evidence(self) -> None:
        """Open the article behind the line; on the rail, go to the issue's first line."""
        row = self.current_row
        if self.pane == "rail":
            self._focus_named(next((name for name in READING_PANES if self.line_pane(name).choices), "bottom"))
        elif row is None or row.line is None:
            self.say("nothing to show here")
        elif self.side.display and not self.has_class("-zoom") and not isinstance(row.line, Disagreement):
            self.side.follow(row.line)
            self.give_focus(self.side.article)
        else:
            self._open_evidence(row.line, "left" if self.pane in ("quotes", "also") else "right")

    def action_search(self) -> None:
        """Search lines and articles."""
        screen = SearchScreen(self.desk, self.marks, self.seams, self.views.searches)
        self.app.push_screen(screen, lambda placed: self._leave_search(screen.searches, placed))

    def action_filter(self) -> None:
        """Choose what to show."""
        self.app.push_screen(FilterScreen(self.views.filter, self.desk, self.marks), self._filter)

    def action_clear_filter(self) -> None:
        """Show all lines again."""
        if self.views.filter:
            self.set_filter(())
        else:
            self.say("no filter is set")

    def action_timeline(self) -> None:
        """Show what has a day, in order; from a search, of all issues."""
        issue = self.desk.issues.get(self.issue)
        shown = (issue,) if issue else self.desk.brief.issues
        title = f"{issue.number} {issue.name}" if issue else "all issues"
        self.app.push_screen(TimelineScreen(self.desk, shown, title), self._open_evidence)

    def action_changes(self) -> None:
        """List what changed."""
        self.app.push_screen(ChangesScreen(self.desk), self._open_evidence)

    def action_sources(self) -> None:
        """List the sources."""
        self.app.push_screen(SourcesScreen(self.desk, self.progress, self.seams))

    def action_refresh(self) -> None:
        """Poll the sources in the background."""
        cast("BriefingApp", self.app).refresh_brief()

    def action_arrivals(self) -> None:
        """Show what has arrived."""
        if not self.take_arrivals():
            self.say("nothing has arrived")

    # --- marking -----------------------------------------------------------------------------------------------------

    def action_mark(self, kind: MarkKind) -> None:
        """Set or take back a mark on the line."""
        line = self.line_here()
        if line is not None:
            with self.telling("not marked"):
                is_set = self.marks.toggle(line.id, kind)
                self.say(("" if is_set else "not ") + _MARK_WORDS.get(kind, kind))
            self.draw_marks()

    def action_answer(self, kind: MarkKind) -> None:
        """Say of a question that its possible answer is one, or is none; of a story, whether to follow it."""
        line = self.line_here()
        if isinstance(line, Thread):
            self.judge_story(line, follow=kind == "confirmed")
        elif isinstance(line, OpenQuestion) and line.answers:
            self.action_mark(kind)
        elif line is not None:
            self.say("this line has no possible answer")

    def action_mark_issue(self) -> None:
        """Mark every line on show as seen."""
        lines = [row.line.id for pane in READING_PANES for row in self.rows_of(self.issue)[pane] if row.line]
        with self.telling("not marked"):
            count = self.marks.see_all(list(dict.fromkeys(lines)))
            self.say(f"{count} lines seen (u takes it back)" if count else "all of it was seen before")
        self.draw_marks()

    def action_note(self) -> None:
        """Write a staff note on the line."""
        line = self.line_here()
        if line is not None:
            self.app.push_screen(
                AskScreen(_NOTE, self.marks.note_on(line.id)), lambda text: self._keep_note(line, text)
            )

    def action_undo(self) -> None:
        """Take back what was done last: a mark, a correction, a filter, a search kept, an export."""
        with self.telling("not taken back"):
            undone = self.marks.history.undo()
            self.say(f"taken back: {undone}" if undone else "nothing to take back")
        self.draw_marks()

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def on_evidence_view_left(self, message: EvidenceView.Left) -> None:
        """Come back from the evidence beside the panes."""
        message.stop()
        self.give_focus(self.line_pane(self.pane))
        self._stand_on(self.pane)
        self._come_back(message.placed)

    def on_evidence_view_asked(self, message: EvidenceView.Asked) -> None:
        """Do what is asked with the words in the evidence beside the panes."""
        message.stop()
        if message.what == "zoom":
            self.action_zoom()
        else:
            self.serve(message)

    def on_line_pane_chosen(self, message: LinePane.Chosen) -> None:
        """A second click on a line opens its evidence."""
        message.stop()
        self.action_evidence()

    @property
    def key_place(self) -> KeyPlace:
        """Return whose keys work now: the brief's, or those of the evidence beside it."""
        return "evidence" if self._focused_name() == _SIDE else "brief"

    def commands(self) -> Iterator[Command]:
        """Yield the commands of the palette: every issue, and everything that has a key."""
        for number, issue in self.desk.issues.items():
            yield Command(f"Issue {number}: {issue.name}", partial(self.show_issue, number))
        for key in cast("BriefingApp", self.app).key_table:
            if key.place == "brief" and not key.id.startswith("issue."):
                yield Command(f"{key.what}  [{key.shown}]", partial(self.run_action, key.action))

    def _pane_order(self) -> tuple[str, ...]:
        return ("rail", *READING_PANES, *((_SIDE,) if self.side.display else ()))

    def _focused_name(self) -> str:
        return _SIDE if self.side.display and self.side.has_focus_within else self.pane

    def _focus_named(self, name: str) -> None:
        if name == _SIDE:
            self.give_focus(self.side.article)
        else:
            self.focus_pane(cast("PaneName", name))

    def _go_to_new(self, by: int) -> bool:
        # The overview is a view of its own; the issues are read one after the other.
        numbers = (self.issue,) if self.issue <= 0 else tuple(self.desk.issues)
        row = self.current_row
        here = (self.issue, self.pane, row.line if row else None)
        stop = next_stop(find_stops([(number, self.rows_of(number)) for number in numbers]), here, by, self.is_unseen)
        if stop is not None:
            self._go_to_stop(stop)
        return stop is not None

    def _go_to_stop(self, stop: Stop) -> None:
        self.show_issue(stop.issue)
        self.focus_pane(stop.pane)
        self.line_pane(stop.pane).go_to(stop.line.id)

    def _page_on(self, pane: LinePane) -> None:
        before = (pane.cursor, pane.scroll_offset.y)
        if self.pane != "rail":
            pane.action_page_down()
        if (pane.cursor, pane.scroll_offset.y) != before:
            return
        following = READING_PANES[("rail", *READING_PANES).index(self.pane) :]
        filled = [name for name in following if self.line_pane(name).choices]
        if filled:
            self._focus_at_start(filled[0])
        else:
            self._read_next_issue("that was all of the brief")

    def _read_next_issue(self, at_the_end: str) -> None:
        last = [0, *self.desk.issues][-1]
        if self.issue in (last, *self.views.order[len(self.desk.issues) + 1 :]) or self.unseen:
            self.say(at_the_end)
            return
        self.action_step_issue(1)
        self._focus_at_start("bottom")

    def _focus_at_start(self, name: PaneName) -> None:
        self.focus_pane(name)
        self.line_pane(name).action_first()

    def _keep_note(self, line: Line, text: str | None) -> None:
        if text is not None:
            with self.telling("note not kept"):
                self.marks.set_note(line.id, text)
            self.draw_marks()

    def _region_of(self, name: str) -> Region | None:
        pane = self.line_pane(cast("PaneName", name))
        return pane.region if pane.display and pane.region.area else None

    def _jump_to(self, name: str | None) -> None:
        pane = self.line_pane(self.pane)
        if name == "top":
            pane.action_first()
        elif name == "end":
            pane.action_last()
        elif name is not None:
            self._focus_named(name)

    def _filter(self, terms: tuple[Term, ...] | None) -> None:
        if terms is not None and terms != self.views.filter:
            self.set_filter(terms)

    def _leave_search(self, searches: tuple[str, ...], placed: Placed | None) -> None:
        if searches != self.views.searches:
            self.marks.history.did(
                "change of the searches in the rail", partial(self.keep_searches, self.views.searches)
            )
            self.keep_searches(searches)
        self._come_back(placed)

    def _come_back(self, placed: Placed | None) -> None:
        if placed is not None:
            self.go_to_line(placed)

    def _open_evidence(self, line: Line | None, side: Side = "right") -> None:
        if line is not None:
            self._evidence.open_on(self.desk, line, side)
            self.app.push_screen(self._evidence, self._come_back)
