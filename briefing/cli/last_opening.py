"""What the dashboard opens on while a large brief is loaded, kept in the cache beside the last screen.

It holds for the same terminal, settings and brief alone; ``cache`` takes it away before it changes a brief or a mark.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from briefing.cache import Store
from briefing.cache.packing import packed, unpacked
from briefing.cli.last_screen import screen_key, write_for_the_user
from briefing.cli.workplace import Workplace

if TYPE_CHECKING:
    from briefing.tui.opening import Opening

FILE_NAME = "last-opening"
_TERMINAL = 2  # Textual draws on stderr


def terminal_size() -> tuple[int, int]:
    """Return the columns and lines of the terminal that is drawn on, none where there is no terminal."""
    try:
        size = os.get_terminal_size(_TERMINAL)
    except OSError:
        return 0, 0
    return size.columns, size.lines


def load_opening(place: Workplace, store: Store, size: tuple[int, int]) -> Opening | None:
    """Return what was kept of the brief that is shown now; None where it is of another one, or damaged."""
    if place.as_of is not None:
        day, basis = place.as_of.isoformat(), store.basis.of_brief(place.as_of)
    else:
        day, basis = store.basis.before(place.moment.day + timedelta(days=1))
    try:
        data = (place.cache / FILE_NAME).read_bytes()
        key = _key_of(place, size, f"{day} {basis}")
        if not basis or not data.startswith(key):
            return None
        from briefing.tui.opening import Opening  # with what draws the screen

        return unpacked(data[len(key) :], Opening)
    except (OSError, msgspec.DecodeError):
        return None


def save_opening(place: Workplace, store: Store, size: tuple[int, int], opening: Opening) -> None:
    """Keep an opening, readable for the user alone.

    Raises:
        OSError: it cannot be written; what was kept before stays.
    """
    day = opening.as_of.date()
    key = _key_of(place, size, f"{day} {store.basis.of_brief(day)}")
    write_for_the_user(str(place.cache / FILE_NAME), key + packed(opening))


def _key_of(place: Workplace, size: tuple[int, int], brief: str) -> bytes:
    settings, day = place.settings, place.as_of.isoformat() if place.as_of else ""
    key = screen_key(str(settings.path), settings.text.encode(), str(place.cache), day, size, os.environ)
    return key + f"\nreader {place.reader!r}\nbrief {brief}\n\n".encode(errors="surrogateescape")
