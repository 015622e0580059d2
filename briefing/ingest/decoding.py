"""Content encodings, undone piece by piece, so that a bomb is stopped at the limit and not after it."""

from __future__ import annotations

import sys
import zlib
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # has no annotations

from briefing.errors import FetchError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
_PIECE = 256 * 1024
_PLAIN = frozenset({"", "identity", "none", "utf-8"})  # the last two are seen in the wild and mean nothing


class Decoder(Protocol):
    """Takes a body piece by piece and gives back what it decodes to."""

    def feed(self, piece: bytes, room: int) -> bytes:
        """Return what the piece decodes to; more than ``room`` bytes are never made.

        Raises:
            FetchError: the body does not fit its encoding, or is larger than ``room``.
        """

    def is_whole(self) -> bool:
        """Return whether the body may end here."""


def decoder_for(encoding: str, first: bytes) -> Decoder:
    """Return the decoder of a Content-Encoding.

    ``first`` is the beginning of the body: servers say gzip and send none, and the other way round.

    Raises:
        FetchError: the encoding is not one that was asked for, or there is more than one.
    """
    name = encoding.strip().lower()
    if first.startswith(b"\x1f\x8b"):
        if name not in (*_PLAIN, "gzip", "x-gzip"):
            raise FetchError("The answer is compressed more than once, which no honest server does.")
        return _Inflating(zlib.MAX_WBITS | 16)
    match name:
        case "gzip" | "x-gzip":
            return _Plain()
        case "deflate":
            is_raw = len(first) < 2 or first[0] & 0x0F != 8 or (first[0] * 256 + first[1]) % 31 != 0
            return _Inflating(-zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS)
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstandard()
        case _ if name in _PLAIN:
            return _Plain()
        case _ if "," in name:
            raise FetchError("The answer is compressed more than once, which no honest server does.")
        case _:
            raise FetchError("The answer is compressed in a way that was not asked for.")


class _Plain:
    def feed(self, piece: bytes, room: int) -> bytes:
        if len(piece) > room:
            raise too_large()
        return piece

    def is_whole(self) -> bool:
        return True


class _Inflating:
    def __init__(self, window: int) -> None:
        self._window = window
        self._inflate = zlib.decompressobj(window)
        self._ended = False

    def feed(self, piece: bytes, room: int) -> bytes:
        found = bytearray()
        while piece and not self._ended:
            try:
                found += self._inflate.decompress(piece, min(_PIECE, room - len(found) + 1))
            except zlib.error as error:
                raise FetchError("The answer's compression is damaged.") from error
            if len(found) > room:
                raise too_large()
            piece = self._inflate.unconsumed_tail
            if self._inflate.eof:
                piece = self._next_member(self._inflate.unused_data)
        return bytes(found)

    def is_whole(self) -> bool:
        return self._inflate.eof

    def _next_member(self, rest: bytes) -> bytes:
        """Begin the next part of a gzip file of several; what else follows the end is no content."""
        if self._window > zlib.MAX_WBITS and rest.startswith(b"\x1f\x8b"):
            self._inflate = zlib.decompressobj(self._window)
            return rest
        self._ended = True
        return b""


class _Brotli:
    def __init__(self) -> None:
        self._decompressor = brotli.Decompressor()

    def feed(self, piece: bytes, room: int) -> bytes:
        found = bytearray()
        try:
            found += self._decompressor.process(piece, output_buffer_limit=min(_PIECE, room + 1))
            while not self._decompressor.can_accept_more_data() and len(found) <= room:
                found += self._decompressor.process(b"", output_buffer_limit=min(_PIECE, room + 1))
        except brotli.error as error:
            raise FetchError("The answer's compression is damaged.") from error
        if len(found) > room:
            raise too_large()
        return bytes(found)

    def is_whole(self) -> bool:
        return bool(self._decompressor.is_finished())


class _Zstandard:
    def __init__(self) -> None:
        self._decompressor = zstd.ZstdDecompressor()
        self._ended = False

    def feed(self, piece: bytes, room: int) -> bytes:
        found = bytearray()
        try:
            while not self._ended and (piece or not self._decompressor.needs_input):
                found += self._decompressor.decompress(piece, max_length=min(_PIECE, room - len(found) + 1))
                if len(found) > room:
                    raise too_large()
                self._ended = self._decompressor.eof
                piece = b""
        except zstd.ZstdError as error:
            raise FetchError("The answer's compression is damaged.") from error
        return bytes(found)

    def is_whole(self) -> bool:
        return bool(self._decompressor.eof)


def too_large() -> FetchError:
    """Return the error for a body beyond the limit."""
    return FetchError("The answer is larger than any feed or article should be, and was not read.")
