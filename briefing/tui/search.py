"""Search as you type: the lines of the brief, then the full texts of the articles."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.model import SearchHit, Statement
from briefing.tui.desk import Desk, Marks, Placed
from briefing.tui.evidence import EvidenceScreen
from briefing.tui.evidence_words import line_text
from briefing.tui.keys import KEYS
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import Overlay
from briefing.tui.rows import Row, Run, heading, para, reason, showable
from briefing.tui.seams import SEARCH_HITS, Seams
from briefing.tui.search_terms import (
    STATES,
    Term,
    article_conditions,
    find_mistakes,
    find_placed,
    full_text_terms,
    parse_terms,
    typed_words,
)

_HOW = (
    "Words in any order, capitals or not; a line must fit all of them.",
    '"two words"  -without  actor:name  source:outlet  issue:name or number',
    f"is:{'|'.join(STATES)}  after:2024-09-12  before:2024-09-13",
)


class SearchScreen(Overlay[Placed | None]):
    """A field and what it finds; answers the line to go to. An article found opens here, over the search."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "back", "back", show=False),
        *(Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "search"),
        Binding("down", "down", "next hit", show=False),
        Binding("up", "up", "previous hit", show=False),
        Binding("pagedown", "page_down", "one page of hits down", show=False),
        Binding("pageup", "page_up", "one page of hits up", show=False),
    ]

    def __init__(self, desk: Desk, marks: Marks, seams: Seams, searches: tuple[str, ...]) -> None:
        super().__init__(place="search")
        self.searches = searches
        self._desk = desk
        self._marks = marks
        self._seams = seams

    def compose(self) -> ComposeResult:
        """Put the field over the hits."""
        yield Static("Search lines and articles", classes="title", markup=False)
        yield Input(
            placeholder="type; ↓ ↑ choose, Enter opens, Tab keeps the search in the rail, Esc goes back", id="terms"
        )
        yield Static(id="chips", markup=False)
        yield LinePane(id="hits", glyphs=self._desk.glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Type at once."""
        field = self.query_one(Input)
        field.cursor_blink = False
        self.set_focus(field, scroll_visible=False)
        self._find("")

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search for what stands in the field once the keys that wait have been typed."""
        self.call_later(self._find_if_still, message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Open the hit under the cursor."""
        self._find(message.value, keep_cursor=True)
        self._open(self.query_one(LinePane).current)

    def on_line_pane_chosen(self, message: LinePane.Chosen) -> None:
        """Open the hit that was clicked."""
        self._open(message.row)

    def action_back(self) -> None:
        """Close without going anywhere."""
        self.dismiss(None)

    def action_keep(self) -> None:
        """Keep the search that stands in the field, or forget it."""
        typed = typed_words(parse_terms(self.query_one(Input).value))
        if not typed or find_mistakes(parse_terms(typed)):
            self.app.notify("nothing to keep yet", markup=False, timeout=3)
        elif typed in self.searches:
            self.searches = tuple(kept for kept in self.searches if kept != typed)
            self.app.notify(f"no longer in the rail: {typed}", markup=False, timeout=3)
        else:
            self.searches = (*self.searches, typed)
            self.app.notify(f"kept in the rail: {typed}", markup=False, timeout=3)

    def action_down(self) -> None:
        """Go to the next hit."""
        self.query_one(LinePane).action_down()

    def action_up(self) -> None:
        """Go to the previous hit."""
        self.query_one(LinePane).action_up()

    def action_page_down(self) -> None:
        """Go down by a page of hits."""
        self.query_one(LinePane).action_page_down()

    def action_page_up(self) -> None:
        """Go up by a page of hits."""
        self.query_one(LinePane).action_page_up()

    def _find_if_still(self, terms: str) -> None:
        if self.is_mounted and self.query_one(Input).value == terms:
            self._find(terms)

    def _find(self, terms: str, *, keep_cursor: bool = False) -> None:
        pane = self.query_one(LinePane)
        at = pane.current.key if keep_cursor and pane.current else ""
        parsed = parse_terms(terms)
        chips = "  ".join(f"[{showable(term.shown)}]" for term in parsed)
        self.query_one("#chips", Static).update(Content(f" all of: {chips}" if chips else ""))
        pane.show(self._rows(parsed), at)

    def _rows(self, terms: tuple[Term, ...]) -> Sequence[Row]:
        if not terms:
            return tuple(reason(words) for words in _HOW)
        mistakes = find_mistakes(terms)
        if mistakes:
            return tuple(reason(words) for words in mistakes)
        lines = find_placed(self._desk, self._marks, terms)
        rows = [heading(f"Lines of the brief: {len(lines)}"), *(_line_row(placed, self._desk) for placed in lines)]
        words = full_text_terms(terms)
        try:
            hits = self._seams.search(words, article_conditions(terms, self._desk)) if words else ()
        except (BriefingError, ValueError) as error:
            return [*rows, heading("Articles"), reason(f"not searched: {error}")]
        if words:
            more = ", and there may be more; another word or filter narrows them" if len(hits) >= SEARCH_HITS else ""
            rows += [heading(f"Articles: {len(hits)}{more}"), *(_hit_row(hit, self._desk) for hit in hits)]
        return rows if lines or hits else (reason(f"Nothing fits all of: {', '.join(term.shown for term in terms)}"),)

    def _open(self, row: Row | None) -> None:
        if row is None or row.line is None:
            return
        placed = self._desk.places.get(row.line.id)
        if placed is not None:
            self.dismiss(placed)
        else:
            self.app.push_screen(EvidenceScreen(self._desk, self._seams, row.line), self._leave_with)

    def _leave_with(self, placed: Placed | None) -> None:
        if placed is not None:
            self.dismiss(placed)


def _line_row(placed: Placed, desk: Desk) -> Row:
    where = f"{placed.issue or 'all'} {placed.pane}: "
    words = para(Run(where, "faint"), line_text(placed.line), Run(f" {desk.cite(placed.line.evidence)}", "faint"))
    return Row(placed.line.id, (words,), placed.line, placed.issue)


def _hit_row(hit: SearchHit, desk: Desk) -> Row:
    dot = f" {desk.glyphs.dot} "
    when = desk.time_of(hit.published) if hit.published else "undated"
    outlet = desk.outlet_of(hit.item_id) if hit.item_id in desk.sources else hit.outlet or "outlet not stated"
    line = Statement(f"hit {hit.item_id} {hit.version}", (hit.evidence,), hit.evidence.text)
    parts = (para(Run(hit.title, "strong"), f"{dot}{outlet}{dot}{when}"), para(hit.evidence.text, indent=2))
    return Row(line.id, parts, line)
