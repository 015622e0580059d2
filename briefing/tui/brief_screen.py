"""What the keys do in the brief."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from briefing.errors import BriefingError
from briefing.model import Disagreement, Evidence, Line, MarkKind, OpenQuestion
from briefing.tui.brief_rows import READING_PANES
from briefing.tui.brief_view import BriefView
from briefing.tui.changes import ChangesScreen
from briefing.tui.clipboard import Clipboard
from briefing.tui.desk import Placed
from briefing.tui.evidence import EvidenceScreen, EvidenceView
from briefing.tui.evidence_words import CopyForm, copied_words, location_of
from briefing.tui.export import ExportScreen
from briefing.tui.keys import KEYS, KeyPlace
from briefing.tui.line_pane import LinePane
from briefing.tui.note import NoteScreen
from briefing.tui.pager import page
from briefing.tui.reading import Stop, find_stops, next_stop
from briefing.tui.seams import PaneName
from briefing.tui.search import SearchScreen
from briefing.tui.sources import SourcesScreen

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

_SIDE = "side"
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


class BriefScreen(BriefView):
    """The screen at the bottom of the stack."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "brief"
    ]

    # --- moving ------------------------------------------------------------------------------------------------------

    def action_step_issue(self, by: int) -> None:
        """Go to the next or previous issue."""
        numbers = [0, *self.desk.issues]
        at = numbers.index(self.issue) + by
        if 0 <= at < len(numbers):
            self.show_issue(numbers[at])

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
        if not self.count_unseen(placed.line for placed in self.desk.places.values()):
            self._page_on(pane)
        elif not self._go_to_new(1):
            self._read_next_issue("that was all that is new")

    def action_zoom(self) -> None:
        """Show the focused pane alone, or all panes again."""
        self.toggle_class("-zoom")
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
            self.side.show_line(row.line)
            self.side.article.focus()
        else:
            side: Literal["left", "right"] = "left" if self.pane in ("quotes", "also") else "right"
            self.app.push_screen(EvidenceScreen(self.desk, self.seams, row.line, side=side), self._come_back)

    def action_search(self) -> None:
        """Search lines and articles."""
        self.app.push_screen(SearchScreen(self.desk, self.marks, self.seams), self._come_back)

    def action_changes(self) -> None:
        """List what changed."""
        self.app.push_screen(ChangesScreen(self.desk), self._open_evidence)

    def action_sources(self) -> None:
        """List the sources."""
        self.app.push_screen(SourcesScreen(self.desk, self.progress, self.seams))

    def action_export(self) -> None:
        """Choose a format and write the brief."""
        self.app.push_screen(ExportScreen(self.seams), self._tell_where)

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
        line = self._line_here()
        if line is not None:
            with self._telling("not marked"):
                is_set = self.marks.toggle(line.id, kind)
                self.say(("" if is_set else "not ") + _MARK_WORDS.get(kind, kind))
            self.draw_marks()

    def action_answer(self, kind: MarkKind) -> None:
        """Say of a question that its possible answer is one, or is none."""
        line = self._line_here()
        if isinstance(line, OpenQuestion) and line.answers:
            self.action_mark(kind)
        elif line is not None:
            self.say("this line has no possible answer")

    def action_mark_issue(self) -> None:
        """Mark every line on show as seen."""
        lines = [row.line.id for pane in READING_PANES for row in self.rows_of(self.issue)[pane] if row.line]
        with self._telling("not marked"):
            count = self.marks.see_all(list(dict.fromkeys(lines)))
            self.say(f"{count} lines seen (u takes it back)" if count else "all of it was seen before")
        self.draw_marks()

    def action_note(self) -> None:
        """Write a staff note on the line."""
        line = self._line_here()
        if line is not None:
            self.app.push_screen(NoteScreen(self.marks.note_on(line.id)), lambda text: self._keep_note(line, text))

    def action_undo(self) -> None:
        """Take back the last marking."""
        with self._telling("not taken back"):
            undone = self.marks.undo()
            self.say(f"taken back: {undone}" if undone else "nothing to take back")
        self.draw_marks()

    # --- taking things out -------------------------------------------------------------------------------------------

    def action_copy(self, form: CopyForm) -> None:
        """Copy the line with its attribution."""
        line = self._line_here()
        if line is not None:
            self.copy_line(line, line.evidence[0], form)

    def action_browse(self) -> None:
        """Open the line's article in the browser."""
        line = self._line_here()
        if line is not None:
            self.browse_to(line.evidence[0])

    def action_page(self) -> None:
        """Read the line's article in the pager."""
        line = self._line_here()
        if line is not None:
            self.page_to(line.evidence[0])

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def copy_line(self, line: Line, evidence: Evidence, form: CopyForm) -> None:
        """Copy a line and say by which route it went."""
        self.say(self._clipboard().copy(copied_words(line, evidence, self.desk, form)))

    def browse_to(self, evidence: Evidence) -> None:
        """Open an article in the browser; where there is none, show and copy its address."""
        location = location_of(evidence, self.desk)
        if not location.startswith(("http://", "https://")):
            self.say(f"not on the web: {location or 'no address known'}")
        elif _has_browser():
            self.app.open_url(location)
            self.say(f"opened {location}")
        else:
            self.say(f"no browser here; {self._clipboard().copy(location)}: {location}")

    def page_to(self, evidence: Evidence) -> None:
        """Leave the terminal to the reader's pager, and come back."""
        try:
            item = self.seams.load_item(evidence.item_id, evidence.version)
            with self.app.suspend():
                page(item, evidence)
        except KeyError:
            self.say("the article is no longer stored")
        except (BriefingError, OSError, ValueError, SuspendNotSupported) as error:
            self.say(f"no pager: {error}")
        self.app.refresh(repaint=True, layout=True)

    def on_evidence_view_left(self, message: EvidenceView.Left) -> None:
        """Come back from the evidence beside the panes."""
        message.stop()
        self.line_pane(self.pane).focus(scroll_visible=False)
        self._stand_on(self.pane)
        self._come_back(message.placed)

    def on_evidence_view_asked(self, message: EvidenceView.Asked) -> None:
        """Do what is asked with the words in the evidence beside the panes."""
        message.stop()
        if message.what == "zoom":
            self.action_zoom()
        else:
            self.serve(message)

    def serve(self, message: EvidenceView.Asked) -> None:
        """Copy the words, or open their article."""
        if message.what == "browse":
            self.browse_to(message.evidence)
        elif message.what == "page":
            self.page_to(message.evidence)
        else:
            self.copy_line(message.line, message.evidence, cast("CopyForm", message.what))

    def on_line_pane_chosen(self, message: LinePane.Chosen) -> None:
        """A second click on a line opens its evidence."""
        message.stop()
        self.action_evidence()

    def say(self, words: str) -> None:
        """Tell the reader something in passing; the words are never read as markup."""
        self.app.notify(words, markup=False, timeout=4)

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
            self.side.article.focus()
        else:
            self.focus_pane(cast("PaneName", name))

    def _go_to_new(self, by: int) -> bool:
        # The overview is a view of its own; the issues are read one after the other.
        numbers = (0,) if self.issue == 0 else tuple(self.desk.issues)
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
        if self.issue == last or self.count_unseen(placed.line for placed in self.desk.places.values()):
            self.say(at_the_end)
            return
        self.action_step_issue(1)
        self._focus_at_start("bottom")

    def _focus_at_start(self, name: PaneName) -> None:
        self.focus_pane(name)
        self.line_pane(name).action_first()

    def _line_here(self) -> Line | None:
        row = self.current_row
        if row is None or row.line is None:
            self.say("no line here")
            return None
        return row.line

    def _keep_note(self, line: Line, text: str | None) -> None:
        if text is not None:
            with self._telling("note not kept"):
                self.marks.set_note(line.id, text)
            self.draw_marks()

    @contextmanager
    def _telling(self, failure: str) -> Iterator[None]:
        """Say what could not be done where the cache or the disk refuses; the screen goes on."""
        try:
            yield
        except (BriefingError, OSError) as error:
            self.say(f"{failure}: {error}")

    def _come_back(self, placed: Placed | None) -> None:
        if placed is not None:
            self.go_to_line(placed)

    def _open_evidence(self, line: Line | None) -> None:
        if line is not None:
            self.app.push_screen(EvidenceScreen(self.desk, self.seams, line), self._come_back)

    def _tell_where(self, written: str | None) -> None:
        if written:
            self.say(f"written to {written}")

    def _clipboard(self) -> Clipboard:
        return Clipboard(os.environ, self.app.copy_to_clipboard)


def _has_browser() -> bool:
    """Return whether a browser would open a window here, not take over the terminal or open on another machine."""
    if os.environ.get("SSH_CONNECTION"):
        return False
    return os.name == "nt" or os.uname().sysname == "Darwin" or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
