"""What a reader types into the search, taken apart; and which lines of the brief it fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Literal, get_args

from briefing.model import (
    ActorLine,
    Disagreement,
    Line,
    MarkKind,
    OpenQuestion,
    PositionLine,
    QuoteLine,
    SearchCondition,
    SourceEntry,
)
from briefing.tui.desk import Desk, Marks, Placed, names_on, outlets_behind
from briefing.tui.evidence_words import line_text
from briefing.values import dataclass

FilterName = Literal["actor", "source", "issue", "is", "after", "before"]
_NAMES: tuple[FilterName, ...] = get_args(FilterName)
STATES = (
    *("new", "changed", "fresh", "unread", "seen", "kept", "out", "noted"),
    *("conflict", "shared", "named", "unknown", "quote", "question"),
)

_MARKED: Mapping[str, MarkKind] = {"seen": "seen", "kept": "kept", "out": "left out", "noted": "note"}

# A minus, a name with a colon, then words in quotation marks or one word: -actor:"Odile Brandt"
_TERM = re.compile(r"""(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))""")


@dataclass(frozen=True, slots=True)
class Term:
    """One word, phrase or filter; ``without`` asks for lines that do not fit it. ``name`` is None for plain words."""

    words: str
    name: FilterName | None = None
    without: bool = False

    @property
    def shown(self) -> str:
        """Return the term as a chip."""
        return f"{'not ' if self.without else ''}{f'{self.name}: ' if self.name else ''}{self.words}"


def parse_terms(typed: str) -> tuple[Term, ...]:
    """Take apart what was typed; a name that is no filter is part of the word."""
    return tuple(_parse(found) for found in _TERM.finditer(typed) if (found[3] or found[4]))


def typed_words(terms: Iterable[Term]) -> str:
    """Return the terms as they would be typed."""
    return " ".join(
        f"{'-' * term.without}{f'{term.name}:' if term.name else ''}{_in_marks(term.words)}" for term in terms
    )


def full_text_terms(terms: tuple[Term, ...]) -> str:
    """Return the words to look for in whole articles; none where a filter asks for what only lines have."""
    if any(term.name in ("actor", "issue", "is") for term in terms):
        return ""
    words = [term.words for term in terms if term.name is None and not term.without]
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def find_mistakes(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Return, in words, what cannot be searched for."""
    return tuple(_mistakes(terms))


def find_placed(desk: Desk, marks: Marks, terms: tuple[Term, ...]) -> tuple[Placed, ...]:
    """Return the lines that fit every term, in the brief's order."""
    candidates = _candidates(desk, marks, terms)
    return tuple(placed for placed in candidates if all(fits_term(placed, term, desk, marks) for term in terms))


def _candidates(desk: Desk, marks: Marks, terms: tuple[Term, ...]) -> Iterable[Placed]:
    """Return lines among which are all that fit: the searches of every rail ask for few of them, at every start."""
    states = [term.words.casefold() for term in terms if term.name == "is" and not term.without]
    for kind in (_MARKED[state] for state in states if state in _MARKED):
        ids = marks.ids_with(kind)
        return [placed for line_id, placed in desk.places.items() if line_id in ids]
    if "conflict" in states:
        return [placed for placed in desk.places.values() if isinstance(placed.line, (OpenQuestion, Disagreement))]
    return desk.places.values()


def fits_term(placed: Placed, term: Term, desk: Desk, marks: Marks) -> bool:
    """Return whether a line is what one term asks for."""
    return _fits(placed, term, desk, marks) != term.without


def article_conditions(terms: tuple[Term, ...], desk: Desk) -> tuple[SearchCondition, ...]:
    """Return what an article must be besides holding the words: its outlet, its day, the words it must not hold."""
    return tuple(_condition(term, desk) for term in terms if term.name or term.without)


def _condition(term: Term, desk: Desk) -> SearchCondition:
    match term.name:
        case "source":
            # The brief knows outlets that no source states, and the numbers that it gave its sources.
            items = tuple(id for id in desk.sources if term.words.casefold() in _source_words(desk.sources[id]))
            return SearchCondition("outlet", term.words, items, without=term.without)
        case "after" | "before":
            day = _day(term.words)
            assert day is not None  # what is no day is a mistake, and searched for by nobody
            when = datetime.combine(day, time(), desk.zone)
            return SearchCondition("from" if term.name == "after" else "before", when=when, without=term.without)
        case _:
            return SearchCondition("words", term.words, without=term.without)


