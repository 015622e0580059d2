"""On which lines of a TOML text do its tables and keys stand?

Neither tomllib nor tomlkit tells. The text is known to be valid when it comes here, so finding the statements is
enough: values are stepped over, not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

KeyPath = tuple[str | int, ...]


class LineSpan(NamedTuple):
    """First and last line of a statement, counted from 1."""

    first: int
    last: int


def find_lines(text: str) -> dict[KeyPath, LineSpan]:
    """Return where every table header and key of a valid TOML text stands.

    The third ``[[source]]`` has the path ``("source", 2)``, its url ``("source", 2, "url")``. Keys inside inline
    tables and the elements of arrays are not listed: :func:`line_of` falls back to what holds them.
    """
    found: dict[KeyPath, LineSpan] = {}
    lengths: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for statement, lines in _statements(text):
        if statement.startswith("[["):
            *above, name = _key_parts(statement[2:-2])
            array = (*_inside_arrays(above, lengths), name)
            lengths[array] = lengths.get(array, 0) + 1
            table = (*array, lengths[array] - 1)
            found.setdefault(array, lines)
            found[table] = lines
        elif statement.startswith("["):
            table = _inside_arrays(_key_parts(statement[1:-1]), lengths)
            found[table] = lines
        else:
            key = _KEY.match(statement)
            assert key is not None, "a statement of a valid TOML text is a header or a key with a value"
            parts = _key_parts(key.group())
            for depth in range(1, len(parts) + 1):
                found.setdefault((*table, *parts[:depth]), lines)
    return found


def line_of(path: KeyPath, lines: dict[KeyPath, LineSpan]) -> int:
    """Return the line of ``path``, or of the nearest table or key that holds it; 1 for the file as a whole."""
    while path and path not in lines:
        path = path[:-1]
    return lines[path].first if path else 1


_STRING = r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})|(?P<comment>\#[^\n]*)|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<newline>\n)|[^\n\"'\#\[\]{{}}]+",
    re.DOTALL,
)
_KEY = re.compile(r'(?:"(?:\\.|[^"\\])*"|\'[^\']*\'|[^="\'])+')


def _statements(text: str) -> Iterator[tuple[str, LineSpan]]:
    """Yield each header or ``key = value`` without its comments, with the lines that it covers."""
    kept: list[str] = []
    line = first = 1
    depth = 0
    for token in _TOKEN.finditer(text + "\n"):
        words = token.group()
        match token.lastgroup:
            case "newline" if depth == 0:
                if statement := "".join(kept).strip():
                    yield statement, LineSpan(first, line)
                kept, first = [], line + 1
            case "comment":
                pass
            case kind:
                depth += {"open": 1, "close": -1}.get(kind or "", 0)
                kept.append(words)
        line += words.count("\n")


def _key_parts(key: str) -> list[str]:
    """Return the parts of a bare, quoted or dotted key."""
    import tomllib  # what opens the dashboard needs it not

    parts: list[str] = []
    value: object = tomllib.loads(f"{key.strip()} = 0")
    while isinstance(value, dict):
        [(part, value)] = value.items()
        parts.append(part)
    return parts


def _inside_arrays(parts: list[str], lengths: dict[KeyPath, int]) -> KeyPath:
    """Return the path of a table, with the number of the newest element wherever it lies in an array of tables."""
    path: KeyPath = ()
    for part in parts:
        path = (*path, part)
        if path in lengths:
            path = (*path, lengths[path] - 1)
    return path
