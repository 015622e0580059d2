"""Markdown that reads the same on GitHub (GFM), in pandoc, and as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

from briefing.export.citations import citation_text
from briefing.export.difference import lay_out_difference
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

# What can begin markup inside a line, in GFM or in pandoc's markdown; ":smile:" is a picture in some dialects.
_INLINE = re.compile(r"[\\`*_\[\]<{|~^]|:(?=[a-z+-][\w+-]*:)")
# An ampersand is markup only where it begins a character reference.
_REFERENCE = re.compile(r"&(?=#?\w+;)")
# A dollar sign can close a formula only behind something, and not before a digit; what cannot close, opens nothing.
_FORMULA_END = re.compile(r"(?<=\S)\$(?!\d)")
# What makes a heading, a quote, a list item or a rule at the start of a line: "#", ">", "-", "+", "=", "1." and, for
# pandoc, "(a)" or "iv."; an initial ("J. Doe") needs two blanks behind it to be one there, and is left alone.
_LINE_START = re.compile(r"^(\(?(?:\d{1,9}|[ivxlcdm]{1,7}|[a-z]|[A-Z](?=\)))(?=[.)](?:\s|$))|(?=[-+=:%#>]))")
# pandoc gives the columns of a page their widths by these dashes; on a screen they say nothing.
_WIDTHS = {"#": 3, "Status": 8} | dict.fromkeys(
    ("Development", "Event", "Position as reported", "Question", "Basis", "What would answer it", "Says"), 30
)
_ESCAPED_SIGN = "\\#"
_UNSAFE_IN_URL = re.compile(r"[\s<>\"`|\\^{}\x00-\x1f\x7f]")


def render_markdown(
    brief: Brief,
    items: Mapping[str, Item],
    *,
    issue: str | None = None,
    actor: str | None = None,
    length: Length = "brief",
) -> str:
    """Return the brief as markdown with YAML front matter; ``items`` are the cited versions by item id.

    Raises:
        UsageError: the brief has no issue, or no actor, of that name.
    """
    return _markdown_of(lay_out(cite_names(brief, items), issue=issue, actor=actor, length=length))


def render_difference_markdown(before: Brief, after: Brief) -> str:
    """Return what two briefs differ in as markdown with YAML front matter."""
    return _markdown_of(lay_out_difference(before, after))


def _markdown_of(document: Document) -> str:
    """Return a document as markdown with YAML front matter."""
    import yaml  # nothing else that is printed needs it

    front = yaml.safe_dump(document.front, allow_unicode=True, default_flow_style=None, sort_keys=False, width=2**20)
    blocks = "\n\n".join(map(_block, document.blocks))
    return f"---\n{front}---\n\n{blocks}\n"


def escape_markdown(text: str) -> str:
    """Return the text such that a renderer shows it as it stands, on one line, anywhere but at the start of a line."""
    return _FORMULA_END.sub(r"\\$", _REFERENCE.sub(r"\\&", _INLINE.sub(r"\\\g<0>", one_line(text))))


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            # A number sign at the end of a heading would be taken for its closing.
            return f"{'#' * level} {escape_markdown(text).strip().replace('#', _ESCAPED_SIGN)}"
        case Paragraph(runs):
            return _line(runs)
        case Bullets(lines):
            return "\n".join(map(_bullet, lines))
        case Table(header, rows):
            head = [
                _row([escape_markdown(name) for name in header]),
                _row(["-" * _WIDTHS.get(name, len(name)) for name in header]),
            ]
            return "\n".join([*head, *(_row([_inline(cell) for cell in row]) for row in rows)])
        case _:
            assert_never(block)


def _bullet(bullet: Bullet) -> str:
    return "\n".join([f"- {_line(bullet.runs)}", *(f"  - {_line(line)}" for line in bullet.below)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(runs: Inline) -> str:
    """Render runs that begin a line; what a source puts there makes no list and no heading."""
    line = _inline(runs)
    return _LINE_START.sub(r"\1\\", line) if isinstance(runs[0], Words) else line


def _inline(runs: Inline) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    match run:
        case Words(text):
            return _keeping_edges(text)
        case Strong(text):
            return f"**{escape_markdown(text).strip()}**" if text.strip() else ""
        case Emphasis(text):
            return f"*{escape_markdown(text).strip()}*" if text.strip() else ""
        case SourceNumber(number):
            return f"**[{number}]**"
        case Citation():
            return citation_text(run)
        case Link(url):
            return f"<{_UNSAFE_IN_URL.sub(_percent, url)}>"
        case File(name):
            return _code(name)
        case _:
            assert_never(run)


def _keeping_edges(text: str) -> str:
    """Escape, keeping one blank at each end where there was one: runs meet there."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{escape_markdown(text.strip())}{tail}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _code(text: str) -> str:
    """Return a code span whose fence is longer than any run of backticks inside."""
    code = one_line(text).strip()
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}"
