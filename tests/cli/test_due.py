"""A start on which nothing is to be done does nothing; what is to be done is done all the same."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import click
import pytest

from briefing.cache import Store
from briefing.cli.dashboard import Session, first_brief
from briefing.cli.due import are_read, basis_now, basis_of_brief, is_anything_due
from briefing.cli.options import AS_OF
from briefing.cli.workplace import Moment, Workplace, find_workplace
from briefing.errors import BriefingError
from briefing.model import FeedState, Mark, Source, SourceReport
from tests.cli.conftest import Desk

DAY = date(2023, 5, 10)
NOON = datetime(2023, 5, 10, 12, tzinfo=UTC)


@pytest.fixture
def place(desk: Desk) -> Workplace:
    """Return the desk on the day after its article, with today's brief in the cache, made by a command."""
    desk.run("show", "--as-of", DAY.isoformat())
    context = click.Context(click.Command("any"))
    context.meta[AS_OF] = DAY
    return find_workplace(context)


@pytest.fixture
def store(place: Workplace) -> Iterator[Store]:
    """Open the desk's cache."""
    with place.open_store() as store:
        yield store


async def refresh(place: Workplace, store: Store) -> tuple[Session, list[SourceReport]]:
    """Sit down and look for news, as the screen does when it opens."""
    session = Session(place, store, first_brief(place, store))
    reports: list[SourceReport] = []
    await session.refresh(reports.append)
    return session, reports


async def test_where_nothing_is_to_be_done_no_process_is_started(place: Workplace, store: Store, desk: Desk) -> None:
    """One would stumble: the settings that it reads are gone. The reports are there all the same."""
    opened = first_brief(place, store)
    session = Session(place, store, opened)
    desk.feeds.unlink()
    reports: list[SourceReport] = []
    assert await session.refresh(reports.append) is opened
    assert reports == [SourceReport("Clippings", "unchanged")]
    store.save_mark(Mark(place.reader, "a line", "kept", NOON))
    with pytest.raises(BriefingError):
        await session.refresh(reports.append)


async def test_what_was_put_into_a_folder_is_read(place: Workplace, store: Store, desk: Desk) -> None:
    """Also when it came while no screen was open."""
    assert are_read(place.settings.source_list, store)
    new = desk.folder / "articles" / "second.md"
    new.write_text("---\ntitle: Second boat\ndate: 2023-05-10\n---\nThe ferry needs a crew.\n", encoding="utf-8")
    os.utime(new, (1_000_000_000, 1_000_000_000))
    assert is_anything_due(place.settings.source_list, store.feed_states())
    session, reports = await refresh(place, store)
    assert reports[-1] == SourceReport("Clippings", "done", new_items=1)
    assert "Second boat" in [source.title for source in session.brief.sources]
    assert not is_anything_due(place.settings.source_list, store.feed_states())


async def test_a_folder_with_a_file_that_cannot_be_read_is_looked_at_again(
    place: Workplace, store: Store, desk: Desk
) -> None:
    """Its fault is told each time."""
    bad = desk.folder / "articles" / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    os.utime(bad, (1_000_000_000, 1_000_000_000))
    for _ in range(2):
        _, reports = await refresh(place, store)
        assert reports[-1].faults


async def test_the_same_lines_again_are_no_other_brief(place: Workplace, store: Store) -> None:
    """It is composed, since what it is made of is something else, and kept; the screen keeps what it has."""
    before = basis_now(place, store)
    store.save_mark(Mark(place.reader, "no line of it", "kept", NOON))
    opened = first_brief(place, store)
    session = Session(place, store, opened)
    assert await session.refresh(lambda _report: None) is opened
    assert store.basis.of_brief(DAY) == basis_now(place, store) != before


async def test_a_brief_that_another_process_made_meanwhile_is_taken(place: Workplace, store: Store, desk: Desk) -> None:
    """Nothing is due by then, but what is shown is not what is kept."""
    session = Session(place, store, first_brief(place, store))
    new = desk.folder / "articles" / "second.md"
    new.write_text("---\ntitle: Second boat\ndate: 2023-05-10\n---\nThe ferry needs a crew.\n", encoding="utf-8")
    os.utime(new, (1_000_000_000, 1_000_000_000))
    await asyncio.to_thread(desk.run, "show", "--as-of", DAY.isoformat())
    brief = await session.refresh(lambda _report: None)
    assert "Second boat" in [source.title for source in brief.sources]


