from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from briefing.cache import Limit, Retention, Store, open_store
from briefing.cache.lock import FileLock
from briefing.cache.migrations import APPLICATION_ID, MIGRATIONS, run_steps
from briefing.cache.packing import teach_packing
from briefing.errors import CacheError, CacheLocked
from briefing.model import Brief, Mark, SourceEntry
from tests.cache.hardship import fill_disk, kill_many, write_and_read
from tests.cache.made import BRIDGE, FERRY, NOON, polled


def test_the_cache_is_for_the_user_alone(tmp_path: Path) -> None:
    """The directory is 0700 and the file 0600, whatever the umask."""
    with open_store(tmp_path / "deep" / "cache") as store:
        assert stat.S_IMODE((tmp_path / "deep" / "cache").stat().st_mode) == 0o700
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
        assert store.notice is None


def test_what_was_saved_is_there_at_the_next_start(tmp_path: Path) -> None:
    """Across closing and opening."""
    with open_store(tmp_path) as store:
        store.save_poll(polled(), [FERRY])
    with open_store(tmp_path) as store:
        assert store.load_items() == (FERRY,)


def test_a_file_that_is_no_database_is_set_aside_and_never_deleted(tmp_path: Path) -> None:
    """The notice names it, and its bytes are all there."""
    (tmp_path / "briefing.sqlite").write_bytes(b"not a database" * 100)
    with open_store(tmp_path) as store:
        assert store.notice is not None
        assert "damaged" in store.notice
        assert store.load_items() == ()
    (kept,) = [path for path in tmp_path.iterdir() if ".damaged-" in path.name]
    assert kept.read_bytes() == b"not a database" * 100
    assert kept.name in store.notice


def test_a_damaged_page_is_found_after_an_unclean_end(tmp_path: Path) -> None:
    """A log that nobody has open makes the next start look at the whole file."""
    with open_store(tmp_path) as store:
        store.save_poll(polled(), [FERRY, BRIDGE])
    file = tmp_path / "briefing.sqlite"
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(data)
    (tmp_path / "briefing.sqlite-wal").touch()
    with open_store(tmp_path) as store:
        assert store.notice is not None


def test_a_sound_cache_with_a_brief_passes_the_check_after_an_unclean_end(tmp_path: Path) -> None:
    """A program that was killed must not cost the reader the cache."""
    sources = (SourceEntry(1, "an item", 1, "Ferry", None, None, "none", "x"),)
    with open_store(tmp_path) as store:
        store.save_brief(date(2023, 5, 10), Brief(NOON, "clock", NOON, (), sources=sources))
        store.save_mark(Mark("reader", "a line", "kept", NOON), ["an item"])
    connection = sqlite3.connect(tmp_path / "briefing.sqlite")
    assert connection.execute("SELECT day, item_id FROM cited").fetchall() == [("2023-05-10", "an item")]
    assert connection.execute("SELECT line_id, item_id FROM marked").fetchall() == [("a line", "an item")]
    for table in ("cited", "marked"):
        assert connection.execute(f"PRAGMA quick_check({table})").fetchall() == [("ok",)]
    connection.close()


def test_a_cache_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """It is left as it is."""
    with open_store(tmp_path) as store:
        store._connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(CacheError, match="newer version of briefing"):
        open_store(tmp_path)


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """It is neither migrated nor set aside."""
    other = sqlite3.connect(tmp_path / "briefing.sqlite")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    with pytest.raises(CacheError, match="not written by briefing"):
        open_store(tmp_path)


def test_the_file_says_whose_it_is(store: Store) -> None:
    """By its application id and the number of its schema."""
    assert store._connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert store._connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    assert store._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
def test_every_earlier_schema_is_brought_to_the_newest(tmp_path: Path, version: int) -> None:
    """The same tables result as in a new file."""
    old = sqlite3.connect(tmp_path / "briefing.sqlite")
    teach_packing(old)
    for step in MIGRATIONS[:version]:
        run_steps(old, step)
    if version:
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute(f"PRAGMA user_version = {version}")
    old.commit()
    old.close()
    with open_store(tmp_path) as migrated, open_store(tmp_path / "new") as new:
        schemas = [
            one._connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
            for one in (migrated, new)
        ]
        assert [tuple(row) for row in schemas[0]] == [tuple(row) for row in schemas[1]]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_what_an_earlier_schema_holds_is_there_after_it_was_brought_up(tmp_path: Path, version: int) -> None:
    """Items with their text and search, states, marks and briefs' days."""
    old = _older_file(tmp_path, version)
    old.executescript(
        """INSERT INTO feed_state (source, etag, failures, gone) VALUES ('Harbour Post', '"a"', 0, 0);
        INSERT INTO mark (reader, line_id, kind, at, text)
            VALUES ('ana', 'l1', 'note', '2024-03-04T09:30:00.000000Z', 'Ask.');
        INSERT INTO brief (day, body) VALUES ('2024-03-04', x'7b7d');"""
    )
    old.close()
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert store.check() == ()
        assert [item.text for item in store.load_items()] == ["The ferry sails."]
        assert [hit.item_id for hit in store.search("sails")] == ["a"]
        assert store.feed_states()["Harbour Post"].etag == '"a"'
        assert [mark.text for mark in store.marks("ana")] == ["Ask."]
        assert store.brief_days() == (date(2024, 3, 4),)


