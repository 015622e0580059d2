"""How each kind of line reads in a pane; what a source printed is never changed, what we add stands outside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefing.model import (
    ActorLine,
    ChangeLine,
    DateBasis,
    Disagreement,
    EventLine,
    Evidence,
    Line,
    OpenQuestion,
    PositionLine,
    QuoteLine,
    SourceEntry,
    Statement,
    Thread,
    UnnamedLine,
)
from briefing.tui.desk import Desk, day_words
from briefing.tui.rows import Later, Para, Row, Run, para

_STEP = 2
BASIS: Mapping[DateBasis, str] = {
    "feed": "date from the feed",
    "page": "date from the page",
    "file": "date of the file",
    "text": "date in the text",
    "inferred": "date inferred",
    "none": "no date stated",
}


def statement_row(line: Statement, issue: int, desk: Desk) -> Row:
    """Return a sentence of a source with its place."""
    return Row(line.id, Later(lambda: _statement_paras(line, desk)), line, issue)


def _statement_paras(line: Statement, desk: Desk) -> tuple[Para, ...]:
    return (para(line.text, _dated(desk, line, None, None), _cited(desk, line.evidence)),)


def actor_rows(line: ActorLine, issue: int, desk: Desk) -> Iterator[Row]:
    """Yield the actor, then each position."""
    yield Row(line.id, Later(lambda: _actor_paras(line, desk)), line, issue)
    for position in line.positions:
        yield position_row(position, issue, desk)


def _actor_paras(line: ActorLine, desk: Desk) -> tuple[Para, ...]:
    affiliation = line.affiliation if line.affiliation and line.affiliation not in (line.role or "") else None
    about = "".join(f" {desk.glyphs.dot} {words}" for words in (line.role, affiliation) if words)
    unnamed = " (not named)" if line.kind == "unnamed" else ""
    mixed = Run("  ! positions differ", "warn") if line.mixed else ""
    return (para(Run(line.name, "strong"), unnamed, about, mixed),)


def position_row(line: PositionLine, issue: int, desk: Desk) -> Row:
    """Return what an actor said or did: the label, the source's words, when, where."""
    return Row(line.id, Later(lambda: _position_paras(line, desk)), line, issue, is_part=True)


def _position_paras(line: PositionLine, desk: Desk) -> tuple[Para, ...]:
    changed = f" (was: {line.changed_from})" if line.changed_from else ""
    cue = f" (“{line.shown_cue}”)" if line.shown_cue else ""
    label = Run(f"{line.label}{changed}{cue}: ", "strong") if line.label else ""
    return (para(label, line.text, _dated(desk, line, line.when, line.day), _cited(desk, line.evidence), indent=_STEP),)


def quote_row(line: QuoteLine, issue: int, desk: Desk) -> Row:
    """Return the words and, below them, who said them; reported matter is marked as paraphrase."""
    return Row(line.id, Later(lambda: _quote_paras(line, desk)), line, issue)


def _quote_paras(line: QuoteLine, desk: Desk) -> tuple[Para, ...]:
    words = " … ".join(line.pieces)
    first = para(Run(f"~ {words}", "paraphrase")) if line.kind == "indirect" else para(words)
    parts = [first, _attribution(line, desk)]
    if line.variants:
        count = len(line.variants)
        parts.append(para(Run(f"{count} other wording{'s' if count > 1 else ''}, behind Enter", "faint"), indent=_STEP))
    return tuple(parts)


def speaker_of(line: QuoteLine) -> str:
    """Return who said it, with the role as printed; ``speaker unknown`` where that is so."""
    if line.speaker is None:
        return "speaker unknown"
    return f"{line.speaker}, {line.role}" if line.role else line.speaker


def question_row(line: OpenQuestion, issue: int, desk: Desk) -> Row:
    """Return a question with its status in words, why, who decides, by when, what would answer it."""
    return Row(line.id, Later(lambda: _question_paras(line, desk)), line, issue)


def _question_paras(line: OpenQuestion, desk: Desk) -> tuple[Para, ...]:
    due = f"{line.due}{_resolved(line.due, line.due_day)}" if line.due else ""
    facts = (("decides", line.decider), ("by", due), ("would answer it", line.would_answer))
    parts = [
        para(Run(f"{line.number} ", "strong"), line.wording),
        para(
            status_run(line),
            f" {desk.glyphs.dot} {line.basis}",
            _cited(desk, line.evidence),
            indent=_STEP,
        ),
        para(f" {desk.glyphs.dot} ".join(f"{name}: {value}" for name, value in facts if value), indent=_STEP),
    ]
    if line.said_by:
        parts.append(para(f"said by: {', '.join(line.said_by)}", indent=_STEP))
    parts += [
        para(Run(f"{line.answers_called}: ", "strong"), answer.text, _cited(desk, (answer,)), indent=_STEP)
        for answer in line.answers
    ]
    parts.append(_history(line, desk))
    return tuple(part for part in parts if part.runs)


def status_run(line: OpenQuestion) -> Run:
    """Return how a question stands."""
    return Run(f"? {line.status}", "warn")


def disagreement_row(line: Disagreement, issue: int, desk: Desk) -> Row:
    """Return where sources differ, each side on a line of its own."""
    return Row(line.id, Later(lambda: _disagreement_paras(line, desk)), line, issue)


def _disagreement_paras(line: Disagreement, desk: Desk) -> tuple[Para, ...]:
    sides = tuple(
        para(Run(f"{side.label}: ", "strong"), side.evidence.text, _cited(desk, (side.evidence,)), indent=_STEP)
        for side in line.sides
    )
    return (para(Run(f"! {line.kind.capitalize()}: ", "warn"), line.what), *sides)


