from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.cache import Store
from briefing.ingest import IngestOptions
from briefing.ingest.frontmatter import parse_front_matter
from briefing.model import Item, Source, SourceReport
from tests.ingest.conftest import NOON, poll

PROSE = "The council of Port Amery put off its vote on the new ferry until the figures of the harbour office are known."
OPTIONS = IngestOptions(worker_processes=0, settle_seconds=0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for articles."""
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


async def read(store: Store, folder: Path, options: IngestOptions = OPTIONS) -> tuple[SourceReport, Sequence[Item]]:
    """Ingest the folder; return the report and the items by id's file."""
    (report,) = await poll(store, options, Source("Desk", "folder", str(folder)))
    return report, sorted(store.load_items(), key=lambda item: item.path or "")


async def test_a_bare_text_becomes_an_item_word_for_word(store: Store, folder: Path) -> None:
    """The title is not taken out of the text; the file's time is no date of publication."""
    text = f"Council delays ferry vote\n\n{PROSE}\u00a0\n\n© 2024 Harbour Post"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    os.utime(folder / "a.txt", (1, 1))
    report, (item,) = await read(store, folder)
    assert report == SourceReport("Desk", "done", new_items=1)
    assert item.text == text
    assert (item.title, item.outlet, item.origin) == ("Council delays ferry vote", "Harbour Post", "file")
    assert item.outlet_basis == "text"
    assert (item.published, item.published_basis, item.language) == (None, "none", "und")
    assert item.path == str(folder / "a.txt")


async def test_front_matter_states_what_the_text_does_not(store: Store, folder: Path) -> None:
    """And is no part of the text."""
    (folder / "a.md").write_text(
        f"---\ntitle: Ferry\noutlet: Amery Gazette\npublished: 2024-03-04 11:30:00+02:00\nurl: https://x.example/f\n"
        f"author: [Ana Brandt, Luis Ortega]\nlanguage: en-GB\n---\n{PROSE}\n",
        encoding="utf-8",
    )
    _, (item,) = await read(store, folder)
    assert item == replace(
        item, title="Ferry", outlet="Amery Gazette", url="https://x.example/f", byline="Ana Brandt, Luis Ortega",
        language="en", text=PROSE, published=datetime(2024, 3, 4, 9, 30, tzinfo=UTC), published_basis="file",
        outlet_basis="file",
    )  # fmt: skip


@pytest.mark.parametrize("stated", ["2024-03-04", "'2024-03-04'", "2024-03-04T00:00:00Z"])
def test_a_date_in_front_matter_is_a_moment(stated: str) -> None:
    """However YAML reads it."""
    front = parse_front_matter(f"---\ndate: {stated}\n---\nx", "a.md")
    assert front.header.published == datetime(2024, 3, 4, tzinfo=UTC)


async def test_a_date_in_the_text_is_taken_with_its_basis(store: Store, folder: Path) -> None:
    """Where a line states it with its year."""
    (folder / "a.txt").write_text(f"Council delays vote\n\nMarch 4, 2024\n\n{PROSE}", encoding="utf-8")
    _, (item,) = await read(store, folder)
    assert (item.published, item.published_basis) == (datetime(2024, 3, 4, tzinfo=UTC), "text")
    assert item.published_raw == "March 4, 2024"


async def test_a_saved_page_gives_its_article(store: Store, folder: Path) -> None:
    """With what its head states."""
    sentences = " ".join(f"The council of Port Amery heard witness number {n} on the ferry." for n in range(20))
    (folder / "a.html").write_text(
        "<html lang=en><head><title>Ferry vote</title><meta property='og:site_name' content='Amery Gazette'>"
        "<meta property='article:published_time' content='2024-03-04T08:15:00Z'></head><body><nav>Home</nav><article>"
        f"<h1>Ferry vote</h1><p>{sentences}</p></article></body></html>",
        encoding="utf-8",
    )
    _, (item,) = await read(store, folder)
    assert (item.title, item.outlet, item.published_basis) == ("Ferry vote", "Amery Gazette", "page")
    assert item.outlet_basis == "page"
    assert sentences in item.text
    assert "Home" not in item.text


async def test_hostile_text_is_cleaned(store: Store, folder: Path) -> None:
    """A file is no safer than a feed."""
    (folder / "a.txt").write_text(f"{PROSE}\x1b]0;OWNED\x07 [/] 1 < 2\u202e", encoding="utf-8")
    _, (item,) = await read(store, folder)
    assert item.text == f"{PROSE} [/] 1 < 2"


async def test_a_file_that_cannot_be_decoded_is_named_and_the_others_go_on(store: Store, folder: Path) -> None:
    """Words that no source printed are worse than none."""
    (folder / "bad.txt").write_bytes("Рада міста відклала рішення".encode("cp1251"))
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "good.txt").write_text(PROSE, encoding="utf-8")
    report, items = await read(store, folder)
    assert [item.text for item in items] == [PROSE]
    assert report.phase == "done"
    degraded = store.feed_states()["Desk"].degraded
    assert degraded is not None
    assert "bad.txt is not in UTF-8" in degraded
    assert "binary.txt is no text file" in degraded
    assert sorted(fault.split()[0] for fault in report.faults) == ["bad.txt", "binary.txt"]


