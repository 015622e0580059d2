"""The brief of the samples shows what the program can do, and holds line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from briefing.cache import open_store
from briefing.cli.demo import demo_settings, fill
from briefing.cli.pipeline import load_cited_items
from briefing.export import check_brief, check_markdown, render_markdown
from briefing.model import Brief, Item
from briefing.samples import load_samples

Demo = tuple[Brief, Mapping[str, Item]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Return the brief of the last evening with the articles that it cites."""
    samples = load_samples()
    folder: Path = tmp_path_factory.mktemp("demo")
    with open_store(folder) as store:
        brief = fill(store, demo_settings(samples), samples)
        yield brief, load_cited_items(store, brief)


def test_every_line_of_the_demonstration_holds(demo: Demo) -> None:
    """The first brief that a newcomer sees keeps the promise of all others."""
    brief, items = demo
    assert check_brief(brief, items) == ()
    assert check_markdown(render_markdown(brief, items, length="full"), brief, items) == ()


def test_every_source_is_marked_as_a_sample(demo: Demo) -> None:
    """Wherever an outlet is named, it is said to be invented."""
    brief, items = demo
    assert all(source.sample for source in brief.sources)
    sources = render_markdown(brief, items).split("## Sources\n\n")[1].split("\n\n## Gaps")[0]
    assert all("(sample)" in line for line in sources.split("\n"))


def test_the_demonstration_has_an_answered_question(demo: Demo) -> None:
    """What was open on the first evening is decided on the second, by the decider, in words that are shown."""
    brief, _ = demo
    (question,) = (question for question in brief.issues[0].questions if question.number == 1)
    assert question.wording == "Will Velmark sell Ostrenia its Kestrel long-range drones?"
    assert question.status == "possible answer"
    assert "Velmark has approved the sale of Kestrel long-range drones" in question.answers[0].text
    assert "UPDATE (possible answer)" in {change.tag_words for change in brief.changes}


def test_the_demonstration_has_copies_unnamed_speakers_and_a_difference(demo: Demo) -> None:
    """One agency report is printed twice, officials are not named, and two outlets count the drones differently."""
    brief, _ = demo
    assert [source.outlet for source in brief.sources if source.copy_of] == ["The Hasselbruck Courier"]
    assert "Two government officials" in {line.described for line in brief.unnamed}
    sides = [side.label for line in brief.issues[0].disagreements if line.kind == "figures" for side in line.sides]
    assert sides == ["18", "20"]


def test_the_demonstration_looks_back_and_ahead(demo: Demo) -> None:
    """Changes are told against the evening before, and something is to come."""
    brief, _ = demo
    assert brief.previous_day == date(2026, 3, 2)
    assert any(event.coming for event in brief.look_ahead)


def test_no_caption_and_no_promo_line_is_quoted(demo: Demo) -> None:
    """What the page prints around an article is no statement of anybody."""
    brief, items = demo
    markdown = render_markdown(brief, items, length="full")
    for words in ("Idris Fenn", "Elna Marsh", "READ MORE", "Sign up", "CLICK HERE", "WATCH:", "Subscribe", "enjoyed"):
        assert words not in markdown
