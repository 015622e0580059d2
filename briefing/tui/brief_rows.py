"""Which rows stand in which pane, for one issue and for the overview of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.model import IssueBrief, Line, MarkKind, OpenQuestion
from briefing.tui.desk import Desk, Marks, weekday_words
from briefing.tui.line_rows import (
    actor_rows,
    article_row,
    change_row,
    disagreement_row,
    event_row,
    question_row,
    quote_row,
    statement_row,
    status_run,
    thread_row,
    unnamed_row,
)
from briefing.tui.pictures import days_words, outlets_words
from briefing.tui.rows import Para, Row, Run, heading, para, reason
from briefing.tui.seams import PaneName

PaneRows = dict[PaneName, tuple[Row, ...]]
READING_PANES: tuple[PaneName, ...] = ("bottom", "actors", "quotes", "questions", "also")
PANE_TITLES: dict[PaneName, str] = {
    "rail": "Issues",
    "bottom": "Bottom line",
    "actors": "Actors",
    "quotes": "Quotes",
    "questions": "Open questions",
    "also": "Also",
}
_VERDICTS: dict[MarkKind, str] = {
    "confirmed": "answered (confirmed by you)",
    "rejected": "? open (possible answer rejected by you)",
}
_NOTHING: dict[PaneName, str] = {
    "bottom": "No sentence of these articles sums this issue up.",
    "actors": "Nobody takes a position on this in these articles.",
    "quotes": "Nobody is quoted on this in these articles.",
    "questions": "These articles leave nothing open on this.",
}


def issue_rows(issue: IssueBrief, desk: Desk) -> PaneRows:
    """Return the rows of every pane for one issue; an empty pane says why it is empty."""
    rows: PaneRows = {pane: tuple(_pane_rows(pane, issue, desk)) for pane in READING_PANES if pane != "also"}
    filled: PaneRows = {pane: found or (reason(_why_nothing(pane, issue)),) for pane, found in rows.items()}
    return {**filled, "also": tuple(_issue_extras(issue, desk))}


def overview_rows(desk: Desk) -> PaneRows:
    """Return the rows of every pane for all issues: what is new or changed; where nothing is, everything."""
    if not desk.brief.issues:
        nothing = (reason("No issues are set: add an [[issue]] to feeds.toml."),)
        return {**dict.fromkeys(READING_PANES, nothing), "also": tuple(_brief_extras(desk))}
    rows: PaneRows = {pane: tuple(_overview_pane(pane, desk)) for pane in READING_PANES if pane != "also"}
    return {**rows, "also": tuple(_brief_extras(desk))}


def every_row(desk: Desk) -> PaneRows:
    """Return the rows of every pane for all lines of all issues, each issue below its name."""
    rows: PaneRows = {}
    for pane in READING_PANES:
        rows[pane] = tuple(
            row
            for issue in desk.brief.issues
            if pane != "also"
            for row in (heading(f"{issue.number} {issue.name}"), *_pane_rows(pane, issue, desk))
        )
    return {**rows, "also": tuple(_brief_extras(desk))}


def search_rows(searches: Sequence[tuple[str, int]]) -> tuple[Row, ...]:
    """Return the rail's searches, name and number of lines, keyed -1, -2 and so on."""
    found = tuple(
        Row(str(-number), (Para((Run(name), Run(f"  {count}", "faint")), 2, "/"),))
        for number, (name, count) in enumerate(searches, start=1)
    )
    return (heading("Searches"), *found) if found else ()


def rail_rows(desk: Desk, unseen: Callable[[Iterable[Line]], int]) -> tuple[Row, ...]:
    """Return the issues with how many new lines are not seen yet; row 0 is the overview."""
    total = unseen(desk.changed)
    indent = len(str(len(desk.brief.issues))) + 1
    every = (Run("All issues", "strong"), Run(f"  +{total}" if total else "", "new"))
    rows = [Row("0", (Para(every, indent, "0"),))]
    for issue in desk.brief.issues:
        fresh = unseen(_lines(issue))
        conflict = Run(" !" if issue.disagreements else "", "warn")
        label = (Run(issue.name), Run(f"  +{fresh}" if fresh else "", "new"), conflict)
        rows.append(Row(str(issue.number), (Para(label, indent, str(issue.number)),), None, issue.number))
    return tuple(rows)


def with_marks(rows: tuple[Row, ...], marks: Marks) -> tuple[Row, ...]:
    """Return the rows with the reader's own words: a staff note below, the verdict in place of a possible answer."""
    ids = marks.ids_with("note", *_VERDICTS)
    if not ids:
        return rows
    return tuple(_with_own_words(row, marks) if row.line is not None and row.line.id in ids else row for row in rows)


def _with_own_words(row: Row, marks: Marks) -> Row:
    assert row.line is not None  # what is marked is a line
    note = marks.note_on(row.line.id)
    if isinstance(row.line, OpenQuestion):
        row = _with_verdict(row, row.line, marks)
    own = para(Run("Staff note: ", "strong"), note, indent=2)
    return replace(row, paras=(*row.paras, own)) if note else row


