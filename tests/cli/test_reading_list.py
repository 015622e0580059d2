"""What of the cache a brief is made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.cache import Store, open_store
from briefing.cli.analysing import analyse_stale
from briefing.cli.pipeline import compose_checked
from briefing.cli.reading_list import MOST_BACKGROUND, load_reading_list
from briefing.cli.workplace import Moment
from briefing.model import Correction, FeedState, Item, passage_id
from briefing.settings import Settings, load_settings
from briefing.summarize.brief.sources import needs_analysis
from briefing.summarize.compose import compose
from briefing.summarize.lexicon import VERSION

NOW = datetime(2031, 3, 14, 20, tzinfo=UTC)
TODAY = Moment(NOW, "operator")
FEEDS = """
[[source]]
kind = "feed"
name = "Harbour Post"
url = "https://harbour.example/feed"

[[issue]]
name = "Night ferry"
terms = ["night ferry"]
deciders = ["Harbour Board"]

[[issue]]
name = "Grain toll"
terms = ["grain toll"]
"""
CHOIR = "The choir of Port Sel sang in the old grain hall on Sunday, and nine hundred people came."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two issues, one feed."""
    (tmp_path / "feeds.toml").write_text(FEEDS, encoding="utf-8")
    return load_settings(tmp_path / "feeds.toml")


def article(item_id: str, text: str, days_ago: float) -> Item:
    """Return an article that came out so many days ago."""
    moment = NOW - timedelta(days=days_ago)
    return Item(item_id, "Harbour Post", item_id, text, moment, published=moment, published_basis="feed", language="en")


def ferry(number: int, days_ago: float) -> Item:
    """Return an article on the ferry."""
    text = f"The Harbour Board heard of the night ferry from {number} residents of Port Sel. It has not decided on it."
    return article(f"ferry {number}", text, days_ago)


def stored(folder: Path, *items: Item) -> Store:
    """Return a store that holds these items, analysed."""
    store = open_store(folder / "cache")
    store.save_poll(FeedState("Harbour Post", checked=NOW, succeeded=NOW, status=200), items)
    analyse_stale(store)
    return store


def test_a_brief_of_the_reading_list_is_that_of_the_whole_cache(tmp_path: Path, settings: Settings) -> None:
    """Made the first time, made again from what was kept, and made after an edit."""
    items = [ferry(1, 1), ferry(2, 20), article("choir", CHOIR, 2), article("old choir", CHOIR + " It rained.", 30)]
    with stored(tmp_path, *items) as store:
        for _ in range(2):
            assert compose_checked(None, store, settings, TODAY, "ana").brief == whole_brief(store, settings)
        edited = replace(items[2], text="The night ferry sails, the Harbour Board said on Monday.", published_raw="new")
        store.save_poll(FeedState("Harbour Post", checked=NOW), [edited])
        analyse_stale(store)
        brief = compose_checked(None, store, settings, TODAY, "ana").brief
        assert brief == whole_brief(store, settings)
        assert brief.issues[0].item_ids == ("ferry 1", "choir", "ferry 2")


def whole_brief(store: Store, settings: Settings) -> object:
    """Return the brief that everything in the cache makes, without any outline."""
    items = store.load_items()
    analyses = store.load_analyses([(item.id, item.version) for item in items], VERSION)
    brief = compose_checked(None, store, settings, TODAY, "ana").brief
    made = compose(list(zip(items, analyses, strict=True)), settings.issue_list, now=NOW, generator=brief.generator)
    return replace(made, gaps=brief.gaps)


