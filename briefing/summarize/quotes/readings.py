"""A period as its rules see it: tokens, chunks, and who does what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from briefing.model import Span
from briefing.summarize.quotes.nounphrases import find_chunks, is_time
from briefing.summarize.quotes.periods import Period
from briefing.summarize.quotes.tagging import read_tokens
from briefing.summarize.quotes.tokens import ChunkKind, Token

# What no search for a subject passes.
BREAKS: Final = frozenset({"quote", "semicolon", "colon", "stop"})
# How many chunks a search to the left may pass; longer sentences than this are lists.
REACH: Final = 80


@dataclass(slots=True)
class Subject:
    """The chunks ``first`` to ``last`` that do something; ``how`` names the construction that tied them to the verb."""

    first: int
    last: int
    how: str


@dataclass(slots=True)
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


@dataclass(slots=True, eq=False)
class Reading:
    """A period with its tokens and chunks, which stand as columns once it is read, as most periods are never.

    ``starts`` tells where each token starts, ``lasts`` the last token of each chunk, ``heads`` and ``lows`` what that
    is. Beyond both ends chunks are of the kind "edge" and their words empty, as far as anybody looks.
    ``subjects``, by the chunk of their verb, of the first ``searched`` chunks, and ``attributions`` are kept by the
    rules that find them.
    """

    period: Period
    is_read: bool = False
    attributions: tuple[Attribution, ...] | None = None
    searched: int = 0
    count: int = field(init=False)
    tokens: list[Token] = field(init=False)
    starts: list[int] = field(init=False)
    kinds: list[ChunkKind] = field(init=False)
    lasts: list[int] = field(init=False)
    heads: list[Token] = field(init=False)
    lows: list[str] = field(init=False)
    subjects: dict[int, Subject | None] = field(init=False)

    def read(self) -> None:
        """Fill the columns, once."""
        if self.is_read:
            return
        self.is_read = True
        tokens, self.starts = read_tokens(self.period)
        kinds, lasts = find_chunks(tokens)
        self.tokens = tokens
        self.lasts = lasts
        self.count = len(kinds)
        self.heads = heads = [tokens[last] for last in lasts]
        self.kinds = kinds + _EDGES
        self.lows = [head.low for head in heads] + _EMPTY
        self.subjects = {}

    def first(self, index: int) -> int:
        """Return the first token of a chunk."""
        return self.lasts[index - 1] + 1 if index else 0

    def words(self, index: int) -> list[Token]:
        """Return the tokens of a chunk."""
        lasts = self.lasts
        return self.tokens[lasts[index - 1] + 1 if index else 0 : lasts[index] + 1]

    def says_when(self, index: int) -> bool:
        """Return whether a chunk is a phrase for a time."""
        return self.kinds[index] == "phrase" and is_time(self.words(index))

    def span(self, first: int, last: int) -> Span:
        """Return where the chunks ``first`` to ``last`` stand; a possessive ending is left out."""
        return self.words_span(self.lasts[first - 1] + 1 if first else 0, self.lasts[last])

    def words_span(self, first: int, last: int) -> Span:
        """Return where the tokens ``first`` to ``last`` stand; a possessive ending is left out."""
        token = self.tokens[last]
        words = token.text.removesuffix("'s").removesuffix("’s") if token.possessive else token.text
        return Span(self.starts[first], self.starts[last] + len(words))


# No rule looks further beyond an end than this; most look at the next chunk.
_MARGIN: Final = 16
_EDGES: Final[list[ChunkKind]] = ["edge"] * _MARGIN
_EMPTY: Final = [""] * _MARGIN
