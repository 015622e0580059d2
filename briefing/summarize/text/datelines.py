"""Where does a report begin, behind the place, day and agency that it was filed under?"""

from __future__ import annotations

import re
from typing import Final

from briefing.model import Span

# "PORT ELGAR, May 2 (Tern Agency) – The council …", "Oslo (AP) — Talks …": where the report was filed is no part of it.
# Without an agency the place is in capitals: "LINDAU — The harbour …", "ST. IVES, England, May 2 — The …".
_DATELINE: Final = re.compile(
    r"\s*(?:[A-Z][\w.'’-]*(?:[\s,/]+[A-Z][\w.'’-]*){0,4}(?:,?\s+\d{1,2})?\s*\([A-Z][^()\n]{1,30}\)\s*[—–-]+\s+(?=\S)|"
    r"[A-Z][A-Z.'’-]+(?:[\s/]+[A-Z][A-Z.'’-]+){0,3}(?:,\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?){0,2}(?:,?\s+\d{1,2})?"
    r"\s+[—–]\s+(?=[“\"'‘]?[A-Z\d]))"
)


def behind_dateline(text: str, span: Span) -> Span:
    """Return the stretch without the dateline that it opens with."""
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def without_dateline(words: str) -> str:
    """Return a sentence without the dateline that it opens with."""
    # Each ends with a dash, or with a hyphen behind a bracket; few sentences have either.
    if not any(map(words.__contains__, ")—–")):
        return words
    return behind_dateline(words, Span(0, len(words))).of(words)
