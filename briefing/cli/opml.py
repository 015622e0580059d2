"""OPML: the lists of feeds that readers exchange."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from briefing.errors import UsageError
from briefing.model import Source
from briefing.settings import check_url


def parse_opml(document: bytes) -> tuple[Source, ...]:
    """Return the feeds that an OPML document lists, in its order, each address once.

    Outlines without the address of a feed are folders or links and are passed over, as are addresses that are not
    http or https.

    Raises:
        UsageError: it is not OPML.
    """
    parser = ElementTree.XMLParser(target=_NoDoctype())
    try:
        parser.feed(document)
        root = parser.close()
    except (ElementTree.ParseError, ValueError) as error:
        raise UsageError(f"this is not OPML: {error}") from error
    if root.tag != "opml":
        raise UsageError(f"this is not OPML: it is a document of <{root.tag}>")
    feeds: dict[str, Source] = {}
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or "").strip()
        name = (outline.get("title") or outline.get("text") or "").strip()
        if url and url not in feeds and _is_address(url):
            feeds[url] = Source(" ".join(name.split()) or url, "feed", url)
    return tuple(feeds.values())


def render_opml(sources: Iterable[Source], title: str) -> str:
    """Return the feeds among ``sources`` as OPML 2.0."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title
    body = ElementTree.SubElement(root, "body")
    for source in sources:
        if source.kind == "feed":
            ElementTree.SubElement(
                body, "outline", type="rss", text=source.name, title=source.name, xmlUrl=source.location
            )
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


class _NoDoctype(ElementTree.TreeBuilder):
    """Refuses the one place where a document can declare entities; no reader writes one into its OPML."""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise ValueError("it has a DOCTYPE")


def _is_address(url: str) -> bool:
    try:
        check_url(url)
    except ValueError:
        return False
    return True
