"""Between what a reader types and what full-text search understands."""

from __future__ import annotations

import re

from briefing.model import Evidence, Item, Span, evidence_in

HIT_START, HIT_END = "\x02", "\x03"  # the text gate lets neither into a stored text

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
# A sentence border that is good enough to show a hit; the summarizer's own rules are finer.
_BORDER = re.compile(r"(?<=[.!?…])[\"'”’»)\]]{0,3}\s+(?=[^\s\w]{0,3}[^\Wa-z])")


def match_expression(terms: str) -> str | None:
    """Return the FTS5 expression that finds all of ``terms``, or None when they hold no word.

    Any text is a valid search. Words between quotation marks are a phrase; the last word may be unfinished.
    """
    phrases = [
        words for part in _PART.finditer(terms) if (words := _WORD.findall(part.group(1) or part.group(2) or ""))
    ]
    if not phrases:
        return None
    quoted = ['"' + " ".join(words) + '"' for words in phrases]
    unfinished = "" if terms.rstrip().endswith('"') else "*"
    return " AND ".join(quoted) + unfinished


def hit_evidence(item: Item, highlighted: str) -> Evidence | None:
    """Return the sentence around the first hit; the first line when only the title has one; None for no text.

    ``highlighted`` is the item's text with ``HIT_START`` and ``HIT_END`` around each hit.
    """
    offset = highlighted.find(HIT_START)
    start, end = _line_at(item.text, max(offset, 0))
    if offset >= 0:
        start, end = _sentence_at(item.text, Span(start, end), offset)
    return evidence_in(item, Span(start, end)) if item.text[start:end].strip() else None


def _line_at(text: str, offset: int) -> tuple[int, int]:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _sentence_at(text: str, line: Span, offset: int) -> tuple[int, int]:
    start, end = line.start, line.end
    for border in _BORDER.finditer(text, line.start, line.end):
        if border.end() <= offset:
            start = border.end()
        else:
            end = border.start() + len(border.group().rstrip())
            break
    return start, end
