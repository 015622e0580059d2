"""Which words of a period go together as one noun phrase?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefing.summarize.lexicon import grammar, speakers
from briefing.summarize.quotes.tokens import Token, TokenKind
from briefing.summarize.quotes.wordforms import Tag

ChunkKind = Literal[
    "phrase",
    "pronoun",
    "preposition",
    "verb",
    "auxiliary",
    "gerund",
    "to",
    "adverb",
    "conjunction",
    "subordinator",
    "comma",
    "colon",
    "semicolon",
    "dash",
    "stop",
    "quote",
    "bracket",
]


class Chunk(NamedTuple):
    """Tokens ``first`` to ``last`` (both included) of a period that act as one; ``head`` is the last of them."""

    kind: ChunkKind
    first: int
    last: int
    head: Token


def find_chunks(tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """Return the chunks of a period in order; every token is in exactly one."""
    chunks: list[Chunk] = []
    position = 0
    while position < len(tokens):
        last = _phrase_end(tokens, position)
        if last >= position:
            chunks.append(Chunk("phrase", position, last, tokens[last]))
            position = last + 1
            continue
        token = tokens[position]
        chunks.append(Chunk(_single_kind(token), position, position, token))
        position += 1
    return tuple(chunks)


def is_time(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Return whether the phrase says when: "Tuesday", "late last week", "two days"."""
    words = tokens[chunk.first : chunk.last + 1]
    if words[-1].tag == "name" and words[-1].low in ("day", "spring", "summer", "winter", "moment", "noon"):
        return False  # Mr. Day said
    return any(word.low.rstrip(".,") in grammar.TIME_WORDS for word in words[-2:]) and all(
        word.low in grammar.TIME_WORDS or word.tag in ("determiner", "noun") or word.low.endswith("day")
        for word in words
    )


_KINDS: Final[dict[TokenKind, ChunkKind]] = {
    "quote": "quote",
    "bracket": "bracket",
    "comma": "comma",
    "colon": "colon",
    "semicolon": "semicolon",
    "dash": "dash",
    "stop": "stop",
}
_TAGS: Final[dict[Tag, ChunkKind]] = {
    "pronoun": "pronoun",
    "preposition": "preposition",
    "conjunction": "conjunction",
    "subordinator": "subordinator",
    "auxiliary": "auxiliary",
    "adverb": "adverb",
    "past": "verb",
    "present": "verb",
    "base": "verb",
    "gerund": "gerund",
    "to": "to",
}


def _single_kind(token: Token) -> ChunkKind:
    if token.kind in _KINDS:
        return _KINDS[token.kind]
    return _TAGS.get(token.tag, "phrase")


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Return the last token of the noun phrase that begins at ``first``; less than ``first`` if none does."""
    position = first
    last = first - 1
    while position < len(tokens):
        token = tokens[position]
        if token.tag in ("name", "noun"):
            if last >= first and _splits(tokens, last, position):
                break
            last = position
        elif token.tag == "determiner":
            if last >= first and not (tokens[last].possessive or tokens[last].tag == "determiner"):
                break
            last = position
        elif not _modifies(tokens, position, last, first):
            break
        position += 1
    return last


def _modifies(tokens: Sequence[Token], position: int, last: int, first: int) -> bool:
    """Return whether the word stands inside a phrase before its head: the newly elected president, The Hague of old."""
    if last < first or position + 1 >= len(tokens) or tokens[position].kind != "word":
        return False
    inside = tokens[last].tag == "determiner" or tokens[last].possessive
    following = tokens[position + 1]
    if tokens[position].tag == "gerund" and following.tag == "noun" and speakers.is_role(following.low):
        return True  # the town's planning director
    if tokens[position].tag == "adverb":
        return inside and (following.tag in ("noun", "name") or following.low.endswith(("ed", "ing")))
    if tokens[position].tag in ("past", "gerund") and position - last <= 2 and tokens[position - 1].tag == "adverb":
        return inside and following.tag in ("noun", "name")
    return False


def _splits(tokens: Sequence[Token], last: int, position: int) -> bool:
    """Return whether a name begins a phrase of its own: "the plan Okafor called …", but "spokesman Bram Lindt"."""
    before, word = tokens[last], tokens[position]
    if word.tag != "name" or before.tag != "noun" or before.possessive or before.text[0].isupper():
        return False
    if before.low.rstrip(".") in grammar.TIME_WORDS:
        return True
    if "-" in before.low or before.low in speakers.BEFORE_NAMES or speakers.is_role(before.low):
        return False
    after = position
    while after < len(tokens) and tokens[after].tag == "name" and not tokens[after].possessive:
        after += 1
    # the top Norlandian diplomat: the name stands inside the phrase
    return not (after < len(tokens) and tokens[after].tag in ("noun", "name"))
