from __future__ import annotations

import subprocess
import sys
import zlib

import msgspec
import pytest

from briefing.cache.packing import packed, packed_text, plain_text, unpacked
from briefing.model import Analysis, Quote, Span

TEXT = "The ferry sails on Monday, the minister said. “We keep our word,” she added. " * 40
ANALYSIS = Analysis("ferry", 1, "7", quotes=(Quote(Span(46, 63), "direct", None, None, "said", 0),))


def test_what_is_packed_is_zlib_s_form() -> None:
    """A cache goes with its owner to a machine on which the standard library packs, and back."""
    assert zlib.decompress(packed_text(TEXT)).decode() == TEXT
    assert plain_text(zlib.compress(TEXT.encode())) == TEXT
    assert unpacked(zlib.compress(zlib.decompress(packed(ANALYSIS)), 9), Analysis) == ANALYSIS
    assert plain_text(packed_text("")) == ""


def test_where_isa_l_has_no_package_the_standard_library_packs() -> None:
    """It reads what was packed before, and what it packs is read here; damage is told alike."""
    program = """
import sys
sys.modules["isal"] = None
import msgspec
from briefing.cache.packing import deflate, packed_text, plain_text, unpacked
assert deflate.__name__ == "zlib"
try:
    unpacked(b"no such form", dict)
except msgspec.DecodeError:
    sys.stdout.buffer.write(packed_text(plain_text(sys.stdin.buffer.read())))
"""
    run = subprocess.run([sys.executable, "-c", program], input=packed_text(TEXT), capture_output=True, check=True)
    assert plain_text(run.stdout) == TEXT


@pytest.mark.parametrize("damaged", [b"", b"x", packed(ANALYSIS)[:-1], packed(ANALYSIS)[:-4] + b"abcd"])
def test_damage_is_told_as_another_form_is(damaged: bytes) -> None:
    """Who reads what can be made anew asks for one kind of error."""
    with pytest.raises(msgspec.DecodeError):
        unpacked(damaged, Analysis)
