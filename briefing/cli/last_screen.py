"""The last screen, shown again at once when the dashboard starts, until the real one is there.

Python needs a fifth of a second and more to load what draws the dashboard. What the reader left is text by then, kept
in the cache, and writing text takes nothing. So this module imports almost nothing, and it draws only what is known to
be the same: this size, these colours, these settings, this cache, these word lists; and ``cache`` takes the kept screen
away before it changes a brief or a mark. Its first line says that it is the last screen, and of when.
"""

from __future__ import annotations

import os
import sys
import zlib

from briefing import __version__
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

try:
    import termios
except ImportError:  # where there is none, nothing is drawn ahead
    termios = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

FILE_NAME = "last-screen"
DATABASE = "briefing.sqlite"
_MOST_BYTES = 1 << 20
_TERMINAL = 2  # Textual draws on stderr too
# What decides how the same words look.
_LOOKS = ("TERM", "TERM_PROGRAM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM", "TZ")
_PLAIN_OPTIONS = ("--config", "--cache", "--as-of")
# Not printable in Python's eyes, harmless in a terminal's: blanks of other widths, and what joins or parts letters.
_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_JOINTS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_HARMLESS = dict.fromkeys(map(ord, _BLANKS + _JOINTS))


class Curtain:
    """The last screen, while it stands before a program that is still loading.

    Whoever prints anything meanwhile takes it away: a message is never written into a picture. Keys typed meanwhile
    are neither shown nor lost; Ctrl+C ends the program. ``attributes`` are how the terminal was found.
    """

    def __init__(self, terminal: int = _TERMINAL) -> None:
        self._terminal = terminal
        self.attributes = termios.tcgetattr(terminal)
        self._streams = (sys.stdout, sys.stderr)
        self._is_up = False

    def draw(self, rows: Sequence[str]) -> None:
        """Write the rows on the terminal's other screen, and let nothing that is typed be shown there."""
        quiet = termios.tcgetattr(self._terminal)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        quiet[6][termios.VSUSP] = b"\0"  # a picture cannot be put into the background
        termios.tcsetattr(self._terminal, termios.TCSANOW, quiet)
        self._is_up = True
        sys.stdout, sys.stderr = (_Lifting(stream, self.lift) for stream in self._streams)
        self._write("\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H" + "\r\n".join(rows) + "\x1b[0m")

    def hand_over(self) -> None:
        """Leave the picture to whoever draws over it now, and takes the screen away in the end."""
        self._is_up = False

    def lift(self) -> None:
        """Take the picture away, where it still stands; a message can be read from now on."""
        if self._is_up:
            self._is_up = False
            self._write("\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h")
            termios.tcsetattr(self._terminal, termios.TCSANOW, self.attributes)

    def close(self) -> None:
        """Give the terminal and the streams back as they were found."""
        self.lift()
        sys.stdout, sys.stderr = self._streams
        termios.tcsetattr(self._terminal, termios.TCSANOW, self.attributes)

    def _write(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._terminal, data) :]


class _Lifting:
    """A stream that takes the curtain away before anything is written to it."""

    def __init__(self, stream: TextIO, lift: object) -> None:
        self._stream = stream
        self._lift = lift

    def write(self, text: str) -> int:
        """Write text where it can be read."""
        self._lift()  # type: ignore[operator]
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        if name in ("buffer", "writelines", "detach"):
            self._lift()  # type: ignore[operator]
        return getattr(self._stream, name)


def draw_last_screen(arguments: Sequence[str], environment: Mapping[str, str]) -> Curtain | None:
    """Draw the last screen where it can be known that the dashboard opens on it; return what takes it away."""
    if termios is None or not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return None
    try:
        found = _find_rows(arguments, environment)
        if found is None:
            return None
        curtain = Curtain()
    except (OSError, ValueError, termios.error):
        return None
    curtain.draw(found)
    return curtain


