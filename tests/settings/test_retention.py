from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import load_settings
from briefing.settings.retention import KeepLimit, load_keep_limits

SOURCES = """[[source]]
kind = "feed"
url = "https://www.marlow.example/feed"
keep_days = 60

[[source]]
kind = "folder"
name = "Clippings"
path = "in"
keep_items = 500

[[source]]
kind = "folder"
path = "other"
"""


def test_without_a_limit_everything_is_kept(tmp_path: Path) -> None:
    """Which is what holds when nothing is written."""
    path = tmp_path / "feeds.toml"
    path.write_text('[[source]]\nkind = "folder"\npath = "in"\n')
    assert load_keep_limits(path) == (KeepLimit(), {})


def test_a_source_has_its_own_limit_and_the_general_one_where_it_has_none(tmp_path: Path) -> None:
    """By the name that it has on the screen."""
    path = tmp_path / "feeds.toml"
    path.write_text(SOURCES + "[retention]\ndays = 365\nitems = 1000\n")
    load_settings(path)
    assert load_keep_limits(path) == (
        KeepLimit(365, 1000),
        {"marlow.example": KeepLimit(60, 1000), "Clippings": KeepLimit(365, 500)},
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[retention]\ndays = 1\n", "2: days = 1: it is at least 30"),
        ("[retention]\nitems = 5\n", "2: items = 5: it is at least 100"),
        ("[retention]\nday = 300\n", '2: unknown key "day" in [retention]; did you mean "days"?'),
    ],
)
def test_a_limit_that_would_empty_the_cache_by_mistake_is_refused(tmp_path: Path, written: str, told: str) -> None:
    """With the line."""
    path = tmp_path / "feeds.toml"
    path.write_text(written)
    with pytest.raises(SettingsError, match=r"feeds\.toml:") as refused:
        load_settings(path)
    assert str(refused.value) == f"{path}:{told}"
