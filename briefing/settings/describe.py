"""Every setting with its meaning, for the documentation and for `briefing config settings`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from briefing.settings.fields import (
    ActorTable,
    ExportTable,
    FeedTable,
    FolderTable,
    IngestTable,
    IssueTable,
    RetentionTable,
    SettingsFile,
    UiTable,
)


class SettingRow(NamedTuple):
    """One setting. ``default`` is as it would be written in the file, None where the setting must be given."""

    table: str
    key: str
    default: str | None
    description: str


def setting_rows() -> tuple[SettingRow, ...]:
    """Return every key of feeds.toml, in the order in which a file is read from top to bottom."""
    tables: tuple[tuple[str, type[BaseModel]], ...] = (
        ("[[source]] feed", FeedTable),
        ("[[source]] folder", FolderTable),
        ("[[issue]]", IssueTable),
        ("[[actor]]", ActorTable),
        ("[ingest]", IngestTable),
        ("[export]", ExportTable),
        ("[retention]", RetentionTable),
        ("[ui]", UiTable),
    )
    keys = SettingRow("[keys]", "ACTION", "", SettingsFile.model_fields["keys"].description or "")
    return (*(row for name, model in tables for row in _rows(name, model)), keys)


def _rows(table: str, model: type[BaseModel]) -> Iterator[SettingRow]:
    for key, field in model.model_fields.items():
        default = None if field.is_required() else _as_toml(field.default)
        yield SettingRow(table, key, default, field.description or "")


def _as_toml(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return "[]"
        case str():
            return f'"{value}"'
        case _:
            return str(value)
