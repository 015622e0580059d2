"""What does each sentence of an item tell by its own words: a decision, a denial, a rule, a claim, a figure?

It rests on the item alone, so it is kept with its outline; most sentences tell nothing of the kind. Only those that
serve an issue are asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from briefing.model import Span
from briefing.summarize.brief.figures import Quantity
from briefing.values import dataclass

Force = Literal["permitted", "limited", "may be permitted"]


@dataclass(frozen=True, slots=True)
class Permission:
    """What a sentence says of a permission, in whose matter: ``cue`` are the words that say it."""

    force: Force
    cue: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tellings:
    """What sentences tell, by their index in ``Analysis.sentences``.

    ``decide``: a decision, as taken, as changed or as denied; ``announce``: what will be done; ``refuse``: what will
    not; ``change``: that a rate, a law or a rule was. ``denied`` are where a denial stands and the verb of the decision
    that it denies, ``denied_clauses`` whatever is denied, ``undecided`` the words that say that nothing was decided.
    ``claim``: it reports somebody's claim; ``assert_``: it says so in its own voice, without a hedge.
    """

    decide: frozenset[int] = frozenset()
    announce: frozenset[int] = frozenset()
    refuse: frozenset[int] = frozenset()
    change: frozenset[int] = frozenset()
    claim: frozenset[int] = frozenset()
    assert_: frozenset[int] = frozenset()
    denied: Mapping[int, tuple[Span, Span]] = field(default_factory=dict)
    denied_clauses: Mapping[int, Span] = field(default_factory=dict)
    undecided: Mapping[int, Span] = field(default_factory=dict)
    permissions: Mapping[int, Permission] = field(default_factory=dict)
    quantities: Mapping[int, tuple[Quantity, ...]] = field(default_factory=dict)


NOTHING_TOLD = Tellings()
