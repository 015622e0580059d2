"""Small pictures in text, each of which stands beside the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

from briefing.model import SourceEntry
from briefing.tui.desk import weekday_words
from briefing.tui.glyphs import Glyphs

_MOST_DAYS = 14


def sparkline(counts: Sequence[int], glyphs: Glyphs) -> str:
    """Return one sign per count, as high as the count is; an empty day is the lowest sign."""
    most = max(counts, default=0)
    steps = len(glyphs.heights) - 1
    return "".join(glyphs.heights[-(-count * steps // most) if most else 0] for count in counts)


def days_words(sources: Sequence[SourceEntry], zone: tzinfo, glyphs: Glyphs) -> str:
    """Return how many articles came out on each of the last days, drawn and in words; empty without articles."""
    days = Counter(source.published.astimezone(zone).date() for source in sources if source.published)
    undated = sum(source.published is None for source in sources)
    parts = [f"{weekday_words(day)} {days[day]}" for day in _span(days) if days[day]]
    parts += [f"undated {undated}"] if undated else []
    picture = sparkline([days[day] for day in _span(days)], glyphs) if len(days) > 1 else ""
    dot = f" {glyphs.dot} "
    return f"per day {picture} {dot.join(parts)}".replace("  ", " ") if parts else ""


def outlets_words(sources: Sequence[SourceEntry], glyphs: Glyphs) -> str:
    """Return how many articles each outlet has, most first; empty without articles."""
    outlets = Counter(source.outlet or "outlet not stated" for source in sources)
    return f" {glyphs.dot} ".join(f"{outlet} {count}" for outlet, count in outlets.most_common())


def _span(days: Counter[date]) -> tuple[date, ...]:
    """Return every day from the first to the last, at most the last two weeks of them."""
    if not days:
        return ()
    first = max(min(days), max(days) - timedelta(days=_MOST_DAYS - 1))
    return tuple(first + timedelta(days=step) for step in range((max(days) - first).days + 1))
