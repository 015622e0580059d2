"""Bytes of a document -> str: byte order mark, valid UTF-8, header, declaration, windows-1252, in this order."""

from __future__ import annotations

import codecs
import re

from briefing.values import dataclass

# Labels of the WHATWG Encoding Standard that the press uses, and the Python codec of each. Nothing else is looked
# up: Python knows codecs that are no charsets ("zip", "idna", "unicode_escape").
_CODECS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252",
    "utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "windows-1251": "cp1251", "cp1251": "cp1251", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "iso-8859-5": "iso8859-5",
    "ibm866": "cp866", "cp866": "cp866", "x-mac-cyrillic": "mac-cyrillic",
    "windows-1250": "cp1250", "iso-8859-2": "iso8859-2", "windows-1253": "cp1253", "iso-8859-7": "iso8859-7",
    "windows-1254": "cp1254", "iso-8859-9": "cp1254", "windows-1255": "cp1255", "iso-8859-8": "iso8859-8",
    "windows-1256": "cp1256", "iso-8859-6": "iso8859-6", "windows-1257": "cp1257", "iso-8859-4": "iso8859-4",
    "iso-8859-13": "iso8859-13", "windows-1258": "cp1258", "iso-8859-3": "iso8859-3", "iso-8859-10": "iso8859-10",
    "iso-8859-14": "iso8859-14", "iso-8859-15": "iso8859-15", "iso-8859-16": "iso8859-16", "macintosh": "mac-roman",
    "windows-874": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "euc-jp": "euc_jp", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "iso-2022-jp": "iso2022_jp", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}  # fmt: skip

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DECLARATIONS = (
    re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE),
)
_DECLARATION_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text. ``sure`` is False where some bytes fit no charset and stand as U+FFFD."""

    text: str
    sure: bool = True


def decode_document(data: bytes, content_type: str = "") -> Decoded:
    """Return the text of a feed or page; it never fails."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec)
    if wide := _wide_codec(data):
        return _decoded(data, wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        # A body cut in the middle of a letter is UTF-8 all the same.
        if error.start >= len(data) - 3 and error.start > 0:
            return _decoded(data, "utf-8")
    return _by_declaration(data, content_type)


def _by_declaration(data: bytes, content_type: str) -> Decoded:
    header = _HEADER.search(content_type)
    labels = [header.group(1)] if header else []
    found = (declaration.search(data, 0, _DECLARATION_BYTES) for declaration in _DECLARATIONS)
    labels.extend(declared.group(1).decode("ascii", "ignore") for declared in found if declared)
    codecs_named = [_CODECS[label.lower()] for label in labels if label.lower() in _CODECS]
    for codec in codecs_named:
        try:
            return Decoded(data.decode(codec))
        except (UnicodeDecodeError, ValueError):
            continue
    return _decoded(data, codecs_named[0] if codecs_named else "cp1252")


def _decoded(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    return Decoded(text, sure="\ufffd" not in text)


def _wide_codec(data: bytes) -> str | None:
    """Return the codec of two-byte text without a mark: "<" or "{" beside a zero byte."""
    match data[:2]:
        case b"<\x00" | b"{\x00":
            return "utf-16-le"
        case b"\x00<" | b"\x00{":
            return "utf-16-be"
        case _:
            return None
