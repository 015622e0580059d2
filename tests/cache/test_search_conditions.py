"""What an article that a search finds must be besides holding the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefing.cache import Store
from briefing.model import SearchCondition
from tests.cache.made import BRIDGE, FERRY, NOON, polled

OLD = replace(FERRY, outlet="Ysle Gazette", published=datetime(2020, 6, 1, tzinfo=UTC))
NEWER = [
    replace(
        FERRY,
        id=f"n{number}",
        url=f"https://harbour.example/n{number}",
        text=f"Monday brought ferry number {number} and snow.",
        published=NOON - timedelta(minutes=number),
    )
    for number in range(120)
]


@pytest.fixture
def full(store: Store) -> Store:
    """A cache with one old article and many newer ones that hold the same words."""
    store.save_poll(polled(), [OLD])
    store.save_poll(polled(), NEWER)
    store.index()
    return store


@pytest.mark.parametrize(
    "condition",
    [
        SearchCondition("outlet", "ysle gaz"),
        SearchCondition("outlet", "YSLE"),
        SearchCondition("outlet", "nowhere", items=("ferry", "gone")),
        SearchCondition("before", when=datetime(2021, 1, 1, tzinfo=UTC)),
        SearchCondition("from", when=datetime(2021, 1, 1, tzinfo=UTC), without=True),
        SearchCondition("words", "snow", without=True),
        SearchCondition("words", "ferry number", without=True),
        SearchCondition("words", "Brand"),
    ],
)
def test_an_old_article_is_found_behind_any_number_of_newer_ones(full: Store, condition: SearchCondition) -> None:
    """What does not fit is left out before the hits are counted, not after."""
    assert [hit.item_id for hit in full.search("ferry monday", 50, (condition,))] == ["ferry"]


def test_conditions_add_up(full: Store) -> None:
    """All of them hold; without any, the newest come first."""
    assert [hit.item_id for hit in full.search("ferry", 2)] == ["n119", "n118"]
    sunday = SearchCondition("from", when=NOON - timedelta(minutes=20))
    early = SearchCondition("before", when=NOON - timedelta(minutes=18))
    assert [hit.item_id for hit in full.search("ferry", 50, (sunday, early))] == ["n20", "n19"]
    odd = SearchCondition("words", "19", without=True)
    assert [hit.item_id for hit in full.search("ferry", 50, (sunday, early, odd))] == ["n20"]
    post = SearchCondition("outlet", "harbour post", without=True)
    assert full.search("ferry", 50, (sunday, early, post)) == ()


def test_an_undated_article_was_published_on_neither_side_of_a_day(store: Store) -> None:
    """That it was not published after a day is true of it all the same."""
    store.save_poll(polled(), [BRIDGE])
    assert store.search("bridge", 50, (SearchCondition("from", when=datetime(2000, 1, 1, tzinfo=UTC)),)) == ()
    assert store.search("bridge", 50, (SearchCondition("before", when=datetime(2100, 1, 1, tzinfo=UTC)),)) == ()
    unless = SearchCondition("from", when=datetime(2000, 1, 1, tzinfo=UTC), without=True)
    assert [hit.item_id for hit in store.search("bridge", 50, (unless,))] == ["bridge"]


def test_what_is_no_word_leaves_nothing_out(store: Store) -> None:
    """A lone dash after the minus is nothing that a text could be without."""
    store.save_poll(polled(), [BRIDGE])
    assert [hit.item_id for hit in store.search("bridge", 50, (SearchCondition("words", "—", without=True),))] == [
        "bridge"
    ]
