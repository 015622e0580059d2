from __future__ import annotations

import zlib

import msgspec
import pytest

from briefing.cache.packing import packed, packed_text, plain_text, unpacked
from briefing.model import Analysis, Quote, Span

TEXT = "The ferry sails on Monday, the minister said. “We keep our word,” she added. " * 40
ANALYSIS = Analysis("ferry", 1, "7", quotes=(Quote(Span(46, 63), "direct", None, None, "said", 0),))


def test_what_is_packed_is_zlib_s_form() -> None:
    """A cache outlives the level and the library that packed it."""
    assert zlib.decompress(packed_text(TEXT)).decode() == TEXT
    assert plain_text(zlib.compress(TEXT.encode())) == TEXT
    assert unpacked(zlib.compress(zlib.decompress(packed(ANALYSIS)), 9), Analysis) == ANALYSIS
    assert plain_text(packed_text("")) == ""


@pytest.mark.parametrize("damaged", [b"", b"x", packed(ANALYSIS)[:-1], packed(ANALYSIS)[:-4] + b"abcd"])
def test_damage_is_told_as_another_form_is(damaged: bytes) -> None:
    """Who reads what can be made anew asks for one kind of error."""
    with pytest.raises(msgspec.DecodeError):
        unpacked(damaged, Analysis)