def _in_marks(words: str) -> str:
    return f'"{words}"' if re.search(r"\s|^-|:", words) else words


def _parse(found: re.Match[str]) -> Term:
    words = found[3] if found[3] is not None else found[4]
    name = next((name for name in _NAMES if name == found[2]), None)
    if found[2] and name is None:
        words = f"{found[2]}:{words}"
    return Term(words, name, bool(found[1]))


def _mistakes(terms: tuple[Term, ...]) -> Iterator[str]:
    for term in terms:
        if term.name in ("after", "before") and _day(term.words) is None:
            yield f"{term.name}: wants a day like 2024-09-12, not {term.words}"
        if term.name == "is" and term.words not in STATES:
            yield f"is: knows {', '.join(STATES)}, not {term.words}"


def _fits(placed: Placed, term: Term, desk: Desk, marks: Marks) -> bool:
    wanted = term.words.casefold()
    match term.name:
        case None:
            return wanted in _haystack(placed, desk)
        case "actor":
            return wanted in names_on(placed, desk).casefold()
        case "source":
            return any(wanted in source for source in _sources(placed, desk))
        case "issue":
            return wanted in _issue_words(placed, desk)
        case "is":
            return _is(placed, wanted, desk, marks)
        case "after" | "before":
            return _in_time(placed, term, desk)


def _haystack(placed: Placed, desk: Desk) -> str:
    evidence = " ".join(one.text for one in placed.line.evidence)
    words = f"{line_text(placed.line)} {evidence} {names_on(placed, desk)} {_issue_name(placed, desk)}"
    return words.casefold()


def _issue_name(placed: Placed, desk: Desk) -> str:
    return desk.issues[placed.issue].name if placed.issue in desk.issues else ""


def _issue_words(placed: Placed, desk: Desk) -> str:
    return f"{placed.issue} {_issue_name(placed, desk)}".casefold()


def _sources(placed: Placed, desk: Desk) -> Iterator[str]:
    for evidence in placed.line.evidence:
        source = desk.sources.get(evidence.item_id)
        if source is not None:
            yield _source_words(source)


def _source_words(source: SourceEntry) -> str:
    return f"{source.number} {source.outlet or ''} {source.title}".casefold()


def _is(placed: Placed, state: str, desk: Desk, marks: Marks) -> bool:
    line = placed.line
    marked = _MARKED.get(state)
    if marked is not None:
        return marks.has(line.id, marked)
    match state:
        case "new" | "changed":
            return line.change == state
        case "fresh" | "unread":
            return line.change != "same" and not (state == "unread" and marks.has(line.id, "seen"))
        case "conflict":
            contested = isinstance(line, OpenQuestion) and line.status in ("contested", "conflicting")
            return contested or isinstance(line, Disagreement)
        case "shared":
            return outlets_behind(line, desk) > 1
        case _:
            return _is_kind(line, state)


def _is_kind(line: Line, state: str) -> bool:
    match state:
        case "named":
            return _is_named(line)
        case "quote":
            return isinstance(line, QuoteLine)
        case "question":
            return isinstance(line, OpenQuestion)
        case _:
            return state == "unknown" and isinstance(line, QuoteLine) and line.speaker is None


def _is_named(line: Line) -> bool:
    match line:
        case QuoteLine(speaker=speaker, speaker_kind=kind):
            return speaker is not None and kind != "unnamed"
        case ActorLine(kind=kind):
            return kind != "unnamed"
        case PositionLine():
            return True
        case _:
            return False


def _in_time(placed: Placed, term: Term, desk: Desk) -> bool:
    """Compare days of publication; an undated article is on neither side."""
    day = _day(term.words)
    if day is None:
        return False
    sources = (desk.sources.get(evidence.item_id) for evidence in placed.line.evidence)
    days = [source.published.astimezone(desk.zone).date() for source in sources if source and source.published]
    return any(found >= day if term.name == "after" else found < day for found in days)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
