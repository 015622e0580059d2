"""`briefing sources`: which there are, whether they answer, and more of them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from briefing.cli.options import example, format_option, place_options

if TYPE_CHECKING:
    from briefing.model import Item, Source, SourceReport
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
    """List the sources of feeds.toml with what their last poll told."""
    from briefing.cli.layout import columns, source_cells, source_line
    from briefing.cli.workplace import find_workplace

    place = find_workplace(context)
    with place.open_store() as store:
        states = store.feed_states()
    rows = [(source, states.get(source.name)) for source in place.settings.source_list]
    if form == "jsonl":
        for source, state in rows:
            click.echo(source_line(source, state))
    elif rows:
        click.echo(columns([source_cells(source, state) for source, state in rows]))
    else:
        click.echo(f"{place.settings.path}: there is no [[source]].", err=True)


@command.command(epilog=example("briefing sources check"))
@place_options
@click.pass_context
def check(context: click.Context) -> None:
    """Poll every source now and say which answer; nothing is kept. Exit code 1 if one does not."""
    from briefing.cli.layout import columns
    from briefing.cli.progress import found_words
    from briefing.cli.workplace import find_workplace

    settings = find_workplace(context).settings
    reports, _items = _try_out(settings.source_list, settings)
    if reports:
        words = {report.source: found_words(report) for report in reports}
        click.echo(columns([(source.name, words[source.name]) for source in settings.source_list]))
    if any(report.phase == "failed" for report in reports):
        context.exit(1)


@command.command(
    epilog=example(
        "briefing sources add https://warontherocks.com/feed/",
        'briefing sources add https://www.twz.com/feed --name "The War Zone" --outlet "The War Zone"',
    )
)
@click.argument("url")
@click.option("--name", help="What to call it; else as its items are credited, or its host.")
@click.option("--outlet", help="What its items are credited to when they do not say.")
@click.option("--unchecked", is_flag=True, help="Add it without polling it first.")
@place_options
@click.pass_context
def add(context: click.Context, url: str, name: str | None, outlet: str | None, unchecked: bool) -> None:
    """Add the feed at URL to feeds.toml, after seeing that it can be read."""
    from urllib.parse import urlsplit

    from briefing.cli.workplace import find_workplace
    from briefing.errors import SourceError, UsageError
    from briefing.model import Source
    from briefing.settings import add_sources, check_url

    settings = find_workplace(context).settings
    try:
        check_url(url)
    except ValueError as error:
        raise UsageError(f"{url}: {error}") from error
    credited = None
    if not unchecked:
        (report,), items = _try_out([Source(url, "feed", url)], settings)
        if report.phase == "failed":
            raise SourceError(f"{url} was not added: {report.error} (--unchecked adds it all the same)")
        credited = next((item.outlet for item in items if item.outlet), None)
    source = Source(name or credited or urlsplit(url).hostname or url, "feed", url, outlet)
    add_sources(settings.path, [source])
    click.echo(f"{settings.path}: added {source.name}", err=True)


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


def _try_out(sources: Sequence[Source], settings: Settings) -> tuple[Sequence[SourceReport], Sequence[Item]]:
    """Poll sources into a cache that is thrown away; the articles behind links are left alone."""
    import tempfile
    from dataclasses import replace

    from briefing.cache import open_store
    from briefing.cli.pipeline import ingest_sources
    from briefing.cli.progress import IngestProgress
    from briefing.cli.workplace import clock

    heads_only = settings.ingest.model_copy(update={"full_text": False})
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder)) as store,
        IngestProgress(len(sources)) as progress,
    ):
        reports = asyncio.run(
            ingest_sources(
                sources,
                store,
                replace(settings, ingest=heads_only),
                now=clock,
                report=progress.show if sys.stderr.isatty() else lambda _report: None,
                everything=True,
            )
        )
        return reports, store.load_items()


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
