"""Who speaks without a name, described how, and saying what?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model import Quote, Span, UnnamedLine
from briefing.summarize.reading import Reading, canonical, line_id


def unnamed_lines(readings: Iterable[Reading]) -> tuple[UnnamedLine, ...]:
    """Return one line per unnamed speaker and statement in passages that serve an issue; copies add no line."""
    lines: dict[str, UnnamedLine] = {}
    for reading in readings:
        if reading.original == reading.item.id and reading.passages.assignments:
            for actor, quotes in _statements(reading).items():
                line = _line(reading, reading.analysis.actors[actor].name, quotes)
                lines.setdefault(line.id, line)
    return tuple(lines.values())


def _statements(reading: Reading) -> dict[int, list[Quote]]:
    statements: dict[int, list[Quote]] = {}
    for quote in reading.analysis.quotes:
        if quote.actor is None or reading.analysis.actors[quote.actor].kind != "unnamed":
            continue
        sentence = reading.sentence_at(quote.span.start)
        if reading.is_prose(sentence) and reading.passages.issues_of(sentence):
            statements.setdefault(quote.actor, []).append(quote)
    return statements


def _line(reading: Reading, described: str, quotes: Sequence[Quote]) -> UnnamedLine:
    says = max(quotes, key=lambda quote: (quote.span.end - quote.span.start, -quote.span.start))
    spans: list[Span] = [says.span, *(span for span in (says.speaker, says.cue) if span is not None)]
    rest = [quote.span for quote in quotes if quote is not says]
    evidence = dict.fromkeys((*reading.evidence_for(spans), *reading.evidence_for(rest)))
    words = reading.words(says.span)
    return UnnamedLine(line_id("", "unnamed", canonical(described + words)), tuple(evidence), described, words)
