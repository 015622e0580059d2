"""A period as its rules see it: tokens, chunks, and who does what."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from briefing.model import Span
from briefing.summarize.quotes.nounphrases import Chunk, find_chunks
from briefing.summarize.quotes.periods import Period
from briefing.summarize.quotes.tokens import Token, read_tokens

# What no search for a subject passes.
BREAKS: Final = frozenset({"quote", "semicolon", "colon", "stop"})
# How many chunks a search to the left may pass; longer sentences than this are lists.
REACH: Final = 80


class Subject(NamedTuple):
    """The chunks ``first`` to ``last`` that do something; ``how`` names the construction that tied them to the verb."""

    first: int
    last: int
    how: str


class Attribution(NamedTuple):
    """Words that say who speaks. ``first`` and ``last`` bound speaker and cue in chunks; ``verb`` is the cue's chunk.

    ``lemma`` is that of the cue; ``inverted`` says that the speaker stands behind it.
    """

    verb: int
    lemma: str
    cue: Span
    speaker: Span
    first: int
    last: int
    how: str
    inverted: bool = False


@dataclass
class Reading:
    """A period with its tokens and chunks, which are made at the first question, as most periods are asked nothing.

    ``subjects``, by the chunk of their verb, of the first ``searched`` chunks, and ``attributions`` are kept by the
    rules that find them.
    """

    period: Period
    subjects: dict[int, Subject | None] = field(default_factory=dict, compare=False, repr=False)
    searched: int = field(default=0, compare=False, repr=False)
    attributions: list[tuple[Attribution, ...]] = field(default_factory=list, compare=False, repr=False)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Return the period's tokens."""
        return read_tokens(self.period)

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """Return the period's chunks."""
        return find_chunks(self.tokens)

    def kind(self, index: int) -> str:
        """Return the kind of a chunk, or "edge" outside of the period."""
        chunks = self.chunks
        return chunks[index].kind if 0 <= index < len(chunks) else "edge"

    def head(self, index: int) -> Token:
        """Return the last token of a chunk."""
        return self.chunks[index].head

    def low(self, index: int) -> str:
        """Return the last word of a chunk in small letters, empty outside of the period."""
        chunks = self.chunks
        return chunks[index].head.low if 0 <= index < len(chunks) else ""

    def words(self, index: int) -> tuple[Token, ...]:
        """Return the tokens of a chunk."""
        chunk = self.chunks[index]
        return self.tokens[chunk.first : chunk.last + 1]

    def span(self, first: int, last: int) -> Span:
        """Return where the chunks ``first`` to ``last`` stand; a possessive ending is left out."""
        end = self.chunks[last].head
        cut = len(end.text) - len(end.text.removesuffix("'s").removesuffix("’s")) if end.possessive else 0
        return Span(self.tokens[self.chunks[first].first].start, end.end - cut)
