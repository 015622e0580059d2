"""What a pane shows: rows made of paragraphs made of runs, free of widths, colours and widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, get_args

from textual.content import Content, Span

from briefing.model import Line
from briefing.values import dataclass

Tone = Literal["plain", "strong", "faint", "heading", "new", "warn", "error", "paraphrase", "cited", "hit"]
TONES: tuple[Tone, ...] = get_args(Tone)

# What would move the terminal's cursor, or turn the direction of the text around it, is left out of what is shown.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one tone. The text is shown as it stands; nothing in it is markup."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Para:
    """Runs that wrap together.

    ``indent`` is in cells and holds for every line; ``margin`` stands in it before the first.
    """

    runs: tuple[Run, ...]
    indent: int = 0
    margin: str = ""


class Later(Sequence[Para]):
    """Paragraphs that are made when somebody reads them: most rows of a long pane are never seen."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[Para, ...]]) -> None:
        self._make: Callable[[], tuple[Para, ...]] | None = make
        self._made: tuple[Para, ...] = ()

    def __len__(self) -> int:
        return len(self._all())

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __iter__(self) -> Iterator[Para]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Later | tuple) and self._all() == tuple(other))

    def __hash__(self) -> int:
        return hash(self._all())

    def _all(self) -> tuple[Para, ...]:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a pane. ``key`` is empty for what cannot be chosen (headings, reasons why nothing is shown).

    ``is_part`` says that it belongs to the entry above it, as a position does to its actor.
    """

    key: str
    paras: Sequence[Para]
    line: Line | None = None
    issue: int = 0
    is_part: bool = False


def para(*runs: Run | str, indent: int = 0) -> Para:
    """Return a paragraph; a bare string is a plain run, and empty runs are dropped."""
    made = [Run(run) if isinstance(run, str) else run for run in runs if run]
    return Para(tuple([run for run in made if run.text]), indent)


def heading(text: str) -> Row:
    """Return a row that only parts what stands above it from what stands below."""
    return Row("", (para(Run(text, "heading")),))


def reason(text: str) -> Row:
    """Return a row that says in one line why there is nothing to show."""
    return Row("", (para(Run(text, "faint")),))


def showable(text: str) -> str:
    """Return ``text`` without control and direction characters, on one line."""
    return _UNSHOWABLE.sub("", text.replace("\n", " ").replace("\t", " "))


def as_content(runs: Iterable[Run]) -> Content:
    """Return the runs as Textual content, each in a span named by its tone; brackets in them stay brackets."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for run in runs:
        shown = showable(run.text)
        if run.tone != "plain":
            spans.append(Span(length, length + len(shown), run.tone))
        pieces.append(shown)
        length += len(shown)
    return Content("".join(pieces), spans=spans)


def plain_text(row: Row) -> str:
    """Return the words of a row, its paragraphs on lines of their own."""
    return "\n".join("".join(showable(run.text) for run in part.runs) for part in row.paras)
