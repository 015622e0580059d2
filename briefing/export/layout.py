"""A brief laid out for printing: the sections in their order, within the words that its length allows."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.export import budget, sections
from briefing.export.citations import source_numbers
from briefing.export.document import (
    Block,
    Document,
    Emphasis,
    Heading,
    Paragraph,
)
from briefing.export.front import front_matter
from briefing.export.section import Length, Printing, Section, cited_numbers, count, lay, within
from briefing.export.selection import arrange, only_issue
from briefing.export.wording import SAMPLE_NOTICE, is_sample, sourcing_words, weekday_words
from briefing.model import Brief, IssueBrief


def lay_out(brief: Brief, *, issue: str | None = None, actor: str | None = None, length: Length = "brief") -> Document:
    """Return the brief as blocks in reading order: as marked by its reader, of one issue where one is named.

    Of one ``actor`` it returns the quote sheet instead, which has no length.

    ``page`` ends after the look-ahead; ``brief`` keeps page one within 350 words and the whole within 1,800 for
    three or four issues, cuts long positions where clauses border, and says of each list how much it leaves out;
    ``full`` prints every line whole.

    Raises:
        UsageError: the brief has no issue, or no actor, of that name.
    """
    chosen = arrange(brief if issue is None else only_issue(brief, issue))
    if actor is not None:
        from briefing.export.quote_sheet import lay_out_sheet

        return lay_out_sheet(chosen, actor)
    printed = _trimmed(chosen) if length == "brief" else chosen
    printing = Printing(printed, source_numbers(chosen), length)
    blocks = _opening(chosen) + _page_one(printing, length)
    if length != "page":
        room = budget.BRIEF_WORDS - count(blocks)
        parts = {issue.number: sections.issue_sections(printing, issue) for issue in printing.brief.issues}
        heads = {issue.number: _issue_head(printing, issue) for issue in printing.brief.issues}
        room -= sum(map(count, heads.values()))
        closing = _closing(printing, length, room - _words_told(printing, parts))
        shown = budget.issue_parts(printing, parts, room - count(closing)) if length == "brief" else parts
        blocks += _issues(printing, heads, shown) + closing
    listed = cited_numbers(blocks)
    if length != "page":
        listed |= {printing.numbers[item] for one in chosen.issues for item in one.item_ids if item in printing.numbers}
    blocks += lay(sections.sources(printing, frozenset(listed))) + lay(sections.gaps(chosen))
    return Document(front_matter(chosen, len(listed)), tuple(blocks), tuple(sorted(listed)))


def _trimmed(brief: Brief) -> Brief:
    """Return the brief with long positions cut; what cuts them is loaded for that."""
    from briefing.export.trimming import with_trimmed_positions

    return with_trimmed_positions(brief)


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
    top = lay(budget.leads_within(lead, budget.LEAD_WORDS))
    # Of the opening, the heading is in the budget's margin; the notice on a sample is not.
    room = budget.PAGE_WORDS - count(_opening(printing.brief)[1:]) - count(top)
    # The look-ahead goes first because the list of changes is the longest: it gets what is left, and where it leaves
    # something, the look-ahead has that.
    below = lay(within(ahead, max(budget.LOOK_AHEAD_WORDS, room - count(lay(changed)))))
    return top + lay(within(changed, room - count(below))) + below


def _issues(printing: Printing, heads: Mapping[int, list[Block]], parts: budget.Parts) -> list[Block]:
    blocks: list[Block] = []
    for issue in printing.brief.issues:
        blocks += heads[issue.number]
        blocks += [block for part in _told(issue, parts) for block in lay(part)]
    return blocks


def _words_told(printing: Printing, parts: budget.Parts) -> int:
    return sum(part.words for issue in printing.brief.issues for part in _told(issue, parts))


def _told(issue: IssueBrief, parts: budget.Parts) -> tuple[Section, ...]:
    """Return the parts of an issue; of one that no article serves none, where all of them are empty."""
    own = parts[issue.number]
    return own if issue.item_ids or any(part.entries for part in own) else ()


def _issue_head(printing: Printing, issue: IssueBrief) -> list[Block]:
    serving = frozenset(issue.item_ids)
    told = sourcing_words(issue.sourcing, [one for one in printing.brief.sources if one.item_id in serving])
    return [
        Heading(2, f"{issue.number}. {issue.name}"),
        *(Paragraph((Emphasis("Rule as reported:"), *sections.rule_runs(printing, rule))) for rule in issue.rules),
        Paragraph((Emphasis(told),)),
    ]


def _closing(printing: Printing, length: Length, left: int) -> list[Block]:
    """Return what serves no issue and who is not named; cut, unless there is room for the issues and both."""
    threads, unnamed = sections.other_threads(printing), sections.unnamed_speakers(printing)
    if length == "brief" and threads.words + unnamed.words > left:
        threads, unnamed = within(threads, budget.THREAD_WORDS), within(unnamed, budget.UNNAMED_WORDS)
    return lay(threads) + lay(unnamed)
