"""Who speaks without a name, described how, and saying what?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model import Quote, Span, UnnamedLine
from briefing.summarize.digest import Digest, canonical, line_id


def unnamed_lines(digests: Iterable[Digest]) -> tuple[UnnamedLine, ...]:
    """Return one line per unnamed speaker and statement in passages that serve an issue; copies add no line."""
    lines: dict[str, UnnamedLine] = {}
    for digest in digests:
        if digest.original == digest.item.id and digest.passages.assignments:
            for actor, quotes in _statements(digest).items():
                line = _line(digest, digest.analysis.actors[actor].name, quotes)
                lines.setdefault(line.id, line)
    return tuple(lines.values())


def _statements(digest: Digest) -> dict[int, list[Quote]]:
    statements: dict[int, list[Quote]] = {}
    for quote in digest.analysis.quotes:
        if quote.actor is None or digest.analysis.actors[quote.actor].kind != "unnamed":
            continue
        sentence = digest.sentence_at(quote.span.start)
        if digest.is_prose(sentence) and digest.passages.issues_of(sentence):
            statements.setdefault(quote.actor, []).append(quote)
    return statements


def _line(digest: Digest, described: str, quotes: Sequence[Quote]) -> UnnamedLine:
    says = max(quotes, key=lambda quote: (quote.span.end - quote.span.start, -quote.span.start))
    spans: list[Span] = [says.span, *(span for span in (says.speaker, says.cue) if span is not None)]
    rest = [quote.span for quote in quotes if quote is not says]
    evidence = dict.fromkeys((*digest.evidence_for(spans), *digest.evidence_for(rest)))
    words = digest.words(says.span)
    return UnnamedLine(line_id("", "unnamed", canonical(described + words)), tuple(evidence), described, words)
