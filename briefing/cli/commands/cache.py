"""`briefing cache`: is the cache sound, make it small, keep a copy of it, take out what is old."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.options import example, place_options

if TYPE_CHECKING:
    from briefing.cache import Retention, Store
    from briefing.settings import Settings


@click.group(epilog=example("briefing cache check", "briefing cache backup copy.sqlite", "briefing cache prune -n"))
def command() -> None:
    """Look after the cache: check it, copy it, take out what is old, write it anew without its gaps."""


@command.command(epilog=example("briefing cache check"))
@place_options
@click.pass_context
def check(context: click.Context) -> None:
    """Say whether the cache is sound, and what is in it. Exit code 3 if it is not."""
    from briefing.cli.workplace import find_workplace
    from briefing.errors import CacheError

    place = find_workplace(context)
    with place.open_store() as store:
        faults = store.check()
        if faults:
            advice = f"{store.path} is damaged. What can be read can be kept: `briefing cache backup FILE`."
            raise CacheError("\n".join((advice, *(f"  {fault}" for fault in faults))))
        held = store.contents()
        click.echo(f"{store.path}: sound")
        click.echo(
            f"{_count(held.items, 'item')} in {_count(held.versions, 'version')}, "
            f"{_count(held.briefs, 'brief')}, {_megabytes(store.path.stat().st_size)}"
        )
        if held.pruned:
            click.echo(f"{_count(held.pruned, 'item')} pruned before")
        if held.free > store.path.stat().st_size // 10:
            click.echo(f"{_megabytes(held.free)} of it unused; `briefing cache vacuum` gives them back")
        click.echo(_what_may_go(place.settings, store))
        if store.notice:
            context.exit(3)


@command.command(epilog=example("briefing cache vacuum"))
@place_options
@click.pass_context
def vacuum(context: click.Context) -> None:
    """Write the cache anew without its gaps; nothing is lost by it."""
    from briefing.cli.workplace import find_workplace

    with find_workplace(context).open_store() as store:
        before = store.path.stat().st_size
        store.vacuum()
    click.echo(f"{store.path}: {_megabytes(before)} before, {_megabytes(store.path.stat().st_size)} now", err=True)


@command.command(epilog=example("briefing cache prune --dry-run", "briefing cache prune"))
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would be taken out.")
@place_options
@click.pass_context
def prune(context: click.Context, dry_run: bool) -> None:
    """Take out what is older than [retention] in feeds.toml says; nothing else ever leaves the cache.

    What a stored brief cites or tells of stays, and with it what open questions rest on; so does what you marked,
    noted, kept or corrected. What is taken out does not come back when its feed prints it again.
    """
    from briefing.cli.workplace import clock, find_workplace

    place = find_workplace(context)
    retention, now = _retention_of(place.settings), clock()
    if retention.is_everything:
        click.echo(f"{place.settings.path} sets no limit in [retention]: everything stays.", err=True)
        return
    with place.open_store() as store:
        excess = store.find_excess(retention, now)
        for source, number in sorted(Counter(source for _, source in excess).items()):
            click.echo(f"{number:>9,}  {source}")
        if dry_run:
            click.echo(f"{_count(len(excess), 'item')} would be pruned; nothing was changed.", err=True)
            return
        pruned = store.prune([item_id for item_id, _ in excess], now)
    hint = "; `briefing cache vacuum` makes the file smaller" if pruned else ""
    click.echo(f"{_count(pruned, 'item')} pruned{hint}.", err=True)


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
        click.echo(f"{file}: {_megabytes(file.stat().st_size)} written", err=True)


def _retention_of(settings: Settings) -> Retention:
    from briefing.cache import Limit, Retention
    from briefing.settings.retention import load_keep_limits

    general, own = load_keep_limits(settings.path)
    sources = {name: Limit(limit.days, limit.items) for name, limit in own.items()}
    return Retention(Limit(general.days, general.items), sources, settings.export.window_days)


def _what_may_go(settings: Settings, store: Store) -> str:
    """Say how much `prune` would take out."""
    from briefing.cli.workplace import clock

    retention = _retention_of(settings)
    if retention.is_everything:
        return "nothing is ever pruned: [retention] in feeds.toml sets no limit"
    return f"{_count(len(store.find_excess(retention, clock())), 'item')} may go: `briefing cache prune --dry-run`"


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
