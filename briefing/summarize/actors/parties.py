"""Whose decision is it? Names, offices and seats of government that stand for one decider."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from briefing.model import Analysis, Item, Span
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.decisions import HOUSES
from briefing.summarize.lexicon.places import ALLIANCES, DEMONYMS, SEATS, STATE_NAMES

NameOf = Callable[[str, int], str]
"""Gives the canonical name of an actor from an item id and an index into that item's ``Analysis.actors``."""

_SEATS: Final = STATE_NAMES | DEMONYMS | SEATS | ALLIANCES | HOUSES
# "Denmark's government" is Denmark's word, "Denmark's neighbours" are not.
_OFFICES: Final = word_set(
    """government president premier chancellor cabinet ministry minister parliament congress council court navy army
    military administration king queen leader officials"""
)
# "the administration", "his government", "he": the decider everybody knows, named elsewhere.
_POINTERS: Final = word_set(
    """administration government president premier chancellor cabinet he she they it ministry officials ministers
    diplomats allies people leaders sides both council parliament state"""
)


_GOVERNING: Final = word_set(
    "administration government president premier chancellor cabinet ministry minister board council he she it they"
)


def may_mean(words: str, party: str) -> bool:
    """Return whether words that name no party may point at this one: nobody, "the government", a word of its name."""
    if not words:
        return True
    last = words.split()[-1].lower().strip(".,’'")
    return last in _GOVERNING or last in party.lower().split()


Ties = dict[str, str]
"""What persons and bodies stand for, by their canonical name in lower case, as any of the items ties them."""


def find_ties(read: Sequence[tuple[Item, Analysis]], name_of: NameOf, known: Mapping[str, str] | None = None) -> Ties:
    """Return the state or body that each actor stands for, by affiliation or by the role that an item prints.

    ``known`` are affiliations that the staffer wrote down, by name; they go before what is printed.
    """
    ties: Ties = {name.lower(): tie for name, tie in (known or {}).items()}
    for item, analysis in read:
        for index, actor in enumerate(analysis.actors):
            seats = seats_in(actor.affiliation or "") or seats_in(actor.role or "")
            tie = seats[0] if seats else actor.affiliation
            if tie:
                ties.setdefault(name_of(item.id, index).lower(), tie)
                ties.setdefault(actor.name.lower(), tie)
    return ties


def parties_at(span: Span, item: Item, analysis: Analysis, name_of: NameOf, ties: Ties) -> tuple[str, ...]:
    """Return the parties that the words at ``span`` name, states for their seats; empty for a mere pointer.

    "The U.S. and the U.K." are two parties, "the White House" is one, "the administration" is whichever the reader
    knows, "US officials" speak for nobody but are of one.
    """
    words = span.of(item.text)
    seats = seats_in(words)
    if seats:
        return seats
    last = words.split()[-1].lower().strip(".,’'") if words.split() else ""
    mention = next((mention for mention in reversed(analysis.mentions) if mention.span.meets(span)), None)
    if mention is None:
        return () if last in _POINTERS or not words[:1].isupper() else (" ".join(words.split()),)
    actor = analysis.actors[mention.actor]
    if actor.kind == "unnamed" or (actor.kind != "person" and last in _POINTERS):
        return ()
    name = name_of(item.id, mention.actor)
    tie = ties.get(name.lower()) or ties.get(actor.name.lower())
    return (tie,) if tie else seats_in(name) or (name,)


@lru_cache(maxsize=16_384)
def seats_in(words: str) -> tuple[str, ...]:
    """Return the states or bodies whose names, adjectives or seats stand in ``words``, in order, each once.

    Capitals count: "US" is the state and "us" is not. An owner counts only where what it owns is its government.
    """
    last = words.split()[-1].lower().strip(".,’'") if words.split() else ""
    found = (
        _SEATS[match[0].removesuffix(match["owner"] or "")]
        for match in _seat().finditer(words)
        if not match["owner"] or last in _OFFICES
    )
    return tuple(dict.fromkeys(found))


@cache
def _seat() -> re.Pattern[str]:
    """Return the expression for a name, adjective or seat: 4 ms to compile, and most articles need none."""
    seats = "|".join(re.escape(seat) for seat in sorted(_SEATS, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{seats})(?!\w)(?P<owner>['’]s?\s)?")


def known_parties(names: Sequence[str], ties: Ties) -> tuple[str, ...]:
    """Return the parties that an issue's deciders stand for, in the staffer's order, each once.

    A person stands for the state or body that the items tie them to; with none, for themselves.
    """
    parties = (seats_in(name) or (ties.get(name.lower(), name),) for name in names)
    return tuple(dict.fromkeys(party for found in parties for party in found))
