"""`briefing ingest`: poll the sources."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from briefing.cli.options import complete_source, example, place_options

if TYPE_CHECKING:
    from briefing.cache import Store
    from briefing.cli.workplace import Workplace
    from briefing.model import Source, SourceReport


@click.command(epilog=example("briefing ingest", 'briefing ingest --source "UN News" --all', "briefing ingest --watch"))
@click.option("--all", "everything", is_flag=True, help="Poll everything now, due or not.")
@click.option("--watch", is_flag=True, help="Keep polling what is due and watching the folders, until Ctrl+C.")
@click.option("--source", metavar="NAME", shell_complete=complete_source, help="Only this source.")
@place_options
@click.pass_context
def command(context: click.Context, everything: bool, watch: bool, source: str | None) -> None:
    """Poll the sources that are due, and analyse what is new.

    Progress goes to stderr. Exit code 1 if every source failed.
    """
    from briefing.cli.workplace import find_name, find_workplace
    from briefing.errors import UsageError

    place = find_workplace(context)
    sources: Sequence[Source] = place.settings.source_list
    if source is not None:
        name = find_name(source, (known.name for known in sources), "source")
        sources = [known for known in sources if known.name == name]
    if not sources:
        raise UsageError(f"{place.settings.path}: there is no [[source]], so there is nothing to poll")
    with place.open_store() as store:
        reports = _poll(place, store, sources, everything=everything)
        if watch:
            _watch(place, store, sources)
        elif reports and all(report.phase == "failed" for report in reports):
            context.exit(1)


def _poll(place: Workplace, store: Store, sources: Sequence[Source], *, everything: bool) -> Sequence[SourceReport]:
    from briefing.cli.pipeline import analyse_stale, ingest_sources
    from briefing.cli.progress import IngestProgress, summary
    from briefing.cli.workplace import clock

    with IngestProgress(len(sources)) as progress:
        reports = asyncio.run(
            ingest_sources(sources, store, place.settings, now=clock, report=progress.show, everything=everything)
        )
        analyse_stale(store, progress.show_analysis)
    click.echo(summary(reports), err=True)
    return reports


def _watch(place: Workplace, store: Store, sources: Sequence[Source]) -> None:
    """Look again and again, and say only what is news."""
    from briefing.cli.watch import watch

    click.echo("Watching; Ctrl+C ends.", err=True)
    try:
        asyncio.run(watch(place.settings, store, sources, tell=lambda line: click.echo(line, err=True)))
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
