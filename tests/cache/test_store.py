from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cache import Store
from briefing.cache.packing import packed
from briefing.cache.rows import STATE_COLUMNS
from briefing.model import (
    Analysis,
    Brief,
    Correction,
    FeedState,
    IssueBrief,
    Mark,
    Quote,
    SourceEntry,
    Sourcing,
    Span,
    Statement,
    Thread,
    evidence_in,
)
from tests.cache.made import BRIDGE, FERRY, NOON, polled


def test_the_state_of_a_feed_comes_back_byte_for_byte(store: Store) -> None:
    """Validators are nobody's to tidy."""
    state = polled(
        etag='W/"odd  tag', last_modified="2024-09-17 10:00:00", next_due=NOON + timedelta(minutes=15), gone=True,
        degraded="cut", moved_to="https://x.example/", moved_since=NOON, validators_since=NOON, failures=3,
        skip="0 1 Sunday",
    )  # fmt: skip
    store.save_state(state)
    assert store.feed_states() == {"Harbour Post": state}


def test_every_field_of_a_feed_state_has_its_column() -> None:
    """A field added to the model must not be lost at the next start."""
    assert {field.name for field in fields(FeedState)} == set(STATE_COLUMNS)


def test_an_analysis_makes_its_item_fresh_until_the_lexicon_changes(store: Store) -> None:
    """Only what is stale is analysed again."""
    store.save_poll(polled(), [FERRY, BRIDGE])
    analysis = Analysis("ferry", 1, "7", quotes=(Quote(Span(54, 81), "direct", None, None, "x", 0),))
    store.save_analyses([analysis])
    assert [item.id for item in store.stale_items("7")] == ["bridge"]
    assert [item.id for item in store.stale_items("8")] == ["ferry", "bridge"]
    assert store.load_analyses([("bridge", 1), ("ferry", 1)], "7") == (analysis,)
    assert store.load_analyses([("ferry", 1)], "8") == ()


def test_a_new_version_of_an_item_is_stale(store: Store) -> None:
    """And the analysis of the old version stays."""
    store.save_poll(polled(), [FERRY])
    store.save_analyses([Analysis("ferry", 1, "7")])
    store.save_poll(polled(), [replace(FERRY, text="Other words.")])
    assert [(item.id, item.version) for item in store.stale_items("7")] == [("ferry", 2)]
    assert store.load_analyses([("ferry", 1)], "7") == (Analysis("ferry", 1, "7"),)


def test_more_analyses_are_loaded_than_one_statement_takes(store: Store) -> None:
    """In the order asked for."""
    items = [replace(BRIDGE, id=f"n{number:04}", url=None) for number in range(1200)]
    store.save_poll(polled(), items)
    store.save_analyses([Analysis(item.id, 1, "7") for item in items])
    asked = [(item.id, 1) for item in reversed(items)]
    assert [one.item_id for one in store.load_analyses(asked, "7")] == [item_id for item_id, _ in asked]


def test_a_brief_comes_back_whole(store: Store) -> None:
    """Days without a brief have none; the last one before a day is found."""
    evidence = evidence_in(FERRY, Span(0, 53))
    brief = Brief(
        as_of=NOON, as_of_basis="operator", window_start=NOON - timedelta(days=7),
        issues=(
            IssueBrief(1, "Ferries", (Statement("s1", (evidence,), evidence.text, change="new"),), item_ids=("ferry",)),
            IssueBrief(2, "Bridges", sourcing=Sourcing(3, 2, 1, 0)),
        ),
        threads=(Thread("t1", (evidence,), evidence.text, ("ferry",), 1, change="new"),),
        sources=(SourceEntry(1, "ferry", 1, FERRY.title, FERRY.outlet, FERRY.published, "feed", "https://x"),),
        marks=(Mark("ana", "t1", "seen", NOON),), previous_day=date(2024, 3, 4),
    )  # fmt: skip
    store.save_brief(date(2024, 3, 5), brief)
    assert store.load_brief(date(2024, 3, 5)) == brief
    assert store.load_brief(date(2024, 3, 4)) is None
    assert store.load_brief_before(date(2024, 3, 9)) == brief
    assert store.load_brief_before(date(2024, 3, 5)) is None
    assert store.brief_days() == (date(2024, 3, 5),)


def test_a_brief_of_an_older_form_is_passed_over(store: Store) -> None:
    """It is history; the dashboard opens all the same."""
    whole = {"as_of": NOON, "as_of_basis": "clock", "window_start": NOON, "issues": [{"number": 1, "name": "Ferries"}]}
    for form in (
        {name: value for name, value in whole.items() if name != "issues"},
        {name: value for name, value in whole.items() if name != "as_of"},
        {**whole, "issues": [{"number": 1}]},
        {**whole, "issues": [{"number": "1", "name": "Ferries"}]},
        {**whole, "changes": [{"id": "c1", "evidence": [], "tag": "NEW", "text": "a"}]},
        [whole],
    ):
        store._connection.execute("INSERT OR REPLACE INTO brief (day, body) VALUES ('2024-03-01', ?)", (packed(form),))
        assert store.load_brief_before(date(2024, 3, 5)) is None
    store._connection.execute("UPDATE brief SET body = ?", (b'{"as_of": 3}',))
    assert store.load_brief_before(date(2024, 3, 5)) is None
    store._connection.execute("UPDATE brief SET body = ?", (packed({**whole, "later": 1}),))
    assert store.load_brief_before(date(2024, 3, 5)) == Brief(NOON, "clock", NOON, (IssueBrief(1, "Ferries"),))


