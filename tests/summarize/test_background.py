"""Which items does a brief look into, and which count by their text alone?"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.model import Analysis
from briefing.summarize.brief.sources import needs_analysis
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, item, plain

ISSUES = (TOLLWAY, FERRY)
WINDOW_START = NOW - timedelta(days=7)
LONG_AGO = date(2031, 1, 9)
STORY = "The choir of Lindholm sang in the old grain hall on Sunday, and nine hundred people came from both valleys."
OLD_STORY = item("old story", STORY, day=LONG_AGO, outlet="Post")
REPRINT = item("reprint", STORY, day=date(2031, 3, 13), outlet="Herald")
OLD_NAMED = item("old named", "The council heard of the Ostmark tollway plan.", day=LONG_AGO)
OLD_TITLED = item("old titled", "The council met for an hour.", day=LONG_AGO, title="A9 charge put off")
OLD_UMBRELLA = item("old umbrella", "Hauliers spoke about a lorry levy.", day=LONG_AGO)


def test_news_is_looked_into_whatever_it_is_about() -> None:
    """A story beside the issues is news as well."""
    assert needs_analysis(REPRINT, ISSUES, WINDOW_START)
    assert needs_analysis(item("undated", "Nothing of note."), ISSUES, WINDOW_START)


def test_an_older_item_is_looked_into_where_an_issue_may_have_it() -> None:
    """By a name, in the text or the headline, or by an umbrella term; other old items are not."""
    assert needs_analysis(OLD_NAMED, ISSUES, WINDOW_START)
    assert needs_analysis(OLD_TITLED, ISSUES, WINDOW_START)
    assert needs_analysis(OLD_UMBRELLA, ISSUES, WINDOW_START)
    assert not needs_analysis(OLD_STORY, ISSUES, WINDOW_START)


def test_what_is_not_looked_into_changes_no_brief_by_its_analysis() -> None:
    """Such an item may come with an empty analysis: a newer copy of it is still told by its text."""
    items = (OLD_STORY, REPRINT, OLD_NAMED, OLD_TITLED, OLD_UMBRELLA)
    whole = plain(*items)
    spared = [
        (each, analysis if needs_analysis(each, ISSUES, WINDOW_START) else Analysis(each.id, each.version, "1"))
        for each, analysis in whole
    ]
    assert [analysis.sentences for each, analysis in spared if each is OLD_STORY] == [()]
    assert compose(spared, ISSUES, now=NOW) == compose(whole, ISSUES, now=NOW)
