from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefing.cache import Limit, Retention, SaveCount, Store, open_store
from briefing.errors import UsageError
from briefing.model import (
    Analysis,
    Brief,
    Correction,
    IssueBrief,
    Mark,
    OpenQuestion,
    QuestionStep,
    SourceEntry,
    Span,
    Thread,
    evidence_in,
)
from tests.cache.made import BRIDGE, FERRY, NOON, polled

A_YEAR = Retention(Limit(days=365))
OLD = datetime(2022, 1, 5, 9, 0, tzinfo=UTC)
OLD_FERRY = replace(FERRY, published=OLD, retrieved=OLD)
EMPTY = Brief(NOON, "operator", NOON - timedelta(days=7), ())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A cache with one article of two years ago and one of yesterday."""
    with open_store(tmp_path / "cache") as opened:
        opened.save_poll(polled(), [OLD_FERRY, BRIDGE], {"ferry": "h1"})
        opened.save_analyses([Analysis("ferry", 1, "7"), Analysis("bridge", 1, "7")])
        yield opened


def pruned(store: Store, retention: Retention = A_YEAR) -> list[str]:
    """Prune, and return the ids of what was taken out."""
    excess = [item_id for item_id, _ in store.find_excess(retention, NOON)]
    assert store.prune(excess, NOON) == len(excess)
    return excess


def test_without_a_limit_nothing_may_go(store: Store) -> None:
    """However old."""
    assert store.find_excess(Retention(), NOON + timedelta(days=36_500)) == ()


def test_what_is_older_than_the_limit_goes_with_all_that_was_made_of_it(store: Store) -> None:
    """The other items stay as they are, and so does the index of the words."""
    assert store.find_excess(A_YEAR, NOON) == (("ferry", "Harbour Post"),)
    assert pruned(store) == ["ferry"]
    assert [row.id for row in store.item_rows()] == ["bridge"]
    assert [item.id for item in store.load_items()] == ["bridge"]
    assert store.load_analyses([("ferry", 1), ("bridge", 1)], "7") == (Analysis("bridge", 1, "7"),)
    assert store.search("ferry") == ()
    assert [hit.item_id for hit in store.search("bridge")] == ["bridge"]
    assert store.item_counts() == {"Harbour Post": 1}
    assert store.contents().pruned == 1
    assert store.stale_items("8") == (BRIDGE,)
    assert store.check() == ()
    with pytest.raises(UsageError, match="no item ferry"):
        store.load_item("ferry")


def test_a_pruned_article_does_not_come_back_with_the_next_poll(store: Store) -> None:
    """Neither under its id, nor edited, nor from another feed; what the feed printed is known, so no page is read."""
    pruned(store)
    again = replace(OLD_FERRY, retrieved=NOON + timedelta(days=1))
    assert store.save_poll(polled(), [again], {"ferry": "h2"}) == SaveCount()
    assert store.save_poll(polled(), [replace(again, text="Other words.")]) == SaveCount()
    assert store.save_poll(polled("All of Amery"), [replace(again, id="x", source="All of Amery")]) == SaveCount()
    assert [row.id for row in store.item_rows()] == ["bridge"]
    assert store.entry_hashes([("ferry", None)]) == {"ferry": "h2"}
    assert store.find_excess(A_YEAR, NOON) == ()


def test_a_pruned_file_is_news_when_its_words_change(store: Store) -> None:
    """Somebody has edited it; its version goes on, so that no old citation fits the new words by chance."""
    file = replace(OLD_FERRY, id="file", url=None, path="/news/old.txt", origin="file")
    store.save_poll(polled("Folder"), [file], {"file": "s1"}, frozenset({"/news/old.txt"}))
    assert pruned(store) == ["file", "ferry"]
    assert store.save_poll(polled("Folder"), [file], {"file": "s2"}, frozenset({"/news/old.txt"})) == SaveCount()
    edited = replace(file, text="The ferry sails again.")
    assert store.save_poll(polled("Folder"), [edited], {"file": "s3"}) == SaveCount(new=1)
    assert store.load_item("file") == replace(edited, version=2)
    assert [hit.item_id for hit in store.search("sails")] == ["file"]
    assert store.check() == ()


def test_a_source_has_a_limit_of_its_own(store: Store) -> None:
    """In place of the one for all others."""
    assert pruned(store, Retention(Limit(days=365), {"Harbour Post": Limit(days=3650)})) == []
    assert pruned(store, Retention(Limit(), {"Harbour Post": Limit(days=365)})) == ["ferry"]


def test_of_too_many_the_oldest_go(store: Store) -> None:
    """The newest of each source stay, and whatever is as young as the brief's window."""
    days = [NOON - timedelta(days=days) for days in (1, 20, 30, 40)]
    items = [replace(BRIDGE, id=f"n{number}", url=None, published=day) for number, day in enumerate(days)]
    store.save_poll(polled("Other"), [replace(item, source="Other") for item in items])
    two = Retention(Limit(items=2))
    assert store.find_excess(two, NOON) == (("n2", "Other"), ("n3", "Other"))
    assert store.find_excess(replace(two, least_days=35), NOON) == (("n3", "Other"),)
    assert store.find_excess(Retention(Limit(items=0)), NOON)[0] == ("n1", "Other")


