"""Which lines show the words of an article of another week than the brief's?"""

from __future__ import annotations

from datetime import date

from briefing.model import Analysis, Brief, Item
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item


def talks_of(day: date | None) -> tuple[Item, Analysis]:
    """Lund opposes the charge "this week", and is quoted."""
    made = Made(
        item(
            "talks",
            "Ana Lund opposed the Ostmark tollway this week.",
            "“The Ostmark tollway is a mistake for us all,” Lund said last week.",
            day=day,
        )
    )
    made.actor("Ana Lund", "Ana Lund", "Lund said")
    made.quote("“The Ostmark tollway is a mistake for us all,”", "Ana Lund", printed="Lund", when="last week")
    made.position("Ana Lund", "Ana Lund opposed the Ostmark tollway this week.", "rejects", "opposed", when="this week")
    return made.done()


def brief_of(day: date | None) -> Brief:
    """Return the brief of Friday 14 March 2031."""
    return compose((talks_of(day),), (TOLLWAY,), now=NOW)


def test_an_article_of_another_week_lends_its_day_to_what_it_tells() -> None:
    """Its "this week" and "last week" are not those of the brief."""
    for day in (date(2030, 10, 1), date(2031, 3, 9)):
        (issue,) = brief_of(day).issues
        assert [line.article_day for line in issue.actors[0].positions] == [day]
        assert [line.article_day for line in issue.quotes] == [day]


def test_an_article_of_this_week_or_without_a_date_lends_none() -> None:
    """Monday's "this week" is Friday's; what has no date has none to lend."""
    for day in (date(2031, 3, 10), None):
        (issue,) = brief_of(day).issues
        assert [line.article_day for line in issue.actors[0].positions] == [None]
        assert [line.article_day for line in issue.quotes] == [None]
