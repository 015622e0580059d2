"""What every command begins with: settings, cache, moment, reader. The clock is here and nowhere else."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import Literal

import click

from briefing.cache import Store, open_store
from briefing.cli.options import AS_OF, CACHE, CONFIG
from briefing.errors import SettingsError, UsageError
from briefing.settings import Settings, find_settings_path, line_in, load_settings, save_checked
from briefing.tui.keys import find_key_problems
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """When a brief is as of, and who says so."""

    now: datetime
    basis: Literal["operator", "clock"]

    @property
    def day(self) -> date:
        """Return the day whose brief this is, in UTC."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a command works with. ``as_of`` is the day to date back to, None for the clock."""

    settings: Settings
    cache: Path
    as_of: date | None
    reader: str

    @property
    def moment(self) -> Moment:
        """Return the end of the day that was asked for, or this moment."""
        return end_of(self.as_of) if self.as_of else Moment(clock(), "clock")

    def open_store(self) -> Store:
        """Open the cache; what it has to say about itself goes to stderr."""
        is_new = not self.cache.is_dir()
        store = open_store(self.cache)
        if is_new:  # until now there was no place to keep that feeds.toml is good
            save_checked(self.cache, self.settings)
        if store.notice:
            click.echo(f"briefing: {store.notice}", err=True)
        return store


def clock() -> datetime:
    """Return the time it is, in UTC."""
    return datetime.now(UTC)


def reader_zone() -> tzinfo:
    """Return the time zone of this machine, with its summer times where they can be known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        if name := os.environ.get("TZ", "").removeprefix(":"):
            return ZoneInfo(name)
        with Path("/etc/localtime").open("rb") as rules:
            return ZoneInfo.from_file(rules)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return clock().astimezone().tzinfo or UTC


def end_of(day: date) -> Moment:
    """Return the last second of a day in UTC, as set by whoever runs the program."""
    return Moment(datetime.combine(day, time(23, 59, 59), UTC), "operator")


def find_workplace(context: click.Context, meanwhile: Callable[[], object] | None = None) -> Workplace:
    """Return what the options, the environment and feeds.toml say a command works with.

    ``meanwhile`` may be called while a feeds.toml is checked that is not known.

    Raises:
        SettingsError: there is no feeds.toml that can be used.
    """
    settings = read_settings(context, meanwhile)
    cache = _cache_of(context, settings.path)
    return Workplace(settings, cache, context.meta.get(AS_OF), settings.reader or _login_name())


def read_settings(context: click.Context, meanwhile: Callable[[], object] | None = None) -> Settings:
    """Read the feeds.toml that holds here as :func:`load_settings` does, its [keys] checked against those there are.

    Raises:
        SettingsError: there is none, or it cannot be used.
    """
    path = settings_path(context)
    settings = load_settings(path, _cache_of(context, path.resolve()), meanwhile)
    if problems := find_key_problems(settings.keys):
        raise SettingsError("\n".join(_with_line(problem, settings) for problem in problems))
    return settings


def settings_path(context: click.Context) -> Path:
    """Return the feeds.toml that holds here.

    Raises:
        SettingsError: there is none.
    """
    environment: Mapping[str, str] = os.environ
    return find_settings_path(context.meta.get(CONFIG), environment, Path.cwd(), _user_folder)


def find_name(wanted: str, names: Iterable[str], kind: str) -> str:
    """Return the one of ``names`` that is meant: written in full, or by a beginning that only one has.

    Raises:
        UsageError: none is, or several are; the nearest names are told.
    """
    known = list(names)
    folded = wanted.strip().casefold()
    for is_meant in (_equals(folded), _begins(folded)):
        if len(found := [name for name in known if is_meant(name)]) == 1:
            return found[0]
    from difflib import get_close_matches

    nearest = get_close_matches(wanted, known, n=1, cutoff=0.5)
    hint = f'did you mean "{nearest[0]}"?' if nearest else f"there are: {', '.join(known) or 'none'}"
    raise UsageError(f'there is no {kind} "{wanted}"; {hint}')


def find_issue(wanted: str, settings: Settings) -> str:
    """Return the name of the issue that is meant by a name, its beginning, or its number.

    Raises:
        UsageError: there is no such issue.
    """
    names = [issue.name for issue in settings.issue_list]
    if wanted.isdecimal() and wanted not in names and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    return find_name(wanted, names, "issue")


def _user_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("briefing")


def _cache_of(context: click.Context, feeds: Path) -> Path:
    return context.meta.get(CACHE) or Path(os.environ.get("BRIEFING_CACHE") or feeds.parent / "cache")


def _equals(folded: str) -> Callable[[str], bool]:
    return lambda name: name.casefold() == folded


def _begins(folded: str) -> Callable[[str], bool]:
    return lambda name: name.casefold().startswith(folded)


def _with_line(problem: str, settings: Settings) -> str:
    """Put the line of the binding that a problem names before it."""
    named = [name for name in settings.keys if re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", problem)]
    path = ("keys", *named[:1])
    return f"{settings.path}:{line_in(settings.path, path)}: {problem}"


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reader"
