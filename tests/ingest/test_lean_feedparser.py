"""What feedparser is spared changes nothing of what it says: the same documents, asked of one that nobody touched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.ingest.lean_feedparser import parse

_HEADERS = {"content-type": "application/xml; charset=utf-8", "content-location": "https://paper.example/feed"}
_HEADERS_WITHOUT_BASE = {"content-type": _HEADERS["content-type"]}
_UNTOUCHED = """
import io, json, sys, feedparser
headers = json.loads(sys.argv[1])
document = io.BytesIO(sys.stdin.buffer.read())
result = feedparser.parse(document, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
sys.stdout.buffer.write(repr(result).encode("utf-8", "backslashreplace"))
"""

DOCUMENTS = {
    "letters of windows-1252 as numbers, and UTF-8 that was encoded twice": """
        <rss version="2.0"><channel><title>Zakon&#0000000000133; \u201cnow\u201d</title>
        <item><title>\u00d0\u0161\u00d0\u00b8\u00d1\u2014\u00d0\u00b2</title></item>
        <item><title>It&#0000000000146;s \u201clate\u201d</title>
        <description>a &amp;amp; b &lt;b&gt;c&lt;/b&gt;</description></item></channel></rss>""",
    "names of other namespaces, known and unknown, with and without attributes": """
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:own="https://own.example/ns"
          xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
          xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:u="http://backend.userland.com/rss2">
        <channel><dc:language>de</dc:language><item>
        <DC:Creator xmlns:DC="http://purl.org/dc/elements/1.1/">Ana Brandt</DC:Creator><own:mood>calm</own:mood>
        <own:mood level="2">tense</own:mood><u:title>Old</u:title>
        <media:content url="a.jpg"><media:title>A</media:title></media:content><itunes:author>Desk</itunes:author>
        <content:encoded><![CDATA[<p>Words &amp; more</p>]]></content:encoded>
        <category>World</category><category domain="d">Kyiv</category><enclosure url="b.mp3" length="1"/>
        <guid isPermaLink="false">g1</guid><link>https://paper.example/?a=1&amp;b=2</link>
        <pubDate>Wed, 18 Sep 2024 10:00:00 GMT</pubDate><source url="https://agency.example/feed">Agency</source>
        </item><ITEM/></channel></rss>""",
    "Atom with a document in it, bases, licences and a source": """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://paper.example/x/">
        <title type="html">T &lt;i&gt;</title><link rel="license" href="l"/>
        <entry xml:base="y/"><id>tag:1</id><title type="text">1 &lt; 2 &amp;lt; 3</title><link href="z"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <b>b</b><br/>c &amp; d</p>
        <svg xmlns="http://www.w3.org/2000/svg"><title>s</title></svg>
        <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math></div></content>
        <author><name>Ana</name><email>a@paper.example</email></author><updated>2024-09-18T10:00:00Z</updated>
        <source><id>s</id><title>Agency</title><author><name>B</name></author></source></entry>
        <entry><summary>s</summary><content src="https://paper.example/c" type="image/png"/><title/></entry></feed>""",
    "RDF": """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
          xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel rdf:about="c"><sy:updatePeriod>daily</sy:updatePeriod></channel>
        <item rdf:about="i"><title>One</title><link>/1</link></item></rdf:RDF>""",
    "a namespace with a blank in it": """
        <rss version="2.0" xmlns:odd="http://purl.org/dc/elements/1.1/ date"><channel><item><odd:x/></item></channel>
        </rss>""",
    "a declaration, and contents in base64, in other modes and of other types": """
        <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>\u201cT\u201d</title>
        <entry><title mode="escaped">A</title><content type="application/octet-stream">RmVycnk=</content>
        <summary type="text/plain">a &lt;b&gt;b&lt;/b&gt;</summary><content type="text/plain">c</content></entry>
        <entry><content mode="base64" type="text/html">PGI+YjwvYj4=</content><rights>r</rights></entry></feed>""",
    "a declaration, and an ill-formed feed": """
        <?xml version='1.0' encoding='utf-8'?><rss version='2.0'><item><title>A & B</title></item></rss>""",
    "an ill-formed feed": """
        <rss version='2.0'><channel><title>A & B</title><item><title>One\u2019s</title><own:x>1</own:x></channel>""",
}


@pytest.mark.parametrize("headers", [_HEADERS, _HEADERS_WITHOUT_BASE], ids=["with a base", "without"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_reads_what_an_untouched_feedparser_reads(name: str, headers: dict[str, str]) -> None:
    """Every value of the result is the same, however odd the document."""
    document = DOCUMENTS[name].strip().encode()
    assert repr(parse(document, headers)) == _read_untouched(document, headers)


def _read_untouched(document: bytes, headers: dict[str, str]) -> str:
    command = [sys.executable, "-W", "ignore", "-c", _UNTOUCHED, json.dumps(headers)]
    return subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()


def test_one_module_alone_knows_feedparser() -> None:
    """Who imported it directly would get it changed or unchanged, as the order of imports has it."""
    rooms = Path(__file__).parents[2] / "briefing"
    importing = [path.name for path in rooms.rglob("*.py") if "import feedparser" in path.read_text(encoding="utf-8")]
    assert importing == ["lean_feedparser.py"]
