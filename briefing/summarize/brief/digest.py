"""What does compose know of one item?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from typing import Final

from briefing.model import Analysis, Evidence, Item, Span, evidence_in
from briefing.summarize.brief.tellings import Tellings
from briefing.summarize.passages import Passages


@dataclass(frozen=True, eq=False)
class Digest:
    """One item with its analysis and what of it serves which issue.

    ``background`` marks an item older than the window. ``outlet`` is what counts as one outlet: copies of one
    article share it, an item whose outlet nobody states has one of its own. ``original`` is the id of the item of
    which this is a copy, its own id for an original. ``looks_old`` says that an item without a date tells of days
    long past only. ``keys`` are the words by which its story is known, ``starts`` the sentences' first offsets.
    """

    item: Item
    analysis: Analysis
    passages: Passages
    keys: frozenset[str]
    background: bool
    outlet: str
    original: str
    looks_old: bool
    starts: tuple[int, ...]
    tellings: Tellings

    @cached_property
    def moment(self) -> datetime:
        """Return when the item came out; when that is unknown, when it was retrieved."""
        return moment_of(self.item)

    @property
    def is_copy(self) -> bool:
        """Return whether the item repeats another."""
        return self.original != self.item.id

    @property
    def is_past(self) -> bool:
        """Return whether the item comes after the news: it is background, or seems to be."""
        return self.background or self.looks_old

    @cached_property
    def age_key(self) -> tuple[datetime, str]:
        """Return what orders digests from old to new; a total order."""
        return self.moment, self.item.id

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds ``offset``, or the last that starts before it."""
        return bisect_right(self.starts, offset, 1) - 1

    def sentences_in(self, span: Span) -> Iterator[int]:
        """Yield the indexes of the sentences that lie wholly inside ``span``."""
        for number in range(bisect_left(self.starts, span.start), len(self.starts)):
            if self.analysis.sentences[number].end > span.end:
                return
            yield number

    def words(self, span: Span) -> str:
        """Return the words of the item that ``span`` covers."""
        return self.item.text[span.start : span.end]

    def is_prose(self, sentence: int) -> bool:
        """Return whether the sentence is the reporter's own text: no caption, heading, promo line or key point."""
        return self.analysis.sentences[sentence].role == "prose"

    def words_of(self, sentence: int) -> str:
        """Return the words of a sentence."""
        place = self.analysis.sentences[sentence]
        return self.item.text[place.start : place.end]

    def prose_on(self, issue: int) -> Iterator[int]:
        """Yield the reporter's own sentences that serve an issue, by their index."""
        return filter(self.is_prose, self.passages.sentences_of(issue))

    def evidence_of(self, sentence: int) -> Evidence:
        """Return a whole sentence as evidence, by its index."""
        return self._evidence_of(sentence, sentence)

    def evidence_for(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """Return the whole sentences that hold ``spans``, one piece of evidence per paragraph, in text order."""
        numbers: set[int] = set()
        start, end = 0, 0
        for span in spans:
            # A cue or a day mostly stands in the sentence of the clause before it.
            if not start <= span.start < span.end <= end:
                first = last = self.sentence_at(span.start)
                if span.end > self.analysis.sentences[first].end:
                    last = self.sentence_at(span.end - 1)
                start, end = self.starts[first], self.analysis.sentences[last].end
                numbers.update(range(first, last + 1))
        if len(numbers) == 1:
            return (self.evidence_of(*numbers),)
        stretches: dict[int, list[int]] = {}
        for number in sorted(numbers):
            stretches.setdefault(self.analysis.sentences[number].paragraph, []).append(number)
        return tuple(self._evidence_of(own[0], own[-1]) for _, own in sorted(stretches.items()))

    def _evidence_of(self, first: int, last: int) -> Evidence:
        """Return the words from one sentence to another, made once: many lines rest on the same sentence."""
        evidence = self._evidence.get((first, last))
        if evidence is None:
            start, end = self.analysis.sentences[first], self.analysis.sentences[last]
            evidence = evidence_in(self.item, Span(start.start, end.end), start.paragraph)
            self._evidence[first, last] = evidence
        return evidence

    @cached_property
    def _evidence(self) -> dict[tuple[int, int], Evidence]:
        return {}


def moment_of(item: Item) -> datetime:
    """Return when the item came out; when that is unknown, when it was retrieved."""
    return item.published or item.retrieved


def canonical(words: str) -> str:
    """Return the letters and digits of ``words``, lower-cased: what is left when marks and spacing differ."""
    lowered = words.lower()
    for mark in "“”‘’–—":
        lowered = lowered.replace(mark, "")
    if lowered.isascii():
        return lowered.encode().translate(None, delete=_ASCII_MARKS).decode()
    return "".join(filter(str.isalnum, lowered))


_ASCII_MARKS: Final = bytes(code for code in range(128) if not chr(code).isalnum())


def line_id(issue: str, kind: str, content: str) -> str:
    """Return an id that depends on nothing but the issue, the kind of line and its content."""
    return blake2b("\x1f".join((issue, kind, content)).encode(), digest_size=8).hexdigest()
