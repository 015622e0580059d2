"""What of a brief is printed as a source's words, and what must prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefing.model import (
    ChangeLine,
    EventLine,
    Evidence,
    PositionLine,
    QuoteLine,
    Statement,
    Thread,
    UnnamedLine,
)


def all_lines(value: object) -> Iterator[object]:
    """Yield every dataclass in a brief, at any depth."""
    if isinstance(value, tuple):
        for each in value:
            yield from all_lines(each)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from all_lines(getattr(value, field.name))


def printed(line: object) -> tuple[tuple[str | None, ...], tuple[Evidence, ...]]:
    """Return the texts of a line that must stand in its evidence, and that evidence."""
    match line:
        case Statement() | Thread():
            return (line.text,), line.evidence
        case PositionLine():
            return (line.text, line.cue, line.when), line.evidence
        case QuoteLine():
            return (*line.pieces, line.printed, line.cue, line.occasion, line.when), line.evidence
        case EventLine() | ChangeLine():
            return (line.text, line.when), line.evidence
        case UnnamedLine():
            return (line.described, line.says), line.evidence
        case _:
            return (), ()
