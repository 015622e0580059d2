"""Processes that analyse: what they read is what would be read here, and none is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest

from briefing.cache import open_store
from briefing.cache.analyses import packed_analysis
from briefing.cli.analysing import analyse_beside, read_item, read_items
from briefing.cli.commands.ingest import are_many_new
from briefing.model import Analysis, FeedState, Item, Source
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
ITEMS = tuple(
    Item(f"i{day}", "desk", "Ferry", f"“We will sail on day {day},” Mayor Ada Quist said.", NOON) for day in range(41)
)


@pytest.mark.parametrize("count", [0, 1, 41])
def test_articles_are_given_back_in_their_order_each_with_its_own_reading(count: int) -> None:
    """However many processes read them, and whichever is done first."""
    assert list(analyse_beside(iter(ITEMS[:count]), None)) == [(item, read_item(item, None)) for item in ITEMS[:count]]


def test_an_article_that_the_rules_break_on_leaves_those_beside_it_read(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told of, and kept as one that was not analysed."""
    broken = replace(ITEMS[1], text=cast(str, None))
    assert read_items((ITEMS[0], ITEMS[2]), None) == (read_item(ITEMS[0], None), read_item(ITEMS[2], None))
    first, between, last = read_items((ITEMS[0], broken, ITEMS[2]), None)
    assert (first, last) == (read_item(ITEMS[0], None), read_item(ITEMS[2], None))
    assert between.analysis == packed_analysis(Analysis("i1", 1, LEXICON_VERSION, analysed=False))
    assert "item i1 could not be analysed" in capsys.readouterr().err


def test_where_no_process_can_be_forked_from_another_each_starts_by_itself(tmp_path: Path) -> None:
    """As where the place for temporary files has a name that is too long for a socket."""
    place = tmp_path / ("x" * 120)
    place.mkdir()
    asked = (
        "from tests.cli.test_analysing import ITEMS, analyse_beside;"
        "print(*[item.id for item, _ in analyse_beside(iter(ITEMS[:3]), None)])"
    )
    settings = {**os.environ, "TMPDIR": str(place)}
    ended = subprocess.run([sys.executable, "-c", asked], env=settings, stdout=subprocess.PIPE, timeout=60)
    assert ended.stdout == b"i0 i1 i2\n"


def test_no_process_outlives_one_that_was_killed() -> None:
    """All of them hold the stream of errors open, and so this would not end."""
    killed = (
        "import os, signal; from tests.cli.test_analysing import ITEMS, analyse_beside;"
        "next(analyse_beside(iter(ITEMS * 99), None)); os.kill(os.getpid(), signal.SIGKILL)"
    )
    with TemporaryDirectory() as folder:
        place = {**os.environ, "TMPDIR": folder}
        ended = subprocess.run([sys.executable, "-c", killed], env=place, stderr=subprocess.PIPE, timeout=60)
    assert ended.returncode == -9


@pytest.mark.parametrize(("known", "are_many"), [(0, True), (2, False)])
def test_much_is_new_where_many_feeds_were_never_read(tmp_path: Path, known: int, are_many: bool) -> None:
    """Then the rules are loaded while servers are waited for; a poll that may find nothing new loads none."""
    feeds = [Source(f"feed {number}", "feed", f"https://desk.example/{number}") for number in range(6)]
    with open_store(tmp_path) as store:
        for feed in feeds[:known]:
            store.save_state(FeedState(feed.name))
        assert are_many_new(feeds, store) is are_many
