"""A feeds.toml is checked by a process of its own while this one goes on; what comes of it is the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import load_settings, parse_settings
from briefing.settings.beside import parse_beside

GOOD = '[[source]]\nkind = "feed"\nurl = "https://marlow.example/feed"\n[[issue]]\nname = "Ferry"\nterms = ["ferry"]\n'

forks = pytest.mark.skipif(sys.platform != "linux", reason="no process is forked there")


def test_it_says_what_a_check_here_says(tmp_path: Path) -> None:
    """Sources, issues, keys and all else."""
    path = tmp_path / "feeds.toml"
    assert parse_beside(GOOD, path, meanwhile=list) == parse_settings(GOOD, path)


@forks
def test_something_else_is_done_meanwhile_in_this_process(tmp_path: Path) -> None:
    """Nothing is lost of what it does here."""
    done: list[int] = []
    parse_beside(GOOD, tmp_path / "feeds.toml", meanwhile=lambda: done.append(os.getpid()))
    assert done == [os.getpid()]


def test_a_mistake_is_told_as_ever(tmp_path: Path) -> None:
    """With file and line, by the process that was asked."""
    with pytest.raises(SettingsError) as refusal:
        parse_beside(GOOD + "[ui]\nthema = 'dark'\n", tmp_path / "feeds.toml", meanwhile=list)
    assert str(refusal.value) == f'{tmp_path}/feeds.toml:8: unknown key "thema" in [ui]; did you mean "theme"?'


@forks
def test_what_fails_meanwhile_leaves_no_process_behind(tmp_path: Path) -> None:
    """The process that checks is waited for."""

    def fail() -> None:
        raise RuntimeError

    children = Path(f"/proc/self/task/{os.getpid()}/children")
    before = children.read_text(encoding="ascii")
    with pytest.raises(RuntimeError):
        parse_beside(GOOD, tmp_path / "feeds.toml", meanwhile=fail)
    assert children.read_text(encoding="ascii") == before


def test_a_file_that_is_known_is_not_checked_beside(tmp_path: Path) -> None:
    """Then there is no time to fill."""
    path = tmp_path / "feeds.toml"
    path.write_text(GOOD, encoding="utf-8")
    load_settings(path, tmp_path)
    done: list[int] = []
    load_settings(path, tmp_path, meanwhile=lambda: done.append(1))
    assert done == []
