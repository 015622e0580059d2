"""Which feeds.toml was found good, kept in the cache: the same text need not be checked at every start.

It holds what the screen opens with, what a brief is made by and how to poll, beside the whole text that this was read
from. It is used for that text alone, at that place, by the version of this room that wrote it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from briefing.model import Issue, KnownActor, Source
from briefing.settings.atomic import write_atomically
from briefing.settings.exports import ExportSettings
from briefing.settings.load import Settings
from briefing.settings.polling import IngestSettings
from briefing.values import dataclass

_FILE_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class _Checked:
    checker: str
    home: str
    path: str
    text: str
    source_list: tuple[Source, ...]
    issue_list: tuple[Issue, ...]
    known_actors: tuple[KnownActor, ...]
    keys: dict[str, str]
    theme: str
    reader: str | None
    export: ExportSettings
    ingest: IngestSettings


def load_checked(cache: Path, path: Path, text: str) -> Settings | None:
    """Return the settings of ``text`` at ``path``, None where it is not known that they are good."""
    try:
        return checked_of((cache / _FILE_NAME).read_bytes(), path, text)
    except OSError:
        return None


def save_checked(cache: Path, settings: Settings) -> None:
    """Keep that these settings are good; without a cache yet, or on a disk that refuses, they are checked again."""
    with suppress(OSError):
        if cache.is_dir():
            write_atomically(cache / _FILE_NAME, packed_checked(settings))


def packed_checked(settings: Settings) -> bytes:
    """Return good settings in the form in which :func:`checked_of` reads them."""
    return msgspec.json.encode(
        _Checked(
            _checker(),
            os.path.expanduser("~"),
            str(settings.path),
            settings.text,
            settings.source_list,
            settings.issue_list,
            settings.known_actors,
            dict(settings.keys),
            settings.theme,
            settings.reader,
            settings.export,
            settings.ingest,
        )
    )


def checked_of(packed: bytes, path: Path, text: str) -> Settings | None:
    """Return settings that were packed, None where they are not those of ``text`` at ``path`` as it is read today."""
    try:
        kept = msgspec.json.decode(packed, type=_Checked)
    except msgspec.DecodeError:
        return None
    if (kept.checker, kept.home, kept.path, kept.text) != (_checker(), os.path.expanduser("~"), str(path), text):
        return None
    return Settings(
        path,
        text,
        kept.source_list,
        kept.issue_list,
        kept.known_actors,
        kept.keys,
        kept.theme,
        kept.reader,
        kept.export,
        kept.ingest,
    )


def _checker() -> str:
    """Return which state of this room's code it is that checks."""
    with os.scandir(Path(__file__).parent) as files:
        return str(max(file.stat().st_mtime_ns for file in files if file.name.endswith(".py")))
