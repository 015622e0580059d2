"""How lists are printed: aligned columns for people, JSON lines for programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from rich.cells import cell_len

if TYPE_CHECKING:
    from briefing.cache import ItemRow
    from briefing.model import SearchHit

# Characters that a terminal may take for commands, or that turn the direction of text; in JSON they can be spelled out.
_UNSAFE = re.compile("[\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def columns(rows: Sequence[Sequence[str]], indent: int = 0) -> str:
    """Return rows as lines with their cells below each other, two blanks apart; the last cell is as long as it is."""
    widths = [max(map(cell_len, cells)) for cells in zip(*rows, strict=True)][:-1]
    margin = " " * indent
    return "\n".join(
        (margin + "".join(_padded(cell, width) for cell, width in zip(row, [*widths, 0], strict=True))).rstrip()
        for row in rows
    )


def json_line(value: object) -> str:
    """Return a value as one line of JSON that is safe to look at in a terminal."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", msgspec.json.encode(value).decode())


def day_text(time: datetime | None) -> str:
    """Return the day of a time in UTC, nothing for none."""
    return f"{time:%Y-%m-%d}" if time else ""


def item_cells(row: ItemRow) -> tuple[str, ...]:
    """Return an item of the cache as cells: id, date and outlet with bases, versions, words, source, title, url."""
    return (
        row.id,
        f"{day_text(row.published) or 'undated'} ({row.basis})",
        f"{row.outlet} ({row.outlet_basis})" if row.outlet else "-",
        f"v{row.versions}",
        f"{row.words} words",
        row.source + (" (file missing)" if row.missing else ""),
        row.title,
        row.url or "-",
    )


def item_line(row: ItemRow) -> str:
    """Return an item of the cache as a line of JSON."""
    return json_line(
        {
            "id": row.id,
            "source": row.source,
            "url": row.url,
            "title": row.title,
            "outlet": row.outlet,
            "outlet_basis": row.outlet_basis,
            "published": row.published,
            "published_basis": row.basis,
            "retrieved": row.retrieved,
            "versions": row.versions,
            "words": row.words,
            "missing": row.missing,
        }
    )


def hit_line(hit: SearchHit) -> str:
    """Return a search hit as a line of JSON."""
    return json_line(
        {
            "id": hit.item_id,
            "version": hit.version,
            "title": hit.title,
            "outlet": hit.outlet,
            "published": hit.published,
            "start": hit.evidence.start,
            "end": hit.evidence.end,
            "text": hit.evidence.text,
            "paragraph": hit.evidence.paragraph,
        }
    )


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - cell_len(cell) + 2) if width else cell
