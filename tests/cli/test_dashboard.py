from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import click
import pytest

from briefing.cache import Limit, Retention, Store
from briefing.cli.dashboard import Session, can_show_screen, first_brief
from briefing.cli.options import AS_OF
from briefing.cli.workplace import Workplace, find_workplace
from briefing.errors import UsageError
from briefing.model import Mark, SourceReport, Thread
from briefing.settings import load_settings
from briefing.tui.seams import Place
from tests.cli.conftest import Desk


@pytest.fixture
def place(desk: Desk) -> Workplace:
    """Return the desk on a day after its article."""
    context = click.Context(click.Command("any"))
    context.meta[AS_OF] = date(2023, 5, 10)
    return find_workplace(context)


@pytest.fixture
def store(place: Workplace) -> Iterator[Store]:
    """Open the desk's cache."""
    with place.open_store() as store:
        yield store


@pytest.fixture
def session(place: Workplace, store: Store) -> Session:
    """Sit down at the desk, with nothing fetched yet."""
    return Session(place, store, first_brief(place, store))


async def refresh(session: Session) -> list[SourceReport]:
    """Let the session look for news, and return what it reported."""
    reports: list[SourceReport] = []
    await session.refresh(reports.append)
    return reports


async def test_a_refresh_brings_the_folder_and_keeps_the_brief(session: Session) -> None:
    """What the screen gets is what the cache keeps for the day."""
    assert not session.brief.sources
    reports = await refresh(session)
    assert reports[-1] == SourceReport("Clippings", "done", new_items=1)
    assert [source.title for source in session.brief.sources] == ["Marlow waits for its ferry"]
    assert session.store.load_brief(date(2023, 5, 10)) == session.brief


async def test_the_screen_opens_on_the_brief_that_was_kept(session: Session, place: Workplace) -> None:
    """With the marks as they are now, and nothing composed anew."""
    await refresh(session)
    session.save_mark("any line", "kept", "")
    opened = first_brief(place, session.store)
    assert [mark.line_id for mark in opened.marks] == ["any line"]
    assert opened.sources == session.brief.sources


async def test_what_a_marked_line_rests_on_is_never_pruned(session: Session) -> None:
    """Though the brief of the day, by evening, may no longer have the line, and by the one before it had not."""
    session.save_mark("any line", "seen", "")
    await refresh(session)
    line = session.brief.issues[0].quotes[0]
    session.store.save_brief(date(2023, 5, 10), replace(session.brief, issues=(), sources=(), threads=(), changes=()))
    retention, years_later = Retention(Limit(days=30)), datetime(2033, 5, 10, tzinfo=UTC)
    assert len(session.store.find_excess(retention, years_later)) == 1
    session.save_mark(line.id, "kept", "")
    assert session.store.find_excess(retention, years_later) == ()


async def test_a_kept_brief_of_other_issues_is_not_shown(session: Session, place: Workplace, desk: Desk) -> None:
    """Whoever changed feeds.toml sees the new issues at once."""
    await refresh(session)
    desk.feeds.write_text(desk.feeds.read_text(encoding="utf-8").replace("Lighthouse", "Pier"), encoding="utf-8")
    changed = Workplace(load_settings(desk.feeds), place.cache, place.as_of, place.reader)
    assert [issue.name for issue in first_brief(changed, session.store).issues] == ["Harbour ferry", "Pier"]


async def test_while_another_process_fetches_the_brief_is_made_of_what_is_there(
    session: Session, place: Workplace
) -> None:
    """Nothing fails, and nothing is fetched twice."""
    with place.open_store() as other, other.ingesting():
        assert [report.phase for report in await refresh(session)] == ["waiting"]
    assert session.brief.sources == ()


async def test_a_source_that_failed_is_tried_again(session: Session, desk: Desk) -> None:
    """At once, not when it is due: the folder, or the network, may just have come back."""
    articles = desk.folder / "articles"
    articles.rename(desk.folder / "gone")
    assert (await refresh(session))[-1].phase == "failed"
    (desk.folder / "gone").rename(articles)
    assert (await refresh(session))[-1].phase == "done"


def test_the_brief_on_the_screen_is_exported_with_its_marks(session: Session, desk: Desk) -> None:
    """To the same place as `briefing export`, and with the same care for what was edited."""
    asyncio.run(refresh(session))
    quote = session.brief.issues[0].quotes[0]
    session.save_mark(quote.id, "note", "ask Ilse today")
    path = Path(session.export("md"))
    assert path == desk.folder / "briefs" / "2023-05-10.md"
    assert "ask Ilse today" in path.read_text(encoding="utf-8")
    session.delete_mark(quote.id, "note")
    session.export("md")
    brief = path.read_text(encoding="utf-8")
    assert "ask Ilse today" not in brief
    path.write_text(brief + "mine\n", encoding="utf-8")
    assert session.preview("md").standing == "2023-05-10.md was edited by hand and stays"
    assert session.export("md") == str(path.with_name("2023-05-10-2.md"))
    assert path.read_text(encoding="utf-8") == brief + "mine\n"


def test_an_export_from_the_screen_is_taken_back(session: Session) -> None:
    """The one before it stands there again; before the first there was none."""
    asyncio.run(refresh(session))
    path = Path(session.export("md"))
    before = path.read_bytes()
    session.save_mark(session.brief.issues[0].quotes[0].id, "note", "ask Ilse today")
    session.export("md")
    assert path.read_bytes() != before
    session.take_back_export()
    assert path.read_bytes() == before
    session.take_back_export()
    assert not path.exists()


