"""Rendering, checking and writing briefs; a brief that somebody edited by hand is theirs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import assert_never

import msgspec

from briefing.errors import ExportError, UsageError
from briefing.export import (
    Length,
    Problem,
    check_brief,
    check_markdown,
    render_html,
    render_json,
    render_markdown,
    render_text,
)
from briefing.model import Brief, Item
from briefing.settings import ExportFormat, Settings, write_atomically

_SUFFIXES: Mapping[str, ExportFormat] = {
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json", ".txt": "txt"
}  # fmt: skip
# What this program wrote where, so that it can tell its own text from one that was edited since.
_WRITTEN = "exports.json"


@dataclass(frozen=True, slots=True)
class Portion:
    """What of a brief is asked for: one issue of it, or all that one actor said; and how much of each list."""

    issue: str | None = None
    actor: str | None = None
    length: Length = "brief"


def render(brief: Brief, items: Mapping[str, Item], form: ExportFormat, portion: Portion) -> str:
    """Return a portion of the brief in a format; in JSON, lists are always whole.

    Raises:
        UsageError: nobody of that name is in the brief, or an actor's quote sheet is asked for as JSON.
    """
    issue, actor, length = portion.issue, portion.actor, portion.length
    match form:
        case "md":
            return render_markdown(brief, items, issue=issue, actor=actor, length=length)
        case "html":
            return render_html(brief, items, issue=issue, actor=actor, length=length)
        case "txt":
            return render_text(brief, items, issue=issue, actor=actor, length=length)
        case "json":
            if actor is not None:
                raise UsageError("a quote sheet is md, html or txt; the JSON of a brief holds all its quotes")
            return render_json(brief, items, issue=issue)
        case _:
            assert_never(form)


def checked_brief(brief: Brief, items: Mapping[str, Item], form: ExportFormat, portion: Portion) -> str:
    """Return a portion of the brief in a format, every line of it checked, and markdown once more as it is printed.

    Raises:
        ExportError: a line does not hold in its source; nothing of the brief may be handed out then.
    """
    _refuse(check_brief(brief, items))
    text = render(brief, items, form, portion)
    if form == "md":
        _refuse(check_markdown(text, brief, items))
    return text


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        told = (f"  {problem.section}: {problem.what} ({problem.line_id})" for problem in problems)
        raise ExportError("\n".join(("The brief was not written: it failed its check.", *told)))


def format_of(output: str | None) -> ExportFormat | None:
    """Return the format that the name of a file asks for, None when it asks for none."""
    return None if output is None else _SUFFIXES.get(Path(output).suffix.lower())


def brief_path(settings: Settings, day: date, form: ExportFormat, part_of: str | None = None) -> Path:
    """Return where the brief of a day goes: ``2024-09-13.md``, or ``2024-09-13-storm-shadow.md`` for a part of it."""
    part = f"-{_slug(part_of)}" if part_of else ""
    return settings.brief_folder / f"{day.isoformat()}{part}.{form}"


def write_brief(path: Path, text: str, cache: Path) -> None:
    """Write a brief to ``path``, unless what stands there is not what this program wrote.

    Raises:
        ExportError: the file was edited by hand, or is none of ours, or cannot be written.
    """
    try:
        standing = path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror})") from error
    if standing is not None and standing != text.encode() and _load_written(cache).get(_key(path)) != _digest(standing):
        raise ExportError(f"{path}: was changed by hand and is left as it is; --force overwrites, -o names another")
    overwrite_brief(path, text, cache)


def overwrite_brief(path: Path, text: str, cache: Path) -> None:
    """Write a brief to ``path``, whatever stands there.

    Raises:
        ExportError: it cannot be written; what was there is untouched.
    """
    try:
        write_atomically(path, text)
        written = {**_load_written(cache), _key(path): _digest(text.encode())}
        write_atomically(cache / _WRITTEN, msgspec.json.format(msgspec.json.encode(written)).decode() + "\n")
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error


def _load_written(cache: Path) -> dict[str, str]:
    """Return the digests of what was written, by path; nothing when the note is gone or spoiled."""
    try:
        return msgspec.json.decode((cache / _WRITTEN).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}


def _key(path: Path) -> str:
    return str(path.resolve())


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def _slug(name: str) -> str:
    """Return a name as a part of a file's name: small letters, digits and hyphens."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:80] or "issue"
