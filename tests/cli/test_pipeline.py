from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.cache import open_store
from briefing.cli.pipeline import analyse_item, analyse_items, analyse_stale, find_source_gaps, ingest_options
from briefing.ingest.options import IngestOptions
from briefing.model import FeedState, Item, Source
from briefing.settings import parse_settings
from briefing.summarize import LEXICON_VERSION

NOW = datetime(2023, 5, 10, 6, 30, tzinfo=UTC)


def item(number: int, text: str) -> Item:
    """Return an item of that text."""
    return Item(f"i{number}", "Clippings", "", text, NOW)


def test_the_settings_reach_ingest() -> None:
    """Every limit of [ingest], in the units of ingest."""
    settings = parse_settings(
        "[ingest]\ncontact = ' me@marlow.example '\nleast_interval_minutes = 30\nmost_interval_minutes = 60\n"
        "max_feed_megabytes = 3\nmax_page_megabytes = 2\nmax_entries = 9\nconcurrency = 4\nper_host = 1\n"
        "pause_seconds = 0\nfull_text = false\npages_per_poll = 5\nallow_private = ['127.0.0.1:80']\n"
        "connect_timeout_seconds = 6\nread_timeout_seconds = 7\ntotal_timeout_seconds = 8\n",
        Path("feeds.toml"),
    )
    assert ingest_options(settings) == IngestOptions(
        contact="me@marlow.example",
        connect_seconds=6,
        read_seconds=7,
        total_seconds=8,
        feed_bytes=3_000_000,
        page_bytes=2_000_000,
        file_bytes=3_000_000,
        most_entries=9,
        concurrency=4,
        per_host=1,
        pause_seconds=0,
        least_interval_seconds=1800,
        most_interval_seconds=3600,
        allowed_private=("127.0.0.1:80",),
        full_text=False,
        pages_per_poll=5,
    )


def test_what_holds_without_settings_is_what_ingest_holds_for_right() -> None:
    """Two rooms, one default."""
    assert ingest_options(parse_settings("", Path("feeds.toml"))) == IngestOptions()


def test_the_gaps_name_the_sources_that_fail_and_those_never_polled() -> None:
    """Since when, and why; sources that are well are not named."""
    names = ("Well", "Down", "Gone", "Never", "New")
    sources = [Source(name, "feed", f"https://{name}.example/") for name in names]
    states = {
        "Well": FeedState("Well", succeeded=NOW),
        "Down": FeedState("Down", succeeded=NOW, failures=2, error="The site did not answer."),
        "Gone": FeedState("Gone", gone=True, error="410"),
    }
    assert find_source_gaps(sources, states) == (
        "Down: The site did not answer. Last read 2023-05-10 06:30 UTC.",
        "Gone: The source is gone. Never read.",
        "Not polled yet: Never, New.",
    )
    assert find_source_gaps(sources[:1], states) == ()


def test_few_items_and_many_are_analysed_alike() -> None:
    """In this process or in others, in the same order."""
    items = [item(number, f"“Boat {number} sails,” Mayor Ilse Brandt said.") for number in range(50)]
    many = list(analyse_items(items))
    assert [analysis.item_id for analysis in many] == [one.id for one in items]
    assert many[:3] == list(analyse_items(items[:3]))


def test_an_item_that_breaks_the_rules_is_marked_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The brief says that it was not analysed; the other items are."""
    broken = item(1, None)  # type: ignore[arg-type]
    analysis = analyse_item(broken)
    assert (analysis.analysed, analysis.lexicon, analysis.sentences) == (False, LEXICON_VERSION, ())
    assert capsys.readouterr().err.startswith("briefing: item i1 could not be analysed (")


def test_what_is_analysed_stays_so_when_the_work_is_stopped(tmp_path: Path) -> None:
    """Whoever leaves in the middle finds the first part done the next time."""

    def leave(done: int, of: int) -> None:
        """Stop at the first news."""
        assert (done, of) == (32, 35)
        raise InterruptedError

    with open_store(tmp_path) as store:
        store.save_poll(FeedState("Clippings"), [item(number, f"Boat {number} sails.") for number in range(35)])
        with pytest.raises(InterruptedError):
            analyse_stale(store, leave)
        assert len(store.stale_items(LEXICON_VERSION)) == 3
        assert analyse_stale(store) == 3
