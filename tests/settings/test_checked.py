from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import load_settings

FEEDS = """\
[[source]]
kind = "folder"
path = "articles"

[[issue]]
name = "Harbour ferry"
terms = ["ferry"]

[keys]
quit = "Q"

[ui]
theme = "light"
reader = "Ilse"

[ingest]
per_host = 4
allow_private = ["127.0.0.1:8080"]

[export]
window_days = 3
"""


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """Write a feeds.toml beside an empty cache."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "feeds.toml").write_text(FEEDS, encoding="utf-8")
    return tmp_path / "feeds.toml"


def test_settings_that_were_good_before_are_the_same_the_second_time(feeds: Path) -> None:
    """All of them."""
    first = load_settings(feeds, feeds.parent / "cache")
    again = load_settings(feeds, feeds.parent / "cache")
    assert again == first
    assert (again.theme, again.reader, again.keys) == ("light", "Ilse", {"quit": "Q"})
    assert again.source_list[0].location == str(feeds.parent / "articles")
    assert again.export.window_days == 3
    assert (again.ingest.per_host, again.ingest.allow_private) == (4, ("127.0.0.1:8080",))


def test_what_was_good_before_opens_without_the_checker(feeds: Path) -> None:
    """That is what it is kept for: the checker takes longer to load than the rest."""
    load_settings(feeds, feeds.parent / "cache")
    code = (
        "import sys; from pathlib import Path; from briefing.settings import load_settings; "
        f"load_settings(Path({str(feeds)!r}), Path({str(feeds.parent / 'cache')!r})).ingest.per_host; "
        "print([name for name in ('pydantic', 'tomlkit') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    printed = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert printed.stdout == "[]\n"


def test_a_changed_text_is_checked_again(feeds: Path) -> None:
    """An error that came in since is told with its line."""
    load_settings(feeds, feeds.parent / "cache")
    feeds.write_text(FEEDS + "window_weeks = 2\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"feeds\.toml:22: .*window_weeks"):
        load_settings(feeds, feeds.parent / "cache")


@pytest.mark.parametrize("kept", [b"", b"{}", b"\xff", b'{"checker": 1}'])
def test_a_damaged_note_of_what_was_good_is_as_good_as_none(feeds: Path, kept: bytes) -> None:
    """The settings are checked again, and the note is made anew."""
    first = load_settings(feeds, feeds.parent / "cache")
    (feeds.parent / "cache" / "settings.json").write_bytes(kept)
    assert load_settings(feeds, feeds.parent / "cache") == first
    assert load_settings(feeds, feeds.parent / "cache") == first


def test_a_moved_desk_is_checked_again(feeds: Path, tmp_path: Path) -> None:
    """The folders of its sources lie elsewhere now."""
    load_settings(feeds, tmp_path / "cache")
    other = tmp_path / "other"
    other.mkdir()
    moved = feeds.rename(other / "feeds.toml")
    assert load_settings(moved, tmp_path / "cache").source_list[0].location == str(other / "articles")


def test_without_a_cache_no_note_is_kept(tmp_path: Path) -> None:
    """Reading settings makes no directory."""
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(FEEDS, encoding="utf-8")
    load_settings(feeds, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_other_values_in_a_table_leave_the_others_alone(feeds: Path) -> None:
    """As the trial of a new source changes them for itself."""
    settings = load_settings(feeds)
    other = settings.with_ingest(full_text=False)
    assert (other.ingest.full_text, other.ingest.per_host, other.export) == (False, 4, settings.export)
    assert settings.ingest.full_text
