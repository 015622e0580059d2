"""Whose decision is it? Names, offices and seats of government that stand for one decider."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from briefing.model import Analysis, Item, Span
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.decisions import SEATS

NameOf = Callable[[str, int], str]
"""Gives the canonical name of an actor from an item id and an index into that item's ``Analysis.actors``."""

_SEAT: Final = re.compile(
    r"(?<![\w.])(?:" + "|".join(re.escape(seat) for seat in sorted(SEATS, key=len, reverse=True)) + r")(?![\w])",
    re.IGNORECASE,
)
# "the administration", "his government", "he": the decider everybody knows, named elsewhere.
_POINTERS: Final = word_set(
    """administration government president premier chancellor cabinet he she they it ministry officials ministers
    diplomats allies people leaders sides both council parliament state"""
)


def parties_at(span: Span, item: Item, analysis: Analysis, name_of: NameOf) -> tuple[str, ...]:
    """Return the parties that the words at ``span`` name, states for their seats; empty for a mere pointer.

    "The U.S. and the U.K." are two parties, "the White House" is one.
    """
    words = span.of(item.text)
    seats = seats_in(words)
    if seats:
        return seats
    named = [mention.actor for mention in analysis.mentions if mention.span.meets(span)]
    for actor in reversed(named):
        known = analysis.actors[actor]
        if known.kind == "unnamed":
            return ()
        if known.affiliation:
            return seats_in(known.affiliation) or (known.affiliation,)
        if known.role and (seat := seats_in(known.role)):
            return seat
        return (name_of(item.id, actor),)
    last = words.split()[-1].lower().strip(".,’'") if words.split() else ""
    return () if last in _POINTERS or not words[:1].isupper() else (" ".join(words.split()),)


def seats_in(words: str) -> tuple[str, ...]:
    """Return the states or bodies whose names, adjectives or seats stand in ``words``, in order, each once.

    "US" is the state and "us" is not: short forms count in capitals only.
    """
    found = (
        SEATS[match[0].lower()]
        for match in _SEAT.finditer(words)
        if match[0][0].isupper() and (len(match[0]) > 2 or match[0].isupper())
    )
    return tuple(dict.fromkeys(found))


def known_parties(names: Sequence[str], read: Sequence[tuple[Item, Analysis]], name_of: NameOf) -> tuple[str, ...]:
    """Return the parties that an issue's deciders stand for, in the staffer's order.

    A person stands for the state or body that the items tie them to; with none, for themselves.
    """
    wanted = {name.lower(): name for name in names}
    ties: dict[str, str] = {}
    for item, analysis in read:
        for index, actor in enumerate(analysis.actors):
            if actor.affiliation is None and actor.role is None:
                continue
            for name in {actor.name.lower(), name_of(item.id, index).lower()} & wanted.keys():
                tie = seats_in(actor.affiliation or "") or seats_in(actor.role or "")
                if tie or actor.affiliation:
                    ties.setdefault(name, tie[0] if tie else actor.affiliation or "")
    parties = (seats_in(name) or (ties.get(name.lower(), name),) for name in names)
    return tuple(dict.fromkeys(party for found in parties for party in found))