def _with_verdict(row: Row, line: OpenQuestion, marks: Marks) -> Row:
    verdict = next((_VERDICTS[kind] for kind in _VERDICTS if marks.has(line.id, kind)), None)
    if verdict is None:
        return row
    status, told = status_run(line), Run(verdict, "strong")
    paras = (replace(each, runs=tuple(told if run == status else run for run in each.runs)) for each in row.paras)
    return replace(row, paras=tuple(paras))


def sourcing_words(issue: IssueBrief) -> str:
    """Return how an issue is sourced, in words."""
    counts = issue.sourcing
    if not counts.items:
        return "no articles in this window"
    words = f"{_count(counts.items, 'article')} from {_count(counts.outlets, 'outlet')}; "
    words += f"{counts.named} named, {counts.unnamed} unnamed speakers"
    return f"{words}; rests on a single outlet" if counts.single_source else words


def _pane_rows(pane: PaneName, issue: IssueBrief, desk: Desk) -> Iterator[Row]:
    number = issue.number
    match pane:
        case "bottom":
            yield from (statement_row(line, number, desk) for line in issue.bottom_line)
        case "actors":
            for line in issue.actors:
                yield from actor_rows(line, number, desk)
        case "quotes":
            yield from (quote_row(line, number, desk) for line in issue.quotes)
        case "questions":
            yield from (question_row(line, number, desk) for line in issue.questions)
        case _:
            raise ValueError(pane)


def _overview_pane(pane: PaneName, desk: Desk) -> Iterator[Row]:
    rows = {issue.number: tuple(_pane_rows(pane, issue, desk)) for issue in desk.brief.issues}
    changed = {number: _changed(found) for number, found in rows.items()}
    shown = rows if pane == "bottom" or not any(changed.values()) else changed
    if pane != "bottom" and desk.brief.previous_day and not any(changed.values()) and any(rows.values()):
        yield reason(f"Nothing new since {weekday_words(desk.brief.previous_day)}; all of it:")
    if not any(shown.values()):
        yield reason(_NOTHING[pane] if desk.brief.sources else "No articles yet. r polls the sources.")
    for issue in desk.brief.issues:
        if shown[issue.number]:
            yield heading(f"{issue.number} {issue.name}")
            yield from shown[issue.number]


def _changed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Keep what is new or changed; an actor stays above a position that is."""
    kept: list[Row] = []
    actor: Row | None = None
    for row in rows:
        if not row.is_part:
            actor = row
        if row.line is None or row.line.change == "same":
            continue
        if actor is not None and actor is not row and actor not in kept:
            kept.append(actor)
        kept.append(row)
    return tuple(kept)


def _issue_extras(issue: IssueBrief, desk: Desk) -> Iterator[Row]:
    yield heading("Where the sources differ")
    yield from (disagreement_row(line, issue.number, desk) for line in issue.disagreements)
    if not issue.disagreements:
        yield reason("No difference found between these articles.")
    numbers = {question.number for question in issue.questions}
    events = [event for event in desk.brief.look_ahead if numbers.intersection(event.bears_on)]
    yield heading("Look-ahead")
    yield from (event_row(event, desk) for event in events)
    if not events:
        yield reason("No dated event bears on these questions.")
    yield heading("Sourcing")
    yield reason(sourcing_words(issue))
    sources = [source for source in desk.brief.sources if source.item_id in issue.item_ids]
    pictures = (days_words(sources, desk.zone, desk.glyphs), outlets_words(sources, desk.glyphs))
    yield from (reason(words) for words in pictures if words)


def _brief_extras(desk: Desk) -> Iterator[Row]:
    brief = desk.brief
    since = f" since {weekday_words(brief.previous_day)}" if brief.previous_day else ""
    groups: tuple[tuple[str, tuple[Row, ...]], ...] = (
        (f"What changed{since}", tuple(change_row(line, desk) for line in brief.changes)),
        ("Look-ahead", tuple(event_row(line, desk) for line in brief.look_ahead)),
        (
            "Where the sources differ",
            tuple(disagreement_row(line, issue.number, desk) for issue in brief.issues for line in issue.disagreements),
        ),
        ("Other threads", tuple(thread_row(line, desk) for line in brief.threads)),
        ("Who is not named", tuple(unnamed_row(line, desk) for line in brief.unnamed)),
        ("What is missing", tuple(reason(gap) for gap in brief.gaps)),
        ("Articles", tuple(article_row(source, desk) for source in brief.sources)),
    )
    if not any(rows for _title, rows in groups):
        yield reason("Nothing beyond the issues.")
    for title, rows in groups:
        if rows:
            yield heading(title)
            yield from rows


def _why_nothing(pane: PaneName, issue: IssueBrief) -> str:
    if not issue.item_ids:
        return "No article in this window serves this issue."
    return _NOTHING[pane]


def _lines(issue: IssueBrief) -> Iterator[Line]:
    yield from issue.bottom_line
    for actor in issue.actors:
        yield actor
        yield from actor.positions
    yield from issue.quotes
    yield from issue.questions
    yield from issue.disagreements


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
