"""What is wrong with a feeds.toml, in words and with the line: all of it at once, not the first only."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

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
    name_of_place,
)
from briefing.settings.lines import KeyPath

_TABLES: Mapping[str, type[BaseModel]] = {
    "issue": IssueTable,
    "actor": ActorTable,
    "ingest": IngestTable,
    "export": ExportTable,
    "retention": RetentionTable,
    "ui": UiTable,
}
_ARRAYS = ("source", "issue", "actor")


class Problem(NamedTuple):
    """One thing that is wrong, and the path of the key or table where it stands."""

    path: KeyPath
    message: str


def find_problems(values: Mapping[str, Any], refused: ValidationError | None) -> tuple[Problem, ...]:
    """Return everything wrong with the values of a feeds.toml, whether or not their types were right.

    ``refused`` is what the models said, None when they took the values.
    """
    by_type = () if refused is None else tuple(_in_words(error, values) for error in refused.errors())
    return (*by_type, *_find_repeats(values), *_find_shared_spellings(values))


def _in_words(error: ErrorDetails, values: Mapping[str, Any]) -> Problem:
    """Say what pydantic found as the person who wrote the file would say it."""
    path = _as_written(error["loc"], values)
    match error["type"]:
        case "extra_forbidden":
            return Problem(path, _unknown_key(path, values))
        case "missing":
            return Problem(path[:-1], f'{_table_name(path[:-1])} has no "{path[-1]}"')
        case "union_tag_not_found":
            return Problem(path, '[[source]] has no "kind"; write kind = "feed" or kind = "folder"')
        case "union_tag_invalid":
            return Problem((*path, "kind"), f'unknown kind "{error["ctx"]["tag"]}"; it is "feed" or "folder"')
        case "model_type" | "model_attributes_type" | "dict_type" | "tuple_type":
            return Problem(path, _wrong_container(path, error["input"]))
        case "too_short":
            return Problem(path, f"{_label(path)} is empty; give at least one")
        case _:
            return Problem(path, f"{_label(path)} = {_quoted(error['input'])}: {_wanted(error)}")


def _wanted(error: ErrorDetails) -> str:
    """Say what a value should have been."""
    limits = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(limits["error"])
        case "literal_error":
            return f"it is {limits['expected'].replace(chr(39), chr(34))}"
        case "greater_than_equal":
            return f"it is at least {limits['ge']}"
        case "less_than_equal":
            return f"it is at most {limits['le']}"
        case "string_type":
            return "it is text in quotation marks"
        case "int_type":
            return "it is a whole number"
        case "bool_type":
            return "it is true or false"
        case _:
            return error["msg"]


def _as_written(loc: tuple[int | str, ...], values: Mapping[str, Any]) -> KeyPath:
    """Return pydantic's location without the name of the model that it chose by ``kind``."""
    if len(loc) > 2 and loc[0] == "source":
        return (*loc[:2], *loc[3:])
    return loc


def _unknown_key(path: KeyPath, values: Mapping[str, Any]) -> str:
    """Name the unknown key with the nearest one that exists there, or say where it does exist."""
    name = str(path[-1])
    known = _known_keys(path[:-1], values)
    where = f"in {_table_name(path[:-1])}" if len(path) > 1 else "at the top"
    other_kind = {"url": FeedTable, "path": FolderTable, "pattern": FolderTable}.get(name)
    if path[0] == "source" and other_kind is not None:
        kind = "feed" if other_kind is FeedTable else "folder"
        return f'"{name}" {where} belongs to a source of kind = "{kind}"'
    nearest = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    hint = f'did you mean "{nearest[0]}"?' if nearest else f"known are: {', '.join(known)}"
    return f'unknown key "{name}" {where}; {hint}'


def _known_keys(table: KeyPath, values: Mapping[str, Any]) -> list[str]:
    match table:
        case ():
            return list(SettingsFile.model_fields)
        case ("source", int(number)):
            model: type[BaseModel] = FolderTable if values["source"][number].get("kind") == "folder" else FeedTable
            return list(model.model_fields)
        case (str(name), *_):
            return list(_TABLES[name].model_fields)
        case _:
            return []


def _wrong_container(path: KeyPath, given: object) -> str:
    """Say which brackets are wrong: [source] for [[source]], text for a list, a value for a table."""
    name = str(path[0])
    if name in _ARRAYS and len(path) == 1:
        return f"write [[{name}]] with two brackets; there can be several"
    if name in _ARRAYS and len(path) == 2:
        return f"write [[{name}]] as a table of its own, with its keys below it"
    if len(path) == 1:
        return f"write [{name}] as a table of its own, with its keys below it"
    return f'{_label(path)} = {_quoted(given)}: it is a list, as in ["one", "two"]'


def _label(path: KeyPath) -> str:
    """Return the key's name, or for an element of a list the list's name and the element's place."""
    if len(path) > 1 and isinstance(path[-1], int) and isinstance(path[-2], str) and path[-2] not in _ARRAYS:
        return f"{path[-2]}, entry {path[-1] + 1},"
    return str(path[-1])


def _table_name(path: KeyPath) -> str:
    name = str(path[0])
    return f"[[{name}]]" if name in _ARRAYS else f"[{name}]"


def _quoted(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case _:
            return str(value)


def _find_repeats(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Find names that stand twice among the sources, the issues or the actors, and feeds polled twice."""
    for array in _ARRAYS:
        yield from _repeats(array, "name", _names(values, array))
    yield from _repeats("source", "url", _texts(values, "source", "url"))


def _repeats(array: str, key: str, texts: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, words in texts:
        same = words.strip() if key == "url" else words.strip().casefold()
        if same in seen:
            first = _ordinal(seen[same] + 1)
            yield Problem((array, number, key), f'the {key} "{words}" is already that of the {first} [[{array}]]')
        seen.setdefault(same, number)


def _names(values: Mapping[str, Any], array: str) -> Iterator[tuple[int, str]]:
    """Yield what each table is called; a source without a name is called after its place."""
    for number, table in _tables(values, array):
        place = table.get("url") or table.get("path")
        name = table.get("name") or (name_of_place(place) if isinstance(place, str) and _is_place(place) else None)
        if isinstance(name, str) and name.strip():
            yield number, name


def _is_place(place: str) -> bool:
    """Return whether an address can be taken apart at all; where it cannot, that is told elsewhere."""
    try:
        urlsplit(place)
    except ValueError:
        return False
    return True


def _find_shared_spellings(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Find spellings that two actors claim: words would be given to the wrong one."""
    owner: dict[str, tuple[int, str]] = {}
    for number, name in _names(values, "actor"):
        owner.setdefault(name.strip().casefold(), (number, name))
    for number, table in _tables(values, "actor"):
        for place, spelling in enumerate(_listed(table.get("spellings"))):
            holder, name = owner.setdefault(spelling.strip().casefold(), (number, str(table.get("name"))))
            if holder != number:
                known = f'the spelling "{spelling}" already means the {_ordinal(holder + 1)} [[actor]], {name}'
                message = f"{known}; one spelling cannot mean two actors"
                yield Problem(("actor", number, "spellings", place), message)


def _tables(values: Mapping[str, Any], array: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    listed = values.get(array)
    for number, table in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(table, dict):
            yield number, table


def _texts(values: Mapping[str, Any], array: str, key: str) -> Iterator[tuple[int, str]]:
    for number, table in _tables(values, array):
        if isinstance(words := table.get(key), str) and words.strip():
            yield number, words


def _listed(value: object) -> Iterable[str]:
    return [words for words in value if isinstance(words, str)] if isinstance(value, list) else ()


def _ordinal(number: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(number, f"{number}th")
