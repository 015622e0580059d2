from __future__ import annotations

import json

from briefing.model import Source
from briefing.settings import load_settings
from tests.cli.conftest import Desk


def test_the_sources_are_listed_with_their_last_poll(desk: Desk) -> None:
    """`briefing sources` and `briefing sources list` are one."""
    assert desk.run("sources").stdout == f"Clippings  folder  never polled  {desk.folder / 'articles'}\n"
    assert desk.run("sources", "list").stdout == desk.run("sources").stdout
    (line,) = desk.run("sources", "list", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line) == {
        "name": "Clippings", "kind": "folder", "location": str(desk.folder / "articles"), "outlet": "Marlow Post",
        "status": None, "checked": None, "succeeded": None, "next_due": None, "failures": 0, "error": None,
        "degraded": None, "gone": False,
    }  # fmt: skip


def test_a_feed_is_added_unpolled_under_its_host(desk: Desk) -> None:
    """--unchecked opens no connection; --name and --outlet say more."""
    added = desk.run("sources", "add", "https://quay.example/feed", "--unchecked")
    assert (added.exit_code, added.stderr) == (0, f"{desk.feeds}: added quay.example\n")
    desk.run("sources", "add", "https://quay.example/2", "--unchecked", "--name", "Quay Two", "--outlet", "Quay")
    assert load_settings(desk.feeds).source_list[1:] == (
        Source("quay.example", "feed", "https://quay.example/feed"),
        Source("Quay Two", "feed", "https://quay.example/2", "Quay"),
    )


def test_a_feed_that_is_there_already_is_refused(desk: Desk) -> None:
    """With the line at which it would stand, and the file as it was."""
    desk.run("sources", "add", "https://quay.example/feed", "--unchecked")
    before = desk.feeds.read_text(encoding="utf-8")
    again = desk.run("sources", "add", "https://quay.example/feed", "--unchecked", "--name", "Other")
    assert again.exit_code == 2
    assert again.stderr == (
        f'briefing: {desk.feeds}:17: the url "https://quay.example/feed" is already that of the second [[source]]\n'
    )
    assert desk.feeds.read_text(encoding="utf-8") == before


def test_an_address_that_cannot_be_polled_is_refused(desk: Desk) -> None:
    """Before anything is opened."""
    refused = desk.run("sources", "add", "ftp://quay.example/feed")
    assert refused.exit_code == 2
    assert refused.stderr == ("briefing: ftp://quay.example/feed: a feed's address begins with https:// or http://\n")


def test_an_unknown_source_is_told_with_the_nearest(desk: Desk) -> None:
    """And nothing is polled."""
    refused = desk.run("ingest", "--source", "Clipings")
    assert refused.exit_code == 2
    assert refused.stderr == 'briefing: there is no source "Clipings"; did you mean "Clippings"?\n'
