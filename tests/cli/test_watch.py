from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import click
import pytest

from briefing.cli.dashboard import Session, first_brief
from briefing.cli.options import AS_OF
from briefing.cli.watch import FolderWatch, Teller
from briefing.cli.workplace import find_workplace
from briefing.ingest.look import take_snapshot
from briefing.model import Source, SourceReport
from tests.cli.conftest import Desk


def test_a_snapshot_changes_when_a_file_comes_changes_or_goes(desk: Desk) -> None:
    """And only then; files that no pattern names are none of ours."""
    folders = [Source("Clippings", "folder", str(desk.folder / "articles"))]
    first = take_snapshot(folders)
    assert {Path(path).name for path, _time, _size in first} == {"ferry.md"}
    (desk.folder / "articles" / "notes.xls").touch()
    assert take_snapshot(folders) == first
    os.utime(desk.folder / "articles" / "ferry.md", (1_000_000_009, 1_000_000_009))
    second = take_snapshot(folders)
    assert second != first
    (desk.folder / "articles" / "new.txt").write_text("The lighthouse is lit.", encoding="utf-8")
    assert len(take_snapshot(folders)) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open for writing")
def test_a_file_that_is_being_copied_is_not_there_yet(desk: Desk) -> None:
    """It comes when the copy ends, though nothing else about it changes then."""
    folders = [Source("Clippings", "folder", str(desk.folder / "articles"))]
    first = take_snapshot(folders)
    with (desk.folder / "articles" / "new.txt").open("w") as slow:
        slow.write("The lighthouse")
        slow.flush()
        assert take_snapshot(folders) == first
    assert {Path(path).name for path, _time, _size in take_snapshot(folders) - first} == {"new.txt"}


def test_a_folder_that_is_missing_holds_nothing(tmp_path: Path) -> None:
    """The watch goes on, and sees it when it comes."""
    assert take_snapshot([Source("Clippings", "folder", str(tmp_path / "none"))]) == frozenset()


def test_a_watch_tells_news_and_each_failure_once() -> None:
    """Until the source was well again in between."""
    told: list[str] = []
    teller = Teller(lambda line: told.append(line.split(" ", 1)[1]))
    down = SourceReport("Quay", "failed", error="no answer")
    for report in (
        SourceReport("Quay", "waiting"),
        SourceReport("Quay", "done", new_items=2, changed_items=1),
        SourceReport("Quay", "unchanged"),
        down,
        down,
        SourceReport("Quay", "not due"),
        SourceReport("Quay", "unchanged"),
        down,
    ):
        teller.hear(report)
    assert told == ["Quay: 2 new, 1 changed", "Quay: failed: no answer", "Quay: failed: no answer"]


def clippings(desk: Desk) -> FolderWatch:
    """Return a watch of the desk's folder that looks without rest."""
    return FolderWatch([Source("Clippings", "folder", str(desk.folder / "articles"))], look_seconds=0)


async def test_a_watch_waits_until_a_file_has_come_to_rest(desk: Desk) -> None:
    """What is there at the first look is known; a file that grows from look to look is waited for."""
    watch = clippings(desk)
    waiting = asyncio.ensure_future(watch.wait_for_change())
    await asyncio.wait([waiting], timeout=0.1)
    assert not waiting.done()
    (desk.folder / "articles" / "new.txt").write_text("The lighthouse is lit.", encoding="utf-8")
    await asyncio.wait_for(waiting, 5)
    watch.forget()
    await asyncio.wait_for(watch.wait_for_change(), 5)


async def test_a_file_dropped_in_is_in_the_next_brief_of_a_session(desk: Desk) -> None:
    """Without anybody asking, and only when there is something new in it."""
    context = click.Context(click.Command("any"))
    context.meta[AS_OF] = date(2023, 5, 10)
    place = find_workplace(context)
    with place.open_store() as store:
        session = Session(place, store, first_brief(place, store))
        await session.refresh(lambda _report: None)
        session._folders.look_seconds = 0
        arriving = asyncio.ensure_future(session.next_arrival())
        await asyncio.wait([arriving], timeout=0.2)
        assert not arriving.done()
        new = desk.folder / "articles" / "second.md"
        new.write_text("---\ntitle: Second boat\ndate: 2023-05-10\n---\nThe ferry needs a crew.\n", encoding="utf-8")
        os.utime(new, (1_000_000_000, 1_000_000_000))
        brief = await asyncio.wait_for(arriving, 20)
        assert {source.title for source in brief.sources} == {"Marlow waits for its ferry", "Second boat"}
        assert store.load_brief(date(2023, 5, 10)) == brief


def test_a_watching_service_ends_in_order_when_it_is_told_to(desk: Desk) -> None:
    """By the signal that systemd sends, with exit code 0 and a last line in its log."""
    service = subprocess.Popen(
        [sys.executable, "-m", "briefing", "ingest", "--watch", "--log-format", "json"],
        stderr=subprocess.PIPE, text=True, cwd=desk.folder,
    )  # fmt: skip
    assert service.stderr is not None
    patience = threading.Timer(30, service.kill)
    patience.start()
    events = []
    for line in service.stderr:
        events.append(json.loads(line))
        if events[-1].get("words", "").startswith("Watching"):
            service.send_signal(signal.SIGTERM)
    patience.cancel()
    service.stderr.close()
    assert service.wait(20) == 0
    assert [event["event"] for event in events] == ["source", "analysed", "run", "note", "note"]
    assert events[-1]["words"] == "Stopped."
