"""`briefing ingest`: poll the sources."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

import click

from briefing.cli.options import complete_source, example, place_options

if TYPE_CHECKING:
    from briefing.cache import Store
    from briefing.cli.event_log import EventLog
    from briefing.cli.plain_progress import PlainProgress
    from briefing.cli.progress import IngestProgress
    from briefing.cli.workplace import Workplace
    from briefing.model import Source, SourceReport

    Log: TypeAlias = EventLog | IngestProgress | PlainProgress

_OBJECTS_UNTIL_COLLECTED = 20_000  # nearly all that a poll makes is freed without the collector
_MANY_FEEDS = 5  # each prints some ten or twenty articles


@click.command(epilog=example("briefing ingest", 'briefing ingest --source "UN News" --all', "briefing ingest --watch"))
@click.option("--all", "everything", is_flag=True, help="Poll everything now, due or not.")
@click.option("--watch", is_flag=True, help="Keep polling what is due and watching the folders, until Ctrl+C.")
@click.option(
    "--fetch-only", is_flag=True, help="Leave the analysis of what is new to whichever command needs it first."
)
@click.option("--source", metavar="NAME", shell_complete=complete_source, help="Only this source.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to tell what happens on stderr: json is one line of JSON for each event, for a service's log.",
)
@place_options
@click.pass_context
def command(
    context: click.Context, everything: bool, watch: bool, fetch_only: bool, source: str | None, log_format: str
) -> None:
    """Poll the sources that are due, and analyse what is new.

    Progress goes to stderr. Exit code 1 if every source failed.
    """
    place, sources = _load(context, source)
    log = _log_of(log_format, len(sources))
    with place.open_store() as store:
        reports = _poll(place, store, sources, log, everything=everything, fetch_only=fetch_only)
        if watch:
            _watch(place, store, sources, log)
        elif reports and all(report.phase == "failed" for report in reports):
            context.exit(1)


def _load(context: click.Context, source: str | None) -> tuple[Workplace, Sequence[Source]]:
    """Return what to work with and what to poll, and load what that takes."""
    gc.disable()  # all that is loaded stays: to look through it takes a fiftieth of a poll
    try:
        from briefing.cli.workplace import find_workplace

        place = find_workplace(context, meanwhile=_load_network)
        sources = _chosen(place, source)
        if any(chosen.kind == "feed" for chosen in sources):
            _load_network()
        return place, sources
    finally:
        gc.freeze()
        gc.set_threshold(_OBJECTS_UNTIL_COLLECTED)
        gc.enable()


def _load_network() -> None:
    """Load what polls feeds: a feeds.toml that was written anew has sources, and nearly all of them are feeds."""
    import briefing.cli.pipeline
    import briefing.ingest.collect
    import briefing.ingest.collect_feed
    import briefing.ingest.robots  # noqa: F401


def _log_of(log_format: str, sources: int) -> Log:
    if log_format == "json":
        from briefing.cli.event_log import EventLog

        return EventLog()
    if sys.stderr.isatty():
        from briefing.cli.progress import IngestProgress

        return IngestProgress(sources)
    from briefing.cli.plain_progress import PlainProgress

    return PlainProgress()


def _chosen(place: Workplace, name: str | None) -> Sequence[Source]:
    """Return the sources of feeds.toml, or the one that is named.

    Raises:
        UsageError: there are none.
    """
    from briefing.cli.workplace import find_name
    from briefing.errors import UsageError

    sources = place.settings.source_list
    if not sources:
        raise UsageError(f"{place.settings.path}: there is no [[source]], so there is nothing to poll")
    if name is None:
        return sources
    wanted = find_name(name, (known.name for known in sources), "source")
    return [known for known in sources if known.name == wanted]


def _poll(
    place: Workplace,
    store: Store,
    sources: Sequence[Source],
    log: Log,
    *,
    everything: bool,
    fetch_only: bool,
) -> Sequence[SourceReport]:
    from briefing.cli.pipeline import ingest_sources
    from briefing.cli.workplace import clock

    with log:
        if not fetch_only and are_many_new(sources, store):
            from briefing.cli.analysing import load_rules_ahead

            # The first servers are asked meanwhile, and waited for.
            load_rules_ahead()
        reports = asyncio.run(
            ingest_sources(sources, store, place.settings, now=clock, report=log.show, everything=everything)
        )
        if not fetch_only:
            from briefing.cli.analysing import analyse_stale
            from briefing.cli.outlining import outlining_of

            analyse_stale(store, log.show_analysis, outlining=outlining_of(place.settings, clock()))
    log.sum_up(reports)
    return reports


def are_many_new(sources: Sequence[Source], store: Store) -> bool:
    """Return whether there is sure to be much to analyse: feeds that were never read."""
    from briefing.ingest.poll import count_unread

    return count_unread(sources, store.feed_states()) >= _MANY_FEEDS


def _watch(place: Workplace, store: Store, sources: Sequence[Source], log: Log) -> None:
    """Look again and again, and say only what is news."""
    from briefing.cli.event_log import EventLog
    from briefing.cli.watch import Teller, watch

    async def watch_until_told() -> None:
        task = asyncio.current_task()
        assert task is not None
        # A service is ended by this signal; Windows has none.
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        log.tell("Watching; Ctrl+C ends.")
        await watch(place.settings, store, sources, hear=hear)

    hear = log.show if isinstance(log, EventLog) else Teller(log.tell).hear
    try:
        asyncio.run(watch_until_told())
    except (KeyboardInterrupt, asyncio.CancelledError):
        log.tell("Stopped.")
