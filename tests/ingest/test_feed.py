from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from briefing.errors import ParseError
from briefing.ingest.feed import feed_links, parse_feed
from briefing.ingest.parsed import Entry
from tests.ingest.conftest import feed_of

URL = "https://harbour.example/rss/news.xml"


def entries(body: str, **attributes: str) -> tuple[Entry, ...]:
    """Return the entries of an RSS feed with this body."""
    return parse_feed(f"<rss version='2.0'><channel><title>t</title>{body}</channel></rss>".encode(), "", URL).entries


def test_an_entry_is_read_whole() -> None:
    """Plain text, paragraphs as lines, the date in UTC beside the feed's words for it."""
    (entry,) = entries(
        "<item><title>Council &amp;amp; vote</title><link>/ferry</link><guid isPermaLink='false'>7</guid>"
        "<description>short</description><author>desk@harbour.example (Ana Brandt)</author>"
        "<pubDate>Mon, 04 Mar 2024 11:30:00 +0200</pubDate>"
        "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        "<![CDATA[<p>One <b>bold</b>\n word.</p><figure><img><figcaption>A picture</figcaption></figure>"
        "<p>Two&nbsp;three.<br>Four.</p><script>x()</script>]]></content:encoded></item>"
    )
    assert entry == Entry(
        key="7", title="Council & vote", text="One bold word.\nTwo\u00a0three.\nFour.", origin="feed content",
        url="https://harbour.example/ferry", byline="Ana Brandt", published=datetime(2024, 3, 4, 9, 30, tzinfo=UTC),
        published_raw="Mon, 04 Mar 2024 11:30:00 +0200",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("summary", "text", "origin"),
    [
        ("", "Words of the page.", "feed content"),
        ("&lt;p&gt;Fewer words.&lt;/p&gt;", "Words of the page.", "feed content"),
        ("&lt;p&gt;Words of the page, and more.&lt;/p&gt;", "Words of the page, and more.", "feed summary"),
    ],
)
def test_the_fuller_of_content_and_summary_is_the_text(summary: str, text: str, origin: str) -> None:
    """HTML around fewer words makes no text longer."""
    (entry,) = entries(
        "<item><guid>1</guid><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        "&lt;p&gt;Words of the page.&lt;/p&gt;</content:encoded>"
        f"{f'<description>{summary}</description>' if summary else ''}</item>"
    )
    assert (entry.text, entry.origin) == (text, origin)


def test_atom_is_read_with_its_own_names() -> None:
    """Title as HTML, author by name, updated where nothing says published."""
    feed = parse_feed(
        b"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en-GB'><title>Post</title><entry><id>urn:1</id>"
        b"<title type='html'>&lt;i&gt;Ferry&lt;/i&gt; 1 &amp;lt; 2</title><link href='a/1'/>"
        b"<updated>2024-03-04T09:30:00Z</updated><author><name>Luis Ortega</name></author>"
        b"<summary>Words.</summary></entry></feed>",
        "application/atom+xml",
        URL,
    )
    (entry,) = feed.entries
    assert (feed.title, entry.title, entry.url) == ("Post", "Ferry 1 < 2", "https://harbour.example/rss/a/1")
    assert (entry.byline, entry.language, entry.origin) == ("Luis Ortega", "en", "feed summary")
    assert entry.published == datetime(2024, 3, 4, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("1 &lt; 2 and 3 &gt; 2", "1 < 2 and 3 > 2"),
        ("what &lt;ferries&gt; do", "what <ferries> do"),
        ("&lt;b&gt;bold&lt;/b&gt; move", "bold move"),
        ("&lt;script&gt;evil()&lt;/script&gt;after", "after"),
        ("AT&amp;amp;T", "AT&T"),
        ("[Update 3] [Video] on [pier]", "[Update 3] [Video] on [pier]"),
        ("two\n   lines", "two lines"),
    ],
)
def test_titles_are_plain_text(printed: str, title: str) -> None:
    """Tags go, entities are decoded once, signs stay."""
    (entry,) = entries(f"<item><guid isPermaLink='false'>1</guid><title>{printed}</title></item>")
    assert entry.title == title


@pytest.mark.parametrize(
    "printed",
    ["\x1b]0;OWNED\x07Ferry", "&#27;[31mFerry", "&#x9b;31mFerry", "&amp;#27;[31mFerry", "<![CDATA[\x1b[2JFerry]]>"],
)
def test_escapes_are_gone_and_do_not_make_the_feed_ill_formed(printed: str) -> None:
    """However they are spelled; the command goes with its introducer."""
    feed = parse_feed(
        f"<rss version='2.0'><channel><title>t</title><item><title>{printed}</title></item></channel></rss>".encode(),
        "",
        URL,
    )
    assert [entry.title for entry in feed.entries] == ["Ferry"]
    assert feed.degraded is None


def test_a_letter_for_private_use_is_not_taken_for_another() -> None:
    """Some of that plane stand for controls while a feed is parsed; where a feed has none, what it prints stays."""
    assert [entry.title for entry in entries("<item><title>\U000f0041 ferry</title></item>")] == ["\U000f0041 ferry"]


def test_text_before_the_feed_is_passed_over_and_said_so() -> None:
    """Nineteen of the real feeds that were looked at begin with an empty line."""
    assert parse_feed(b"\n \n<?xml version='1.0'?>" + feed_of("a"), "", URL).degraded is None
    warned = parse_feed(b"Warning: too late\n<?xml version='1.0'?>" + feed_of("a"), "", URL)
    assert len(warned.entries) == 1
    assert warned.degraded == "there is other text before the feed"


def test_a_packed_feed_is_unpacked_and_a_bomb_is_not() -> None:
    """Some servers send gzip and do not say so."""
    assert len(parse_feed(gzip.compress(feed_of("a")), "", URL).entries) == 1
    with pytest.raises(ParseError, match="larger than any feed"):
        parse_feed(gzip.compress(b" " * 50_000_000), "", URL)


def test_elements_nested_without_end_are_cut_out_and_said_so() -> None:
    """The entry they stand in and its neighbours are read; a page nested as pages are stays whole."""
    deep = "<x>" * 50_000 + "</x>" * 50_000
    body = feed_of("a", "b").replace(b"<item>", b"<item>" + deep.encode(), 1)
    feed = parse_feed(body, "", URL)
    assert [entry.title for entry in feed.entries] == ["a", "b"]
    assert feed.degraded == "elements beyond 6,000 in one, or 200 deep, were not read"
    page = "<div>" * 60 + "The ferry sails." + "</div>" * 60
    nested = parse_feed(feed_of("a").replace(b"<item>", f"<item><x>{page}</x>".encode()), "", URL)
    assert nested.degraded is None


def test_an_entry_with_elements_without_end_is_read_as_far_as_is_sensible() -> None:
    """And its neighbour whole."""
    body = feed_of("a", "b").replace(b"</item>", b"<category>c</category>" * 50_000 + b"</item>", 1)
    feed = parse_feed(body, "", URL)
    assert [entry.title for entry in feed.entries] == ["a", "b"]
    assert feed.degraded == "elements beyond 6,000 in one, or 200 deep, were not read"


def test_elements_that_are_opened_and_never_closed_are_cut_out_too() -> None:
    """The entries before them are read."""
    body = feed_of("a", "b")
    feed = parse_feed(body[: body.rindex(b"<item>")] + b"<item>" + b"<x>" * 50_000 + b"</channel></rss>", "", URL)
    assert [entry.title for entry in feed.entries][:1] == ["a"]
    assert feed.degraded is not None
    assert "or 200 deep" in feed.degraded


def test_an_ill_formed_feed_gives_its_entries_and_says_what_is_wrong() -> None:
    """A bare ampersand is the commonest fault."""
    feed = parse_feed(feed_of("Fish & chips", "b"), "", URL)
    assert [entry.title for entry in feed.entries] == ["Fish & chips", "b"]
    assert feed.degraded is not None
    assert "ill-formed" in feed.degraded


def test_a_feed_that_breaks_off_gives_its_whole_entries() -> None:
    """The entry in which it breaks off comes with a later poll."""
    body = feed_of("a", "b", "c")
    feed = parse_feed(body[: body.rindex(b"Words") + 3], "", URL)
    assert [entry.title for entry in feed.entries] == ["a", "b"]
    assert feed.incomplete
    assert feed.degraded == "the feed breaks off in the middle"


def test_an_entry_printed_twice_has_one_key() -> None:
    """The same guid and link are the same article, whatever blanks stand around the guid; in a row it comes once."""
    item = "<item><title>a</title><link>https://x.example/1</link><guid isPermaLink='false'>{}</guid></item>"
    twice = item.format("g") + item.format(" g\n")
    assert [entry.key for entry in entries(twice)] == ["g"]
    assert [entry.key for entry in entries(twice + item.format("h") + twice)] == ["g", "h", "g"]


def test_one_guid_at_several_links_is_told_apart_by_the_link() -> None:
    """In whatever order the feed lists them."""
    items = [
        f"<item><title>{n}</title><link>https://x.example/{n}</link><guid isPermaLink='false'>same</guid></item>"
        for n in range(3)
    ]
    keys = {entry.title: entry.key for entry in entries("".join(items))}
    assert len(set(keys.values())) == 3
    assert {entry.title: entry.key for entry in entries("".join(reversed(items)))} == keys


def test_an_entry_without_guid_is_known_by_its_link_or_its_words() -> None:
    """And by its words where several entries have one link."""
    linked, *others = entries(
        "<item><title>a</title><link>https://x.example/1</link></item>"
        "<item><title>b</title><link>https://x.example/live</link></item>"
        "<item><title>c</title><link>https://x.example/live</link></item>"
        "<item><description>no title</description></item>"
    )
    assert linked.key == "https://x.example/1"
    assert len({entry.key for entry in others}) == 3
    assert others[-1].title == "no title"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "--help", "ftp://x/"]
)
def test_a_link_is_http_or_none(link: str) -> None:
    """Nothing else can be opened from a brief."""
    (entry,) = entries(f"<item><title>a</title><guid isPermaLink='false'>1</guid><link>{link}</link></item>")
    assert entry.url is None or entry.url.startswith("https://harbour.example/")


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("1709544600", datetime(2024, 3, 4, 9, 30, tzinfo=UTC)),
        ("2024-W10-1", datetime(2024, 3, 4, tzinfo=UTC)),
        ("yesterday", None),
        ("Thu, 01 Jan 10000 00:00:00 GMT", None),
        ("2024-03-04", datetime(2024, 3, 4, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_or_left_out_and_its_words_are_kept(printed: str, published: datetime | None) -> None:
    """Forms that the parser would read as another day are read here."""
    (entry,) = entries(f"<item><title>a</title><pubDate>{printed}</pubDate></item>")
    assert (entry.published, entry.published_raw) == (published, printed)


def test_no_entity_is_expanded_and_no_file_or_address_read() -> None:
    """The document type is cut away before anything looks at it; the network of the test is shut."""
    bomb = (
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b '&a;&a;'>"
        "<!ENTITY % c SYSTEM 'http://127.0.0.1:9/x'> %c;]>"
    )
    feed = parse_feed(bomb.encode() + feed_of("x&b;y"), "", URL)
    assert "root:" not in repr(feed)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"/etc/passwd", "no feed"),
        (b"%PDF-1.7 <rss", "no feed"),
        (b"<!DOCTYPE html><html><title>Log in</title></html>", "web page, no feed (“Log in”)"),
        (b"<html><link rel=alternate type='application/rss+xml' href='/feed'></html>", "it points to /feed"),
        (b'{"error": "no"}', "no JSON Feed"),
        (b'{"items": [', "breaks off or is malformed"),
        (b"[" * 100_000, "malformed"),
        (b"<xml>odd</xml>", "nothing in it can be read"),
    ],
)
def test_what_is_no_feed_is_said_so(body: bytes, said: str) -> None:
    """With what it is instead, where that can be told."""
    with pytest.raises(ParseError) as error:
        parse_feed(body, "", URL)
    assert said in str(error.value)


