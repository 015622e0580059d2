"""`briefing init`: a first feeds.toml."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import example


@click.command(epilog=example("briefing init", "briefing init ~/briefing && cd ~/briefing && briefing"))
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=Path("."))
def command(folder: Path) -> None:
    """Write a commented feeds.toml and a folder for articles; nothing is ever overwritten."""
    from briefing.settings import write_starter

    for path in write_starter(folder):
        click.echo(str(path))
    click.echo("Edit feeds.toml, drop articles into the folder beside it, then run: briefing", err=True)
