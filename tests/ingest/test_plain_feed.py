"""A plain feed is read as feedparser reads it, value for value; whatever is not plain is left to feedparser."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ParseError
from briefing.ingest.feed import parse_feed
from briefing.ingest.parsed import ParsedFeed
from briefing.ingest.plain_feed import read_plain_feed

_URL = "https://paper.example/feed"

WORDS = (
    "", " \n", "Words", " blanks \t around\n", "a &lt;b&gt;bold&lt;/b&gt; word", "1 &amp;lt; 2 &amp;amp; 3",
    "<![CDATA[<p>One &amp; two</p><p>Three</p>]]>", "<!-- no words -->", "<!-- none -->Kyiv\u2019s \u201cwords\u201d",
    "\u00c3\u00a9t\u00c3\u00a9", "\u00e9t\u00e9", "\u00d0\u0161\u00d0\u00b8\u00d1\u2014\u00d0\u00b2", "&#133;",
    "\x85 x", "&#x9b;31m", "en", "de-AT", "60", "daily", "2",
    "https://paper.example/?a=1&amp;b=2", "https:////paper.example//a", "https://paper.example/?a&amp;amp;b&amp;c;",
    "/relative", "javascript:alert(1)", "tag:paper.example,2024:1", "mailto:ana@paper.example", "g 1",
    "ana@paper.example (Ana Brandt)", "Ana Brandt", "Agency",
)  # fmt: skip
DATES = (
    "Wed, 18 Sep 2024 10:00:00 GMT", "18 Sep 2024 10:00:00 -0430", "Wed, 18 Sep 2024 10:00:00 +0545",
    "Wed, 18 Sep 2024 10:00:00 EST", "Wed, 31 Sep 2024 10:00:00 GMT", "Wed, 18 Sep 2024 24:00:00 GMT",
    "Mon, 01 Jan 0001 00:00:00 +0100", "18/09/2024", "1726653600", "2024-W38-3", "2024-09-18", "wed, 18 sep 2024",
    "2024-09-18T10:00:00Z", "2024-09-18T10:00:00.25+02:00", "2024-09-18T10:00:00-05:30", "2024-09-18T10:00:60Z",
    "2024-09-18T10:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:00:00-02:00",
)  # fmt: skip
RSS_ITEM = (
    "<title>{}</title>", "<link>{}</link>", "<guid>{}</guid>", '<guid isPermaLink="false">{}</guid>',
    "<description>{}</description>", "<content:encoded>{}</content:encoded>", "<author>{}</author>",
    "<dc:creator>{}</dc:creator>", "<pubDate>{}</pubDate>", "<dc:date>{}</dc:date>",
    "<atom:updated>{}</atom:updated>",
    '<source url="https://agency.example/feed">{}</source>', "<source>{}</source>",
    '<category domain="d">{}</category>',
    "<category>{}</category>", "<dc:subject>{}</dc:subject>", "<comments>{}</comments>", "<p:post-id>{}</p:post-id>",
    '<enclosure url="https://paper.example/a.mp3" length="1" type="audio/mpeg"/>', "<enclosure>{}</enclosure>",
    "<slash:comments>{}</slash:comments>", "<wfw:commentRss>{}</wfw:commentRss>", "<media:rating>{}</media:rating>",
    '<media:content url="a.jpg" type="image/jpeg"><media:credit role="author">{}</media:credit></media:content>',
    '<media:thumbnail url="https://paper.example/a.jpg"/>', "<media:thumbnail>{}</media:thumbnail>",
    "<media:content>{}</media:content>", "<media:keywords>{}</media:keywords>",
    "<media:category>{}</media:category>", "<feedburner:origLink>{}</feedburner:origLink>",
)  # fmt: skip
RSS_CHANNEL = (
    "<title>{}</title>", "<language>{}</language>", "<dc:language>{}</dc:language>", "<ttl>{}</ttl>",
    "<sy:updatePeriod>{}</sy:updatePeriod>", "<sy:updateFrequency>{}</sy:updateFrequency>", "<link>{}</link>",
    "<description>{}</description>", "<copyright>{}</copyright>", "<lastBuildDate>{}</lastBuildDate>",
    "<pubDate>{}</pubDate>", "<generator>{}</generator>", "<docs>{}</docs>", "<category>{}</category>",
    "<managingEditor>{}</managingEditor>", "<webMaster>{}</webMaster>", "<dc:creator>{}</dc:creator>",
    "<dc:date>{}</dc:date>", "<dc:rights>{}</dc:rights>", "<dc:publisher>{}</dc:publisher>", "<rating>{}</rating>",
    '<atom:link href="https://paper.example/feed" rel="self" type="application/rss+xml"/>', "<cloud>{}</cloud>",
    "<image><url>{0}</url><title>{0}</title><link>{0}</link><description>{0}</description><width>{0}</width></image>",
    '<feedburner:info uri="paper"/>', "<sy:updateBase>{}</sy:updateBase>", '<p:site xmlns="odd">{}</p:site>',
)  # fmt: skip
ATOM_ENTRY = (
    "<title>{}</title>", '<title type="html" xml:lang="de">{}</title>', "<summary>{}</summary>",
    '<summary type="text">{}</summary>', '<content type="html">{}</content>', "<content>{}</content>",
    '<content type="text/html">{}</content>', "<id>{}</id>", "<published>{}</published>", "<updated>{}</updated>",
    '<link href="https://paper.example/1"/>', '<link href="https:///paper.example/2" rel="Alternate" type="html"/>',
    '<link href="/3" rel="alternate" type="application/json"/>', '<link href="https://paper.example/4" rel="self"/>',
    '<link href="https://paper.example/5" title="a" hreflang="en" length="1">{}</link>',
    "<author><name>{}</name></author>", "<author><name>{0}</name><email>{0}</email><uri>{0}</uri></author>",
    "<author>{0}<email>{0}</email></author>", "<author><name>A</name><name>{}</name></author>",
    "<contributor><name>{}</name></contributor>",
    '<category term="a" scheme="s">{}</category>', "<rights>{}</rights>", "<thr:total>{}</thr:total>",
    '<thr:in-reply-to ref="r">{}</thr:in-reply-to>', '<media:thumbnail url="a.jpg">{}</media:thumbnail>',
)  # fmt: skip
ATOM_FEED = (
    "<title>{}</title>", '<title type="html">{}</title>', "<id>{}</id>", "<updated>{}</updated>", "<logo>{}</logo>",
    "<subtitle>{}</subtitle>", "<generator>{}</generator>", "<rights>{}</rights>", "<icon>{}</icon>",
    '<link href="https://paper.example/"/>', "<author><name>{0}</name><uri>{0}</uri></author>",
    "<contributor><name>{}</name></contributor>", '<category term="{}"/>', "<open:totalResults>{}</open:totalResults>",
    '<feedburner:info uri="paper"/>',
)  # fmt: skip
NOT_PLAIN = (
    "<media:title>{}</media:title>", "<itunes:summary>{}</itunes:summary>", "<media:description>{}</media:description>",
    "<title><b>{}</b></title>", '<title xml:base="https://b.example/">{}</title>', "<own:title>{}</own:title>",
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{}</div></content>', "<Title>{}</Title>",
    '<content type="application/x">{}</content>', "<dcterms:modified>{}</dcterms:modified>", "{}",
    '<category xml:base="https://b.example/">{}</category>', '<dc:creator xmlns:dc="https://own.example/">{}</dc:creator>',
    "<description>a &nbsp; b</description>", '<link rel="alternate">{}</link>', "<language>{}</language>",
    "<image><url>{}</url></image>",
    "<skipDays/>",
)  # fmt: skip
_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:thr="http://purl.org/syndication/thread/1.0" '
    'xmlns:p="com-wordpress:feed-additions:1" xmlns:open="http://a9.com/-/spec/opensearch/1.1/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:own="https://own.example/ns" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
)
_RSS = f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" {_NAMESPACES}'
_ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom" {_NAMESPACES}'


def elements(*templates: str) -> st.SearchStrategy[str]:
    """Return elements with words or a date in them, in any order and number."""
    filled = st.builds(str.format, st.sampled_from(templates), st.sampled_from(WORDS + DATES))
    return st.lists(filled, max_size=9).map("\n".join)


def roots(start: str) -> st.SearchStrategy[str]:
    """Return the beginning of a feed, in some language or none."""
    return st.sampled_from([start + ">", start + 'xml:lang="en_US">', start + 'xml:lang="">'])


@given(roots(_RSS), elements(*RSS_CHANNEL), st.lists(elements(*RSS_ITEM), max_size=3), elements(*RSS_CHANNEL))
def test_rss_is_read_as_feedparser_reads_it(root: str, before: str, items: list[str], after: str) -> None:
    """Whatever is known, in any order, once or twice, with any words in it."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    _assert_same(f"{root}<channel>{before}{inside}{after}</channel></rss>")


