"""PDF and Word files -> text, a paragraph a line. Read in a worker: both can hide a thousand times their size."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from briefing.errors import ParseError

_MOST_PAGES = 500
_MOST_CHARACTERS = 1_000_000
_MOST_UNPACKED_BYTES = 100_000_000

# A gap between lines that is this much larger than the usual one parts paragraphs.
_PARTING_GAP = 1.35
_MOST_LEADING = 1.6
_OTHER_SIZE = 1.1
# The last line of a paragraph ends a sentence and leaves room.
_FULL_LINE = 0.85
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}\Z")
_LIST_SIGN = re.compile(r"(?:[•‣◦▪●–-]|\(?\d{1,2}[.)])\s")
_BROKEN_WORD = re.compile(r"(\w+)-\Z")
_WORD_START = re.compile(r"[^\W\d_]+")
_PAGE_NUMBER = re.compile(r"(?:page\s)?[-–—\s]*\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—\s]*", re.IGNORECASE)
_MOST_RUNNING = 3  # lines at the head or foot of a page that are not the text's
_DIGITS = re.compile(r"\d+")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


@dataclass(slots=True)
class _Line:
    """A line of a page: its words, how high it stands, the size of its letters."""

    words: str
    height: float
    size: float
    page: int


def text_of_pdf(data: bytes) -> str:
    """Return the words of a PDF, its lines joined to paragraphs, with an empty line between two.

    What stands at the head or foot of most pages, and their numbers, is left out. A word that is broken at the end of
    a line is joined, with its hyphen where the document writes it so elsewhere.

    Raises:
        ParseError: it is locked, damaged, or holds pictures of words only; the message says which.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    # What it has to say about a document's small faults is for its makers.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ParseError("The PDF is locked with a password. Save a copy without one.")
        pages = [_lines_of(page, number) for number, page in enumerate(reader.pages[:_MOST_PAGES])]
    except ParseError:
        raise
    except pypdf.errors.DependencyError as error:
        # pypdf undoes AES through another package, which nothing else here needs.
        raise ParseError(
            "The PDF is locked with AES encryption, which cannot be undone here. Open it and print it into a new PDF."
        ) from error
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        raise ParseError(f"The PDF is damaged and cannot be read ({type(error).__name__}).") from error
    text = "\n\n".join(_paragraphs(_without_running_lines(pages)))
    if not text:
        raise ParseError("The PDF has no words in it, only pictures of them (a scan).")
    return text[:_MOST_CHARACTERS]


def text_of_docx(data: bytes) -> str:
    """Return the words of a Word file, with an empty line between two paragraphs.

    Words that somebody inserted with changes tracked are there, deleted ones are not; comments are left out.

    Raises:
        ParseError: it is damaged, locked, too large when unpacked, or empty.
    """
    import mammoth

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > _MOST_UNPACKED_BYTES:
            raise ParseError("The Word file is larger than any article should be when it is unpacked.")
        text = str(mammoth.extract_raw_text(io.BytesIO(data)).value)
    except zipfile.BadZipFile as error:
        raise ParseError("The Word file is damaged, locked with a password, or not in the form .docx.") from error
    except ParseError:
        raise
    except Exception as error:
        raise ParseError(f"The Word file is damaged and cannot be read ({type(error).__name__}).") from error
    paragraphs = (line.strip() for line in text[:_MOST_CHARACTERS].split("\n"))
    joined = "\n\n".join(line for line in paragraphs if line)
    if not joined:
        raise ParseError("The Word file has no words in it.")
    return joined


def _lines_of(page: Any, number: int) -> list[_Line]:
    lines: list[_Line] = []

    def visit(words: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        height = inner[5] * outer[3] + outer[5]
        letters = abs(size * (inner[3] or 1.0) * (outer[3] or 1.0)) or 1.0
        for part in words.translate(_LIGATURES).splitlines(keepends=True):
            if lines and not lines[-1].words.endswith("\n") and abs(lines[-1].height - height) < letters / 2:
                lines[-1].words += part
            elif part.strip():
                lines.append(_Line(part, height, letters, number))

    page.extract_text(visitor_text=visit)
    return [_Line(line.words.strip(), line.height, line.size, number) for line in lines if line.words.strip()]


def _without_running_lines(pages: Sequence[list[_Line]]) -> list[_Line]:
    """Return the lines of all pages without the heads and feet that most of them share, and their numbers.

    What the first page begins with is the title.
    """
    for _ in range(_MOST_RUNNING):
        heads = Counter(_numberless(page[0]) for page in pages[1:] if page)
        feet = Counter(_numberless(page[-1]) for page in pages if page)
        common = {words for words, count in (heads + feet).items() if count >= 3 and count > len(pages) / 2}
        for number, page in enumerate(pages):
            if number and page and _is_running(page[0], common):
                del page[0]
            if page and _is_running(page[-1], common):
                del page[-1]
    return [line for page in pages for line in page]


def _is_running(line: _Line, common: set[str]) -> bool:
    return _numberless(line) in common or _PAGE_NUMBER.fullmatch(line.words) is not None


def _numberless(line: _Line) -> str:
    return _DIGITS.sub("#", line.words)


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    if not lines:
        return []
    drops = (above.height - below.height for above, below in pairwise(lines) if above.page == below.page)
    gaps = sorted(drop for drop in drops if drop > 0)
    # Where every paragraph is a line, the size of the letters tells what is a gap.
    usual_gap = min(gaps[len(gaps) // 4], _MOST_LEADING * median(line.size for line in lines)) if gaps else 0.0
    widths = sorted(len(line.words) for line in lines)
    full = widths[len(widths) * 3 // 4] * _FULL_LINE
    known = {word.casefold() for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.words)}
    paragraphs = [lines[0].words]
    for above, below in pairwise(lines):
        if _parts(above, below, usual_gap, full):
            paragraphs.append(below.words)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], below.words, known)
    return paragraphs


def _parts(above: _Line, below: _Line, usual_gap: float, full: float) -> bool:
    """Return whether a paragraph ends between two lines."""
    if max(above.size, below.size) > min(above.size, below.size) * _OTHER_SIZE or _LIST_SIGN.match(below.words):
        return True
    ends_sentence = _SENTENCE_END.search(above.words) is not None
    drop = above.height - below.height
    if above.page != below.page or drop < 0:  # the next page or column
        return ends_sentence
    return drop > usual_gap * _PARTING_GAP or (ends_sentence and len(above.words) < full)


def _joined(paragraph: str, line: str, known: set[str]) -> str:
    broken, start = _BROKEN_WORD.search(paragraph), _WORD_START.match(line)
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + line
    if not broken or not start or not start.group()[0].islower():
        return f"{paragraph} {line}"
    with_hyphen = f"{broken.group(1)}-{start.group()}".casefold()
    return (paragraph if with_hyphen in known else paragraph[:-1]) + line
