"""Where the lines of a text break: as Textual breaks them, but found without making the lines."""

from __future__ import annotations

import re
from functools import lru_cache

from rich._wrap import divide_line
from textual.content import Content

from briefing.tui.rows import Para, as_content, showable

# Signs of one cell each, and the plain blank alone of all blanks: Latin, Greek, Cyrillic, dashes, quotation marks.
_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u038c-\u0482\u2010-\u2027\u2030-\u205e]*"
)


def find_breaks(text: str, width: int) -> list[int]:
    """Return where each line of ``text`` but the first begins when no line is wider than ``width`` cells."""
    end = len(text.rstrip())
    if _NARROW.fullmatch(text) is None or text[:1] == " ":
        return divide_line(text, width)
    breaks: list[int] = []
    start = 0
    while end - start > width:
        limit = start + width
        if text[limit] == " ":
            start = limit + 1
        else:
            blank = text.rfind(" ", start, limit)
            if blank < 0:
                return divide_line(text, width)  # a word that fits on no line
            start = blank + 1
        while text[start] == " ":
            start += 1
        breaks.append(start)
    return breaks


def plain_words(part: Para) -> str:
    """Return the text of a paragraph as it is shown."""
    return "".join([showable(run.text) for run in part.runs])


@lru_cache(maxsize=512)
def content_of(part: Para) -> Content:
    """Return a paragraph as one line of content; those on show are asked for again and again."""
    return as_content(part.runs)
