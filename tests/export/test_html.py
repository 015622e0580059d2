"""The HTML is one file without script whose citations lead to the highlighted words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from briefing.export import render_html
from briefing.model import Span, Statement, evidence_in
from tests.export.invented import BRIEF, GAZETTE, HERALD, ITEMS, TOLL


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.seen.append((tag, dict(attrs)))


def test_every_link_inside_the_page_leads_to_one_place() -> None:
    """No id occurs twice, and no citation leads nowhere."""
    tags = Tags(render_html(BRIEF, ITEMS)).seen
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    inside = [link[1:] for _, attributes in tags if (link := attributes.get("href") or "").startswith("#")]
    assert len(ids) == len(set(ids))
    assert len(inside) > 10
    assert set(inside) <= set(ids)


def test_a_citation_leads_to_its_marked_words() -> None:
    """The link of [2¶2] ends at a mark that holds the evidence."""
    page = render_html(BRIEF, ITEMS)
    (target, *_) = re.findall(r'<a href="#([^"]+)">2¶2</a>', page)
    (marked,) = re.findall(rf'<mark id="{target}">(.*?)</mark>', page)
    assert unescape(marked) == TOLL.bottom_line[0].text


def test_overlapping_evidence_is_marked_once_and_the_article_stays_whole() -> None:
    """Two lines that rest on overlapping words share one highlight; no word is printed twice or lost."""
    part = evidence_in(GAZETTE, Span(GAZETTE.text.index("council has not"), GAZETTE.text.index(", its chair") + 20))
    lead = Statement("lead-2", (part,), text=part.text)
    page = render_html(replace(BRIEF, issues=(replace(TOLL, bottom_line=(*TOLL.bottom_line, lead)),)), ITEMS)
    article = page.split('<article class="article"')[2]
    lines = re.findall(r'<div class="line".*?</span><span dir="auto">(.*?)</div>', article)
    words = [unescape(re.sub(r"<[^>]*>", "", line)) for line in lines]
    assert words == [line for line in GAZETTE.text.split("\n") if line]


def test_the_page_needs_nothing_from_outside() -> None:
    """No script, no style sheet, no picture, no font: one file that opens offline."""
    tags = Tags(render_html(BRIEF, ITEMS)).seen
    assert {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "form"} == set()
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)


def test_only_web_addresses_become_links() -> None:
    """An address of another kind is shown and not linked."""
    brief = replace(BRIEF, sources=(replace(BRIEF.sources[0], location="javascript:alert(1)"), *BRIEF.sources[1:]))
    tags = Tags(render_html(brief, ITEMS)).seen
    outside = [link for _, attributes in tags if (link := attributes.get("href") or "") and not link.startswith("#")]
    assert outside == []


def test_the_page_has_a_dark_mode_a_phone_layout_and_a_print_layout() -> None:
    """The style sheet follows the reader's device."""
    page = render_html(BRIEF, ITEMS)
    assert "@media (prefers-color-scheme: dark)" in page
    assert "@media (max-width: 40rem)" in page
    assert "@media print" in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page


@given(st.text("ab<>&\"'/ \n{}%", min_size=1, max_size=30).filter(str.strip))
def test_hostile_words_stay_words(words: str) -> None:
    """Markup and template signs in an article or a title are shown and not read."""
    item = replace(HERALD, text=words, title=words)
    source = replace(BRIEF.sources[0], title=words)
    lead = Statement("lead", (evidence_in(item, Span(0, len(words))),), text=words.strip())
    issue = replace(TOLL, bottom_line=(lead,), actors=(), quotes=(), questions=(), disagreements=())
    page = render_html(
        replace(BRIEF, issues=(issue,), changes=(), look_ahead=(), threads=(), unnamed=(), sources=(source,)),
        {item.id: item},
    )
    plain = Tags(render_html(replace(BRIEF, issues=(), threads=()), ITEMS)).seen
    assert {tag for tag, _ in Tags(page).seen} <= {tag for tag, _ in plain} | {"mark", "strong"}
    assert " ".join(words.split()) in " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())


def test_an_article_that_is_not_at_hand_is_cited_by_its_entry() -> None:
    """Without its text, a citation leads to the list of sources."""
    page = render_html(BRIEF, {GAZETTE.id: GAZETTE})
    assert '<a href="#s1">1¶1</a>' in page


def test_a_cell_without_words_is_empty_and_takes_no_line_on_a_phone() -> None:
    """There a cell is a line with the name of its column; a name alone says nothing."""
    sources = tuple(replace(source, published=None, published_basis="none") for source in BRIEF.sources)
    page = render_html(replace(BRIEF, sources=sources), ITEMS)
    assert '<td role="cell" data-name="When"></td>' in page
    assert "td:empty { display: none; }" in page