@pytest.mark.parametrize(
    ("head", "title", "published", "fault"),
    [
        ("title: Minister: no ferry\npublished: 2024-03-04", "Minister: no ferry", True, "is not valid YAML"),
        ("title: Ferry\npublished: soon", "Ferry", False, "“soon” is no date"),
        ("title: Ferry\npublished: 2099-03-04", "Ferry", False, "nothing is published on “2099-03-04”"),
    ],
)
async def test_no_article_is_lost_for_its_front_matter(
    store: Store, folder: Path, head: str, title: str, published: bool, fault: str
) -> None:
    """What can be read of it is taken, and what cannot is told at every look, also when the file is unchanged."""
    (folder / "a.md").write_text(f"---\n{head}\n---\n{PROSE}", encoding="utf-8")
    report, (item,) = await read(store, folder)
    assert (item.title, item.text, item.published is not None) == (title, PROSE, published)
    assert fault in report.faults[0]
    again, _ = await read(store, folder)
    assert (again.phase, again.faults) == ("unchanged", report.faults)


async def test_a_markdown_heading_is_a_title_without_its_sign(store: Store, folder: Path) -> None:
    """The sign stays in the text, which is verbatim."""
    (folder / "a.md").write_text(f"# Council delays vote\n\n{PROSE}", encoding="utf-8")
    _, (item,) = await read(store, folder)
    assert (item.title, item.text) == ("Council delays vote", f"# Council delays vote\n\n{PROSE}")


async def test_what_windows_writes_is_read(store: Store, folder: Path) -> None:
    """Curly marks and accents of windows-1252, in a text that is mostly plain letters."""
    text = f"{PROSE} “Voilà – 5 €,” she said."
    (folder / "a.txt").write_bytes(text.encode("cp1252"))
    _, (item,) = await read(store, folder)
    assert item.text == text


async def test_a_folder_that_is_not_there_has_failed(store: Store, folder: Path) -> None:
    """With what to do."""
    report, _ = await read(store, folder / "none")
    assert report.phase == "failed"
    assert report.error is not None
    assert "There is no folder" in report.error


async def test_an_empty_folder_has_not_failed(store: Store, folder: Path) -> None:
    """There is nothing in it yet."""
    assert (await read(store, folder))[0].phase == "unchanged"


async def test_a_replaced_file_is_a_new_version_and_a_removed_one_stays(store: Store, folder: Path) -> None:
    """Marked as missing."""
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    await read(store, folder)
    (folder / "a.txt").write_text(PROSE + " It meets again in May.", encoding="utf-8")
    report, (item,) = await read(store, folder)
    assert (report.changed_items, item.version) == (1, 2)
    (folder / "a.txt").unlink()
    _, (item,) = await read(store, folder)
    assert item.version == 2
    assert [row.missing for row in store.item_rows()] == [True]


async def test_a_second_look_changes_nothing(store: Store, folder: Path) -> None:
    """Same files, same items."""
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    _, first = await read(store, folder)
    report, second = await read(store, folder)
    assert (report.phase, second) == ("unchanged", first)


