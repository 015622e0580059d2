"""Dates as feeds, pages and files write them -> a moment in UTC, or None when they cannot be meant."""

from __future__ import annotations

import calendar
import re
import time
from datetime import UTC, date, datetime, timedelta

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # no feed is older; years below are clocks that were never set
_AHEAD = timedelta(days=1)  # a zone told wrongly; what lies further ahead is no date of publication

_SECONDS_SINCE_1970 = re.compile(r"\s*(\d{9,10})(?:\d{3})?\s*\Z")
_WEEK_DATE = re.compile(r"\s*(\d{4})-?W(\d{2})(?:-?([1-7]))?\s*\Z")


def moment_of(parsed: time.struct_time | None, raw: str | None) -> datetime | None:
    """Return the moment that a feed's date names.

    ``parsed`` is feedparser's reading in UTC. Two forms that it reads as something else are read here: seconds since
    1970 and week dates.
    """
    if raw and (seconds := _SECONDS_SINCE_1970.match(raw)):
        return datetime.fromtimestamp(int(seconds.group(1)), UTC)
    if raw and (week := _WEEK_DATE.match(raw)):
        return _of_week(int(week.group(1)), int(week.group(2)), int(week.group(3) or 1))
    if parsed is None or not 1 <= parsed.tm_year <= 9999:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def moment_of_iso(raw: str) -> datetime | None:
    """Return the moment of an ISO-8601 date or time; one without a zone is taken for UTC."""
    try:
        moment = datetime.fromisoformat(raw.strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def credible(moment: datetime | None, now: datetime) -> datetime | None:
    """Return the moment if something can have been published then, else None."""
    return moment if moment is not None and _EARLIEST <= moment <= now + _AHEAD else None


def _of_week(year: int, week: int, weekday: int) -> datetime | None:
    try:
        day = date.fromisocalendar(year, week, weekday)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
