"""What are the words and marks of a stretch without quotations?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, final

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.wordforms import Tag, WordForm, is_unlisted, word_form
from briefing.summarize.text.printed import printed_between
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


@dataclass(slots=True)
class Token:
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


@final
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


# A token, or the word in its place where the token before has a say in its tag.
Mark = Token | Word


@final
class Marks(NamedTuple):
    """The marks of a printed word, and where in it each starts."""

    starts: tuple[int, ...]
    marks: tuple[Mark, ...]


def quote_token(text: str, quotation: int) -> Token:
    """Return a quotation, held shut."""
    return Token(text, "", "quote", "other", False, "quote", False, quotation)


def find_marks(text: str, start: int, end: int) -> tuple[Sequence[Mark | Marks], list[int]]:
    """Return the marks of a stretch in order, those of one printed word together, and where each starts in the text."""
    words, starts = printed_between(text, start, end)
    if _reach_over_blanks(text, start, end, words):
        starts, marks = _in_columns(_scan(text, start, end))
        return marks, starts
    while words and not words[-1]:
        words.pop()
    return ([*map(_GOING_ON.__getitem__, words[:-1]), _CLOSING[words[-1]]], starts) if words else ([], [])


def _reach_over_blanks(text: str, start: int, end: int, words: list[str]) -> bool:
    """Return whether a mark rests on more than one word: a bracket, a dash, the stop of “He left. ’”."""
    return (
        (text.find("-", start, end) >= 0 and "-" in words)
        or text.find("(", start, end) >= 0
        or text.find("[", start, end) >= 0
        or text[end : end + 1] in _APOSTROPHES
        or _STOP_BEFORE_MARK.search(text, start, end) is not None
    )


def _scan(text: str, start: int, end: int) -> Iterator[tuple[int, Mark]]:
    for match in _TOKEN.finditer(text, start, end):
        kind: str = match.lastgroup  # type: ignore[assignment]  # every alternative is a group
        first, last = match.span(kind)
        words = match[kind]
        match kind:
            case "word" | "figure":
                owning = text[last : last + 1] in _APOSTROPHES and words[-1] in "sS"
                yield first, _read_word(words, owning=True) if owning else _WORDS[words]
            case "possessive":
                continue
            case "number":
                yield first, _token(words, words, "number", "determiner")
            case _:
                yield first, _token(words, words, kind, "other")  # type: ignore[arg-type]


# Most words that are not letters alone: don't, so-called, Okafor’s.
_ONE_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)+")
_STOP_BEFORE_MARK: Final = re.compile(r"\.\s+[\"'”’)\]]")
_APOSTROPHES: Final = ("'", "’")


def _read_word(text: str, *, owning: bool = False) -> Mark:
    """Return a word; ``owning`` says that an apostrophe alone makes it possessive: the ministers' plan."""
    low = text.lower()
    if is_unlisted(low) and not owning and text[0].isalpha():
        return Token(text, low, "word", "name" if text[0].isupper() else "noun", False, "phrase", False)
    form = word_form(text)
    possessive = form.possessive or owning
    if form.tag is None or (form.names_inside and form.tag != "name"):
        return Word(text, form, possessive=possessive)
    return _token(text, form.low, "word", form.tag, possessive=possessive)


def _cut(word: str) -> Mark | Marks:
    """Return the marks of a word as printed where the sentence goes on behind it."""
    if word.isalpha():
        return _read_word(word)
    bare = word.removesuffix(",")
    if not _is_one_word(bare):
        return _as_cut(list(_scan(f"{word} a", 0, len(word) + 2))[:-1])
    return _WORDS[word] if bare == word else Marks((0, len(bare)), (_WORDS[bare], _COMMA))


def _cut_closing(word: str) -> Mark | Marks:
    """Return the marks of a word as printed that nothing follows."""
    if word[-1] != ".":
        return _GOING_ON[word]
    bare = word[:-1]
    if _is_one_word(bare):
        return Marks((0, len(bare)), (_WORDS[bare], _STOP))
    return _as_cut(_scan(word, 0, len(word)))


def _is_one_word(bare: str) -> bool:
    return bare.isalpha() or _ONE_WORD.fullmatch(bare) is not None


def _as_cut(found: Iterable[tuple[int, Mark]]) -> Mark | Marks:
    starts, marks = _in_columns(found)
    return marks[0] if starts == [0] else Marks(tuple(starts), tuple(marks))


def _in_columns(found: Iterable[tuple[int, Mark]]) -> tuple[list[int], list[Mark]]:
    rows = list(found)
    return [start for start, _ in rows], [mark for _, mark in rows]


_WORDS: Final = WordFacts(_read_word)
_GOING_ON: Final = WordFacts(_cut)
_CLOSING: Final = WordFacts(_cut_closing)


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
_COMMA: Final = _token(",", ",", "comma", "other")
_STOP: Final = _token(".", ".", "stop", "other")
