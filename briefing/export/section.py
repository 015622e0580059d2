"""One part of a brief: its lines, the reason to print where it has none, and how it is laid and cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from briefing.export.citations import cite
from briefing.export.document import (
    Block,
    Bullet,
    Bullets,
    Citation,
    Emphasis,
    Heading,
    Inline,
    Paragraph,
    Run,
    Table,
    Words,
    count_words,
    runs_of,
)
from briefing.export.selection import notes_on
from briefing.export.wording import counted, day_words, when_words
from briefing.model import Brief, Line, PositionLine, QuoteLine

# "We will go to to the council": a small word printed twice is a slip that nobody has to judge.
_SLIP = re.compile(r"\b(the|an?|to|of|and|for|with|from|by)\s+\1\b", re.IGNORECASE)
_TWICE = tuple(f"{word} {word}" for word in ("the", "a", "an", "to", "of", "and", "for", "with", "from", "by"))

Row = tuple[Inline, ...]
LaidQuotes = tuple[Bullet, tuple[QuoteLine, ...]]
"""A list line with the quotations that it shows: of one sentence there may be several fragments."""
Length = Literal["page", "brief", "full"]


@dataclass(frozen=True)
class Section:
    """One part of a brief.

    ``entries`` are rows where ``header`` names columns, bullets where it is empty. ``intro`` stands above them;
    ``reason`` stands instead of them where there are none, ``hidden`` counts the lines that are
    not shown at this length.
    """

    title: str
    level: int
    reason: str
    entries: tuple[Bullet | Row, ...]
    header: tuple[str, ...] = ()
    intro: str = field(default="", kw_only=True)
    hidden: int = field(default=0, kw_only=True)

    @cached_property
    def words(self) -> int:
        """Return how many words it takes as it is laid."""
        return count(lay(self))


@dataclass(frozen=True)
class Printing:
    """A brief as it is printed, with the number of each item; ``length`` says how many words there are for it."""

    brief: Brief
    numbers: Mapping[str, int]
    length: Length = "full"

    def cite(self, line: Line) -> Citation:
        """Return where a line stands."""
        return cite(line.evidence, self.numbers)

    def when(self, line: PositionLine) -> str:
        """Return when somebody held a position: in the words of the source, or else by the day that it was printed.

        Of an undated article nothing is returned: the list of sources says that it is undated.
        """
        return self.dated(line, line.when, line.day)

    def dated(self, line: Line, when: str | None, day: date | None) -> str:
        """Return a time as the source words it; of "this week" in an older article, when that one was printed."""
        if when is None and day is None:
            return self.printed(line)
        words = when_words(when, day)
        is_clear = day is not None and day.year == self.brief.as_of.year
        if line.article_day is None or is_clear:
            return words
        return f"{words}, printed {day_words(line.article_day)}"

    def older(self, line: Line) -> str:
        """Return behind a line without a time of its own that its article is older; else nothing."""
        return f" (printed {day_words(line.article_day)})" if line.article_day is not None else ""

    def printed(self, line: Line) -> str:
        """Return on which day the words of a line were first printed."""
        published = self._published(line)
        if published is None:
            return ""
        same_year = published.year == self.brief.as_of.year
        return f"printed {when_words(None, published).removesuffix(f' {published.year}' if same_year else '')}"

    def day_of(self, line: QuoteLine | PositionLine) -> date | None:
        """Return the day of the words, or else the day that they were first printed; None where neither is known."""
        return line.day or self._published(line)

    def _published(self, line: Line) -> date | None:
        days = (self._days.get(evidence.item_id) for evidence in line.evidence)
        return min((day for day in days if day is not None), default=None)

    @cached_property
    def laid_quotes(self) -> dict[int, tuple[LaidQuotes, ...]]:
        """Return the quotations of the issues, by number, that were laid out: a cut asks for them again and again."""
        return {}

    @cached_property
    def _days(self) -> dict[str, date]:
        return {one.item_id: one.published.date() for one in self.brief.sources if one.published is not None}

    def noted(self, line: Line, text: str) -> Inline:
        """Return the text of a table cell with the slip that it prints and the staff notes on its line behind it."""
        notes = notes_on(self.brief.marks, line.id)
        return (Words(text), *slip_runs(text), *(run for note in notes for run in (Words(" "), *note_runs(note))))

    def bullet(self, line: Line, *runs: Run, below: Iterable[Inline] = ()) -> Bullet:
        """Return a list line with the staff notes on it underneath."""
        notes = tuple(note_runs(note) for note in notes_on(self.brief.marks, line.id))
        return Bullet(runs, (*below, *notes))


def slip_runs(words: str) -> Inline:
    """Return the mark of an evident slip, told as the source's; nothing where there is none."""
    lowered = " ".join(words.lower().split())
    slip = _SLIP.search(words) if any(map(lowered.__contains__, _TWICE)) else None
    return (Words(" "), Emphasis(f"[sic: “{slip[0]}”, as printed]")) if slip else ()


def note_runs(note: str) -> Inline:
    """Return a staff note, told as one."""
    return (Emphasis("Staff note:"), Words(f" {note}"))


def within(section: Section, words: int) -> Section:
    """Keep the entries from the top that fit, at least one, and say how many more there are."""
    if not section.entries:
        return section
    kept: list[Bullet | Row] = []
    # What the heading, the introduction and the names of the columns take.
    used = section.words - sum(map(_entry_words, section.entries))
    for entry in section.entries:
        used += _entry_words(entry)
        if kept and used > words:
            break
        kept.append(entry)
    dropped = len(section.entries) - len(kept)
    if not dropped:
        return section
    return replace(section, entries=tuple(kept), hidden=section.hidden + dropped)


def _entry_words(entry: Bullet | Row) -> int:
    if isinstance(entry, Bullet):
        return count((Bullets((entry,)),))
    return sum(map(count_words, entry))


def lay(section: Section) -> list[Block]:
    """Return the blocks of a section: its heading, and its lines or the reason why it has none."""
    blocks: list[Block] = [Heading(section.level, section.title)]
    if not section.entries:
        return [*blocks, Paragraph((Emphasis(section.reason),))]
    if section.intro:
        blocks.append(Paragraph((Words(section.intro),)))
    bullets = tuple(entry for entry in section.entries if isinstance(entry, Bullet))
    rows = tuple(entry for entry in section.entries if not isinstance(entry, Bullet))
    blocks.append(Table(section.header, rows) if section.header else Bullets(bullets))
    if section.hidden:
        blocks.append(Paragraph((Emphasis(f"{counted(section.hidden, 'more line')} in the full brief."),)))
    return blocks


def count(blocks: Iterable[Block]) -> int:
    """Count the words of blocks, references left aside; the mark before a heading or a list line counts as one."""
    return sum(count_words(runs_of(block)) + _marks(block) for block in blocks)


def _marks(block: Block) -> int:
    match block:
        case Heading():
            return 1
        case Bullets(lines):
            return sum(1 + len(line.below) for line in lines)
        case _:
            return 0


def cited_numbers(blocks: Iterable[Block]) -> set[int]:
    """Return the numbers of the sources that are cited."""
    return {
        place.number for block in blocks for run in runs_of(block) if isinstance(run, Citation) for place in run.places
    }
