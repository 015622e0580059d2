"""What a brief rests on is known, so that it is never pruned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from itertools import count
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from briefing.cache.cited import cited_items, find_item_ids
from briefing.model import Brief, Evidence

PLAIN = {
    str: "words",
    int: 1,
    bool: True,
    date: date(2031, 3, 12),
    datetime: datetime(2031, 3, 12, tzinfo=UTC),
}


def filled(kind: Any, ids: Iterator[str], name: str = "") -> Any:
    """Return a value of a kind with something in each of its fields, and another item's id wherever there is one."""
    origin, inner = get_origin(kind), get_args(kind)
    if name in ("item_id", "item_ids"):
        return next(ids) if kind is str else (next(ids),)
    if kind is Evidence:
        return Evidence(next(ids), 1, 0, 5, "words", 1)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{field.name: filled(hints[field.name], ids, field.name) for field in fields(kind)})
    if origin is tuple:
        return (filled(inner[0], ids),)
    if origin is Literal:
        return inner[0]
    if origin in (Union, UnionType):
        return filled(next(one for one in inner if one is not type(None)), ids)
    return PLAIN[kind]


def test_no_item_is_overlooked_wherever_a_brief_names_one() -> None:
    """A brief that has something in each field of each of its lines, and another item in each."""
    numbers = count(100)
    brief = filled(Brief, (f"item {number}" for number in numbers))
    expected = tuple(f"item {number}" for number in range(100, next(numbers)))
    assert len(expected) > 15
    assert cited_items(brief) == expected
    assert find_item_ids(msgspec.to_builtins(brief)) == expected


def test_a_brief_without_lines_names_no_item() -> None:
    """The first brief of an empty cache."""
    moment = datetime(2031, 3, 12, tzinfo=UTC)
    assert cited_items(Brief(moment, "operator", moment, ())) == ()
