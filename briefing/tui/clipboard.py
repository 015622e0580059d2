"""Copying by whichever route reaches the reader's clipboard, and saying which one it was.

Inside tmux with its default settings an OSC 52 sequence reaches nobody, and tmux's own buffer does; on a desktop the
clipboard programs are surer than the terminal; over a plain ssh connection OSC 52 is all there is.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from briefing.values import dataclass

Feed = Callable[[Sequence[str], str], bool]


def feed_command(command: Sequence[str], text: str) -> bool:
    """Give ``text`` to a command's standard input; return whether it took it."""
    if shutil.which(command[0]) is None:
        return False
    try:
        done = subprocess.run(  # the commands are the fixed ones below
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@dataclass(frozen=True, slots=True)
class Clipboard:
    """The routes of one terminal. ``osc52`` hands the text to the terminal and cannot say whether it arrived."""

    environ: Mapping[str, str]
    osc52: Callable[[str], None]
    feed: Feed = field(default=feed_command)

    def copy(self, text: str) -> str:
        """Copy ``text``; return in words by which route it went."""
        for command, route in self._commands():
            if self.feed(command, text):
                return f"copied via {route}"
        self.osc52(text)
        return "sent to the terminal's clipboard (OSC 52); some terminals ignore it"

    def _commands(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        routes: list[tuple[tuple[str, ...], str]] = []
        if self.environ.get("TMUX"):
            # tmux before 3.2 does not know -w, which hands the buffer on to the outer terminal.
            routes += [(("tmux", "load-buffer", "-w", "-"), "tmux"), (("tmux", "load-buffer", "-"), "tmux's buffer")]
        if self.environ.get("SSH_CONNECTION"):
            return tuple(routes)
        if self.environ.get("WAYLAND_DISPLAY"):
            routes.append((("wl-copy",), "wl-copy"))
        if self.environ.get("DISPLAY"):
            routes.append((("xclip", "-selection", "clipboard"), "xclip"))
        return (*routes, (("pbcopy",), "pbcopy"))
