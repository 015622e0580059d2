"""The article behind a line, with the words that prove it, and the screen that shows it over the brief."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from textwrap import shorten
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.model import Disagreement, Evidence, Item, Line, QuoteLine, Span, holds_in
from briefing.tui.brief_rows import PANE_TITLES
from briefing.tui.desk import Desk, Placed, evidence_of
from briefing.tui.evidence_words import line_text, outlet_words, passage_words, published_words, why_words
from briefing.tui.keys import KEYS
from briefing.tui.overlay import Overlay
from briefing.tui.row_layout import ScreenLine
from briefing.tui.rows import Para, Row, Run, Tone, para, reason, showable
from briefing.tui.seams import Seams
from briefing.tui.text_pane import TextPane

Side = Literal["left", "right"]
_MARGIN = 4
_FOOT_WIDTH = 70


class ArticlePane(TextPane):
    """The text of an article by paragraphs; a bar stands beside the words that are looked at."""

    def centre_on_cited(self) -> None:
        """Scroll so that the highlighted words stand in the middle."""
        cited = [index for index, row in enumerate(self.rows) if _is_looked_at(row)]
        if not cited or self.is_too_narrow:
            return
        first, end = self.top_of(cited[0]), self.top_of(cited[-1]) + self.height_of(cited[-1])
        lines = [number for number in range(first, end) if _is_cited(self.screen_lines[number])]
        if lines:
            middle = (lines[0] + lines[-1]) // 2
            top = min(middle - self.size.height // 2, lines[0])
            self.scroll_to(y=max(0, top), animate=False, force=True)

    def signs_of(self, line: ScreenLine) -> str:
        """Return the bar for lines that hold the highlighted words, a thinner sign for others that feed the brief."""
        if _is_cited(line):
            return f" {self.glyphs.bar}"
        return f" {self.glyphs.also_cited}" if _has_tone(line, "hit") else ""

    def _wrap_again(self, width: int) -> None:
        super()._wrap_again(width)
        self.centre_on_cited()


class EvidenceView(Vertical):
    """One piece of evidence at a time: head, article, and which lines of the brief rest on the words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "evidence"
    ]

    class Left(Message):
        """The reader goes back to the line; ``placed`` is another line to go to, None for the same one."""

        def __init__(self, placed: Placed | None) -> None:
            super().__init__()
            self.placed = placed

    class Asked(Message):
        """The reader wants something done: ``plain`` or ``markdown`` copy, ``browse``, ``page``, ``pipe``, ``zoom``."""

        def __init__(self, what: str, line: Line, evidence: Evidence) -> None:
            super().__init__()
            self.what = what
            self.line = line
            self.evidence = evidence

    def __init__(self, desk: Desk, seams: Seams, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = "Evidence"
        self.desk = desk
        self.seams = seams
        self.line: Line | None = None
        self.sources: tuple[tuple[str, Evidence], ...] = ()
        self.at = 0
        self.looked_at: Evidence | None = None

    def compose(self) -> ComposeResult:
        """Put the head over the article over the lines that it feeds."""
        yield Static(id="evidence-head", markup=False)
        yield ArticlePane(id="article", glyphs=self.desk.glyphs)
        yield Static(id="evidence-foot", markup=False)

    @property
    def article(self) -> ArticlePane:
        """Return the pane with the article's text."""
        return self.query_one(ArticlePane)

    def follow(self, line: Line | None) -> None:
        """Show what a line rests on, unless that stands here: the reader may have gone on in the article."""
        if line is None or line != self.line:
            self.show_line(line)

    def show_line(self, line: Line | None, at: int = 0) -> None:
        """Show what a line rests on, from its source number ``at`` (0: the first)."""
        self.line = line
        self.sources = evidence_of(line) if line else ()
        self.at = min(at, max(0, len(self.sources) - 1))
        self.looked_at = self.sources[self.at][1] if self.sources else None
        self._draw()

    def action_back(self) -> None:
        """Go back to the line."""
        self.post_message(self.Left(None))

    def action_step_source(self, by: int) -> None:
        """Show the next or previous source of the same line."""
        if len(self.sources) > 1:
            self.show_line(self.line, (self.at + by) % len(self.sources))
        else:
            self.notify("this line has one source", markup=False)

    def action_step_cited(self, by: int) -> None:
        """Go to the next or previous words of this article that feed the brief."""
        if self.looked_at is None:
            return
        stops = tuple(dict.fromkeys(evidence for evidence, _placed in self.desk.lines_citing(self.looked_at.item_id)))
        here = self.looked_at
        beyond = [stop for stop in stops if (stop.start > here.start if by > 0 else stop.start < here.start)]
        if not beyond:
            self.notify("no more words of this article feed the brief", markup=False)
            return
        self.looked_at = beyond[0] if by > 0 else beyond[-1]
        self._draw()

    def action_cited_line(self) -> None:
        """Go to the line of the brief that the highlighted words feed."""
        fed = [placed for placed in self._fed() if self.line is None or placed.line.id != self.line.id]
        on_own_words = self.sources and self.looked_at == self.sources[self.at][1]
        self.post_message(self.Left(None if on_own_words or not fed else fed[0]))

    def action_copy(self, form: str) -> None:
        """Ask for the words to be copied."""
        self._ask(form)

    def action_browse(self) -> None:
        """Ask for the article in the browser."""
        self._ask("browse")

    def action_page(self) -> None:
        """Ask for the article in the pager."""
        self._ask("page")

    def action_pipe(self) -> None:
        """Ask for the article to be handed to a command."""
        self._ask("pipe")

    def action_first(self) -> None:
        """Go to the top of the article."""
        self.article.action_first()

    def action_zoom(self) -> None:
        """Ask for the whole width."""
        self._ask("zoom")

    def action_page_down(self) -> None:
        """Read on in the article."""
        self.article.action_page_down()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the highlighted words in the middle."""
        self.call_after_refresh(self.article.centre_on_cited)

    def _ask(self, what: str) -> None:
        if self.line is not None and self.looked_at is not None:
            self.post_message(self.Asked(what, self._line_of_words(self.line, self.looked_at), self.looked_at))

    def _line_of_words(self, line: Line, looked_at: Evidence) -> Line:
        """Return the line that the highlighted words prove: once the reader has gone on in the article, another one."""
        if any(evidence == looked_at for _label, evidence in self.sources):
            return line
        proved = (placed.line for placed in self._fed() if looked_at in placed.line.evidence)
        return min(proved, key=lambda found: not isinstance(found, QuoteLine), default=line)

    def _draw(self) -> None:
        head, foot = self.query_one("#evidence-head", Static), self.query_one("#evidence-foot", Static)
        if self.line is None or self.looked_at is None:
            head.update(Content(""))
            foot.update(Content(""))
            self.article.set_rows((reason("Choose a line; what it rests on stands here."),))
            return
        item = self._load(self.looked_at)
        head.update(Content("\n".join(showable(words) for words in self._head_words(item, self.looked_at))))
        foot.update(Content("\n".join(showable(words) for words in self._foot_words())))
        self.article.set_rows(self._rows(item, self.looked_at))
        self.article.centre_on_cited()
        self.call_after_refresh(self.article.centre_on_cited)

    def _load(self, evidence: Evidence) -> Item | None:
        try:
            return self.seams.load_item(evidence.item_id, evidence.version)
        except (KeyError, BriefingError):
            return None

    def _head_words(self, item: Item | None, evidence: Evidence) -> list[str]:
        dot = f" {self.desk.glyphs.dot} "
        number = self.desk.cite((evidence,))
        words = []
        if item is None:
            words += [dot.join((number, self.desk.outlet_of(evidence.item_id), "the article is no longer stored"))]
        else:
            words += [
                dot.join((number, outlet_words(item), item.title)),
                dot.join((published_words(item, self.desk), *self._where_words(evidence))),
            ]
            if not holds_in(evidence, item):
                words.append("~ the source has changed since; the words stood in the version that was read")
        assert self.line is not None  # what is looked at belongs to a line
        words.append(f"why: {why_words(self._line_of_words(self.line, evidence), self.desk)}")
        serves = passage_words(evidence, self.desk)
        return [*words, f"serves {serves}"] if serves else words

    def _where_words(self, evidence: Evidence) -> tuple[str, ...]:
        label, own = self.sources[self.at]
        if evidence != own:
            return ("words of another line",)
        number = f"source {self.at + 1} of {len(self.sources)}" if len(self.sources) > 1 else ""
        return tuple(words for words in (number, label) if words)

    def _foot_words(self) -> list[str]:
        assert self.looked_at is not None  # only drawn with evidence
        stops = self.desk.lines_citing(self.looked_at.item_id)
        count = len({evidence for evidence, _placed in stops})
        fed = [self._place_words(placed) for placed in self._fed()]
        words = [f"feeds {fed[0]}" + (f" (and {len(fed) - 1} more)" if len(fed) > 1 else "")] if fed else []
        return [*words, f"{count} places of this article feed the brief"] if count > 1 else words

    def _place_words(self, placed: Placed) -> str:
        issue = self.desk.issues.get(placed.issue)
        where = f"{issue.number} {issue.name}" if issue else "all issues"
        words = shorten(line_text(placed.line), _FOOT_WIDTH, placeholder=" …")
        return f"{where} {self.desk.glyphs.dot} {PANE_TITLES[placed.pane]}: {words}"

    def _fed(self) -> list[Placed]:
        if self.looked_at is None:
            return []
        here = Span(self.looked_at.start, self.looked_at.end)
        citing = self.desk.lines_citing(self.looked_at.item_id)
        found = {
            placed.line.id: placed for evidence, placed in citing if here.meets(Span(evidence.start, evidence.end))
        }
        return list(found.values())

    def _rows(self, item: Item | None, evidence: Evidence) -> Sequence[Row]:
        if item is None or not holds_in(evidence, item):
            return (Row("", (para(Run(evidence.text, "cited")),)),)
        others = [Span(stop.start, stop.end) for stop, _placed in self.desk.lines_citing(item.id)]
        return _article_rows(item.text, Span(evidence.start, evidence.end), others)


class EvidenceScreen(Overlay[Placed | None]):
    """The evidence over the brief: the whole screen on a small terminal, a drawer on a wide one.

    The drawer comes from the ``side`` that leaves the line in view. The sides of a disagreement and two wordings of a
    quote stand beside each other where there is room. The screen can be kept and opened again, which takes a fraction
    of the time that a new one takes.
    """

    def __init__(self, desk: Desk, seams: Seams, line: Line | None = None, *, side: Side = "right") -> None:
        super().__init__(place="evidence")
        self._views = [EvidenceView(desk, seams, id="evidence"), EvidenceView(desk, seams, id="other-evidence")]
        self._line = line
        self._side: Side = side
        self._theme = ""

    def compose(self) -> ComposeResult:
        """Show one view, or two for what is to be compared."""
        with Horizontal(id="views"):
            yield from self._views
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Show the line's evidence, where this was opened on one."""
        if self._line is not None:
            self._show()

    def open_on(self, desk: Desk, line: Line, side: Side = "right") -> None:
        """Show another line's evidence, as a new screen would."""
        self._line, self._side = line, side
        for view in self._views:
            view.desk = desk
        self.remove_class("-zoom")
        if self.is_mounted:
            self._show()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come to the front; unless the theme has changed since, all styles are those of the last time."""
        event.refresh_styles = self._theme != self.app.theme
        self._theme = self.app.theme

    async def prepare(self) -> None:
        """Do what takes long when a screen is shown for the first time: this one will be shown soon."""
        # What Textual does with a screen that is pushed; it has no public names.
        _screen, mounted = self.app._get_screen(self)
        await mounted
        self._theme = self.app.theme
        if self._line is None and self.is_attached:
            self._refresh_layout(self.app.size)

    def _show(self) -> None:
        assert self._line is not None  # whoever opens this says on which
        other = _beside(self._line)
        sizes = self._size_classes()
        self.update_classes({**sizes, "-at-left": self._side == "left", "-pair": bool(other)}, animate=False)
        for view, at in zip(self._views, (0, other) if other else (0,), strict=False):
            view.show_line(self._line, at)
        self.set_focus(self._views[0].article, scroll_visible=False)

    def _size_classes(self) -> dict[str, bool]:
        """Return the layout for this size; Textual would take it on after the first paint, and style all twice."""
        size, tall = self.app.size, self.app.VERTICAL_BREAKPOINTS or []
        fitting = {
            *self._get_breakpoint_classes(size.width, self.HORIZONTAL_BREAKPOINTS),
            *self._get_breakpoint_classes(size.height, tall),
        }
        return {name: name in fitting for _least, name in (*self.HORIZONTAL_BREAKPOINTS, *tall)}

    def on_evidence_view_left(self, message: EvidenceView.Left) -> None:
        """Close, and tell the brief where to go."""
        message.stop()
        self.dismiss(message.placed)


def _beside(line: Line) -> int:
    """Return which source of a line is to be read beside the first: the other side, the other wording; 0 for none."""
    match line:
        case Disagreement(sides=sides) if len(sides) > 1:
            return 1
        case QuoteLine(variants=variants) if variants:
            places = [evidence for _label, evidence in evidence_of(line)]
            return next((at for at, place in enumerate(places) if place == variants[0].evidence), 0)
        case _:
            return 0


def _is_looked_at(row: Row) -> bool:
    return any(run.tone == "cited" for part in row.paras for run in part.runs)


def _is_cited(line: ScreenLine) -> bool:
    return _has_tone(line, "cited")


def _has_tone(line: ScreenLine, tone: Tone) -> bool:
    return any(span.style == tone and span.start < span.end for span in line.content.spans)


def _article_rows(text: str, cited: Span, others: Sequence[Span]) -> tuple[Row, ...]:
    rows: list[Row] = []
    start = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            runs = _highlighted(text, Span(start, start + len(paragraph)), cited, others)
            rows.append(Row("", (Para(runs, _MARGIN, f"{len(rows) + 1:>2}"), para())))
        start += len(paragraph) + 1
    return tuple(rows)


def _highlighted(text: str, paragraph: Span, cited: Span, others: Sequence[Span]) -> tuple[Run, ...]:
    inside = [span for span in (cited, *others) if span.meets(paragraph)]
    edges = {edge for span in inside for edge in (span.start, span.end) if paragraph.start < edge < paragraph.end}
    borders = sorted({paragraph.start, paragraph.end, *edges})
    return tuple(Run(text[start:end], _tone(Span(start, end), cited, inside)) for start, end in pairwise(borders))


def _tone(piece: Span, cited: Span, others: Sequence[Span]) -> Tone:
    if cited.covers(piece):
        return "cited"
    return "hit" if any(other.covers(piece) for other in others) else "plain"
