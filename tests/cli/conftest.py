"""A desk to run commands at: a folder with a feeds.toml, a cache and articles."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli.main import cli

FEEDS = """\
# the desk's file

[[source]]
kind = "folder"
name = "Clippings"
path = "articles"
outlet = "Marlow Post"

[[issue]]
name = "Harbour ferry"
terms = ["harbour ferry", "ferry"]
deciders = ["Ilse Brandt"]

[[issue]]
name = "Lighthouse"
terms = ["lighthouse"]
"""

ARTICLE = """\
---
title: Marlow waits for its ferry
date: 2023-05-09
---
The harbour ferry will not sail before June, the mayor of Marlow said on Tuesday.

“We have not decided who will run the ferry,” Mayor Ilse Brandt told reporters at the quay.

It is unclear whether the council will pay for a second boat.
"""


@dataclass(frozen=True)
class Desk:
    """Where the commands of a test run, and how."""

    folder: Path
    run: Callable[..., Result]

    @property
    def feeds(self) -> Path:
        """Return its feeds.toml."""
        return self.folder / "feeds.toml"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Set up a desk with two issues and one article, and nothing of this machine's user in reach."""
    folder = tmp_path / "desk"
    (folder / "articles").mkdir(parents=True)
    (folder / "feeds.toml").write_text(FEEDS, encoding="utf-8")
    (folder / "articles" / "ferry.md").write_text(ARTICLE, encoding="utf-8")
    # A file that was written in this second may still be growing, and would be left for the next look.
    os.utime(folder / "articles" / "ferry.md", (1_000_000_000, 1_000_000_000))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    # Programs that a test starts find the package wherever they run.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    for name in ("BRIEFING_CONFIG", "BRIEFING_CACHE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        """Run a command; what it did not refuse on purpose comes up as itself."""
        result = CliRunner().invoke(cli, list(arguments), input=stdin, prog_name="briefing")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return Desk(folder, run)
