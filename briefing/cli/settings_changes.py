"""Changes to feeds.toml that are asked for on the screen, each with a way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from briefing.errors import SettingsError, UsageError
from briefing.model import Source
from briefing.settings import write_atomically


@dataclass
class SettingsChanges:
    """What one sitting changed in feeds.toml, newest last: the file before and after."""

    path: Path
    _steps: list[tuple[bytes, bytes]] = field(default_factory=list)

    def make(self, change: Callable[[], object]) -> None:
        """Let ``change`` write the file, and keep what it was."""
        before = self.path.read_bytes()
        change()
        self._steps.append((before, self.path.read_bytes()))

    def take_back(self) -> None:
        """Put the file back as it was before the last change.

        Raises:
            SettingsError: somebody else changed it since; it is left as it is.
        """
        if not self._steps:
            raise SettingsError("nothing was changed in feeds.toml")
        before, after = self._steps[-1]
        if self.path.read_bytes() != after:
            raise SettingsError(f"{self.path} was changed since and is left as it is")
        write_atomically(self.path, before.decode("utf-8"))
        self._steps.pop()


def source_at(location: str, known: Sequence[Source], folder: Path) -> Source:
    """Return the source that an address, a file or a folder is; relative paths begin at ``folder``.

    Raises:
        UsageError: it is neither, or is a source already.
    """
    if re.match(r"[a-zA-Z][\w+.-]+://", location):
        # What checks settings takes longer to load than the screen does.
        from briefing.settings import check_url

        try:
            check_url(location)
        except ValueError as error:
            raise UsageError(f"{location}: {error}") from error
        source = Source(_free_name(urlsplit(location).hostname or location, known), "feed", location)
    else:
        source = _local_source(location, known, folder)
    for other in known:
        if (other.location, other.pattern) == (source.location, source.pattern):
            raise UsageError(f"{location} is a source already: {other.name}")
    return source


def _local_source(location: str, known: Sequence[Source], folder: Path) -> Source:
    try:
        path = folder / Path(location).expanduser()
        exists, is_file = path.exists(), path.is_file()
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"{location}: {error}") from error
    if not exists:
        raise UsageError(f"{location}: there is no such file or folder; the address of a feed begins with https://")
    name = _free_name(path.name or str(path), known)
    if not is_file:
        return Source(name, "folder", str(path))
    # A pattern has its signs and is parted by blanks; a sign for any letter stands for each of them.
    return Source(name, "folder", str(path.parent), pattern=re.sub(r"[\s*?\[\]]", "?", path.name))


def _free_name(wanted: str, known: Sequence[Source]) -> str:
    names = {source.name.casefold() for source in known}
    name, count = wanted, 1
    while name.casefold() in names:
        count += 1
        name = f"{wanted} ({count})"
    return name
