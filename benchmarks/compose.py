"""How long does a brief over 2,000 items take, and does it grow with them?

    python benchmarks/compose.py [--items 500 1000 2000] [--rounds 2] [--json FILE]

Invented articles: forty are analysed, the others are the same with other names and figures of equal length, so that
offsets hold and no article is a copy of another. Two cases: a tenth of them serve one of three issues, or all of them
serve one. "outlines" is what is made once of each item, "first" a brief that makes them, "next" one that was given
them. Prints processor time (the best of some rounds), beside that of the smallest number as a multiple of what the
number of items would have it (1 is linear).
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.model import Analysis, Issue, Item
from briefing.summarize.analyse import analyse
from briefing.summarize.brief.outlines import outline
from briefing.summarize.compose import compose

NOW = datetime(2031, 3, 14, 20, tzinfo=UTC)
ANALYSED = 40
ISSUES = (
    Issue("Corvale dam", ("Corvale dam",), ("the dam", "reservoir"), ("Corvale",), (), ("Ilse Merrin",)),
    Issue("Night ferry", ("night ferry",), ("late sailing",), ("harbour",), (), ("Harbour Board",)),
    Issue("Grain toll", ("grain toll",), ("the levy",), ("grain",), (), ("Ana Lund",)),
)
# Named in nearly every article: what a single busy issue costs.
EVERYTHING = Issue(
    "Everything", ("harbour plan", "school budget"), ("rail link",), ("council",), (), ("Ilse Merrin", "Ana Lund")
)
PLACES = ("Port Sel", "Marrow", "Lindholm", "Saltmere", "Tarn Bay", "Ostmark", "Velm", "Hassel")
PEOPLE = ("Ilse Merrin", "Tomas Brandt", "Petra Osk", "Ana Lund", "Joram Teel", "Mira Velden", "Corin Bates")
MATTERS = ("the harbour plan", "the school budget", "the rail link", "the fishing limit", "the hospital merger")
SENTENCES = (
    "{person} said on Tuesday that {matter} in {place} would cost {figure} million crowns.",
    "“We have looked at {matter} and at every other option for {place},” {person} told reporters.",
    "Whether {person} will approve {matter} is not clear, two officials said.",
    "The council of {place} has not decided on {matter}, according to people familiar with the talks.",
    "{person} declined to comment on {matter} when asked in {place} on Wednesday.",
    "Residents of {place} number {figure} and most of them oppose {matter}, a survey by Radio{figure} found.",
    "{person} is expected to meet {other} in {place} on Friday to discuss {matter}.",
    "Traders near Quay{figure} in {place} have seen {matter} come and go since the spring.",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, nargs="+", default=[500, 1_000, 2_000])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", type=Path, help="where the seconds go, for compare.py")
    options = parser.parse_args()
    found: dict[str, float] = {}
    for case, issues in (("three issues", ISSUES), ("one issue, served by all", (EVERYTHING,))):
        print(f"\n{case}: seconds for {', '.join(f'{count:,}' for count in options.items)} items")
        results = [measure(count, issues, options.rounds) for count in options.items]
        for name in results[0]:
            seconds = [result[name] for result in results]
            growth = seconds[-1] / seconds[0] * options.items[0] / options.items[-1]
            print(f"  {name:10}" + "".join(f"{each:9.3f}" for each in seconds) + f"{growth:9.2f}")
        found |= {f"{case}, {options.items[-1]} items, {name}": value for name, value in results[-1].items()}
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n")


def measure(count: int, issues: Sequence[Issue], rounds: int) -> dict[str, float]:
    """Return the seconds that the outlines, a first and a next brief take."""
    analysed = make_items(count, random.Random(7))
    outlines = {item.id: outline(item, analysis, issues) for item, analysis in analysed}
    return {
        "outlines": best(lambda: [outline(item, analysis, issues) for item, analysis in analysed], rounds),
        "first": best(lambda: compose(analysed, issues, now=NOW), rounds),
        "next": best(lambda: compose(analysed, issues, now=NOW, outlines=outlines), rounds),
    }


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the least of the seconds that some rounds take, the garbage collector at rest, as the program composes."""
    gc.collect()
    gc.disable()
    try:
        return min(once(work) for _ in range(rounds))
    finally:
        gc.enable()


def once(work: Callable[[], object]) -> float:
    """Return how many seconds the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def make_items(count: int, chance: random.Random) -> list[tuple[Item, Analysis]]:
    """Return invented items with their analyses."""
    items = [_item(number, _text(number, chance)) for number in range(min(count, ANALYSED))]
    models = [(item, analyse(item)) for item in items]
    return models + [_variation(number, *models[number % ANALYSED]) for number in range(ANALYSED, count)]


def _item(number: int, text: str) -> Item:
    moment = NOW - timedelta(hours=number % 150)
    return Item(
        id=f"item{number:05}",
        source="invented",
        title=text.partition("\n")[0],
        text=text,
        retrieved=moment,
        published=moment,
        published_basis="feed",
        outlet=f"Outlet {number % 15}",
        language="en",
    )


def _text(number: int, chance: random.Random) -> str:
    matters = (ISSUES[number % 3].terms[0], *MATTERS) if number % 10 == 0 else MATTERS
    matter = matters[0] if number % 10 == 0 else chance.choice(matters)
    paragraphs = [
        " ".join(
            sentence.format(
                person=chance.choice(PEOPLE),
                other=chance.choice(PEOPLE),
                place=chance.choice(PLACES),
                matter=matter if chance.random() < 0.5 else chance.choice(MATTERS),
                figure=chance.randrange(1000, 9999),
            )
            for sentence in chance.sample(SENTENCES, 2)
        )
        for _ in range(20)
    ]
    return "\n\n".join(paragraphs)


def _variation(number: int, item: Item, analysis: Analysis) -> tuple[Item, Analysis]:
    chance = random.Random(number)
    text = re.sub(r"\d{4}", lambda _: str(chance.randrange(1000, 9999)), item.text)
    changed = _item(number, text)
    return changed, replace(analysis, item_id=changed.id)


if __name__ == "__main__":
    main()
