"""Which day do the words for a time mean?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.model import DayBasis, Span
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.time import MONTHS, NUMBERS, WEEKDAYS
from briefing.summarize.text.printed import TEXTS_IN_HAND, PrintedClues, printed_words
from briefing.summarize.text.wordfacts import WordFacts

_DAY: Final = "|".join(day.capitalize() for day in WEEKDAYS)
_MONTH: Final = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_PART: Final = "morning|afternoon|evening|night|lunchtime"
_PERIOD: Final = "week|weekend|month|year|spring|summer|autumn|fall|winter|quarter"
_COUNT: Final = r"an?|\d{1,3}|" + "|".join(NUMBERS) + "|several|a\\s+few|a\\s+couple\\s+of"

# The letters that words for a time begin with where they have no capital: on, by, in, late, early, next, this, mid-, an
# hour, several, yesterday, two; and those that are one with an "i" or an "s" where case is ignored.
_OPENERS: Final = "".join(sorted({*"obilentmays", *(number[0] for number in NUMBERS)})) + "İıſ"

# "2 June 2031" | "June 2, 2031" | "on Friday night" | "late last month" | "two days ago" | "tomorrow" | "in early May"
# Names of days and months need their capitals ("may", "march"); the words around them do not.
_WHEN: Final = re.compile(
    rf"""\b(?=[\dA-Z{_OPENERS}])(?:
    (?i:on\s+)?\d{{4}}-\d\d-\d\d |
    (?i:on\s+)?(?:(?:{_DAY}),?\s+)?(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s+\d{{4}}\b)? |
    (?i:on\s+)?(?:(?:{_DAY}),?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b(?:,?\s+\d{{4}}\b)? |
    (?i:on\s+|by\s+|late\s+|early\s+|later\s+|earlier\s+)?(?i:(?:last|next|this|this\s+coming|this\s+past)\s+)?
        (?:{_DAY})(?:\s+(?:{_PART}))?\b |
    (?i:late|early|later|earlier)\s+(?:on\s+)?(?:this|next|last)\s+(?:{_PERIOD})\b |
    (?i:this|next|last|in\s+the\s+coming|in\s+the\s+next|over\s+the\s+(?:past|next|last))\s+(?:few\s+)?
        (?:{_PERIOD}|weeks|days|months)\b |
    (?i:later\s+in\s+the\s+(?:day|week|month|year))\b |
    (?i:(?:earlier|later)\s+(?:today|tonight)|today|tonight|yesterday|tomorrow|this\s+(?:{_PART}))\b |
    (?i:the\s+(?:previous|following|next)\s+(?:day|week|month|year))\b |
    (?i:{_COUNT})\s+(?:day|week|month|year|hour)s?\s+(?:ago|earlier|later)\b |
    (?i:in)\s+(?:early\s+|late\s+|mid-)?(?:{_MONTH})(?!\w)(?:\s+(?:of\s+)?\d{{4}}\b)? |
    (?i:early|late|mid-)\s?(?:{_MONTH})(?!\w)(?:\s+\d{{4}}\b)? |
    (?i:in)\s+(?:early\s+|late\s+)?20\d\d\b
    )""",
    re.VERBOSE,
)
# One of these, or a year, stands in whatever _WHEN finds; days and months have their capitals. Most words are none.
_NAMED: Final = frozenset(day.capitalize() for day in WEEKDAYS) | word_set(
    """Jan January Feb February Mar March Apr April May Jun June Jul July Aug August Sep Sept September Oct October
    Nov November Dec December"""
)
_UNITS: Final = word_set(
    """day days week weeks weekend month months year years hour hours today tonight yesterday tomorrow morning
    afternoon evening night lunchtime spring summer autumn fall winter quarter"""
)
_BARE: Final = re.compile(r"\w+")
# What may stand before the first of these, and what touches it in front: "on", "(by", "a few", "2nd".
_LEADING: Final = re.compile(
    r"(?:.*\W)?(?P<lead>on|by|late|early|later|earlier|last|next|this|coming|past|in|the|over|few|previous|following|an?|"
    rf"several|couple|of|mid-|{'|'.join(NUMBERS)}|\d{{1,3}}|\d\d?(?:st|nd|rd|th))",
    re.IGNORECASE | re.DOTALL,
)
_STATED: Final = re.compile(
    rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?"
)
_STATED_AFTER: Final = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w)(?:,?\s+(?P<year>\d{{4}}))?"
)
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_WEEKDAY: Final = re.compile(
    rf"\b(?:(?P<which>last|next|this)\s+(?:coming\s+|past\s+)?)?(?P<day>{_DAY})\b", re.IGNORECASE
)
_AGO: Final = re.compile(r"(?P<count>\w+)\s+days?\s+ago\b", re.IGNORECASE)
_BACK: Final = re.compile(r"\b(?:last|ago|yesterday|previous|past|earlier)\b", re.IGNORECASE)
_AHEAD: Final = re.compile(r"\b(?:next|tomorrow|later|coming|following)\b", re.IGNORECASE)
# "signed it an hour later", "the following day": counted from what the story tells, so the verb says which way.
_OF_THE_STORY: Final = re.compile(
    r"\b(?:hour|day|week|month|year)s?\s+later\b|\bthe\s+(?:following|next)\b|\blater\s+in\s+the\b", re.IGNORECASE
)
_HALF_A_YEAR: Final = 183
# A text repeats its words for a time, and so do the texts of a day.
_MOST_WORDINGS: Final = 4096


class When(NamedTuple):
    """Words for a time and where they stand; ``points`` tells whether they themselves look back or ahead."""

    span: Span
    points: int


def find_whens(text: str, start: int, end: int) -> Sequence[When]:
    """Return the words for days and periods between two places, in text order; most stretches have none."""
    starts, whens = _whens_in(text)
    first, stop = bisect_left(starts, start), bisect_left(starts, end)
    if (first and whens[first - 1].span.end > start) or (first < stop and whens[stop - 1].span.end > end):
        return _whens_between(text, start, end)  # "on | Friday": other words than where the text is read as a whole
    return whens[first:stop]


@lru_cache(maxsize=TEXTS_IN_HAND)
def _whens_in(text: str) -> tuple[list[int], list[When]]:
    """Return the words for days and periods of a text, and where they start: everybody who reads it asks for some."""
    whens = _whens_between(text, 0, len(text))
    return [when.span.start for when in whens], whens


def _whens_between(text: str, start: int, end: int) -> list[When]:
    whens: list[When] = []
    openings = _openings_in(text)
    reached = start
    for place in openings[bisect_left(openings, start) : bisect_left(openings, end)]:
        if place >= reached and (match := _WHEN.match(text, place, end)) is not None:
            reached = match.end()
            whens.append(When(Span(place, reached), _points(match[0])))
    return whens


@lru_cache(maxsize=_MOST_WORDINGS)
def _points(words: str) -> int:
    if _BACK.search(words):
        return -1
    return 1 if _AHEAD.search(words) and not _OF_THE_STORY.search(words) else 0


@lru_cache(maxsize=TEXTS_IN_HAND)
def _openings_in(text: str) -> list[int]:
    """Return where words for a time may open, in text order: at a clue, or at what may lead up to one."""
    words, starts, *_ = printed_words(text)
    openings: list[int] = []
    for start, offsets in _CLUES_AT.found(text):
        index = bisect_left(starts, start)
        for offset in offsets:
            openings += _led_up_to(words, starts, index, offset)
    return openings


def _led_up_to(words: Sequence[str], starts: Sequence[int], index: int, offset: int) -> list[int]:
    """Return where the clue at ``offset`` of a printed word starts, and what may lead up to it, in text order."""
    place = starts[index] + offset
    places = [place]
    if words[index][max(0, offset - len(_MID)) : offset].lower() == _MID:
        place -= len(_MID)
        places.append(place)
    while place == starts[index] and index and (lead := _LEADS[words[index - 1]]) is not None:
        index -= 1
        place = starts[index] + lead
        places.append(place)
    return places[::-1]


_MID: Final = "mid-"


def _clues_of(word: str) -> tuple[int, ...]:
    """Return where such words start in a word as printed: "mid-June"; most have none."""
    if word.isalpha():
        return (0,) if _is_clue(word) else ()
    return tuple([match.start() for match in _BARE.finditer(word) if _is_clue(match[0])])


def _is_clue(word: str) -> bool:
    return word in _NAMED or word.casefold() in _UNITS or (len(word) == _DIGITS_OF_A_YEAR and word.isdecimal())


_DIGITS_OF_A_YEAR: Final = 4
_CLUES_AT: Final = PrintedClues(_clues_of)


def _lead_in(word: str) -> int | None:
    """Return where in a word as printed one starts that may lead up to a clue; a blank may be wider than one."""
    lead = _LEADING.fullmatch(word)
    return lead.start("lead") if lead else (None if word else 0)


_LEADS: Final = WordFacts(_lead_in)


def resolve_day(words: str, published: datetime | None) -> date | None:
    """Return the day that words for a time mean in a report of what has happened.

    "Friday" is the last one up to the day of publication, "May 13" the nearest in the past year. None where the
    words name no single day, or need a date of publication that the item does not have.
    """
    return _resolve(words, published.date() if published else None, past=True)


def resolve_coming_day(words: str, published: datetime | None) -> date | None:
    """Return the day that words for a time mean in a report of what is to come: "Friday" is the next one, or today."""
    return _resolve(words, published.date() if published else None, past=False)


@lru_cache(maxsize=_MOST_WORDINGS)
def is_bare_weekday(words: str) -> bool:
    """Return whether the words name a weekday and nothing that tells which one."""
    weekday = _WEEKDAY.search(words)
    return weekday is not None and weekday["which"] is None and not any(char.isdigit() for char in words)


def is_last_week(words: str) -> bool:
    """Return whether the words are about the week before the item's."""
    return re.search(r"\blast\s+week\b", words, re.IGNORECASE) is not None


def day_basis(words: str, day: date | None) -> DayBasis:
    """Return whether a day stands in the words themselves, was counted from the item's date, or is not known."""
    if day is None:
        return "worded"
    return "stated" if _YEAR.search(words) else "resolved"


_YEAR: Final = re.compile(r"\d{4}")


@lru_cache(maxsize=_MOST_WORDINGS)
def _resolve(words: str, today: date | None, *, past: bool) -> date | None:
    stated = _ISO.search(words) or _STATED.search(words) or _STATED_AFTER.search(words)
    if stated:
        return _stated(stated, today, past=past)
    if today is None:
        return None
    low = words.lower()
    if weekday := _WEEKDAY.search(words):
        return _of_week(weekday, today, past=past)
    if ago := _AGO.search(low):
        count = NUMBERS.get(ago["count"], 1 if ago["count"] in ("a", "one") else None)
        count = int(ago["count"]) if ago["count"].isdigit() else count
        return _moved(today, -count) if count is not None else None
    for word, days in (("yesterday", -1), ("tomorrow", 1), ("today", 0), ("tonight", 0)):
        if re.search(rf"\b{word}\b", low):
            return _moved(today, days)
    if re.search(rf"\bthis\s+(?:{_PART})\b", low):
        return today
    return None


def _stated(match: re.Match[str], today: date | None, *, past: bool) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    day = int(match["day"])
    if match["year"]:
        return _date(int(match["year"]), number, day)
    if today is None:
        return None
    near = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _date(year, number, day))]
    one_sided = [found for found in near if (found <= today if past else found >= today)]
    reach = [found for found in one_sided if abs((found - today).days) <= 2 * _HALF_A_YEAR]
    return min(reach or near, key=lambda found: abs((found - today).days), default=None)


def _of_week(match: re.Match[str], today: date, *, past: bool) -> date | None:
    """Return the day of a weekday; "last" and "next" only where they cannot mean two days.

    "Last Friday" on a Saturday is yesterday to some and eight days ago to others: that stays unresolved.
    """
    number = WEEKDAYS.index(match["day"].lower())
    which = (match["which"] or "").lower()
    before = _moved(today, -((today.weekday() - number - 1) % 7 + 1))
    after = _moved(today, (number - today.weekday() - 1) % 7 + 1)
    of_this_week = _moved(today, number - today.weekday())
    if which == "last":
        return before if before == _moved(today, number - today.weekday() - 7) else None
    if which == "next":
        return after if after == _moved(today, number - today.weekday() + 7) else None
    if which == "this":
        return of_this_week
    if today.weekday() == number:
        return today
    return before if past else after


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
