"""Which items count as news, in which order are they cited, and how well is an issue sourced?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from briefing.model import Analysis, Issue, IssueBrief, Item, SourceEntry, Sourcing
from briefing.summarize.duplicates import find_copies
from briefing.summarize.issues import assign_passages
from briefing.summarize.reading import Reading, canonical, moment_of


def find_readings(
    analysed: Iterable[tuple[Item, Analysis]], issues: Sequence[Issue], *, now: datetime, window_start: datetime
) -> tuple[Reading, ...]:
    """Return the items that the brief reads, old to new: the news of the window, and what is older but serves an issue.

    What is published after ``now`` is left out; an undated item counts by its retrieval and is never too new.
    """
    current = {item.id: (item, analysis) for item, analysis in analysed if not _is_later(item, now)}
    copies = find_copies(item for item, _ in current.values())
    readings = []
    for item, analysis in current.values():
        passages = assign_passages(item, analysis, issues)
        background = moment_of(item) <= window_start
        if passages.serves or not background:
            original = copies.get(item.id, item.id)
            starts = tuple(sentence.start for sentence in analysis.sentences)
            outlet = _outlet_key(current[original][0])
            readings.append(Reading(item, analysis, passages, background, outlet, original, starts))
    return tuple(sorted(readings, key=lambda reading: reading.age_key))


def _is_later(item: Item, now: datetime) -> bool:
    return item.published is not None and item.published > now


def _outlet_key(item: Item) -> str:
    return f"outlet:{canonical(item.outlet)}" if item.outlet else f"item:{item.id}"


def source_entries(readings: Sequence[Reading], cited: frozenset[str]) -> tuple[SourceEntry, ...]:
    """Number the items that the brief cites, newest first, each copy after the original that it repeats."""
    held = {reading.item.id: reading for reading in readings}
    included = [reading for reading in readings if reading.item.id in cited]
    ordered = sorted(included, key=lambda reading: _source_rank(reading, held, cited))
    numbers = {reading.item.id: number for number, reading in enumerate(ordered, start=1)}
    return tuple(_source_entry(reading, numbers) for reading in ordered)


def _source_rank(
    reading: Reading, held: Mapping[str, Reading], cited: frozenset[str]
) -> tuple[bool, float, str, bool, float, str]:
    original = held[reading.original] if reading.original in cited and reading.original in held else reading
    return (
        original.background,
        -original.moment.timestamp(),
        original.item.id,
        reading is not original,
        -reading.moment.timestamp(),
        reading.item.id,
    )


def _source_entry(reading: Reading, numbers: Mapping[str, int]) -> SourceEntry:
    item = reading.item
    return SourceEntry(
        numbers[item.id],
        item.id,
        item.version,
        item.title,
        item.outlet,
        item.published,
        item.published_basis,
        item.url or item.path or item.source,
        item.language,
        numbers.get(reading.original) if reading.original != item.id else None,
        reading.background,
        reading.analysis.analysed,
        item.sample,
    )


def sourcing_of(number: int, readings: Sequence[Reading]) -> Sourcing:
    """Count how one issue is sourced in the news of the window; a copy adds nothing to its original.

    ``named`` and ``unnamed`` are the sentences of the issue that report the words of a named or an unnamed speaker.
    """
    serving = [reading for reading in readings if number in reading.passages.serves and not reading.background]
    named: set[tuple[str, int]] = set()
    unnamed: set[tuple[str, int]] = set()
    for reading in serving:
        if reading.original == reading.item.id:
            _count_speakers(number, reading, named, unnamed)
    outlets = {reading.outlet for reading in serving}
    return Sourcing(len(serving), len(outlets), len(named), len(unnamed - named))


def _count_speakers(number: int, reading: Reading, named: set[tuple[str, int]], unnamed: set[tuple[str, int]]) -> None:
    for quote in reading.analysis.quotes:
        sentence = reading.sentence_at(quote.span.start)
        if quote.actor is not None and number in reading.passages.issues_of(sentence):
            kind = reading.analysis.actors[quote.actor].kind
            (unnamed if kind == "unnamed" else named).add((reading.item.id, sentence))


def find_gaps(readings: Sequence[Reading], issues: Sequence[IssueBrief], given: Sequence[str]) -> tuple[str, ...]:
    """Say in plain sentences what the brief lacks: dates, second outlets, names, readable languages, feeds."""
    serving = [reading for reading in readings if reading.passages.serves]
    undated = sum(1 for reading in serving if reading.item.published is None)
    unread = sum(1 for reading in serving if not reading.analysis.analysed)
    gaps = []
    if undated:
        gaps.append(f"{undated} of {len(serving)} items that serve an issue have no date.")
    if unread:
        gaps.append(f"{unread} of {len(serving)} items are in a language that is not analysed.")
    for issue in issues:
        gaps.extend(_issue_gaps(issue))
    return (*gaps, *given)


def _issue_gaps(issue: IssueBrief) -> list[str]:
    sourcing = issue.sourcing
    if not sourcing.items:
        return [f"{issue.name}: no item in the window."]
    gaps = []
    if sourcing.single_source:
        gaps.append(f"{issue.name}: a single source.")
    if sourcing.unnamed and not sourcing.named:
        gaps.append(f"{issue.name}: unnamed speakers only.")
    elif sourcing.unnamed > sourcing.named:
        gaps.append(f"{issue.name}: more statements by unnamed than by named speakers.")
    return gaps
