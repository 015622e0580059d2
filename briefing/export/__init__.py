"""From a brief to a file: markdown, plain text, HTML and JSON, and the checks that come before.

What is named here is loaded when it is asked for: a brief is printed in one of the formats.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.export.check import Problem, check_brief, drop_failing
    from briefing.export.check_printed import check_markdown
    from briefing.export.html import render_html
    from briefing.export.json import parse_json, render_json
    from briefing.export.markdown import render_difference_markdown, render_markdown
    from briefing.export.section import Length
    from briefing.export.text import render_difference_text, render_text

_PLACES = {
    "check": ("Problem", "check_brief", "drop_failing"),
    "check_printed": ("check_markdown",),
    "html": ("render_html",),
    "json": ("parse_json", "render_json"),
    "markdown": ("render_difference_markdown", "render_markdown"),
    "section": ("Length",),
    "text": ("render_difference_text", "render_text"),
}

__all__ = [
    "Length",
    "Problem",
    "check_brief",
    "check_markdown",
    "drop_failing",
    "parse_json",
    "render_difference_markdown",
    "render_difference_text",
    "render_html",
    "render_json",
    "render_markdown",
    "render_text",
]


def __getattr__(name: str) -> object:
    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"briefing.export.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
