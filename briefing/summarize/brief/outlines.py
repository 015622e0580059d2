"""What does a brief need of one item, whatever else is in the news?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.model import Analysis, Issue, Item
from briefing.summarize.brief.duplicates import shingles_of
from briefing.summarize.brief.tellings import NOTHING_TOLD, Tellings
from briefing.summarize.passages import Passages
from briefing.values import dataclass

LEAD_SENTENCES: Final = 3
"""By so many first sentences of prose a story is known."""
_KEY: Final = re.compile(r"[A-Z][\w’'-]{3,}|\b[a-z]{7,}\b")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a brief needs of one item version by itself: made once for it and a set of issues, and used every day.

    ``shingles`` are as :func:`shingles_of` returns them, ``keys`` the words by which its story is known. ``opening``
    is the analysis down to the first sentences of prose: all that is looked at of an item that serves no issue.
    """

    item_id: str
    version: int
    passages: Passages
    shingles: bytes
    keys: tuple[str, ...]
    opening: Analysis
    tellings: Tellings

    @property
    def serves(self) -> bool:
        """Return whether any issue has a part in the item: then a brief reads the whole analysis."""
        return bool(self.passages.serves or self.passages.assignments)


def outline(item: Item, analysis: Analysis, issues: Sequence[Issue]) -> Outline:
    """Return the outline of an item; a pure function of the three."""
    # Most briefs are given nearly all outlines: what makes them is loaded where one is made.
    from briefing.summarize.issues import assign_passages

    return outline_of(item, analysis, assign_passages(item, analysis, issues))


def outline_of(item: Item, analysis: Analysis, passages: Passages) -> Outline:
    """Return the outline of an item of which it is known what serves which issue."""
    from briefing.summarize.brief.told_by_words import find_tellings

    opening = _opening(analysis)
    return Outline(
        item.id,
        item.version,
        passages,
        shingles_of(item.text),
        _keys(item, opening),
        opening,
        find_tellings(item.text, analysis.sentences, passages.sentences) if passages.assignments else NOTHING_TOLD,
    )


def _opening(analysis: Analysis) -> Analysis:
    prose = [number for number, sentence in enumerate(analysis.sentences) if sentence.role == "prose"]
    end = prose[:LEAD_SENTENCES][-1] + 1 if prose else 0
    return Analysis(
        analysis.item_id, analysis.version, analysis.lexicon, analysis.sentences[:end], analysed=analysis.analysed
    )


def _keys(item: Item, opening: Analysis) -> tuple[str, ...]:
    prose = (item.text[each.start : each.end] for each in opening.sentences if each.role == "prose")
    return tuple(sorted({word.lower() for word in _KEY.findall(" ".join((item.title, *prose)))}))
