"""Rendering, checking and writing briefs; a brief that somebody edited by hand is theirs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

import msgspec

from briefing.cache import Store
from briefing.errors import ExportError, UsageError
from briefing.model import Brief, Item
from briefing.settings.exports import ExportFormat
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.export import Length, Problem
    from briefing.settings import Settings

PandocFormat = Literal["pdf", "docx"]
FileFormat = Literal[ExportFormat, PandocFormat]

_SUFFIXES: Mapping[str, FileFormat] = {
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json", ".txt": "txt",
    ".pdf": "pdf", ".docx": "docx",
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
            from briefing.export import render_markdown

            return render_markdown(brief, items, issue=issue, actor=actor, length=length)
        case "html":
            from briefing.export import render_html

            return render_html(brief, items, issue=issue, actor=actor, length=length)
        case "txt":
            from briefing.export import render_text

            return render_text(brief, items, issue=issue, actor=actor, length=length)
        case "json":
            if actor is not None:
                raise UsageError("a quote sheet is md, html or txt; the JSON of a brief holds all its quotes")
            from briefing.export import render_json

            return render_json(brief, items, issue=issue)
        case _:
            assert_never(form)


def checked_brief(brief: Brief, items: Mapping[str, Item], form: ExportFormat, portion: Portion) -> str:
    """Return a portion of the brief in a format, every line of it checked, and markdown once more as it is printed.

    Raises:
        ExportError: a line does not hold in its source; nothing of the brief may be handed out then.
    """
    from briefing.export import check_brief

    _refuse(check_brief(brief, items))
    return printed_brief(brief, items, form, portion)


def printed_brief(brief: Brief, items: Mapping[str, Item], form: ExportFormat, portion: Portion) -> str:
    """Return a portion of a brief whose lines were checked in a format, markdown checked as it is printed.

    Raises:
        ExportError: what is printed does not hold in its source.
    """
    text = render(brief, items, form, portion)
    if form == "md":
        from briefing.export import check_markdown

        _refuse(check_markdown(text, brief, items))
    return text


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        told = (f"  {problem.section}: {problem.what} ({problem.line_id})" for problem in problems)
        raise ExportError("\n".join(("The brief was not written: it failed its check.", *told)))


def find_previous(wanted: str, store: Store, now: datetime) -> Brief | None:
    """Return the brief that changes are to be told against: ``none``, the day of a kept one, or a JSON export.

    Raises:
        UsageError: no brief is kept of that day, or there is no such file, or it is from after ``now``.
        ExportError: the file holds no brief in JSON.
    """
    if wanted == "none":
        return None
    previous = _kept_or_exported(wanted, store)
    if previous.as_of > now:
        raise UsageError(f"{wanted}: that brief is as of {previous.as_of:%Y-%m-%d %H:%M} UTC, after the one to be made")
    return previous


def _kept_or_exported(wanted: str, store: Store) -> Brief:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", wanted):
        try:
            return load_kept(store, date.fromisoformat(wanted))
        except ValueError as error:
            raise UsageError(f"{wanted} is no day") from error
    from briefing.export import parse_json

    try:
        return parse_json(Path(wanted).read_bytes())
    except OSError as error:
        hint = "give a brief exported as JSON, the day of a kept one, or none"
        raise UsageError(f"{wanted}: cannot be read ({error.strerror}); {hint}") from error
    except ExportError as error:
        raise ExportError(f"{wanted}: {error}") from error


def load_kept(store: Store, day: date) -> Brief:
    """Return the brief that was kept on a day.

    Raises:
        UsageError: none was; the days that have one are told.
    """
    if (brief := store.load_brief(day)) is None:
        known = ", ".join(str(other) for other in store.brief_days()) or "none"
        raise UsageError(f"no brief of {day} is kept; there are: {known}")
    return brief


def format_of(output: str | None) -> FileFormat | None:
    """Return the format that the name of a file asks for, None when it asks for none."""
    return None if output is None else _SUFFIXES.get(Path(output).suffix.lower())


def brief_path(settings: Settings, day: date, form: FileFormat, part_of: str | None = None) -> Path:
    """Return where the brief of a day goes: ``2024-09-13.md``, or ``2024-09-13-storm-shadow.md`` for a part of it."""
    part = f"-{_slug(part_of)}" if part_of else ""
    return settings.brief_folder / f"{day.isoformat()}{part}.{form}"


def write_brief(path: Path, content: str | bytes, cache: Path) -> None:
    """Write a brief to ``path``, unless what stands there is not what this program wrote.

    Raises:
        ExportError: the file was edited by hand, or is none of ours, or cannot be written.
    """
    if not _is_ours_to_write(path, content, cache):
        raise ExportError(
            f"{path}: was changed by hand and is left as it is; --diff shows how it differs, --new-name writes beside "
            "it, --force overwrites it"
        )
    overwrite_brief(path, content, cache)


def write_beside(path: Path, content: str | bytes, cache: Path) -> Path:
    """Write a brief to ``path``, or where that was edited by hand, to the first of ``…-2``, ``…-3`` that was not.

    Raises:
        ExportError: it cannot be written.
    """
    free = free_path(path, content, cache)
    overwrite_brief(free, content, cache)
    return free


@dataclass(frozen=True, slots=True)
class Written:
    """A brief that was written: where, what, and what stood there before, None where nothing did."""

    path: Path
    content: bytes
    before: bytes | None


def write_with_way_back(path: Path, content: str | bytes, cache: Path) -> Written:
    """Write a brief as :func:`write_beside` does, and return what :func:`take_back` needs.

    Raises:
        ExportError: it cannot be written.
    """
    free = free_path(path, content, cache)
    written = Written(free, _bytes(content), _load_standing(free))
    overwrite_brief(free, content, cache)
    return written


def take_back(written: Written, cache: Path) -> None:
    """Put back what stood there before a brief was written; nothing, where nothing did.

    Raises:
        UsageError: the brief was changed since it was written.
        ExportError: it cannot be put back.
    """
    if _load_standing(written.path) != written.content:
        raise UsageError(f"{written.path}: was changed since it was written, and stays")
    if written.before is not None:
        overwrite_brief(written.path, written.before, cache)
        return
    try:
        written.path.unlink()
    except OSError as error:
        raise ExportError(f"{written.path}: cannot be taken away ({error.strerror})") from error


def free_path(path: Path, content: str | bytes, cache: Path) -> Path:
    """Return where a brief goes so that nothing that somebody edited is lost: ``path``, or ``…-2``, ``…-3``."""
    names = (path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in count(1))
    return next(name for name in names if _is_ours_to_write(name, content, cache))


def overwrite_brief(path: Path, content: str | bytes, cache: Path) -> None:
    """Write a brief to ``path``, whatever stands there.

    Raises:
        ExportError: it cannot be written; what was there is untouched.
    """
    from briefing.settings import write_atomically

    try:
        write_atomically(path, content)
        written = {**_load_written(cache), _key(path): _digest(_bytes(content))}
        write_atomically(cache / _WRITTEN, msgspec.json.format(msgspec.json.encode(written)).decode() + "\n")
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error


def difference_from(path: Path, text: str) -> str:
    """Return in what ``text`` differs from the file at ``path``, as a unified diff; nothing where they are the same.

    Raises:
        ExportError: the file cannot be read.
    """
    import difflib

    standing = (_load_standing(path) or b"").decode("utf-8", "replace")
    lines = difflib.unified_diff(
        standing.splitlines(keepends=True),
        text.splitlines(keepends=True),
        str(path),
        "the brief as it would be written",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _is_ours_to_write(path: Path, content: str | bytes, cache: Path) -> bool:
    """Return whether nothing stands at ``path``, or the very same, or what this program wrote and nobody edited."""
    standing = _load_standing(path)
    return standing in (None, _bytes(content)) or _load_written(cache).get(_key(path)) == _digest(standing or b"")


def _load_standing(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror})") from error


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


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
    import unicodedata

    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:80] or "issue"
