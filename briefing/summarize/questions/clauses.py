"""What is the subject of a verb, and who owns what is needed?"""

from __future__ import annotations

import re
from typing import Final

from briefing.model import Span
from briefing.summarize.lexicon.decisions import VERB_GROUP
from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.text.datelines import behind_dateline

_TOKEN: Final = re.compile(r"\S+")
_SUBJECT_OPENERS: Final = frozenset(
    [
        "that",
        "but",
        "whether",
        "if",
        "although",
        "though",
        "while",
        "because",
        "when",
        "where",
        "as",
        "since",
        "said",
        "says",
        "so",
        "yet",
        "which",
        "than",
        "after",
        "before",
        "until",
        "unless",
        "for",
    ]
)
FINITE: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "may",
        "might",
        "could",
        "can",
        "should",
        "did",
        "does",
    ]
)
_RAISING: Final = frozenset(
    ("appear", "appears", "appeared", "seem", "seems", "seemed", "continue", "continues", "continued")
)
_LONGEST_SUBJECT: Final = 12
_DASHES: Final = ("-", "–", "—", "--")
_BULLETS: Final = ("•", "-", "*", "–", "·", "▪")


def subject_before(text: str, start: int, verb: int) -> Span | None:
    """Return the subject of the verb group that holds ``verb``; None where none stands before it in its clause.

    ``start`` is where the sentence starts; the place that it was filed under is no subject. An apposition between
    commas is jumped over: "Bo Lind, the mayor, declined".
    """
    start = behind_dateline(text, Span(start, verb)).start
    tokens = [Span(*token.span()) for token in _TOKEN.finditer(text, start, verb)]
    if tokens and tokens[0].of(text) in _BULLETS:
        tokens.pop(0)
    _drop_verb_group(text, tokens)
    if tokens and tokens[-1].of(text).endswith(","):
        tokens = _before_apposition(text, tokens)
    elif tokens and tokens[-1].of(text) in _DASHES:
        tokens = _before_dash(text, tokens)
    return _noun_phrase(text, tokens)


def owner_in(text: str, need: Span) -> Span | None:
    """Return whose consent is needed: "US sign-off" -> US, "approval by both chambers" -> both chambers."""
    words = need.of(text)
    giver = re.search(r"\s(?:of|by|from)\s+", words)
    if giver:
        return Span(need.start + giver.end(), need.end)
    cut = words.rstrip().rfind(" ")
    owner = words[:cut].rstrip() if cut > 0 else ""
    owner = re.sub(r"['’]s?$", "", owner)
    return (
        Span(need.start, need.start + len(owner))
        if owner and owner.lower() not in ("a", "an", "the", "its", "final")
        else None
    )


def _drop_verb_group(text: str, tokens: list[Span]) -> None:
    """Take off the auxiliaries and adverbs that stand before the verb: "is still", "appears to be"."""
    while tokens:
        low = tokens[-1].of(text).lower()
        if low == "to" and len(tokens) > 1 and tokens[-2].of(text).lower() in _RAISING:
            del tokens[-2:]
        elif low in VERB_GROUP or (low.endswith("ly") and len(low) > 4):
            tokens.pop()
        else:
            return


def _before_apposition(text: str, tokens: list[Span]) -> list[Span]:
    for position in range(len(tokens) - 2, max(-1, len(tokens) - 18), -1):
        if tokens[position].of(text).endswith(","):
            bare = Span(tokens[position].start, tokens[position].end - 1)
            return [*tokens[:position], bare]
    return []


def _before_dash(text: str, tokens: list[Span]) -> list[Span]:
    """Return what stands before an insertion between two dashes: "the bank - which lost much - is weighing"."""
    for position in range(len(tokens) - 2, -1, -1):
        if tokens[position].of(text) in _DASHES:
            return tokens[:position]
    return []


def _noun_phrase(text: str, tokens: list[Span]) -> Span | None:
    first = len(tokens)
    if tokens and tokens[-1].of(text).lower() in ("he", "she", "they", "it"):
        return tokens[-1]
    for position in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _LONGEST_SUBJECT), -1):
        word = tokens[position].of(text)
        low = word.lower()
        if (
            low in _SUBJECT_OPENERS
            or low in SAYING_FORMS
            or low in FINITE
            or word.endswith((",", ";", ":", "—", "–", "”", '"'))
        ):
            break
        if low == "and" and _has_verb(text, tokens[:position]):
            break
        first = position
    if first == len(tokens):
        return None
    phrase = Span(tokens[first].start, tokens[-1].end)
    words = phrase.of(text).split()
    if not words:
        return None  # ", , will decide": marks alone
    if words[0] in ("And", "But", "So", "Yet", "Then", "Now", "Still", "However", "Meanwhile", "Also", "Instead"):
        return Span(tokens[first + 1].start, tokens[-1].end) if len(words) > 1 else None
    return None if words[-1].lower() in ("who", "which", "that", "to", "it", "there", "and", "by") else phrase


def _has_verb(text: str, tokens: list[Span]) -> bool:
    return any(
        (low := token.of(text).lower().strip(",")) in VERB_GROUP or low in SAYING_FORMS or low.endswith("ed")
        for token in tokens
    )
