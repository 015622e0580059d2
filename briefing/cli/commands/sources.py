"""`briefing sources`: which there are, whether they answer, and more of them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from briefing.cli.options import example, format_option, place_options

if TYPE_CHECKING:
    from briefing.cli.source_table import SourceFacts
    from briefing.cli.workplace import Workplace
    from briefing.ingest.discover import FoundFeed
    from briefing.model import FeedState, Source, SourceReport
    from briefing.settings import Settings


@click.group(invoke_without_command=True, epilog=example("briefing sources", "briefing sources check"))
@place_options
@click.pass_context
def command(context: click.Context) -> None:
    """List the sources, check them, add or exchange them. Without a command: list."""
    if context.invoked_subcommand is None:
        context.invoke(list_sources, form="txt")


@command.command("list", epilog=example("briefing sources list", "briefing sources list --format jsonl"))
@format_option("txt", "jsonl")
@place_options
@click.pass_context
def list_sources(context: click.Context, form: str) -> None:
    """List the sources of feeds.toml with what their last poll told; nothing is fetched."""
    from briefing.cli.workplace import find_workplace

    place = find_workplace(context)
    _print(_known_facts(place), form, place)


@command.command(epilog=example("briefing sources check", "briefing sources check --format jsonl"))
@format_option("txt", "jsonl")
@place_options
@click.pass_context
def check(context: click.Context, form: str) -> None:
    """Poll every source now and say which answer; nothing is kept. Exit code 1 if one does not."""
    from dataclasses import replace

    from briefing.cli.workplace import find_workplace

    place = find_workplace(context)
    trial = _try_out(place.settings.source_list, place.settings)
    facts = [
        replace(known, tried=trial.states.get(known.source.name), found=trial.items.get(known.source.name, 0))
        for known in _known_facts(place)
    ]
    _print(facts, form, place)
    if any(report.phase == "failed" for report in trial.reports):
        context.exit(1)


@command.command(
    epilog=example(
        "briefing sources add https://warontherocks.com",
        'briefing sources add https://www.twz.com/feed --name "The War Zone" --outlet "The War Zone"',
    )
)
@click.argument("url")
@click.option("--name", help="What to call it; else as the feed calls itself, or its host.")
@click.option("--outlet", help="What its items are credited to when they do not say.")
@click.option("--unchecked", is_flag=True, help="Add it without looking at it first.")
@place_options
@click.pass_context
def add(context: click.Context, url: str, name: str | None, outlet: str | None, unchecked: bool) -> None:
    """Add the feed at URL, or the one that the page at URL names, to feeds.toml.

    Where a page names several feeds, they are listed, and nothing is added.
    """
    from urllib.parse import urlsplit

    from briefing.cli.workplace import find_workplace
    from briefing.errors import UsageError
    from briefing.model import Source
    from briefing.settings import add_sources, check_url

    settings = find_workplace(context).settings
    try:
        check_url(url)
    except ValueError as error:
        raise UsageError(f"{url}: {error}") from error
    title = None
    if not unchecked:
        found = _find_feed(url, settings)
        url, title = found.url, found.title
    source = Source(name or title or urlsplit(url).hostname or url, "feed", url, outlet)
    add_sources(settings.path, [source])
    click.echo(f"{settings.path}: added {source.name}, {url}", err=True)


@command.command("import", epilog=example("briefing sources import subscriptions.opml"))
@click.argument("opml", type=click.File("rb"))
@place_options
@click.pass_context
def import_opml(context: click.Context, opml: BinaryIO) -> None:
    """Add the feeds of an OPML file (- for stdin) to feeds.toml; those that are there already are passed over."""
    from briefing.cli.opml import parse_opml
    from briefing.cli.workplace import find_workplace
    from briefing.settings import add_sources

    settings = find_workplace(context).settings
    listed = parse_opml(opml.read())
    new = _with_names_of_their_own(listed, settings.source_list)
    if new:
        add_sources(settings.path, new)
    for source in new:
        click.echo(f"added {source.name}", err=True)
    click.echo(f"{settings.path}: {len(new)} added, {len(listed) - len(new)} were there already", err=True)


@command.command("export", epilog=example("briefing sources export feeds.opml", "briefing sources export > feeds.opml"))
@click.argument("opml", metavar="[OPML]", default="-", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@place_options
@click.pass_context
def export_opml(context: click.Context, opml: Path) -> None:
    """Write the feeds of feeds.toml as OPML, to stdout without a file."""
    from briefing.cli.opml import render_opml
    from briefing.cli.workplace import find_workplace
    from briefing.errors import ExportError
    from briefing.settings import write_atomically

    text = render_opml(find_workplace(context).settings.source_list, "briefing")
    if str(opml) == "-":
        click.echo(text, nl=False)
        return
    try:
        write_atomically(opml, text)
    except OSError as error:
        raise ExportError(f"{opml}: cannot be written ({error.strerror})") from error


def _find_feed(url: str, settings: Settings) -> FoundFeed:
    """Return the one feed at an address or behind the page there.

    Raises:
        SourceError: there is none that can be read.
        UsageError: there are several; they are listed.
    """
    from briefing.cli.layout import columns
    from briefing.cli.pipeline import ingest_options
    from briefing.errors import SourceError, UsageError
    from briefing.ingest.discover import find_feeds

    try:
        found = asyncio.run(find_feeds(url, ingest_options(settings)))
    except SourceError as error:
        raise SourceError(f"{url} was not added: {error} (--unchecked adds it all the same)") from error
    if len(found) > 1:
        listed = columns([(feed.url, f"{feed.title or 'without a name'}, {feed.entries} entries") for feed in found], 2)
        raise UsageError(f"{url} names several feeds; add the one you mean by its address:\n{listed}")
    return found[0]


def _known_facts(place: Workplace) -> list[SourceFacts]:
    from briefing.cli.source_table import SourceFacts

    with place.open_store() as store:
        states = store.feed_states()
        items = store.item_counts()
    sources = place.settings.source_list
    return [SourceFacts(source, states.get(source.name), items.get(source.name, 0)) for source in sources]


def _print(facts: Sequence[SourceFacts], form: str, place: Workplace) -> None:
    from briefing.cli.source_table import source_line, source_table

    if form == "jsonl":
        for one in facts:
            click.echo(source_line(one))
    elif facts:
        click.echo(source_table(facts))
    else:
        click.echo(f"{place.settings.path}: there is no [[source]].", err=True)


@dataclass(frozen=True, slots=True)
class _Trial:
    """What a poll told that is not kept: the reports, and by source its state and how many items it has."""

    reports: Sequence[SourceReport]
    states: Mapping[str, FeedState]
    items: Mapping[str, int]


def _try_out(sources: Sequence[Source], settings: Settings) -> _Trial:
    """Poll sources into a cache that is thrown away; the articles behind links are left alone."""
    import tempfile

    from briefing.cache import open_store
    from briefing.cli.pipeline import ingest_sources
    from briefing.cli.progress import IngestProgress
    from briefing.cli.workplace import clock

    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder)) as store,
        IngestProgress(len(sources)) as progress,
    ):
        reports = asyncio.run(
            ingest_sources(
                sources,
                store,
                settings.with_ingest(full_text=False),
                now=clock,
                report=progress.show if sys.stderr.isatty() else lambda _report: None,
                everything=True,
            )
        )
        return _Trial(reports, store.feed_states(), {report.source: report.new_items for report in reports})


def _with_names_of_their_own(listed: Sequence[Source], known: Sequence[Source]) -> list[Source]:
    """Return the feeds that are not there yet, each under a name that nothing else has."""
    from dataclasses import replace

    urls = {source.location for source in known}
    names = {source.name.casefold() for source in known}
    new: list[Source] = []
    for source in listed:
        if source.location in urls:
            continue
        name, count = source.name, 1
        while name.casefold() in names:
            count += 1
            name = f"{source.name} ({count})"
        names.add(name.casefold())
        new.append(replace(source, name=name))
    return new
