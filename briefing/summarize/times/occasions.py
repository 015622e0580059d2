"""On what occasion and on which day was something said?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from briefing.model import Quote, Sentence, Span
from briefing.summarize.lexicon.deeds import FINITE
from briefing.summarize.lexicon.time import ASKED, PAST_DEEDS, SPOKEN
from briefing.summarize.times.days import find_whens, is_bare_weekday, is_last_week, resolve_day

# He said at a news conference in Oslo with … | in a letter | told reporters | on a visit to Oslo
_OCCASION: Final = re.compile(
    r"\b(?=[adfiotv])(?:(?:at|during|in|on|after|following|via|through)\s+(?:a|an|the|his|her|their|its|this|another)\s+"
    r"(?:[\w.’'-]+\s+){0,5}?(?:news\s+conference|press\s+conference|briefing|interview|statement|letter|speech|rally|meeting|"
    r"hearing|debate|summit|event|forum|call|video|post|tweet|memo|visit|trip|conversation|appearance|address|"
    r"testimony|op-ed|email|e-mail|broadcast|podcast|town\s+hall|conference|panel|session|ceremony|report|essay|message|"
    r"talk|lecture|webcast|filing|gathering|stop)\b(?:s\b)?"
    r"(?:\s+(?:with|in|to|at|of|for|from|alongside|on)\s+(?:the\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"[A-Z][\w.’'-]*(?:\s+(?:(?:and|of)\s+)?[A-Z][\w.’'-]*){0,11}(?:,\s+[A-Z]\w+(?=[.,]))?){0,3}|"
    r"(?:told|tells)\s+(?:reporters|journalists|lawmakers|supporters|[Tt]he\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}|[A-Z]{2,5}\b|"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w.]*(?:\s+(?:News|Radio|TV|Times|Post|Journal))?)|in\s+an?\s+(?:written|joint|emailed)\s+statement)"
)


_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MARK: Final = re.compile('[“”"]')
_NEAR: Final = 12
_MEMORY: Final = 2
# No sentence of a newspaper is longer; a longer one is a table or an attack, and is left alone.
LONGEST_SENTENCE: Final = 3000


def find_occasions(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], published: datetime | None
) -> tuple[Quote, ...]:
    """Return the quotes with occasion, words for the time and day, where the sentence that attributes them has any."""
    starts = [sentence.start for sentence in sentences]
    return tuple([_with_occasion(text, sentences, starts, quote, published) for quote in quotes])


def _with_occasion(
    text: str,
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    quote: Quote,
    published: datetime | None,
) -> Quote:
    anchor = quote.cue or quote.speaker
    number = bisect_right(starts, anchor.start) - 1 if anchor is not None else -1
    if anchor is None or number < 0:
        return quote
    sentence = sentences[number].span
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return quote
    spoken = quoted_in(text, sentence)
    if quote.kind == "indirect":
        spoken = sorted([*spoken, quote.span])
    free = _gaps(sentence, spoken)
    occasion = _first_occasion(text, free)
    when = _when_said(text, free, anchor, occasion)
    day = resolve_spoken_day(text, sentences, number, when, published) if when is not None else None
    return quote if occasion is None and when is None else replace(quote, occasion=occasion, when=when, day=day)


def resolve_spoken_day(
    text: str, sentences: Sequence[Sentence], number: int, when: Span, published: datetime | None
) -> date | None:
    """Return the day of words for a time in one sentence, None where an earlier "last week" makes them doubtful.

    Last week, the minister objected. … “It is late,” she said on Friday. — a Friday that may be of either week.
    """
    words = when.of(text)
    day = resolve_day(words, published)
    if day is None or published is None or not is_bare_weekday(words):
        return day
    start = sentences[max(number - _MEMORY, 0)].start
    start = max(start, when.start - LONGEST_SENTENCE)
    if "week" in text[start : when.start] and any(
        is_last_week(each.span.of(text)) for each in find_whens(text, start, when.start)
    ):
        week = published.date().isocalendar()[:2]
        return day if day.isocalendar()[:2] != week else None
    return day


_Gap = tuple[int, int]


def _gaps(sentence: Span, taken: Sequence[Span]) -> list[_Gap]:
    """Return where the stretches of a sentence start and end that some spans, in order, leave free."""
    gaps: list[_Gap] = []
    start, last = sentence.start, sentence.end
    for span in taken:
        end = min(span.start, last)
        if end > start:
            gaps.append((start, end))
        start = max(start, span.end)
    if last > start:
        gaps.append((start, last))
    return gaps


def _first_occasion(text: str, free: Sequence[_Gap]) -> Span | None:
    for start, end in free:
        match = _OCCASION.search(text, start, end)
        if match:
            return trimmed(text, match.start(), match.end())
    return None


def _when_said(text: str, free: Sequence[_Gap], anchor: Span, occasion: Span | None) -> Span | None:
    """Return the words for the time at which it was said: near its verb or occasion, no other verb between."""
    for start, end in free:
        for when in find_whens(text, start, end):
            if when.points > 0:
                continue
            if _is_near(text, anchor, when.span) or (occasion is not None and _is_near(text, occasion, when.span)):
                return when.span
    return None


def _is_near(text: str, anchor: Span, when: Span) -> bool:
    low, high = (anchor.end, when.start) if anchor.end <= when.start else (when.end, anchor.start)
    if low > high:
        return anchor.meets(when)
    between = text[low:high]
    if any(mark in between for mark in ';“”"'):
        return False
    words = [match[0].lower() for match in _WORD.finditer(between)]
    return len(words) <= _NEAR and not any(
        (word in FINITE or word in PAST_DEEDS) and word not in SPOKEN and word not in ASKED for word in words
    )


def quoted_in(text: str, sentence: Span) -> list[Span]:
    """Return the stretches between quotation marks of one sentence; an odd mark quotes to the end."""
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, sentence.start, sentence.end):
        if opened is None and mark[0] != "”":
            opened = mark.start()
        elif opened is not None and mark[0] != "“":
            found.append(Span(opened, mark.end()))
            opened = None
    if opened is not None:
        found.append(Span(opened, sentence.end))
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without blanks, commas and colons at its ends, and without the stop that closes a sentence."""
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    if end - start > 2 and text[end - 1] == "." and text[end - 3] != "." and not text[end - 2].isupper():
        end -= 1
    return Span(start, end)
