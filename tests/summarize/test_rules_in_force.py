"""What do the sources say is allowed now?"""

from __future__ import annotations

from datetime import date

from briefing.model import Analysis, Item
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item

LEAD = "The Ostmark tollway is late."
OLD, EARLY, LATE = date(2031, 1, 12), date(2031, 3, 12), date(2031, 3, 13)
LIMITED = "Use of the Ostmark tollway by lorries is currently limited to the daytime."
ALLOWED = "Lorries were allowed to use the Ostmark tollway on Sundays."


def told(item_id: str, *sentences: str, day: date = LATE) -> tuple[Item, Analysis]:
    """Return an article on the tollway with nothing but its sentences."""
    return Made(item(item_id, LEAD, *sentences, day=day)).done()


def rules(*analysed: tuple[Item, Analysis]) -> list[str]:
    """Return what the tollway's brief says is allowed."""
    return [rule.text for rule in compose(analysed, [TOLLWAY], now=NOW).issues[0].rules]


def test_the_limit_in_force_is_told() -> None:
    """Before a permission, even of a later day: who hears of the permission alone is misled."""
    assert rules(told("a", ALLOWED), told("b", LIMITED, day=EARLY)) == [LIMITED]


def test_a_permission_is_told_where_no_limit_is() -> None:
    """In the words of the newest article; where page one has those, the older one is not told instead."""
    newer = "Coaches are allowed to use the Ostmark tollway at noon, a spokesman said."
    assert rules(told("a", ALLOWED, day=EARLY), told("b", newer)) == [newer]
    decided = "Coaches have been allowed to use the Ostmark tollway since noon."
    analysed = (told("a", ALLOWED, day=EARLY), told("b", decided))
    assert compose(analysed, [TOLLWAY], now=NOW).issues[0].bottom_line[0].text == decided
    assert rules(*analysed) == []


def test_a_sentence_that_stands_alone_goes_before_one_that_leans_back() -> None:
    """“Its use” says nothing to who has not read the sentence before."""
    leaning = "Its use is still limited to the Ostmark tollway."
    assert rules(told("a", leaning), told("b", LIMITED, day=EARLY)) == [LIMITED]
    assert rules(told("a", leaning)) == [leaning]


def test_what_may_be_allowed_is_no_rule_in_force() -> None:
    """Nor is a refusal to agree to something that the sentence does not name."""
    assert rules(told("a", "Velden is considering whether lorries are to use the Ostmark tollway.")) == []
    assert rules(told("a", "Hauliers asked for the Ostmark tollway, but the ministry has not agreed.")) == []


def test_a_rule_from_before_the_window_is_not_told_as_one_in_force() -> None:
    """It may have changed since."""
    assert rules(told("a", LIMITED, day=OLD), told("b", "The Ostmark tollway was dull.")) == []


def test_a_sentence_of_the_bottom_line_is_not_told_twice() -> None:
    """It stands on page one."""
    lead = "Mira Velden said use of the Ostmark tollway by lorries is currently limited to the daytime."
    made = Made(item("a", lead, day=LATE)).actor("Mira Velden", role="minister")
    analysed = made.position("Mira Velden", lead, "undecided", day=LATE).done()
    (issue,) = compose([analysed], [TOLLWAY], now=NOW).issues
    assert [line.text for line in issue.bottom_line] == [lead]
    assert issue.rules == ()
