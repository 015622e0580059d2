"""Ingest: feeds, the pages behind them, and folders of files become items in the cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.ingest.options import IngestOptions

if TYPE_CHECKING:
    from briefing.cache import Store
    from briefing.model import Source, SourceReport

__all__ = ["IngestOptions", "ingest"]


async def ingest(
    sources: Sequence[Source],
    store: Store,
    options: IngestOptions,
    *,
    now: Callable[[], datetime],
    report: Callable[[SourceReport], None],
    everything: bool = False,
) -> tuple[SourceReport, ...]:
    """Poll the sources that are due, all at once, and keep what they bring.

    A source that fails is reported as failed, in words, and holds up no other. Cancelling leaves what was saved.

    Args:
        sources: as feeds.toml lists them; names are unique.
        store: an open cache.
        options: the limits of the run.
        now: the clock, asked whenever a time is stored.
        report: called in the event loop at each change of a source's phase.
        everything: poll also what is not due, is gone, or asked to be left alone.

    Returns:
        The last report of each source, in the order of ``sources``.

    Raises:
        CacheLocked: another process is ingesting into this cache.
        CacheError: the cache cannot be written; what was saved until then is intact.
    """
    # The network library takes longer to load than the screen may take to open; a run that needs it loads it.
    from briefing.ingest.collect import collect_sources

    return await collect_sources(sources, store, options, now, report, everything=everything)
