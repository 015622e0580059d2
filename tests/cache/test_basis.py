from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from briefing.cache import Store
from briefing.model import Brief
from tests.cache.made import BRIDGE, FERRY, NOON, polled

TODAY = date(2024, 3, 5)
BRIEF = Brief(NOON, "clock", NOON, ())
EDGES = (NOON, NOON - timedelta(days=7))


def test_what_a_brief_was_made_of_is_kept_with_it(store: Store) -> None:
    """And goes when another takes its place of which it is not known."""
    assert store.basis.of_brief(TODAY) == ""
    store.save_brief(TODAY, BRIEF, "these items")
    assert store.basis.of_brief(TODAY) == "these items"
    assert store.basis.before(date(2024, 3, 6)) == ("2024-03-05", "these items")
    assert store.basis.before(TODAY) == ("", "")
    store.save_brief(TODAY, BRIEF)
    assert store.basis.of_brief(TODAY) == ""


def test_a_basis_can_be_forgotten(store: Store) -> None:
    """The brief stays, and is made again."""
    store.save_brief(TODAY, BRIEF, "these items")
    store.basis.forget(TODAY)
    assert store.basis.of_brief(TODAY) == ""
    assert store.load_brief(TODAY) == BRIEF


def test_an_article_that_comes_is_edited_or_pruned_is_another_basis(store: Store) -> None:
    """A poll that brings the same again is not."""
    bases = [store.basis.of_items(EDGES)]
    store.save_poll(polled(), [FERRY, BRIDGE])
    bases.append(store.basis.of_items(EDGES))
    store.save_poll(polled(), [FERRY, BRIDGE])
    assert store.basis.of_items(EDGES) == bases[-1]
    store.save_poll(polled(), [replace(BRIDGE, text="The bridge is open again.", retrieved=NOON)])
    bases.append(store.basis.of_items(EDGES))
    assert store.prune(["ferry"], NOON) == 1
    bases.append(store.basis.of_items(EDGES))
    assert len(set(bases)) == len(bases)


def test_an_article_that_grows_older_than_a_window_is_another_basis(store: Store) -> None:
    """Time alone is none: nothing is told of the clock but which articles it has passed."""
    store.save_poll(polled(), [FERRY])
    out = (FERRY.published or FERRY.retrieved) + timedelta(days=7)
    still_in, is_out, long_out = (
        store.basis.of_items([now - timedelta(days=7)])
        for now in (out, out + timedelta(microseconds=1), out + timedelta(days=90))
    )
    assert still_in != is_out == long_out
