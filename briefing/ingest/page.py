"""The article behind a link: its words through trafilatura, what its head states about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from briefing.ingest.charset import decode_document
from briefing.ingest.dates import moment_of_iso
from briefing.ingest.entries import byline_of, language_tag
from briefing.ingest.gate import clean_line, clean_text
from briefing.ingest.links import clean_link
from briefing.ingest.markup import line_of_html, text_of_html
from briefing.ingest.parsed import ParsedPage

_LINKED_DATA = re.compile(r"<script[^<>]{0,300}application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_META = re.compile(r"<meta\s[^<>]{1,2000}>", re.IGNORECASE)
_TIME = re.compile(r"<time\s[^<>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')")
_HTML_LANGUAGE = re.compile(r"<html[^>]{0,500}\slang\s{0,9}=\s{0,9}[\"']?([\w-]{2,20})", re.IGNORECASE)
_NO_LETTERS = re.compile(r"\W+")
_MOST_STATED = 200_000
_MOST_LINES = 2_000
_LEAST_COVERED = 0.9  # of what the page states, must be found
_LEAST_KEPT = 0.6  # of what was found; below it the page states a part alone
_DATE_NAMES = ("article:published_time", "og:article:published_time", "datepublished", "date.issued", "dc.date.issued")
_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)


def parse_page(data: bytes, content_type: str, url: str) -> ParsedPage:
    """Return the article of a web page; its text is empty when there is none.

    The extractor is given decoded and cleaned text: it would unpack bytes without a limit, and lose a page over one
    control character.
    """
    source = clean_text(decode_document(data, content_type).text)
    found: Any = trafilatura.bare_extraction(source, url=url, include_comments=False, with_metadata=True)
    linked = next(_articles(source), {})
    meta = _meta(source)
    stated_words = text_of_html(_said(linked, "articleBody") or "")
    text = _without_strangers(clean_text(found.text or "") if found else "", stated_words) or stated_words
    stated = _stated_date(source, meta, linked)
    day = getattr(found, "date", None)
    published = moment_of_iso(stated) if stated else None
    language = _HTML_LANGUAGE.search(source, 0, 20_000)
    return ParsedPage(
        text="\n".join(stripped for line in text.split("\n") if (stripped := line.strip())),
        title=line_of_html(getattr(found, "title", None) or _said(linked, "headline") or "") or None,
        byline=byline_of(getattr(found, "author", None)),
        outlet=clean_line(meta.get("og:site_name") or getattr(found, "sitename", None) or "") or None,
        published=published or (moment_of_iso(day) if day else None),
        published_raw=clean_line((stated if published else day) or "")[:200] or None,
        language=language_tag(language.group(1) if language else _said(linked, "inLanguage")),
        url=clean_link(getattr(found, "url", None), url),
    )


def _without_strangers(text: str, stated_words: str) -> str:
    """Return the text without the lines that the page itself does not count to its article.

    Captions, offers and links to other articles fall out so. Where what the page states is a teaser, or other words
    than those found, all lines stay.
    """
    stated, lines = _letters(stated_words[:_MOST_STATED]), text.split("\n")[:_MOST_LINES]
    kept = [line for line in lines if _letters(line) in stated]
    covered = sum(len(_letters(line)) for line in kept)
    is_whole = covered >= _LEAST_COVERED * len(stated) and covered >= _LEAST_KEPT * len(_letters(text))
    return "\n".join(kept) if stated and is_whole and len(lines) < _MOST_LINES else text


def _letters(words: str) -> str:
    return _NO_LETTERS.sub("", words).casefold()


def _stated_date(source: str, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    """Return the page's own statement of its date, with the time of day; the extractor finds days only."""
    named = next((meta[name] for name in _DATE_NAMES if name in meta), None)
    return named or _said(linked, "datePublished") or next(_marked_times(source), None)


def _marked_times(source: str) -> Iterator[str]:
    for tag in _TIME.finditer(source):
        attributes = {name.lower(): first or second for name, first, second in _ATTRIBUTE.findall(tag.group())}
        if attributes.get("itemprop") == "datePublished" and attributes.get("datetime"):
            yield attributes["datetime"]


def _articles(source: str) -> Iterator[dict[str, Any]]:
    """Yield what the page says of itself in linked data (schema.org), articles only."""
    end = 0
    while script := _LINKED_DATA.search(source, end):
        end = source.find("</script", script.end())
        if end < 0:
            return
        try:
            document = json.loads(source[script.end() : end])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(document):
            kinds = node.get("@type")
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield node


def _nodes(document: object) -> Iterator[dict[str, Any]]:
    graph = document.get("@graph", [document]) if isinstance(document, dict) else document
    if isinstance(graph, list):
        yield from (node for node in graph if isinstance(node, dict))


def _meta(source: str) -> dict[str, str]:
    """Return the page's own statements by lower-case name, the first of each name."""
    found: dict[str, str] = {}
    for tag in _META.finditer(source):
        attributes = {name.lower(): first or second for name, first, second in _ATTRIBUTE.findall(tag.group())}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            found.setdefault(name.lower(), line_of_html(attributes["content"]))
    return found


def _said(node: dict[str, Any], key: str) -> str | None:
    value = node.get(key)
    return value if isinstance(value, str) else None
