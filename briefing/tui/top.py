"""The words of the lines above the panes: the top line, the banner of arrivals, the tabs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from rich.cells import cell_len
from textual.content import Content, Span

from briefing.model import Brief
from briefing.tui.desk import SAMPLE, Desk, find_lines, weekday_words
from briefing.tui.glyphs import Glyphs
from briefing.tui.rows import showable
from briefing.tui.seams import PaneName

_TAB_TITLES: Mapping[PaneName, str] = {"actors": "Actors", "quotes": "Quotes", "questions": "Open", "also": "Also"}


def top_parts(desk: Desk, unseen: int) -> tuple[str, ...]:
    """Return what is on show, the most important first."""
    brief = desk.brief
    dot = f" {desk.glyphs.dot} "
    return (
        f" briefing{SAMPLE if desk.is_sample else ''} {_day(brief, desk.zone)}",
        f"{dot}{unseen or 'nothing'} new",
        f" since {weekday_words(brief.previous_day)}" if brief.previous_day else "",
        f"{dot}{_count(len(brief.issues), 'issue')}",
        f"{dot}{_count(len(brief.sources), 'article')}",
    )


def top_words(parts: Sequence[str], status: str, width: int) -> str:
    """Return the top line: what is on show at the left, how fresh it is at the right; what does not fit is left out."""
    room = width - cell_len(status) - 2
    left, *others = parts
    for part in others:
        if cell_len(left + part) > room:
            break
        left += part
    return f"{left}{' ' * max(1, room - cell_len(left) + 1)}{status} "


def arrival_words(shown: Brief, waiting: Brief, key: str) -> str:
    """Return what has arrived and how to see it, empty when nothing differs."""
    before = {placed.line.id: placed.line for placed in find_lines(shown)}
    after = {placed.line.id: placed.line for placed in find_lines(waiting)}
    new = sum(line_id not in before for line_id in after)
    changed = sum(line_id in before and before[line_id] != line for line_id, line in after.items())
    gone = sum(line_id not in after for line_id in before)
    counts = ((new, "new"), (changed, "changed"), (gone, "gone"))
    words = ", ".join(f"{count} {what}" for count, what in counts if count)
    lines = "line" if new + changed + gone == 1 else "lines"
    return f" {words} {lines} · {key} shows them" if words else ""


def tab_words(
    counts: Mapping[PaneName, int], active: PaneName, focused: PaneName, glyphs: Glyphs, about: str = ""
) -> Content:
    """Return the tabs with the number of lines behind each; the open one stands between signs.

    The cursor's sign stands before it while it has the focus, which an empty pane shows nowhere else. ``about`` is
    whose position is read; the name stands in the open tab of the actors, as it may be out of sight above the position.
    """
    text = ""
    spans: list[Span] = []
    for pane, title in _TAB_TITLES.items():
        is_about = about and pane == active == "actors"
        words = f"{title} {glyphs.dot} {showable(about)}" if is_about else f"{title} {counts.get(pane, 0)}"
        start = len(text)
        opening = glyphs.cursor if pane == focused else glyphs.tab_left
        text += f"{opening}{words}{glyphs.tab_right} " if pane == active else f" {words}  "
        if pane == active:
            spans.append(Span(start, len(text) - 1, "bold"))
    return Content(text, spans=spans)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _day(brief: Brief, zone: tzinfo) -> str:
    as_of = brief.as_of.astimezone(zone)
    day = f"{weekday_words(as_of)} {as_of.year}"
    return f"{day} (set by hand)" if brief.as_of_basis == "operator" else day
