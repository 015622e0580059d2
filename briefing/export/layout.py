"""A brief laid out for printing: the sections in their order, within the words that its length allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from briefing.export import sections
from briefing.export.citations import source_numbers
from briefing.export.document import (
    Block,
    Bullet,
    Bullets,
    Citation,
    Document,
    Emphasis,
    Heading,
    Paragraph,
    Table,
    Words,
    count_words,
    runs_of,
)
from briefing.export.front import front_matter
from briefing.export.sections import Printing, Row, Section
from briefing.export.selection import arrange, only_issue
from briefing.export.wording import SAMPLE_NOTICE, counted, is_sample, sourcing_words, weekday_words
from briefing.model import Brief, IssueBrief

Length = Literal["page", "brief", "full"]

# At most 350 words for a page that is read in two minutes and 1,800 for a brief that is read in eight; a little less,
# because some who count take a heading's mark or a dash for a word.
_PAGE_WORDS = 325
_BRIEF_WORDS = 1720
# What the parts of page one may take, and what the closing parts of a brief may.
_LEAD_WORDS = 170
_LOOK_AHEAD_WORDS = 80
_THREAD_WORDS = 120
_UNNAMED_WORDS = 120
_ISSUE_WORDS = (150, 620)
# How an issue's words are shared by its parts; what one part leaves, the next may use.
_SHARES = {"Open questions": 0.3, "Actors and stated positions": 0.35, "Quotes": 0.25, "Where the sources differ": 0.1}


def lay_out(brief: Brief, *, issue: str | None = None, length: Length = "brief") -> Document:
    """Return the brief as blocks in reading order: as marked by its reader, of one issue where one is named.

    ``page`` ends after the look-ahead; ``brief`` keeps page one within 350 words and the whole within 1,800 for
    three or four issues, and says of each list how much it leaves out; ``full`` prints every line.

    Raises:
        UsageError: the brief has no issue of that name.
    """
    chosen = arrange(brief if issue is None else only_issue(brief, issue))
    printing = Printing(chosen, source_numbers(chosen))
    blocks = _opening(chosen) + _page_one(printing, length)
    if length != "page":
        blocks += _issues(printing, length) + _closing(printing, length)
    listed = _cited(blocks)
    if length != "page":
        listed |= {printing.numbers[item] for one in chosen.issues for item in one.item_ids if item in printing.numbers}
    blocks += _laid(sections.sources(printing, frozenset(listed))) + _laid(sections.gaps(chosen))
    return Document(front_matter(chosen, len(listed)), tuple(blocks), tuple(sorted(listed)))


def _opening(brief: Brief) -> list[Block]:
    sample = " (sample)" if is_sample(brief) else ""
    blocks: list[Block] = [Heading(1, f"Daily issue brief{sample}: {weekday_words(brief.as_of.date())}")]
    if sample:
        blocks.append(Paragraph((Emphasis(SAMPLE_NOTICE),)))
    return blocks


def _page_one(printing: Printing, length: Length) -> list[Block]:
    lead, changed = sections.bottom_line(printing), sections.what_changed(printing)
    ahead = sections.look_ahead(printing)
    if length == "full":
        return _laid(lead) + _laid(changed) + _laid(ahead)
    top = _laid(_leads_within(lead, _LEAD_WORDS))
    # The look-ahead is measured first because the list of changes is the longest: it gets what is left.
    below = _laid(_within(ahead, _LOOK_AHEAD_WORDS))
    left = _PAGE_WORDS - _count(top) - _count(below)
    return top + _laid(_within(changed, left)) + below


def _issues(printing: Printing, length: Length) -> list[Block]:
    blocks: list[Block] = []
    parts = {issue.number: sections.issue_sections(printing, issue) for issue in printing.brief.issues}
    needs = {number: sum(_count(_laid(part)) for part in found) for number, found in parts.items()}
    for issue in printing.brief.issues:
        shown = parts[issue.number]
        if length == "brief":
            shown = _issue_within(shown, _allowance(needs, issue.number))
        blocks += _issue_head(printing, issue)
        if issue.item_ids or any(part.entries for part in shown):
            blocks += [block for part in shown for block in _laid(part)]
    return blocks


def _allowance(needs: dict[int, int], number: int) -> int:
    """Share the words of all issues by what each would fill, within bounds."""
    room = _BRIEF_WORDS - _PAGE_WORDS - _THREAD_WORDS - _UNNAMED_WORDS
    least, most = _ISSUE_WORDS
    return max(least, min(most, room * needs[number] // max(1, sum(needs.values()))))


def _issue_within(parts: Iterable[Section], words: int) -> tuple[Section, ...]:
    """Cut the parts of an issue to their shares, the open questions first because they are what a brief is for."""
    by_title = {part.title: part for part in parts}
    cut: dict[str, Section] = {}
    left_over = 0
    for title, share in _SHARES.items():
        allowance = int(words * share) + left_over
        cut[title] = _within(by_title[title], allowance)
        left_over = max(0, allowance - _count(_laid(cut[title])))
    return tuple(cut[title] for title in by_title)


def _issue_head(printing: Printing, issue: IssueBrief) -> list[Block]:
    numbers = sorted(printing.numbers[item] for item in issue.item_ids if item in printing.numbers)
    told = sourcing_words(issue.sourcing, numbers)
    return [Heading(2, f"{issue.number}. {issue.name}"), Paragraph((Emphasis(told),))]


def _closing(printing: Printing, length: Length) -> list[Block]:
    threads, unnamed = sections.other_threads(printing), sections.unnamed_speakers(printing)
    if length == "brief":
        threads, unnamed = _within(threads, _THREAD_WORDS), _within(unnamed, _UNNAMED_WORDS)
    return _laid(threads) + _laid(unnamed)


def _leads_within(section: Section, words: int) -> Section:
    """Shorten leads to one sentence where all of them together are too long; none is left out."""
    if _count(_laid(section)) <= words:
        return section
    return replace(section, entries=tuple(map(_first_sentence, section.entries)))


def _first_sentence(entry: Bullet | Row) -> Bullet | Row:
    if not isinstance(entry, Bullet):
        return entry
    ends = [place for place, run in enumerate(entry.runs) if isinstance(run, Citation)]
    return replace(entry, runs=entry.runs[: ends[0] + 1]) if ends else entry


def _within(section: Section, words: int) -> Section:
    """Keep the entries from the top that fit, at least one, and say how many more there are."""
    kept: list[Bullet | Row] = []
    used = _count(_laid(replace(section, entries=())))
    for entry in section.entries:
        used += _entry_words(entry)
        if kept and used > words:
            break
        kept.append(entry)
    dropped = len(section.entries) - len(kept)
    if not dropped:
        return section
    return replace(section, entries=tuple(kept), more=f"{counted(dropped, 'more line')} at full length.")


def _entry_words(entry: Bullet | Row) -> int:
    cells = (entry.runs, *entry.below) if isinstance(entry, Bullet) else entry
    return sum(map(count_words, cells))


def _laid(section: Section) -> list[Block]:
    blocks: list[Block] = [Heading(section.level, section.title)]
    if not section.entries:
        return [*blocks, Paragraph((Emphasis(section.reason),))]
    if section.intro:
        blocks.append(Paragraph((Words(section.intro),)))
    bullets = tuple(entry for entry in section.entries if isinstance(entry, Bullet))
    rows = tuple(entry for entry in section.entries if not isinstance(entry, Bullet))
    blocks.append(Table(section.header, rows) if section.header else Bullets(bullets))
    if section.more:
        blocks.append(Paragraph((Emphasis(section.more),)))
    return blocks


def _count(blocks: Iterable[Block]) -> int:
    return sum(count_words(runs_of(block)) for block in blocks)


def _cited(blocks: Iterable[Block]) -> set[int]:
    return {
        place.number for block in blocks for run in runs_of(block) if isinstance(run, Citation) for place in run.places
    }
