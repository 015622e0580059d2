from __future__ import annotations

import stat

from briefing.cache import open_store
from tests.cli.conftest import Desk


def test_a_sound_cache_is_said_to_be(desk: Desk) -> None:
    """With what is in it."""
    desk.run("ingest")
    checked = desk.run("cache", "check")
    assert checked.exit_code == 0
    file, held = checked.stdout.splitlines()
    assert file == f"{desk.folder / 'cache' / 'briefing.sqlite'}: sound"
    assert held.startswith("1 item in 1 version, 0 briefs, 0.")


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