async def test_a_link_out_of_the_folder_is_not_followed(store: Store, folder: Path, tmp_path: Path) -> None:
    """Nor is a hidden file read; a folder inside the folder is."""
    (tmp_path / "secret.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "news-evil").mkdir()
    (tmp_path / "news-evil" / "b.txt").write_text(PROSE, encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "evil.txt").symlink_to(tmp_path / "news-evil" / "b.txt")
    (folder / ".hidden.txt").write_text(PROSE, encoding="utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "c.txt").write_text("Deep words.", encoding="utf-8")
    _, items = await read(store, folder)
    assert [item.text for item in items] == ["Deep words."]


async def test_a_file_that_is_being_written_waits(store: Store, folder: Path) -> None:
    """It changed this moment; it is read when it has settled."""
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    os.utime(folder / "a.txt", (NOON.timestamp() - 0.01, NOON.timestamp() - 0.01))
    report, items = await read(store, folder, replace(OPTIONS, settle_seconds=0.05))
    assert (report.phase, items) == ("failed", [])
    assert report.error is not None
    assert "still being written" in report.error
    os.utime(folder / "a.txt", (NOON.timestamp() - 1, NOON.timestamp() - 1))
    assert len((await read(store, folder, replace(OPTIONS, settle_seconds=0.05)))[1]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open for writing")
async def test_a_file_that_a_slow_copy_has_open_waits_for_its_end(store: Store, folder: Path) -> None:
    """However long it pauses within half a minute; its first half is never taken for an article."""
    with (folder / "a.txt").open("w") as slow:
        slow.write("The council put off its vote.\n")
        slow.flush()
        os.utime(folder / "a.txt", (NOON.timestamp() - 20, NOON.timestamp() - 20))
        _, items = await read(store, folder)
        assert items == []
        assert store.feed_states()["Desk"].error == "a.txt is still being written; it is read next time."
        slow.write("It meets again on Friday.\n")
    os.utime(folder / "a.txt", (NOON.timestamp() - 20, NOON.timestamp() - 20))
    _, (item,) = await read(store, folder)
    assert (item.version, item.text) == (1, "The council put off its vote.\nIt meets again on Friday.")


async def test_a_file_that_was_read_half_is_whole_in_its_next_version(store: Store, folder: Path) -> None:
    """A copy that was broken off and begun again: the half stays readable for what cited it, and is current no more."""
    whole = "The council put off its vote.\nIt meets again on Friday."
    (folder / "a.txt").write_text(whole[:40], encoding="utf-8")
    os.utime(folder / "a.txt", (1, 1))
    await read(store, folder)
    (folder / "a.txt").write_text(whole, encoding="utf-8")
    os.utime(folder / "a.txt", (2, 2))
    report, (item,) = await read(store, folder)
    assert (report.changed_items, item.version, item.text) == (1, 2, whole)
    assert store.load_item(item.id, 1).text == whole[:40].strip()
    assert [found.version for found in store.stale_items("1")] == [2]


async def test_a_file_beyond_the_limit_is_named(store: Store, folder: Path) -> None:
    """And not read."""
    (folder / "a.txt").write_text(PROSE * 100, encoding="utf-8")
    report, _ = await read(store, folder, replace(OPTIONS, file_bytes=1000))
    assert report.error is not None
    assert "a.txt is larger than" in report.error


async def test_an_items_id_does_not_depend_on_where_the_folder_lies(store: Store, folder: Path, tmp_path: Path) -> None:
    """A moved folder holds the same items."""
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    _, (first,) = await read(store, folder)
    shutil.move(folder, tmp_path / "moved")
    _, (second,) = await read(store, tmp_path / "moved")
    assert (second.id, second.path) == (first.id, str(tmp_path / "moved" / "a.txt"))
    assert [row.missing for row in store.item_rows()] == [False]


async def test_only_what_has_changed_is_read_again(store: Store, folder: Path) -> None:
    """Told by size and time."""
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    (folder / "b.txt").write_text("Other words.", encoding="utf-8")
    await read(store, folder)
    before = (folder / "a.txt").stat()
    (folder / "a.txt").write_text(PROSE.upper(), encoding="utf-8")
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (await read(store, folder))[0].phase == "unchanged"
    os.utime(folder / "a.txt", (1, 1))
    report, (item, _) = await read(store, folder)
    assert (report.changed_items, item.text) == (1, PROSE.upper())


async def test_another_credit_in_feeds_toml_reaches_the_items(store: Store, folder: Path) -> None:
    """Though no file has changed."""
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    await read(store, folder)
    await poll(store, OPTIONS, Source("Desk", "folder", str(folder), outlet="Amery Gazette"))
    assert [item.outlet for item in store.load_items()] == ["Amery Gazette"]


async def test_a_saved_mail_is_an_item(store: Store, folder: Path) -> None:
    """Its subject, sender and date are stated; its attachments are left alone."""
    (folder / "alert.eml").write_text(
        "From: =?utf-8?q?Amery_Caf=C3=A9?= <news@amery.example>\nTo: desk@ministry.example\n"
        "Subject: =?utf-8?q?Ferry_=1B=5B31mvote?=\nDate: Mon, 04 Mar 2024 11:30:00 +0200\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n"
        f"<p>{PROSE}</p><p>Second.</p>\n--x\nContent-Type: application/pdf\n\nJVBERi0=\n--x--\n",
        encoding="utf-8",
    )
    await poll(store, OPTIONS, Source("Desk", "folder", str(folder), pattern="*.eml"))
    (item,) = store.load_items()
    assert (item.title, item.byline, item.text) == ("Ferry vote", "Amery Café", f"{PROSE}\nSecond.")
    assert (item.published, item.published_basis) == (datetime(2024, 3, 4, 9, 30, tzinfo=UTC), "file")


@pytest.mark.parametrize(
    "data", [b"", b"no mail at all", b"Content-Type: text/plain; charset=zip\n\nx", b"Date: 99\n\nx"]
)
async def test_a_mail_that_is_none_breaks_nothing(store: Store, folder: Path, data: bytes) -> None:
    """It is read for what it says, left out, or named."""
    (folder / "a.eml").write_bytes(data)
    (report,) = await poll(store, OPTIONS, Source("Desk", "folder", str(folder), pattern="*.eml"))
    assert report.phase in ("done", "unchanged") or "a.eml cannot be read" in (report.error or "")
