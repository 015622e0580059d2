"""Bytes of a feed -> entries. Ill-formed feeds that still give entries are read, and say what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from briefing.errors import FetchError, ParseError
from briefing.ingest import lean_feedparser
from briefing.ingest.charset import decode_document
from briefing.ingest.dates import DAYS, moment_of
from briefing.ingest.decoding import decoder_for
from briefing.ingest.entries import RawEntry, assemble_entries
from briefing.ingest.excess import MOST_CHILDREN, MOST_LEVELS, without_excess
from briefing.ingest.gate import clean_line
from briefing.ingest.jsonfeed import parse_json_feed
from briefing.ingest.markup import line_of_html
from briefing.ingest.parsed import ParsedFeed

_TextOf: TypeAlias = Callable[[Mapping[str, Any], str], str | None]

MOST_ENTRIES = 5_000
_MOST_CHARACTERS = 1_000_000
_MOST_UNPACKED_BYTES = 10_000_000

# Control characters are no XML, and one of them would send the whole feed to the loose reader. They wait in a private
# plane until the text gate can remove the terminal command that they open, whole.
_SHIELD = 0xF0000
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CONTROL_REFERENCE = re.compile(r"&#(?:[xX]0{0,8}([01]?[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])|0{0,8}([0-9]{1,3}));")
_SHIELDED = re.compile("[\U000f0000-\U000f009f]")
_PROLOG = re.compile(r"\s*<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:>|\[)", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w{1,30}:)?(rss|feed|rdf|channel|html|item|entry)(?=[\s>/])", re.IGNORECASE)
# "</rss><rss>", "</feed> <?xml version="1.0"?><feed>"
_SECOND_DOCUMENT = re.compile(
    r"</(?:\w{1,30}:)?(?P<root>rss|feed|rdf)\s{0,9}>\s{0,99}(?P<second><(?:\?xml\s|(?:\w{1,30}:)?(?P=root)[\s>]))",
    re.IGNORECASE,
)
_ENTRY_START = re.compile(r"<(?:\w{1,30}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w{1,30}:)?(?:item|entry)\s*>", re.IGNORECASE)
_ROOT_END = re.compile(r"</(?:\w{1,30}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_CHANNEL_END = re.compile(r"</channel\s*>", re.IGNORECASE)
_CUT_IN_END = re.compile(r">\s*</(?:i|it|ite|item|e|en|ent|entr|entry)?\Z", re.IGNORECASE)
_FEED_LINK = re.compile(r"<link\s[^<>]{0,500}>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:rss|atom|feed)\+(?:xml|json)", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]{1,500})", re.IGNORECASE)
_BASE = re.compile(rb"base ?=")  # xml:base, and base alone, which feedparser takes for the same
_SKIP_HOURS = re.compile(r"<skipHours>(.{0,3000}?)</skipHours>", re.DOTALL)
_SKIP_DAYS = re.compile(r"<skipDays>(.{0,2000}?)</skipDays>", re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>")
_DAY = re.compile(r"<day>\s*(\w{6,9})\s*</day>")
_PERIOD_SECONDS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


def parse_feed(data: bytes, content_type: str, url: str) -> ParsedFeed:
    """Read an RSS, Atom, RDF or JSON feed.

    Relative links are resolved against ``url``. Nothing is looked up: no DTD, no entity, no other file. Not more than
    ``MOST_ENTRIES`` entries are read; ``degraded`` then says so.

    Raises:
        ParseError: the document is no feed; the message says what it is instead, where that can be told.
    """
    decoded = decode_document(_unpacked(data), content_type)
    text = decoded.text.lstrip("\ufeff \t\r\n\0")
    if not text:
        raise ParseError("The answer is empty.")
    if text.startswith(("{", "[")):
        return parse_json_feed(text, url)
    faults = [] if decoded.sure else ["some letters fit no character set and stand as \ufffd"]
    start = text.find("<")
    if start < 0 or data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04")):
        raise ParseError(f"The answer is no feed: it begins with “{clean_line(text[:40])}”.")
    if start > 0:
        faults.append("there is other text before the feed")
    return _parse_xml(text[start:], url, faults)


def feed_links(page: str) -> tuple[str, ...]:
    """Return the feeds that a web page names as its own, in order, as written."""
    links = (link.group() for link in _FEED_LINK.finditer(page) if _FEED_TYPE.search(link.group()))
    return tuple(href.group(1) for link in links if (href := _HREF.search(link)))


def _unpacked(data: bytes) -> bytes:
    """Return the body of a feed that is kept as a gzip file; what comes over the network was unpacked already."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return decoder_for("gzip", data).feed(data, _MOST_UNPACKED_BYTES)
    except FetchError as error:
        raise ParseError(str(error)) from error


