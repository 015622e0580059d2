"""Showing only what fits: which filters there are for a brief, how many lines each leaves, and the rows that are left.

A filter is made of the same terms as a search. Of one kind any is enough (this outlet or that one), of different kinds
all must fit; what a line is (``is:``) adds up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from briefing.model import ActorLine, QuoteLine
from briefing.tui.desk import Desk, Marks, Placed
from briefing.tui.rows import Row, reason
from briefing.tui.search_terms import FilterName, Term, fits_term
from briefing.values import dataclass

_STATES: tuple[tuple[str, str], ...] = (
    ("fresh", "new or changed"),
    ("unread", "new or changed, and not seen"),
    ("kept", "kept"),
    ("noted", "with a staff note"),
    ("shared", "two outlets or more"),
    ("named", "the speaker or actor is named"),
    ("conflict", "sources differ"),
)
_DAYS = ((1, "today"), (2, "since yesterday"), (3, "the last three days"))
_MOST_ACTORS = 25


@dataclass(frozen=True, slots=True)
class Option:
    """One filter that can be set: what it is called, and how many lines are left with it."""

    group: str
    words: str
    term: Term
    count: int


def fits_filter(placed: Placed, terms: Sequence[Term], desk: Desk, marks: Marks) -> bool:
    """Return whether a line is shown under these terms."""
    groups: dict[tuple[FilterName | None, bool], list[bool]] = {}
    for term in terms:
        fits = fits_term(placed, term, desk, marks)
        groups.setdefault((term.name, term.without), []).append(fits)
    return all(all(fits) if name in ("is", None) or without else any(fits) for (name, without), fits in groups.items())


def fitting_ids(terms: Sequence[Term], desk: Desk, marks: Marks) -> frozenset[str]:
    """Return the ids of the lines that are shown under these terms."""
    return frozenset(line_id for line_id, placed in desk.places.items() if fits_filter(placed, terms, desk, marks))


def toggled(terms: Sequence[Term], term: Term) -> tuple[Term, ...]:
    """Return the terms with one set, or taken away where it was set; of days only one can hold."""
    if term in terms:
        return tuple(other for other in terms if other != term)
    return (*(other for other in terms if term.name != "after" or other.name != "after"), term)


def filter_options(terms: Sequence[Term], desk: Desk, marks: Marks) -> tuple[Option, ...]:
    """Return every filter there is for this brief, the states first; each with what is left when it is set too."""
    found = []
    for group, words, term in _offers(desk):
        wanted = terms if term in terms else toggled(terms, term)
        found.append(Option(group, words, term, len(fitting_ids(wanted, desk, marks))))
    offered = {option.term for option in found}
    own = [Option("Set by you", term.shown, term, len(fitting_ids(terms, desk, marks))) for term in terms]
    return (*(option for option in own if option.term not in offered), *found)


def keep_rows(rows: Sequence[Row], ids: Collection[str]) -> tuple[Row, ...]:
    """Keep the rows of these lines, an actor above what is kept of it, and the headings of what is left."""
    kept: list[Row] = []
    above: Row | None = None
    actor: Row | None = None
    for row in rows:
        if row.line is None:
            above, actor = (row, None) if _is_heading(row) else (above, actor)
            continue
        wanted = row.line.id in ids
        if not row.is_part:
            actor = None if wanted else row
        if not wanted:
            continue
        kept += [before for before in (above, actor) if before is not None]
        above, actor = None, None
        kept.append(row)
    return tuple(kept)


def nothing_fits(terms: Sequence[Term], key: str) -> Row:
    """Return the row that stands where a filter leaves nothing."""
    return reason(f"Nothing here fits {chips(terms)}; {key} clears the filter.")


def chips(terms: Sequence[Term]) -> str:
    """Return the terms as the reader sees them."""
    return " ".join(f"[{term.shown}]" for term in terms)


def _offers(desk: Desk) -> Iterator[tuple[str, str, Term]]:
    for state, words in _STATES:
        yield "Lines that are", words, Term(state, "is")
    today = desk.brief.as_of.astimezone(desk.zone).date()
    for days, words in _DAYS:
        yield "Articles of", words, Term((today - timedelta(days=days - 1)).isoformat(), "after")
    for outlet in sorted({source.outlet for source in desk.brief.sources if source.outlet}, key=str.casefold):
        yield "Articles of outlet", outlet, Term(outlet, "source")
    for actor in _actors(desk):
        yield "About or by", actor, Term(actor, "actor")


def _actors(desk: Desk) -> tuple[str, ...]:
    """Return the names with most lines, most first."""
    counts: Counter[str] = Counter()
    for placed in desk.places.values():
        match placed.line:
            case ActorLine(name=name, kind=kind) if kind != "unnamed":
                counts[name] += 1
            case QuoteLine(speaker=str(name), speaker_kind=kind) if kind != "unnamed":
                counts[name] += 1
            case _:
                pass
    return tuple(name for name, _count in counts.most_common(_MOST_ACTORS))


def _is_heading(row: Row) -> bool:
    return any(run.tone == "heading" for part in row.paras for run in part.runs)
