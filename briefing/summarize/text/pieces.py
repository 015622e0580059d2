"""Where in a text do pieces of words stand, of which a rule needs one? A first look, quicker than any expression."""

from __future__ import annotations

from collections.abc import Sequence


def find_pieces(text: str, pieces: Sequence[str]) -> list[int]:
    """Return where pieces start in a text, in text order."""
    found: list[int] = []
    for piece in pieces:
        place = text.find(piece)
        while place >= 0:
            found.append(place)
            place = text.find(piece, place + 1)
    return sorted(found)
