"""Invented articles in any number, the same at every run: what the other benchmarks read.

A few hundred articles are analysed. Every other one is one of them with other words of the same lengths, so that the
analysis holds at the same offsets, the words are many, and none is a copy of another. About half are whole articles,
the others a feed's summaries; some serve one of ``ISSUES``.

    python benchmarks/corpus.py CACHE [--items 100000] [--window 2000]

makes a cache of them, analysed, in the directory CACHE.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.cache import open_store
from briefing.model import Analysis, FeedState, Issue, Item
from briefing.summarize.analyse import analyse

NOW = datetime(2031, 3, 14, 20, tzinfo=UTC)
WINDOW_DAYS = 7
YEAR_DAYS = 365
OUTLETS = tuple(f"{name} {kind}" for name in ("Corvale", "Harbour", "Ostmark", "Velm") for kind in
                ("Courier", "Post", "Tribune", "Ledger", "Wire", "Herald"))  # fmt: skip
ISSUES = (
    Issue("Corvale dam", ("Corvale dam",), ("the dam", "reservoir"), ("Corvale",), (), ("Ilse Merrin",)),
    Issue("Night ferry", ("night ferry",), ("late sailing",), ("harbour",), (), ("Harbour Board",)),
    Issue("Grain toll", ("grain toll",), ("the levy",), ("grain",), (), ("Ana Lund",)),
)

_SEED = 7
_MODELS = 240
_SERVING_EVERY = 20  # of so many articles one serves an issue
_POLL = 200
_MATTERS = ("the harbour plan", "the school budget", "the rail link", "the fishing limit", "the hospital merger")
# A number is a word of so many letters, # a figure of four digits.
_FRAMES = (
    "{person} said on Tuesday that {matter} in {place} would cost # million crowns.",
    "“We have looked at {matter} and at every other <7> for {place},” {person} told reporters.",
    "Whether {person} will approve {matter} is not clear, two officials said.",
    "The council of {place} has not decided on {matter}, according to people familiar with the talks.",
    "{person} declined to comment on {matter} when asked in {place} on Wednesday.",
    "{person} is expected to meet {other} in {place} on Friday to discuss {matter}.",
    "The <6> of the <8> near the <5> in {place} has <7> since the <6>, and the <9> with it.",
    "It was the <5> <8> of a <7> that <6> the <10> and its <6> for # days.",
    "“The <7> is a <6> and we <5> it as a <8>,” said {person}, who has led the <9> for # weeks.",
    "There is a <8> for the <6> that <7> from <5> to <9>, with <6> and <7> on the <4>.",
    "About # of the <7> have <6> the <8>, and most of them <5> for a <9> or a <6>.",
    "The <9> <6> was <7> by the <8> of {place} before the <5> and the <11>.",
    "In the <6>, the <8> had been <7> with a <5> of <9>, and the <6> were not <8>.",
    "{person} warned that the <8> could <6> the <7> of <5> and <9> in the <6>.",
    "No <6> on the <8> has been <7>, but the <9> is to be <6> with the <5> in # days.",
    "A <7> of the <6> and the <10> were at the <5>, where <8> and <6> had <7> it.",
)
_ONSETS = (
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
)
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("", "l", "n", "r", "s", "t", "nd", "rt", "sk")

_Part = str | int  # words as they stand, or the length of a word to be put there; 0 is a figure


@dataclass(frozen=True, slots=True)
class _Model:
    parts: tuple[_Part, ...]
    item: Item
    analysis: Analysis


def make_articles(count: int, in_window: int | None = None, now: datetime = NOW) -> Iterator[tuple[Item, Analysis]]:
    """Yield that many items with their analyses, oldest first, the last at ``now``.

    ``in_window`` of them lie in the last ``WINDOW_DAYS``, the others in the year before, evenly; None spreads all of
    them over the year.
    """
    models = _models()
    chance = random.Random(_SEED)
    for number in range(count):
        model = models[number % len(models)]
        moment = now - _age(number, count, in_window)
        item = _dated(model.item, number, _filled(model.parts, chance), moment)
        yield item, replace(model.analysis, item_id=item.id)


def make_cache(directory: Path, count: int, in_window: int | None = None, now: datetime = NOW) -> None:
    """Make a cache of such items with their analyses; one that is there already is left as it is."""
    if (directory / "briefing.sqlite").exists():
        return
    articles = make_articles(count, in_window, now)
    with open_store(directory) as store:
        for number in range(0, count, _POLL):
            batch = list(islice(articles, _POLL))
            moment = batch[-1][0].retrieved
            state = FeedState(OUTLETS[number // _POLL % len(OUTLETS)], checked=moment, succeeded=moment, status=200)
            store.save_poll(state, [item for item, _ in batch], {item.id: item.id * 2 for item, _ in batch})
            store.save_analyses([analysis for _, analysis in batch])


def _age(number: int, count: int, in_window: int | None) -> timedelta:
    """Return how long before the last one an item of that number came out."""
    window = timedelta(days=WINDOW_DAYS)
    left = count - 1 - number
    if in_window is None:
        return timedelta(days=YEAR_DAYS) * left / count
    if left < in_window:
        return window * left / in_window
    return window + timedelta(days=YEAR_DAYS) * (left - in_window + 1) / max(count - in_window, 1)


def _dated(model: Item, number: int, text: str, moment: datetime) -> Item:
    item_id = blake2b(str(number).encode(), digest_size=8).hexdigest()
    outlet = OUTLETS[number // _POLL % len(OUTLETS)]
    title = text.partition(".")[0][:90]
    address = f"{outlet.replace(' ', '').lower()}.example/{moment:%Y/%m/%d}/{title[:40].replace(' ', '-')}-{number}"
    return replace(
        model, id=item_id, source=outlet, outlet=outlet, title=title, text=text, retrieved=moment, published=moment,
        url=f"https://{address}",
        published_raw=f"{moment:%a, %d %b %Y %H:%M:%S} GMT",
    )  # fmt: skip


@cache
def _models() -> tuple[_Model, ...]:
    chance = random.Random(_SEED + 1)
    return tuple(_model(number, chance) for number in range(_MODELS))


def _model(number: int, chance: random.Random) -> _Model:
    parts = _parts(_frames_of(number, chance))
    item = Item(
        id="", source="", title="", text=_filled(parts, chance), retrieved=NOW, published=NOW, published_basis="feed",
        language="en", origin="page",
    )  # fmt: skip
    return _Model(parts, item, analyse(item))


def _frames_of(number: int, chance: random.Random) -> str:
    """Return an article's text with its people, places and matters, the other words still to be put in."""
    paragraphs = 1 if number % 2 else chance.randint(8, 24)
    people, places = chance.sample(_people(), 4), chance.sample(_places(), 3)
    matters = [chance.choice(_MATTERS)]
    if number % _SERVING_EVERY == 0:
        matters.insert(0, f"the {ISSUES[number // _SERVING_EVERY % len(ISSUES)].terms[0]}")
    return "\n\n".join(
        " ".join(
            frame.format(
                person=people[min(chance.randrange(5), 3)],
                other=people[0],
                place=chance.choice(places),
                matter=chance.choice(matters),
            )
            for frame in chance.sample(_FRAMES, 3)
        )
        for _ in range(paragraphs)
    )


