from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from briefing.cli.source_table import SourceFacts, source_table
from briefing.model import FeedState, Source
from briefing.settings import load_settings
from tests.cli.conftest import Desk


def test_the_sources_are_listed_with_their_last_poll(desk: Desk) -> None:
    """`briefing sources` and `briefing sources list` are one, and fetch nothing."""
    folder = desk.folder / "articles"
    assert desk.run("sources").stdout.splitlines() == [
        "SOURCE     STATUS        ITEMS  LAST GOOD FETCH  NEXT POLL     WHERE",
        f"Clippings  never polled  0      never            at every run  {folder}",
        "    Nothing was read yet: `briefing ingest` reads it.",
    ]
    assert desk.run("sources", "list").stdout == desk.run("sources").stdout
    (line,) = desk.run("sources", "list", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line) == {
        "name": "Clippings", "kind": "folder", "location": str(folder), "outlet": "Marlow Post",
        "status": None, "checked": None, "succeeded": None, "next_due": None, "failures": 0, "error": None,
        "degraded": None, "gone": False, "moved_to": None, "items": 0, "found": None,
    }  # fmt: skip


WHEN = datetime(2024, 3, 4, 9, 30, tzinfo=UTC)
FEED = Source("Quay", "feed", "https://quay.example/feed")


@pytest.mark.parametrize(
    ("state", "cells", "words"),
    [
        (FeedState("Quay", status=200, succeeded=WHEN, next_due=WHEN + timedelta(hours=1)),
         ["ok 200", "7", "2024-03-04 09:30 UTC", "2024-03-04 10:30 UTC"], []),
        (FeedState("Quay", status=503, failures=3, error="The server is busy.", succeeded=WHEN,
                   next_due=WHEN + timedelta(hours=1), host_wait_until=WHEN + timedelta(hours=2)),
         ["failed 503 (3 times)", "7", "2024-03-04 09:30 UTC", "2024-03-04 11:30 UTC"], ["The server is busy."]),
        (FeedState("Quay", status=410, failures=1, error="Take it out of feeds.toml.", gone=True),
         ["gone 410", "7", "never", "never (closed)"], ["Take it out of feeds.toml."]),
        (FeedState("Quay", status=200, succeeded=WHEN, degraded="the feed is ill-formed", next_due=WHEN,
                   moved_to="https://quay.example/new", moved_since=WHEN),
         ["degraded 200", "7", "2024-03-04 09:30 UTC", "2024-03-04 09:30 UTC"],
         ["Read, though not all is well: the feed is ill-formed.",
          'Moved for good since 2024-03-04, says the site: write url = "https://quay.example/new" into feeds.toml.']),
    ],
)  # fmt: skip
def test_each_source_is_told_with_what_to_do(state: FeedState, cells: list[str], words: list[str]) -> None:
    """Status, items, last good fetch and next poll in columns, what is wrong in words below."""
    _head, row, *told = source_table([SourceFacts(FEED, state, 7)]).splitlines()
    assert re.split(r"\s{2,}", row) == ["Quay", *cells, FEED.location]
    assert [line.strip() for line in told] == words


def test_a_feed_is_added_unpolled_under_its_host(desk: Desk) -> None:
    """--unchecked opens no connection; --name and --outlet say more."""
    added = desk.run("sources", "add", "https://quay.example/feed", "--unchecked")
    assert (added.exit_code, added.stderr) == (0, f"{desk.feeds}: added quay.example, https://quay.example/feed\n")
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
