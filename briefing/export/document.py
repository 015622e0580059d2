"""What a brief looks like before a format gives it characters: headings, paragraphs, bullets and tables of runs.

The formats render these few shapes and nothing else, so that every format prints the same lines in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Evidence
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be shown as they are; a format escapes what it would read as markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that lead a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words of this program about a line, such as why a section is empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph, or several in a row, of one source, with the evidence that stands there."""

    number: int
    first: int
    last: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the words before it stand; printed as ``[n¶p]``."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SourceNumber:
    """The n of ``[n¶p]`` where the source itself is listed."""

    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, http or https."""

    url: str


@dataclass(frozen=True, slots=True)
class File:
    """The name of a file, or an address that is not fit to be followed."""

    name: str


Run = Words | Strong | Emphasis | Citation | SourceNumber | Link | File
Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; level 1 is the brief's own."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of its own."""

    runs: Inline


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a list, with the lines that belong under it."""

    runs: Inline
    below: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as ``header``."""

    header: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A brief laid out: ``front`` is the front matter in order, ``cited`` the numbers of the sources it lists."""

    front: dict[str, object]
    blocks: tuple[Block, ...]
    cited: tuple[int, ...]


_COUNTED = (Words, Strong, Emphasis)


def count_words(runs: Iterable[Run]) -> int:
    """Count the words of a line; citations, links and file names are references and count nothing."""
    return len(" ".join([run.text for run in runs if isinstance(run, _COUNTED)]).split())


def runs_of(block: Block) -> tuple[Run, ...]:
    """Return all runs of a block in reading order; a table's header comes first."""
    match block:
        case Heading(_, text):
            return (Words(text),)
        case Paragraph(runs):
            return runs
        case Bullets(lines):
            return tuple(run for line in lines for inline in (line.runs, *line.below) for run in inline)
        case Table(header, rows):
            return tuple(map(Words, header)) + tuple(run for row in rows for cell in row for run in cell)