def event_row(line: EventLine, desk: Desk) -> Row:
    """Return a dated happening and the questions that it bears on."""
    return Row(line.id, Later(lambda: _event_paras(line, desk)), line)


def _event_paras(line: EventLine, desk: Desk) -> tuple[Para, ...]:
    bears = f" {desk.glyphs.dot} bears on {', '.join(map(str, line.bears_on))}" if line.bears_on else ""
    when = f"{line.when}{_resolved(line.when, line.day)}{', no result reported' if line.overdue else ''}: "
    return (para(Run(when, "strong"), line.text, bears, _cited(desk, line.evidence)),)


def change_row(line: ChangeLine, desk: Desk) -> Row:
    """Return a change with its tag, issue and day."""
    return Row(line.id, Later(lambda: _change_paras(line, desk)), line)


def _change_paras(line: ChangeLine, desk: Desk) -> tuple[Para, ...]:
    issue = f"{line.issue}: " if line.issue else ""
    parts = para(
        Run(f"{line.tag_words} ", "new"),
        Run(issue, "strong"),
        line.text,
        f" {desk.glyphs.dot} printed {day_words(line.day)}"
        if line.when is None and line.day
        else _dated(desk, line, line.when, line.day),
        _cited(desk, line.evidence),
    )
    return (parts,)


def thread_row(line: Thread, desk: Desk) -> Row:
    """Return a story that serves no issue; one that recurs, with the issue that could be made of it."""
    return Row(line.id, Later(lambda: _thread_paras(line, desk)), line)


def _thread_paras(line: Thread, desk: Desk) -> tuple[Para, ...]:
    outlets = f" {desk.glyphs.dot} {line.outlets} outlet{'' if line.outlets == 1 else 's'}"
    parts = [para(line.text, outlets, _cited(desk, line.evidence))]
    if line.terms:
        terms = ", ".join(line.terms)
        parts.append(para(Run("proposed issue: ", "strong"), f"{line.proposal} (terms: {terms})", indent=_STEP))
        parts.append(para(Run("+ follows it, - proposes it no more", "faint"), indent=_STEP))
    return tuple(parts)


def unnamed_row(line: UnnamedLine, desk: Desk) -> Row:
    """Return a speaker who is not named, and what the article has them say."""
    return Row(line.id, Later(lambda: _unnamed_paras(line, desk)), line)


def _unnamed_paras(line: UnnamedLine, desk: Desk) -> tuple[Para, ...]:
    older = _dated(desk, line, None, None)
    return (para(Run(f"{line.described}: ", "strong"), line.says, older, _cited(desk, line.evidence)),)


def article_row(source: SourceEntry, desk: Desk) -> Row:
    """Return an article as the brief cites it; it is read through the lines that rest on it."""
    return Row("", Later(lambda: _article_paras(source, desk)))


def _article_paras(source: SourceEntry, desk: Desk) -> tuple[Para, ...]:
    dot = f" {desk.glyphs.dot} "
    words = dot.join((desk.outlet_of(source.item_id), source.title, published_in_brief(source, desk)))
    return (para(Run(f"[{source.number}] ", "strong"), words),)


def published_in_brief(source: SourceEntry, desk: Desk) -> str:
    """Return when an article was published, and what else the brief knows of it: copy, background, not analysed."""
    parts = [
        f"{desk.published_at(source.published)} ({BASIS[source.published_basis]})" if source.published else "undated"
    ]
    parts += [f"near copy of [{source.copy_of}]"] if source.copy_of else []
    parts += ["background, older than the window"] if source.background else []
    parts += [] if source.analysed else [source.not_analysed]
    return f" {desk.glyphs.dot} ".join(parts)


def _history(line: OpenQuestion, desk: Desk) -> Para:
    steps = [f"{day_words(step.day)} {step.status}" for step in line.history]
    return (
        para(Run(f"history: {f' {desk.glyphs.dot} '.join(steps)}", "faint"), indent=_STEP) if len(steps) > 1 else para()
    )


def _attribution(line: QuoteLine, desk: Desk) -> Para:
    speaker = Run(speaker_of(line), "warn" if line.speaker is None else "strong")
    paraphrase = f" {desk.glyphs.dot} paraphrase" if line.kind == "indirect" else ""
    occasion = f" {desk.glyphs.dot} {line.occasion}" if line.occasion else ""
    when = _dated(desk, line, line.when, line.day)
    return para(f"{desk.glyphs.dash} ", speaker, paraphrase, occasion, when, _cited(desk, line.evidence), indent=_STEP)


def _cited(desk: Desk, evidence: Sequence[Evidence]) -> Run:
    """Return where words stand, and how old the articles are."""
    return Run(f" {desk.cite(evidence)} {desk.age_of(evidence)}".rstrip(), "faint")


def _dated(desk: Desk, line: Line, when: str | None, day: date | None) -> str:
    """Return when it was; of an article of another week also when that was printed, whose "this week" is not ours."""
    words = _when(desk, when, day)
    if line.article_day is None:
        return words
    printed = f"printed {line.article_day.day} {line.article_day:%b %Y}"
    return f"{words}, {printed}" if words else f" {desk.glyphs.dot} {printed}"


def _when(desk: Desk, when: str | None, day: date | None) -> str:
    if when:
        return f" {desk.glyphs.dot} {when}{_resolved(when, day)}"
    return f" {desk.glyphs.dot} {day_words(day)}" if day else ""


def _resolved(when: str | None, day: date | None) -> str:
    """Return the calendar day in brackets, unless the words hold it already."""
    if day is None or (when and str(day.day) in when):
        return ""
    return f" ({day_words(day)})"
