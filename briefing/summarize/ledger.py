"""What is still open, who decides, by when, and has it been answered?

Many sentences of many items ask about one decision. The ledger makes one question of them, keeps its id from day to
day, and says why it has its status.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.model import Analysis, Issue, Item, Mark, OpenQuestion

NameOf = Callable[[str, int], str]
"""Gives the canonical name of an actor from an item id and an index into that item's ``Analysis.actors``."""


@dataclass(frozen=True, slots=True)
class Served:
    """What one item says about one issue: the sentences of its analysis that serve it.

    ``sentences`` are indices into ``analysis.sentences``, ascending. ``background`` marks an item older than the
    window: it shows where a question comes from and answers nothing. ``outlet`` is what counts as one outlet; copies
    of one wire article carry the same. Empty: the item counts as an outlet of its own.
    """

    item: Item
    analysis: Analysis
    sentences: tuple[int, ...]
    background: bool = False
    outlet: str = ""


def resolve_questions(
    issue: Issue,
    served: Sequence[Served],
    *,
    now: datetime,
    name_of: NameOf,
    previous: Sequence[OpenQuestion] = (),
    marks: Sequence[Mark] = (),
) -> tuple[OpenQuestion, ...]:
    """Return the open questions of one issue, the most important first.

    ``previous`` are the questions that the brief before this one had under the issue; ``marks`` are the reader's (of
    any line). ``number`` is 0 throughout: the brief numbers its questions when it knows them all. What serves no
    issue goes through here with an issue whose name is empty and that has no terms: its questions merge by their
    words.
    """
    raise NotImplementedError
