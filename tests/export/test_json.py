"""The JSON has every line with its evidence, in a fixed order, as its published schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import ExportError
from briefing.export import parse_json, render_html, render_json, render_markdown
from briefing.export.schema import render_schema
from briefing.export.selection import arrange
from briefing.model import Correction, Mark
from tests.export.invented import AS_OF, BRIEF, ITEMS

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "brief.schema.json"


KINDS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str = "$") -> Iterator[str]:
    """Tell where a value departs from the part of JSON Schema that the published schema uses."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema and all(list(violations(value, option, root, where)) for option in schema["anyOf"]):
        yield f"{where}: fits none of its kinds"
    if "const" in schema and value != schema["const"]:
        yield f"{where}: is not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not in its vocabulary"
    if "type" in schema and not isinstance(value, KINDS[schema["type"]]):
        yield f"{where}: is no {schema['type']}"
    elif "type" in schema:
        yield from violations_inside(value, schema, root, where)


def violations_inside(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str) -> Iterator[str]:
    """Tell what is wrong with the fields of an object or the members of an array."""
    if isinstance(value, dict):
        if set(value) != set(schema["required"]):
            yield f"{where}: has the keys {list(value)}"
        for name, one in value.items():
            yield from violations(one, schema["properties"].get(name, {}), root, f"{where}.{name}")
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from violations(one, schema["items"], root, f"{where}[{number}]")


def test_the_published_schema_is_the_one_of_the_model() -> None:
    """A changed model with an unchanged schema would break scripts silently."""
    assert PUBLISHED.read_text(encoding="utf-8") == render_schema()


def test_the_export_fits_its_published_schema() -> None:
    """Every object has exactly the keys of the schema, and every value its type."""
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert list(violations(json.loads(render_json(BRIEF, ITEMS)), schema, schema)) == []


def test_a_value_outside_its_vocabulary_is_a_violation() -> None:
    """The structural check of these tests can fail."""
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    brief = json.loads(render_json(BRIEF, ITEMS))
    brief["issues"][0]["questions"][0]["status"] = "hopeless"
    assert list(violations(brief, schema, schema)) == [
        "$.issues[0].questions[0].status: 'hopeless' is not in its vocabulary"
    ]


def test_the_export_names_its_schema_first() -> None:
    """A script sees at once which version it reads."""
    assert render_json(BRIEF, ITEMS).startswith('{\n  "schema": "briefing/1",\n')


def test_every_evidence_slices_back_from_its_item() -> None:
    """Offsets count code points of the text of the cited version."""
    brief = json.loads(render_json(BRIEF, ITEMS))
    evidence = brief["issues"][0]["quotes"][0]["evidence"][0]
    assert evidence["cite"] == "2¶3"
    assert ITEMS[evidence["item_id"]].text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_marks_stand_on_their_lines_and_lines_left_out_are_gone() -> None:
    """What the reader kept and noted goes along; what was left out does not."""
    marks = (
        Mark("reader", "toll-quote-2", "kept", AS_OF),
        Mark("reader", "toll-quote-2", "note", AS_OF, "ask legal"),
        Mark("reader", "toll-quote-1", "left out", AS_OF),
    )
    (quote,) = json.loads(render_json(replace(BRIEF, marks=marks), ITEMS))["issues"][0]["quotes"]
    assert (quote["id"], quote["kept"], quote["notes"]) == ("toll-quote-2", True, ["ask legal"])


def test_one_issue_alone_has_only_its_sources() -> None:
    """An export of one issue leaves out the others."""
    brief = json.loads(render_json(BRIEF, ITEMS, issue="Canal toll"))
    assert [issue["name"] for issue in brief["issues"]] == ["Canal toll"]
    assert brief["threads"] == []


def test_a_brief_read_back_is_the_one_that_was_written() -> None:
    """But for the reader's marks, the folders of files, and what is cited for a name alone."""
    named = tuple(replace(source, location=source.location.rpartition("/articles/")[2]) for source in BRIEF.sources)
    assert parse_json(render_json(BRIEF, ITEMS)) == replace(arrange(BRIEF), marks=(), sources=named)


def test_no_export_tells_in_which_folder_a_file_lies() -> None:
    """A brief is sent to others; folders name their keeper."""
    for place in ("/home/jm/office/toll.txt", "C:\\Users\\jm\\office\\toll.txt"):
        brief = replace(BRIEF, sources=(replace(BRIEF.sources[0], location=place), *BRIEF.sources[1:]))
        assert json.loads(render_json(brief, ITEMS))["sources"][0]["location"] == "toll.txt"
        for exported in (render_json(brief, ITEMS), render_markdown(brief, ITEMS), render_html(brief, ITEMS)):
            assert "office" not in exported


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "briefing/2"}', '{"schema": "briefing/1"}'])
def test_what_is_no_brief_is_not_read_as_one(text: str) -> None:
    """An older or newer schema is refused like any other JSON."""
    with pytest.raises(ExportError, match=r"^not a brief in JSON of the schema briefing/1$"):
        parse_json(text)


def test_what_the_reader_set_right_is_worked_in_and_not_told() -> None:
    """Whose corrections they were is nobody's business outside the house."""
    made = Correction("ines", "dismiss thread", "thread-1", AS_OF)
    assert render_json(replace(BRIEF, corrections=(made,)), ITEMS) == render_json(BRIEF, ITEMS)
