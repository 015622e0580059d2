from __future__ import annotations

import pytest

from briefing.cli.opml import parse_opml, render_opml
from briefing.errors import UsageError
from briefing.model import Source
from briefing.settings import load_settings
from tests.cli.conftest import Desk

DOCUMENT = b"""<?xml version="1.0"?>
<opml version="1.1"><head><title>mine</title></head><body>
  <outline text="Papers">
    <outline text="Marlow &amp; Co" type="rss" xmlUrl=" https://marlow.example/feed?a=1&amp;b=2 " htmlUrl="https://marlow.example"/>
    <outline text="again" xmlUrl="https://marlow.example/feed?a=1&amp;b=2"/>
    <outline text="text" title="Quay
      Gazette" xmlUrl="http://quay.example/rss"/>
    <outline xmlUrl="https://nameless.example/feed"/>
    <outline text="script" xmlUrl="javascript:alert(1)"/>
    <outline text="link" url="https://marlow.example/page"/>
  </outline>
</body></opml>"""


def test_the_feeds_of_an_opml_document_are_found_wherever_they_stand() -> None:
    """Each address once, under its title, and nothing that cannot be polled."""
    assert parse_opml(DOCUMENT) == (
        Source("Marlow & Co", "feed", "https://marlow.example/feed?a=1&b=2"),
        Source("Quay Gazette", "feed", "http://quay.example/rss"),
        Source("https://nameless.example/feed", "feed", "https://nameless.example/feed"),
    )


def test_what_goes_out_comes_in_again() -> None:
    """Feeds only: a folder means nothing to another reader."""
    feeds = (Source('A "B" <C>', "feed", "https://a.example/?x=1&y=2"), Source("D", "feed", "https://d.example/"))
    text = render_opml((feeds[0], Source("F", "folder", "/articles"), feeds[1]), "mine")
    assert parse_opml(text.encode()) == feeds


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (b"", "this is not OPML: no element found: line 1, column 0"),
        (b"<rss/>", "this is not OPML: it is a document of <rss>"),
        (b"not xml", "this is not OPML: syntax error: line 1, column 0"),
        (b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml>&a;</opml>", "this is not OPML: it has a DOCTYPE"),
    ],
)
def test_what_is_not_opml_is_refused(document: bytes, told: str) -> None:
    """Documents that declare entities among them: they can be made to fill the memory."""
    with pytest.raises(UsageError) as refusal:
        parse_opml(document)
    assert str(refusal.value) == told


def test_feeds_are_imported_once_and_below_the_sources(desk: Desk) -> None:
    """A second import adds nothing; a name that is taken gets a number."""
    desk.feeds.write_text(desk.feeds.read_text().replace("Clippings", "Quay Gazette"), encoding="utf-8")
    first = desk.run("sources", "import", "-", stdin=DOCUMENT)
    assert first.exit_code == 0
    assert first.stderr.splitlines()[-1] == f"{desk.feeds}: 3 added, 0 were there already"
    text = desk.feeds.read_text(encoding="utf-8")
    assert text.startswith("# the desk's file\n")
    assert [source.name for source in load_settings(desk.feeds).source_list] == [
        "Quay Gazette",
        "Marlow & Co",
        "Quay Gazette (2)",
        "https://nameless.example/feed",
    ]
    second = desk.run("sources", "import", "-", stdin=DOCUMENT)
    assert second.stderr == f"{desk.feeds}: 0 added, 3 were there already\n"
    assert desk.feeds.read_text(encoding="utf-8") == text


def test_feeds_are_exported_to_stdout_or_a_file(desk: Desk) -> None:
    """The same document either way."""
    desk.run("sources", "import", "-", stdin=DOCUMENT)
    shown = desk.run("sources", "export").stdout
    assert len(parse_opml(shown.encode())) == 3
    desk.run("sources", "export", "feeds.opml")
    assert (desk.folder / "feeds.opml").read_text(encoding="utf-8") == shown
