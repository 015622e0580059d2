"""What a call costs rests on what it is asked for, not on how much is stored: no plan reads a whole table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefing.cache import OutlineRow, Store
from briefing.model import Analysis, Brief, Mark
from tests.cache.made import BRIDGE, FERRY, NOON, polled

LATER = replace(BRIDGE, text="The bridge is open again.", retrieved=NOON + timedelta(days=2))
CALLS: dict[str, Callable[[Store], object]] = {
    "the items of a week": lambda store: store.load_items(since=NOON - timedelta(days=7)),
    "the items of a time": lambda store: store.load_items(NOON - timedelta(days=7), NOON),
    "one item": lambda store: store.load_item("ferry"),
    "one version": lambda store: store.load_item("ferry", 1),
    "what is to be analysed": lambda store: store.stale_items("8"),
    "the ids of what is to be analysed": lambda store: store.stale_ids("8"),
    "what of a week is to be analysed": lambda store: store.stale_items("8", since=NOON - timedelta(days=7)),
    "analyses": lambda store: store.load_analyses([("ferry", 1), ("bridge", 1)], "7"),
    "keeping an analysis": lambda store: store.save_analyses([Analysis("ferry", 1, "7")]),
    "a search": lambda store: store.search('"old bridge" clo'),
    "a search for the first letters": lambda store: store.search("bridge o"),
    "a poll with an edit": lambda store: store.save_poll(polled(), [FERRY, LATER]),
    "what a feed printed": lambda store: store.entry_hashes([("ferry", FERRY.url), ("x", BRIDGE.url)]),
    "a brief": lambda store: (store.load_brief(date(2024, 3, 5)), store.load_brief_before(date(2024, 3, 5))),
    "keeping a brief": lambda store: store.save_brief(date(2024, 3, 5), Brief(NOON, "clock", NOON, ())),
    "a reader's marks": lambda store: store.marks("ana"),
    "a mark": lambda store: store.save_mark(Mark("ana", "q1", "seen", NOON), ["ferry"]),
    "what has no outline": lambda store: store.outlines.missing("b2", "7"),
    "what holds no word of an issue": lambda store: store.outlines.pass_over("b2", "7", NOON, [("ferry",)]),
    "keeping outlines": lambda store: store.outlines.save("b2", [FERRY], [OutlineRow("ferry", 1, (0,), b"")]),
    "outlines": lambda store: store.outlines.load("b1", ["ferry", "bridge"]),
    "what serves an issue": lambda store: store.outlines.serving("b1", NOON - timedelta(days=7), NOON, 20, ["ferry"]),
    "items by their ids": lambda store: store.outlines.load_items(["ferry", "bridge"]),
    "old outlines": lambda store: store.outlines.forget_before(NOON),
    "pruning an item": lambda store: store.prune(["ferry"], NOON),
}
GROWING = ("item", "item_version", "item_text", "analysis", "cited", "marked", "mark_history", "latest_text", "outline")


@pytest.mark.parametrize("is_analysed", [False, True], ids=["as made", "with statistics"])
@pytest.mark.parametrize("call", CALLS)
def test_no_call_of_every_day_reads_all_that_is_stored(store: Store, call: str, is_analysed: bool) -> None:
    """Asked of SQLite itself, for every statement that the call runs."""
    items = [replace(BRIDGE, id=f"n{number}", url=f"https://harbour.example/{number}") for number in range(60)]
    store.save_poll(polled(), [FERRY, BRIDGE, *items])
    store.save_analyses([Analysis(item.id, 1, "7") for item in (FERRY, BRIDGE, *items)])
    if is_analysed:
        store._connection.execute("ANALYZE")
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    CALLS[call](store)
    store._connection.set_trace_callback(None)
    assert statements
    assert [step for statement in statements for step in whole_readings(store, statement)] == []


def whole_readings(store: Store, statement: str) -> list[str]:
    """Return the steps of a statement's plan that read a whole table that grows."""
    if statement.startswith(("--", "BEGIN", "COMMIT", "PRAGMA", "SAVEPOINT", "RELEASE")):
        return []
    plan = store._connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    steps = [str(row["detail"]) for row in plan]
    return [f"{step} in {statement}" for step in steps if step in {f"SCAN {table}" for table in GROWING}]


def test_a_plan_that_reads_a_whole_table_is_recognised(store: Store) -> None:
    """Else the test above could not fail."""
    assert whole_readings(store, "SELECT words FROM item_version WHERE title = 'x'") == [
        "SCAN item_version in SELECT words FROM item_version WHERE title = 'x'"
    ]


def test_words_of_many_new_items_are_all_findable(store: Store) -> None:
    """A search makes some of them so; who wants all of them at once asks for it."""
    store.save_poll(polled(), [replace(BRIDGE, id=f"n{number}", url=None) for number in range(450)])
    assert len(store.search("bridge", 1000)) == 40
    store.index()
    assert len(store.search("bridge", 1000)) == 450
    assert store.check() == ()


def test_words_that_become_findable_together_are_written_out_once(store: Store) -> None:
    """Of edited articles, what is taken out and then what is put in; each by itself would take three times as long."""
    written = "SELECT DISTINCT segid FROM search_idx"
    items = [replace(BRIDGE, id=f"n{number}", url=None) for number in range(8)]
    store.save_poll(polled(), items)
    store.index()
    assert len(store._connection.execute(written).fetchall()) == 1
    edited = [replace(item, text="The tunnel is open.", published_raw="Tuesday") for item in items[:6]]
    store.save_poll(polled(), [replace(BRIDGE, id="other", url=None), *edited])
    store.index()
    assert len(store._connection.execute(written).fetchall()) == 3
    assert {hit.item_id for hit in store.search("until")} == {"n6", "n7", "other"}
    assert {hit.item_id for hit in store.search("tunnel")} == {item.id for item in edited}
    assert store.check() == ()


def test_a_word_of_two_letters_is_a_word_and_else_nothing_yet(store: Store) -> None:
    """Beginnings of two letters fit nearly everything; a search that is being typed does not empty its list."""
    store.save_poll(polled(), [replace(BRIDGE, text="The EU ferry."), replace(FERRY, text="The euro ferry.")])
    assert [hit.item_id for hit in store.search("eu")] == ["bridge"]
    assert [hit.item_id for hit in store.search("ferry eu")] == ["bridge"]
    assert {hit.item_id for hit in store.search("ferry eur")} == {"ferry"}
    assert {hit.item_id for hit in store.search("ferry x")} == {"bridge", "ferry"}


def test_hits_in_the_title_come_first_then_the_newest(store: Store) -> None:
    """Newest by when they were stored."""
    old = replace(BRIDGE, id="old", url=None, title="The tunnel", text="Work begins.")
    texts = [replace(BRIDGE, id=name, url=None, title="News", text="A tunnel.") for name in ("first", "second")]
    store.save_poll(polled(), [old, *texts])
    assert [hit.item_id for hit in store.search("tunnel")] == ["old", "second", "first"]
    assert [hit.item_id for hit in store.search("tunnel", 2)] == ["old", "second"]