def test_a_cache_in_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    """A file stands where the directory should be."""
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(CacheError, match="cannot be used"):
        open_store(tmp_path / "cache")


def test_a_full_disk_is_a_clear_error_and_leaves_the_cache_intact(tmp_path: Path) -> None:
    """The limit on pages stands in for the disk."""
    with open_store(tmp_path) as store:
        store.save_poll(polled(), [FERRY])
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        from dataclasses import replace

        with pytest.raises(CacheError, match="disk is full"):
            store.save_poll(polled(etag='"never"'), [replace(BRIDGE, text=" ".join(map(str, range(50_000))))])
        assert store.load_items() == (FERRY,)
        assert store.feed_states()["Harbour Post"].etag is None
        assert store.check() == ()


def test_a_writer_that_does_not_finish_makes_the_other_give_up_in_words(tmp_path: Path) -> None:
    """Reading goes on meanwhile."""
    with open_store(tmp_path) as store, open_store(tmp_path, busy_seconds=0.05) as other:
        store.save_poll(polled(), [FERRY])
        writing = FileLock(tmp_path / "write.lock")
        assert writing.try_exclusive()
        with pytest.raises(CacheLocked, match="writing"):
            other.save_poll(polled(), [BRIDGE])
        assert other.load_items() == (FERRY,)
        writing.release()


def test_one_process_ingests_at_a_time(tmp_path: Path) -> None:
    """The second is told so; it may once the first has ended."""
    with open_store(tmp_path) as store, open_store(tmp_path) as other:
        with store.ingesting(), pytest.raises(CacheLocked, match="fetching"), other.ingesting():
            pass
        with other.ingesting(), pytest.raises(CacheLocked), other.ingesting():
            pass
        with store.ingesting():
            pass


def test_a_backup_is_a_whole_cache_of_its_own(tmp_path: Path) -> None:
    """It is made while the cache is in use, and overwrites nothing."""
    with open_store(tmp_path / "cache") as store:
        store.save_poll(polled(), [FERRY])
        (tmp_path / "copy").mkdir()
        store.backup(tmp_path / "copy" / "briefing.sqlite")
        with pytest.raises(CacheError, match="does not overwrite"):
            store.backup(tmp_path / "copy" / "briefing.sqlite")
        store.vacuum()
    with open_store(tmp_path / "copy") as copy:
        assert copy.load_items() == (FERRY,)


def test_a_killed_process_loses_no_committed_item_and_leaves_no_half_poll(tmp_path: Path) -> None:
    """What it said was stored is there; the polls are whole; the next start is clean."""
    assert kill_many(tmp_path, 5) > 0


def test_a_disk_that_ends_in_a_poll_is_said_in_words_and_leaves_the_cache_intact(tmp_path: Path) -> None:
    """The limit on a file's size stands in for the disk."""
    assert fill_disk(tmp_path) > 0


def test_one_process_reads_while_another_writes(tmp_path: Path) -> None:
    """Whole polls only, and at once."""
    assert write_and_read(tmp_path, 10)[0] >= 10


def test_a_lock_falls_with_its_process(tmp_path: Path) -> None:
    """Nobody has to clean up after a kill."""
    code = "import sys,time;from pathlib import Path;from briefing.cache.lock import FileLock;" \
           "lock=FileLock(Path(sys.argv[1]));print(lock.try_exclusive(),flush=True);time.sleep(60)"  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "x.lock")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    lock = FileLock(tmp_path / "x.lock")
    assert not lock.try_exclusive()
    process.kill()
    process.wait()
    process.stdout.close()
    deadline = time.monotonic() + 5
    while not lock.try_exclusive():
        assert time.monotonic() < deadline
    lock.release()


