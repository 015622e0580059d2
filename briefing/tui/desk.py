"""What the reader has on the desk: the brief on show, indexed, and the marks made on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, date, datetime, time, tzinfo

from briefing.errors import UsageError
from briefing.model import (
    ActorLine,
    Brief,
    Disagreement,
    Evidence,
    IssueBrief,
    Line,
    MarkKind,
    OpenQuestion,
    PositionLine,
    QuoteLine,
    SourceEntry,
    UnnamedLine,
)
from briefing.tui.glyphs import UNICODE, Glyphs
from briefing.tui.seams import PaneName
from briefing.values import dataclass

SAMPLE = " (sample)"
_MIDNIGHT = time(tzinfo=UTC)
_OPPOSITES: Mapping[MarkKind, MarkKind] = {
    "kept": "left out",
    "left out": "kept",
    "confirmed": "rejected",
    "rejected": "confirmed",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where it stands: the number of its issue (0: only in the overview) and its pane."""

    line: Line
    issue: int
    pane: PaneName


@dataclass(slots=True)
class Desk:
    """The brief on show, with what is asked of it at every key press looked up once."""

    brief: Brief
    glyphs: Glyphs = UNICODE
    zone: tzinfo = UTC
    sources: dict[str, SourceEntry] = field(init=False)
    places: dict[str, Placed] = field(init=False)
    issues: dict[int, IssueBrief] = field(init=False)
    actor_names: dict[str, str] = field(init=False)
    changed: tuple[Line, ...] = field(init=False)
    _ages: dict[str, int | None] = field(init=False, default_factory=dict)
    _citing: dict[str, tuple[tuple[Evidence, Placed], ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.sources = {source.item_id: source for source in self.brief.sources}
        self.issues = {issue.number: issue for issue in self.brief.issues}
        self.actor_names = {
            position.id: actor.name
            for issue in self.brief.issues
            for actor in issue.actors
            for position in actor.positions
        }
        self.places = {}
        for placed in find_lines(self.brief):
            self.places.setdefault(placed.line.id, placed)
        self.changed = tuple([placed.line for placed in self.places.values() if placed.line.change != "same"])

    @property
    def has_lines(self) -> bool:
        """Return whether there is anything to read."""
        return bool(self.places)

    @property
    def is_sample(self) -> bool:
        """Return whether the brief rests on invented articles."""
        return any(source.sample for source in self.brief.sources)

    def cite(self, evidence: Sequence[Evidence]) -> str:
        """Return the evidence as ``[1¶2, 3¶4]``, each place once, in order."""
        places = dict.fromkeys(self.cite_one(one) for one in evidence)
        return f"[{', '.join(places)}]" if places else ""

    def cite_one(self, evidence: Evidence) -> str:
        """Return one place as ``1¶2``; ``?`` stands for an item that the brief does not list."""
        source = self.sources.get(evidence.item_id)
        return f"{source.number if source else '?'}{self.glyphs.pilcrow}{evidence.paragraph}"

    def outlet_of(self, item_id: str) -> str:
        """Return the outlet's name, marked where it is invented; in words where nobody states it."""
        source = self.sources.get(item_id)
        if source is None:
            return "outlet not stated"
        return (source.outlet or "outlet not stated") + (SAMPLE if source.sample else "")

    def time_of(self, when: datetime) -> str:
        """Return a time in the reader's zone: ``Fri 13 Sep 2024 08:10``."""
        there = when.astimezone(self.zone)
        return f"{weekday_words(there)} {there:%Y %H:%M}"

    def published_at(self, when: datetime) -> str:
        """Return when an article came out; of one that states a day and no time, the day as it is stated."""
        is_day = when.astimezone(UTC).timetz() == _MIDNIGHT
        return f"{weekday_words(when.astimezone(UTC))} {when.astimezone(UTC):%Y}" if is_day else self.time_of(when)

    def age_of(self, evidence: Sequence[Evidence]) -> str:
        """Return how many days before the brief the cited articles came out: ``today``, ``1 day``, ``1 to 105 days``.

        Undated articles count for nothing beside dated ones, and are told where there are no others.
        """
        known = [self._age(one.item_id) for one in evidence]
        days = sorted({age for age in known if age is not None})
        if not days:
            return "undated" if known else ""
        words = "today" if days[-1] == 0 else f"{days[-1]} day{'' if days[-1] == 1 else 's'}"
        return words if len(days) == 1 else f"{days[0]} to {words}"

    def _age(self, item_id: str) -> int | None:
        """Return how many days before the brief an article came out, None where that is not known."""
        if item_id not in self._ages:
            source = self.sources.get(item_id)
            published = source.published if source else None
            today = self.brief.as_of.astimezone(self.zone).date()
            self._ages[item_id] = max(0, (today - self._day_of(published)).days) if published else None
        return self._ages[item_id]

    def _day_of(self, published: datetime) -> date:
        is_day = published.astimezone(UTC).timetz() == _MIDNIGHT
        return published.astimezone(UTC if is_day else self.zone).date()

    def lines_citing(self, item_id: str) -> tuple[tuple[Evidence, Placed], ...]:
        """Return every evidence in this item that a line of the brief rests on, in text order, each place once."""
        if not self._citing:
            self._citing = _find_citing(self.places.values())
        return self._citing.get(item_id, ())


def _find_citing(places: Iterable[Placed]) -> dict[str, tuple[tuple[Evidence, Placed], ...]]:
    found: dict[str, dict[tuple[int, int, str], tuple[Evidence, Placed]]] = {}
    for placed in places:
        for _label, evidence in evidence_of(placed.line):
            of_item = found.setdefault(evidence.item_id, {})
            of_item.setdefault((evidence.start, evidence.end, placed.line.id), (evidence, placed))
    return {item_id: tuple(of_item[key] for key in sorted(of_item)) for item_id, of_item in found.items()}


def day_words(day: date) -> str:
    """Return ``13 Sep``."""
    return f"{day.day} {day:%b}"


def weekday_words(day: date) -> str:
    """Return ``Fri 13 Sep``."""
    return f"{day:%a} {day_words(day)}"


def find_lines(brief: Brief) -> Iterator[Placed]:
    """Yield every line of a brief in reading order; positions follow their actor."""
    for issue in brief.issues:
        yield from (Placed(line, issue.number, "bottom") for line in issue.bottom_line)
        for actor in issue.actors:
            yield Placed(actor, issue.number, "actors")
            yield from (Placed(position, issue.number, "actors") for position in actor.positions)
        yield from (Placed(line, issue.number, "quotes") for line in issue.quotes)
        yield from (Placed(line, issue.number, "questions") for line in issue.questions)
        yield from (Placed(line, issue.number, "also") for line in issue.disagreements)
    for group in (brief.look_ahead, brief.changes, brief.threads, brief.unnamed):
        yield from (Placed(line, 0, "also") for line in group)


def names_on(placed: Placed, desk: Desk) -> str:
    """Return the names that a line is about: speaker, actor, decider, sides; a position has its actor's."""
    match placed.line:
        case QuoteLine(speaker=speaker, printed=printed):
            return f"{speaker or ''} {printed or ''}"
        case ActorLine(name=name, spellings=spellings):
            return f"{name} {' '.join(spellings)}"
        case PositionLine(id=line_id):
            return desk.actor_names.get(line_id, "")
        case OpenQuestion(decider=decider, said_by=said_by):
            return f"{decider or ''} {' '.join(said_by)}"
        case Disagreement(sides=sides):
            return " ".join(side.label for side in sides)
        case UnnamedLine(described=described):
            return described
        case _:
            return ""


def evidence_of(line: Line) -> tuple[tuple[str, Evidence], ...]:
    """Return all that a line rests on, each place once, with what it is there for (empty: it proves the line)."""
    found: list[tuple[str, Evidence]] = [("", evidence) for evidence in line.evidence]
    if isinstance(line, QuoteLine):
        # The quotation comes before the sentence of another paragraph that names who speaks.
        found.sort(key=lambda one: not any(piece in one[1].text for piece in line.pieces))
    match line:
        case OpenQuestion():
            found += [(line.answers_called, evidence) for evidence in line.answers]
        case QuoteLine():
            found += [(_variant_label(variant.speaker), variant.evidence) for variant in line.variants]
        case Disagreement():
            found = [(side.label, side.evidence) for side in line.sides] + found
        case ActorLine():
            found += [("position", evidence) for position in line.positions for evidence in position.evidence]
        case _:
            pass
    seen: dict[tuple[str, int, int], tuple[str, Evidence]] = {}
    for label, evidence in found:
        seen.setdefault((evidence.item_id, evidence.start, evidence.end), (label, evidence))
    return tuple(seen.values())


def outlets_behind(line: Line, desk: Desk) -> int:
    """Return how many outlets a line rests on; a near copy counts with the article that it copies."""
    sources = [desk.sources.get(evidence.item_id) for _label, evidence in evidence_of(line)]
    by_number = {source.number: source for source in desk.brief.sources}
    originals = [by_number.get(source.copy_of or source.number, source) for source in sources if source]
    return len({source.outlet or source.item_id for source in originals})


def _variant_label(speaker: str | None) -> str:
    return f"other wording, {speaker or 'speaker unknown'}"


@dataclass(slots=True)
class History:
    """What the reader did in this session, each deed with its way back."""

    _deeds: list[tuple[str, Callable[[], None]]] = field(default_factory=list)

    def did(self, what: str, take_back: Callable[[], None]) -> None:
        """Keep a deed, called ``what``, with what takes it back."""
        self._deeds.append((what, take_back))

    def undo(self) -> str | None:
        """Take back the last deed; return what it was, None when there is nothing to take back."""
        if not self._deeds:
            return None
        what, take_back = self._deeds[-1]
        try:
            take_back()
        except UsageError:
            # It cannot be taken back any more, so that it does not stand in the way of what was done before it.
            self._deeds.pop()
            raise
        self._deeds.pop()
        return what


@dataclass(slots=True)
class Marks:
    """The reader's marks of this session and before, with a way back for each.

    ``save`` and ``delete`` keep them across runs.
    """

    save: Callable[[str, MarkKind, str], None]
    delete: Callable[[str, MarkKind], None]
    held: dict[tuple[str, MarkKind], str] = field(default_factory=dict)
    history: History = field(default_factory=History)

    def has(self, line_id: str, kind: MarkKind) -> bool:
        """Return whether the line carries such a mark."""
        return (line_id, kind) in self.held

    def ids_with(self, *kinds: MarkKind) -> set[str]:
        """Return which lines carry a mark of one of these kinds."""
        return {line_id for line_id, kind in self.held if kind in kinds}

    def note_on(self, line_id: str) -> str:
        """Return the staff note on a line, empty without one."""
        return self.held.get((line_id, "note"), "")

    def toggle(self, line_id: str, kind: MarkKind) -> bool:
        """Set or take back a mark; return whether it is set now. Opposite marks exclude each other."""
        wanted = not self.has(line_id, kind)
        changes: list[tuple[str, MarkKind, str | None]] = [(line_id, kind, "" if wanted else None)]
        if wanted and kind in _OPPOSITES and self.has(line_id, _OPPOSITES[kind]):
            changes.append((line_id, _OPPOSITES[kind], None))
        self._do(f"{'' if wanted else 'not '}{kind}", changes)
        return wanted

    def set_note(self, line_id: str, text: str) -> None:
        """Write, change or (with an empty text) take away the note on a line."""
        if text != self.note_on(line_id):
            self._do("note" if text else "note taken away", [(line_id, "note", text or None)])

    def see_all(self, line_ids: Sequence[str]) -> int:
        """Mark lines as seen; return how many were not seen before."""
        unseen = [line_id for line_id in line_ids if not self.has(line_id, "seen")]
        if unseen:
            self._do(f"seen ({len(unseen)} lines)", [(line_id, "seen", "") for line_id in unseen])
        return len(unseen)

    def _do(self, what: str, changes: Sequence[tuple[str, MarkKind, str | None]]) -> None:
        before = tuple((line_id, kind, self.held.get((line_id, kind))) for line_id, kind, _text in changes)

        def take_back() -> None:
            for change in reversed(before):
                self._put(*change)

        # Kept for undo first: where keeping breaks off half-way, what was kept can be taken back.
        self.history.did(what, take_back)
        for change in changes:
            self._put(*change)

    def _put(self, line_id: str, kind: MarkKind, text: str | None) -> None:
        if text is None:
            self.delete(line_id, kind)
            self.held.pop((line_id, kind), None)
        else:
            self.save(line_id, kind, text)
            self.held[line_id, kind] = text