EVIDENCE = evidence_in(OLD_FERRY, Span(0, 53))
QUESTION = OpenQuestion(
    "q1", (evidence_in(BRIDGE, Span(0, 10)),), number=1, wording="Whether", kind="whether_undecided", status="open",
    basis="", history=(QuestionStep(date(2024, 3, 4), "open", EVIDENCE),),
)  # fmt: skip


@pytest.mark.parametrize(
    "brief",
    [
        replace(EMPTY, sources=(SourceEntry(1, "ferry", 1, FERRY.title, None, None, "none", "https://x"),)),
        replace(EMPTY, threads=(Thread("t1", (evidence_in(BRIDGE, Span(0, 10)),), "x", ("bridge", "ferry"), 1),)),
        replace(EMPTY, issues=(IssueBrief(1, "Ferries", questions=(QUESTION,)),)),
        replace(EMPTY, issues=(IssueBrief(1, "Ferries", item_ids=("ferry",)),)),
    ],
    ids=["a source", "a story", "the history of an open question", "an issue"],
)
def test_what_a_stored_brief_rests_on_stays(store: Store, brief: Brief) -> None:
    """Until that day's brief is another."""
    store.save_brief(date(2024, 3, 5), brief)
    assert pruned(store) == []
    store.save_brief(date(2024, 3, 5), EMPTY)
    assert pruned(store) == ["ferry"]


@pytest.mark.parametrize("kind", ["kept", "note", "seen", "left out"])
def test_what_a_reader_marked_stays_though_its_line_is_gone(store: Store, kind: str) -> None:
    """Also when the mark was taken back: it stays in the history, and so do the words."""
    mark = Mark("ana", "line", kind, NOON)  # type: ignore[arg-type]
    store.save_mark(mark, {"ferry"})
    store.delete_mark(mark)
    assert pruned(store) == []


def test_an_article_found_and_marked_stays(store: Store) -> None:
    """The screen names such a line by the item."""
    store.save_mark(Mark("ana", "hit ferry 1", "kept", NOON))
    assert pruned(store) == []


def test_what_a_reader_corrected_stays(store: Store) -> None:
    """A passage is named by its item."""
    store.save_correction(Correction("ana", "eject passage", "ferry/0123456789abcdef", NOON, "Ferries"))
    assert pruned(store) == []


def test_what_came_into_use_meanwhile_is_not_pruned(store: Store) -> None:
    """Between the look and the taking out, a brief may be kept."""
    excess = [item_id for item_id, _ in store.find_excess(A_YEAR, NOON)]
    store.save_brief(date(2024, 3, 5), replace(EMPTY, issues=(IssueBrief(1, "Ferries", item_ids=("ferry",)),)))
    assert excess == ["ferry"]
    assert store.prune(excess, NOON) == 0
    assert store.load_item("ferry") == OLD_FERRY


def test_what_is_pruned_is_pruned_once(store: Store) -> None:
    """A second process with the same list takes out nothing more."""
    assert store.prune(["ferry", "ferry", "nothing"], NOON) == 1
    assert store.prune(["ferry"], NOON) == 0


def test_a_vacuum_gives_back_what_pruned_articles_took(store: Store) -> None:
    """In the index of words too, which else only notes that they are gone."""
    words = [" ".join(f"w{number}x{place}" for place in range(400)) for number in range(60)]
    items = [replace(OLD_FERRY, id=f"n{number}", url=None, text=text) for number, text in enumerate(words)]
    store.save_poll(polled(), items)
    store.index()
    taken = "SELECT sum(length(block)) FROM search_data"
    assert store._connection.execute(taken).fetchone()[0] > 100_000
    assert len(pruned(store)) == 61
    store.vacuum()
    assert store._connection.execute(taken).fetchone()[0] < 2_000
    assert [hit.item_id for hit in store.search("bridge")] == ["bridge"]
    assert store.check() == ()
