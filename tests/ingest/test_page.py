from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ParseError
from briefing.ingest.feed import parse_feed
from briefing.ingest.markup import line_of_html, text_of_html
from briefing.ingest.page import parse_page
from tests.ingest.conftest import feed_of

URL = "https://harbour.example/ferry"
SENTENCES = " ".join(f"The council of Port Amery heard witness number {n} on the ferry." for n in range(12))


def page(head: str = "", body: str = f"<article><h1>Ferry vote</h1><p>{SENTENCES}</p></article>") -> bytes:
    """Return an article page."""
    start = "<!DOCTYPE html><html lang='en-GB'><head><title>Ferry vote</title>"
    return f"{start}{head}</head><body>{body}</body></html>".encode()


def test_a_page_gives_the_article_and_what_its_head_states() -> None:
    """Author, outlet, language, and the date with its time of day."""
    found = parse_page(
        page(
            "<meta property='og:site_name' content='Harbour Post'><meta name='author' content='Ana Brandt'>"
            "<meta property='article:published_time' content='2024-03-04T10:15:00+02:00'>"
        ),
        "text/html",
        URL,
    )
    assert SENTENCES in found.text
    assert (found.title, found.byline, found.outlet, found.language) == (
        "Ferry vote",
        "Ana Brandt",
        "Harbour Post",
        "en",
    )
    assert (found.published, found.published_raw) == (
        datetime(2024, 3, 4, 8, 15, tzinfo=UTC),
        "2024-03-04T10:15:00+02:00",
    )


PARAGRAPHS = [
    " ".join(f"The council of Port Amery heard {who} number {n} on the ferry." for n in range(12))
    for who in ("witness", "expert")
]
STRANGER = "<p>Our newsletter on ships and harbours comes to you on every Friday morning, and it costs nothing.</p>"


@pytest.mark.parametrize(
    ("stated", "stays"),
    [
        ("  ".join(PARAGRAPHS), False),
        ("\\n\\n".join(PARAGRAPHS), False),
        (PARAGRAPHS[0][:200] + " …", True),  # a teaser
        (PARAGRAPHS[0][:200], True),
        ("Other words altogether.", True),
    ],
)
def test_what_a_page_does_not_count_to_its_article_is_left_out(stated: str, stays: bool) -> None:
    """An offer between the paragraphs; unless what the page states is no more than a part."""
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{stated}"}}</script>'
    first, second = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    found = parse_page(page(head, f"<article>{first}{STRANGER}{second}</article>"), "text/html", URL)
    assert found.text.split("\n")[:1] + found.text.split("\n")[-1:] == PARAGRAPHS
    assert ("newsletter" in found.text) == stays


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-04T08:15Z"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":"Person"},{"@type":["Article"],'
        '"datePublished":"2024-03-04T08:15Z","x":"</p>"}]}</script>',
        '<script type="application/ld+json">broken</script><script type="application/ld+json">[{"@type":'
        '"ReportageNewsArticle","datePublished":"2024-03-04T08:15Z"}]</script>',
        '<time itemprop="datePublished" datetime="2024-03-04T08:15+0000">today</time>',
    ],
)
def test_the_time_of_day_is_found_where_pages_state_it(head: str) -> None:
    """In linked data or a marked time; broken data is passed over."""
    assert parse_page(page(head), "text/html", URL).published == datetime(2024, 3, 4, 8, 15, tzinfo=UTC)


def test_a_page_that_the_extractor_gives_up_falls_back_to_its_linked_data() -> None:
    """The article's body stands there too."""
    head = '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"First.\\nSecond."}</script>'
    assert "First.\nSecond." in parse_page(page(head, "<div></div>"), "text/html", URL).text


def test_an_escape_in_an_article_does_not_lose_the_page() -> None:
    """One reference to a control character would make the extractor give up."""
    found = parse_page(page(body=f"<article><p>&#27;[31m{SENTENCES}</p></article>"), "text/html", URL)
    assert SENTENCES in found.text


def test_a_page_without_an_article_has_no_text() -> None:
    """And raises nothing."""
    assert parse_page(b"", "", URL).text == ""
    assert parse_page(b"\x1f\x8b\x08", "", URL).text == ""


def test_a_fragment_is_read_paragraph_by_paragraph() -> None:
    """Lists, tables and breaks part lines; captions, code and unknown signs do not count as words or tags."""
    source = (
        "<p>One <em>two</em>\n three</p><ul><li>Four</li><li>Five</li></ul>Six<br>Seven"
        "<figure><img><figcaption>Caption</figcaption></figure><amp-ad>ad</amp-ad><o:p></o:p> 1 < 2 <missiles> end"
    )
    assert text_of_html(source) == "One two three\nFour\nFive\nSix\nSevenad 1 < 2 <missiles> end"
    assert text_of_html("Plain\n\n text ") == "Plain\ntext"
    assert line_of_html("&ldquo;Yes&rdquo; &mdash; A&amp;B") == "“Yes” — A&B"


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=200, deadline=None)
def test_a_feed_with_any_bytes_in_it_is_read_or_refused(noise: bytes, start: int, end: int) -> None:
    """Nothing but a ParseError comes out."""
    body = feed_of("Ferry", "Bridge", extra="<ttl>5</ttl>")
    try:
        feed = parse_feed(body[:start] + noise + body[end:], "text/xml", URL)
    except ParseError:
        return
    assert len(feed.entries) <= 4


@pytest.mark.parametrize(
    "piece",
    [
        "<meta ", "<time ", "<script application/ld+json>", "<link ", "<html ", "<!DOCTYPE ", "<", "&#", "<item",
        "<a b='", "<script application/ld+json></script", "<title", "</item", "<p", "&amp",
    ],
)  # fmt: skip
def test_a_page_made_to_be_slow_is_read_to_its_end_and_refused(piece: str) -> None:
    """What we look for ourselves takes time by the length alone (``benchmarks/hostile.py``); a worker has its limit."""
    from briefing.ingest.feed import feed_links
    from briefing.ingest.page import _articles, _meta

    text = piece * (500_000 // len(piece))
    list(_articles(text))
    _meta(text)
    feed_links(text)
    line_of_html(text)
    with pytest.raises(ParseError):
        parse_feed(b"<html>" + text.encode(), "", URL)
