"""A file of a folder -> an item. The text is verbatim; what it says about itself is kept with its basis."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from briefing.ingest.dates import credible
from briefing.ingest.entries import language_tag, opening_of
from briefing.ingest.files import FoundFile, decode_file
from briefing.ingest.frontmatter import FrontMatter, parse_front_matter
from briefing.ingest.gate import clean_text
from briefing.ingest.header import Header, opening_of_article, read_header
from briefing.ingest.ids import item_id
from briefing.ingest.links import clean_link
from briefing.ingest.parsed import ParsedPage
from briefing.model import DateBasis, Item, OutletBasis, Source
from briefing.values import dataclass

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
# "# The ferry stays" in Markdown.
_HEADING_SIGN = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file gave: its item, None when it holds no words, and in words what of it could not be taken."""

    item: Item | None
    faults: tuple[str, ...] = ()


def read_text_file(file: FoundFile, data: bytes, source: Source, now: datetime) -> ReadFile:
    """Read a text or Markdown file.

    Raises:
        SourceError: the file cannot be decoded; the message names it.
    """
    decoded = decode_file(data, file.relative)
    front = parse_front_matter(decoded, file.relative)
    text = clean_text(decoded[front.body_start :]).strip("\n")
    if not text.strip():
        return ReadFile(None, front.faults)
    found = read_header(text)
    published, basis, raw = _date(front.header, found, now)
    faults = front.faults
    if front.header.published is not None and published is None:
        faults = (*faults, f"{file.relative}: nothing is published on “{raw}”; the article stands undated.")
    return ReadFile(_item(file, source, text, now, front, found, published, basis, raw), faults)


def item_of_words(file: FoundFile, words: str, source: Source, now: datetime) -> Item | None:
    """Return the item of a PDF or Word file, None when there are no words in it.

    Title, outlet and date are read from the words alone: what such a file says about itself is its writer's machine's.
    """
    text = clean_text(words).strip("\n")
    if not text.strip():
        return None
    found = read_header(text)
    published, basis, raw = _date(Header(), found, now)
    return _item(file, source, text, now, FrontMatter(), found, published, basis, raw)


def item_of_page(file: FoundFile, page: ParsedPage, source: Source, now: datetime) -> Item | None:
    """Return the item of a saved web page, None when there is no article in it."""
    if not page.text:
        return None
    stated = Header(page.title, page.outlet, None, page.byline, page.published, page.published_raw)
    published = credible(page.published, now)
    item = _item(
        file, source, page.text, now, FrontMatter(url=page.url, language=page.language), stated, published,
        "page" if published else "none", page.published_raw,
    )  # fmt: skip
    basis: OutletBasis = "page" if page.outlet else item.outlet_basis
    return replace(item, title=page.title or opening_of(page.text), outlet_basis=basis)


def _item(
    file: FoundFile,
    source: Source,
    text: str,
    now: datetime,
    front: FrontMatter,
    found: Header,
    published: datetime | None,
    basis: DateBasis,
    raw: str | None,
) -> Item:
    outlet, outlet_basis = _outlet(front.header, found, source)
    return Item(
        id=item_id(source.name, file.relative),
        source=source.name,
        title=front.header.title or _HEADING_SIGN.sub("", found.title or opening_of_article(text), count=1),
        text=text,
        retrieved=now,
        url=clean_link(front.url, "") if front.url else None,
        path=str(file.path),
        outlet=outlet,
        outlet_basis=outlet_basis,
        byline=front.header.byline or found.byline,
        dateline=front.header.dateline or found.dateline,
        published=published,
        published_basis=basis,
        published_raw=raw,
        language=language_tag(front.language) or "und",
        origin="file",
    )


def _outlet(stated: Header, found: Header, source: Source) -> tuple[str | None, OutletBasis]:
    """Return whom an article is credited to, and who says so: its keeper, its own words, or feeds.toml."""
    if stated.outlet:
        return stated.outlet, "file"
    if found.outlet:
        return found.outlet, "text"
    return source.outlet, "source" if source.outlet else "none"


def _date(stated: Header, found: Header, now: datetime) -> tuple[datetime | None, DateBasis, str | None]:
    """Return when the article was published, and who says so: its keeper, or its own head."""
    if stated.published_raw is not None:
        published = credible(stated.published, now)
        return published, "file" if published else "none", stated.published_raw
    published = credible(found.published, now)
    return published, "text" if published else "none", found.published_raw