@given(roots(_ATOM), elements(*ATOM_FEED), st.lists(elements(*ATOM_ENTRY), max_size=3), elements(*ATOM_FEED))
def test_atom_is_read_as_feedparser_reads_it(root: str, before: str, entries: list[str], after: str) -> None:
    """Whatever is known, in any order, once or twice, with any words in it."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    _assert_same(f"{root}{before}{inside}{after}</feed>")


@given(elements(*RSS_ITEM[:8], *ATOM_ENTRY[:8], *NOT_PLAIN), elements(*RSS_CHANNEL[:4], *ATOM_FEED[:4], *NOT_PLAIN))
def test_a_feed_that_is_not_plain_is_read_as_feedparser_reads_it(item: str, beside: str) -> None:
    """Among what is known, something that is not."""
    _assert_same(f"{_RSS}><channel>{beside}<item>{item}</item></channel></rss>")
    _assert_same(f"{_ATOM}>{beside}<entry>{item}</entry></feed>")


@pytest.mark.parametrize("template", NOT_PLAIN)
def test_what_is_not_known_is_left_to_feedparser(template: str) -> None:
    """An element that may decide what another one says makes the whole document no plain feed."""
    part = template.format("words" if template != "{}" else "<unknown/>")
    assert read_plain_feed(f"{_RSS}><channel><item>{part}</item></channel></rss>".encode()) is None


@pytest.mark.parametrize(
    "document",
    [
        f"{_RSS}><channel><title>A</title><title>B</title></channel></rss>",
        f"{_RSS}><channel><item><link>a</link><link>b</link></item></channel></rss>",
        f"{_RSS}><channel><item><title>&#133;</title></item></channel></rss>",
        f"{_RSS}><channel>{'<item/>' * 2_001}</channel></rss>",
        f"{_RSS}><channel>{'<category/>' * 4_001}</channel></rss>",
        f"{_RSS}><channel><item>{'<category/>' * 4_001}</item></channel></rss>",
        f"<!DOCTYPE rss>{_RSS}><channel></channel></rss>",
        f"Words{_RSS}><channel></channel></rss>",
        f"{_RSS}><channel><item>",
        f"{_RSS}><channel></channel></rss>{_RSS}><channel></channel></rss>",
        f"{_RSS}><channel><title>A & B</title></channel></rss>",
        '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        "",
    ],
)
def test_a_document_with_a_fault_or_an_excess_is_no_plain_feed(document: str) -> None:
    """What is wrong with it, feedparser and the steps around it find and tell."""
    assert read_plain_feed(document.encode()) is None


def test_usual_feeds_are_plain() -> None:
    """Each element that is known keeps the document plain."""
    for template in RSS_ITEM:
        if "<enclosure>" not in template:
            item = template.format("words")
            assert read_plain_feed(f"\ufeff {_RSS}><channel><item>{item}</item></channel></rss>\n".encode()), template
    for template in ATOM_ENTRY:
        assert read_plain_feed(f"{_ATOM}><entry>{template.format('words')}</entry></feed>".encode()), template


def test_a_long_text_is_whole() -> None:
    """The reader of XML hands it over in pieces."""
    words = "word’s &amp; " * 40_000
    document = f"{_RSS}><channel><item><title>{words}</title></item></channel></rss>"
    (entry,) = parse_feed(document.encode(), "", _URL).entries
    assert entry.title == ("word’s & " * 40_000).strip()


def test_words_about_a_base_change_no_key() -> None:
    """An article that prints "base=" leaves the guid of the one beside it as it was."""
    start = f"{_RSS}><channel><item><guid>a/1</guid></item>"
    (before,) = parse_feed(f"{start}</channel></rss>".encode(), "", _URL).entries
    after, _ = parse_feed(f"{start}<item><title>database=1</title></item></channel></rss>".encode(), "", _URL).entries
    assert before.key == after.key == "a/1"


def test_a_plain_feed_is_read_without_feedparser() -> None:
    """It takes as long to load as fifty entries to read."""
    script = (
        "import sys; from briefing.ingest.feed import parse_feed; parse_feed(sys.stdin.buffer.read(), '', '');"
        "print('feedparser' in sys.modules)"
    )
    document = f"{_RSS}><channel><item><pubDate>{DATES[0]}</pubDate></item></channel></rss>"
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, input=document.encode(), capture_output=True, check=True).stdout == b"False\n"


def _assert_same(document: str) -> None:
    # A document type is taken out before feedparser reads, and makes a document that is not plain.
    asked = _parsed(f"<!DOCTYPE any>{document}")
    assert _parsed(document) == asked


def _parsed(document: str) -> ParsedFeed | str:
    try:
        return parse_feed(document.encode(), "application/xml", _URL)
    except ParseError as error:
        return str(error)
