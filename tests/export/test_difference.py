"""Two days' briefs are compared line by line, by the ids that lines keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing.export import check_markdown, render_difference_markdown, render_difference_text
from briefing.export.difference import with_sources_of
from tests.export.invented import BRIEF, HERALD, ITEMS, TOLL, proof

NEXT_DAY = datetime(2026, 4, 7, 23, 59, tzinfo=UTC)
ANSWER = proof(HERALD, "Nobody was hurt.")
AFTER = replace(
    BRIEF,
    as_of=NEXT_DAY,
    issues=(
        replace(
            TOLL,
            quotes=TOLL.quotes[1:],
            actors=TOLL.actors[:1],
            questions=(replace(TOLL.questions[0], status="answered", answers=(ANSWER,), basis="The council voted."),),
        ),
    ),
)
EXPECTED = """\
# What changed: 6 April 2026 to 7 April 2026

## Canal toll

*3 other lines unchanged.*

### Open questions

| Question | Before | Now | Basis | Evidence |
| ------------------------------ | ------ | --- | ------------------------------ | -------- |
| Whether to raise the canal toll. | open | **answered** | The council voted. | [1¶3, 2¶2] |

### Gone

- **Skippers**: *warns*: Skippers warned on Monday that a higher toll would empty the canal. [1¶1]
- “We may decide in May,” … “Not before.” — Nadia Korr, chair, printed 6 Apr [2¶3]
  - *Also printed:* “We may decide by May,” — Nadia Korr [1¶2]

## Lock repairs

*This issue is no longer followed.*

## Sources
"""


def test_changed_questions_and_lines_gone_are_told_issue_by_issue() -> None:
    """The reader sees what to correct in yesterday's page."""
    markdown = render_difference_markdown(BRIEF, AFTER)
    assert EXPECTED in markdown
    assert "from: 2026-04-06\nto: 2026-04-07\n" in markdown
    assert check_markdown(markdown, with_sources_of(AFTER, BRIEF), ITEMS) == ()


def test_what_is_new_is_told_with_its_evidence() -> None:
    """The other way round, what was gone is new."""
    markdown = render_difference_markdown(AFTER, BRIEF)
    assert "### New\n\n- **Skippers**: *warns*" in markdown
    assert "| Whether to raise the canal toll. | answered | **open** | No decision is reported. | [2¶2] |" in markdown


def test_two_equal_briefs_differ_in_nothing() -> None:
    """A quiet day is told as one."""
    text = render_difference_text(BRIEF, replace(BRIEF, as_of=NEXT_DAY))
    assert text.count("Nothing new, changed or gone.") == 2


def test_a_source_that_only_the_earlier_brief_cites_is_numbered_on() -> None:
    """No number means two articles."""
    after = replace(AFTER, sources=BRIEF.sources[1:], issues=AFTER.issues)
    numbered = with_sources_of(after, BRIEF)
    assert [(source.number, source.item_id) for source in numbered.sources] == [(2, "gazette-1"), (3, "herald-1")]
    assert "Skippers warned on Monday that a higher toll would empty the canal. [3¶1]" in render_difference_markdown(
        BRIEF, after
    )
