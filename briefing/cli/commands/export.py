"""`briefing export`: the daily brief as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.options import (
    AS_OF,
    DAY,
    actor_option,
    as_of_option,
    example,
    issue_option,
    length_option,
    place_options,
)

if TYPE_CHECKING:
    from briefing.settings import ExportFormat, ExportLength


@click.command(
    epilog=example(
        "briefing export",
        "briefing export --day 2024-09-13 --format html -o brief.html",
        "briefing export --issue ATACMS --format json -o - | jq .issues",
        "briefing export --actor Blinken --format html",
    )
)
@click.option("--day", type=DAY, metavar="DATE", help="The brief of that day, as in 2024-09-13; else today's.")
@issue_option
@actor_option
@click.option("--format", "form", type=click.Choice(["md", "html", "json", "txt"]), help="Else as feeds.toml says: md.")
@length_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write it, - for stdout; else briefs/DATE.md beside feeds.toml.",
)
@click.option("--force", is_flag=True, help="Overwrite a file that was changed by hand.")
@place_options
@as_of_option
@click.pass_context
def command(
    context: click.Context,
    day: datetime | None,
    issue: str | None,
    actor: str | None,
    form: ExportFormat | None,
    length: ExportLength | None,
    output: str | None,
    force: bool,
) -> None:
    """Write the brief of a day; every quotation is checked against its source first.

    It is made of what is in the cache and in the folders among the sources; `briefing ingest` polls the feeds. The
    path written is printed. A file that was changed by hand since is not overwritten without --force.
    """
    from briefing.cli.briefs import Portion, brief_path, checked_brief, format_of, overwrite_brief, write_brief
    from briefing.cli.pipeline import load_cited_items, make_brief, read_folders
    from briefing.cli.progress import tell_failures
    from briefing.cli.workplace import clock, find_issue, find_workplace

    if day is not None:
        if AS_OF in context.meta:
            raise click.UsageError("--day and --as-of say the same; give one of them.")
        context.meta[AS_OF] = day.date()
    place = find_workplace(context)
    name = None if issue is None else find_issue(issue, place.settings)
    form = form or format_of(output) or place.settings.export.format
    moment = place.moment
    with place.open_store() as store:
        tell_failures(read_folders(store, place.settings, clock))
        brief = make_brief(store, place.settings, moment, place.reader)
        items = load_cited_items(store, brief)
    text = checked_brief(brief, items, form, Portion(name, actor, length or place.settings.export.length))
    if output == "-":
        click.echo(text, nl=False)
        return
    path = Path(output) if output else brief_path(place.settings, moment.day, form, actor or name)
    (overwrite_brief if force else write_brief)(path, text, place.cache)
    click.echo(str(path))
