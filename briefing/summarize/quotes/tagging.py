"""What is a word of a sentence where it stands, by the words around it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import itemgetter
from typing import Final

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.periods import Period
from briefing.summarize.quotes.tokens import CLOSING_VERBS, ROUGHLY, Mark, Token, find_marks, quote_token
from briefing.summarize.quotes.wordforms import Tag, VerbForm, WordForm


def read_tokens(period: Period) -> tuple[list[Token], list[int]]:
    """Return the tokens of a period in order, each quotation one of them, and where each starts."""
    marks: list[Mark] = []
    starts: list[int] = []
    position = period.start
    for index in period.held:
        span = period.quotations[index].span
        _add_stretch(period.text, position, span.start, marks, starts)
        marks.append(quote_token(span.of(period.text), index))
        starts.append(span.start)
        position = span.end
    _add_stretch(period.text, position, period.end, marks, starts)
    return _retagged(_tagged(marks)), starts


def _add_stretch(text: str, start: int, end: int, marks: list[Mark], starts: list[int]) -> None:
    """Add what stands outside of quotations."""
    if start < end:
        found, places = find_marks(text, start, end)
        marks += found
        starts += places


def _tagged(marks: Sequence[Mark]) -> list[Token]:
    """Return the marks as tokens, each word as what the token before it makes it."""
    tokens: list[Token] = []
    previous = None
    for mark in marks:
        previous = mark if isinstance(mark, Token) else mark[_tag(mark.form, previous)]
        tokens.append(previous)
    return tokens


def _tag(form: WordForm, previous: Token | None) -> Tag:
    """Return what a word is, by itself or by the token before it."""
    if form.names_inside and previous is not None and previous.kind not in _BEFORE_A_START:
        return "name"
    return form.tag or _tag_behind(form, previous)


def _tag_behind(form: WordForm, previous: Token | None) -> Tag:
    if form.opening is not None:
        return "name" if previous is not None and previous.kind == "quote" else form.opening
    if form.low == "since":  # has since apologised
        return "adverb" if previous is not None and previous.tag == "auxiliary" else "preposition"
    if form.low == "but":  # all but accused
        return "adverb" if previous is not None and previous.low == "all" else "conjunction"
    if form.low == "mine":  # a guard at the mine; but a friend of mine
        return "noun" if previous is not None and (previous.possessive or previous.tag in _HOLDING) else "pronoun"
    return _open_class(form.low, form.verb, previous)


def _open_class(low: str, verb: VerbForm | None, previous: Token | None) -> Tag:
    before: Tag = previous.tag if previous is not None else "other"
    held = before == "determiner" or (previous is not None and previous.possessive)
    if held and previous is not None and previous.low in _STANDING_ALONE and low in speech.PAST_OF:
        return "past"  # some chanted
    if held and low not in ("said", "says"):
        return "noun"
    match verb:
        case "past" | "gerund":
            return verb
        case "present":
            return _present(low, before)
        case "base":
            return _base(low, before, previous)
        case "-ize" if previous is not None and previous.low.startswith("help"):
            return "base"  # helped legitimize
        case "-ed" if before in ("noun", "name", "pronoun", "adverb", "auxiliary"):
            return "past"
        case _:
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


def _retagged(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the verbs that only what follows tells from nouns: a message on the wall reads."""
    retagged = tokens
    for index, tag in _second_thoughts(tokens):
        retagged = list(tokens) if retagged is tokens else retagged
        retagged[index] = tokens[index].tagged(tag)
    return retagged


def _second_thoughts(tokens: list[Token]) -> Iterator[tuple[int, Tag]]:
    """Yield each token that is something else than its tag says, with what it is."""
    doubtful = list(compress(range(len(tokens) - 1), map(_DOUBTFUL, tokens)))
    if len(tokens) > 1 and tokens[0].tag == "name" and _opens_participle(tokens[0], tokens[1]):
        yield 0, "gerund"
    for index in doubtful:
        low = tokens[index].low
        if low in ROUGHLY:  # about four in ten said
            if _is_count(tokens[index + 1]):
                yield index, "determiner"
        elif index and _is_verb(tokens, index):
            yield index, "present" if low in speech.PRESENT_OF else "base"


def _opens_participle(token: Token, following: Token) -> bool:
    """Dashing into the hall, Ms. Okafor called … — but: Fleming said; Manning, a clerk, said."""
    return len(token.low) > 6 and token.low.endswith("ing") and following.low in _BEHIND_A_PARTICIPLE


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


_DOUBTFUL: Final = itemgetter(Token._fields.index("doubtful"))
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
