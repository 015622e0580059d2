"""How long values are kept: compressed, since a year of articles with what was read in them fills a disk."""

from __future__ import annotations

import sqlite3
import zlib
from typing import TypeVar

import msgspec

# An analysis becomes 0.30 of its size, a text 0.48; level 6 takes half as long again for 0.29 and 0.46.
_LEVEL = 3

Value = TypeVar("Value")


def packed(value: object) -> bytes:
    """Return a value of the model as the cache keeps it: compressed MessagePack."""
    return zlib.compress(msgspec.msgpack.encode(value), _LEVEL)


def unpacked(body: bytes, kind: type[Value]) -> Value:
    """Return the value that :func:`packed` wrote.

    Raises:
        msgspec.DecodeError: it is damaged, or of another form than ``kind`` has in this version.
    """
    try:
        value = zlib.decompress(body)
    except zlib.error as error:
        raise msgspec.DecodeError(str(error)) from error
    return msgspec.msgpack.decode(value, type=kind)


def packed_text(text: str) -> bytes:
    """Return a text as the cache keeps it: compressed UTF-8."""
    return zlib.compress(text.encode(), _LEVEL)


def plain_text(body: bytes) -> str:
    """Return the text that :func:`packed_text` wrote."""
    return zlib.decompress(body).decode()


def teach_packing(connection: sqlite3.Connection) -> None:
    """Make the packed texts readable in SQL: the view that search reads them through needs it, and so do migrations."""
    connection.execute("PRAGMA trusted_schema = ON")
    connection.create_function("plain_text", 1, plain_text, deterministic=True)
    connection.create_function("folded", 1, str.casefold, deterministic=True)
    connection.create_function("packed_text", 1, packed_text, deterministic=True)
