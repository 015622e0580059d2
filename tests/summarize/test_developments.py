"""What has happened lately, when there is no previous brief to tell it against?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from briefing.model import Analysis, Item
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item

FRIDAY = date(2031, 3, 14)


def developments(*analysed: tuple[Item, Analysis]) -> list[tuple[str | None, str]]:
    """Return when what happened, by a brief without a previous one."""
    return [(line.when, line.text) for line in compose(analysed, [TOLLWAY], now=NOW).changes]


def test_what_one_says_of_another_has_the_time_at_which_it_was_said() -> None:
    """The position has no time of its own; the sentence has one."""
    sentence = "The Transport Ministry has not changed the A9 charge, Ana Lund said on Friday."
    made = Made(item("a", "The Ostmark tollway is late.", sentence, day=FRIDAY))
    made = made.actor("Transport Ministry", kind="organisation").actor("Ana Lund")
    made = made.position("Transport Ministry", "The Transport Ministry has not changed the A9 charge", "undecided")
    made = made.position("Ana Lund", sentence, when="on Friday", day=FRIDAY)
    assert ("on Friday", "The Transport Ministry has not changed the A9 charge") in developments(made.done())


def test_of_undated_articles_the_deciders_come_first() -> None:
    """Which of them was read first says nothing of what happened first."""

    def told(item_id: str, name: str, deed: str, read: datetime) -> tuple[Item, Analysis]:
        """Return an undated article in which somebody doubts something on Monday."""
        clause = f"{name} {deed} on Monday"
        made = Made(item(item_id, "The Ostmark tollway is late.", f"{clause}.", retrieved=read)).actor(name)
        return made.position(name, clause, "doubts", when="on Monday").done()

    analysed = (
        told("a", "Ana Lund", "called every lorry levy a poor idea", NOW),
        told("b", "Mira Velden", "saw little use in the A9 charge", NOW - timedelta(minutes=9)),
    )
    assert [text.split()[0] for _, text in developments(*analysed)] == ["Mira", "Ana"]


def test_what_has_no_day_stands_below_the_days_that_are_told() -> None:
    """Newest first: last week's words in today's paper are older than Wednesday's in yesterday's."""

    def told(name: str, deed: str, when: str, printed: date, day: date | None) -> tuple[Item, Analysis]:
        """Return an article in which somebody rejects something at a time."""
        clause = f"{name} {deed} {when}"
        made = Made(item(name, f"{clause}.", day=printed)).actor(name)
        return made.position(name, clause, "rejects", when=when, day=day).done()

    analysed = (
        told("Ana Lund", "doubted that the Ostmark tollway pays", "last week", FRIDAY, None),
        told("Ben Okafor", "refused to drive on the A9 charge", "this week", FRIDAY, None),
        told("Mira Velden", "dropped every lorry levy", "on Wednesday", date(2031, 3, 13), date(2031, 3, 12)),
    )
    assert [when for when, _ in developments(*analysed)] == ["on Wednesday", "this week", "last week"]


def test_the_decision_that_a_report_opens_with_is_a_development() -> None:
    """“Has agreed to the charge, both sides said” has no day of its own: the day of the report stands for it."""
    news = "The government of Ostmark has agreed to the A9 charge, both sides said."
    made = Made(item("a", news, "Drivers were not told.", day=date(2031, 3, 12)))
    (line,) = compose([made.done()], [TOLLWAY], now=NOW).changes
    assert (line.text, line.when, line.day) == (news, None, date(2031, 3, 12))


def test_what_has_been_so_for_years_is_no_development() -> None:
    """“Has rejected it since 2021” happened on no day of this week."""
    sentence = "Ana Lund has rejected the A9 charge since 2021, and gave no sign on Friday of a change."
    made = Made(item("a", sentence, day=FRIDAY)).actor("Ana Lund", role="minister")
    assert developments(made.position("Ana Lund", sentence, "rejects", when="on Friday", day=FRIDAY).done()) == []


def test_what_is_refused_put_off_or_denied_is_a_development() -> None:
    """None of the three has a label or a day of its own; each is what happened."""
    refused = "Mira Velden said that Ostmark would not extend the A9 charge before June."
    put_off = "The council postponed its vote on the A9 charge to June 2."
    denied = "Her office denied that a decision had been taken on the A9 charge."
    made = Made(item("a", refused, "It is late.", put_off, denied, day=date(2031, 3, 13)))
    assert [text for _, text in developments(made.done())] == [refused, put_off, denied]


def test_what_an_undated_article_tells_without_a_day_comes_behind_what_has_one() -> None:
    """When it was read says nothing of when it happened."""
    undated = Made(item("a", "The A9 charge was raised in April."))
    undated.event("The A9 charge was raised in April", "in April", coming=False)
    dated = Made(item("b", "The government has approved the A9 charge.", day=date(2031, 3, 10)))
    assert [when for when, _ in developments(undated.done(), dated.done())] == [None, "in April"]
