"""How long does a brief over 2,000 items take?

Run: python -m benchmarks.compose [ITEMS]

Invented articles: forty are analysed, the others are the same with other names and figures of equal length, so that
offsets hold and no article is a copy of another. A tenth of them serve one of three issues.
"""

from __future__ import annotations

import random
import re
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefing.model import Analysis, Issue, Item
from briefing.summarize.analyse import analyse
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


def main(count: int) -> None:
    """Print how long composing ``count`` items takes, first and again, and where they all serve one issue."""
    analysed = make_items(count, random.Random(7))
    for run, issues in (("first", ISSUES), ("again", ISSUES), ("one issue", (EVERYTHING,))):
        start = time.process_time()
        brief = compose(analysed, issues, now=NOW)
        seconds = time.process_time() - start
        served = sum(issue.sourcing.items for issue in brief.issues)
        print(f"{run}: {count} items, {served} of them on an issue, {seconds:.2f} s of processor time")


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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
