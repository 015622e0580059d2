"""How many words each part of a brief may take, and what is left out where they are too few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from briefing.export import sections
from briefing.export.document import Bullet, Citation
from briefing.export.section import Printing, Row, Section, count, lay, within
from briefing.export.selection import marked
from briefing.model import ActorLine, IssueBrief, PositionLine

# At most 350 words for a page that is read in two minutes and 1,800 for a brief that is read in eight. The margin is
# for those who count the marks of headings and dashes as words.
PAGE_WORDS = 325
BRIEF_WORDS = 1680
# What the parts of page one may take, and what the closing parts of a brief may.
LEAD_WORDS = 150
LOOK_AHEAD_WORDS = 80
THREAD_WORDS = 110
UNNAMED_WORDS = 110
# One issue has at least the words of a few lines, and at most those of two pages.
_LEAST_OF_AN_ISSUE = 200
_MOST_OF_AN_ISSUE = 560

Key = TypeVar("Key", int, str)


def issue_parts(printing: Printing, room: int) -> dict[int, tuple[Section, ...]]:
    """Return the parts of every issue by its number, cut such that all of them together have ``room`` words."""
    whole = {issue.number: sections.issue_sections(printing, issue) for issue in printing.brief.issues}
    needs = {number: sum(count(lay(part)) for part in parts) for number, parts in whole.items()}
    allowances = _shared(
        {number: min(need, _MOST_OF_AN_ISSUE) for number, need in needs.items()}, room, needs, _LEAST_OF_AN_ISSUE
    )
    return {
        issue.number: _cut(printing, issue, whole[issue.number], allowances[issue.number])
        for issue in printing.brief.issues
    }


def leads_within(section: Section, words: int) -> Section:
    """Shorten leads to one sentence where all of them together are too long; none is left out."""
    if count(lay(section)) <= words:
        return section
    return replace(section, entries=tuple(map(_first_sentence, section.entries)))


def _shared(needs: Mapping[Key, int], room: int, lengths: Mapping[Key, int], least: int = 0) -> dict[Key, int]:
    """Share words: who needs less than a fair share gets it all, the others share what is left.

    A share grows with the square root of the length, so that the largest does not drown the others; none is smaller
    than ``least``.
    """
    weights = {key: max(1.0, lengths[key] ** 0.5) for key in needs}
    shared: dict[Key, int] = {}
    for key in sorted(needs, key=lambda key: (needs[key] / weights[key], key)):
        waiting = sum(weights[other] for other in needs if other not in shared)
        fair = (room - sum(shared.values())) * weights[key] / waiting
        shared[key] = min(needs[key], max(least, int(fair)))
    return shared


def _cut(printing: Printing, issue: IssueBrief, parts: tuple[Section, ...], words: int) -> tuple[Section, ...]:
    """Give the open questions their words first, because a brief is for them; the other parts share the rest."""
    needs = {part.title: count(lay(part)) for part in parts}
    questions = min(needs.pop("Open questions"), words // 2)
    allowances = {"Open questions": questions} | _shared(needs, words - questions, needs)
    first, *others = parts
    cut = (within(part, allowances[part.title]) for part in others)
    return (_actors_within(printing, issue, first, allowances[first.title]), *cut)


def _actors_within(printing: Printing, issue: IssueBrief, whole: Section, words: int) -> Section:
    """Cut positions before actors: that somebody has a position is worth more than a second one of somebody else."""
    if count(lay(whole)) <= words:
        return whole
    for most in (3, 2, 1):
        fewer = replace(issue, actors=tuple(_with_fewer(printing, actor, most) for actor in issue.actors))
        section = sections.actors(printing, fewer)
        section = replace(section, hidden=len(whole.entries) - len(section.entries))
        if count(lay(section)) <= words:
            return section
    return within(section, words)


def _with_fewer(printing: Printing, actor: ActorLine, most: int) -> ActorLine:
    """Keep what the reader kept, then the newest positions, of one day those with a label; they stay in their order."""
    kept = marked(printing.brief.marks, "kept")

    def rank(line: PositionLine) -> tuple[bool, int, bool]:
        """Return what sorts the positions that are worth most first."""
        day = printing.day_of(line) or date.min
        return (line.id not in kept, -day.toordinal(), line.label is None)

    chosen = {line.id for line in sorted(actor.positions, key=rank)[:most]}
    return replace(actor, positions=tuple(line for line in actor.positions if line.id in chosen))


def _first_sentence(entry: Bullet | Row) -> Bullet | Row:
    if not isinstance(entry, Bullet):
        return entry
    ends = [place for place, run in enumerate(entry.runs) if isinstance(run, Citation)]
    return replace(entry, runs=entry.runs[: ends[0] + 1]) if ends else entry
