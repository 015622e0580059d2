"""What briefs need of an article is made where it is analysed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from briefing.cache import Store, open_store
from briefing.cli.analysing import FEW_ITEMS, analyse_stale
from briefing.cli.outlining import outlining_of
from briefing.cli.pipeline import compose_checked
from briefing.cli.reading_list import load_reading_list
from briefing.cli.workplace import Moment
from briefing.model import FeedState, Item
from briefing.settings import Settings, parse_settings
from briefing.summarize.lexicon import VERSION
from tests.cli.test_reading_list import CHOIR, FEEDS, NOW, TODAY, article, ferry

NEWS = (ferry(1, 1), article("choir", CHOIR, 2))
OLD = (ferry(2, 20), article("old choir", CHOIR + " It rained.", 30))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two issues, one feed."""
    return parse_settings(FEEDS, tmp_path / "feeds.toml")


def filled(folder: Path, *items: Item) -> Store:
    """Return a store that holds these items, not analysed."""
    store = open_store(folder)
    store.save_poll(FeedState("Harbour Post", checked=NOW, succeeded=NOW, status=200), items)
    return store


@pytest.mark.parametrize("more", [0, FEW_ITEMS])
def test_news_and_what_serves_an_issue_are_outlined_beside_the_analysis(
    tmp_path: Path, settings: Settings, more: int
) -> None:
    """In this process or in others; a brief finds nothing that it has to look at, and is the same."""
    items = (*NEWS, *OLD, *(article(f"shed {number}", f"Shed {number} is old.", 60) for number in range(more)))
    outlining = outlining_of(settings, NOW)
    with filled(tmp_path / "beside", *items) as store, filled(tmp_path / "later", *items) as other:
        assert analyse_stale(store, outlining=outlining) == analyse_stale(other) == len(items)
        assert store.outlines.missing(outlining.basis, VERSION) == ()
        ids = [item.id for item in items]
        assert sorted(store.outlines.load(outlining.basis, ids)) == ["choir", "ferry 1", "ferry 2"]
        made, later = (compose_checked(None, each, settings, TODAY, "ana").brief for each in (store, other))
        assert made == later
        assert made.issues[0].item_ids == ("ferry 1", "ferry 2")


def test_outlines_of_what_is_no_news_any_more_are_dropped(tmp_path: Path, settings: Settings) -> None:
    """Also where a brief has nothing new to look at; what serves an issue stays."""
    outlining = outlining_of(settings, NOW)
    with filled(tmp_path / "cache", *NEWS) as store:
        analyse_stale(store, outlining=outlining)
        next_week = Moment(NOW + timedelta(days=7), "operator")
        load_reading_list(store, settings, next_week, None, ())
        assert sorted(store.outlines.load(outlining.basis, ["choir", "ferry 1"])) == ["ferry 1"]
