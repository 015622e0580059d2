from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.charset import Decoded, decode_document

CYRILLIC = "Рада міста"


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (CYRILLIC.encode("utf-8-sig"), ""),
        (("<a>" + CYRILLIC).encode("utf-16-le"), ""),
        (CYRILLIC.encode("utf-16"), "text/xml; charset=utf-8"),
        (CYRILLIC.encode(), "text/xml; charset=iso-8859-1"),
        (CYRILLIC.encode(), "text/xml"),
        (CYRILLIC.encode("cp1251"), "text/xml; charset=windows-1251"),
        (b'<?xml version="1.0" encoding="windows-1251"?>' + CYRILLIC.encode("cp1251"), ""),
        (b'<meta charset="koi8-u">' + CYRILLIC.encode("koi8-u"), "text/html"),
    ],
)
def test_the_words_come_out_whatever_the_charset(data: bytes, content_type: str) -> None:
    """Mark, valid UTF-8, header, declaration, in this order."""
    decoded = decode_document(data, content_type)
    assert decoded.text.endswith(CYRILLIC)
    assert decoded.sure


def test_undeclared_western_text_is_read_as_windows_writes_it() -> None:
    """Curly quotation marks of windows-1252 are common in old feeds."""
    assert decode_document("“Déjà vu” – €5".encode("cp1252")) == Decoded("“Déjà vu” – €5")


@pytest.mark.parametrize("name", ["unicode_escape", "idna", "punycode", "zip", "rot13", "utf-7", "undefined"])
def test_codecs_that_are_no_charsets_are_never_looked_up(name: str) -> None:
    """A server cannot have its text run through one."""
    data = f'<?xml version="1.0" encoding="{name}"?>\\x1b+ADw-'.encode()
    assert decode_document(data, f"text/xml; charset={name}").text == data.decode()


def test_bytes_that_fit_nothing_stand_as_replacement_marks() -> None:
    """And the reader of the feed is told so."""
    decoded = decode_document(b'<?xml version="1.0" encoding="utf-8"?>' + CYRILLIC.encode("cp1251"))
    assert "\ufffd" in decoded.text
    assert not decoded.sure


def test_a_body_cut_in_a_letter_is_still_utf_8() -> None:
    """Not mojibake from the first letter on."""
    assert decode_document(CYRILLIC.encode()[:-1]).text == "Рада міст\ufffd"


@given(st.binary(max_size=200), st.text(max_size=40))
def test_decoding_never_fails(data: bytes, content_type: str) -> None:
    """Whatever the bytes and the header."""
    assert isinstance(decode_document(data, content_type).text, str)
