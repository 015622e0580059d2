"""Invented articles, an invented feed and their feeds.toml, for ``briefing --demo``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources


@dataclass(frozen=True, slots=True)
class Samples:
    """Where the sample material lies, and the evenings that it tells of.

    ``articles`` is the folder of article files, ``feed`` the RSS file that stands for the feed at ``feed_url``,
    ``settings`` the feeds.toml that names both. ``evenings`` are the moments to compose a brief for, in order: each
    is the previous brief of the next.
    """

    articles: str
    feed: str
    feed_url: str
    settings: str
    evenings: tuple[datetime, ...]


def load_samples() -> Samples:
    """Return where the sample material of this package lies on disk."""
    package = resources.files(__name__)
    return Samples(
        articles=str(package / "articles"),
        feed=str(package / "feed.xml"),
        feed_url="https://dravik-herald.example/feed.xml",
        settings=str(package / "feeds.toml"),
        evenings=(datetime(2026, 3, 2, 22, 0, tzinfo=UTC), datetime(2026, 3, 3, 22, 0, tzinfo=UTC)),
    )
