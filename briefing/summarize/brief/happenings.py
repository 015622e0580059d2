"""What do the articles say happened, or is to happen?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Event
from briefing.summarize.actors.identity import Identities
from briefing.summarize.brief.digest import Digest, canonical
from briefing.summarize.text.denials import is_denied_at

_MEETING = re.compile(
    r"\b(?:meet(?:s|ing|ings)?|met|talks|summit|visit(?:s|ed)?|discuss(?:es|ed)?|counterpart)\b", re.IGNORECASE
)
_THIS_WEEK = re.compile(r"\bthis\s+week\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Happening:
    """One event as one item words it. Most lie back: who takes part, and how near it is, is asked of a coming one."""

    digest: Digest
    event: Event
    identities: Identities

    @cached_property
    def actors(self) -> frozenset[str]:
        """Return the ids of those whom its sentence names."""
        span = self.digest.analysis.sentences[self.event.sentence].span
        return frozenset(
            self.identities.of(self.digest.item.id, mention.actor).id
            for mention in self.digest.analysis.mentions
            if span.covers(mention.span)
        )

    @cached_property
    def meeting(self) -> bool:
        """Return whether it is one."""
        return _MEETING.search(self.text) is not None

    @cached_property
    def this_week(self) -> bool:
        """Return whether its words for the day are no nearer than that."""
        return _THIS_WEEK.search(self.when) is not None

    @cached_property
    def when(self) -> str:
        """Return the day as worded."""
        return self.digest.words(self.event.when)

    @cached_property
    def text(self) -> str:
        """Return the clause that tells it."""
        return self.digest.words(self.event.clause)

    @cached_property
    def when_key(self) -> str:
        """Return the letters and digits that word the day."""
        return canonical(self.when)

    @cached_property
    def text_key(self) -> str:
        """Return the letters and digits of the clause."""
        return canonical(self.text)

    @property
    def sentence(self) -> str:
        """Return the sentence round the clause."""
        return self.digest.words_of(self.event.sentence)

    @property
    def is_reported(self) -> bool:
        """Return whether somebody says, expects or denies it, in words that stand outside the clause."""
        clause, when = self.event.clause, self.event.when
        told = (q for q in self.digest.analysis.quotes if q.kind == "indirect" and q.span.covers(when))
        return any(quote.cue is None or not clause.covers(quote.cue) for quote in told) or is_denied_at(
            self.digest.item.text, self.digest.analysis.sentences[self.event.sentence].start, clause.start
        )

    @property
    def issues(self) -> tuple[int, ...]:
        """Return the issues that its sentence serves."""
        return self.digest.passages.issues_of(self.event.sentence)


def find_happenings(digests: Iterable[Digest], identities: Identities) -> tuple[Happening, ...]:
    """Find the events that the prose of the news tells in passages that serve an issue, old items first."""
    return tuple(
        Happening(digest, event, identities)
        for digest in digests
        if digest.passages.assignments and not digest.background
        for event in digest.analysis.events
        if digest.is_prose(event.sentence) and digest.passages.issues_of(event.sentence)
    )
