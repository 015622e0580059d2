"""The sections of a brief in their fixed order: each with its lines, and the reason to print where it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.export.citations import cite
from briefing.export.document import Bullet, Emphasis, File, Inline, Link, Run, SourceNumber, Strong, Words
from briefing.export.quotes import MOST_SENTENCE_WORDS, quote_bullet
from briefing.export.section import LaidQuotes, Printing, Row, Section, note_runs
from briefing.export.selection import marked, notes_on
from briefing.export.wording import (
    counted,
    day_words,
    difference_words,
    outlet_words,
    public_location,
    published_words,
    status_words,
    when_words,
)
from briefing.model import (
    ActorLine,
    Brief,
    ChangeLine,
    Disagreement,
    Evidence,
    IssueBrief,
    OpenQuestion,
    PositionLine,
    QuoteLine,
    Side,
    SourceEntry,
    Statement,
    Thread,
)

# What is longer is a sentence and no name of a matter.
_MOST_TITLE = 60
# "at the Friday talks" says no more than "read-out of the Friday talks".
_BARE = re.compile(r"^(?:at|on|in|during|by|before|after)\s+(?:the\s+)?")


def bottom_line(printing: Printing) -> Section:
    """Lead with each issue: the state of its questions in counts, then at most two sentences of the sources."""
    entries = [_lead(printing, issue) for issue in printing.brief.issues]
    today = printing.brief.as_of.date()
    happening = [event for event in printing.brief.look_ahead if event.day == today]
    if happening:
        told = (run for event in happening for run in (Words(f" {event.text} "), printing.cite(event)))
        entries.append(Bullet((Strong("Today:"), *told)))
    return Section("Bottom line", 2, "No issue is followed.", tuple(entries))


def what_changed(printing: Printing) -> Section:
    """Tell the changes since the previous brief, or with none, the developments of the set, newest first."""
    lines = printing.brief.changes
    previous = printing.brief.previous_day
    if previous is None:
        rows = tuple(
            (
                _words(_when_told(printing, line)),
                printing.noted(line, _development(line)),
                (printing.cite(line),),
            )
            for line in lines
        )
        order = ", newest first" if any(line.day for line in lines) else ", undated"
        intro = f"There is no brief before this one. What the articles report{order}, in their words for days:"
        reason = "There is no brief before this one, and no dated development in the sources read."
        return Section("What changed", 2, reason, rows, ("When", "Development", "Evidence"), intro=intro)
    tagged = tuple(
        (
            _words(line.tag_words),
            _words(_when_told(printing, line)),
            printing.noted(line, _development(line)),
            (printing.cite(line),),
        )
        for line in lines
    )
    header = ("Change", "When", "Development", "Evidence")
    since = f"Since the brief of {day_words(previous)}, newest first:"
    reason = f"Nothing is new, changed or gone since the brief of {day_words(previous)}."
    return Section("What changed", 2, reason, tagged, header, intro=since)


def look_ahead(printing: Printing) -> Section:
    """List what is to come, with the numbers of the questions that it may settle."""
    rows = tuple(
        (
            _words(when_words(event.when, event.day) + (", no result reported" if event.overdue else "")),
            printing.noted(event, event.text),
            _words(", ".join(map(str, event.bears_on)) or "–"),
            (printing.cite(event),),
        )
        for event in printing.brief.look_ahead
        if event.coming
    )
    header = ("When (source wording)", "Event", "Bears on", "Evidence")
    return Section("Look-ahead", 2, "No coming event is named in the sources read.", rows, header)


def issue_sections(printing: Printing, issue: IssueBrief) -> tuple[Section, ...]:
    """Return the four parts of an issue in their order."""
    return (actors(printing, issue), _quotes(printing, issue), _questions(printing, issue), _differs(printing, issue))


def other_threads(printing: Printing) -> Section:
    """List the stories that serve no issue, one line each."""
    bullets = tuple(
        printing.bullet(
            thread,
            Words(f"{thread.text} "),
            printing.cite(thread),
            Words(f" ({_recurrence(thread)})"),
        )
        for thread in printing.brief.threads
    )
    reason = "Every article read serves an issue." if printing.brief.sources else "No article was read."
    return Section("Other threads", 2, reason, bullets)


def _recurrence(thread: Thread) -> str:
    outlets = counted(thread.outlets, "outlet")
    if not thread.terms:
        return outlets
    items = counted(len(thread.item_ids), "item")
    return f"{items}, {outlets}; could be an issue: {thread.proposal}; terms: {', '.join(thread.terms)}"


def unnamed_speakers(printing: Printing) -> Section:
    """List the speakers who are described and not named."""
    rows = tuple(
        (_words(line.described), printing.noted(line, line.says + printing.older(line)), (printing.cite(line),))
        for line in printing.brief.unnamed
    )
    header = ("Described as", "Says", "Evidence")
    return Section("Who is not named", 2, "No line of this brief rests on an unnamed speaker.", rows, header)


def sources(printing: Printing, listed: frozenset[int]) -> Section:
    """List the cited articles by their numbers, and say how many more were read."""
    shown = tuple(source for source in printing.brief.sources if source.number in listed)
    bullets = tuple(Bullet(_source(source)) for source in shown)
    rest = len(printing.brief.sources) - len(shown)
    if rest:
        bullets += (Bullet((Emphasis(f"{counted(rest, 'further article')} read and not cited here."),)),)
    return Section("Sources", 2, "No article was read.", bullets)


def gaps(brief: Brief) -> Section:
    """Say what is missing."""
    bullets = tuple(Bullet((Words(gap),)) for gap in brief.gaps)
    return Section("Gaps", 2, "No article undated, no issue single-sourced, no source failing.", bullets)


def _development(line: ChangeLine) -> str:
    """Return what is new; of a quotation its whole sentence, because words without their speaker say little."""
    if not line.text.startswith(("“", '"')):
        return line.text
    holding = (one.text for one in line.evidence if line.text in one.text)
    return next((text for text in holding if len(text.split()) <= MOST_SENTENCE_WORDS), line.text)


def _when_told(printing: Printing, line: ChangeLine) -> str:
    """Return when a change was; where its words have no time, when they were printed, and told as that."""
    told = printing.dated(line, line.when, line.day) if line.when or line.day else ""
    return f"printed {told}" if line.when is None and told else told


def _lead(printing: Printing, issue: IssueBrief) -> Bullet:
    state = status_words(issue)
    lead = Strong(f"{issue.name}: {state}." if state else f"{issue.name}:")
    if not issue.bottom_line:
        return Bullet((lead, Words(" No sentence of the sources read sums this issue up.")))
    told: list[Run] = [lead]
    notes: list[Inline] = []
    for line in issue.bottom_line[:2]:
        told += [Words(f" {line.text} "), printing.cite(line)]
        notes += [note_runs(note) for note in notes_on(printing.brief.marks, line.id)]
    return Bullet(tuple(told), tuple(notes))


def rule_runs(printing: Printing, rule: Statement) -> Inline:
    """Return the sentence that says what is allowed now."""
    return (*printing.noted(rule, f" {rule.text}"), Words(" "), printing.cite(rule))


def actors(printing: Printing, issue: IssueBrief) -> Section:
    """List who holds which position, the positions of one actor under each other."""
    rows = tuple(row for actor in issue.actors for row in _actor_rows(printing, actor))
    header = ("Actor", "Position as reported", "When", "Evidence")
    return Section("Actors and stated positions", 3, "No stated position found in the sources read.", rows, header)


def _actor_rows(printing: Printing, actor: ActorLine) -> tuple[Row, ...]:
    """Give each position a row of its own, so that each has its own citation; the role stands in the first."""
    if not actor.positions:
        nothing = (Emphasis("named; no position found"), *printing.noted(actor, ""))
        return ((_words(_actor_name(actor)), nothing, _words("–"), (printing.cite(actor),)),)
    names = (_actor_name(actor), *[actor.name] * (len(actor.positions) - 1))
    # A note on the actor stands where the actor is first named.
    notes = (printing.noted(actor, "")[1:], *[()] * (len(actor.positions) - 1))
    return tuple(
        (
            _words(name),
            (*position_cell(printing, line), *note),
            _words(printing.when(line)),
            (printing.cite(line),),
        )
        for name, note, line in zip(names, notes, actor.positions, strict=True)
    )


def _actor_name(actor: ActorLine) -> str:
    described = [actor.name]
    if actor.role and actor.role.casefold() not in actor.name.casefold():
        described.append(actor.role)
    name = ", ".join(described)
    return f"{name} (positions differ)" if actor.mixed else name


def position_cell(printing: Printing, line: PositionLine) -> Inline:
    """Return a position in the words of its source, behind its label, and the cue where those words lack it."""
    if line.label is None:
        return printing.noted(line, line.text)
    because = f" (“{line.shown_cue}”): " if line.shown_cue else ": "
    return (Emphasis(line.label + change_words(line)), *printing.noted(line, f"{because}{line.text}"))


def change_words(line: PositionLine) -> str:
    """Return which label the position takes the place of, empty where nothing has changed."""
    if line.changed_from is None or line.changed_since is None:
        return ""
    return f", changed from {line.changed_from} on {day_words(line.changed_since)}"


def _quotes(printing: Printing, issue: IssueBrief) -> Section:
    bullets = tuple(bullet for bullet, _ in laid_quotes(printing, issue))
    return Section("Quotes", 3, "No quotation on this issue in the sources read.", bullets)


def laid_quotes(printing: Printing, issue: IssueBrief) -> tuple[LaidQuotes, ...]:
    """Return the lines of an issue's quotations, each with those that it shows.

    A sentence that holds two quoted fragments is printed once; what stands under the second goes under the first.
    """
    laid = printing.laid_quotes
    if issue.number not in laid:
        by_runs: dict[Inline, list[tuple[QuoteLine, Bullet]]] = {}
        for quote in issue.quotes:
            runs, below = quote_bullet(printing, quote)
            by_runs.setdefault(runs, []).append((quote, printing.bullet(quote, *runs, below=below)))
        laid[issue.number] = tuple(_laid_once(runs, fragments) for runs, fragments in by_runs.items())
    return laid[issue.number]


def _laid_once(runs: Inline, fragments: Sequence[tuple[QuoteLine, Bullet]]) -> LaidQuotes:
    below = tuple(line for _, bullet in fragments for line in bullet.below)
    return Bullet(runs, below), tuple(quote for quote, _ in fragments)


def _questions(printing: Printing, issue: IssueBrief) -> Section:
    told = _sides_shown(issue)
    rows = tuple(_question_row(printing, question, told) for question in issue.questions)
    header = ("#", "Question", "Status", "Basis", "What would answer it")
    return Section("Open questions", 3, "No open question found in the sources read.", rows, header)


def _sides_shown(issue: IssueBrief) -> frozenset[Evidence]:
    """Return what is told word for word below the questions, at any length: the sides of the first difference."""
    return frozenset(side.evidence for difference in issue.disagreements[:1] for side in difference.sides)


def _question_row(printing: Printing, question: OpenQuestion, told_below: frozenset[Evidence]) -> Row:
    marks = printing.brief.marks
    by_staff = [kind for kind in ("confirmed", "rejected") if question.id in marked(marks, kind)]
    status: Inline = (Strong(question.status), *(Words(f" ({kind} by staff)") for kind in by_staff))
    basis: list[Run] = [Words(f"{question.basis} "), printing.cite(question)]
    if question.answers:
        called = question.answers_called.capitalize()
        for answer in question.answers:
            words = "see where the sources differ" if answer in told_below else answer.text
            basis += [Words(f" {called}: {words} "), cite((answer,), printing.numbers)]
    for note in notes_on(marks, question.id):
        basis += [Words(" "), *note_runs(note)]
    return (_words(str(question.number)), _words(question.wording), status, tuple(basis), _words(_outlook(question)))


def _outlook(question: OpenQuestion) -> str:
    parts = [question.would_answer]
    if question.decider and question.decider.casefold() not in question.would_answer.casefold():
        parts.append(f"decider: {question.decider}")
    if question.due and _BARE.sub("", question.due.casefold()) not in question.would_answer.casefold():
        parts.append(f"due: {when_words(question.due, question.due_day)}")
    return "; ".join(parts)


def _differs(printing: Printing, issue: IssueBrief) -> Section:
    rules = frozenset(evidence for rule in issue.rules for evidence in rule.evidence)
    told = rules if printing.length == "brief" else frozenset()
    bullets = tuple(_difference(printing, line, told) for line in issue.disagreements)
    return Section("Where the sources differ", 3, "No difference found between the sources read.", bullets)


def _difference(printing: Printing, line: Disagreement, told_above: frozenset[Evidence]) -> Bullet:
    """Set the sides under each other, each with its own citation."""
    sides = tuple(_side(printing, side, told_above) for side in line.sides)
    kind = difference_words(line.kind)
    is_told_below = any(line.what in side.evidence.text for side in line.sides)
    if is_told_below and (line.kind == "speaker" or len(line.what) > _MOST_TITLE):
        # Words that were said, and a whole sentence, stand on one of the sides with their place; here they have none.
        return printing.bullet(line, Strong(kind), below=sides)
    head = line.what[:1].upper() + line.what[1:].rstrip(".")
    return printing.bullet(line, Strong(f"{head}."), Words(f" {kind}"), below=sides)


def _side(printing: Printing, side: Side, told_above: frozenset[Evidence]) -> Inline:
    words = Emphasis("the rule reported above.") if side.evidence in told_above else Words(side.evidence.text)
    label = Emphasis(f"{_side_words(printing.brief, side)}:")
    return (label, Words(" "), words, Words(" "), cite((side.evidence,), printing.numbers))


def _side_words(brief: Brief, side: Side) -> str:
    """Return the label of a side; of a sample outlet marked as one, of an outlet nobody states by its number."""
    source = next((one for one in brief.sources if one.item_id == side.evidence.item_id), None)
    if source is not None and source.outlet is None and side.label == source.title:
        return f"source {source.number}"
    names = {source.outlet for source in brief.sources if source.sample}
    return f"{side.label} (sample)" if side.label in names else side.label


def _source(source: SourceEntry) -> Inline:
    told = f" {outlet_words(source)}: {source.title}; {published_words(source.published, source.published_basis)}"
    flags = []
    if source.copy_of is not None:
        flags.append(f"near-duplicate of source {source.copy_of}")
    if source.background:
        flags.append("background, older than the window")
    if not source.analysed:
        flags.append(source.not_analysed)
    words = Words(f"{'; '.join([told, *flags])}. ")
    return (SourceNumber(source.number), words, _location(source.location))


def _location(location: str) -> Run:
    """Make a link of http and https only."""
    shown = public_location(location)
    return Link(shown) if shown.lower().startswith(("http://", "https://")) else File(shown)


def _words(text: str) -> Inline:
    return (Words(text),)
