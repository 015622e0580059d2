from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.cache import open_store
from briefing.cli.analysing import FEW_ITEMS, PORTION, analyse_item, analyse_stale
from briefing.cli.pipeline import make_brief, make_checked, sound_brief
from briefing.cli.workplace import Moment
from briefing.model import Brief, FeedState, IssueBrief, Item, SourceEntry, Span, Statement, evidence_in
from briefing.settings import parse_settings
from briefing.summarize.lexicon import VERSION

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


def test_a_line_that_does_not_hold_in_its_article_reaches_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """It is left out and told on stderr; the lines beside it stay."""
    item = Item("a", "desk", "Ferry", "The ferry stays in port. The mayor may decide on Friday.", NOON)
    proof = evidence_in(item, Span(25, 56))
    sound = Statement("s1", (proof,), "The mayor may decide on Friday.")
    hedge_lost = Statement("s2", (proof,), "The mayor will decide on Friday.")
    brief = Brief(
        NOON,
        "operator",
        NOON,
        (IssueBrief(1, "Ferry", bottom_line=(sound, hedge_lost), item_ids=("a",)),),
        sources=(SourceEntry(1, "a", 1, "Ferry", None, None, "none", "a.txt"),),
    )
    assert sound_brief(brief, {"a": item}).issues[0].bottom_line == (sound,)
    assert "a line was left out" in capsys.readouterr().err


def test_an_article_too_old_for_any_brief_is_not_analysed_for_one(tmp_path: Path) -> None:
    """After an upgrade the first brief would else wait for years of articles; `briefing ingest` does them all."""
    settings = parse_settings("", tmp_path / "feeds.toml")
    old = Item("old", "desk", "Quay", "The quay is old.", NOON, published=NOON - timedelta(days=181))
    young = Item("young", "desk", "Ferry", "The ferry is new.", NOON, published=NOON - timedelta(days=179))
    with open_store(tmp_path / "cache") as store:
        store.save_poll(FeedState("desk"), [old, young])
        make_brief(store, settings, Moment(NOON, "operator"), "reader")
        assert store.stale_items(VERSION) == (old,)
        assert analyse_stale(store) == 1
        assert store.stale_items(VERSION) == ()


def test_a_brief_comes_with_the_versions_that_it_cites(tmp_path: Path) -> None:
    """Whoever renders it need not load or check them again."""
    settings = parse_settings('[[issue]]\nname = "Ferry"\nterms = ["ferry"]\n', tmp_path / "feeds.toml")
    first = Item("young", "desk", "Ferry", "The ferry is new.", NOON, published=NOON - timedelta(days=1))
    other = Item("other", "desk", "Quay", "The quay is old.", NOON, published=NOON - timedelta(days=200))
    with open_store(tmp_path / "cache") as store:
        store.save_poll(FeedState("desk"), [first, other])
        store.save_poll(FeedState("desk"), [replace(first, text="The ferry may be sold.")])
        checked = make_checked(store, settings, Moment(NOON, "operator"), "reader")
        assert {one.id: (one.version, one.text) for one in checked.items.values()} == {
            "young": (2, "The ferry may be sold.")
        }
        assert store.load_brief(NOON.date()) == checked.brief


def test_many_articles_are_analysed_beside_as_they_would_be_here(tmp_path: Path) -> None:
    """Each once, in whichever process, and kept for its own version."""
    items = [
        Item(f"i{day}", "desk", "Ferry", f"“We will sail on day {day},” Mayor Ada Quist said.", NOON)
        for day in range(FEW_ITEMS + 7)
    ]
    with open_store(tmp_path / "cache") as store:
        store.save_poll(FeedState("desk"), items)
        assert analyse_stale(store) == FEW_ITEMS + 7
        kept = store.load_analyses([(item.id, 1) for item in items], VERSION)
    assert kept == tuple(analyse_item(item) for item in items)


def test_stale_articles_are_read_in_portions_the_newest_first(tmp_path: Path) -> None:
    """After an upgrade there are tens of thousands; what is done when somebody stops it is what a brief reads first."""
    days = range(PORTION + 2)
    items = [
        Item(f"i{day:04}", "desk", "Quay", "", NOON, published=NOON - timedelta(days=PORTION - day)) for day in days
    ]

    def stop(done: int, of: int) -> None:
        """Stop after the first portion."""
        assert of == len(items)
        if done > PORTION - 1:
            raise KeyboardInterrupt

    with open_store(tmp_path / "cache") as store:
        store.save_poll(FeedState("desk"), items)
        with pytest.raises(KeyboardInterrupt):
            analyse_stale(store, stop)
        assert [item.id for item in store.stale_items(VERSION)] == ["i0000", "i0001"]
