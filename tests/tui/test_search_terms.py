from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from briefing.cache import open_store
from briefing.model import FeedState, MarkKind, SearchCondition
from briefing.tui.desk import Desk, Marks
from briefing.tui.line_pane import LinePane
from briefing.tui.seams import Seams
from briefing.tui.search_terms import Term, article_conditions, find_mistakes, find_placed, full_text_terms, parse_terms
from tests.tui.driver import list_text, opened, press, static_text
from tests.tui.invented import AS_OF, ITEMS, Asked, invented_brief, make_seams


def found(typed: str, *marks: tuple[str, MarkKind]) -> list[str]:
    """Return the ids of the lines that fit."""
    held = {mark: "ask" if mark[1] == "note" else "" for mark in marks}
    keeper = Marks(lambda *_mark: None, lambda *_mark: None, held)
    return [placed.line.id for placed in find_placed(Desk(invented_brief()), keeper, parse_terms(typed))]


def test_words_phrases_filters_and_their_opposites_are_told_apart() -> None:
    """A name that is no filter stays part of its word."""
    assert parse_terms('toll "two words" -gate actor:brandt -is:seen source:"Island Post" note:x') == (
        Term("toll"),
        Term("two words"),
        Term("gate", without=True),
        Term("brandt", "actor"),
        Term("seen", "is", without=True),
        Term("Island Post", "source"),
        Term("note:x"),
    )


def test_the_filters_go_to_the_full_texts_as_conditions() -> None:
    """Also the outlets that only the brief knows, and days as they begin where the reader is."""
    desk = Desk(invented_brief(), zone=timezone(timedelta(hours=2)))
    terms = parse_terms('toll source:"rail W" -source:2 -"two words" after:2031-05-12 -before:2031-05-13')
    assert article_conditions(terms, desk) == (
        SearchCondition("outlet", "rail W", ("trains",)),
        SearchCondition("outlet", "2", ("gate",), without=True),
        SearchCondition("words", "two words", without=True),
        SearchCondition("from", when=datetime(2031, 5, 11, 22, tzinfo=UTC)),
        SearchCondition("before", when=datetime(2031, 5, 12, 22, tzinfo=UTC), without=True),
    )


async def test_the_search_hands_its_filters_on_and_says_that_there_may_be_more() -> None:
    """A full list of articles is no promise that these are all."""
    asked = Asked()
    many = tuple(replace(ITEMS[0], id=f"n{number}") for number in range(50))
    async with opened(seams=make_seams(asked, items=many)) as pilot:
        await press(pilot, "slash", *"toll", "space", *"-snow")
        await pilot.pause()
        assert asked.conditions == (SearchCondition("words", "snow", without=True),)
        assert "Articles: 50, and there may be more; another word or filter narrows them" in list_text(pilot)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("ferries", ["q2"]),
        ("SHIPS counting", ["a1", "p1", "q1"]),
        ("toll -ferries is:quote", ["q1", "q3"]),
        ('"ships counting"', []),
        ("actor:brandt", ["a1", "p1", "q1", "q2"]),
        ("actor:ekwall is:new", ["p2"]),
        ("source:rail is:quote", ["q4"]),
        ("source:island is:quote", ["q1", "q3"]),
        ("issue:2", ["b2", "q4", "o2"]),
        ("issue:night -is:quote", ["b2", "o2"]),
        ("is:changed", ["o1"]),
        ("is:conflict", ["o1", "d1"]),
        ("is:question", ["o1", "o2"]),
        ("is:unknown", ["q3"]),
        ("after:2031-05-14 is:quote", ["q1", "q3"]),
        ("before:2031-05-13 is:quote", ["q4"]),
        ("is:quote after:2031-05-13 before:2031-05-14", ["q1", "q2"]),
    ],
)
def test_filters_can_be_combined(typed: str, ids: list[str]) -> None:
    """All terms must fit."""
    assert found(typed) == ids


def test_an_undated_article_is_on_neither_side_of_a_day() -> None:
    """No date is not an early date."""
    assert found("heron") == ["t1"]
    assert found("heron after:2000-01-01") == []
    assert found("heron before:2100-01-01") == []


def test_marks_can_be_searched_for() -> None:
    """What is kept, left out, seen or noted is found again."""
    marks: tuple[tuple[str, MarkKind], ...] = (("q1", "kept"), ("q2", "left out"), ("q3", "seen"), ("q4", "note"))
    assert found("is:kept", *marks) == ["q1"]
    assert found("is:out", *marks) == ["q2"]
    assert found("is:seen", *marks) == ["q3"]
    assert found("is:noted", *marks) == ["q4"]


def test_mistakes_are_told_in_words() -> None:
    """A filter that cannot fit anything is not just an empty list."""
    assert find_mistakes(parse_terms("after:yesterday is:nice")) == (
        "after: wants a day like 2024-09-12, not yesterday",
        "is: knows new, changed, fresh, unread, seen, kept, out, noted, conflict, shared, named, unknown, quote, "
        "question, not nice",
    )


def test_only_plain_words_go_to_the_full_texts() -> None:
    """And none where a filter asks for what only lines have."""
    assert full_text_terms(parse_terms('toll "two words" -gate source:post')) == 'toll "two words"'
    assert full_text_terms(parse_terms("toll actor:brandt")) == ""


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("ships", ["tolls", "gate"]),
        ("ships source:courier", ["tolls"]),
        ("ships -source:courier", ["gate"]),
        ("ships after:2031-05-14", ["gate"]),
        ("heron before:2100-01-01", []),
        ("ships is:quote", []),
    ],
)
async def test_filters_narrow_the_articles_too(typed: str, ids: list[str], tmp_path: Path) -> None:
    """Outlet and day hold for articles; what only lines have leaves articles out."""
    with open_store(tmp_path) as store:
        store.save_poll(FeedState("Port feed", checked=AS_OF), ITEMS)
        seams = replace(make_seams(Asked()), search=lambda terms, where: store.search(terms, 50, where))
        await _find_articles(seams, typed, ids)


async def _find_articles(seams: Seams, typed: str, ids: list[str]) -> None:
    async with opened(seams=seams) as pilot:
        await press(pilot, "slash")
        pilot.app.screen.query_one(Input).value = typed
        await pilot.pause()
        rows = pilot.app.screen.query_one(LinePane).rows
        assert [row.key.split()[1] for row in rows if row.key.startswith("hit ")] == ids


@given(st.text(max_size=80))
def test_whatever_is_typed_is_taken_apart_without_an_error(typed: str) -> None:
    """And whatever was taken apart can be searched for."""
    terms = parse_terms(typed)
    assert all(term.words for term in terms)
    find_mistakes(terms)
    find_placed(Desk(invented_brief()), Marks(lambda *_mark: None, lambda *_mark: None), terms)


async def test_the_terms_are_shown_as_chips() -> None:
    """What narrows the list is never hidden."""
    async with opened(seams=make_seams(Asked())) as pilot:
        await press(pilot, "slash", *"is:new -toll")
        await pilot.pause()
        assert static_text(pilot, "#chips") == " all of: [is: new]  [not toll]"
        assert "Lines of the brief: 1" in list_text(pilot)