def test_json_feed_is_read_in_both_versions() -> None:
    """Authors of 1.1, author of 1.0; fields of a wrong type are left out."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "language": "en-US",
        "items": [
            {
                "id": 7, "url": "/ferry", "title": "Ferry", "content_html": "<p>One.</p><p>Two.</p>",
                "date_published": "2024-03-04T11:30:00+02:00", "authors": [{"name": "Ana"}, {"name": "Luis"}],
            },
            {"id": "8", "content_text": "Plain <b> words", "title": ["wrong"], "author": {"name": "Mara"}},
            "no entry",
        ],
    }  # fmt: skip
    feed = parse_feed(json.dumps(document).encode(), "application/feed+json", URL)
    first, second = feed.entries
    assert (first.key, first.text, first.byline) == ("7", "One.\nTwo.", "Ana, Luis")
    assert first.published == datetime(2024, 3, 4, 9, 30, tzinfo=UTC)
    assert (second.text, second.title, second.byline) == ("Plain <b> words", "Plain <b> words", "Mara")


@pytest.mark.parametrize(
    ("extra", "skip"),
    [
        ("<skipHours><hour>2</hour><hour> 24 </hour><hour>99</hour></skipHours>", "0 2"),
        ("<skipDays>\n<day>sunday</day><day>Saturday</day><day>Ferryday</day></skipDays>", "Saturday Sunday"),
        ("<skipHours><hour>3</hour></skipHours><skipDays><day>Monday</day></skipDays>", "3 Monday"),
        ("<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(24)) + "</skipHours>", None),
        ("<skipHours><hour>soon</hour></skipHours>", None),
        ("", None),
    ],
)
def test_the_hours_and_days_to_skip_are_read(extra: str, skip: str | None) -> None:
    """Hour 24 is midnight, as RSS 0.91 counts; all hours or days are no hint."""
    assert parse_feed(feed_of("a", extra=extra), "", URL).skip == skip


@pytest.mark.parametrize(
    ("extra", "seconds"),
    [
        ("<ttl>60</ttl>", 3600.0),
        ("<ttl>soon</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("", None),
        (
            "<x:updatePeriod xmlns:x='http://purl.org/rss/1.0/modules/syndication/'>daily</x:updatePeriod>"
            "<x:updateFrequency xmlns:x='http://purl.org/rss/1.0/modules/syndication/'>4</x:updateFrequency>",
            21_600.0,
        ),
    ],
)
def test_the_feeds_own_rhythm_is_a_hint(extra: str, seconds: float | None) -> None:
    """Nonsense is none."""
    assert parse_feed(feed_of("a", extra=extra), "", URL).hint_seconds == seconds


def test_the_feeds_of_a_page_are_found() -> None:
    """In the order of the page."""
    page = (
        '<link rel="stylesheet" href="a.css"><link href="/b.xml" type="application/rss+xml" rel="alternate">'
        "<link rel=alternate type=application/atom+xml href=c.atom>"
    )
    assert feed_links(page) == ("/b.xml", "c.atom")


@pytest.mark.parametrize("between", ["", "\n", '\n<?xml version="1.0"?>\n'])
def test_of_two_feeds_glued_together_the_first_is_read(between: str) -> None:
    """And said to be all that was read; a feed inside an entry's text is no second one."""
    one = "<rss version='2.0'><channel><item><title>One</title><description>{}</description></item></channel></rss>"
    feed = parse_feed((one.format("a") + between + one.replace("One", "Two")).encode(), "", "https://quay.example/feed")
    assert [entry.title for entry in feed.entries] == ["One"]
    assert feed.degraded is not None
    assert "a second feed stands behind the first" in feed.degraded
    quoted = one.format("<![CDATA[Write </rss><rss> there.]]>")
    assert parse_feed(quoted.encode(), "", "https://quay.example/feed").degraded is None


def test_a_relative_base_in_the_document_is_resolved_against_its_address() -> None:
    """xml:base at the feed's root; without one the address itself is the base."""
    entry = "<entry><id>urn:1</id><title>a</title><link href='ferry'/></entry>"
    for base, wanted in (
        ("xml:base='/news/'", "https://post.example/news/ferry"),
        ("", "https://post.example/a/ferry"),
    ):
        body = f"<feed xmlns='http://www.w3.org/2005/Atom' {base}><title>Post</title>{entry}</feed>"
        feed = parse_feed(body.encode(), "", "https://post.example/a/feed")
        assert [entry.url for entry in feed.entries] == [wanted]