def _parse_xml(text: str, url: str, faults: list[str]) -> ParsedFeed:
    root = _ROOT.search(text)
    if root is None or root.group(1).lower() == "html":
        raise ParseError(_no_feed(text))
    plain = _without_doctype(text)
    shielded = _CONTROL_REFERENCE.sub(_shielded_reference, _CONTROLS.sub(_shielded, plain))
    body = '<?xml version="1.0" encoding="utf-8"?>' + _PROLOG.sub(
        "", _cut_short(_first_document(shielded, faults), faults), count=1
    )
    document, was_cut = without_excess(body.encode("utf-8", "replace"))
    if was_cut:
        faults.append(f"elements beyond {MOST_CHILDREN:,} in one, or {MOST_LEVELS} deep, were not read")
    result = lean_feedparser.parse(
        document, {"content-type": "application/xml; charset=utf-8", **_location(document, url)}
    )
    if not result.get("version") and not result.entries:
        raise ParseError(_no_feed(text))
    if len(result.entries) > MOST_ENTRIES:
        faults.append(f"only the first {MOST_ENTRIES} of {len(result.entries)} entries were read")
    incomplete = _is_cut(text)
    if incomplete:
        faults.append("the feed breaks off in the middle")
    elif result.bozo:
        faults.append(f"the feed is ill-formed ({clean_line(str(result.bozo_exception))[:120]})")
    whole = result.entries[:-1] if incomplete and _breaks_off_in_entry(text) else result.entries
    # Nearly no feed has controls: its texts need not be searched for what stands for them.
    text_of = _text if shielded == plain else _unshielded_text
    raw_entries = [_entry(entry, result.feed, text_of) for entry in whole[:MOST_ENTRIES]]
    return ParsedFeed(
        title=line_of_html(text_of(result.feed, "title") or "") or None,
        entries=assemble_entries(raw_entries, url),
        degraded="; ".join(faults) or None,
        hint_seconds=_hint_seconds(result.feed),
        skip=_skip_hint(text) if b"<skip" in document else None,
        incomplete=incomplete,
    )


def _location(document: bytes, url: str) -> dict[str, str]:
    """Return the header that feedparser resolves a base in the document against, where there is one.

    Without it the parser spares itself a look at every element, a fifth of its time; links are resolved afterwards.
    """
    return {"content-location": url} if _BASE.search(document) else {}


def _first_document(text: str, faults: list[str]) -> str:
    """Return the text up to the end of the first feed, where a second one follows: a cache that glued two answers."""
    end = _SECOND_DOCUMENT.search(text)
    if end is None or text.count("<![CDATA[", 0, end.start()) != text.count("]]>", 0, end.start()):
        return text
    faults.append("a second feed stands behind the first and was not read")
    return text[: end.start("second")]


def _cut_short(text: str, faults: list[str]) -> str:
    """Return the text with no more entries than are read: what stands behind them is not worth its time."""
    if text.count("<") <= MOST_ENTRIES:
        return text
    starts = [start.start() for start in _ENTRY_START.finditer(text)]
    if len(starts) <= MOST_ENTRIES:
        return text
    ends = [end.end() for end in _ENTRY_END.finditer(text)]
    if not ends or ends[-1] < starts[-1]:
        return text
    faults.append(f"only the first {MOST_ENTRIES} of {len(starts)} entries were read")
    return text[: starts[MOST_ENTRIES]] + text[ends[-1] :]


def _without_doctype(text: str) -> str:
    """Return the text without its document type, which can only name files to read and entities to multiply.

    The names that HTML gives to letters are still read: feedparser knows them.
    """
    declaration = _DOCTYPE.search(text, 0, 20_000)
    if declaration is None:
        return text
    if text[declaration.end() - 1] == ">":
        return text[: declaration.start()] + text[declaration.end() :]
    end = text.find("]>", declaration.end())
    root = _ROOT.search(text, declaration.end())
    if end < 0 or (root and root.start() < end):
        end = root.start() - 2 if root else len(text)
    return text[: declaration.start()] + text[end + 2 :]


def _shielded(control: re.Match[str]) -> str:
    return chr(_SHIELD + ord(control.group()))


