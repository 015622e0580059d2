"""Which lines show the words of an article of another week than the brief's?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing.summarize.brief.changes import AnyLine
from briefing.summarize.brief.digest import Digest


def days_of_other_weeks(digests: Sequence[Digest], today: date) -> dict[str, date]:
    """Return the day of each dated item that came out in another calendar week than ``today``, by item id."""
    week = today.isocalendar()[:2]
    days = {digest.item.id: digest.item.published.date() for digest in digests if digest.item.published is not None}
    return {item_id: day for item_id, day in days.items() if day.isocalendar()[:2] != week}


def tell_article_days(lines: Iterable[AnyLine], days: Mapping[str, date]) -> tuple[AnyLine, ...]:
    """Return the lines with the day of the article that their first evidence is from, where ``days`` has it."""
    return tuple(
        replace(line, article_day=day) if (day := days.get(line.evidence[0].item_id)) is not None else line
        for line in lines
    )
