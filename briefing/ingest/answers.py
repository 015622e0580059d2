"""What a status means, in words for the reader and with what to do."""

from __future__ import annotations

from collections.abc import Mapping


def refusal_in_words(status: int, headers: Mapping[str, str]) -> str:
    """Return why an answer with this status is no feed."""
    if headers.get("cf-mitigated") == "challenge" or (status in (403, 503) and "cf-ray" in headers):
        return f"Blocked by the site: it wants a person with a browser (status {status})."
    return _WORDS.get(status) or _by_class(status)


_WORDS = {
    204: "The server answered with nothing (status 204).",
    206: "The server sent only a part of the feed (status 206).",
    304: "The server says that nothing changed, but has never sent anything (status 304).",
    400: "The server does not understand the address (status 400). Check it in feeds.toml.",
    401: "The feed wants a password (status 401), which briefing cannot give.",
    403: "The site refuses programs (status 403). Ask its keepers, or take another feed.",
    404: "There is nothing at this address any more (status 404). Look for the site's new feed.",
    406: "The server has no form of the feed that can be read here (status 406).",
    407: "The network's proxy wants a password (status 407).",
    410: "The feed was closed for good (status 410) and is not asked for again. Take it out of feeds.toml.",
    418: "The site refuses programs (status 418).",
    429: "The site asks for fewer visits (status 429); it is left alone for as long as it says.",
    451: "The site may not show this here for legal reasons (status 451).",
    503: "The server is busy (status 503); it is asked again later.",
}


def _by_class(status: int) -> str:
    if 500 <= status < 600:
        return f"The server has a fault of its own (status {status}); it is asked again later."
    if 300 <= status < 400:
        return f"The server redirects in a way that leads nowhere (status {status})."
    return f"The server does not give the feed (status {status})."
