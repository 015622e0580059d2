"""Hostile words are shown in the markdown as they stand: no markup, link, table or front matter comes of them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.export import render_markdown
from briefing.model import Span, Thread, evidence_in
from tests.export.invented import BRIEF, GAZETTE, ITEMS, TOLL

# Letters, and whatever has a meaning in one dialect of markdown or another.
_SIGNS = st.text("ab1 .)(|*_[]<>#`~^$&;:!\\-+=@{}\"'“”\n\r\t\x0b\x85\u2028\u00a0\u202f", min_size=1, max_size=12)
_MARKUP = st.sampled_from(
    ("&lt;", "&#35;", "<b>", "</td>", "<!--", "](http://a.b)", "![", "[a](b)", "[ ] ", "$a$", "```")
)
_STARTS = st.sampled_from(
    ("- ", "1. ", "iv. ", "(a) ", "# ", "> ", "---", "\n---\n", "| a |", "\n\n| - |\n", "\\|", "\\")
)
HOSTILE = st.lists(_SIGNS | _MARKUP | _STARTS, min_size=1, max_size=6).map("".join).filter(str.strip)


def shown_text(markdown: str) -> str:
    """Return what a GFM renderer shows of a piece of markdown, with blanks squeezed."""
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", renderer.render(markdown))).split())


def body_of(markdown: str) -> str:
    """Return the markdown behind its front matter."""
    return markdown.split("---\n", 2)[2]


@given(HOSTILE)
def test_front_matter_holds_any_issue_name(name: str) -> None:
    """No name of an issue breaks the YAML; but for line breaks it comes through unchanged."""
    brief = replace(BRIEF, issues=(replace(TOLL, name=name),))
    front = yaml.safe_load(render_markdown(brief, ITEMS).split("\n---\n")[0].removeprefix("---\n"))
    assert front["issues"] == [re.sub("[\n\r\t\x0b\x85\u2028]+", " ", name)]


@given(HOSTILE)
def test_hostile_words_in_a_bullet_are_shown_as_they_stand(words: str) -> None:
    """A thread that is full of markup is read by a GFM renderer as the words it has."""
    item = replace(GAZETTE, text=words)
    thread = Thread("t", (evidence_in(item, Span(0, len(words))),), text=words.strip(), item_ids=(), outlets=1)
    brief = replace(BRIEF, issues=(), changes=(), look_ahead=(), unnamed=(), gaps=(), threads=(thread,))
    markdown = body_of(render_markdown(brief, {**ITEMS, item.id: item}))
    section = markdown.split("## Other threads\n\n")[1].split("\n\n## Who is not named")[0]
    assert len(section.split("\n")) == 1
    assert shown_text(section).startswith(" ".join(words.split()))


@given(HOSTILE)
def test_hostile_words_in_a_cell_never_break_the_table(words: str) -> None:
    """A table keeps its four columns and shows the words whatever they are."""
    line = replace(TOLL.actors[1].positions[0], text=words.strip(), label=None, cue=None)
    issue = replace(TOLL, actors=(replace(TOLL.actors[1], positions=(line,)),))
    markdown = render_markdown(replace(BRIEF, issues=(issue,)), ITEMS)
    table = markdown.split("### Actors and stated positions\n\n")[1].split("\n\n### Quotes")[0]
    header, rule, row = table.split("\n")
    assert (header.count("|"), rule.count("|")) == (5, 5)
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 5
    assert " ".join(words.split()) in shown_text(table)


@given(HOSTILE)
def test_hostile_titles_and_addresses_stay_one_line_of_the_source_list(title: str) -> None:
    """A title or a path from a feed is shown, and adds no line, link or code to the list."""
    source = replace(BRIEF.sources[0], title=title, location=f"https://herald.example/{title}")
    markdown = render_markdown(replace(BRIEF, sources=(source, *BRIEF.sources[1:])), ITEMS)
    section = markdown.split("## Sources\n\n")[1].split("\n\n## Gaps")[0]
    assert len(section.split("\n")) == 2
    assert f"Lock Herald: {' '.join(title.split())}" in shown_text(section)


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    """What could run or read something is shown as text."""
    source = replace(BRIEF.sources[0], location="javascript:alert(1)")
    markdown = render_markdown(replace(BRIEF, sources=(source, *BRIEF.sources[1:])), ITEMS)
    assert "`javascript:alert(1)`" in markdown
