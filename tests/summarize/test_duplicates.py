"""Is this the same article again?"""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Item
from briefing.summarize.brief.duplicates import find_copies
from tests.summarize.made import item

STORY = (
    "The council of Marrow Bay voted late on Tuesday to close the eastern breakwater to freight from October onwards.",
    "Dockworkers gathered outside the chamber throughout the evening and promised further demonstrations this month.",
    "The chairwoman told councillors that engineers had found cracks along forty metres of the outer foundation.",
    "Repairs are expected to take eleven months, and shipping companies have been offered berths further upriver.",
)
OTHER = (
    "A storm that crossed the peninsula on Monday left nine thousand households without electricity until morning.",
    "Crews restored most connections by noon, and schools in the northern districts opened two hours later than usual.",
)


def wire(item_id: str, *paragraphs: str, day: int = 3) -> Item:
    """Return an item of one day in March."""
    return item(item_id, *paragraphs, day=date(2031, 3, day))


def test_a_wire_story_in_two_outlets_is_one_story_of_the_earlier() -> None:
    """The later one is the copy, whatever their order."""
    items = [wire("b", *STORY, day=4), wire("a", *STORY, day=3)]
    assert find_copies(items) == {"b": "a"}
    assert find_copies(reversed(items)) == {"b": "a"}


def test_of_two_at_one_time_the_longer_is_the_original() -> None:
    """An outlet that cut the story did not write it."""
    assert find_copies([wire("a", *STORY[:3]), wire("b", *STORY)]) == {"a": "b"}


def test_a_story_with_a_new_ending_is_still_a_copy() -> None:
    """Outlets add a paragraph of their own."""
    assert find_copies([wire("a", *STORY), wire("b", *STORY, OTHER[0], day=4)]) == {"b": "a"}


def test_a_shared_quotation_makes_no_copy() -> None:
    """Two reports of one speech share sentences, not the story."""
    assert find_copies([wire("a", *STORY[:1], *OTHER), wire("b", STORY[0], *STORY[2:])]) == {}


def test_two_reports_of_different_things_are_no_copies() -> None:
    """Nothing shared, nothing joined."""
    assert find_copies([wire("a", *STORY), wire("b", *OTHER)]) == {}


def test_copies_of_copies_have_one_original() -> None:
    """A chain of three outlets is one story."""
    chain = [wire("a", *STORY, day=3), wire("b", *STORY, OTHER[0], day=4), wire("c", *STORY, OTHER[1], day=5)]
    assert find_copies(chain) == {"b": "a", "c": "a"}


def test_empty_and_tiny_items_are_nobody_s_copies() -> None:
    """Feeds hold items without text, and headlines alone."""
    assert find_copies([wire("a", ""), wire("b", ""), wire("c", "Rain."), wire("d", "Rain.")]) == {}


@given(st.permutations(range(4)))
def test_the_order_of_items_makes_no_difference(order: list[int]) -> None:
    """Any order, one result."""
    items = [wire("a", *STORY), wire("b", *STORY, OTHER[0], day=4), wire("c", *OTHER), wire("d", *OTHER, day=5)]
    assert find_copies([items[place] for place in order]) == {"b": "a", "d": "c"}
