"""What [ingest] says, as the other rooms read it: at hand without what checks a feeds.toml."""

from __future__ import annotations

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """How sources are polled; ``fields.IngestTable`` says what each value means."""

    contact: str
    least_interval_minutes: int
    most_interval_minutes: int
    connect_timeout_seconds: int
    read_timeout_seconds: int
    total_timeout_seconds: int
    max_feed_megabytes: int
    max_page_megabytes: int
    max_entries: int
    concurrency: int
    per_host: int
    pause_seconds: int
    full_text: bool
    pages_per_poll: int
    allow_private: tuple[str, ...]
