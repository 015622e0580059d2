"""What is a word of a sentence where it stands, by the words around it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.periods import Period
from briefing.summarize.quotes.tokens import CLOSING_VERBS, ROUGHLY, Marks, Token, Word, find_marks, quote_token
from briefing.summarize.quotes.wordforms import Tag, VerbForm, WordForm


def read_tokens(period: Period) -> tuple[list[Token], list[int]]:
    """Return the tokens of a period in order, each quotation one of them, and where each starts."""
    text, position = period.text, period.start
    tokens: list[Token] = []
    starts: list[int] = []
    for index in period.held:
        span = period.quotations[index].span
        _add_stretch(text, position, span.start, tokens, starts)
        tokens.append(quote_token(span.of(text), index))
        starts.append(span.start)
        position = span.end
    _add_stretch(text, position, period.end, tokens, starts)
    _retag(tokens)
    return tokens, starts


def _add_stretch(text: str, start: int, end: int, tokens: list[Token], starts: list[int]) -> None:
    """Add what stands outside of quotations, each word as what the token before it makes it."""
    if start >= end:
        return
    previous = tokens[-1] if tokens else _NOTHING
    for found, place in zip(*find_marks(text, start, end), strict=False):  # blanks may follow the last word
        if type(found) is Marks:
            for mark, offset in zip(found.marks, found.starts, strict=True):
                previous = mark[_tag(mark.form, previous)] if type(mark) is Word else mark
                tokens.append(previous)
                starts.append(place + offset)
        else:
            previous = found[_tag(found.form, previous)] if type(found) is Word else found
            tokens.append(previous)
            starts.append(place)


def _tag(form: WordForm, previous: Token) -> Tag:
    """Return what a word is, by itself or by the token before it."""
    if form.names_inside and previous.kind not in _BEFORE_A_START:
        return "name"
    if form.tag is not None:
        return form.tag
    if form.opening is not None:
        return "name" if previous.kind == "quote" else form.opening
    if form.low in _TOLD_APART:
        return _told_apart(form.low, previous)
    return _open_class(form.low, form.verb, previous)


def _told_apart(low: str, previous: Token) -> Tag:
    match low:
        case "since":  # has since apologised
            return "adverb" if previous.tag == "auxiliary" else "preposition"
        case "but":  # all but accused
            return "adverb" if previous.low == "all" else "conjunction"
        case _:  # a guard at the mine; but a friend of mine
            return "noun" if previous.possessive or previous.tag in _HOLDING else "pronoun"


def _open_class(low: str, verb: VerbForm | None, previous: Token) -> Tag:
    before = previous.tag
    if before == "determiner" or previous.possessive:
        if previous.low in _STANDING_ALONE and low in speech.PAST_OF:
            return "past"  # some chanted
        if low not in ("said", "says"):
            return "noun"
    match verb:
        case "past" | "gerund":
            return verb
        case "present":
            return _present(low, before)
        case "base":
            return _base(low, before, previous)
        case "-ize" if previous.low.startswith("help"):
            return "base"  # helped legitimize
        case "-ed" if before in ("noun", "name", "pronoun", "adverb", "auxiliary"):
            return "past"
        case _:
            return "noun"


def _present(low: str, before: Tag) -> Tag:
    if low in speech.NOUN_LIKE:
        return "present" if before in ("name", "pronoun") else "noun"
    return "present" if before not in ("preposition", "to") else "noun"


def _base(low: str, before: Tag, previous: Token) -> Tag:
    if before in ("to", "auxiliary", "pronoun"):
        return "base"
    if low in speech.NOUN_LIKE:
        return "noun"
    if low in _NEVER_NOUNS and before in ("noun", "name"):
        return "base"
    plural = before in ("noun", "name") and previous.low.endswith("s")
    return "base" if plural or before in ("adverb", "conjunction") else "noun"


def _retag(tokens: list[Token]) -> None:
    """Put in their places the verbs that only what follows tells from nouns: a message on the wall reads."""
    doubtful = [index for index, token in enumerate(tokens) if token.doubtful]
    thoughts = [(index, tag) for index in doubtful if (tag := _second_thought(tokens, index)) is not None]
    if _opens_with_participle(tokens):
        thoughts.insert(0, (0, "gerund"))
    for index, tag in thoughts:
        tokens[index] = tokens[index].tagged(tag)


def _second_thought(tokens: Sequence[Token], index: int) -> Tag | None:
    """Return what a token is, where what follows it tells that it is something else than its tag says."""
    if index + 1 == len(tokens):
        return None
    low = tokens[index].low
    if low in ROUGHLY:  # about four in ten said
        return "determiner" if _is_count(tokens[index + 1]) else None
    if not index or not _is_verb(tokens, index):
        return None
    return "present" if low in speech.PRESENT_OF else "base"


def _opens_with_participle(tokens: Sequence[Token]) -> bool:
    """Dashing into the hall, Ms. Okafor called … — but: Fleming said; Manning, a clerk, said."""
    if len(tokens) < 2 or tokens[0].tag != "name":
        return False
    low = tokens[0].low
    return low.endswith("ing") and len(low) > 6 and tokens[1].low in _BEHIND_A_PARTICIPLE


def _is_count(token: Token) -> bool:
    return token.tag == "determiner" and (token.kind == "number" or token.low in _NUMBERS)


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    low, before, after = tokens[index].low, tokens[index - 1], tokens[index + 1]
    if before.possessive:
        return False
    if before.tag == "adverb" and tokens[index - 2].tag == "auxiliary" and low in speech.BASE_OF:
        return True
    quoted = low in CLOSING_VERBS and after.kind == "stop"
    if quoted and any(earlier.kind == "quote" for earlier in tokens[max(0, index - 7) : index]):
        return True
    return _reads_as_verb(low, before, after)


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


# What stands before the first word of a period.
_NOTHING: Final = Token("", "", "stop", "other", False, "stop", False)
# Words of closed classes that are in two of them.
_TOLD_APART: Final = frozenset({"since", "but", "mine"})
_BEHIND_A_PARTICIPLE: Final = frozenset(
    {"into", "out", "off", "through", "from", "to", "up", "the", "a", "his", "her", "their"}
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
_NUMBERS: Final = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "one"})
_BEFORE_A_START: Final = frozenset({"stop", "colon", "quote", "dash", "semicolon"})
_HOLDING: Final = frozenset({"determiner", "noun", "name"})