def _parts(frames: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    for place, piece in enumerate(frames.replace("#", "<0>").replace(">", "<").split("<")):
        parts.append(int(piece) if place % 2 else piece)
    return tuple(parts)


def _filled(parts: Sequence[_Part], chance: random.Random) -> str:
    words = _words()
    return "".join(
        part if isinstance(part, str) else _common(words[part], chance) if part else str(chance.randrange(1000, 9999))
        for part in parts
    )


def _common(words: Sequence[str], chance: random.Random) -> str:
    """Return a word, the first ones far more often than the last, as words are in a language."""
    return words[int(len(words) ** chance.random()) - 1]


@cache
def _words() -> dict[int, tuple[str, ...]]:
    """Return invented words by their length, in a fixed order."""
    chance = random.Random(_SEED + 2)
    found: dict[int, dict[str, None]] = {length: {} for length in range(4, 12)}
    for _ in range(120_000):
        word = "".join(_syllable(chance) for _ in range(chance.randint(1, 4)))
        if len(word) in found:
            found[len(word)][word] = None
    return {length: tuple(words) for length, words in found.items()}


@cache
def _people() -> tuple[str, ...]:
    chance = random.Random(_SEED + 3)
    names = {f"{_name(chance)} {_name(chance)}": None for _ in range(600)}
    return ("Ilse Merrin", "Ana Lund", *names)


@cache
def _places() -> tuple[str, ...]:
    chance = random.Random(_SEED + 4)
    return ("Corvale", *dict.fromkeys(_name(chance) for _ in range(200)))


def _name(chance: random.Random) -> str:
    return (_syllable(chance) + _syllable(chance)).capitalize()


def _syllable(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_ENDS)


def main() -> None:
    """Make a cache."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--window", type=int, default=None, help="how many of them lie in the last week")
    options = parser.parse_args()
    make_cache(options.cache, options.items, options.window)


if __name__ == "__main__":
    main()
