"""Events, positions and questions in the order of their days, with signs and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from briefing.model import IssueBrief, Line
from briefing.tui.desk import Desk, weekday_words
from briefing.tui.glyphs import Glyphs
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import LineList
from briefing.tui.rows import Row, Run, heading, para, reason, showable
from briefing.values import dataclass

What = Literal["position", "said", "question", "due", "event", "change"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on one day, with the line that tells of it."""

    day: date
    what: What
    words: str
    line: Line


class TimelineScreen(LineList):
    """Lists the days; answers the line whose evidence the reader wants."""

    def __init__(self, desk: Desk, issues: Sequence[IssueBrief], title: str) -> None:
        super().__init__()
        self._desk = desk
        self._issues = issues
        self._title = title

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield Static(Content(showable(f"Timeline: {self._title}")), classes="title", markup=False)
        yield LinePane(id="timeline-list", glyphs=self._desk.glyphs)
        yield self.hint_bar()

    def on_mount(self) -> None:
        """Fill the list, and begin at today."""
        pane = self.query_one(LinePane)
        moments = find_moments(self._desk, self._issues)
        today = self._desk.brief.as_of.astimezone(self._desk.zone).date()
        at = next((_key(moment) for moment in moments if moment.day >= today), "")
        pane.show(timeline_rows(moments, self._desk, today), at)
        self.set_focus(pane, scroll_visible=False)


def find_moments(desk: Desk, issues: Sequence[IssueBrief]) -> tuple[Moment, ...]:
    """Return everything of these issues that has a calendar day, by day, each once."""
    found = [moment for issue in issues for moment in _of_issue(issue)]
    numbers = {question.number for issue in issues for question in issue.questions}
    names = {issue.name for issue in issues}
    every = len(issues) == len(desk.brief.issues)
    found += [
        Moment(event.day, "event", event.text, event)
        for event in desk.brief.look_ahead
        if event.day and (every or numbers.intersection(event.bears_on))
    ]
    found += [
        Moment(change.day, "change", f"{change.tag_words}: {change.text}", change)
        for change in desk.brief.changes
        if change.day and (every or change.issue in names)
    ]
    once = {(moment.day, moment.what, moment.words): moment for moment in found}
    return tuple(sorted(once.values(), key=lambda moment: moment.day))


def timeline_rows(moments: Sequence[Moment], desk: Desk, today: date) -> tuple[Row, ...]:
    """Return the days as headings with what belongs to each; first all of it as one line of signs."""
    if not moments:
        return (reason("Nothing of this has a calendar day in these articles."),)
    signs = _signs(desk.glyphs)
    rows = [reason(_picture(moments, today, signs)), reason(_legend(moments, signs))]
    before = None
    for moment in moments:
        if moment.day != before:
            rows.append(heading(_day_words(moment.day, today)))
            before = moment.day
        cited = Run(f" {desk.cite(moment.line.evidence)}", "faint")
        words = para(Run(f"{signs[moment.what]} {moment.what} ", "strong"), moment.words, cited)
        rows.append(Row(_key(moment), (words,), moment.line))
    return tuple(rows)


def _of_issue(issue: IssueBrief) -> Iterator[Moment]:
    for actor in issue.actors:
        for position in actor.positions:
            if position.day:
                label = f"{position.label}: " if position.label else ""
                yield Moment(position.day, "position", f"{actor.name}, {label}{position.text}", position)
    for quote in issue.quotes:
        if quote.day:
            said = " … ".join(quote.pieces)
            about = f"~ {said}" if quote.kind == "indirect" else said
            yield Moment(quote.day, "said", f"{quote.speaker or 'speaker unknown'}: {about}", quote)
    for question in issue.questions:
        for step in question.history:
            yield Moment(step.day, "question", f"{question.number} {step.status}: {question.wording}", question)
        if question.due_day:
            yield Moment(question.due_day, "due", f"{question.number} {question.wording}", question)


def _picture(moments: Sequence[Moment], today: date, signs: dict[What, str]) -> str:
    """Draw the days in a row, today's border between bars."""
    parts: list[str] = []
    days = dict.fromkeys(moment.day for moment in moments)
    for day in days:
        if day >= today and "|" not in parts:
            parts.append("|")
        parts.append(f"{day.day}{''.join(signs[moment.what] for moment in moments if moment.day == day)}")
    return " ".join(parts) + ("" if "|" in parts else " |")


def _legend(moments: Sequence[Moment], signs: dict[What, str]) -> str:
    used = dict.fromkeys(moment.what for moment in moments)
    return "  ".join(f"{signs[what]} {what}" for what in used) + "  | today"


def _signs(glyphs: Glyphs) -> dict[What, str]:
    return {"position": glyphs.position, "said": '"', "question": "?", "due": "!", "event": glyphs.event, "change": "+"}


def _day_words(day: date, today: date) -> str:
    away = (day - today).days
    words = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(
        away, f"in {away} days" if away > 0 else f"{-away} days ago"
    )
    return f"{weekday_words(day)} {day.year}, {words}"


def _key(moment: Moment) -> str:
    return f"{moment.day} {moment.what} {moment.line.id} {moment.words}"
