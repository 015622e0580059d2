"""Between rows of the cache and the nouns of the model."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from typing import Any

from briefing.cache.packing import plain_text
from briefing.model import DateBasis, FeedState, Item, OutletBasis
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item as lists show it, in its latest version. ``missing`` says that its file is no longer in the folder."""

    id: str
    source: str
    url: str | None
    title: str
    outlet: str | None
    published: datetime | None
    basis: DateBasis
    versions: int
    words: int
    retrieved: datetime
    missing: bool = False
    outlet_basis: OutletBasis = "none"


@dataclass(frozen=True, slots=True)
class SaveCount:
    """How many items one poll brought that were not there, and how many in a new version."""

    new: int = 0
    changed: int = 0


def time_text(time: datetime | None) -> str | None:
    """Return a time as the cache keeps it: UTC, fixed width, so that text order is time order.

    Raises:
        ValueError: the time has no zone.
    """
    if time is None:
        return None
    if time.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return time.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def read_time(text: str | None) -> datetime | None:
    """Return the time that :func:`time_text` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def digest_of(item: Item) -> str:
    """Return what tells one version of an item from another: its title and text, nothing else."""
    return hashlib.blake2b(f"{item.title}\0{item.text}".encode(), digest_size=16).hexdigest()


STATE_COLUMNS = (
    "source", "location", "etag", "last_modified", "validators_since", "body_hash", "status", "checked", "succeeded",
    "next_due", "host_wait_until", "failures", "error", "degraded", "gone", "moved_to", "moved_since", "skip",
)  # fmt: skip
_STATE_TIMES = frozenset({"validators_since", "checked", "succeeded", "next_due", "host_wait_until", "moved_since"})

VERSION_COLUMNS = (
    "item_id", "version", "title", "outlet", "byline", "dateline", "published", "published_basis", "published_raw",
    "language", "origin", "sample", "retrieved", "words", "digest", "outlet_basis",
)  # fmt: skip

MOMENT = "coalesce(item_version.published, item_version.retrieved)"
"""When an item counts as having come out, as the index on it is written."""


def state_values(state: FeedState) -> tuple[object, ...]:
    """Return the row of a feed's state, in the order of ``STATE_COLUMNS``."""
    values = ((name, getattr(state, name)) for name in STATE_COLUMNS)
    return tuple(
        time_text(value) if name in _STATE_TIMES else int(value) if name == "gone" else value for name, value in values
    )


def state_of(row: sqlite3.Row) -> FeedState:
    """Return the feed's state that a row holds."""
    values: dict[str, Any] = dict(zip(row.keys(), row, strict=True))
    times = {name: datetime.fromisoformat(values[name]) for name in _STATE_TIMES if values[name] is not None}
    return FeedState(**{**values, **times, "gone": bool(values["gone"])})


def version_values(item: Item, item_id: str, version: int) -> tuple[object, ...]:
    """Return the row of one version, in the order of ``VERSION_COLUMNS``."""
    return (
        item_id, version, item.title, item.outlet, item.byline, item.dateline, time_text(item.published),
        item.published_basis, item.published_raw, item.language, item.origin, int(item.sample),
        time_text(item.retrieved), len(item.text.split()), digest_of(item), item.outlet_basis,
    )  # fmt: skip


def item_of(row: sqlite3.Row) -> Item:
    """Return the item version that a row of item, version and text holds."""
    retrieved = read_time(row["retrieved"])
    assert retrieved is not None
    return Item(
        id=row["id"], source=row["source"], title=row["title"], text=plain_text(row["text"]), retrieved=retrieved,
        url=row["url"], path=row["path"], outlet=row["outlet"], byline=row["byline"], dateline=row["dateline"],
        published=read_time(row["published"]), published_basis=row["published_basis"],
        published_raw=row["published_raw"], language=row["language"], origin=row["origin"],
        version=row["version"], sample=bool(row["sample"]), outlet_basis=row["outlet_basis"],
    )  # fmt: skip


def item_row_of(row: sqlite3.Row) -> ItemRow:
    """Return the list row that a narrow row of the cache holds."""
    retrieved = read_time(row["retrieved"])
    assert retrieved is not None
    return ItemRow(
        id=row["id"], source=row["source"], url=row["url"], title=row["title"], outlet=row["outlet"],
        published=read_time(row["published"]), basis=row["published_basis"], versions=row["version"],
        words=row["words"], retrieved=retrieved, missing=row["missing_since"] is not None,
        outlet_basis=row["outlet_basis"],
    )  # fmt: skip
