"""How many words each part of a brief may take, and what is left out where they are too few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from briefing.export import sections
from briefing.export.document import Bullet, Citation
from briefing.export.section import Printing, Row, Section
from briefing.export.selection import marked
from briefing.model import ActorLine, IssueBrief, PositionLine, QuoteLine

# At most 350 words for a page that is read in two minutes and 1,800 for a brief that is read in eight. The margin is
# for what a heading or a number adds where words are counted otherwise.
PAGE_WORDS = 345
BRIEF_WORDS = 1790
# What the parts of page one may take, and what the closing parts of a brief may.
LEAD_WORDS = 150
LOOK_AHEAD_WORDS = 80
THREAD_WORDS = 80
UNNAMED_WORDS = 90

# What a list of an issue weighs when words are short: a brief is for what is open, and for who holds what.
_WEIGHTS = {"Open questions": 60.0, "Actors and stated positions": 14.0, "Quotes": 2.5, "Where the sources differ": 1.5}
# An issue of which four times as much is told gets less than four times the words of another one.
_SHARE = 0.85
# A position of more words is a paragraph; where somebody has a shorter one, that is shown.
_MOST_POSITION_WORDS = 45
_MOST_QUOTE_WORDS = 30
# So many lines that are too long for what room is left are passed over for a shorter one that is worth less.
_MOST_SKIPPED = 6
_SAID_ABOVE = "What is quoted on this issue stands with the positions above."


Parts = Mapping[int, tuple[Section, ...]]
"""The parts of every issue, by its number."""


def issue_parts(printing: Printing, whole: Parts, room: int) -> Parts:
    """Return the parts of every issue, cut such that all of them together have ``room`` words.

    Every list shows its first line. Then the list that has least for its weight shows its next one, as long as that
    fits; a long issue weighs more than a short one. What a position shown quotes is
    not quoted once more below it, and what that leaves free is filled again.
    """
    said: frozenset[str] = frozenset()
    weights = {number: sum(part.words for part in own) ** _SHARE for number, own in whole.items()}
    while True:
        lists = _filled(printing, whole, weights, room, said)
        repeated = frozenset(name for each in lists for name in each.quotes_said()) - said
        if not repeated:
            break
        said |= repeated
    parts: dict[int, tuple[Section, ...]] = {}
    for each in lists:
        parts[each.issue] = (*parts.get(each.issue, ()), each.section)
    return parts


def _filled(
    printing: Printing, whole: Parts, weights: Mapping[int, float], room: int, said: frozenset[str]
) -> list[_List]:
    """Return all lists with as many lines as there is room for; quotations that are ``said`` already are left out."""
    lists = [
        each
        for issue in printing.brief.issues
        for each in _lists(printing, whole[issue.number], weights[issue.number], issue, said)
    ]
    room -= sum(each.words for each in lists)
    waiting = [each for each in lists if each.is_cut]
    while waiting:
        least = min(waiting, key=lambda each: each.words / each.weight)
        room -= least.next_words
        if room >= 0:
            least.shown += 1
        else:
            room += least.next_words
        while least.is_cut and least.skipped < _MOST_SKIPPED and room < least.next_words:
            least.skip()
        if not least.is_cut or room < least.next_words:
            waiting.remove(least)
    return lists


def leads_within(section: Section, words: int) -> Section:
    """Shorten leads to one sentence where all of them together are too long; none is left out."""
    if section.words <= words:
        return section
    return replace(section, entries=tuple(map(_first_sentence, section.entries)))


# A position with its place among the rows of the table, or with that of its actor; None for an actor without one.
_Placed = tuple[int, PositionLine | None]
_Rank = tuple[bool, bool, bool, bool, bool, int]


def _nothing_quoted(_place: int) -> frozenset[str]:
    return frozenset()


@dataclass(slots=True)
class _List:
    """A list of an issue of which the ``shown`` lines that are worth most are printed.

    ``order`` holds the places of its lines, worth most first; ``cut`` makes the section that shows some of them.
    ``quoting`` finds, for the place of a line, the ids of the quotations that it has whole.
    """

    issue: int
    whole: Section
    order: Sequence[int]
    weight: float
    cut: Callable[[frozenset[int]], Section]
    quoting: Callable[[int], frozenset[str]] = _nothing_quoted
    shown: int = 1
    skipped: int = 0
    _counted: dict[int, tuple[Sequence[int], int]] = field(default_factory=dict)

    def quotes_said(self) -> frozenset[str]:
        """Return the ids of the quotations that the lines shown have whole."""
        return frozenset(name for place in self.order[: self.shown] for name in self.quoting(place))

    def skip(self) -> None:
        """Leave out the next line, for which there is no room, so that a shorter one may be shown."""
        self.order = (*self.order[: self.shown], *self.order[self.shown + 1 :])
        self.skipped += 1

    @property
    def is_cut(self) -> bool:
        """Return whether there are lines that are not shown."""
        return self.shown < len(self.order)

    @property
    def words(self) -> int:
        """Return how many words the list takes."""
        return self._words_of(self.shown)

    @property
    def next_words(self) -> int:
        """Return how many words the next line would add, 0 where there is none."""
        return self._words_of(self.shown + 1) - self.words if self.is_cut else 0

    @property
    def section(self) -> Section:
        """Return the list with the lines that are shown."""
        return self._showing(self.shown)

    def _words_of(self, lines: int) -> int:
        """Return how many words so many lines take; they are asked for again when the next one is weighed."""
        shown = self.order[:lines]
        if self._counted.get(lines, (None, 0))[0] != shown:
            self._counted[lines] = (shown, self._showing(lines).words)
        return self._counted[lines][1]

    def _showing(self, lines: int) -> Section:
        chosen = frozenset(self.order[:lines])
        return self.cut(chosen) if len(chosen) < len(self.whole.entries) else self.whole


def _lists(
    printing: Printing, parts: Sequence[Section], weight: float, issue: IssueBrief, said: frozenset[str]
) -> tuple[_List, ...]:
    positions, quotes, *others = parts
    rows = _by_place(issue)

    def listed(part: Section, order: Sequence[int]) -> _List:
        """Return a list of which any lines may be left out."""
        return _List(issue.number, part, order, weight * _WEIGHTS[part.title], lambda shown: _only(part, shown))

    return (
        _List(
            issue.number,
            positions,
            _order_of_positions(printing, issue),
            weight * _WEIGHTS[positions.title],
            lambda shown: _only_positions(printing, issue, rows, positions, shown),
            _quoting(issue),
        ),
        listed(quotes, _order_of_quotes(printing, issue, said)),
        *(listed(part, range(len(part.entries))) for part in others),
    )


def _quoting(issue: IssueBrief) -> Callable[[int], frozenset[str]]:
    """Return what finds, for the place of a position, the quotations whose every piece stands in its words."""
    pieces = {quote.id: tuple(map(_bare, quote.pieces)) for quote in issue.quotes}
    texts = {place: line.text for _, rows in _rows(issue) for place, line in rows if line is not None}

    def quoted(place: int) -> frozenset[str]:
        """Return the quotations in one position; few of the positions are shown."""
        if place not in texts:
            return frozenset()
        text = _bare(texts[place])
        return frozenset(quote for quote, own in pieces.items() if all(piece in text for piece in own))

    return quoted


def _bare(words: str) -> str:
    """Return words without their marks and capitals: a sentence may be quoted as a part of another one."""
    return words.strip("“”\"‘’'.,!? ").casefold()


def _only(whole: Section, shown: frozenset[int]) -> Section:
    entries = tuple(entry for place, entry in enumerate(whole.entries) if place in shown)
    return replace(whole, entries=entries, reason=_SAID_ABOVE, hidden=len(whole.entries) - len(entries))


def _only_positions(
    printing: Printing, issue: IssueBrief, rows: Sequence[_Placed], whole: Section, shown: frozenset[int]
) -> Section:
    """Lay the actors anew, because the first line of each tells the role."""
    staying: dict[int, list[PositionLine]] = {}
    for place in sorted(shown):
        number, line = rows[place]
        staying.setdefault(number, []).extend([line] if line is not None else [])
    actors = tuple(replace(issue.actors[number], positions=tuple(lines)) for number, lines in staying.items())
    section = sections.actors(printing, replace(issue, actors=actors))
    return replace(section, hidden=len(whole.entries) - len(section.entries))


def _order_of_positions(printing: Printing, issue: IssueBrief) -> tuple[int, ...]:
    """Put the best position of each actor before a second one of anybody, but for who holds two that differ.

    A sentence that somebody above is shown with already is no news of a second actor, and waits for the others.
    """
    rounds: list[tuple[int, int, int]] = []
    told: set[str] = set()
    old = frozenset(source.item_id for source in printing.brief.sources if source.background)
    rank_of = partial(_rank, printing, _wanted(printing), old)
    for rank, (actor, rows) in enumerate(_rows(issue)):
        first, *others = _best_first(rank_of, rows, told)
        other_side = next((row for row in others if actor.mixed and _differ(first[1], row[1])), None)
        is_told = first[1] is not None and first[1].text in told
        rounds.append((1 if is_told else 0, rank, first[0]))
        told |= {line.text for _, line in (first, *([other_side] if other_side else ())) if line is not None}
        rounds += [(0 if row is other_side else turn, rank, row[0]) for turn, row in enumerate(others, start=2)]
    return tuple(place for _, _, place in sorted(rounds, key=lambda each: each[:2]))


def _best_first(
    rank_of: Callable[[PositionLine | None], _Rank], rows: Iterable[_Placed], told: Set[str]
) -> list[_Placed]:
    """Sort the positions of an actor; of equal ones about the news, what nobody above is shown with goes first."""

    def key(row: _Placed) -> tuple[bool | int, ...]:
        """Return what sorts a position."""
        is_kept, is_old, *others = rank_of(row[1])
        return (is_kept, is_old, row[1] is not None and row[1].text in told, *others)

    return sorted(rows, key=key)


def _differ(left: PositionLine | None, right: PositionLine | None) -> bool:
    """Return whether two positions have labels, and not the same."""
    labels = {line.label for line in (left, right) if line is not None and line.label is not None}
    return len(labels) == 2


def _order_of_quotes(printing: Printing, issue: IssueBrief, said: frozenset[str]) -> tuple[int, ...]:
    """Put one quotation of each speaker before a second one of anybody, and a short one before a long one.

    What is ``said`` already is left out, unless the reader kept it or wrote a note on it.
    """
    kept = _wanted(printing)
    printed = [
        (place, fragments[0])
        for place, (_, fragments) in enumerate(sections.laid_quotes(printing, issue))
        if any(quote.id in kept or quote.id not in said for quote in fragments)
    ]
    turns: Counter[str | None] = Counter()
    ranks: list[tuple[bool, int, bool, int]] = []
    for place, quote in sorted(printed, key=lambda one: (one[1].id not in kept, _is_long(one[1]))):
        ranks.append((quote.id not in kept, turns[quote.speaker], _is_long(quote), place))
        turns[quote.speaker] += 1
    return tuple(rank[-1] for rank in sorted(ranks))


def _wanted(printing: Printing) -> frozenset[str]:
    """Return the ids of the lines that the reader kept or wrote a note on: they go first, and are never left out."""
    return marked(printing.brief.marks, "kept") | marked(printing.brief.marks, "note")


def _is_long(quote: QuoteLine) -> bool:
    return sum(len(piece.split()) for piece in quote.pieces) > _MOST_QUOTE_WORDS


def _rows(issue: IssueBrief) -> Iterator[tuple[ActorLine, tuple[_Placed, ...]]]:
    """Yield each actor with the places of its rows in the table; one without positions has a row, too."""
    place = 0
    for actor in issue.actors:
        lines: Sequence[PositionLine | None] = actor.positions or (None,)
        yield actor, tuple(enumerate(lines, start=place))
        place += len(lines)


def _by_place(issue: IssueBrief) -> tuple[_Placed, ...]:
    """Return the rows of the table, each with the place of its actor."""
    return tuple((number, line) for number, (_, rows) in enumerate(_rows(issue)) for _, line in rows)


def _rank(printing: Printing, wanted: Set[str], old: Set[str], line: PositionLine | None) -> _Rank:
    """Return what sorts the positions of an actor: kept, of the window, readable, labelled, dated, newest.

    ``wanted`` are the ids of lines that the reader keeps, ``old`` those of items from before the window.

    The day comes last: of most positions it is known only when they were printed.
    """
    if line is None:
        return (False, False, False, False, False, 0)
    day = printing.day_of(line) or date.min
    return (
        line.id not in wanted,
        all(evidence.item_id in old for evidence in line.evidence),
        len(line.text.split()) > _MOST_POSITION_WORDS,
        line.label is None,
        line.when is None,
        -day.toordinal(),
    )


def _first_sentence(entry: Bullet | Row) -> Bullet | Row:
    if not isinstance(entry, Bullet):
        return entry
    ends = [place for place, run in enumerate(entry.runs) if isinstance(run, Citation)]
    return replace(entry, runs=entry.runs[: ends[0] + 1]) if ends else entry
