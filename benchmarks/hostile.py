"""Does anything take more than its share of time on text that is made to be slow?

    python benchmarks/hostile.py [--largest 400000]

For each function that looks at text from outside, and each piece that such a text repeats, prints the seconds for half
the length and for the whole, and the second by the first: 2 is linear, 4 is quadratic. Times are those of the
processor. Nothing is asserted; the worst rows stand first.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.ingest.feed import feed_links
from briefing.ingest.gate import clean_text
from briefing.ingest.header import opening_of_article, read_header
from briefing.model import Sentence
from briefing.summarize.actors.actors import find_actors
from briefing.summarize.times.days import find_whens

HEADER = ("A", "Ab ", "A, ", "-", "By Ab ", "( ", "© ", "1 Mar ", "sat ", "\n\n", "A/", "A via ", "Photo: ", "(Photo ")
GATE = ("\x1b", "\x1b]", "\x9d", "\x90x", "\u200c\ufe0f", "&#", "&#27", "\u0301", "a\u200d", "\x9b0", "&#&#27;")
PAGE = (
    "<meta ",
    "<time ",
    "<link ",
    "<html ",
    "<!DOCTYPE ",
    "<",
    "&#",
    "<item",
    "<a b='",
    "<title",
    "</item",
    "<p",
    "&amp",
)
ACTORS = (
    "Ada Okafor of Norway and ",
    "President of Oslo ",
    "the president said Ada Okafor said. ",
    "one of the officials said ",
    "Ada ",
)
TIMES = ("May/", "mid-June/", "on ", "in the ", "2 ", "Friday ")
LOOKS: tuple[tuple[str, Callable[[str], object], tuple[str, ...]], ...] = (
    ("the gate", clean_text, GATE),
    ("the head of an article", read_header, HEADER),
    ("the opening of an article", opening_of_article, HEADER),
    ("the feeds of a page", feed_links, PAGE),
    ("words for a time", lambda text: find_whens(text, 0, len(text)), TIMES),
    ("actors", lambda text: find_actors(text, [Sentence(0, len(text), 1)], ()), ACTORS),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=400_000, help="characters of the longest text")
    largest = parser.parse_args().largest
    rows = [
        (seconds(look, piece, largest // 2), seconds(look, piece, largest), name, piece)
        for name, look, pieces in LOOKS
        for piece in pieces
    ]
    print(f"{'half':>8} {'whole':>8} {'by':>6}  of {largest:,} characters")
    for half, whole, name, piece in sorted(rows, key=lambda row: -row[1]):
        print(f"{half:8.3f} {whole:8.3f} {whole / max(half, 0.001):6.1f}  {name}: {piece!r}")


def seconds(look: Callable[[str], object], piece: str, length: int) -> float:
    """Return how long one look at a text of that length takes."""
    text = piece * (length // len(piece))
    start = time.process_time()
    look(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
