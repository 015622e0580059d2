"""`briefing config`: whether feeds.toml is right, and what can stand in it."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import example, place_options


@click.group(epilog=example("briefing config check", "briefing config settings"))
def command() -> None:
    """Check feeds.toml, or list what can stand in it."""


@command.command(epilog=example("briefing config check", "briefing config check --config drafts/feeds.toml"))
@place_options
@click.pass_context
def check(context: click.Context) -> None:
    """Say which feeds.toml holds here and whether it is right; exit code 2 if not."""
    from briefing.cli.workplace import find_workplace

    place = find_workplace(context)
    settings = place.settings
    feeds = sum(source.kind == "feed" for source in settings.source_list)
    click.echo(f"settings  {settings.path}")
    click.echo(f"cache     {place.cache}")
    click.echo(f"briefs    {settings.brief_folder}")
    click.echo(f"sources   {feeds} feeds, {len(settings.source_list) - feeds} folders")
    click.echo(f"issues    {', '.join(issue.name for issue in settings.issue_list) or 'none'}")
    for source in settings.source_list:
        if source.kind == "folder" and not Path(source.location).is_dir():
            click.echo(f'briefing: the folder of "{source.name}" is not there: {source.location}', err=True)
    if not settings.source_list:
        click.echo("briefing: there is no [[source]], so there is nothing to read", err=True)


@command.command(epilog=example("briefing config settings"))
def settings() -> None:
    """List every setting of feeds.toml: table, key, what holds without it, what it means."""
    from briefing.cli.layout import columns
    from briefing.settings import setting_rows

    rows = [
        (row.table, row.key, "required" if row.default is None else row.default or "-", row.description)
        for row in setting_rows()
    ]
    click.echo(columns(rows))
