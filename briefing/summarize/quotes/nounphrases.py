"""Which words of a period go together as one noun phrase?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.summarize.lexicon import grammar, speakers
from briefing.summarize.quotes.tokens import ChunkKind, Token


def find_chunks(tokens: Sequence[Token]) -> tuple[list[ChunkKind], list[int]]:
    """Return the kinds of the chunks of a period, in order, and the last token of each; every token is in one."""
    kinds: list[ChunkKind] = []
    lasts: list[int] = []
    last = -1
    for position, token in enumerate(tokens):
        if position > last:
            kind = token.alone
            last = _phrase_end(tokens, position) if kind == "phrase" else position
            kinds.append(kind)
            lasts.append(last)
    return kinds, lasts


def is_time(words: Sequence[Token]) -> bool:
    """Return whether the words of a phrase say when: "Tuesday", "late last week", "two days"."""
    last = words[-1]
    if not (_is_of_time(last) or (len(words) > 1 and _is_of_time(words[-2]))):
        return False
    if last.tag == "name" and last.low in _NAMES_TOO:
        return False  # Mr. Day said
    return all(
        word.low in grammar.TIME_WORDS or word.tag in ("determiner", "noun") or word.low.endswith("day")
        for word in words
    )


def _is_of_time(word: Token) -> bool:
    return word.low.rstrip(".,") in grammar.TIME_WORDS


_NAMES_TOO: Final = frozenset({"day", "spring", "summer", "winter", "moment", "noon"})


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Return the last token of the noun phrase that begins at ``first``."""
    last = first
    for position in range(first + 1, len(tokens)):
        tag = tokens[position].tag
        if tag == "noun":
            last = position
        elif tag == "name":
            if _splits(tokens, last, position):
                break
            last = position
        elif tag == "determiner":
            if not (tokens[last].tag == "determiner" or tokens[last].possessive):
                break
            last = position
        elif tag not in _MODIFYING or not _modifies(tokens, position, last):
            break
    return last


def _modifies(tokens: Sequence[Token], position: int, last: int) -> bool:
    """Return whether the word stands inside a phrase before its head: the newly elected president, The Hague of old."""
    if position + 1 >= len(tokens):
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


_MODIFYING: Final = frozenset({"adverb", "past", "gerund"})


def _splits(tokens: Sequence[Token], last: int, position: int) -> bool:
    """Return whether a name begins a phrase of its own: "the plan Okafor called …", but "spokesman Bram Lindt"."""
    before = tokens[last]
    if before.tag != "noun" or before.possessive or before.text[0].isupper():
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
