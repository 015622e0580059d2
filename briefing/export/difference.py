"""What two days' briefs differ in: new lines, lines gone, and questions whose status changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from briefing.export.citations import source_numbers
from briefing.export.document import Block, Bullet, Document, Emphasis, Heading, Paragraph, Strong, Words
from briefing.export.front import difference_front_matter
from briefing.export.quotes import quote_bullet
from briefing.export.section import Printing, Row, Section, cited_numbers, lay
from briefing.export.sections import position_cell, sources
from briefing.export.selection import arrange
from briefing.export.wording import SAMPLE_NOTICE, counted, day_words, is_sample
from briefing.model import Brief, IssueBrief, Line, OpenQuestion, PositionLine, QuoteLine

AnyLine = TypeVar("AnyLine", bound=Line)
Told = PositionLine | QuoteLine


def lay_out_difference(before: Brief, after: Brief) -> Document:
    """Return what is new, gone or changed in ``after``, issue by issue; lines are told apart by their ids.

    Sources keep the numbers of ``after``; those that only ``before`` cites are numbered on.
    """
    both = with_sources_of(arrange(after), before)
    printing = Printing(both, source_numbers(both))
    earlier = {issue.name: issue for issue in arrange(before).issues}
    sample = " (sample)" if is_sample(both) else ""
    days = f"{day_words(before.as_of.date())} to {day_words(after.as_of.date())}"
    blocks: list[Block] = [Heading(1, f"What changed{sample}: {days}")]
    if sample:
        blocks.append(Paragraph((Emphasis(SAMPLE_NOTICE),)))
    for issue in both.issues:
        blocks += _issue(printing, earlier.pop(issue.name, IssueBrief(issue.number, issue.name)), issue)
    for issue in earlier.values():
        blocks += [Heading(2, issue.name), Paragraph((Emphasis("This issue is no longer followed."),))]
    listed = cited_numbers(blocks)
    blocks += lay(sources(printing, frozenset(listed)))
    return Document(difference_front_matter(before, both, len(listed)), tuple(blocks), tuple(sorted(listed)))


def with_sources_of(after: Brief, before: Brief) -> Brief:
    """Return ``after`` with the sources of both briefs, its own under their numbers."""
    known = {(source.item_id, source.version) for source in after.sources}
    last = max((source.number for source in after.sources), default=0)
    added = [source for source in before.sources if (source.item_id, source.version) not in known]
    numbered = (replace(source, number=number, copy_of=None) for number, source in enumerate(added, start=last + 1))
    return replace(after, sources=(*after.sources, *numbered))


def _issue(printing: Printing, before: IssueBrief, after: IssueBrief) -> list[Block]:
    parts = [
        _questions(printing, before.questions, after.questions),
        _lines(printing, "New", after, _not_in(_told(after), _told(before))),
        _lines(printing, "Gone", before, _not_in(_told(before), _told(after))),
    ]
    shown = [part for part in parts if part.entries]
    same = len(_told(after)) - len(_not_in(_told(after), _told(before)))
    told = f"{counted(same, 'other line')} unchanged." if shown else "Nothing new, changed or gone."
    blocks: list[Block] = [Heading(2, after.name), Paragraph((Emphasis(told),))]
    return [*blocks, *(block for part in shown for block in lay(part))]


def _told(issue: IssueBrief) -> tuple[Told, ...]:
    positions = tuple(position for actor in issue.actors for position in actor.positions)
    return (*positions, *issue.quotes)


def _not_in(lines: Iterable[AnyLine], others: Iterable[AnyLine]) -> tuple[AnyLine, ...]:
    known = {line.id for line in others}
    return tuple(line for line in lines if line.id not in known)


def _lines(printing: Printing, title: str, issue: IssueBrief, lines: Iterable[Told]) -> Section:
    names = {position.id: actor.name for actor in issue.actors for position in actor.positions}
    return Section(title, 3, "", tuple(_bullet(printing, line, names) for line in lines))


def _bullet(printing: Printing, line: Told, names: Mapping[str, str]) -> Bullet:
    match line:
        case QuoteLine():
            runs, below = quote_bullet(printing, line)
            return printing.bullet(line, *runs, below=below)
        case PositionLine():
            lead = (Strong(names[line.id]), Words(": "))
            return Bullet((*lead, *position_cell(printing, line), Words(" "), printing.cite(line)))


def _questions(printing: Printing, before: tuple[OpenQuestion, ...], after: tuple[OpenQuestion, ...]) -> Section:
    earlier = {question.id: question for question in before}
    rows = [
        _question(printing, question, earlier[question.id].status if question.id in earlier else "not asked", "")
        for question in after
        if question.id not in earlier or earlier[question.id].status != question.status
    ]
    rows += [_question(printing, question, question.status, "no longer asked") for question in _not_in(before, after)]
    header = ("Question", "Before", "Now", "Basis", "Evidence")
    return Section("Open questions", 3, "", tuple(rows), header)


def _question(printing: Printing, question: OpenQuestion, before: str, now: str) -> Row:
    return (
        (Words(question.wording),),
        (Words(before),),
        (Strong(now or question.status),),
        (Words(question.basis),),
        (printing.cite(replace(question, evidence=(*question.evidence, *question.answers))),),
    )
