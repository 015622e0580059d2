"""From a brief to a file: markdown, plain text, HTML and JSON, and the checks that come before."""

from __future__ import annotations

from briefing.export.check import Problem, check_brief, drop_failing
from briefing.export.check_markdown import check_markdown
from briefing.export.html import render_html
from briefing.export.json import parse_json, render_json
from briefing.export.markdown import render_difference_markdown, render_markdown
from briefing.export.section import Length
from briefing.export.text import render_difference_text, render_text

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
