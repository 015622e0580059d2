"""By when is a matter said to be settled?"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from briefing.model import Span
from briefing.summarize.times.days import resolve_coming_day

_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS: Final = (
    r"Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|"
    r"Nov(?:ember|\.)|Dec(?:ember|\.)"
)
_EVENTS: Final = (
    "meetings?|summit|talks|vote|votes|elections?|hearing|session|assembly|conference|deadline|debate|trial|visit|"
    "referendum|gathering|ruling|announcement|conventions?|inauguration|midterms|primary|primaries"
)
# "before the summit in Oslo", "at Friday's talks" | "by the end of June" | "this week" | "on Friday" | "when they meet"
_DUE: Final = re.compile(
    rf"""\b(?=[abdefilnotuwMTWFS])(?:(?:before|by|until|ahead\s+of|at|after|during|following)\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+|their\s+|next\s+|this\s+)*
    (?:[^\s,;.]+\s+){{0,4}}?(?:{_EVENTS})\b(?:\s+(?:in|at|on|with)\s+(?!(?:{_MONTHS}|{_DAYS})\b)(?:the\s+)?(?:[A-Z][^\s,;.]*\s?){{1,3}})?
    (?:\s*\bon\s+(?:\d{{1,2}}\s+(?:{_MONTHS})|(?:{_MONTHS})\s+\d{{1,2}}|(?:{_DAYS}))\b)?|
    (?:by|before|until|at|after)\s+(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+(?:the\s+|this\s+|next\s+)?\w+|
    (?:by|before|until|in|on)\s+(?:next\s+|early\s+|late\s+|mid-?)?(?:{_DAYS}|{_MONTHS})\b(?:\s+\d{{1,2}}\b)?|
    (?:later\s+|early\s+|late\s+|as\s+early\s+as\s+)?(?:this|next)\s+(?:week|weekend|month|year|summer|autumn|fall|winter|spring|{_DAYS})\b|
    (?:today|tomorrow|tonight)\b|
    when\s+(?:he|she|they|it)\s+meets?\b(?:\s+[^,;.]{{1,80}})?|
    (?:{_DAYS})\b(?!['’]s))""",
    re.VERBOSE,
)

_STRETCH: Final = re.compile(r"\b(?P<which>this|next)\s+(?P<unit>week|weekend|month|year)\b", re.IGNORECASE)
_NAMED_DAY: Final = re.compile(
    rf"\b(?:(?:next|this)\s+)?(?:{_DAYS})\b|\b(?:{_MONTHS})\s+\d{{1,2}}\b(?!\d)|\b\d{{1,2}}\s+(?:{_MONTHS})\b|\b(?:today|tomorrow|tonight)\b",
    re.IGNORECASE,
)


def find_due(text: str, span: Span) -> Span | None:
    """Return the first event or day inside ``span`` by which something may be settled, as worded; None without one."""
    match = _DUE.search(text, span.start, span.end)
    return Span(match.start(), match.start() + len(match[0].rstrip())) if match else None


def resolve_due(text: str, due: Span | None, published: datetime | None) -> date | None:
    """Return the last day that the words of ``due`` allow, None where they name an event or the item has no date.

    "This week" lasts until its Sunday, "later this month" until the month's last day: only then is it overdue.
    """
    if due is None or published is None:
        return None
    words = due.of(text)
    day = published.date()
    stretch = _STRETCH.search(words)
    if stretch is None:
        named = _NAMED_DAY.search(words)
        return resolve_coming_day(named[0], published) if named else None
    ahead = stretch["which"].lower() == "next"
    match stretch["unit"].lower():
        case "week" | "weekend":
            return day + timedelta(days=6 - day.weekday() + 7 * ahead)
        case "month":
            first = date(day.year + (day.month + ahead) // 12, (day.month + ahead) % 12 + 1, 1)
            return first - timedelta(days=1)
        case _:
            return date(day.year + ahead, 12, 31)
