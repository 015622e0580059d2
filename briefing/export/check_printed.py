"""The check of the rendered markdown: it reads the file as a stranger would and knows nothing of how it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.export.check import Problem
from briefing.model import Brief, Item

_CITATION = re.compile(r"\[(\d+¶\d+(?:–\d+)?(?:, \d+¶\d+(?:–\d+)?)*)\]")
_PLACE = re.compile(r"(\d+)¶(\d+)(?:–(\d+))?")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_ESCAPE = re.compile(r"\\([^\w\s])")
# What stands between any opening and any closing mark: sources mix curly and straight ones in one sentence. A quotation
# over some paragraphs opens in each of them and closes in the last: a mark behind a blank and before a word opens.
_QUOTED = re.compile(r"[“\"]([^“”\"]*)(?:(?<=\s)(?=[“\"]\w)|[”\"])")
_LEFT_OUT = " …"
_STAFF_NOTE = re.compile(r"\*Staff note:\*.*?(?=\[\d+¶|(?<!\\)\||$)")


def check_markdown(markdown: str, brief: Brief, items: Mapping[str, Item]) -> tuple[Problem, ...]:
    """Check that every citation leads somewhere and every quoted stretch stands in a paragraph that its line cites.

    Staff notes, headings and the titles in the list of sources are not quotations. ``items`` are the cited versions
    by item id. A problem's ``line_id`` is the number of the line in the file, from 1.
    """
    paragraphs = {
        source.number: [line for line in items[source.item_id].text.split("\n") if line.strip()]
        for source in brief.sources
        if source.item_id in items
    }
    problems: list[Problem] = []
    section = ""
    for number, line in _body_lines(markdown):
        if line.startswith("#"):
            section = _plain(line.lstrip("# "))
        elif section not in ("Sources", "Gaps"):
            problems += [Problem(str(number), section, what) for what in _problems_of(line, paragraphs)]
    return tuple(problems)


def _body_lines(markdown: str) -> Iterator[tuple[int, str]]:
    lines = list(enumerate(markdown.split("\n"), start=1))
    fences = [number for number, line in lines if line == "---"][:2]
    front_end = fences[1] if len(fences) == 2 and fences[0] == 1 else 0
    return iter(lines[front_end:])


def _problems_of(line: str, paragraphs: Mapping[int, list[str]]) -> Iterator[str]:
    cited: list[str] = []
    for citation in _CITATION.finditer(line):
        for number, first, last in _PLACE.findall(citation[1]):
            lines = paragraphs.get(int(number), [])
            wanted = lines[int(first) - 1 : int(last or first)]
            if len(wanted) != int(last or first) - int(first) + 1:
                yield f"[{number}¶{first}] leads to no paragraph"
            cited += wanted
    known = [_squeezed(text) for text in cited]
    for stretch in _quoted_stretches(line):
        if not all(any(words in text for text in known) for words in _shown_words(stretch)):
            yield f"“{stretch}” is quoted and does not stand in a cited paragraph"


def _quoted_stretches(line: str) -> Iterator[str]:
    """Find what is quoted in one line; no stretch runs on over a citation or the border of a cell."""
    without_notes = _STAFF_NOTE.sub("", line)
    for cell in _CELL_BORDER.split(_CITATION.sub("|", without_notes)):
        for match in _QUOTED.finditer(_plain(cell)):
            if stretch := _squeezed(match[1]):
                yield stretch


def _shown_words(stretch: str) -> list[str]:
    """Return what is shown of a quotation, in parts where words between them are left out."""
    return [words.strip() for words in stretch.split(_LEFT_OUT)]


def _plain(markdown: str) -> str:
    return _ESCAPE.sub(r"\1", markdown)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
