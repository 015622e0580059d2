"""Options that several commands share; their values lie in ``Context.meta``, so they may stand before a command too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from briefing.settings import Settings

Wrapped = TypeVar("Wrapped", bound=Callable[..., object])

CONFIG, CACHE, AS_OF = "briefing.config", "briefing.cache", "briefing.as_of"


DAY = click.DateTime(["%Y-%m-%d"])


def example(*lines: str) -> str:
    """Return the end of a command's help: how it is used."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def place_options(command: Wrapped) -> Wrapped:
    """Give a command ``--config`` and ``--cache``."""
    config = click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        expose_value=False,
        callback=_keep(CONFIG),
        help="The feeds.toml to use; else $BRIEFING_CONFIG, ./feeds.toml, or the one in your settings folder.",
    )
    cache = click.option(
        "--cache",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        expose_value=False,
        callback=_keep(CACHE),
        help="Where the cache is; else $BRIEFING_CACHE, or cache/ beside feeds.toml.",
    )
    return config(cache(command))


def as_of_option(command: Wrapped) -> Wrapped:
    """Give a command ``--as-of``."""
    return click.option(
        "--as-of",
        type=DAY,
        metavar="DATE",
        expose_value=False,
        callback=_keep(AS_OF),
        help="Date the brief back to the end of that day (UTC), as in 2024-09-13.",
    )(command)


def format_option(*formats: str) -> Callable[[Wrapped], Wrapped]:
    """Give a command ``--format``; the first is what holds without it."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )


def length_option(otherwise: str) -> Callable[[Wrapped], Wrapped]:
    """Give a command ``--length``; ``otherwise`` says what holds without it."""
    return click.option(
        "--length", type=click.Choice(["page", "brief", "full"]), help=f"How much of each list; else {otherwise}."
    )


def issue_option(command: Wrapped) -> Wrapped:
    """Give a command ``--issue``."""
    return click.option(
        "--issue",
        metavar="NAME",
        shell_complete=_complete_issue,
        help="Only this issue: its name, the beginning of its name, or its number.",
    )(command)


def actor_option(command: Wrapped) -> Wrapped:
    """Give a command ``--actor``."""
    return click.option(
        "--actor", metavar="NAME", help="Instead of the brief: all that one actor said in it, dated, as a quote sheet."
    )(command)


def complete_source(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the sources whose names begin so, for a shell."""
    return _beginning_with(incomplete, [source.name for source in _settings_of(context).source_list])


def _complete_issue(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    return _beginning_with(incomplete, [issue.name for issue in _settings_of(context).issue_list])


def _beginning_with(incomplete: str, names: list[str]) -> list[str]:
    return [name for name in names if name.casefold().startswith(incomplete.casefold())]


def _settings_of(context: click.Context) -> Settings:
    from briefing.cli.workplace import read_settings

    return read_settings(context)


def _keep(key: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def callback(context: click.Context, _parameter: click.Parameter, value: object) -> None:
        if value is not None:
            context.meta[key] = value.date() if isinstance(value, datetime) else value

    return callback
