from __future__ import annotations

import os
from pathlib import Path

from briefing.cli.watch import Teller, take_snapshot
from briefing.model import Source, SourceReport
from tests.cli.conftest import Desk


def test_a_snapshot_changes_when_a_file_comes_changes_or_goes(desk: Desk) -> None:
    """And only then; files that no pattern names are none of ours."""
    folders = [Source("Clippings", "folder", str(desk.folder / "articles"))]
    first = take_snapshot(folders)
    assert {path.name for path, _time, _size in first} == {"ferry.md"}
    (desk.folder / "articles" / "notes.pdf").touch()
    assert take_snapshot(folders) == first
    os.utime(desk.folder / "articles" / "ferry.md", (1_000_000_009, 1_000_000_009))
    second = take_snapshot(folders)
    assert second != first
    (desk.folder / "articles" / "new.txt").write_text("The lighthouse is lit.", encoding="utf-8")
    assert len(take_snapshot(folders)) == 2


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
