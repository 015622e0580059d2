"""A brief laid out for printing: the sections in their order, within the words that its length allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from briefing.export import sections
from briefing.export.citations import source_numbers
from briefing.export.document import (
    Block,
    Bullet,
    Citation,
    Document,
    Emphasis,
    Heading,
    Paragraph,
)
from briefing.export.front import front_matter
from briefing.export.quote_sheet import lay_out_sheet
from briefing.export.section import Printing, Row, Section, cited_numbers, count, lay, within
from briefing.export.selection import arrange, only_issue
from briefing.export.wording import SAMPLE_NOTICE, is_sample, sourcing_words, weekday_words
from briefing.model import Brief, IssueBrief

Length = Literal["page", "brief", "full"]

# At most 350 words for a page that is read in two minutes and 1,800 for a brief that is read in eight. The margin is
# for those who count the borders of cells and the marks of headings, as `wc -w` does.
_PAGE_WORDS = 300
_BRIEF_WORDS = 1600
# What the parts of page one may take, and what the closing parts of a brief may.
_LEAD_WORDS = 150
_LOOK_AHEAD_WORDS = 70
_THREAD_WORDS = 110
_UNNAMED_WORDS = 110
_ISSUE_WORDS = (150, 620)

Key = TypeVar("Key", int, str)


def lay_out(brief: Brief, *, issue: str | None = None, actor: str | None = None, length: Length = "brief") -> Document:
    """Return the brief as blocks in reading order: as marked by its reader, of one issue where one is named.

    Of one ``actor`` it returns the quote sheet instead, which has no length.

    ``page`` ends after the look-ahead; ``brief`` keeps page one within 350 words and the whole within 1,800 for
    three or four issues, and says of each list how much it leaves out; ``full`` prints every line.

    Raises:
        UsageError: the brief has no issue, or no actor, of that name.
    """
    chosen = arrange(brief if issue is None else only_issue(brief, issue))
    if actor is not None:
        return lay_out_sheet(chosen, actor)
    printing = Printing(chosen, source_numbers(chosen))
    blocks = _opening(chosen) + _page_one(printing, length)
    if length != "page":
        blocks += _issues(printing, length) + _closing(printing, length)
    listed = cited_numbers(blocks)
    if length != "page":
        listed |= {printing.numbers[item] for one in chosen.issues for item in one.item_ids if item in printing.numbers}
    blocks += lay(sections.sources(printing, frozenset(listed))) + lay(sections.gaps(chosen))
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
        return lay(lead) + lay(changed) + lay(ahead)
    top = lay(_leads_within(lead, _LEAD_WORDS))
    # The look-ahead is measured first because the list of changes is the longest: it gets what is left.
    below = lay(within(ahead, _LOOK_AHEAD_WORDS))
    left = _PAGE_WORDS - count(top) - count(below)
    return top + lay(within(changed, left)) + below


def _issues(printing: Printing, length: Length) -> list[Block]:
    blocks: list[Block] = []
    parts = {issue.number: sections.issue_sections(printing, issue) for issue in printing.brief.issues}
    needs = {number: sum(count(lay(part)) for part in found) for number, found in parts.items()}
    room = _BRIEF_WORDS - _PAGE_WORDS - _THREAD_WORDS - _UNNAMED_WORDS
    least, most = _ISSUE_WORDS
    allowances = _shared({number: min(need, most) for number, need in needs.items()}, room, least=least)
    for issue in printing.brief.issues:
        shown = parts[issue.number]
        if length == "brief":
            shown = _issue_within(shown, allowances[issue.number])
        blocks += _issue_head(printing, issue)
        if issue.item_ids or any(part.entries for part in shown):
            blocks += [block for part in shown for block in lay(part)]
    return blocks


def _shared(needs: Mapping[Key, int], room: int, *, least: int = 0) -> dict[Key, int]:
    """Share words: who needs less than an even share gets it all, the others share what is left."""
    shared: dict[Key, int] = {}
    for key, need in sorted(needs.items(), key=lambda pair: (pair[1], pair[0])):
        even = max(least, (room - sum(shared.values())) // (len(needs) - len(shared)))
        shared[key] = min(need, even)
    return shared


def _issue_within(parts: Iterable[Section], words: int) -> tuple[Section, ...]:
    """Cut the parts of an issue to their shares of its words."""
    shown = tuple(parts)
    allowances = _shared({part.title: count(lay(part)) for part in shown}, words)
    return tuple(within(part, allowances[part.title]) for part in shown)


def _issue_head(printing: Printing, issue: IssueBrief) -> list[Block]:
    numbers = sorted(printing.numbers[item] for item in issue.item_ids if item in printing.numbers)
    told = sourcing_words(issue.sourcing, numbers)
    return [Heading(2, f"{issue.number}. {issue.name}"), Paragraph((Emphasis(told),))]


def _closing(printing: Printing, length: Length) -> list[Block]:
    threads, unnamed = sections.other_threads(printing), sections.unnamed_speakers(printing)
    if length == "brief":
        threads, unnamed = within(threads, _THREAD_WORDS), within(unnamed, _UNNAMED_WORDS)
    return lay(threads) + lay(unnamed)


def _leads_within(section: Section, words: int) -> Section:
    """Shorten leads to one sentence where all of them together are too long; none is left out."""
    if count(lay(section)) <= words:
        return section
    return replace(section, entries=tuple(map(_first_sentence, section.entries)))


def _first_sentence(entry: Bullet | Row) -> Bullet | Row:
    if not isinstance(entry, Bullet):
        return entry
    ends = [place for place, run in enumerate(entry.runs) if isinstance(run, Citation)]
    return replace(entry, runs=entry.runs[: ends[0] + 1]) if ends else entry
