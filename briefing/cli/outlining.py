"""Outlines as they are kept, and on which basis: made beside the analysis, or by the brief that lacks one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from briefing import __version__
from briefing.cache import OutlineRow
from briefing.cli.rules import rules_of
from briefing.model import Analysis, Issue, Item
from briefing.settings import Settings
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.summarize.brief.outlines import Outline


@dataclass(frozen=True, slots=True)
class Outlining:
    """For which issues outlines are made of what is analysed; ``news_since`` is when a brief's window begins."""

    issues: Sequence[Issue]
    news_since: datetime

    @property
    def basis(self) -> str:
        """Return a digest of all that an outline depends on but its item: the rules, the word lists, the issues."""
        told = msgspec.json.encode((__version__, LEXICON_VERSION, rules_of("summarize"), self.issues))
        return hashlib.blake2b(told, digest_size=6).hexdigest()

    def row_of(self, item: Item, analysis: Analysis) -> OutlineRow:
        """Return the outline of an article that is news or serves an issue; of any other, that no brief reads it."""
        # A poll that finds nothing new loads none of this.
        from briefing.summarize.brief.digest import moment_of
        from briefing.summarize.brief.outlines import outline_of
        from briefing.summarize.issues import assign_passages

        passages = assign_passages(item, analysis, self.issues)
        if passages.serves or moment_of(item) >= self.news_since:
            return row_of(outline_of(item, analysis, passages))
        return OutlineRow(item.id, item.version, (), b"")


def outlining_of(settings: Settings, now: datetime) -> Outlining:
    """Return how outlines are made for the briefs of these days."""
    return Outlining(settings.issue_list, now - timedelta(days=settings.export.window_days))


def row_of(made: Outline) -> OutlineRow:
    """Return an outline as it is kept."""
    return OutlineRow(made.item_id, made.version, made.passages.serves, msgspec.msgpack.encode(made))


def served_row(item: Item, analysis: Analysis, issues: Sequence[Issue]) -> OutlineRow:
    """Return what is kept of an article of which no more is asked so far: which issues it serves."""
    from briefing.summarize.issues import find_served

    return OutlineRow(item.id, item.version, find_served(item, analysis, issues), b"")
