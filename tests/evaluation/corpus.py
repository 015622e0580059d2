"""The articles and labels that evaluations read; they stand beside the checkout, not in the project."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.model import Issue, Item
from briefing.settings.load import load_settings

_CHECKOUT = Path(__file__).resolve().parents[2]
_SHARED = _CHECKOUT.parent / "shared"

EVENING = datetime(2024, 9, 13, 23, 59, tzinfo=UTC)
# The days on which the articles came out, as their words and the public record have them.
DAYS = {
    "000": date(2024, 9, 12),
    "001": date(2024, 9, 13),
    "002": date(2024, 9, 11),
    "003": date(2024, 5, 31),
    "004": date(2024, 9, 12),
}
OUTLETS = {"000": "CNN", "003": "CNN", "004": "Fox News"}


def shared_path(*parts: str) -> Path:
    """Return a path among the evaluation material, or skip the test that asks for it."""
    path = _SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs {'/'.join(parts)} of the evaluation material beside the checkout")
    return path


def shipped_issues() -> tuple[Issue, ...]:
    """Return the issues of the feeds.toml that the project ships."""
    return load_settings(_CHECKOUT / "feeds.toml").issue_list


def labels() -> list[dict[str, Any]]:
    """Return the labelled documents, each with the id of its item under ``id``."""
    documents = json.loads(shared_path("gold", "documents.json").read_text(encoding="utf-8"))["documents"]
    return [{**document, "id": document["file"][:3]} for document in documents]


def undated_items() -> list[Item]:
    """Return the articles as a folder gives them: no date, no outlet."""
    return [_item(path) for path in sorted(shared_path("corpus").glob("*.txt"))]


def dated_items() -> list[Item]:
    """Return the articles with the days and outlets that their front matter would state."""
    return [
        Item(
            **{
                **{name: getattr(item, name) for name in ("id", "source", "title", "text", "retrieved", "path")},
                "published": datetime.combine(DAYS[item.id], datetime.min.time(), UTC).replace(hour=12),
                "published_basis": "file",
                "outlet": OUTLETS.get(item.id),
                "language": "en",
            }
        )
        for item in undated_items()
    ]


def _item(path: Path) -> Item:
    text = path.read_bytes().decode("utf-8")
    return Item(
        id=path.name[:3],
        source="corpus",
        title=next(line.strip() for line in text.split("\n") if line.strip())[:90],
        text=text,
        retrieved=datetime(2024, 9, 13, 22, tzinfo=UTC),
        path=path.name,
    )