def _shielded_reference(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    code = int(hexadecimal, 16) if hexadecimal is not None else int(decimal)
    kept = code in (9, 10, 13) or 32 <= code < 127 or code >= 160
    return reference.group() if kept else chr(_SHIELD + code)


def _text(holder: Mapping[str, Any], key: str) -> str | None:
    value = holder.get(key)
    return value[:_MOST_CHARACTERS] if isinstance(value, str) else None


def _unshielded_text(holder: Mapping[str, Any], key: str) -> str | None:
    """Return a text with the controls back in it, for the text gate to remove what they open."""
    value = _text(holder, key)
    return value and _SHIELDED.sub(lambda shielded: chr(ord(shielded.group()) - _SHIELD), value)


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], text_of: _TextOf) -> RawEntry:
    # Asked of the plain dictionary: feedparser's own would give one date under the name of another, with a warning.
    dates = dict(entry)
    date_key = next((key for key in ("published", "updated", "created") if text_of(dates, key)), "published")
    stated = text_of(dates, date_key)
    contents = [body for part in _parts(entry, "content") if (body := text_of(part, "value"))]
    origin = entry.get("source")
    return RawEntry(
        guid=text_of(entry, "id"),
        link=text_of(entry, "link"),
        title=text_of(entry, "title"),
        content=max(contents, key=len, default=None),
        summary=text_of(entry, "summary"),
        byline=text_of(entry, "author"),
        outlet=line_of_html(text_of(origin, "title") or "") if isinstance(origin, Mapping) else None,
        published=moment_of(dates.get(f"{date_key}_parsed"), stated) if stated else None,
        published_raw=stated,
        language=text_of(entry, "language") or text_of(feed, "language"),
    )


def _parts(entry: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    parts = entry.get(key)
    return [part for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []


def _hint_seconds(feed: Mapping[str, Any]) -> float | None:
    """Return the interval between polls that the feed asks for; nonsense is no hint."""
    hints: list[float] = []
    ttl = (_text(feed, "ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit() and len(ttl) < 9 and int(ttl) > 0:
        hints.append(int(ttl) * 60.0)
    period = _PERIOD_SECONDS.get((_text(feed, "sy_updateperiod") or "").strip().lower())
    frequency = (_text(feed, "sy_updatefrequency") or "1").strip()
    if period and frequency.isascii() and frequency.isdigit() and len(frequency) < 6 and int(frequency) > 0:
        hints.append(period / int(frequency))
    return max(hints, default=None)


def _skip_hint(text: str) -> str | None:
    """Return the hours and days at which the feed asks not to be asked; None for none of them, and for all."""
    hours = {int(hour) % 24 for hour in _HOUR.findall(_inside(_SKIP_HOURS, text)) if int(hour) <= 24}
    named = {day.capitalize() for day in _DAY.findall(_inside(_SKIP_DAYS, text))}
    days = [day for day in DAYS if day in named]
    kept_hours = [str(hour) for hour in sorted(hours)] if len(hours) < 24 else []
    return " ".join(kept_hours + (days if len(days) < 7 else [])) or None


def _inside(element: re.Pattern[str], text: str) -> str:
    found = element.search(text)
    return found.group(1) if found else ""


def _is_cut(text: str) -> bool:
    """Return whether the end of the feed's root element is missing."""
    # It nearly always stands at the very end; some servers append their own words.
    has_end = any(_ROOT_END.search(text, max(len(text) - tail, 0)) for tail in (200, 100_000))
    return not has_end and not _CHANNEL_END.search(text, max(len(text) - 2000, 0))


def _breaks_off_in_entry(text: str) -> bool:
    """Return whether the last entry has no end: its words are cut, and come whole with a later poll."""
    if _CUT_IN_END.search(text):
        return False
    starts = [start.start() for start in _ENTRY_START.finditer(text)]
    ends = [end.start() for end in _ENTRY_END.finditer(text)]
    return bool(starts) and starts[-1] > max(ends, default=-1)


def _no_feed(text: str) -> str:
    links = feed_links(text[:200_000])
    if links:
        return f"This is a web page, no feed; it points to {clean_line(links[0])}"
    if re.search(r"<(?:!doctype\s+html|html|head|body)\b", text[:20_000], re.IGNORECASE):
        title = re.search(r"<title[^>]{0,100}>([^<]{1,200})", text[:100_000], re.IGNORECASE)
        said = f" (“{line_of_html(title.group(1))}”)" if title else ""
        return f"This is a web page, no feed{said}: an error page, a login or the wrong address."
    return "The answer is no feed: nothing in it can be read as RSS, Atom or JSON Feed."
