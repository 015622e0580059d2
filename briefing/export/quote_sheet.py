"""Everything that one actor is quoted or reported as saying in a brief, dated: a quote sheet."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from briefing.errors import UsageError
from briefing.export.citations import source_numbers
from briefing.export.document import Block, Bullet, Document, Emphasis, Heading, Paragraph, Words
from briefing.export.front import sheet_front_matter
from briefing.export.quotes import quote_bullet
from briefing.export.section import Printing, Row, Section, cited_numbers, lay
from briefing.export.sections import position_cell, sources
from briefing.export.selection import arrange
from briefing.export.wording import SAMPLE_NOTICE, day_words, is_sample, one_line
from briefing.model import Brief, PositionLine, QuoteLine

Dated = TypeVar("Dated", QuoteLine, PositionLine)
_SCOPE = "What the articles on the issues followed print of this actor; articles that serve no issue are not searched."


def lay_out_sheet(brief: Brief, name: str) -> Document:
    """Return what one actor is quoted and reported as saying about the issues followed, newest first.

    ``name`` is any spelling that the brief has for the actor, or the last word of one.

    Raises:
        UsageError: nobody of that name speaks or acts in the brief, or several do.
    """
    chosen = arrange(brief)
    actor = find_actor(chosen, name)
    printing = Printing(chosen, source_numbers(chosen))
    sample = " (sample)" if is_sample(chosen) else ""
    window = f"{day_words(chosen.window_start.date())} to {day_words(chosen.as_of.date())}"
    blocks: list[Block] = [Heading(1, f"Quote sheet{sample}: {actor}")]
    if sample:
        blocks.append(Paragraph((Emphasis(SAMPLE_NOTICE),)))
    blocks.append(Paragraph((Words(f"News from {window}. {_SCOPE}"),)))
    blocks += lay(_quotes(printing, actor)) + lay(_positions(printing, actor))
    listed = cited_numbers(blocks)
    blocks += lay(sources(printing, frozenset(listed)))
    return Document(sheet_front_matter(chosen, one_line(actor), len(listed)), tuple(blocks), tuple(sorted(listed)))


def find_actor(brief: Brief, name: str) -> str:
    """Return the name under which the brief has an actor, found by any spelling or by the last word of the name.

    Raises:
        UsageError: nobody of that name speaks or acts in the brief, or several do.
    """
    spellings = _spellings(brief)
    wanted = name.strip().casefold()
    exact = {known for known, spelled in spellings.items() if wanted in spelled}
    last = {known for known, spelled in spellings.items() if any(one.split()[-1:] == [wanted] for one in spelled)}
    found = sorted(exact or last)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"several actors are called “{name}”: {', '.join(found)}")
    near = difflib.get_close_matches(wanted, [known.casefold() for known in spellings], n=1)
    hint = "".join(f"; did you mean {known}?" for known in sorted(spellings) if [known.casefold()] == near)
    raise UsageError(f"nobody called “{name}” speaks or acts in the brief{hint}")


def _quotes(printing: Printing, name: str) -> Section:
    found = [(quote, issue.name) for issue in printing.brief.issues for quote in issue.quotes if quote.speaker == name]
    bullets = tuple(_quote(printing, quote, issue) for quote, issue in _newest_first(printing, found))
    return Section("Quotes", 2, "No quotation in the sources read.", bullets)


def _quote(printing: Printing, quote: QuoteLine, issue: str) -> Bullet:
    runs, below = quote_bullet(printing, quote)
    return printing.bullet(quote, *runs, Words(f" ({issue})"), below=below)


def _positions(printing: Printing, name: str) -> Section:
    found = [
        (position, issue.name)
        for issue in printing.brief.issues
        for actor in issue.actors
        if actor.name == name
        for position in actor.positions
    ]
    rows = tuple(_position(printing, position, issue) for position, issue in _newest_first(printing, found))
    header = ("When", "Issue", "Position as reported", "Evidence")
    return Section("Positions as reported", 2, "No reported position in the sources read.", rows, header)


def _position(printing: Printing, position: PositionLine, issue: str) -> Row:
    when = printing.when(position)
    return ((Words(when),), (Words(issue),), position_cell(printing, position), (printing.cite(position),))


def _newest_first(printing: Printing, lines: Iterable[tuple[Dated, str]]) -> list[tuple[Dated, str]]:
    """Sort by the day of the words, or else of the article, newest first; undated ones stand last in their order."""
    return sorted(lines, key=lambda pair: -(printing.day_of(pair[0]) or date.min).toordinal())


def _spellings(brief: Brief) -> dict[str, set[str]]:
    """Return the actors of a brief with their spellings, casefolded; unnamed speakers are nobody to look for."""
    found: dict[str, set[str]] = {}
    for issue in brief.issues:
        for actor in issue.actors:
            found.setdefault(actor.name, {actor.name.casefold()}).update(map(str.casefold, actor.spellings))
        for quote in issue.quotes:
            if quote.speaker is not None and quote.speaker_kind != "unnamed":
                found.setdefault(quote.speaker, {quote.speaker.casefold()})
    return found
