"""The plain text is linear, fits 80 columns, and has the lines of the markdown in the same order."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefing.export import render_text
from briefing.export.text import _wrapped
from tests.export.invented import BRIEF, ITEMS, TOLL


def test_no_line_is_longer_than_80_columns() -> None:
    """Everything wraps but what cannot be broken."""
    assert max(map(len, render_text(BRIEF, ITEMS, length="full").split("\n"))) <= 80


@given(
    st.lists(st.one_of(st.integers(1, 12), st.integers(70, 90)), max_size=30),
    st.sampled_from((("", ""), ("- ", "  "), ("  - ", "    "), ("  ", "    "))),
)
def test_a_line_is_broken_at_the_last_blank_that_it_has_room_for(lengths: list[int], indents: tuple[str, str]) -> None:
    """As the standard library breaks lines, also where a word is longer than a line."""
    text = " ".join("a" * length for length in lengths)
    assert _wrapped(text, *indents) == textwrap.fill(
        text, 80, initial_indent=indents[0], subsequent_indent=indents[1], break_long_words=False
    )


def test_a_web_address_is_never_broken() -> None:
    """A long address can be copied as it stands."""
    url = f"https://herald.example/{'a' * 90}"
    brief = replace(BRIEF, sources=(replace(BRIEF.sources[0], location=url), *BRIEF.sources[1:]))
    assert url in render_text(brief, ITEMS)


def test_a_row_becomes_a_line_with_its_cells_named_below() -> None:
    """A screen reader hears the name of the column before each cell."""
    text = render_text(BRIEF, ITEMS)
    assert (
        "- 1. Whether to raise the canal toll.\n"
        "  Status: open\n"
        "  Basis: No decision is reported. [2¶2]\n"
        "  What would answer it: a vote of the council; decider: river council; due:\n"
        "    Thursday (9 Apr)\n"
    ) in text


def test_words_are_shown_without_markup() -> None:
    """Signs of markup in a title are signs; nothing of ours is marked up."""
    text = render_text(BRIEF, ITEMS)
    assert "Skippers warn of *higher* toll" in text
    assert "**" not in text


def test_a_line_break_in_a_source_starts_no_line_of_the_brief() -> None:
    """A title cannot pose as a heading."""
    brief = replace(BRIEF, sources=(replace(BRIEF.sources[0], title="A\n\nSOURCES"), *BRIEF.sources[1:]))
    assert render_text(brief, ITEMS).split("\n").count("SOURCES") == 1


def test_the_sections_stand_in_the_fixed_order() -> None:
    """The headings are those of the markdown."""
    text = render_text(replace(BRIEF, issues=(TOLL,)), ITEMS)
    headings = ["BOTTOM LINE", "WHAT CHANGED", "LOOK-AHEAD", "1. CANAL TOLL", "OTHER THREADS", "WHO IS NOT NAMED"]
    found = [line for line in text.split("\n") if line in [*headings, "SOURCES", "GAPS"]]
    assert found == [*headings, "SOURCES", "GAPS"]
