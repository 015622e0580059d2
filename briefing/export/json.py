"""The brief as JSON: every line with its evidence, for programs. The schema is versioned and published."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from briefing.errors import ExportError
from briefing.export.citations import last_paragraph, place_text, source_numbers
from briefing.export.document import Place
from briefing.export.names import cite_names, without_names
from briefing.export.selection import arrange, notes_on, only_issue
from briefing.export.wording import is_sample, public_location
from briefing.model import Brief, Evidence, Item, Line, Mark, SourceEntry

SCHEMA = "briefing/1"


def render_json(brief: Brief, items: Mapping[str, Item], *, issue: str | None = None) -> str:
    """Return every line of the brief, as marked by its reader, as JSON with keys in a fixed order.

    Each evidence has ``cite`` (``3¶16``); each line has ``kept`` and ``notes``. What the reader left out is not
    there, nor the folders of the files that were read. Offsets are code points of the item's text, half-open.

    Raises:
        UsageError: the brief has no issue of that name.
    """
    named = cite_names(brief, items)
    chosen = arrange(named if issue is None else only_issue(named, issue))
    encode = _Encoder(chosen).encode
    fields = {field.name: encode(getattr(chosen, field.name)) for field in dataclasses.fields(chosen)}
    # The marks of a reader stand on their lines, and what the reader set right is worked into them.
    del fields["marks"], fields["corrections"]
    whole = {"schema": SCHEMA, "sample": is_sample(chosen), **fields}
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def parse_json(text: str | bytes) -> Brief:
    """Return the brief that :func:`render_json` wrote, without marks and without what it cites for names alone.

    Raises:
        ExportError: this is no JSON, or not of the present schema.
    """
    try:
        if msgspec.json.decode(text, type=_Head).schema != SCHEMA:
            raise ExportError(f"not a brief in JSON of the schema {SCHEMA}")
        return without_names(msgspec.json.decode(text, type=Brief))
    except msgspec.DecodeError as error:
        raise ExportError(f"not a brief in JSON of the schema {SCHEMA}") from error


class _Head(msgspec.Struct):
    """What says that some JSON is a brief, and of which form."""

    schema: str


class _Encoder:
    """Turns the nouns of the model into what JSON has."""

    def __init__(self, brief: Brief) -> None:
        self._numbers = source_numbers(brief)
        self._marks: tuple[Mark, ...] = brief.marks
        self._kept = {mark.line_id for mark in brief.marks if mark.kind == "kept"}

    def encode(self, value: object) -> Any:
        """Return the value as JSON has it; fields keep their order."""
        match value:
            case None | bool() | int() | str():
                return value
            case datetime():
                return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            case date():
                return value.isoformat()
            case tuple():
                return [self.encode(one) for one in value]
            case Evidence():
                return {**self._fields(value), "cite": self._cite(value)}
            case Line():
                return {**self._fields(value), "kept": value.id in self._kept, "notes": self._notes(value)}
            case SourceEntry():
                return {**self._fields(value), "location": public_location(value.location)}
            case _ if dataclasses.is_dataclass(value):
                return self._fields(value)
            case _:
                raise TypeError(f"a brief holds no {type(value).__name__}")

    def _fields(self, value: Any) -> dict[str, Any]:
        return {field.name: self.encode(getattr(value, field.name)) for field in dataclasses.fields(value)}

    def _cite(self, evidence: Evidence) -> str | None:
        number = self._numbers.get(evidence.item_id)
        if number is None:
            return None
        return place_text(Place(number, evidence.paragraph, last_paragraph(evidence), (evidence,)))

    def _notes(self, line: Line) -> list[str]:
        return list(notes_on(self._marks, line.id))
