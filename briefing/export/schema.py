"""The published schema of the JSON export, made from the model so that the two cannot drift apart."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from briefing.export.json import SCHEMA
from briefing.model import Brief

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_CITE = {
    "anyOf": [{"type": "string"}, {"type": "null"}],
    "description": "Source and paragraph as printed, such as 3¶16; null where the item is not among the sources.",
}
_KEPT = {"type": "boolean", "description": "Whether the reader kept the line first."}
_NOTES = {"type": "array", "items": {"type": "string"}, "description": "Staff notes on the line; not from a source."}


def render_schema() -> str:
    """Return the JSON Schema of what :func:`briefing.export.render_json` writes."""
    _, definitions = msgspec.json.schema_components((Brief,), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        _close(definition)
    _add(definitions["Evidence"], {"cite": _CITE})
    for definition in definitions.values():
        if {"id", "evidence", "change"} <= definition["properties"].keys():
            _add(definition, {"kept": _KEPT, "notes": _NOTES})
    brief = definitions.pop("Brief")
    for own in ("marks", "corrections"):
        del brief["properties"][own]
    del definitions["Mark"], definitions["Correction"]
    head = {"schema": {"const": SCHEMA}, "sample": {"type": "boolean", "description": "Whether articles are invented."}}
    properties = {**head, **brief["properties"]}
    whole = {
        "$schema": _DRAFT,
        "title": "A brief of the program briefing",
        "description": "Offsets are code points of the item's text, half-open; times are UTC.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": definitions,
    }
    return json.dumps(_without_defaults(whole), ensure_ascii=False, indent=2) + "\n"


def _close(definition: dict[str, Any]) -> None:
    """Require every field: the export writes them all, and nothing else."""
    definition["required"] = list(definition["properties"])
    definition["additionalProperties"] = False
    # The docstrings speak to programmers of this house.
    definition.pop("description", None)


def _add(definition: dict[str, Any], properties: dict[str, Any]) -> None:
    definition["properties"] |= properties
    definition["required"] = list(definition["properties"])


def _without_defaults(schema: Any) -> Any:
    """Drop what a field is when it is not given: every field is."""
    match schema:
        case dict():
            return {name: _without_defaults(value) for name, value in schema.items() if name != "default"}
        case list():
            return [_without_defaults(value) for value in schema]
        case _:
            return schema
