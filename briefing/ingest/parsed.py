"""What parsing makes of a feed or page; it crosses from the worker process to the ingester."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from briefing.values import dataclass

# Those of the origins in briefing.model that a feed can be; a process that only parses need not load the model.
EntryOrigin = Literal["feed content", "feed summary"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, behind the text gate.

    ``key`` tells it from the feed's other entries, and is the same at the next poll. ``published`` is as the feed
    says and may be impossible; ``published_raw`` are the feed's own words for it. ``outlet`` is whom an aggregator
    names as the source.
    """

    key: str
    title: str
    text: str
    origin: EntryOrigin
    url: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    published_raw: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed. ``degraded`` says in words what was wrong with it, None for a sound one.

    ``hint_seconds`` is how long the feed asks to be left alone after a poll (ttl, sy:updatePeriod), ``skip`` at which
    hours and days it does (skipHours, skipDays), as ``FeedState`` keeps them. ``incomplete`` marks a body that ends in
    the middle.
    """

    title: str | None
    entries: tuple[Entry, ...]
    degraded: str | None = None
    hint_seconds: float | None = None
    skip: str | None = None
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """An article page: its words and what its head states about it. Empty ``text`` when none was found."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    published_raw: str | None = None
    language: str | None = None
    url: str | None = None
