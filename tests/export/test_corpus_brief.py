"""The brief of the reference articles holds line by line and stays within its length."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.export import Length, check_brief, check_markdown, render_html, render_markdown
from briefing.model import Brief, Item
from briefing.settings import load_settings
from briefing.summarize.analyse import analyse
from briefing.summarize.compose import compose

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the reference articles are not beside the checkout"),
]


@pytest.fixture(scope="module")
def corpus() -> dict[str, Item]:
    """Return the reference articles as items of a folder."""
    retrieved = datetime(2024, 9, 13, 12, 0, tzinfo=UTC)
    return {
        path.name: Item(path.name, "corpus", path.name, path.read_text(encoding="utf-8"), retrieved, path=str(path))
        for path in sorted(CORPUS.glob("*.txt"))
    }


@pytest.fixture(scope="module")
def brief(corpus: dict[str, Item]) -> Brief:
    """Return the brief of the shipped issues on the day of the articles."""
    settings = load_settings(ROOT / "feeds.toml")
    return compose(
        [(item, analyse(item)) for item in corpus.values()],
        settings.issue_list,
        now=datetime(2024, 9, 13, 23, 59, tzinfo=UTC),
        known_actors=settings.known_actors,
    )


def test_every_line_holds_in_its_article(brief: Brief, corpus: dict[str, Item]) -> None:
    """Quotations, names, offices and citations are those of the articles."""
    assert check_brief(brief, corpus) == ()


@pytest.mark.parametrize("length", ["page", "brief", "full"])
def test_the_file_holds_at_every_length(brief: Brief, corpus: dict[str, Item], length: Length) -> None:
    """A stranger finds every quotation in a paragraph that its line cites."""
    assert check_markdown(render_markdown(brief, corpus, length=length), brief, corpus) == ()


def plain(markdown: str) -> str:
    """Return the words of the markdown without citations, borders of cells and marks of headings and lists."""
    return re.sub(r"\[\d+¶[^\]]*\]|--+|[|]|(?m:^#+|^ *- )", " ", markdown)


def test_the_brief_keeps_within_its_words(brief: Brief, corpus: dict[str, Item]) -> None:
    """Page one has at most 350 words, the whole at most 1,800, references left aside."""
    body = render_markdown(brief, corpus).split("---\n", 2)[2]
    page_one, _ = body.split("## 1. ATACMS")
    whole, _ = body.split("## Sources")
    assert len(plain(page_one).split()) <= 350
    assert len(plain(whole).split()) <= 1800


def test_every_link_of_the_page_leads_somewhere(brief: Brief, corpus: dict[str, Item]) -> None:
    """Citations lead to marked words of the articles behind the brief."""
    page = render_html(brief, corpus, length="full")
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert len(targets) > 40
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
