"""An older article is told apart from this week's on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.tui.app import BriefingApp
from briefing.tui.line_rows import position_row, quote_row
from briefing.tui.rows import Row
from tests.tui.invented import Asked, invented_brief, make_seams

JANUARY = date(2031, 1, 7)


def words_of(row: Row) -> str:
    """Return what a row prints."""
    return "".join(run.text for para in row.paras for run in para.runs)


def test_what_an_older_article_tells_shows_its_day() -> None:
    """Nobody reads January's "this week" as this one; a row without a time shows the day too."""
    brief = invented_brief()
    desk = BriefingApp(brief, make_seams(Asked())).desk
    issue = brief.issues[0]
    rejects = replace(issue.actors[1].positions[0], article_day=JANUARY)
    assert "printed 7 Jan 2031" in words_of(position_row(rejects, 1, desk))
    quote = replace(issue.quotes[0], article_day=JANUARY, when="this week", day=None)
    assert "this week, printed 7 Jan 2031" in words_of(quote_row(quote, 1, desk))
    assert "printed" not in words_of(quote_row(issue.quotes[0], 1, desk))
