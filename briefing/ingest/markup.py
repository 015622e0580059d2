"""HTML as feeds and files print it -> plain text, a paragraph a line."""

from __future__ import annotations

import html
import re

from lxml import etree  # type: ignore[import-untyped]  # lxml has no annotations

from briefing.ingest.gate import clean_line, clean_text

_NAME = re.compile(r"\w+")
_BLOCKS = frozenset(
    _NAME.findall(
        "address article aside blockquote body br center dd details dialog dir div dl dt fieldset footer form h1 h2 h3"
        " h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
    )
)
# Not the article's words: code, pictures and their captions, controls.
_UNSEEN = frozenset(
    _NAME.findall(
        "script style noscript template iframe object embed svg math audio video canvas map head title button select"
        " textarea figcaption noframes"
    )
)
_INLINE = frozenset(
    _NAME.findall(
        "a abbr acronym applet area b base basefont bdi bdo big blink caption cite code col colgroup data datalist del"
        " dfn em figure font frame frameset i image img input ins kbd label legend link mark marquee meta meter nobr"
        " optgroup option output param picture plaintext progress q rb rp rt rtc ruby s samp search slot small source"
        " span strike strong sub sup time track tt u var wbr xmp"
    )
)
_KNOWN = _BLOCKS | _UNSEEN | _INLINE
# "what <missiles> do", "1 < 2": a sign that opens no element of HTML is a sign.
_SIGN = re.compile(r"<(?!!--|!doctype|!\[CDATA\[|\?)/?([a-zA-Z]\w{0,30}(?![\w-]))?", re.IGNORECASE)
# In a text, only what no element could be: "<missiles>" bare, but not "<amp-img>", "<o:p>" or "<foo bar=1>".
_LOOSE_SIGN = re.compile(r"<(?:/?([a-zA-Z]\w{0,30})\s?/?>|(?![/!?a-zA-Z]))")
_HAS_MARKUP = re.compile(r"<[/!?a-zA-Z]|&(?:#\d|#[xX]|[a-zA-Z])")
_BLANKS = "\t\n\f\r"
_LINE_END = "\ufdd0"  # no character at all; the text gate lets it through in neither direction
_MOST_CHARACTERS = 1_000_000
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def text_of_html(source: str) -> str:
    """Return the words of an HTML fragment or page, one paragraph a line, behind the text gate.

    Captions of pictures, code and controls are left out. Text without markup comes back with its lines as they are.
    """
    source = clean_text(source[:_MOST_CHARACTERS])
    if not _HAS_MARKUP.search(source):
        return "\n".join(stripped for line in source.split("\n") if (stripped := line.strip()))
    if not _KNOWN.issuperset(map(str.lower, set(_LOOSE_SIGN.findall(source)))):
        source = _LOOSE_SIGN.sub(_escaped_sign, source)
    return clean_text(_words_of(source))


def line_of_html(source: str) -> str:
    """Return a title or name as one line of plain text; only what is an element of HTML is taken for markup."""
    source = clean_text(source[:_MOST_CHARACTERS])
    if not _HAS_MARKUP.search(source):
        return clean_line(source)
    if "<" not in source:
        return clean_line(html.unescape(source))
    return clean_line(_words_of(_SIGN.sub(_escaped_sign, source)).replace("\n", " "))


def _escaped_sign(tag: re.Match[str]) -> str:
    return tag.group() if (tag.group(1) or "").lower() in _KNOWN else "&lt;" + tag.group()[1:]


def _words_of(source: str) -> str:
    try:
        root = etree.fromstring(f"<div>{source}</div>".encode("utf-8", "ignore"), _PARSER)
    except etree.XMLSyntaxError:
        return ""
    if root is None:
        return ""
    return _lines(root)


def _lines(root: etree._Element) -> str:
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag, is_start = element.tag, event == "start"
        if tag in _BLOCKS:
            pieces.append(_LINE_END)
        elif tag in _UNSEEN:
            unseen += 1 if is_start else -1
        if not unseen and (words := element.text if is_start else element.tail):
            pieces.append(words)
    lines = _with_single_blanks("".join(pieces)).split(_LINE_END)
    return "\n".join(words for line in lines if (words := line.strip()))


def _with_single_blanks(words: str) -> str:
    # Nearly every blank of a text is a single one already; to look for the others takes a fifth of replacing all.
    for blank in _BLANKS:
        words = words.replace(blank, " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words
