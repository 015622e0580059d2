"""The text of a cited item cut into paragraphs and highlighted stretches, so that a citation can lead to its words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Evidence, Item, Span, holds_in
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a paragraph.

    ``anchor`` is the id that citations lead to, None where nothing is cited, empty where highlighted words go on from
    an earlier paragraph.
    """

    text: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A non-blank line of an item by its number."""

    number: int
    anchor: str
    stretches: tuple[Stretch, ...]


def find_highlights(item: Item, number: int, evidence: Iterable[Evidence]) -> tuple[NumberedParagraph, ...]:
    """Return the paragraphs of item ``number`` with the evidence highlighted; overlapping evidence is one stretch.

    Evidence of another item or another version highlights nothing.
    """
    spans = _merged(Span(one.start, one.end) for one in evidence if holds_in(one, item))
    paragraphs: list[NumberedParagraph] = []
    start = 0
    for line in item.text.split("\n"):
        end = start + len(line)
        if line.strip():
            count = len(paragraphs) + 1
            stretches = _stretches(item.text, Span(start, end), spans, number)
            paragraphs.append(NumberedParagraph(count, paragraph_anchor(number, count), stretches))
        start = end + 1
    return tuple(paragraphs)


def evidence_anchors(item: Item, number: int, evidence: Iterable[Evidence]) -> dict[Evidence, str]:
    """Return for each evidence of the item the anchor of the highlighted stretch that it begins in."""
    own = [one for one in evidence if holds_in(one, item)]
    spans = _merged(Span(one.start, one.end) for one in own)
    return {
        one: _stretch_anchor(number, span) for one in own for span in spans if span.covers(Span(one.start, one.end))
    }


def paragraph_anchor(number: int, paragraph: int) -> str:
    """Return the id of a paragraph of source ``number``."""
    return f"s{number}p{paragraph}"


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _stretches(text: str, paragraph: Span, spans: list[Span], number: int) -> tuple[Stretch, ...]:
    """Cut one paragraph at the spans; of a span over several paragraphs only the first part is a target (anchor "")."""
    found: list[Stretch] = []
    at = paragraph.start
    for span in spans:
        if not span.meets(paragraph):
            continue
        start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
        if at < start:
            found.append(Stretch(text[at:start]))
        begins_here = span.start >= paragraph.start
        found.append(Stretch(text[start:end], _stretch_anchor(number, span) if begins_here else ""))
        at = end
    if at < paragraph.end:
        found.append(Stretch(text[at : paragraph.end]))
    return tuple(found)


def _stretch_anchor(number: int, span: Span) -> str:
    return f"s{number}c{span.start}"
