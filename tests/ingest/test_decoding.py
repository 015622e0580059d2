from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib

import brotli  # type: ignore[import-untyped]  # has no annotations
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FetchError
from briefing.ingest.decoding import decoder_for

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

WORDS = b"The council of Port Amery put off its vote. " * 500


def raw_deflate(data: bytes) -> bytes:
    """Return deflate without its zlib frame, as some servers send it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def decoded(encoding: str, body: bytes, room: int = 10_000_000, piece: int = 1000) -> tuple[bytes, bool]:
    """Return what a body decodes to and whether it was whole."""
    decoder = decoder_for(encoding, body[:piece])
    found = b"".join(decoder.feed(body[start : start + piece], room) for start in range(0, len(body), piece))
    return found, decoder.is_whole()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", WORDS),
        ("identity", WORDS),
        ("gzip", gzip.compress(WORDS)),
        ("GZIP", gzip.compress(WORDS)),
        ("gzip", WORDS),
        ("", gzip.compress(WORDS)),
        ("gzip", gzip.compress(WORDS[:5000]) + gzip.compress(WORDS[5000:])),
        ("gzip", gzip.compress(WORDS) + b"garbage after the end"),
        ("deflate", zlib.compress(WORDS)),
        ("deflate", raw_deflate(WORDS)),
        ("br", brotli.compress(WORDS)),
        ("zstd", zstd.compress(WORDS)),
    ],
    ids=[
        "plain",
        "identity",
        "gzip",
        "capitals",
        "not gzip at all",
        "gzip unsaid",
        "two members",
        "garbage behind",
        "zlib",
        "raw deflate",
        "br",
        "zstd",
    ],
)
def test_every_encoding_that_is_asked_for_is_undone(encoding: str, body: bytes) -> None:
    """And bodies that are not encoded as they say."""
    assert decoded(encoding, body) == (WORDS, True)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", gzip.compress(WORDS)), ("deflate", zlib.compress(WORDS)), ("br", brotli.compress(WORDS)),
     ("zstd", zstd.compress(WORDS))],
    ids=["gzip", "deflate", "br", "zstd"],
)  # fmt: skip
def test_a_body_that_breaks_off_is_noticed(encoding: str, body: bytes) -> None:
    """It must not be stored as a complete feed."""
    assert not decoded(encoding, body[: len(body) // 2])[1]


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip, br", "zoo", "compress"])
def test_more_than_one_encoding_or_an_unknown_one_is_refused(encoding: str) -> None:
    """Neither was asked for."""
    with pytest.raises(FetchError):
        decoder_for(encoding, gzip.compress(WORDS) if "," in encoding else WORDS)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b" " * 100_000_000)),
        ("deflate", zlib.compress(b" " * 100_000_000)),
        ("br", brotli.compress(b" " * 100_000_000, quality=5)),
        ("zstd", zstd.compress(b" " * 100_000_000)),
        ("", b" " * 2_000_001),
    ],
    ids=["gzip", "deflate", "br", "zstd", "plain"],
)
def test_a_bomb_is_stopped_at_the_limit_and_not_after_it(encoding: str, body: bytes) -> None:
    """A hundred megabytes come in a few kilobytes; not much more than the two allowed are ever made."""
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than any feed"):
        decoded(encoding, body, room=2_000_000, piece=2_000_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd", ""]), st.integers(1, 50))
def test_no_bytes_break_a_decoder(body: bytes, encoding: str, piece: int) -> None:
    """They are decoded, or refused in words."""
    try:
        found, _ = decoded(encoding, body, room=100_000, piece=piece)
    except FetchError:
        return
    assert len(found) <= 100_000 * 300
