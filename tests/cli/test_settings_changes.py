from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli.settings_changes import SettingsChanges, source_at
from briefing.errors import SettingsError, UsageError
from briefing.model import Source

KNOWN = (Source("harbour.example", "feed", "https://harbour.example/rss"),)


def test_an_address_a_file_and_a_folder_are_sources(tmp_path: Path) -> None:
    """A file is its folder, looked through for that name only; every name is free."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "night trains [1].txt").write_text("Trains run.", encoding="utf-8")
    feed = source_at("https://harbour.example/other", KNOWN, tmp_path)
    assert feed == Source("harbour.example (2)", "feed", "https://harbour.example/other")
    assert source_at("notes", KNOWN, tmp_path) == Source("notes", "folder", str(tmp_path / "notes"))
    file = source_at(str(tmp_path / "night trains [1].txt"), KNOWN, tmp_path)
    assert (file.kind, file.location, file.pattern) == ("folder", str(tmp_path), "night?trains??1?.txt")


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("https://harbour.example/rss", "is a source already: harbour.example"),
        ("no-such-folder", "there is no such file or folder"),
        ("ftp://harbour.example/rss", "ftp://harbour.example/rss: "),
    ],
)
def test_what_is_no_source_is_refused_in_words(location: str, told: str, tmp_path: Path) -> None:
    """Nothing is written that could never be read."""
    with pytest.raises(UsageError, match=told):
        source_at(location, KNOWN, tmp_path)


def test_changes_are_taken_back_one_by_one_and_never_over_other_peoples(tmp_path: Path) -> None:
    """The bytes come back; an edit by hand in between stays."""
    path = tmp_path / "feeds.toml"
    path.write_bytes(b"# mine\r\n")
    changes = SettingsChanges(path)
    changes.make(lambda: path.write_bytes(b"# mine\r\none\n"))
    changes.make(lambda: path.write_bytes(b"# mine\r\none\ntwo\n"))
    changes.take_back()
    assert path.read_bytes() == b"# mine\r\none\n"
    path.write_bytes(b"# edited\n")
    with pytest.raises(SettingsError, match="was changed since"):
        changes.take_back()
    assert path.read_bytes() == b"# edited\n"
