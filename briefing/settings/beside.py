"""A feeds.toml is checked by a process of its own, while this one does something else.

What checks it takes longer to load than all that a poll does before its first request.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from briefing.settings.checked import checked_of, packed_checked
from briefing.settings.load import Settings, parse_settings


def parse_beside(text: str, path: Path, meanwhile: Callable[[], object]) -> Settings:
    """Read the text of a feeds.toml as :func:`parse_settings` does, and call ``meanwhile`` in that time.

    It is not called where no process can be forked: threads would be lost in it, and not all systems can.

    Raises:
        SettingsError: as :func:`parse_settings` does.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return parse_settings(text, path)
    end, end_of_child = os.pipe()
    child = os.fork()
    if child == 0:
        _check(text, path, end_of_child)
    os.close(end_of_child)
    try:
        meanwhile()
        with open(end, "rb") as answer:
            packed = answer.read()
    finally:
        os.waitpid(child, 0)
    # Whatever is wrong is found once more, and told, here.
    return checked_of(packed, path.resolve(), text) or parse_settings(text, path)


def _check(text: str, path: Path, answer: int) -> None:
    """Write the settings if they are good, and end this process without a word, come what may."""
    try:
        with open(answer, "wb") as stream:
            stream.write(packed_checked(parse_settings(text, path)))
    finally:
        os._exit(0)