CHANGES: dict[str, Callable[[Workplace, Store], Workplace]] = {
    "another day": lambda place, _store: replace(place, as_of=DAY + timedelta(days=1)),
    "another reader": lambda place, _store: replace(place, reader="somebody else"),
    "other settings": lambda place, _store: replace(place, settings=replace(place.settings, text="# other")),
    "a line kept": lambda place, store: _marked(place, store, "kept"),
    "an answer confirmed": lambda place, store: _marked(place, store, "confirmed"),
    "a source that fails": lambda place, store: _failing(place, store),
    "another brief of the day before": lambda place, store: _with_yesterday(place, store),
}
NO_CHANGES: dict[str, Callable[[Workplace, Store], Workplace]] = {
    "nothing": lambda place, _store: place,
    "a line seen": lambda place, store: _marked(place, store, "seen"),
    "a note": lambda place, store: _marked(place, store, "note"),
    "a poll that brought nothing": lambda place, store: _polled(place, store),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_can_change_a_brief_is_part_of_what_it_is_made_of(place: Workplace, store: Store, change: str) -> None:
    """So that another one is made."""
    before = basis_now(place, store)
    assert before == store.basis.of_brief(DAY)
    assert basis_now(CHANGES[change](place, store), store) != before


@pytest.mark.parametrize("change", NO_CHANGES)
def test_what_cannot_is_not(place: Workplace, store: Store, change: str) -> None:
    """So that none is made in vain."""
    before = basis_now(place, store)
    assert basis_now(NO_CHANGES[change](place, store), store) == before


def test_an_hour_alone_makes_no_other_brief_but_an_article_that_grows_old_does(place: Workplace, store: Store) -> None:
    """News grow old by themselves: of the third of May at noon, an article is a week old on the tenth at noon."""
    week = timedelta(days=place.settings.export.window_days)
    item = replace(store.load_items()[0], id="noon", url=None, path=None, published=NOON - week)
    store.save_poll(FeedState("Post"), [item])
    hours = (-2, -1, 1, 2)
    moments = [Moment(NOON + timedelta(hours=hour), "clock") for hour in hours]
    bases = [basis_of_brief(store, place.settings, moment, place.reader) for moment in moments]
    assert bases[0] == bases[1] != bases[2] == bases[3]


def test_a_feed_is_due_when_its_time_has_come(place: Workplace, store: Store) -> None:
    """And at once where its last poll failed, unless its host asked to be left alone."""
    feed = Source("Port feed", "feed", "https://port.example/feed")
    assert is_anything_due([feed], store.feed_states())
    now = datetime.now(UTC)
    rested = FeedState("Port feed", location=feed.location, checked=now, next_due=now + timedelta(hours=1))
    store.save_state(rested)
    assert not is_anything_due([feed], store.feed_states())
    store.save_state(replace(rested, error="no answer"))
    assert is_anything_due([feed], store.feed_states())
    store.save_state(replace(rested, error="too many", host_wait_until=now + timedelta(hours=1)))
    assert not is_anything_due([feed], store.feed_states())
    store.save_state(replace(rested, next_due=now - timedelta(seconds=1)))
    assert is_anything_due([feed], store.feed_states())


def _marked(place: Workplace, store: Store, kind: str) -> Workplace:
    store.save_mark(Mark(place.reader, "a line", kind, NOON, "words"))  # type: ignore[arg-type]
    return place


def _failing(place: Workplace, store: Store) -> Workplace:
    store.save_state(replace(store.feed_states()["Clippings"], error="no answer"))
    return place


def _polled(place: Workplace, store: Store) -> Workplace:
    store.save_state(replace(store.feed_states()["Clippings"], checked=NOON, succeeded=NOON))
    return place


def _with_yesterday(place: Workplace, store: Store) -> Workplace:
    brief = store.load_brief(DAY)
    assert brief is not None
    store.save_brief(DAY - timedelta(days=1), brief, "other")
    return place