def test_a_lock_is_given_up_though_a_child_has_its_file_open(tmp_path: Path) -> None:
    """A worker that was forked while the lock was held does not hold it on."""
    lock, other = FileLock(tmp_path / "x.lock"), FileLock(tmp_path / "x.lock")
    assert lock.try_exclusive()
    assert lock._file is not None
    child = subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
        pass_fds=[lock._file.fileno()],
    )  # fmt: skip
    lock.release()
    assert other.try_exclusive()
    other.release()
    child.communicate(b"\n")


@pytest.mark.parametrize("version", range(1, 4))
def test_briefs_of_an_earlier_schema_are_read_and_what_they_cite_is_known(tmp_path: Path, version: int) -> None:
    """So that nothing that they rest on is ever pruned; one that cannot be read stays, whatever it is."""
    brief = Brief(NOON, "clock", NOON, (), sources=(SourceEntry(1, "a", 1, "Ferry", None, None, "none", "x"),))
    old = _older_file(tmp_path, version)
    kept = [("2024-03-04", msgspec.json.encode(brief)), ("2024-03-03", b"\0\xff")]
    old.executemany("INSERT INTO brief (day, body) VALUES (?, ?)", kept)
    old.commit()
    old.close()
    with open_store(tmp_path) as store:
        assert store.load_brief(date(2024, 3, 4)) == brief
        assert store.load_brief(date(2024, 3, 3)) is None
        assert store.brief_days() == (date(2024, 3, 3), date(2024, 3, 4))
        assert store.find_excess(Retention(Limit(days=30)), NOON + timedelta(days=900)) == ()


def test_the_analyses_of_an_earlier_schema_are_made_anew(tmp_path: Path) -> None:
    """They follow from the texts; nothing else does."""
    old = _older_file(tmp_path, 3)
    old.execute("INSERT INTO analysis (item_id, version, lexicon, body) VALUES ('a', 1, '7', x'7b7d')")
    old.commit()
    old.close()
    with open_store(tmp_path) as store:
        assert [item.id for item in store.stale_items("7")] == ["a"]
        assert store.load_analyses([("a", 1)], "7") == ()


def test_a_process_killed_while_it_brings_a_cache_up_leaves_it_as_it_was(tmp_path: Path) -> None:
    """The next start brings it up; nothing is lost by trying."""
    old = _older_file(tmp_path, 3)
    old.executemany(
        "INSERT INTO item (number, id, source, latest, first_seen) VALUES (?, ?, 'Harbour Post', 1, '2024')",
        [(number, f"n{number}") for number in range(2, 2000)],
    )
    old.execute(
        """INSERT INTO item_version
        (item_id, version, title, published_basis, language, origin, sample, retrieved, words, digest)
        SELECT id, 1, 'Ferry', 'none', 'en', 'page', 0, '2024-03-04T09:30:00.000000Z', 3, 'x'
        FROM item WHERE id != 'a'"""
    )
    old.execute("INSERT INTO item_text (item_id, version, text) SELECT id, 1, 'The ferry.' FROM item WHERE id != 'a'")
    old.commit()
    old.close()
    code = "import sys;from pathlib import Path;from briefing.cache import open_store;" \
           "print('begun',flush=True);open_store(Path(sys.argv[1])).close();print('ended',flush=True)"  # fmt: skip
    for wait_seconds in (0.0, 0.01, 0.02, 0.04):
        process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        timer = threading.Timer(wait_seconds, process.kill)
        timer.start()
        process.communicate()
        timer.join()
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert store.check() == ()
        assert len(store.load_items()) == 1999
        assert len(store.search("ferry", 3000)) == 1999


# From the fourth form on, texts are packed.
_FIRST_PACKED = 4


def _older_file(directory: Path, version: int) -> sqlite3.Connection:
    """Return a cache of an earlier schema with one item in it."""
    old = sqlite3.connect(directory / "briefing.sqlite")
    teach_packing(old)
    for step in MIGRATIONS[:version]:
        run_steps(old, step)
    text = "packed_text('The ferry sails.')" if version >= _FIRST_PACKED else "'The ferry sails.'"
    old.executescript(
        f"""PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};
        INSERT INTO item (number, id, source, latest, first_seen)
            VALUES (1, 'a', 'Harbour Post', 1, '2024-03-04T09:30:00.000000Z');
        INSERT INTO item_version
            (item_id, version, title, published_basis, language, origin, sample, retrieved, words, digest)
            VALUES ('a', 1, 'Ferry', 'none', 'en', 'page', 0, '2024-03-04T09:30:00.000000Z', 3, 'x');
        INSERT INTO item_text (item_id, version, text) VALUES ('a', 1, {text});
        INSERT INTO search (rowid, title, text) VALUES (1, 'Ferry', 'The ferry sails.');"""
    )
    return old
