"""Where in a text, or in a word, do pieces of words stand, of which a rule needs one? A first look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby


def find_pieces(text: str, pieces: Sequence[str]) -> list[int]:
    """Return where pieces start in a text, in text order; quicker than any expression."""
    found: list[int] = []
    for piece in pieces:
        place = text.find(piece)
        while place >= 0:
            found.append(place)
            place = text.find(piece, place + 1)
    return sorted(found)


def one_of(pieces: Iterable[str]) -> str:
    """Return an expression for any of some pieces; it tries only those that open with the letter that it has found."""
    alternatives = [
        f"{re.escape(letter)}(?:{'|'.join(re.escape(piece[1:]) for piece in opening)})"
        for letter, opening in groupby(sorted(set(pieces)), key=lambda piece: piece[:1])
    ]
    return "|".join(alternatives)
