"""Addresses that a feed gives: resolved, cleaned, and http or https or nothing."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from briefing.ingest.gate import clean_text

_BLANKS = re.compile(r"\s+")
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_LONGEST = 4096
# Nearly all links: there is nothing to be resolved, escaped or refused. Of a path, dots alone would be.
_PLAIN = re.compile(r"https?://[a-z0-9][a-z0-9.-]{0,250}/(?:[\w~%-]+[\w.~%/-]*)?(?:\?[\w.~%=&+-]+)?", re.ASCII)


def clean_link(link: object, base: str) -> str | None:
    """Return an absolute http or https address, or None for anything else.

    ``base`` is the address of the document that gave it.
    """
    if not isinstance(link, str) or not link.strip():
        return None
    if len(link) <= _LONGEST and _PLAIN.fullmatch(link):
        return link
    joined = join_link(base, _BLANKS.sub("", clean_text(link)))
    return joined if joined and is_web_address(joined) else None


def join_link(base: str, link: str) -> str | None:
    """Return ``link`` as seen from ``base``, with whatever is not plain ASCII escaped; None when it is no address."""
    try:
        return quote(urljoin(base, link), safe=_SAFE) if len(link) <= _LONGEST else None
    except ValueError:
        return None


def is_web_address(url: str) -> bool:
    """Return whether the address is http or https and names a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
