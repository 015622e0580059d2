"""What are the words and marks of a stretch without quotations?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.wordforms import Tag, WordForm, word_form
from briefing.summarize.text.printed import cut_at_blanks
from briefing.summarize.text.wordfacts import WordFacts

TokenKind = Literal["word", "number", "quote", "bracket", "comma", "colon", "semicolon", "dash", "stop"]
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
    "edge",
]

# Blanks are passed inside of a match, since a search that begins anew at each of them costs more than all words. Words
# that begin with a letter stand first for the same reason; those that begin with a figure are tried behind numbers.
# The group is not possessive: with a look-ahead in it, Python 3.11.2 then takes a sign that no word follows.
_INNER: Final = r"""[\w@]*+(?:[-'’.&/](?=\w)[\w@]*+)*(?:\.(?=\s*[^\s"'”’)\]]))?"""
_TOKEN: Final = re.compile(
    rf"""\s*+(?:(?P<word>(?:@[^\W_]|[^\W\d_]){_INNER})
    |(?P<comma>,)
    |(?P<number>(?:[$€£#]?\d[\d,.]*\d%?(?:th|st|nd|rd|s)?|\d%?(?:th|st|nd|rd)?)(?![\w-]))
    |(?P<figure>[^\W_]{_INNER})
    |(?P<bracket>[(\[][^()\[\]]{{0,160}}[)\]])
    |(?P<possessive>['’])
    |(?P<colon>:)|(?P<semicolon>;)|(?P<dash>[—–―]|--+|(?<=\s)-(?=\s))|(?P<stop>[.!?…]+))""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, mark or shut stretch of a sentence, wherever it stands.

    ``alone`` is what it is as a chunk of its own, "phrase" for what opens a noun phrase. ``doubtful`` says that only
    what follows tells whether the tag holds. ``quotation`` is its index in the text's quotations, or -1.
    """

    text: str
    low: str
    kind: TokenKind
    tag: Tag
    possessive: bool
    alone: ChunkKind
    doubtful: bool
    quotation: int = -1

    def tagged(self, tag: Tag) -> Token:
        """Return the same word as something else."""
        return self if tag == self.tag else _token(self.text, self.low, self.kind, tag, possessive=self.possessive)


class Word(dict[Tag, Token]):
    """A word whose tag the token before it tells: as each of the tags that it had anywhere."""

    __slots__ = ("form", "possessive", "text")

    def __init__(self, text: str, form: WordForm, *, possessive: bool) -> None:
        """Begin without any tag."""
        super().__init__()
        self.text = text
        self.form = form
        self.possessive = possessive

    def __missing__(self, tag: Tag) -> Token:
        """Return the word with a tag that it had nowhere yet."""
        self[tag] = token = _token(self.text, self.form.low, "word", tag, possessive=self.possessive)
        return token


# Where a token starts in its stretch, and the token; the word in its place where the token before has a say in its tag.
Mark = tuple[int, Token, Word | None]


def quote_token(text: str, quotation: int) -> Token:
    """Return a quotation, held shut."""
    return Token(text, "", "quote", "other", False, "quote", False, quotation)


def find_marks(text: str, start: int, end: int) -> Iterator[tuple[int, Mark]]:
    """Yield the marks of a stretch in order, each with the place that its offset counts from."""
    stretch = text[start:end]
    words, starts = cut_at_blanks(stretch)
    apart = text[end : end + 1] not in _APOSTROPHES
    if not apart or "-" in words or "(" in stretch or "[" in stretch:
        yield from ((0, mark) for mark in _scan(text, start, end))
        return
    last = len(words) - 1
    for index, word in enumerate(words):
        if word:
            goes_on = word[-1] == "." and index < last and _goes_on(words, index + 1)
            for mark in (_GOING_ON if goes_on else _CLOSING)[word]:
                yield start + starts[index], mark


def _goes_on(words: list[str], index: int) -> bool:
    """Return whether a full stop before the words from ``index`` on is that of an abbreviation: Mr. | Okafor."""
    following = next((word for word in words[index:] if word), "")
    return following != "" and following[0] not in "\"'”’)]"


def _scan(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in _TOKEN.finditer(text, start, end):
        kind: str = match.lastgroup  # type: ignore[assignment]  # every alternative is a group
        first, last = match.span(kind)
        words = match[kind]
        match kind:
            case "word" | "figure":
                form = word_form(words)
                possessive = form.possessive or (form.ends_in_s and text[last : last + 1] in _APOSTROPHES)
                if form.tag is None or form.names_inside:
                    yield first, _UNTAGGED, Word(words, form, possessive=possessive)
                else:
                    yield first, _token(words, form.low, "word", form.tag, possessive=possessive), None
            case "possessive":
                continue
            case "number":
                yield first, _token(words, words, "number", "determiner"), None
            case _:
                yield first, _token(words, words, kind, "other"), None  # type: ignore[arg-type]


_UNTAGGED: Final = Token("", "", "word", "other", False, "phrase", False)
_APOSTROPHES: Final = ("'", "’")
# What a word printed between blanks consists of: at the end of a sentence, and where the sentence goes on behind it.
_CLOSING: Final = WordFacts(lambda word: tuple(_scan(word, 0, len(word))))
_GOING_ON: Final = WordFacts(lambda word: tuple(_scan(f"{word} a", 0, len(word) + 2))[:-1])


def _token(text: str, low: str, kind: TokenKind, tag: Tag, *, possessive: bool = False) -> Token:
    doubtful = low in ROUGHLY or (tag == "noun" and low in VERBS_TOO)
    alone = _TAGS.get(tag, "phrase") if kind in ("word", "number") else kind
    return Token(text, low, kind, tag, possessive, alone, doubtful)  # type: ignore[arg-type]


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
ROUGHLY: Final = frozenset({"about", "around", "over", "nearly", "roughly", "almost", "under"})
# Nouns in the middle of a sentence, verbs behind a quotation: “…,” a message on the wall reads.
CLOSING_VERBS: Final = frozenset({"reads", "states", "notes", "claims", "reports", "explains", "concludes"})
# Nouns where they stand, most of the time.
VERBS_TOO: Final = frozenset(speech.PRESENT_OF) | frozenset(speech.BASE_OF) | CLOSING_VERBS
