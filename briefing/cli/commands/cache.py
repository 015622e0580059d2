"""`briefing cache`: is the cache sound, make it small, keep a copy of it."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import example, place_options


@click.group(epilog=example("briefing cache check", "briefing cache backup copy.sqlite"))
def command() -> None:
    """Look after the cache: check it, write it anew without its gaps, or copy it."""


@command.command(epilog=example("briefing cache check"))
@place_options
@click.pass_context
def check(context: click.Context) -> None:
    """Say whether the cache is sound, and what is in it. Exit code 3 if it is not."""
    from briefing.cli.workplace import find_workplace
    from briefing.errors import CacheError

    with find_workplace(context).open_store() as store:
        faults = store.check()
        if faults:
            advice = f"{store.path} is damaged. What can be read can be kept: `briefing cache backup FILE`."
            raise CacheError("\n".join((advice, *(f"  {fault}" for fault in faults))))
        rows = store.item_rows()
        click.echo(f"{store.path}: sound")
        click.echo(
            f"{_count(len(rows), 'item')} in {_count(sum(row.versions for row in rows), 'version')}, "
            f"{_count(len(store.brief_days()), 'brief')}, {_megabytes(store.path)}"
        )
        if store.notice:
            context.exit(3)


@command.command(epilog=example("briefing cache vacuum"))
@place_options
@click.pass_context
def vacuum(context: click.Context) -> None:
    """Write the cache anew without its gaps; nothing is lost by it."""
    from briefing.cli.workplace import find_workplace

    with find_workplace(context).open_store() as store:
        before = _megabytes(store.path)
        store.vacuum()
        click.echo(f"{store.path}: {before} before, {_megabytes(store.path)} now", err=True)


@command.command(epilog=example("briefing cache backup cache-2024-09-13.sqlite"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@place_options
@click.pass_context
def backup(context: click.Context, file: Path) -> None:
    """Copy the cache to FILE, whole and consistent, also while another briefing uses it.

    To go back to it, copy FILE to briefing.sqlite in an empty cache directory.
    """
    from briefing.cli.workplace import find_workplace

    with find_workplace(context).open_store() as store:
        store.backup(file)
        click.echo(f"{file}: {_megabytes(file)} written", err=True)


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1_000_000:.1f} MB"
