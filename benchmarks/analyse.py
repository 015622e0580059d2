"""How long does the reading of one article take, and does it grow with the text alone?

    python benchmarks/analyse.py [--rounds 20] [--articles 1000] [--largest 1000000]

Prints the time of ``analyse`` and of its parts for 800 words of the sample articles, then of real ones where the folder
``shared`` stands beside the checkout; each beside that of a cut into sentences by regular expressions that knows
abbreviations and keeps offsets, and beside a plain split by one expression (a ratio holds on every machine,
milliseconds on one). The first round, in which most words are new, is told apart. Last comes the growth of one
paragraph that is nothing but marks, commas or capitals. Times are those of the processor, and the best of some rounds
counts, so that a busy machine disturbs them less. Python's collector of unused objects is set as in the processes that
analyse for ``briefing ingest``: with its own settings a round takes a few per cent longer, the first one up to a tenth.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.cli.analysing import load_rules
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
CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLES = CHECKOUT / "briefing" / "samples" / "articles"
REAL = CHECKOUT.parent / "shared" / "eval" / "quotes" / "polnear_train.jsonl"
# A stop, what closes with it, a blank, and a capital, figure or mark behind it; or the end of a line.
CUT = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
# What ends in a full stop without ending a sentence, right before a cut: "Gen.", "U.S.", "J.", "Sept."
NO_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Rev|Hon|Prof|St|Jr|Sr|vs|No|Inc|Corp|Co|[ap]\.m|[A-Z]|(?:[A-Z]\.)+[A-Z]|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\Z"
)
LONGEST_ABBREVIATION = 12
# What parts sentences for a program that knows no abbreviations and keeps no offsets.
PLAIN = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
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
    parser.add_argument("--articles", type=int, default=1000, help="how many real articles are read")
    parser.add_argument("--largest", type=int, default=1_000_000, help="characters of the longest paragraph")
    options = parser.parse_args()
    load_rules()
    print_reading("sample articles", [sample()], options.rounds)
    if REAL.exists():
        print_reading("real articles", real_articles(options.articles), max(1, options.rounds // 10))
    else:
        print(f"\nreal articles: skipped, as no {REAL.relative_to(CHECKOUT.parent)} stands beside the checkout")
    print_growth(options.largest)


def print_reading(name: str, texts: Sequence[str], rounds: int) -> None:
    """Print how long it takes to read some texts, for 800 words of them."""
    words = sum(len(text.split()) for text in texts)
    new = once(lambda: [analyse_text(text) for text in texts])
    cut = best_seconds(lambda: [cut_sentences(text) for text in texts], rounds)
    plain = best_seconds(lambda: [PLAIN.split(text) for text in texts], rounds)
    print(f"\n{name}: {len(texts):,} of {words:,} words, milliseconds for {WORDS} words, best of {rounds}")
    times = {
        "plain split into sentences": plain,
        "cut into sentences": cut,
        "analyse, first round": new,
        "analyse, all parts": best_seconds(lambda: [analyse_text(text) for text in texts], rounds),
        "quotes and speakers only": best_seconds(lambda: [find_quotes(text) for text in texts], rounds),
    }
    for part_name, seconds in times.items():
        ratios = f"{seconds / plain:8.1f} x the plain split {seconds / cut:8.1f} x the cut"
        print(f"  {part_name:28}{seconds / words * WORDS * 1000:8.3f} ms {ratios}")


def cut_sentences(text: str) -> list[tuple[int, int]]:
    """Return where sentences start and end, as a program that cares for no more would find them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in CUT.finditer(text):
        stop = match.start()
        if text[stop] == "." and NO_END.search(text, max(start, stop - LONGEST_ABBREVIATION), stop):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def print_growth(largest: int) -> None:
    """Print the seconds for one paragraph of growing length; in the last column, time by length (1 is linear)."""
    lengths = [largest // 8, largest // 4, largest // 2, largest]
    print(f"\nquotes of one paragraph, seconds for {', '.join(f'{length:,}' for length in lengths)} characters")
    for name, unit in PARAGRAPHS.items():
        times = [once(lambda text=text: find_quotes(text)) for text in repeated(unit, lengths)]  # type: ignore[misc]
        print(f"  {name:20}" + "".join(f"{seconds:9.2f}" for seconds in times) + f"{times[-1] / times[0] / 8:9.2f}")


def sample() -> str:
    """Return the sample articles as one text."""
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))


def real_articles(count: int) -> list[str]:
    """Return the texts of the first articles; once round again where there are fewer."""
    with REAL.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return [texts[index % len(texts)] for index in range(count)]


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


def best_seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the time of the fastest round, after one that warms up."""
    work()
    return min(once(work) for _ in range(rounds))


def once(work: Callable[[], object]) -> float:
    """Return how many seconds the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
