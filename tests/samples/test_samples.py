"""The sample material is whole, invented by its own word, and shaped as the ordinary readers expect it."""

from __future__ import annotations

import io
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import feedparser
import yaml

from briefing.samples import load_samples


def front_matter(path: Path) -> dict[str, object]:
    """Return the YAML block that opens a sample article."""
    _, block, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    loaded = yaml.safe_load(block)
    assert isinstance(loaded, dict)
    return loaded


def article_paths() -> list[Path]:
    """Return the sample articles in the order of their names."""
    return sorted(Path(load_samples().articles).iterdir())


def test_every_article_says_that_it_is_invented() -> None:
    """Whoever opens a sample file sees that nothing in it is real."""
    assert len(article_paths()) == 9
    for path in article_paths():
        assert str(front_matter(path)["note"]).startswith("Invented for the demonstration.")


def test_every_article_states_title_outlet_date_and_url() -> None:
    """The front matter has what a source line of a brief prints."""
    for path in article_paths():
        stated = front_matter(path)
        assert stated["title"], path.name
        assert stated["outlet"], path.name
        assert isinstance(stated["published"], datetime), path.name
        # .example is reserved for documentation (RFC 2606): a sample link leads nowhere.
        assert ".example/" in str(stated["url"]), path.name


def test_the_samples_tell_of_two_days_and_several_outlets() -> None:
    """A demonstration of change needs two days; one of sources needs several outlets."""
    stated = [front_matter(path) for path in article_paths()]
    days = {published.date() for entry in stated if isinstance(published := entry["published"], datetime)}
    assert days == {date(2026, 3, 2), date(2026, 3, 3)}
    assert {entry["outlet"] for entry in stated} == {
        "Norlund Press Agency",
        "The Hasselbruck Courier",
        "VRB News",
        "Harbour Post",
        "The Compact Notebook",
    }


def test_curly_quotation_marks_of_an_article_pair_up() -> None:
    """No sample opens a quotation that it does not close."""
    for path in article_paths():
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.count("“") == line.count("”"), (path.name, line)


def test_the_feed_parses_without_complaint() -> None:
    """The sample feed is well-formed RSS 2.0 with full text behind two of its three entries."""
    parsed = feedparser.parse(io.BytesIO(Path(load_samples().feed).read_bytes()))
    assert not parsed.bozo
    assert parsed.feed.title == "Dravik Herald"
    assert [entry.id for entry in parsed.entries] == [
        "dravik-herald-20260303-2",
        "dravik-herald-20260303-1",
        "dravik-herald-20260302-1",
    ]
    assert [bool(entry.get("content")) for entry in parsed.entries] == [True, False, True]


def test_the_settings_name_the_folder_the_feed_and_three_issues() -> None:
    """The samples' feeds.toml has the format of any other, and points at what load_samples returns."""
    samples = load_samples()
    settings = tomllib.loads(Path(samples.settings).read_text(encoding="utf-8"))
    assert [source["kind"] for source in settings["source"]] == ["folder", "feed"]
    assert Path(samples.settings).parent / settings["source"][0]["path"] == Path(samples.articles)
    assert settings["source"][1]["url"] == samples.feed_url
    assert [issue["name"] for issue in settings["issue"]] == ["Kestrel drones", "Tarn Strait patrols", "Grain corridor"]


def test_the_evenings_stand_after_the_articles_of_their_day() -> None:
    """A brief of an evening sees the whole day and nothing of the next."""
    assert load_samples().evenings == (
        datetime(2026, 3, 2, 22, 0, tzinfo=UTC),
        datetime(2026, 3, 3, 22, 0, tzinfo=UTC),
    )
