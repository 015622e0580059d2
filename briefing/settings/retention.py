"""How much of each source is kept, as [retention] and the sources' own limits say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from briefing.settings.fields import FeedTable, FolderTable, SettingsFile, name_of_place
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class KeepLimit:
    """For how many days, and how many of the newest items; None is for ever, and all."""

    days: int | None = None
    items: int | None = None


def load_keep_limits(path: Path) -> tuple[KeepLimit, Mapping[str, KeepLimit]]:
    """Return the limit for all sources of a good feeds.toml, and those of the sources that have their own."""
    tables = SettingsFile.model_validate(tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    general = KeepLimit(tables.retention.days, tables.retention.items)
    own = {
        _name_of(table): KeepLimit(table.keep_days or general.days, table.keep_items or general.items)
        for table in tables.source
        if table.keep_days or table.keep_items
    }
    return general, own


def _name_of(table: FeedTable | FolderTable) -> str:
    match table:
        case FeedTable():
            return table.name or name_of_place(table.url)
        case FolderTable():
            return table.name or name_of_place(table.path)
