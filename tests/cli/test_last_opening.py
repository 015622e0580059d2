from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import click
import pytest

from briefing.cache import Store
from briefing.cli.dashboard import Session, first_brief
from briefing.cli.last_opening import FILE_NAME, load_opening, save_opening
from briefing.cli.options import AS_OF
from briefing.cli.workplace import Workplace, find_workplace
from briefing.model import Mark, SourceReport
from briefing.tui.opening import KeptPane, KeptRow, Opening
from briefing.tui.rows import Para, Run
from tests.cli.conftest import Desk

DAY = date(2023, 5, 10)
SIZE = (120, 40)


@pytest.fixture
def place(desk: Desk) -> Workplace:
    """Return the desk on a day after its article."""
    context = click.Context(click.Command("any"))
    context.meta[AS_OF] = DAY
    return find_workplace(context)


@pytest.fixture
async def store(place: Workplace) -> Iterator[Store]:  # type: ignore[misc] # pytest-asyncio awaits it
    """Open the desk's cache, with the brief of the day in it."""
    with place.open_store() as store:
        await Session(place, store, first_brief(place, store)).refresh(lambda _report: None)
        yield store


def opening() -> Opening:
    """Return what a screen of one row opens on."""
    row = KeptRow("a line", (Para((Run("Marlow waits", "strong"),), 2, "1"),), False, "+ ")
    pane = KeptPane((row,), 400, "a line", 401)
    at = datetime(2023, 5, 10, 23, 59, 59, tzinfo=UTC)
    return Opening(at, "operator", 0, "all issues", "", (" briefing", " 1 new"), "", {"quotes": pane})


async def test_what_was_kept_is_opened_on_again(place: Workplace, store: Store) -> None:
    """As it was, and no other user can read it."""
    save_opening(place, store, SIZE, opening())
    assert load_opening(place, store, SIZE) == opening()
    assert (place.cache / FILE_NAME).stat().st_mode & 0o777 == 0o600


async def test_of_another_brief_reader_or_terminal_nothing_is_opened_on(place: Workplace, store: Store) -> None:
    """It would not be what is shown, or not how."""
    save_opening(place, store, SIZE, opening())
    assert load_opening(place, store, (80, 24)) is None
    assert load_opening(replace(place, reader="somebody else"), store, SIZE) is None
    assert load_opening(replace(place, as_of=date(2023, 5, 11)), store, SIZE) is None
    assert load_opening(place, store, SIZE) == opening()
    store.basis.forget(DAY)
    assert load_opening(place, store, SIZE) is None


@pytest.mark.parametrize("cut", [1, 40, 400])
async def test_a_damaged_opening_is_none(place: Workplace, store: Store, cut: int) -> None:
    """The brief is loaded then, as it is where nothing was kept."""
    save_opening(place, store, SIZE, opening())
    path = place.cache / FILE_NAME
    data = path.read_bytes()
    path.write_bytes(data[:-cut])
    assert load_opening(place, store, SIZE) is None
    path.write_bytes(data[:-cut] + bytes(cut))
    assert load_opening(place, store, SIZE) is None
    path.unlink()
    assert load_opening(place, store, SIZE) is None


async def test_a_mark_or_another_brief_takes_the_opening_away(place: Workplace, store: Store) -> None:
    """Its signs and rows may be other ones by then."""
    save_opening(place, store, SIZE, opening())
    store.save_mark(Mark(place.reader, "a line", "seen", datetime(2023, 5, 10, tzinfo=UTC)))
    assert not (place.cache / FILE_NAME).exists()
    save_opening(place, store, SIZE, opening())
    brief = store.load_brief(DAY)
    assert brief is not None
    store.save_brief(DAY, brief, "another")
    assert not (place.cache / FILE_NAME).exists()


async def test_behind_an_opening_the_brief_is_loaded_when_it_is_asked_for(place: Workplace, store: Store) -> None:
    """That all is up to date is known before, and is no reason to load it."""
    store.save_mark(Mark(place.reader, "a line", "seen", datetime(2023, 5, 10, tzinfo=UTC)))
    session = Session(place, store, opening().brief(), opening())
    reports: list[SourceReport] = []
    assert await session.refresh(reports.append) == opening().brief()
    assert reports == [SourceReport("Clippings", "unchanged")]
    whole = await session.whole()
    assert whole == first_brief(place, store)
    assert whole.marks
    assert session.brief is whole
    assert await session.whole() is whole


async def test_a_brief_that_is_damaged_behind_an_opening_is_composed_anew(place: Workplace, store: Store) -> None:
    """Nothing is lost: what it is made of is there, and so are the marks."""
    kept = store.load_brief(DAY)
    store.save_mark(Mark(place.reader, "a line", "seen", datetime(2023, 5, 10, tzinfo=UTC)))
    with closing(sqlite3.connect(place.cache / "briefing.sqlite")) as connection, connection:
        connection.execute("UPDATE brief SET body = x'00'")
    session = Session(place, store, opening().brief(), opening())
    whole = await session.whole()
    assert kept is not None
    assert [issue.name for issue in whole.issues] == [issue.name for issue in kept.issues]
    assert whole.sources == kept.sources
    assert [mark.line_id for mark in store.marks(place.reader)] == ["a line"]