def test_marks_belong_to_their_reader(store: Store) -> None:
    """One of each kind at a line; a new note takes the old one's place."""
    first = Mark("ana", "q1", "note", NOON, "ask Luis")
    second = replace(first, at=NOON + timedelta(minutes=1), text="asked")
    for mark in (first, Mark("ana", "q1", "seen", NOON), Mark("luis", "q1", "seen", NOON), second):
        store.save_mark(mark)
    assert store.marks("ana") == (Mark("ana", "q1", "seen", NOON), second)
    store.delete_mark(second)
    assert store.marks("ana") == (Mark("ana", "q1", "seen", NOON),)
    assert store.marks("luis") == (Mark("luis", "q1", "seen", NOON),)


def test_corrections_belong_to_their_reader_and_the_last_on_a_passage_holds(store: Store) -> None:
    """Moving a passage takes the place of taking it out; what was taken back is gone from the list."""
    eject = Correction("ana", "eject passage", "ferry/1", NOON, "Ferries")
    move = Correction("ana", "move passage", "ferry/1", NOON + timedelta(minutes=1), "Ferries", "Bridges")
    merge = Correction("ana", "merge actors", "I. Brandt", NOON + timedelta(minutes=2), target="Ilse Brandt")
    other = Correction("luis", "eject passage", "ferry/1", NOON, "Ferries")
    for correction in (eject, move, merge, other):
        store.save_correction(correction)
    assert store.corrections("ana") == (move, merge)
    assert store.corrections("luis") == (other,)
    store.delete_correction(merge)
    assert store.corrections("ana") == (move,)


def test_no_correction_is_ever_lost(store: Store) -> None:
    """Replaced and withdrawn ones stay in the history."""
    eject = Correction("ana", "eject passage", "ferry/1", NOON, "Ferries")
    store.save_correction(eject)
    store.save_correction(replace(eject, kind="move passage", target="Bridges"))
    store.delete_correction(replace(eject, kind="move passage"))
    rows = store._connection.execute("SELECT kind, target, deleted FROM correction_history ORDER BY number").fetchall()
    assert [tuple(row) for row in rows] == [
        ("eject passage", "", 0), ("move passage", "Bridges", 0), ("move passage", "", 1),
    ]  # fmt: skip


def test_no_note_is_ever_lost(store: Store) -> None:
    """Rewritten and deleted notes stay in the history."""
    store.save_mark(Mark("ana", "q1", "note", NOON, "ask Luis"))
    store.save_mark(Mark("ana", "q1", "note", NOON, "asked"))
    store.delete_mark(Mark("ana", "q1", "note", NOON))
    rows = store._connection.execute("SELECT text, deleted FROM mark_history ORDER BY number").fetchall()
    assert [tuple(row) for row in rows] == [("ask Luis", 0), ("asked", 0), ("", 1)]


def test_a_search_shows_the_sentence_of_the_first_hit(store: Store) -> None:
    """The evidence is a slice of the stored text."""
    store.save_poll(polled(), [FERRY, BRIDGE])
    (hit,) = store.search("brandt figures")
    assert (hit.item_id, hit.title) == ("ferry", "Council delays the ferry vote")
    assert hit.evidence.text == "“We need the figures first,” said Ana Brandt."
    assert hit.evidence.paragraph == 2


def test_a_hit_in_the_title_shows_the_first_line(store: Store) -> None:
    """There is nothing in the text to point at."""
    store.save_poll(polled(), [FERRY])
    assert store.search("delays")[0].evidence.text == "The council of Port Amery put off its vote on Monday."


def test_words_are_found_without_their_accents_and_unfinished(store: Store) -> None:
    """A reader types what the keyboard has, and stops when the list is short."""
    store.save_poll(polled(), [replace(BRIDGE, text="Señora Ybáñez spoke in Kraków.")])
    assert [hit.item_id for hit in store.search("ybanez krak")] == ["bridge"]


def test_a_phrase_in_quotation_marks_is_found_as_it_stands(store: Store) -> None:
    """The words alone would be found in both."""
    store.save_poll(polled(), [replace(FERRY, text="The bridge is old."), replace(BRIDGE, text="The old bridge.")])
    assert [hit.item_id for hit in store.search('"old bridge"')] == ["bridge"]


def test_a_search_follows_the_latest_version(store: Store) -> None:
    """Words that were edited away are not found, the new ones are."""
    store.save_poll(polled(), [BRIDGE])
    store.save_poll(polled(), [replace(BRIDGE, text="The new tunnel is open.")])
    assert store.search("closed until") == ()
    assert [hit.version for hit in store.search("tunnel")] == [2]
    assert store.check() == ()


@given(terms=st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_valid_search(store: Store, terms: str) -> None:
    """Quotation marks, operators and half-typed words raise nothing."""
    store.save_poll(polled(), [FERRY])
    assert isinstance(store.search(terms), tuple)


def test_operators_of_the_search_language_are_words(store: Store) -> None:
    """A reader who types NOT means the word."""
    store.save_poll(polled(), [replace(BRIDGE, text="To be or not to be.")])
    assert [hit.item_id for hit in store.search("NOT OR be")] == ["bridge"]


def test_an_item_seen_by_two_threads_is_whole(store: Store) -> None:
    """Calls from other threads go through one at a time."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        items = [replace(BRIDGE, id=f"n{number}", url=None) for number in range(40)]
        list(pool.map(lambda item: store.save_poll(polled(item.id), [item]), items))
    assert len(store.load_items()) == 40


def test_times_keep_their_moment_whatever_their_zone(store: Store) -> None:
    """They are stored in UTC."""
    from datetime import timezone

    kyiv = datetime(2024, 3, 5, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    store.save_state(polled(next_due=kyiv))
    assert store.feed_states()["Harbour Post"].next_due == datetime(2024, 3, 5, 12, 0, tzinfo=UTC)
    assert isinstance(Statement("s", (evidence_in(FERRY, Span(0, 3)),), text="The"), Statement)
