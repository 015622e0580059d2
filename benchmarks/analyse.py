"""How long does the reading of one article take, and does it grow with the text alone?

    python benchmarks/analyse.py [--rounds 20] [--largest 1000000]

Prints the median time of ``analyse`` for an article of 800 words and of its parts, each beside that of a plain cut
into sentences by a regular expression (a ratio holds on every machine, milliseconds on one), and the growth of one
paragraph that is nothing but marks, commas or capitals. Times are those of the processor, so that a busy machine
disturbs them less.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.model import Item
from briefing.summarize.analyse import analyse
from briefing.summarize.quotes.indirect import find_indirect_quotes
from briefing.summarize.quotes.periods import read_periods
from briefing.summarize.quotes.quotations import find_quotations
from briefing.summarize.quotes.readings import Reading
from briefing.summarize.quotes.speakers import attribute_quotations
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences

WORDS = 800
SAMPLES = Path(__file__).resolve().parent.parent / "briefing" / "samples" / "articles"
PLAIN_CUT = re.compile(r"[^.!?]+[.!?]*")
PARAGRAPHS = {
    "straight marks": '"',
    "curly marks": "“a” ",
    "commas": ",",
    "words and commas": "a, ",
    "capitals": "A",
    "names": "Okafor ",
    "reports": "he said, ",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20, help="how often each part is timed")
    parser.add_argument("--largest", type=int, default=1_000_000, help="characters of the longest paragraph")
    options = parser.parse_args()
    print_article(options.rounds)
    print_growth(options.largest)


def print_article(rounds: int) -> None:
    """Print the median times for one article."""
    text = article()
    plain = median_seconds(lambda: PLAIN_CUT.findall(text), rounds * 5)
    print(f"one article of {WORDS} words, median of {rounds}")
    for name, part in (("analyse, all parts", analyse_text), ("quotes and speakers only", find_quotes)):
        seconds = median_seconds(lambda part=part: part(text), rounds)  # type: ignore[misc]
        print(f"  {name:26}{seconds * 1000:8.2f} ms {seconds / plain:9.0f} x a plain cut into sentences")


def print_growth(largest: int) -> None:
    """Print the seconds for one paragraph of growing length; in the last column, time by length (1 is linear)."""
    lengths = [largest // 8, largest // 4, largest // 2, largest]
    print(f"\nquotes of one paragraph, seconds for {', '.join(f'{length:,}' for length in lengths)} characters")
    for name, unit in PARAGRAPHS.items():
        times = [once(lambda text=text: find_quotes(text)) for text in repeated(unit, lengths)]  # type: ignore[misc]
        print(f"  {name:20}" + "".join(f"{seconds:9.2f}" for seconds in times) + f"{times[-1] / times[0] / 8:9.2f}")


def article() -> str:
    """Return the first words of the sample articles, cut at a paragraph."""
    paragraphs = [
        line for path in sorted(SAMPLES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line
    ]
    kept: list[str] = []
    while sum(len(line.split()) for line in kept) < WORDS:
        kept.append(paragraphs[len(kept) % len(paragraphs)])
    return "\n\n".join(kept)


def repeated(unit: str, lengths: list[int]) -> list[str]:
    """Return one paragraph of each length."""
    return [(unit * (length // len(unit) + 1))[:length] for length in lengths]


def analyse_text(text: str) -> None:
    """Read a text as an item."""
    analyse(Item("benchmark", "benchmark", "", text, datetime(2031, 1, 1, tzinfo=UTC), language="en"))


def find_quotes(text: str) -> None:
    """Find sentences, quotes and speakers, as ``analyse`` does first."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    quotations = find_quotations(text)
    readings = tuple(Reading(period) for period in read_periods(text, sentences, quotations))
    find_indirect_quotes(readings, attribute_quotations(readings, quotations))


def median_seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median of some rounds, after one that warms up."""
    work()
    return statistics.median(once(work) for _ in range(rounds))


def once(work: Callable[[], object]) -> float:
    """Return how many seconds the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
