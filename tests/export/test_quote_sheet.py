"""A quote sheet has everything that one actor is quoted or reported as saying, dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.errors import UsageError
from briefing.export import check_markdown, render_html, render_markdown, render_text
from tests.export.invented import BRIEF, ITEMS, TOLL

EXPECTED = """\
# Quote sheet: Nadia Korr

News from 30 March 2026 to 6 April 2026. What the articles on the issues followed print of this actor; articles that \
serve no issue are not searched.

## Quotes

- “We may decide in May,” … “Not before.” — Nadia Korr, chair, printed 6 Apr [2¶3] (Canal toll)
  - *Also printed:* “We may decide by May,” — Nadia Korr [1¶2]

## Positions as reported

| When | Issue | Position as reported | Evidence |
| ---- | ----- | ------------------------------ | -------- |
| on Monday (6 Apr) | Canal toll | *undecided*: The river council has not decided whether to \
raise the canal toll | [2¶2] |
| printed 6 Apr | Canal toll | “We may decide in May,” Korr said. | [2¶3] |

## Sources
"""


@pytest.mark.parametrize("name", ["Nadia Korr", "korr", " KORR "])
def test_a_sheet_is_found_by_any_spelling_and_has_every_line_of_the_actor(name: str) -> None:
    """The sheet has quotations and positions with issue, date and citation, and nobody else's."""
    markdown = render_markdown(BRIEF, ITEMS, actor=name)
    assert EXPECTED in markdown
    assert "actor: Nadia Korr\n" in markdown
    assert "Skippers warned" not in markdown
    assert check_markdown(markdown, BRIEF, ITEMS) == ()


def test_a_sheet_exists_in_every_written_format() -> None:
    """The page and the plain text have the same lines."""
    assert "Quote sheet: Nadia Korr</h1>" in render_html(BRIEF, ITEMS, actor="Korr")
    assert "QUOTE SHEET: NADIA KORR" in render_text(BRIEF, ITEMS, actor="Korr")


def test_newer_words_stand_first() -> None:
    """A quotation of a later day leads."""
    (first, _) = TOLL.quotes
    later = replace(first, id="later", pieces=("“Not before.”",), day=date(2026, 4, 8), when="on Wednesday")
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, quotes=(first, later)),)), ITEMS, actor="Korr")
    assert markdown.index("- “Not before.” — Nadia Korr, chair, on Wednesday (8 Apr)") < markdown.index("- “We may")


def test_an_unknown_name_is_answered_by_the_nearest() -> None:
    """A mistyped name is told from one that says nothing."""
    with pytest.raises(UsageError, match="did you mean Nadia Korr"):
        render_markdown(BRIEF, ITEMS, actor="Nadja Kor")
    with pytest.raises(UsageError, match="nobody called “Osterby” speaks or acts in the brief"):
        render_markdown(BRIEF, ITEMS, actor="Osterby")


def test_a_name_that_two_actors_share_is_not_guessed() -> None:
    """Two Korrs are two people; the full name tells them apart."""
    other = replace(TOLL.actors[0], id="other", name="Pavel Korr", spellings=("Pavel Korr",), positions=())
    brief = replace(BRIEF, issues=(replace(TOLL, actors=(replace(TOLL.actors[0], spellings=()), other)),))
    with pytest.raises(UsageError, match="several actors are called “Korr”: Nadia Korr, Pavel Korr"):
        render_markdown(brief, ITEMS, actor="Korr")
