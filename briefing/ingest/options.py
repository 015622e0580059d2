"""How ingest is to behave; feeds.toml's [ingest] fills it."""

from __future__ import annotations

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """The limits of one ingest run.

    ``contact`` (an address or URL) goes into the User-Agent. ``allowed_private`` lists "host:port" that may be
    fetched though they are not public; to these the politeness pause does not apply. The interval between two polls
    of one feed follows how often it publishes, between ``least_`` and ``most_interval_seconds``. ``full_text`` reads
    the article behind a feed's link where the feed prints only a part of it, at most ``pages_per_poll`` a poll and
    none after ``pages_seconds``. ``worker_processes`` 0 parses in a thread instead. A file that changed within
    ``settle_seconds`` is looked at again after as long.
    """

    contact: str | None = None
    connect_seconds: float = 5.0
    read_seconds: float = 10.0
    total_seconds: float = 30.0
    parse_seconds: float = 20.0
    retry_seconds: float = 1.0
    feed_bytes: int = 10_000_000
    page_bytes: int = 5_000_000
    file_bytes: int = 10_000_000
    most_entries: int = 5_000
    concurrency: int = 16
    per_host: int = 2
    pause_seconds: float = 1.0
    least_interval_seconds: float = 15 * 60.0
    most_interval_seconds: float = 6 * 3600.0
    allowed_private: tuple[str, ...] = ()
    full_text: bool = True
    pages_per_poll: int = 40
    pages_seconds: float = 60.0
    worker_processes: int = 2
    settle_seconds: float = 1.0