async def test_a_folder_added_from_the_screen_is_watched_at_once(session: Session, desk: Desk) -> None:
    """A file dropped there waits behind the banner without a new start; taken back, the folder is watched no more."""
    (desk.folder / "more").mkdir()
    assert session.add_source("more") == "more"
    assert str(desk.folder / "more") in [source.location for source in session._folders.folders]
    session.take_back_settings()
    assert str(desk.folder / "more") not in [source.location for source in session._folders.folders]


def test_a_preview_is_what_the_export_writes(session: Session) -> None:
    """The target, the text, and what stands there already."""
    asyncio.run(refresh(session))
    preview = session.preview("txt")
    assert preview.standing == ""
    assert session.export("txt") == preview.target
    assert Path(preview.target).read_text(encoding="utf-8") == preview.text
    assert session.preview("txt").standing == "takes the place of the one written before"


def test_a_source_is_added_from_the_screen_and_taken_back(session: Session, desk: Desk) -> None:
    """feeds.toml holds it at once, and not a byte of it after u."""
    feeds = desk.folder / "feeds.toml"
    before = feeds.read_bytes()
    assert session.add_source("https://gullwick.example/rss") == "gullwick.example"
    assert session.source_rows()[-1][0].location == "https://gullwick.example/rss"
    session.take_back_settings()
    assert feeds.read_bytes() == before
    assert "gullwick.example" not in [source.name for source, _state in session.source_rows()]


async def test_an_item_is_found_or_missing(session: Session) -> None:
    """KeyError is what the screen knows for: gone."""
    await refresh(session)
    source = session.brief.sources[0]
    assert session.load_item(source.item_id, source.version).title == "Marlow waits for its ferry"
    with pytest.raises(KeyError):
        session.load_item(source.item_id, 2)


def test_the_place_of_each_reader_is_kept(session: Session, place: Workplace) -> None:
    """And a spoiled note of it is as good as none."""
    assert session.load_place() is None
    session.save_place(Place("Lighthouse", "quotes", "a line"))
    assert session.load_place() == Place("Lighthouse", "quotes", "a line")
    other = Session(Workplace(place.settings, place.cache, None, "somebody else"), session.store, session.brief)
    assert other.load_place() is None
    (place.cache / "places.json").write_text("{")
    assert session.load_place() is None


def test_a_day_that_was_set_is_shown_as_that_day_everywhere(
    session: Session, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """East of Greenwich its last second is the next day."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert place.as_of == date(2023, 5, 10)
    assert session.seams(refresh_on_start=False).zone is UTC


def test_marks_are_those_of_this_reader(session: Session, place: Workplace) -> None:
    """They carry the reader's name and the time."""
    session.save_mark("a line", "note", "ask Ilse")
    (mark,) = session.store.marks(place.reader)
    assert mark == Mark(place.reader, "a line", "note", mark.at, "ask Ilse")
    session.delete_mark("a line", "note")
    assert session.store.marks(place.reader) == ()


def test_every_source_has_a_row(session: Session) -> None:
    """With no state before its first poll."""
    assert session.source_rows() == ((session.place.settings.source_list[0], None),)


def test_the_screen_opens_without_what_it_does_not_need() -> None:
    """What checks settings, fetches, reads and composes takes longer to load than the screen itself."""
    code = "import sys, briefing.cli.main, briefing.cli.dashboard, briefing.tui.app; print(*sys.modules)"
    root = Path(__file__).resolve().parents[2]
    printed = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in printed.stdout.split()}
    assert "textual" in loaded
    assert not loaded & {"pydantic", "tomlkit", "tomllib", "aiohttp", "feedparser", "lxml", "jinja2", "multiprocessing"}
    assert not [name for name in printed.stdout.split() if name.startswith("briefing.summarize.compose")]


def test_without_a_terminal_there_is_no_screen() -> None:
    """As here, where the output is captured."""
    assert not can_show_screen()


async def test_a_correction_is_in_the_next_brief_and_can_be_taken_back(session: Session) -> None:
    """Nothing is polled for it."""
    await refresh(session)
    passages = session.brief.issues[0].passages
    session.save_correction("eject passage", passages[0].id, session.brief.issues[0].name, "")
    assert (await session.recompose()).issues[0].passages == passages[1:]
    session.delete_correction("eject passage", passages[0].id, session.brief.issues[0].name)
    assert (await session.recompose()).issues[0].passages == passages


async def test_an_accepted_thread_is_an_issue_of_feeds_toml_and_of_the_next_brief(session: Session) -> None:
    """What the thread's terms name is followed."""
    await refresh(session)
    evidence = session.brief.issues[0].passages[0].evidence
    thread = Thread("t1", (evidence,), evidence.text, (evidence.item_id,), 1, "Marlow waits", ("Marlow",))
    session.brief = replace(session.brief, threads=(thread,))
    assert session.accept_thread("t1") == "Marlow waits"
    assert "# Proposed on 2023-05-10 from 1 items of 1 outlets: " in session.place.settings.path.read_text("utf-8")
    assert [issue.name for issue in (await session.recompose()).issues][-1] == "Marlow waits"


async def test_a_story_that_is_not_proposed_is_not_written(session: Session) -> None:
    """The reader is told why."""
    before = session.place.settings.path.read_text("utf-8")
    with pytest.raises(UsageError, match="not come up often enough"):
        session.accept_thread("nothing")
    assert session.place.settings.path.read_text("utf-8") == before


async def test_a_kept_brief_is_not_shown_to_who_has_set_something_right_since(session: Session) -> None:
    """Another reader's, or one from before the correction."""
    await refresh(session)
    passage = session.brief.issues[0].passages[0]
    session.save_correction("eject passage", passage.id, session.brief.issues[0].name, "")
    opened = first_brief(session.place, session.store)
    assert passage not in opened.issues[0].passages
    assert opened.corrections == session.store.corrections(session.place.reader)
