"""Python's own reader of XML, which hands over a stretch of text in one piece; feedparser asks for it by module name.

The usual one calls back for every line and every entity: HTML in a feed, where each tag is written with entities, then
costs a tenth of the parsing.
"""

from __future__ import annotations

from xml.sax.expatreader import ExpatParser

_PIECE = 64 * 1024


def create_parser() -> ExpatParser:
    """Return a reader; the name is what ``xml.sax.make_parser`` calls."""
    return _Reader()


class _Reader(ExpatParser):
    def reset(self) -> None:
        super().reset()
        expat = self._parser  # type: ignore[attr-defined]  # the stubs leave it out
        expat.buffer_text = True
        expat.buffer_size = _PIECE
