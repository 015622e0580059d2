"""What does a word tell by itself, whatever stands around it?"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from briefing.summarize.lexicon import grammar, speech

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
# The form of a verb that a word may have; "-ed" and "-ize" are endings of words in no list.
VerbForm = Literal["past", "gerund", "present", "base", "-ed", "-ize"]

_POSSESSIVE_END: Final = re.compile(r"['’]s?\Z")
_CONTRACTION: Final = re.compile(r"['’](?:s|ve|ll|d|re|m)\Z")


class WordForm(NamedTuple):
    """A word without its place.

    ``low`` is in small letters and without 's, 've and the like. ``tag`` is None where the words before it tell what
    it is: then ``opening`` is its tag at the start of a sentence, for a capitalised word, and ``verb`` the form of a
    verb that it may be. ``names_inside`` says that its capital makes it a name inside a sentence.
    """

    low: str
    possessive: bool
    names_inside: bool
    tag: Tag | None
    opening: Tag | None = None
    verb: VerbForm | None = None


def is_unlisted(low: str) -> bool:
    """Return whether a word, in small letters, is in no list and has no telling end: a name or a noun, as most are."""
    return low not in _LISTED and not low.endswith(_TELLING_ENDS) and "'" not in low and "’" not in low


def word_form(word: str) -> WordForm:
    """Return what a word tells by itself."""
    low = bare = word.lower()
    possessive = False
    if "'" in word or "’" in word:
        possessive = _POSSESSIVE_END.search(word) is not None
        bare = _CONTRACTION.sub("", low) or low
    capital = word[0].isupper()
    shouted = capital and word.isupper()
    names_inside = capital and (bare not in _NEVER_NAMES or (shouted and len(word) > 1))
    tag, opening, verb = _tags(word, low, bare, capital=capital, shouted=shouted)
    return WordForm(bare, possessive, names_inside, tag, opening, verb)


def _tags(
    word: str, low: str, bare: str, *, capital: bool, shouted: bool
) -> tuple[Tag | None, Tag | None, VerbForm | None]:
    """Return the tag, the tag of an opening word, and the form of a verb that the word may be."""
    if shouted and low in ("us", "it", "who"):
        return "name", None, None  # a US official, the WHO
    if low in grammar.AUXILIARIES and not (capital and low in ("will", "may")):
        return "auxiliary", None, None
    if bare in ("since", "but", "mine"):
        return None, None, None
    if bare in _CLOSED:
        return _CLOSED[bare], None, None
    if word[0] == "@" or word[0].isdigit():
        return "name", None, None
    if capital:
        opening = _tag_of_opening(bare)
        return ("name" if opening == "name" else None), opening, None
    return _open_class(low)


def _tag_of_opening(bare: str) -> Tag:
    """Return what a capitalised word is that opens a sentence and is in no closed class."""
    if bare.endswith("ly") and bare not in grammar.NOT_ADVERBS:
        return "adverb"
    if bare in speech.GERUND_OF or bare in grammar.GERUNDS:
        return "gerund"
    if bare in speech.PAST_OF or bare in grammar.PAST_VERBS:
        return "past"
    return "name"


def _open_class(low: str) -> tuple[Tag | None, Tag | None, VerbForm | None]:
    """Return what a word of no closed class is; it is a verb only where the words before it say so."""
    if low.endswith("ly") and low not in grammar.NOT_ADVERBS:
        return "adverb", None, None
    verb = None if low in _ADJECTIVAL else _verb_form(low)
    return ("noun" if verb is None else None), None, verb


def _verb_form(low: str) -> VerbForm | None:
    if low in speech.PAST_OF or low in grammar.PAST_VERBS:
        return "past"
    listed = low in speech.GERUND_OF or low in grammar.GERUNDS
    if low.endswith("ing") and len(low) > 4 and "-" not in low and (listed or len(low) > 6):
        return "gerund"
    if low in speech.PRESENT_OF or low in grammar.PRESENT_VERBS:
        return "present"
    if low in speech.BASE_OF or low in grammar.BASE_VERBS:
        return "base"
    if low.endswith("ize") and len(low) > 7:
        return "-ize"
    return "-ed" if low.endswith("ed") and len(low) > 4 else None


# Participles that stand before the name of whom they describe: said retired Gen. Ines Okafor.
_ADJECTIVAL: Final = frozenset(
    {"retired", "unnamed", "unidentified", "embattled", "longtime", "celebrated", "armed", "united", "mixed", "limited"}
)
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
_LISTED: Final = _ADJECTIVAL.union(
    _CLOSED,
    grammar.AUXILIARIES,
    *(speech.PAST_OF, speech.PRESENT_OF, speech.BASE_OF, speech.GERUND_OF),
    *(grammar.PAST_VERBS, grammar.PRESENT_VERBS, grammar.BASE_VERBS, grammar.GERUNDS),
)
_TELLING_ENDS: Final = ("ly", "ed", "ing", "ize")
