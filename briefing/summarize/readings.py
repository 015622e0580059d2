"""A period as its rules see it: tokens, chunks, and who does what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from briefing.model import Span
from briefing.summarize.nounphrases import Chunk, find_chunks
from briefing.summarize.tokens import Period, Token

# What no search for a subject passes.
BREAKS: Final = frozenset({"quote", "semicolon", "colon", "stop"})
# How many chunks a search to the left may pass; longer sentences than this are lists.
REACH: Final = 80


@dataclass(frozen=True, slots=True)
class Subject:
    """The chunks ``first`` to ``last`` that do something; ``how`` names the construction that tied them to the verb."""

    first: int
    last: int
    how: str


@dataclass(frozen=True, slots=True)
class Attribution:
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A period with its chunks.

    ``subjects``, by the chunk of their verb, and ``attributions`` are found at the first question and kept.
    """

    period: Period
    chunks: tuple[Chunk, ...]
    subjects: dict[int, Subject | None] = field(default_factory=dict, compare=False, repr=False)
    attributions: list[tuple[Attribution, ...]] = field(default_factory=list, compare=False, repr=False)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return the period's tokens."""
        return self.period.tokens

    def kind(self, index: int) -> str:
        """Return the kind of a chunk, or "edge" outside of the period."""
        return self.chunks[index].kind if 0 <= index < len(self.chunks) else "edge"

    def head(self, index: int) -> Token:
        """Return the last token of a chunk."""
        return self.period.tokens[self.chunks[index].last]

    def low(self, index: int) -> str:
        """Return the last word of a chunk in small letters, empty outside of the period."""
        return self.period.tokens[self.chunks[index].last].low if 0 <= index < len(self.chunks) else ""

    def words(self, index: int) -> tuple[Token, ...]:
        """Return the tokens of a chunk."""
        chunk = self.chunks[index]
        return self.period.tokens[chunk.first : chunk.last + 1]

    def span(self, first: int, last: int) -> Span:
        """Return where the chunks ``first`` to ``last`` stand; a possessive ending is left out."""
        end = self.tokens[self.chunks[last].last]
        cut = len(end.text) - len(end.text.removesuffix("'s").removesuffix("’s")) if end.possessive else 0
        return Span(self.tokens[self.chunks[first].first].start, end.end - cut)


def read(period: Period) -> Reading:
    """Return a period with its chunks."""
    return Reading(period, find_chunks(period.tokens))