def screen_key(
    feeds: str, settings: bytes, cache: str, as_of: str, size: tuple[int, int], environment: Mapping[str, str]
) -> bytes:
    """Return what must be the same for a kept screen to be drawn again.

    Args:
        feeds: the real path of feeds.toml.
        settings: what it says.
        cache: the directory of the cache.
        as_of: the day that the brief is dated back to, as YYYY-MM-DD, empty for the clock's.
        size: columns and rows of the terminal.
        environment: the process's.

    Raises:
        OSError: there is no cache.
    """
    database = os.stat(os.path.join(cache, DATABASE))
    lines = [
        f"briefing {__version__}, words {LEXICON_VERSION}",
        f"size {size[0]}x{size[1]}",
        f"encoding {getattr(sys.__stdout__, 'encoding', None)}",
        f"settings {len(settings)} {zlib.crc32(settings):08x} {feeds!r}",
        f"cache {database.st_dev} {database.st_ino}",
        f"user {os.getuid()}",
        f"as of {as_of!r}",
        *(f"{name} {environment.get(name)!r}" for name in _LOOKS),
    ]
    return "\n".join(lines).encode(errors="surrogateescape")


def load_screen(cache: str, key: bytes) -> list[str] | None:
    """Return the kept rows, None where they are of something else, damaged, or hold what moves the cursor."""
    path = os.path.join(cache, FILE_NAME)
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        return None
    mark, _, content = data.partition(b"\n")
    if len(data) > _MOST_BYTES or mark != _mark(content) or not content.startswith(key + b"\n\n"):
        return None
    try:
        rows = content[len(key) + 2 :].decode().split("\n")
    except UnicodeDecodeError:
        return None
    return rows if all(map(is_harmless, rows)) else None


def save_screen(cache: str, key: bytes, rows: Sequence[str]) -> None:
    """Keep the rows of a screen, readable for the user alone; what a terminal might take for a command is not kept.

    Raises:
        OSError: they cannot be written; what was kept before stays.
    """
    if not all(map(is_harmless, rows)):
        forget_screen(cache)
        return
    content = key + b"\n\n" + "\n".join(rows).encode()
    write_for_the_user(os.path.join(cache, FILE_NAME), _mark(content) + b"\n" + content)


def write_for_the_user(path: str, content: bytes) -> None:
    """Put content at a path, readable for the user alone.

    Raises:
        OSError: it cannot be written; what stood there stays.
    """
    beside = f"{path}.{os.getpid()}"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise


def forget_screen(cache: str) -> None:
    """Take away the kept screen."""
    try:
        os.unlink(os.path.join(cache, FILE_NAME))
    except OSError:
        return


def is_harmless(row: str) -> bool:
    """Return whether a row holds nothing but text and colours: no other sequence, no control or direction sign."""
    text, *coloured = row.split("\x1b")
    for piece in coloured:
        colour, ends, words = piece.partition("m")
        if not ends or colour[:1] != "[" or not colour[1:].replace(";", "").isdecimal() or not colour.isascii():
            return False
        text += words
    return text.translate(_HARMLESS).isprintable()


def _mark(content: bytes) -> bytes:
    return b"briefing screen 1 %08x" % zlib.crc32(content)


def _find_rows(arguments: Sequence[str], environment: Mapping[str, str]) -> list[str] | None:
    options = _plain_options(arguments)
    if options is None or environment.get("TERM", "") in ("", "dumb"):
        return None
    if any(environment.get(name) for name in ("TEXTUAL_DRIVER", "COLUMNS", "LINES")):
        return None
    feeds = _feeds_path(options.get("--config"), environment)
    with open(feeds, "rb") as file:
        settings = file.read().removeprefix(b"\xef\xbb\xbf")
    cache = options.get("--cache") or environment.get("BRIEFING_CACHE") or os.path.join(os.path.dirname(feeds), "cache")
    size = os.get_terminal_size(sys.stdout.fileno())
    key = screen_key(feeds, settings, cache, options.get("--as-of", ""), (size.columns, size.lines), environment)
    rows = load_screen(cache, key)
    return rows if rows and len(rows) == size.lines else None


def _plain_options(arguments: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a call that opens the dashboard, None where it may be for something else."""
    options: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in _PLAIN_OPTIONS:
            return None
        options[name] = value if equals else next(words, "")
        if not options[name]:
            return None
    return options


def _feeds_path(config: str | None, environment: Mapping[str, str]) -> str:
    """Return the real path of the feeds.toml that holds here, as ``settings`` finds it."""
    path = config or environment.get("BRIEFING_CONFIG") or ""
    if path and os.path.isdir(path):
        path = os.path.join(path, "feeds.toml")
    if not path:
        path = "feeds.toml"
        if not os.path.isfile(path):
            from platformdirs import user_config_dir

            path = os.path.join(user_config_dir("briefing"), "feeds.toml")
    return os.path.realpath(path)
