from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cache import SaveCount, Store, open_store
from briefing.cache.items import canonical_url
from briefing.cache.rows import VERSION_COLUMNS
from briefing.errors import UsageError
from briefing.model import Item
from tests.cache.made import BRIDGE, FERRY, NOON, polled


def test_an_item_comes_back_as_it_was_saved(store: Store) -> None:
    """Every field survives, dates with their zone."""
    assert store.save_poll(polled(), [FERRY]) == SaveCount(new=1)
    assert store.load_item("ferry") == FERRY


def test_a_second_poll_with_the_same_words_changes_nothing(store: Store) -> None:
    """Same title and text: no version, even when it was fetched later."""
    store.save_poll(polled(), [FERRY, BRIDGE])
    later = [replace(item, retrieved=NOON + timedelta(hours=1)) for item in (FERRY, BRIDGE)]
    assert store.save_poll(polled(), later) == SaveCount()
    assert store.load_item("ferry") == FERRY


def test_an_edited_article_is_a_new_version_and_the_old_one_stays_readable(store: Store) -> None:
    """A brief that cited the first version still finds its sentence."""
    store.save_poll(polled(), [FERRY])
    edited = replace(FERRY, text="The council of Port Amery votes today.", retrieved=NOON + timedelta(hours=2))
    assert store.save_poll(polled(), [edited]) == SaveCount(changed=1)
    assert store.load_item("ferry") == replace(edited, version=2)
    assert store.load_item("ferry", 1) == FERRY
    assert [row.versions for row in store.item_rows()] == [2]


def test_a_feed_that_shrinks_deletes_nothing(store: Store) -> None:
    """What the feed no longer lists stays in the cache."""
    store.save_poll(polled(), [FERRY, BRIDGE])
    store.save_poll(polled(), [])
    assert {item.id for item in store.load_items()} == {"ferry", "bridge"}


def test_one_article_in_two_feeds_is_one_item(store: Store) -> None:
    """The canonical URL tells it; the item is found under both ids."""
    store.save_poll(polled(), [FERRY])
    again = replace(FERRY, id="other", source="All of Amery", url="http://www.harbour.example/ferry/?utm_medium=x#top")
    assert store.save_poll(polled("All of Amery"), [again]) == SaveCount()
    assert [row.id for row in store.item_rows()] == ["ferry"]
    assert store.load_item("other") == FERRY


def test_a_changed_guid_does_not_double_the_item(store: Store) -> None:
    """The same link under a new guid is the same article; its edits reach the first item."""
    store.save_poll(polled(), [FERRY])
    store.save_poll(polled(), [replace(FERRY, id="new guid")])
    assert store.save_poll(polled(), [replace(FERRY, id="new guid", text="Other words.")]) == SaveCount(changed=1)
    assert store.load_item("ferry").text == "Other words."


def test_entries_that_share_a_link_stay_apart(store: Store) -> None:
    """A page of short news is not one article."""
    shared = [replace(BRIDGE, id=name, title=name, url="https://harbour.example/live") for name in ("a", "b")]
    assert store.save_poll(polled(), shared) == SaveCount(new=2)
    assert store.save_poll(polled(), shared) == SaveCount()


def test_a_poorer_text_never_replaces_a_fuller_one(store: Store) -> None:
    """When the page cannot be had today, yesterday's whole article stays."""
    whole = replace(FERRY, origin="page", text="The whole article, many words long.")
    store.save_poll(polled(), [whole])
    assert store.save_poll(polled(), [replace(FERRY, origin="feed summary", text="The council …")]) == SaveCount()
    assert store.load_item("ferry").text == "The whole article, many words long."


def test_another_feed_brings_the_fuller_text(store: Store) -> None:
    """A second feed's whole article takes the place of the first one's teaser."""
    store.save_poll(polled(), [replace(FERRY, origin="feed summary", text="The council …")])
    whole = replace(FERRY, id="x", source="All of Amery")
    assert store.save_poll(polled("All of Amery"), [whole]) == SaveCount(changed=1)
    assert store.load_item("ferry").text == FERRY.text
    shorter = replace(whole, text="Another outlet's wording.")
    assert store.save_poll(polled("All of Amery"), [shorter]) == SaveCount()


def test_a_counter_in_the_text_makes_no_endless_run_of_versions(store: Store) -> None:
    """Twenty-four versions without a new date are enough; an edit with a new date still counts."""
    for number in range(40):
        store.save_poll(polled(), [replace(FERRY, text=f"Read by {number} people.")])
    assert store.load_item("ferry").version == 24
    redated = replace(FERRY, text="Corrected.", published_raw="Tue, 05 Mar 2024 10:00:00 GMT")
    assert store.save_poll(polled(), [redated]) == SaveCount(changed=1)


def test_a_file_read_in_many_pieces_ends_whole(store: Store) -> None:
    """Whoever copies slowly makes a version with each pause; the last one is what counts."""
    for number in range(40):
        store.save_poll(polled(), [replace(FERRY, origin="file", published_raw=None, text="The vote. " * (number + 1))])
    assert store.load_item("ferry").version == 40
    assert store.load_item("ferry").text == "The vote. " * 40
    assert [item.text for item in store.load_items()] == ["The vote. " * 40]


