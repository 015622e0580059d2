"""Changes that the program makes to feeds.toml, at the staffer's request and nowhere else."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import tomlkit

from briefing.errors import SettingsError
from briefing.model import Issue, Source
from briefing.settings.atomic import write_atomically
from briefing.settings.lines import find_lines
from briefing.settings.load import FILE_NAME, load_settings, parse_settings

STARTER_FOLDER = "articles"


def starter_text() -> str:
    """Return the feeds.toml that a new user begins with."""
    return resources.files(__package__).joinpath("starter.toml").read_text(encoding="utf-8")


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write a feeds.toml and an empty folder for articles, and return what was made.

    Raises:
        SettingsError: there is a feeds.toml already; nothing is changed then.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise SettingsError(f"{path}: there is one already; it was left as it is")
    articles = folder / STARTER_FOLDER
    new = [] if articles.exists() else [articles]
    articles.mkdir(parents=True, exist_ok=True)
    write_atomically(path, starter_text())
    return (path, *new)


def add_sources(path: Path, sources: Sequence[Source]) -> None:
    """Write ``sources`` into feeds.toml below its last source; every other byte of it stays.

    Raises:
        SettingsError: the file is not good, or would not be with these sources in it; it is unchanged then.
    """
    known = load_settings(path)
    text = path.read_bytes().decode("utf-8")
    last = _last_line_of_sources(text) if known.source_list else len(text.splitlines())
    added = "".join("\n" * bool(last or place) + _table_text(source) for place, source in enumerate(sources))
    _insert(path, text, last, added)


def add_issue(path: Path, issue: Issue, origin: str) -> None:
    """Write ``issue`` into feeds.toml below its last issue, under ``origin`` as a comment; every other byte stays.

    Raises:
        SettingsError: the file is not good, or would not be with this issue in it; it is unchanged then.
    """
    load_settings(path)
    text = path.read_bytes().decode("utf-8")
    places = [lines.last for key, lines in find_lines(text).items() if key[0] in ("source", "issue")]
    _insert(path, text, max(places, default=len(text.splitlines())), "\n" + _issue_text(issue, origin))


def _insert(path: Path, text: str, last: int, added: str) -> None:
    """Put ``added`` below line ``last``, with the file's own line ends, where the whole stays good."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    above, below = "".join(lines[:last]), "".join(lines[last:])
    if above and not above.endswith("\n"):
        above += line_end
    if below.strip() and below.splitlines()[0].strip():
        added += "\n"
    new_text = above + added.replace("\n", line_end) + below
    parse_settings(new_text, path)
    write_atomically(path, new_text)


def _issue_text(issue: Issue, origin: str) -> str:
    """Return the issue as an ``[[issue]]`` table that says what could still be written into it."""
    comment = textwrap.wrap("".join(filter(str.isprintable, " ".join(origin.split()))), 110, break_on_hyphens=False)
    table = tomlkit.table()
    table["name"] = issue.name
    table["terms"] = list(issue.terms)
    lines = [*(f"# {line}" for line in comment), "[[issue]]", table.as_string().strip(), *_ISSUE_ROOM]
    return "\n".join(lines) + "\n"


# What an issue needs that was proposed by its terms alone.
_ISSUE_ROOM = (
    "# umbrella = []    # what text says when it means the issue without naming it",
    "# context = []     # words that must stand near an umbrella term for it to count",
    "# exclusions = []  # words that say: not this issue",
    "# deciders = []    # names of those whose decision settles it",
)


def _last_line_of_sources(text: str) -> int:
    """Return the last line of the last source's own keys, before the comment that introduces what follows."""
    return max(lines.last for path, lines in find_lines(text).items() if path[0] == "source")


def _table_text(source: Source) -> str:
    """Return the source as a ``[[source]]`` table; a folder's location is written as it is given."""
    table = tomlkit.table()
    table["kind"] = source.kind
    table["name"] = source.name
    match source.kind:
        case "feed":
            table["url"] = source.location
        case "folder":
            table["path"] = source.location
            table["pattern"] = source.pattern
    if source.outlet is not None:
        table["outlet"] = source.outlet
    return f"[[source]]\n{table.as_string().strip()}\n"
