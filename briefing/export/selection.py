"""Which lines of a brief are printed, and in which order: the reader's marks, and one issue alone."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from briefing.errors import UsageError
from briefing.model import (
    ActorLine,
    Brief,
    Disagreement,
    Evidence,
    IssueBrief,
    Line,
    Mark,
    OpenQuestion,
    QuoteLine,
)

AnyLine = TypeVar("AnyLine", bound=Line)


def arrange(brief: Brief) -> Brief:
    """Return the brief as the reader marked it: without the lines left out, the kept lines first of their list.

    Otherwise the order is the brief's own. Arranging twice changes nothing.
    """
    out = marked(brief.marks, "left out")
    kept = marked(brief.marks, "kept")

    def lines(before: tuple[AnyLine, ...]) -> tuple[AnyLine, ...]:
        """Return the lines that stay, in the order they are printed."""
        return tuple(sorted((line for line in before if line.id not in out), key=lambda line: line.id not in kept))

    def actors(before: tuple[ActorLine, ...]) -> tuple[ActorLine, ...]:
        """Return the actors that stay; one whose positions were all left out goes with them."""
        staying = (replace(one, positions=lines(one.positions)) for one in before)
        had_positions = {one.id for one in before if one.positions}
        return lines(tuple(one for one in staying if one.positions or one.id not in had_positions))

    def issue(one: IssueBrief) -> IssueBrief:
        """Return one issue with its lists arranged."""
        return replace(
            one,
            bottom_line=lines(one.bottom_line),
            rules=lines(one.rules),
            actors=actors(one.actors),
            quotes=lines(one.quotes),
            questions=lines(one.questions),
            disagreements=lines(one.disagreements),
        )

    return replace(
        brief,
        issues=tuple(map(issue, brief.issues)),
        changes=lines(brief.changes),
        look_ahead=lines(brief.look_ahead),
        threads=lines(brief.threads),
        unnamed=lines(brief.unnamed),
    )


def only_issue(brief: Brief, name: str) -> Brief:
    """Return the brief of one issue, found by its name in any case.

    Changes are those told of the issue; coming events those that bear on its questions or stand in its items; what
    serves no issue goes.

    Raises:
        UsageError: the brief has no issue of that name.
    """
    issue = _issue_named(brief.issues, name)
    others = tuple(f"{other.name}: " for other in brief.issues if other.name != issue.name)
    items = set(issue.item_ids)
    questions = {question.number for question in issue.questions}
    passages = {(passage.evidence.item_id, passage.evidence.paragraph) for passage in issue.passages}

    def serves(line: Line) -> bool:
        """Return whether a line stands in a passage of the issue, or in its items where no passages are told."""
        if not passages:
            return any(one.item_id in items for one in line.evidence)
        return any((one.item_id, one.paragraph) in passages for one in line.evidence)

    chosen = replace(
        brief,
        issues=(issue,),
        changes=tuple(line for line in brief.changes if line.issue == issue.name),
        look_ahead=tuple(line for line in brief.look_ahead if questions & set(line.bears_on) or serves(line)),
        threads=(),
        unnamed=tuple(line for line in brief.unnamed if serves(line)),
        gaps=tuple(gap for gap in brief.gaps if not gap.startswith(others)),
    )
    # A line may rest on an article that serves the issue in no other passage: an old one, or one side of a difference.
    cited = items | {evidence.item_id for _, line in all_lines(chosen) for evidence in all_evidence(line)}
    return replace(chosen, sources=tuple(source for source in brief.sources if source.item_id in cited))


def all_lines(brief: Brief) -> tuple[tuple[str, Line], ...]:
    """Return every line of a brief with the name of its section, in the order of the sections; positions included."""
    found: list[tuple[str, Line]] = [(issue.name, line) for issue in brief.issues for line in issue.bottom_line]
    found += [("What changed", line) for line in brief.changes]
    found += [("Look-ahead", line) for line in brief.look_ahead]
    for issue in brief.issues:
        found += [(issue.name, line) for line in issue.rules]
        for actor in issue.actors:
            found += [(issue.name, actor), *((issue.name, position) for position in actor.positions)]
        others: Iterable[Line] = (*issue.quotes, *issue.questions, *issue.disagreements)
        found += [(issue.name, line) for line in others]
    found += [("Other threads", line) for line in brief.threads]
    found += [("Who is not named", line) for line in brief.unnamed]
    return tuple(found)


def all_evidence(line: Line) -> tuple[Evidence, ...]:
    """Return what a line cites anywhere: itself, its variants, its answers, its sides."""
    match line:
        case QuoteLine():
            return (*line.evidence, *(variant.evidence for variant in line.variants))
        case OpenQuestion():
            return (*line.evidence, *line.answers)
        case Disagreement():
            return (*line.evidence, *(side.evidence for side in line.sides))
        case _:
            return line.evidence


def marked(marks: Iterable[Mark], kind: str) -> frozenset[str]:
    """Return the ids of the lines that carry a mark of one kind."""
    return frozenset(mark.line_id for mark in marks if mark.kind == kind)


def notes_on(marks: Iterable[Mark], line_id: str) -> tuple[str, ...]:
    """Return the texts of the staff notes on one line, oldest first."""
    notes = sorted((mark for mark in marks if mark.kind == "note" and mark.line_id == line_id), key=lambda one: one.at)
    return tuple(note.text for note in notes)


def _issue_named(issues: tuple[IssueBrief, ...], name: str) -> IssueBrief:
    by_name = {issue.name.casefold(): issue for issue in issues}
    if found := by_name.get(name.strip().casefold()):
        return found
    near = difflib.get_close_matches(name.casefold(), list(by_name), n=1)
    known = ", ".join(issue.name for issue in issues) or "none"
    hint = f"; did you mean {by_name[near[0]].name}?" if near else ""
    raise UsageError(f"the brief has no issue “{name}”{hint} Issues: {known}")
