"""What briefs need of each item by itself is kept as long as the item is what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from briefing.cache import OutlineRow, Store
from briefing.model import Analysis, Item
from tests.cache.made import BRIDGE, FERRY, NOON, polled

RULES = "7"
BASIS = "b1"
FERRY_ROW = OutlineRow("ferry", 1, (0, 2), b"outline of the ferry")
BRIDGE_ROW = OutlineRow("bridge", 1, (), b"outline of the bridge")


def filled(store: Store, *items: Item) -> Store:
    """Return the store with these items, analysed."""
    store.save_poll(polled(), items)
    store.save_analyses([Analysis(item.id, 1, RULES) for item in items])
    return store


def test_what_was_looked_at_is_missing_no_more(store: Store) -> None:
    """Whether it was worth an outline or not; on another basis all of it is missing again."""
    filled(store, FERRY, BRIDGE)
    assert sorted(store.outlines.missing(BASIS, RULES)) == ["bridge", "ferry"]
    store.outlines.save(BASIS, [FERRY, BRIDGE], [FERRY_ROW])
    assert store.outlines.missing(BASIS, RULES) == ()
    assert store.outlines.load(BASIS, ["ferry", "bridge"]) == {"ferry": b"outline of the ferry"}
    assert sorted(store.outlines.missing("b2", RULES)) == ["bridge", "ferry"]
    assert store.outlines.load("b2", ["ferry", "bridge"]) == {}


def test_what_is_not_analysed_waits(store: Store) -> None:
    """An outline is made of an analysis by the present rules."""
    store.save_poll(polled(), [FERRY])
    assert store.outlines.missing(BASIS, RULES) == ()
    store.save_analyses([Analysis("ferry", 1, "6")])
    assert store.outlines.missing(BASIS, RULES) == ()


def test_an_edited_item_loses_its_outline(store: Store) -> None:
    """It was of other words."""
    filled(store, FERRY).outlines.save(BASIS, [FERRY], [FERRY_ROW])
    store.save_poll(polled(), [replace(FERRY, text="The vote is on Friday.", published_raw="later")])
    assert store.outlines.load(BASIS, ["ferry"]) == {}
    store.save_analyses([Analysis("ferry", 2, RULES)])
    assert store.outlines.missing(BASIS, RULES) == ("ferry",)


def test_an_item_analysed_anew_loses_its_outline(store: Store) -> None:
    """Other rules read it in another way."""
    filled(store, FERRY).outlines.save(BASIS, [FERRY], [FERRY_ROW])
    store.save_analyses([Analysis("ferry", 1, "8")])
    assert store.outlines.load(BASIS, ["ferry"]) == {}
    assert store.outlines.missing(BASIS, "8") == ("ferry",)


def test_a_pruned_item_loses_its_outline(store: Store) -> None:
    """And is not looked at again."""
    filled(store, FERRY).outlines.save(BASIS, [FERRY], [FERRY_ROW])
    store.prune(["ferry"], NOON)
    assert store.outlines.load(BASIS, ["ferry"]) == {}
    assert store.outlines.missing(BASIS, RULES) == ()


def test_what_changed_while_it_was_looked_at_is_missing_still(store: Store) -> None:
    """Another process edits the article between the reading and the saving."""
    filled(store, FERRY)
    store.save_poll(polled(), [replace(FERRY, text="The vote is on Friday.", published_raw="later")])
    store.save_analyses([Analysis("ferry", 2, RULES)])
    store.outlines.save(BASIS, [FERRY], [FERRY_ROW])
    assert store.outlines.load(BASIS, ["ferry"]) == {}
    assert store.outlines.missing(BASIS, RULES) == ("ferry",)


def test_what_serves_an_issue_is_found_by_its_time(store: Store) -> None:
    """What serves none is not among it, nor what is on the end of the time."""
    older = replace(BRIDGE, id="older", url=None, published=NOON - timedelta(days=9))
    filled(store, FERRY, BRIDGE, older)
    rows = [FERRY_ROW, BRIDGE_ROW, OutlineRow("older", 1, (1,), b"older")]
    store.outlines.save(BASIS, [FERRY, BRIDGE, older], rows)
    assert FERRY.published is not None
    month, end = NOON - timedelta(days=30), NOON + timedelta(days=1)
    both = ({"ferry": (0, 2), "older": (1,)}, {0: 1, 1: 1, 2: 1})
    assert store.outlines.serving(BASIS, month, end, 20, ["bridge", "none"]) == both
    assert store.outlines.serving(BASIS, month, FERRY.published, 20, ["ferry"]) == ({"older": (1,)}, {1: 1})
    assert store.outlines.serving("b2", month, end, 20, ["ferry"]) == ({}, {})


def test_of_what_serves_an_issue_the_newest_are_found_and_all_are_counted(store: Store) -> None:
    """As many of each issue, of one moment by their ids; what is asked for is found however old it is."""
    serving = {"a": (0,), "c": (0, 1), "b": (0,), "d": (0,), "e": (1,), "f": (0,)}
    days = {"a": 1, "c": 2, "b": 2, "d": 4, "e": 5, "f": 6}
    items = [replace(BRIDGE, id=name, url=None, published=NOON - timedelta(days=day)) for name, day in days.items()]
    filled(store, *items)
    store.outlines.save(BASIS, items, [OutlineRow(name, 1, issues, b"") for name, issues in serving.items()])
    month = NOON - timedelta(days=30)
    found, counted = store.outlines.serving(BASIS, month, NOON, 2, ["f"])
    assert found == {"a": (0,), "b": (0,), "c": (0, 1), "e": (1,), "f": (0,)}
    assert counted == {0: 5, 1: 2}
    assert store.outlines.serving(BASIS, month, NOON, 9, [])[0] == serving


def test_old_outlines_that_serve_no_issue_are_dropped(store: Store) -> None:
    """Their items stay looked at; no brief reads them again."""
    filled(store, FERRY, BRIDGE).outlines.save(BASIS, [FERRY, BRIDGE], [FERRY_ROW, BRIDGE_ROW])
    store.outlines.forget_before(NOON + timedelta(days=1))
    assert store.outlines.load(BASIS, ["ferry", "bridge"]) == {"ferry": b"outline of the ferry"}
    assert store.outlines.missing(BASIS, RULES) == ()


def test_items_are_loaded_by_their_ids_in_their_latest_version(store: Store) -> None:
    """One that is not there is passed over."""
    filled(store, FERRY, BRIDGE)
    store.save_poll(polled(), [replace(FERRY, text="The vote is on Friday.", published_raw="later")])
    found = store.outlines.load_items(["ferry", "bridge", "none"])
    assert sorted((item.id, item.version) for item in found) == [("bridge", 1), ("ferry", 2)]


def test_older_items_that_hold_no_word_of_a_term_are_passed_over(store: Store) -> None:
    """They stay looked at; what holds a beginning of each word, in its title or text, is missing still."""
    words = {
        "toll": "The tolls on the quay rise.",
        "none": "A choir sang.",
        "half": "The quay is wet.",
        "new": "A choir.",
    }
    old = NOON - timedelta(days=9)
    items = [replace(BRIDGE, id=name, url=None, title=name, text=text, published=old) for name, text in words.items()]
    filled(store, *items[:3], replace(items[3], published=NOON))
    assert store.outlines.pass_over(BASIS, RULES, NOON - timedelta(days=7), [("quay", "toll")]) == 2
    assert sorted(store.outlines.missing(BASIS, RULES)) == ["new", "toll"]


def test_what_the_index_of_words_does_not_know_is_not_passed_over(store: Store) -> None:
    """Its words follow; nor is what other rules analysed."""
    filled(store, FERRY)
    store.save_poll(polled(), [replace(FERRY, text="The vote is on Friday.", published_raw="later")])
    with store._write() as connection:
        connection.execute("UPDATE item SET analysed = ?", (RULES,))
    store.outlines.pass_over(BASIS, RULES, NOON + timedelta(days=9), [("toll",)])
    assert store.outlines.missing(BASIS, RULES) == ("ferry",)


def test_an_outline_of_which_only_the_issues_are_known_is_not_loaded(store: Store) -> None:
    """It tells whether a brief has use for the item; the outline is made when it has."""
    filled(store, FERRY).outlines.save(BASIS, [FERRY], [OutlineRow("ferry", 1, (0,), b"")])
    found, _ = store.outlines.serving(BASIS, NOON - timedelta(days=30), NOON + timedelta(days=1), 20, [])
    assert found == {"ferry": (0,)}
    assert store.outlines.load(BASIS, ["ferry"]) == {}
