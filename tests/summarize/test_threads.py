"""What else is in the news, clustered by story?"""

from __future__ import annotations

from datetime import date

from briefing.model import Item, Thread
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, item, plain

FLOOD = "Marrow Bay flooded overnight after the Teel dam overflowed, and rescue teams reached Saltmere by boat at dawn."
RESCUE = "Rescue teams in Saltmere searched houses by boat after the Teel dam overflowed and Marrow Bay was flooded."
STRIKE = "Orchestra musicians in Lindholm walked out on Tuesday over unpaid rehearsals and cancelled summer concerts."


def story(item_id: str, text: str, *, outlet: str | None = None, day: int = 13) -> Item:
    """Return an item of one sentence that serves no issue."""
    return item(item_id, text, outlet=outlet, day=date(2031, 3, day))


def threads(*items: Item) -> tuple[Thread, ...]:
    """Return the other threads of the brief."""
    return compose(plain(*items), [TOLLWAY], now=NOW).threads


def test_two_reports_of_one_story_are_one_thread() -> None:
    """Told by the first report, with both items."""
    (thread,) = threads(story("a", FLOOD, outlet="Post", day=12), story("b", RESCUE, outlet="Echo"))
    assert (thread.text, thread.item_ids, thread.outlets) == (FLOOD, ("a", "b"), 2)
    assert [evidence.text for evidence in thread.evidence] == [FLOOD, RESCUE]


def test_unrelated_stories_stay_apart() -> None:
    """Better two lines than one wrong one."""
    assert {thread.item_ids for thread in threads(story("a", FLOOD), story("b", STRIKE))} == {("a",), ("b",)}


def test_the_story_that_more_outlets_carry_comes_first() -> None:
    """Then the newest."""
    strike = story("c", STRIKE, outlet="Gull")
    found = threads(strike, story("a", FLOOD, outlet="Post", day=11), story("b", RESCUE, outlet="Echo", day=11))
    assert [thread.item_ids for thread in found] == [("a", "b"), ("c",)]


def test_wire_copies_are_one_story_of_one_outlet() -> None:
    """A copy adds no weight."""
    (thread,) = threads(story("a", FLOOD, outlet="Post", day=12), story("b", FLOOD, outlet="Echo"))
    assert (thread.item_ids, thread.outlets) == (("a", "b"), 1)


def test_what_serves_an_issue_is_no_thread() -> None:
    """It stands under its issue."""
    assert threads(story("a", "The Ostmark tollway is late again, drivers say.")) == ()


def test_items_without_prose_make_no_thread() -> None:
    """A headline alone tells no story."""
    assert threads(story("a", "")) == ()


def test_only_so_many_threads_are_printed() -> None:
    """A reader looks through thirty, not three hundred."""
    many = [story(f"i{number}", f"Town number {number} painted its bandstand in a new colour.") for number in range(40)]
    assert len(threads(*many)) <= 30


def test_an_article_that_only_touches_on_an_issue_stays_a_thread() -> None:
    """Its one paragraph stands under the issue; its story is another."""
    touching = item("a", FLOOD, "Hauliers dislike the road charge.", day=date(2031, 3, 13))
    (thread,) = threads(touching)
    assert thread.text == FLOOD


MISSILES = (
    "Ardenia has shipped Falke missiles to Morvania, two officials said on Monday.",
    "The Falke missiles that Ardenia shipped to Morvania reached the port of Dorn, satellite images show.",
    "Morvania denies that it bought Falke missiles from Ardenia, its embassy said.",
)
OTHERS = [story(f"o{number}", f"Town number {number} painted its bandstand in a new colour.") for number in range(6)]


def test_a_story_of_several_outlets_is_proposed_as_an_issue_in_the_sources_words() -> None:
    """With what its items share and the rest of the news does not."""
    told = [
        story(f"m{number}", text, outlet=outlet)
        for number, (text, outlet) in enumerate(zip(MISSILES, ("Post", "Echo", "Gull"), strict=True))
    ]
    proposed = threads(*told, *OTHERS)[0]
    assert (proposed.item_ids, proposed.outlets) == (("m0", "m1", "m2"), 3)
    assert set(proposed.terms) == {"Falke", "Ardenia", "Morvania"}
    assert proposed.proposal == "Falke missiles"


def test_a_story_told_once_is_not_proposed() -> None:
    """Neither by one outlet alone, nor by two copies of one wire report."""
    assert [thread.terms for thread in threads(story("a", FLOOD, outlet="Post"))] == [()]
    (copied,) = threads(story("a", FLOOD, outlet="Post", day=12), story("b", FLOOD, outlet="Echo"))
    assert (copied.proposal, copied.terms) == ("", ())
