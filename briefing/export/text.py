"""Plain text of 80 columns, linear, for pipes, logs and screen readers: no tables, no drawn lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from briefing.export.citations import citation_text
from briefing.export.document import (
    Block,
    Bullet,
    Bullets,
    Citation,
    Document,
    Emphasis,
    File,
    Heading,
    Inline,
    Link,
    Paragraph,
    Run,
    SourceNumber,
    Strong,
    Table,
    Words,
)
from briefing.export.layout import lay_out
from briefing.export.names import cite_names
from briefing.export.section import Length
from briefing.export.wording import one_line
from briefing.model import Brief, Item

_WIDTH = 80


def render_text(
    brief: Brief,
    items: Mapping[str, Item],
    *,
    issue: str | None = None,
    actor: str | None = None,
    length: Length = "brief",
) -> str:
    """Return the brief as plain text; a row of a table becomes a line with its cells named underneath.

    A web address or a word that is longer than the line is not broken.

    Raises:
        UsageError: the brief has no issue, or no actor, of that name.
    """
    return _text_of(lay_out(cite_names(brief, items), issue=issue, actor=actor, length=length))


def render_difference_text(before: Brief, after: Brief) -> str:
    """Return what two briefs differ in as plain text."""
    from briefing.export.difference import lay_out_difference

    return _text_of(lay_out_difference(before, after))


def _text_of(document: Document) -> str:
    return "\n\n".join(map(_block, document.blocks)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return _wrapped(one_line(text) if level > 2 else one_line(text).upper(), "")
        case Paragraph(runs):
            return _wrapped(_inline(runs), "")
        case Bullets(lines):
            return "\n".join(map(_bullet, lines))
        case Table(header, rows):
            return "\n".join(_row(header, row) for row in rows)
        case _:
            assert_never(block)


def _bullet(bullet: Bullet) -> str:
    return "\n".join(
        [_wrapped(_inline(bullet.runs), "- "), *(_wrapped(_inline(line), "  - ") for line in bullet.below)]
    )


def _row(header: tuple[str, ...], row: tuple[Inline, ...]) -> str:
    """Lead with the first cell; name the others by their column, but for the citation, which needs no name."""
    names, cells = list(header), [_inline(cell) for cell in row]
    if names[0] == "#":
        # A question leads with its number and its words.
        names, cells = names[1:], [f"{cells[0]}. {cells[1]}", *cells[2:]]
    lines = [_wrapped(cells[0], "- ")]
    for name, cell in zip(names[1:], cells[1:], strict=True):
        if cell:
            lines.append(_wrapped(cell if name == "Evidence" else f"{name}: {cell}", "  ", "    "))
    return "\n".join(lines)


def _inline(runs: Inline) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    match run:
        case Words(text) | Strong(text) | Emphasis(text) | File(text) | Link(text):
            return one_line(text)
        case Citation():
            return citation_text(run)
        case SourceNumber(number):
            return f"[{number}]"
        case _:
            assert_never(run)


def _wrapped(text: str, first: str, other: str | None = None) -> str:
    """Break a line at its blanks, as ``textwrap`` does; that one looks at each word, which took half of the text."""
    indent, rest = first, text.strip(" ")
    lines = []
    while len(indent) + len(rest) > _WIDTH:
        end = rest.rfind(" ", 0, _WIDTH - len(indent) + 1)
        end = end if end >= 0 else rest.find(" ")
        if end < 0:
            break
        lines.append(indent + rest[:end].rstrip(" "))
        indent, rest = " " * len(first) if other is None else other, rest[end:].lstrip(" ")
    return "\n".join((*lines, indent + rest)) if rest else ""
