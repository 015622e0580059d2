from __future__ import annotations

import stat

from briefing.cache import open_store
from tests.cli.conftest import Desk


def test_a_sound_cache_is_said_to_be(desk: Desk) -> None:
    """With what is in it."""
    desk.run("ingest")
    checked = desk.run("cache", "check")
    assert checked.exit_code == 0
    file, held, may_go = checked.stdout.splitlines()
    assert file == f"{desk.folder / 'cache' / 'briefing.sqlite'}: sound"
    assert held.startswith("1 item in 1 version, 0 briefs, 0.")
    assert may_go == "nothing is ever pruned: [retention] in feeds.toml sets no limit"


def test_without_a_limit_nothing_is_pruned(desk: Desk) -> None:
    """And it is said where one would stand."""
    desk.run("ingest")
    pruned = desk.run("cache", "prune")
    assert pruned.exit_code == 0
    assert pruned.stderr == f"{desk.feeds} sets no limit in [retention]: everything stays.\n"
    assert len(desk.run("items").stdout.splitlines()) == 1


def test_what_would_be_pruned_is_told_by_source_and_then_pruned(desk: Desk) -> None:
    """First nothing is changed; afterwards the file is still there and is not read again."""
    desk.run("ingest")
    desk.feeds.write_text(desk.feeds.read_text() + "[retention]\ndays = 30\n")
    may_go = desk.run("cache", "check").stdout.splitlines()[-1]
    assert may_go == "1 item may go: `briefing cache prune --dry-run`"
    told = desk.run("cache", "prune", "--dry-run")
    assert told.stdout == "        1  Clippings\n"
    assert told.stderr == "1 item would be pruned; nothing was changed.\n"
    assert len(desk.run("items").stdout.splitlines()) == 1
    pruned = desk.run("cache", "prune")
    assert pruned.stdout == "        1  Clippings\n"
    assert pruned.stderr == "1 item pruned; `briefing cache vacuum` makes the file smaller.\n"
    assert desk.run("items").stdout == ""
    assert "1 item pruned before" in desk.run("cache", "check").stdout.splitlines()
    desk.run("ingest", "--all")
    assert desk.run("items").stdout == ""


def test_what_a_kept_brief_cites_is_not_pruned(desk: Desk) -> None:
    """Whatever the limit."""
    desk.run("export", "--as-of", "2023-05-10")
    desk.feeds.write_text(desk.feeds.read_text() + "[retention]\ndays = 30\n")
    assert desk.run("cache", "prune").stderr == "0 items pruned.\n"
    assert len(desk.run("items").stdout.splitlines()) == 1


def test_a_source_can_have_a_limit_of_its_own(desk: Desk) -> None:
    """In place of the one for all."""
    desk.run("ingest")
    own = desk.feeds.read_text().replace('name = "Clippings"', 'name = "Clippings"\nkeep_days = 36500')
    desk.feeds.write_text(own + "[retention]\ndays = 30\n")
    assert desk.run("cache", "prune", "-n").stdout == ""


def test_a_damaged_cache_is_set_aside_and_said_so_at_once(desk: Desk) -> None:
    """On stderr with the name under which it is kept; the exit code tells a script."""
    (desk.folder / "cache").mkdir()
    (desk.folder / "cache" / "briefing.sqlite").write_bytes(b"no database" * 100)
    checked = desk.run("cache", "check")
    assert checked.exit_code == 3
    assert checked.stderr.startswith("briefing: The cache was damaged. It is kept as briefing.sqlite.damaged-")


def test_a_damage_that_is_found_by_looking_is_told(desk: Desk) -> None:
    """With SQLite's words for it, and what to do."""
    desk.run("ingest")
    with open_store(desk.folder / "cache") as store:
        store._connection.execute("PRAGMA foreign_keys = OFF")
        store._connection.execute("DELETE FROM item_version")
    checked = desk.run("cache", "check")
    assert checked.exit_code == 3
    assert "is damaged. What can be read can be kept: `briefing cache backup FILE`.\n  item_text row " in checked.stderr


def test_a_cache_is_written_anew(desk: Desk) -> None:
    """Nothing is lost, and the sizes are told."""
    desk.run("ingest")
    assert " MB before, 0." in desk.run("cache", "vacuum").stderr
    assert len(desk.run("items").stdout.splitlines()) == 1


def test_a_backup_is_whole_private_and_overwrites_nothing(desk: Desk) -> None:
    """Put in an empty cache directory, it is the cache."""
    desk.run("ingest")
    (desk.folder / "copy").mkdir()
    copy = desk.folder / "copy" / "briefing.sqlite"
    assert desk.run("cache", "backup", str(copy)).exit_code == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert desk.run("--cache", str(copy.parent), "items").stdout == desk.run("items").stdout
    refused = desk.run("cache", "backup", str(copy))
    assert refused.exit_code == 3
    assert "is there already" in refused.stderr
    nowhere = desk.run("cache", "backup", str(desk.folder / "none" / "copy.sqlite"))
    assert nowhere.exit_code == 3
    assert "cannot be written: No such file or directory" in nowhere.stderr