def test_what_serves_no_issue_is_read_no_further_than_its_opening(tmp_path: Path, settings: Settings) -> None:
    """The analysis of an article on an issue is whole."""
    four = "\n".join((CHOIR, "The hall was built of larch.", "It burned twice.", "“It has a bell,” Ida Holm said."))
    with stored(tmp_path, ferry(1, 1), article("choir", four, 2)) as store:
        read = load_reading_list(store, settings, TODAY, None, ())
        quotes = {item.id: len(analysis.sentences) for item, analysis in read.analysed}
        assert quotes == {"ferry 1": 2, "choir": 3}
        whole = load_reading_list(store, settings, TODAY, None, ["choir"])
        assert {item.id: len(analysis.sentences) for item, analysis in whole.analysed}["choir"] == 4


def test_of_older_articles_the_newest_are_read_and_the_gap_is_told(tmp_path: Path, settings: Settings) -> None:
    """What the open questions of the brief before rest on is read as well."""
    items = [ferry(number, 8 + number) for number in range(MOST_BACKGROUND + 3)]
    with stored(tmp_path, *items) as store:
        read = load_reading_list(store, settings, TODAY, None, ())
        assert sorted(item.id for item, _ in read.analysed) == sorted(item.id for item in items[:MOST_BACKGROUND])
        assert read.gaps == ("Night ferry: of 23 older articles, the newest 20 are read.",)
        last = items[-1].published
        assert last is not None
        before = compose_checked(None, store, settings, Moment(last + timedelta(hours=1), "operator"), "ana").brief
        assert [each.item_id for each in before.issues[0].questions[0].evidence] == [items[-1].id]
        again = load_reading_list(store, settings, TODAY, before, ())
        assert items[-1].id in {item.id for item, _ in again.analysed}


def test_after_an_upgrade_old_articles_are_looked_at_no_further_than_they_serve(
    tmp_path: Path, settings: Settings
) -> None:
    """However many there are: those that are read are outlined, and the brief is that of the whole cache."""
    choirs = [article(f"choir {number}", f"The choir sang {number} songs.", 30) for number in range(520)]
    with stored(tmp_path, ferry(1, 1), *(ferry(number, 8 + number) for number in range(2, 25)), *choirs) as store:
        store.index()
        read = load_reading_list(store, settings, TODAY, None, ())
        assert read.gaps == ("Night ferry: of 23 older articles, the newest 20 are read.",)
        with store._read() as connection:
            kept = connection.execute("SELECT serves, length(body) > 0, count(*) FROM outline GROUP BY 1, 2").fetchall()
            assert [tuple(row) for row in kept] == [("0", 0, 3), ("0", 1, 21)]
            assert connection.execute("SELECT count(*) FROM item WHERE outlined = ''").fetchone()[0] == 0
        again = load_reading_list(store, settings, TODAY, None, ())
        assert (again.analysed, again.outlines) == (read.analysed, read.outlines)


def test_an_old_article_that_the_reader_corrected_is_read(tmp_path: Path, settings: Settings) -> None:
    """A passage moved to an issue serves it whatever its words are."""
    old = article("choir", CHOIR, 30)
    with stored(tmp_path, ferry(1, 1), old) as store:
        assert not needs_analysis(old, settings.issue_list, NOW - timedelta(days=7))
        moved = Correction("ana", "move passage", passage_id("choir", CHOIR), NOW, "", "Grain toll")
        store.save_correction(moved)
        brief = compose_checked(None, store, settings, TODAY, "ana").brief
        assert brief.issues[1].item_ids == ("choir",)


def test_another_term_is_looked_for_in_what_was_read_before(tmp_path: Path, settings: Settings) -> None:
    """The issues that an outline was made for are a part of what it rests on."""
    with stored(tmp_path, article("choir", CHOIR, 2)) as store:
        assert compose_checked(None, store, settings, TODAY, "ana").brief.issues[1].item_ids == ()
        (tmp_path / "feeds.toml").write_text(FEEDS.replace("grain toll", "grain hall"), encoding="utf-8")
        changed = load_settings(tmp_path / "feeds.toml")
        assert compose_checked(None, store, changed, TODAY, "ana").brief.issues[1].item_ids == ("choir",)
