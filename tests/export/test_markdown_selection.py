"""The markdown of one issue, or within a length: what is left out, and that it is said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from briefing.errors import UsageError
from briefing.export import check_markdown, render_markdown
from briefing.export.selection import only_issue
from tests.export.invented import BRIEF, ITEMS, TOLL


def test_one_issue_alone_has_its_own_lines_and_sources() -> None:
    """An export of one issue leaves out the other issues and what serves none."""
    markdown = render_markdown(BRIEF, ITEMS, issue="canal TOLL")
    assert "issues: [Canal toll]" in markdown
    assert "Lock repairs" not in markdown.split("## Gaps")[0]
    assert "bakery" not in markdown
    assert "the council would vote on Thursday | 1 |" in markdown


def test_one_issue_alone_lists_every_article_that_its_lines_cite() -> None:
    """A line may rest on an article that serves the issue nowhere else; a gap of another issue is not told."""
    brief = replace(
        BRIEF,
        issues=(replace(TOLL, item_ids=("herald-1",), passages=()), *BRIEF.issues[1:]),
        gaps=("Lock repairs: a single source.", "Canal toll: a single source."),
    )
    markdown = render_markdown(brief, ITEMS, issue="Canal toll")
    assert check_markdown(markdown, only_issue(brief, "Canal toll"), ITEMS) == ()
    assert "- **[2]** Orvan Gazette" in markdown
    assert "## Gaps\n\n- Canal toll: a single source.\n" in markdown


def test_an_issue_that_does_not_exist_is_refused_with_the_nearest_name() -> None:
    """A mistyped name is answered by the name that was meant."""
    with pytest.raises(UsageError, match="did you mean Canal toll"):
        render_markdown(BRIEF, ITEMS, issue="Canal tolls")


def test_page_one_stands_alone_at_length_page() -> None:
    """A page has the sections that a minister reads, the sources behind them, and the gaps."""
    markdown = render_markdown(BRIEF, ITEMS, length="page")
    assert re.findall(r"^## (.*)$", markdown, re.M) == ["Bottom line", "What changed", "Look-ahead", "Sources", "Gaps"]


def test_a_long_list_is_cut_within_the_words_of_page_one_and_says_so() -> None:
    """Forty developments of twenty words do not fit a page; the list says how many more there are."""
    line = replace(BRIEF.changes[0], text=" ".join(["word"] * 20))
    brief = replace(BRIEF, changes=tuple(replace(line, id=f"change-{number}") for number in range(40)))
    markdown = render_markdown(brief, ITEMS)
    page_one = markdown.split("# Daily issue brief")[1].split("## 1. Canal toll")[0]
    assert len(re.sub(r"\[\d+¶\d+\]|[|]|--+", "", page_one).split()) <= 350
    assert "more lines in the full brief.*" in page_one
    assert render_markdown(brief, ITEMS, length="full").count(line.text) == 40


def test_a_small_issue_is_whole_where_a_large_one_is_cut() -> None:
    """The words of a brief go to whoever needs least first; the whole stays within 1,800 words."""
    large = tuple(
        replace(TOLL.quotes[1], id=f"large-{number}", pieces=(f"{number} {' '.join(['word'] * 30)}",))
        for number in range(60)
    )
    issues = tuple(replace(TOLL, number=number, name=f"Large {number}", quotes=large) for number in (1, 2))
    brief = replace(BRIEF, issues=(*issues, replace(TOLL, number=3, name="Small")))
    markdown = render_markdown(brief, ITEMS).split("---\n", 2)[2]
    assert len(re.sub(r"\[\d+¶\d+\]|[|]|--+", "", markdown.split("## Sources")[0]).split()) <= 1800
    assert "in the full brief" in markdown.split("## 1. Large 1")[1].split("## 2. Large 2")[0]
    assert "in the full brief" not in markdown.split("## 3. Small")[1]


def test_every_actor_is_named_before_one_has_a_second_position() -> None:
    """Where words are few, the newest position of each actor is shown, of one day the labelled one."""
    long = " ".join(["word"] * 230)
    old = replace(TOLL.actors[0].positions[0], id="old", text=f"old {long}", day=date(2026, 4, 1))
    bare = replace(TOLL.actors[0].positions[0], id="bare", text=f"bare {long}", label=None)
    new = replace(TOLL.actors[0].positions[0], id="new", text=f"new {long}")
    actors = tuple(
        replace(
            TOLL.actors[0],
            id=f"a{number}",
            name=f"Actor {number}",
            positions=tuple(replace(line, text=f"{line.text} {number}") for line in (old, bare, new)),
        )
        for number in range(7)
    )
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, actors=actors, quotes=()),)), ITEMS)
    table = markdown.split("### Actors and stated positions")[1].split("### Quotes")[0]
    assert re.findall(r"\| (Actor \d), chair .*: (\w+) word", table) == [
        (f"Actor {number}", "new") for number in range(6)
    ]
    assert "*15 more lines in the full brief.*" in table
