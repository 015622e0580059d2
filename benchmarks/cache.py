"""What does the cache take to keep and to load a thousand articles?

    python benchmarks/cache.py [--items 2000] [--rounds 5] [--json FILE]

Prints processor time per thousand invented articles (``corpus.py``), the best of some rounds in a new cache each:
storing polls of twenty, keeping analyses (which makes the words findable too), loading both, polling the same again,
and packing and unpacking by itself.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import make_articles
from briefing.cache import Store, open_store
from briefing.cache.packing import packed, packed_text, plain_text, unpacked
from briefing.model import Analysis, FeedState, Item

POLL = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="where the seconds go, for compare.py")
    options = parser.parse_args()
    articles = list(make_articles(options.items))
    items, analyses = [item for item, _ in articles], [analysis for _, analysis in articles]
    rounds = [measure(items, analyses) for _ in range(options.rounds)]
    best = {name: min(each[name] for each in rounds) * 1000 / options.items for name in rounds[0]}
    for name, seconds in best.items():
        print(f"{seconds * 1000:9.1f} ms a thousand: {name}")
    if options.json:
        options.json.write_text(json.dumps(best, indent=1) + "\n")


def measure(items: Sequence[Item], analyses: Sequence[Analysis]) -> dict[str, float]:
    """Return the seconds that each step takes, in a cache of its own."""
    keys = [(item.id, item.version) for item in items]
    bodies = [packed(analysis) for analysis in analyses]
    texts = [packed_text(item.text) for item in items]
    with tempfile.TemporaryDirectory() as directory, open_store(Path(directory)) as store:
        return {
            "store polls of twenty": seconds(lambda: store_polls(store, items)),
            "keep analyses and index words": seconds(lambda: keep_analyses(store, analyses)),
            "poll the same again": seconds(lambda: store_polls(store, items)),
            "load items": seconds(store.load_items),
            "load analyses": seconds(lambda: store.load_analyses(keys, analyses[0].lexicon)),
            "pack analyses": seconds(lambda: [packed(analysis) for analysis in analyses]),
            "unpack analyses": seconds(lambda: [unpacked(body, Analysis) for body in bodies]),
            "pack texts": seconds(lambda: [packed_text(item.text) for item in items]),
            "unpack texts": seconds(lambda: [plain_text(body) for body in texts]),
        }


def store_polls(store: Store, items: Sequence[Item]) -> None:
    """Store the items, twenty at a time, as so many polls."""
    for start in range(0, len(items), POLL):
        batch = items[start : start + POLL]
        store.save_poll(FeedState(f"feed {start}"), batch, {item.id: item.id * 2 for item in batch})


def keep_analyses(store: Store, analyses: Sequence[Analysis]) -> None:
    """Keep the analyses in the portions in which they are made."""
    for start in range(0, len(analyses), 32):
        store.save_analyses(analyses[start : start + 32])


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
