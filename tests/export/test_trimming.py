"""Where words are few, a position is cut where clauses border, and says the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export import render_markdown, render_text
from briefing.export.trimming import trimmed, with_trimmed_positions
from briefing.model import ActorLine
from tests.export.invented import BRIEF, ITEMS, TOLL

SHORTER = [
    (
        "During a visit to the upper lock with two engineers, the canal minister said the toll would stay as it is.",
        None,
        "the canal minister said the toll would stay as it is.",
    ),
    (
        "Speaking at a meeting of skippers on Tuesday, Minister Nadia Korr outlined that the toll was a matter of law.",
        "on Tuesday",
        "Minister Nadia Korr outlined that the toll was a matter of law.",
    ),
    (
        "Last week, Minister Nadia Korr pushed back on the notion that a lower toll would bring the barges back here.",
        "Last week",
        "Minister Nadia Korr pushed back on the notion that a lower toll would bring the barges back here.",
    ),
    (
        "She would repeat her plea for a lower toll in Lund, where skippers of nine towns gather for their assembly.",
        None,
        "She would repeat her plea for a lower toll in Lund",
    ),
    (
        "“The toll stays as it is,” Korr said at a meeting of the river council in the old town hall of Orvan.",
        None,
        "“The toll stays as it is,” Korr said",
    ),
]


@pytest.mark.parametrize(("text", "when", "short"), SHORTER)
def test_the_occasion_goes_where_words_are_few(text: str, when: str | None, short: str) -> None:
    """Where and beside whom somebody spoke is told by the article."""
    assert trimmed(text, when) == short


WHOLE = [
    # The day is printed nowhere else.
    "Speaking at a meeting of skippers on Tuesday, Minister Nadia Korr outlined that the toll was a matter of law.",
    "In May, Minister Nadia Korr allowed the skippers of the upper canal to pay the toll in the month that follows.",
    # A condition, a contrast, a denial, a hedge.
    "If the council of the river towns agrees, Minister Nadia Korr would lower the toll for barges with grain.",
    "Despite the flood in the upper valley, Minister Nadia Korr has raised the toll for barges that carry grain.",
    "Nadia Korr would lower the toll for barges that carry grain down the canal, which her ministry has denied.",
    "Nadia Korr is to lower the toll for barges that carry grain down the canal, which may take a while yet.",
    # Nobody would know who "she" is.
    "At the meeting of the skippers with Nadia Korr of the river council, she said that the toll was too high.",
    # Somebody else's words stand behind the name.
    "Nadia Korr would lower the toll on the upper canal, skippers who met her in the old town hall said.",
    # A second adverbial follows the first one.
    "Last week, during a visit to the upper lock with two engineers, Nadia Korr said that the toll was a burden.",
    "The toll stays, Nadia Korr said.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_says_how_far_a_statement_holds_stays(text: str) -> None:
    """Who attributes, denies, hedges, limits or dates is never cut."""
    assert trimmed(text, "Last week") == text


@given(st.text(alphabet="aN ,.“”’-é—(;", max_size=300), st.none() | st.sampled_from(["Last week", "N", ""]))
def test_what_stays_is_one_stretch_of_the_source(text: str, when: str | None) -> None:
    """And never nothing."""
    short = trimmed(text, when)
    assert short in text
    assert bool(short) == bool(text)


def shown(text: str, *spellings: str) -> str:
    """Return the position of Nadia Korr as it is shown where words are few."""
    line = replace(TOLL.actors[0].positions[0], text=text)
    actor: ActorLine = replace(TOLL.actors[0], name="Nadia Korr", spellings=spellings, positions=(line,))
    brief = with_trimmed_positions(replace(BRIEF, issues=(replace(TOLL, actors=(actor,)),)))
    return brief.issues[0].actors[0].positions[0].text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Canal Minister Nadia Korr has again rejected a higher toll.", "has again rejected a higher toll."),
        ("Nadia Korr previously rejected a higher toll.", "previously rejected a higher toll."),
        ("Korr would not say what the toll will be.", "would not say what the toll will be."),
        ("The Korr Institute said Korr has kept the toll.", "The Korr Institute said Korr has kept the toll."),
        ("Chair of Korr Institute for Canals Korr has kept the toll.", "has kept the toll."),
    ],
)
def test_a_position_begins_with_its_verb_beside_the_name(text: str, short: str) -> None:
    """The name stands in the cell before it."""
    assert shown(text, "Korr") == short


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Korr and Ivo Brandt rejected a higher toll.",
        "Neither Nadia Korr nor Ivo Brandt wanted a higher toll.",
        "Former Canal Minister Nadia Korr rejected a higher toll.",
        "Nadia Korr’s deputy rejected a higher toll.",
        "Nadia Korr, who chairs the council, rejected a higher toll.",
        "Skippers say Nadia Korr rejected a higher toll.",
        "Unlike Nadia Korr has done so far, the council rejected a higher toll.",
    ],
)
def test_a_subject_that_is_more_than_the_name_stays(text: str) -> None:
    """Two who act, one who acts for another, and an office held once."""
    assert shown(text, "Korr") == text


def test_the_whole_brief_shows_whole_positions() -> None:
    """At full length nothing is cut."""
    text = TOLL.actors[1].positions[0].text
    assert text.startswith("Skippers warned")
    for render in (render_markdown, render_text):
        assert " ".join(text.split()[:6]) in " ".join(render(BRIEF, ITEMS, length="full").split())
        assert " ".join(text.split()[:6]) not in " ".join(render(BRIEF, ITEMS).split())
