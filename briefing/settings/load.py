"""feeds.toml: where it is, what it says, and what the other rooms get of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import SettingsError
from briefing.model import Issue, KnownActor, Source
from briefing.settings.exports import ExportSettings
from briefing.settings.lines import KeyPath, find_lines, line_of
from briefing.settings.polling import IngestSettings
from briefing.values import dataclass

if TYPE_CHECKING:
    import tomllib

    from pydantic import ValidationError

    from briefing.settings.fields import FeedTable, FolderTable, SettingsFile

FILE_NAME = "feeds.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a feeds.toml says, in the terms of the other rooms: ``text``, as read from the file at ``path``."""

    path: Path
    text: str
    source_list: tuple[Source, ...]
    issue_list: tuple[Issue, ...]
    known_actors: tuple[KnownActor, ...]
    keys: Mapping[str, str]
    theme: str
    reader: str | None
    export: ExportSettings
    ingest: IngestSettings

    def with_ingest(self, **values: Any) -> Settings:
        """Return these settings with other values in [ingest]."""
        return replace(self, ingest=replace(self.ingest, **values))

    @property
    def folder_list(self) -> tuple[Source, ...]:
        """Return the sources that are folders."""
        return tuple(source for source in self.source_list if source.kind == "folder")

    @property
    def brief_folder(self) -> Path:
        """Return the folder that briefs are written to."""
        return beside(self.path, self.export.folder)


def find_settings_path(
    config: Path | None, environment: Mapping[str, str], here: Path, user_folder: Callable[[], Path]
) -> Path:
    """Return the feeds.toml to use: ``config``, ``$BRIEFING_CONFIG``, the one here, or the user's own.

    A path that was named is used or refused, never passed over for the next. ``user_folder`` is asked for last: what
    knows it takes time to load.

    Raises:
        SettingsError: the file that was named does not exist, or none was named and none was found.
    """
    named = config or (Path(environment["BRIEFING_CONFIG"]) if environment.get("BRIEFING_CONFIG") else None)
    if named is not None:
        path = named / FILE_NAME if named.is_dir() else named
        if not path.is_file():
            said = "--config" if config else "$BRIEFING_CONFIG"
            raise SettingsError(f"{path}: there is no such file ({said})")
        return path
    if (path := here / FILE_NAME).is_file():
        return path
    if (users := user_folder() / FILE_NAME).is_file():
        return users
    raise SettingsError(f"there is no {path} or {users}; `briefing init` writes one here, --config names another")


def load_settings(path: Path, cache: Path | None = None, meanwhile: Callable[[], object] | None = None) -> Settings:
    """Read a feeds.toml; one that was found good before, and is the same, is not checked again.

    Args:
        path: the file.
        cache: the directory where it is kept that the file is good, None for nowhere.
        meanwhile: what to do while a file that is not known is checked, where two things can be done at once.

    Raises:
        SettingsError: it cannot be read or used; the message has one line ``file:line: problem`` for each problem.
    """
    from briefing.settings.checked import load_checked, save_checked

    text = _read(path)
    known = load_checked(cache, path.resolve(), text) if cache else None
    if known is not None:
        return known
    if meanwhile is None:
        settings = parse_settings(text, path)
    else:
        from briefing.settings.beside import parse_beside

        settings = parse_beside(text, path, meanwhile)
    if cache:
        save_checked(cache, settings)
    return settings


def parse_settings(text: str, path: Path) -> Settings:
    """Read the text of a feeds.toml that stands, or will stand, at ``path``.

    Raises:
        SettingsError: as :func:`load_settings` does.
    """
    import tomllib

    from pydantic import ValidationError

    from briefing.settings.fields import SettingsFile
    from briefing.settings.problems import find_problems

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_syntax_error(error, text, path)) from error
    refused: ValidationError | None = None
    try:
        tables = SettingsFile.model_validate(values)
    except ValidationError as error:
        refused = error
    if problems := find_problems(values, refused):
        lines = find_lines(text)
        told = sorted({(line_of(problem.path, lines), problem.message) for problem in problems})
        raise SettingsError("\n".join(f"{path}:{line}: {message}" for line, message in told))
    return _settings_of(tables, path, text)


def line_in(path: Path, key: KeyPath) -> int:
    """Return the line on which a key of a good feeds.toml stands, or what holds it."""
    lines = find_lines(_read(path))
    quoted = (key[0], *str(key[1]).split(".")) if len(key) == 2 and key not in lines else key
    return line_of(quoted, lines)


def beside(path: Path, place: str) -> Path:
    """Return ``place`` as an absolute path, read from the folder that ``path`` stands in; ``~`` is the home."""
    try:
        wanted = Path(place).expanduser()
    except RuntimeError:
        wanted = Path(place)
    return (path.resolve().parent / wanted).resolve()


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}:{line}: the file is not UTF-8 text") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error


def _syntax_error(error: tomllib.TOMLDecodeError, text: str, path: Path) -> str:
    """Put the line that tomllib names at the end of its message where every other problem has it."""
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
    if place is None:
        return f"{path}:1: {error}"
    line = place[1] or str(len(text.splitlines()) or 1)
    return f"{path}:{line}: not valid TOML: {str(error)[: place.start()]}"


def _settings_of(tables: SettingsFile, path: Path, text: str) -> Settings:
    return Settings(
        path=path.resolve(),
        text=text,
        source_list=tuple(_source_of(table, path) for table in tables.source),
        issue_list=tuple(
            Issue(table.name, table.terms, table.umbrella, table.context, table.exclusions, table.deciders)
            for table in tables.issue
        ),
        known_actors=tuple(KnownActor(table.name, table.spellings, table.affiliation) for table in tables.actor),
        keys=tables.keys,
        theme=tables.ui.theme,
        reader=tables.ui.reader,
        export=ExportSettings(**dict(tables.export)),
        ingest=IngestSettings(**dict(tables.ingest)),
    )


def _source_of(table: FeedTable | FolderTable, path: Path) -> Source:
    from briefing.settings.fields import FeedTable, FolderTable, name_of_place

    match table:
        case FeedTable():
            return Source(table.name or name_of_place(table.url), "feed", table.url, table.outlet)
        case FolderTable():
            name = table.name or name_of_place(table.path)
            return Source(name, "folder", str(beside(path, table.path)), table.outlet, table.pattern)
