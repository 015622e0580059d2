"""The files of a folder source: which there are, and their bytes once they are whole."""

from __future__ import annotations

import errno
import hashlib
import re
import signal
import sys
from datetime import datetime
from pathlib import Path

from briefing import __version__
from briefing.errors import SourceError
from briefing.model import Source
from briefing.values import dataclass

if sys.platform == "linux":
    import fcntl

# Where a file may be cp1252: it has few letters beyond ASCII, and they are those of Western languages.
_WESTERN = re.compile(
    "[\u2018-\u201e\u2013\u2014\u2026\u2022\u20ac\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]"
)
_MOST_OTHER_LETTERS = 0.1
_MOST_HELD_SECONDS = 30.0

READING = "3"  # counts up when files are read differently: then all of them are looked at again


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a folder: where it is, and its path inside the folder with "/" on every system."""

    path: Path
    relative: str


def find_files(source: Source) -> tuple[FoundFile, ...]:
    """Return the files that the source's patterns name, in order of their paths.

    Hidden files are none of the reader's; a link that leads out of the folder is not followed.

    Raises:
        SourceError: there is no such folder, or it may not be read.
    """
    root = Path(source.location).expanduser()
    if not root.is_dir():
        raise SourceError(f"There is no folder {root}. Make it, or change its path in feeds.toml.")
    real_root = root.resolve()
    found: dict[str, Path] = {}
    try:
        for pattern in source.pattern.split():
            for path in root.rglob(pattern):
                relative = path.relative_to(root)
                # "~$report.docx" is the mark that Word sets while somebody has the report open.
                hidden = any(part.startswith((".", "~$")) for part in relative.parts)
                if not hidden and path.is_file() and path.resolve().is_relative_to(real_root):
                    found[relative.as_posix()] = path
    except (OSError, ValueError, NotImplementedError) as error:
        from briefing.ingest.gate import clean_line  # few folders cannot be read, and all are looked at

        raise SourceError(f"The folder {root} cannot be read: {clean_line(str(error))}.") from error
    return tuple(FoundFile(found[relative], relative) for relative in sorted(found))


def stamp_of(file: FoundFile, source: Source) -> str:
    """Return what tells a file as it was read from one that must be read again: its place, size, time and credit.

    Raises:
        SourceError: it is no longer there.
    """
    try:
        state = file.path.stat()
    except OSError as error:
        raise SourceError(f"{file.relative} cannot be read: {error.strerror or error}.") from error
    parts = (READING, __version__, str(file.path), str(state.st_size), str(state.st_mtime_ns), source.outlet or "")
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def read_whole(file: FoundFile, most_bytes: int, now: datetime, settle_seconds: float) -> bytes | None:
    """Return a file's bytes, or None while it may still be being written.

    It may while it changes, shortly after it changed, and as long as :func:`is_held` says.

    Raises:
        SourceError: it is too large or cannot be read; the message names it.
    """
    try:
        before = file.path.stat()
        if before.st_size > most_bytes:
            raise SourceError(f"{file.relative} is larger than {most_bytes // 1_000_000} MB and was not read.")
        data = file.path.read_bytes()
        after = file.path.stat()
    except OSError as error:
        raise SourceError(f"{file.relative} cannot be read: {error.strerror or error}.") from error
    changed_meanwhile = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    is_fresh = 0 <= now.timestamp() - after.st_mtime < settle_seconds
    return None if changed_meanwhile or is_fresh or is_held(file.path, after.st_mtime, now.timestamp()) else data


def is_held(path: Path, changed: float, now: float) -> bool:
    """Return whether a program that wrote to a file lately still has it open for writing: whoever copies, pauses.

    Times are seconds since 1970. Linux tells by refusing a lease; other systems, and a file of another user, do not.
    A program that keeps a file open for good holds it up for half a minute after each change.
    """
    if sys.platform != "linux" or not 0 <= now - changed < _MOST_HELD_SECONDS:
        return False
    try:
        with path.open("rb") as file:
            # Whoever opens it in this moment sends a signal, and the usual one would end this process.
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False


def decode_file(data: bytes, relative: str) -> str:
    """Return the text of a file: UTF-8, UTF-16 with a mark, or what Windows writes in Western Europe.

    Raises:
        SourceError: it is none of these; guessing would print words that no source printed.
    """
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, codec, relative)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strictly(data, "cp1252", relative)
        foreign = sum(1 for letter in text if letter > "\x7f")
        if foreign > len(text) * _MOST_OTHER_LETTERS or foreign != len(_WESTERN.findall(text)):
            raise _undecodable(relative) from None
    if "\0" in text:
        raise SourceError(f"{relative} is no text file.")
    return text


def _strictly(data: bytes, codec: str, relative: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise _undecodable(relative) from None


def _undecodable(relative: str) -> SourceError:
    return SourceError(f"{relative} is not in UTF-8 and cannot be read for sure. Save it as UTF-8.")