def test_a_date_written_into_a_file_reaches_the_item_without_a_new_version(store: Store) -> None:
    """The words are the same, so every span holds; the analysis is asked for again."""
    bare = replace(FERRY, origin="file", published=None, published_basis="none", outlet=None)
    store.save_poll(polled(), [bare])
    stated = replace(
        bare, published=NOON, published_basis="file", published_raw="2024-03-05", outlet="Post", outlet_basis="file"
    )
    assert store.save_poll(polled(), [stated]) == SaveCount(changed=1)
    assert store.load_item("ferry") == stated


def test_a_file_that_is_gone_is_marked_and_stays(store: Store) -> None:
    """And loses the mark when it comes back."""
    here = replace(FERRY, path="/news/ferry.txt", origin="file", url=None)
    store.save_poll(polled(), [here], present_paths=frozenset({"/news/ferry.txt"}))
    store.save_poll(polled(), [], present_paths=frozenset())
    assert [(row.id, row.missing) for row in store.item_rows()] == [("ferry", True)]
    store.save_poll(polled(), [here], present_paths=frozenset({"/news/ferry.txt"}))
    assert [(row.id, row.missing) for row in store.item_rows()] == [("ferry", False)]


def test_half_a_poll_is_never_stored(store: Store) -> None:
    """When one item cannot be stored, neither are the others, nor the validators that stand for them."""
    unstorable = replace(BRIDGE, retrieved=datetime(2024, 3, 5))  # noqa: DTZ001 - a time without a zone is refused
    with pytest.raises(ValueError, match="zone"):
        store.save_poll(polled(etag='"new"'), [FERRY, unstorable])
    assert store.load_items() == ()
    assert store.feed_states() == {}


def test_items_of_a_time_are_told_by_publication_or_else_retrieval(store: Store) -> None:
    """Both ends of the window belong to it."""
    store.save_poll(polled(), [FERRY, BRIDGE])
    published = datetime(2024, 3, 4, 9, 30, tzinfo=UTC)
    assert [item.id for item in store.load_items(until=published)] == ["ferry"]
    assert [item.id for item in store.load_items(since=published + timedelta(seconds=1))] == ["bridge"]
    assert [item.id for item in store.load_items(since=published, until=NOON)] == ["ferry", "bridge"]


def test_an_item_that_is_not_there_is_said_so(store: Store) -> None:
    """The error names the item and the version."""
    store.save_poll(polled(), [FERRY])
    with pytest.raises(UsageError, match="no item ferry in version 7"):
        store.load_item("ferry", 7)


def test_what_the_feed_printed_is_known_under_the_id_asked_for(store: Store) -> None:
    """Also when the item is stored under another feed's id."""
    store.save_poll(polled(), [FERRY], {"ferry": "h1"})
    assert store.entry_hashes([("ferry", None), ("x", FERRY.url), ("bridge", None)]) == {"ferry": "h1", "x": "h1"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?utm_source=rss&id=3", "http://www.a.example/x/?id=3#part"),
        ("https://a.example/x", "http://a.example:80/x"),
        ("https://a.example/x?b=2&a=1", "https://A.example/x?a=1&b=2"),
    ],
)
def test_addresses_of_one_article_are_equal(one: str, other: str) -> None:
    """Scheme, www., slash, fragment, tracking and order of parameters do not matter."""
    assert canonical_url(one) == canonical_url(other)


def test_a_front_page_is_no_article() -> None:
    """Items that link to the site alone are not merged by it."""
    assert canonical_url("https://a.example/") is None
    assert canonical_url(None) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["one", "two", "three"])), max_size=12))
def test_every_version_ever_saved_stays_readable(edits: list[tuple[str, str]]) -> None:
    """Whatever the order of edits, versions count up and hold the texts in the order they came."""
    told: dict[str, list[str]] = {}
    with TemporaryDirectory() as directory, open_store(Path(directory)) as store:
        for name, text in edits:
            texts = told.setdefault(name, [])
            if texts[-1:] != [text] and len(texts) < 24:
                texts.append(text)
            store.save_poll(polled(), [replace(BRIDGE, id=name, url=None, text=text)])
        for name, texts in told.items():
            assert [store.load_item(name, version).text for version in range(1, len(texts) + 1)] == texts
            assert store.load_item(name).version == len(texts)


def test_the_schema_refuses_a_version_without_its_item(store: Store) -> None:
    """Foreign keys are on."""
    with pytest.raises(sqlite3.IntegrityError):
        store._connection.execute("INSERT INTO item_text VALUES ('nobody', 1, 'x')")


def test_a_row_for_lists_counts_the_words(store: Store) -> None:
    """Newest first; the date comes with its basis."""
    store.save_poll(polled(), [FERRY, BRIDGE])
    rows = store.item_rows()
    assert [(row.id, row.words, row.basis, row.title) for row in rows] == [
        ("bridge", 7, "none", "Bridge closed"),
        ("ferry", 21, "feed", "Council delays the ferry vote"),
    ]


def test_all_the_fields_of_an_item_are_stored() -> None:
    """A field added to the model must find its column, or be lost at the next start."""
    kept_elsewhere = {"id", "source", "url", "path", "text"}
    assert set(Item.__dataclass_fields__) - kept_elsewhere <= set(VERSION_COLUMNS)
