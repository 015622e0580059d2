"""What are the words of a sentence, with its quotations held shut?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from briefing.summarize.lexicon import grammar, speech
from briefing.summarize.quotes.periods import Period

TokenKind = Literal["word", "number", "quote", "bracket", "comma", "colon", "semicolon", "dash", "stop"]
# What a word can be, as far as lists and its shape tell.
Tag = Literal[
    "name",
    "noun",
    "pronoun",
    "determiner",
    "preposition",
    "conjunction",
    "subordinator",
    "auxiliary",
    "adverb",
    "past",
    "present",
    "base",
    "gerund",
    "to",
    "other",
]

_TOKEN: Final = re.compile(
    r"""(?P<bracket>[(\[][^()\[\]]{0,160}[)\]])
    |(?P<number>[$€£#]?\d[\d,.]*\d%?(?:th|st|nd|rd|s)?|\d%?(?:th|st|nd|rd)?)(?![\w-])
    |(?P<word>@?[^\W_][\w@]*+(?:[-'’.&/](?=\w)[\w@]*+)*+(?:\.(?=\s*[^\s"'”’)\]]))?)
    |(?P<possessive>['’])
    |(?P<comma>,)|(?P<colon>:)|(?P<semicolon>;)|(?P<dash>[—–―]|--+|(?<=\s)-(?=\s))|(?P<stop>[.!?…]+)""",
    re.VERBOSE,
)
_POSSESSIVE_END: Final = re.compile(r"['’]s?\Z")
_CONTRACTION: Final = re.compile(r"['’](?:s|ve|ll|d|re|m)\Z")


class Token(NamedTuple):
    """A word, mark or shut stretch of a sentence. ``quotation`` is its index in the text's quotations, or -1."""

    start: int
    end: int
    text: str
    low: str
    kind: TokenKind
    tag: Tag = "other"
    possessive: bool = False
    quotation: int = -1


def read_tokens(period: Period) -> tuple[Token, ...]:
    """Return the tokens of a period in order, each quotation one of them."""
    return _retagged(tuple(_tokens(period)))


def _retagged(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with the verbs that only what follows tells from nouns: a message on the wall reads."""
    changed: list[Token] | None = None
    for index in range(len(tokens) - 1):
        token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
        if token.low in _ROUGHLY and after.tag == "determiner" and (after.kind == "number" or after.low in _NUMBERS):
            changed = list(tokens) if changed is None else changed
            changed[index] = token._replace(tag="determiner")  # about four in ten said
            continue
        if not index:
            continue
        if token.tag != "noun" or before.possessive:
            continue
        quoted = after.kind == "stop" and any(earlier.kind == "quote" for earlier in tokens[max(0, index - 7) : index])
        asked = before.tag == "adverb" and tokens[index - 2].tag == "auxiliary" and token.low in speech.BASE_OF
        if not asked and not _reads_as_verb(token.low, before, after) and not (quoted and token.low in _CLOSING_VERBS):
            continue
        changed = list(tokens) if changed is None else changed
        changed[index] = token._replace(tag="present" if token.low in speech.PRESENT_OF else "base")
    return tokens if changed is None else tuple(changed)


def _reads_as_verb(low: str, before: Token, after: Token) -> bool:
    if low in speech.PRESENT_OF:
        subject = before.tag in ("noun", "name") and not before.low.endswith("s")
    elif low in speech.BASE_OF:
        subject = (
            (before.tag in ("noun", "name") and before.low.endswith("s"))
            or before.kind == "number"
            or before.low in _NUMBERS
            or before.low == "men"
        )
    else:
        return False
    if low in speech.NOUN_LIKE and before.kind == "comma":  # her aide, Bram Lindt, calls it a mess
        return after.tag in ("determiner", "pronoun", "name") or after.kind == "quote"
    if low in speech.NOUN_LIKE:
        return subject and (after.kind in ("colon", "quote") or after.low in ("that", "he", "she", "it", "they", "we"))
    return subject


def _tokens(period: Period) -> Iterator[Token]:
    text, position = period.text, period.start
    previous: Token | None = None
    for index in period.held:
        span = period.quotations[index].span
        for match in _TOKEN.finditer(text, position, span.start):
            if match.lastgroup != "possessive":
                previous = _token(text, match, previous)
                yield previous
        previous = Token(span.start, span.end, text[span.start : span.end], "", "quote", quotation=index)
        yield previous
        position = span.end
    for match in _TOKEN.finditer(text, position, period.end):
        if match.lastgroup != "possessive":
            previous = _token(text, match, previous)
            yield previous


def _token(text: str, match: re.Match[str], previous: Token | None) -> Token:
    start, stop = match.span()
    words = match[0]
    match match.lastgroup:
        case "word":
            follows = text[stop : stop + 1]
            low = bare = words.lower()
            possessive = follows in ("'", "’") and low[-1] == "s"
            if "'" in words or "’" in words:
                possessive = possessive or bool(_POSSESSIVE_END.search(words))
                bare = _CONTRACTION.sub("", low)
            return Token(
                start, stop, words, bare if bare else low, "word", _tag(words, low, bare or low, previous), possessive
            )
        case "number":
            return Token(start, stop, words, words, "number", "determiner")
        case kind:
            return Token(start, stop, words, words, kind)  # type: ignore[arg-type]


def _tag(words: str, low: str, bare: str, previous: Token | None) -> Tag:
    """Return what a word is by lists, its shape and the word before it; ``bare`` is without 's, 've and the like."""
    capital = words[0].isupper()
    if capital and low in ("us", "it", "who") and words.isupper():
        return "name"  # a US official, the WHO
    inside = previous is not None and previous.kind not in ("stop", "colon", "quote", "dash", "semicolon")
    if capital and inside and (bare not in _NEVER_NAMES or (words.isupper() and len(words) > 1)):
        return "name"
    if low in grammar.AUXILIARIES and not (capital and low in ("will", "may")):
        return "auxiliary"
    if bare == "since" and previous is not None and previous.tag == "auxiliary":
        return "adverb"  # has since apologised
    if bare == "but" and previous is not None and previous.low == "all":
        return "adverb"  # all but accused
    if bare in _CLOSED:
        return _CLOSED[bare]
    if words[0] == "@" or words[0].isdigit():
        return "name"
    if capital:
        return "name" if previous is not None and previous.kind == "quote" else _tag_of_opening(bare)
    return _open_class(low, previous)


def _tag_of_opening(bare: str) -> Tag:
    """Return what a capitalised word is that opens a sentence and is in no closed class."""
    if bare.endswith("ly") and bare not in grammar.NOT_ADVERBS:
        return "adverb"
    if bare in speech.GERUND_OF or bare in grammar.GERUNDS:
        return "gerund"
    if bare in speech.PAST_OF or bare in grammar.PAST_VERBS:
        return "past"
    return "name"


def _open_class(low: str, previous: Token | None) -> Tag:
    before: Tag = previous.tag if previous is not None else "other"
    held = before == "determiner" or (previous is not None and previous.possessive)
    if held and previous is not None and previous.low in _STANDING_ALONE and low in speech.PAST_OF:
        return "past"  # some chanted
    if low.endswith("ly") and low not in grammar.NOT_ADVERBS:
        return "adverb"
    if (held and low not in ("said", "says")) or low in _ADJECTIVAL:
        return "noun"
    if low in speech.PAST_OF or low in grammar.PAST_VERBS:
        return "past"
    if (
        low.endswith("ing")
        and len(low) > 4
        and "-" not in low
        and (low in speech.GERUND_OF or low in grammar.GERUNDS or len(low) > 6)
    ):
        return "gerund"
    if low in speech.PRESENT_OF or low in grammar.PRESENT_VERBS:
        return _present(low, before)
    if low in speech.BASE_OF or low in grammar.BASE_VERBS:
        return _base(low, before, previous)
    if low.endswith("ize") and len(low) > 7 and previous is not None and previous.low.startswith("help"):
        return "base"  # helped legitimize
    if low.endswith("ed") and len(low) > 4 and before in ("noun", "name", "pronoun", "adverb", "auxiliary"):
        return "past"
    return "noun"


def _present(low: str, before: Tag) -> Tag:
    if low in speech.NOUN_LIKE:
        return "present" if before in ("name", "pronoun") else "noun"
    return "present" if before not in ("preposition", "to") else "noun"


def _base(low: str, before: Tag, previous: Token | None) -> Tag:
    if before in ("to", "auxiliary", "pronoun"):
        return "base"
    if low in speech.NOUN_LIKE:
        return "noun"
    if low in _NEVER_NOUNS and before in ("noun", "name"):
        return "base"
    plural = before in ("noun", "name") and previous is not None and previous.low.endswith("s")
    return "base" if plural or before in ("adverb", "conjunction") else "noun"


# Participles that stand before the name of whom they describe: said retired Gen. Ines Okafor.
_ADJECTIVAL: Final = frozenset(
    {"retired", "unnamed", "unidentified", "embattled", "longtime", "celebrated", "armed", "united", "mixed", "limited"}
)
_NEVER_NOUNS: Final = frozenset(
    {
        "say",
        "tell",
        "argue",
        "insist",
        "write",
        "believe",
        "acknowledge",
        "suggest",
        "describe",
        "explain",
        "accuse",
        "assert",
        "contend",
        "allege",
        "declare",
        "announce",
        "deny",
        "admit",
        "think",
    }
)
# Determiners that can be who acts.
_STANDING_ALONE: Final = frozenset({"some", "many", "most", "all", "both", "several", "few", "another", "one"})
_ROUGHLY: Final = frozenset({"about", "around", "over", "nearly", "roughly", "almost", "under"})
_NUMBERS: Final = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "one"})
# Nouns in the middle of a sentence, verbs behind a quotation: “…,” a message on the wall reads.
_CLOSING_VERBS: Final = frozenset({"reads", "states", "notes", "claims", "reports", "explains", "concludes"})
_CLOSED: Final[dict[str, Tag]] = {
    **dict.fromkeys(grammar.ADVERBS, "adverb"),
    **dict.fromkeys(grammar.SUBORDINATORS, "subordinator"),
    **dict.fromkeys(grammar.PREPOSITIONS, "preposition"),
    **dict.fromkeys(grammar.CONJUNCTIONS, "conjunction"),
    **dict.fromkeys(grammar.PRONOUNS, "pronoun"),
    **dict.fromkeys(grammar.DETERMINERS, "determiner"),
    **dict.fromkeys(("that", "which", "whose", "what"), "subordinator"),
    **dict.fromkeys(("who", "others", "someone"), "pronoun"),
    "to": "to",
}
_NEVER_NAMES: Final = frozenset(_CLOSED) - {"down", "over", "off"}
