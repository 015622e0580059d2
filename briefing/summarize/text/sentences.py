"""Where does a paragraph, and where does a sentence, start and end?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from briefing.model import Role, Sentence, Span
from briefing.summarize.lexicon.abbreviations import (
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    INSIDE_A_SENTENCE,
    NEVER_SURNAMES,
    SENTENCE_OPENERS,
)
from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.text.printed import TEXTS_IN_HAND

# A line without the blanks at its ends.
_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_CLOSING: Final = "\"'”’»)]“"
# The end of a sentence: its stop, what closes with it, and a blank before what may open the next one.
_STOP: Final = re.compile(rf"[.!?…](?<![.!?…]{{2}})[.!?…]*+[{re.escape(_CLOSING)}]*+(?=\s)")
_OPENING: Final = "\"'“‘„«([—–-•"
_WORD: Final = re.compile(r"[^\s]+")
_LONGEST_SPEAKER: Final = 6
# Verbs of saying that never stand before their speaker, since who is told stands behind them.
_TELLING: Final = frozenset(("told", "tells", "reminded", "informed", "assured", "texted"))


@lru_cache(maxsize=TEXTS_IN_HAND)
def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Find the non-blank lines of a text, blanks at their ends left out, in text order."""
    return tuple([Span(*match.span()) for match in _LINE.finditer(text)])


def find_sentences(text: str, paragraphs: Sequence[Span], roles: Sequence[Role]) -> tuple[Sentence, ...]:
    """Find the sentences of each paragraph; closing marks belong to the sentence that they close.

    A line that is no prose (a heading, a caption) is cut into sentences like any other and keeps its role. Paragraphs
    are given without blanks at their ends.
    """
    return tuple(
        [
            Sentence(start, end, number, role)
            for number, (paragraph, role) in enumerate(zip(paragraphs, roles, strict=True), start=1)
            for start, end in _split(text, paragraph)
        ]
    )


def _split(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of one paragraph start and end, blanks between them left out."""
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends_a_sentence(text, start, stop, paragraph.end):
            yield start, stop.end()
            start = stop.end()
            while text[start].isspace():
                start += 1
    yield start, paragraph.end


def paragraph_at(paragraphs: Sequence[Span], offset: int) -> int:
    """Return the number, from 1, of the paragraph that holds ``offset``; 0 when it stands between paragraphs."""
    low, high = 0, len(paragraphs)
    while low < high:
        middle = (low + high) // 2
        if paragraphs[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low + 1 if low < len(paragraphs) and paragraphs[low].start <= offset else 0


def _ends_a_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    following = _WORD.search(text, stop.end(), end)
    if following is None:
        return True
    word, marks = following[0], stop[0]
    if len(word) == 1 and word in "—–-―" and marks[-1] in _CLOSING:
        return False  # “We will go.” — Ines Okafor
    opener = word.lstrip(_OPENING)
    if opener[:1] == "@" and word.endswith(":"):
        return True  # They won on Monday. @portwatch: “They did not.”
    if opener[:1].islower() or (opener and not opener[0].isalnum()):
        return False
    if marks == ".":
        return not _is_abbreviated(text, start, stop.start(), opener)
    mark = marks.rstrip(_CLOSING)
    # “Really?” Ms. Okafor asked. — the question belongs to the sentence of whoever asks it.
    return mark in (".", marks) or not _is_attributed(text, following.start(), end)


def _is_attributed(text: str, start: int, end: int) -> bool:
    for position, match in enumerate(islice(_WORD.finditer(text, start, end), _LONGEST_SPEAKER)):
        word = match[0]
        bare = word.rstrip(".,;:")
        if bare in SAYING_FORMS or (position and bare in _TELLING):  # “Really?” Okafor told the board.
            return True
        if position and word[-1] == "," and bare[:1].isupper():
            return _is_told_behind(text, match.end(), end)
        if not bare[:1].isupper() or (position and word != bare and not word.endswith(".")):
            return False
    return False


def _is_told_behind(text: str, start: int, end: int) -> bool:
    """“Really?” Ines Okafor, the chair of the board, asked. — Return whether a verb of saying closes the apposition."""
    comma = text.find(",", start, min(end, start + _LONGEST_APPOSITION))
    words = text[start:comma].split() if comma > 0 else []
    if not words or words[0] not in _OPENING_AN_APPOSITION or not _STOP_INSIDE.isdisjoint(text[start:comma]):
        return False
    following = _WORD.search(text, comma + 1, end)
    return following is not None and following[0].rstrip(".,;:") in SAYING_FORMS


_LONGEST_APPOSITION: Final = 160
_OPENING_AN_APPOSITION: Final = frozenset(("a", "an", "the", "who", "whose", "his", "her", "their", "another", "one"))
_STOP_INSIDE: Final = frozenset('!?“”"')


_LONGEST_ABBREVIATED: Final = 24
_INITIALS: Final = re.compile(r"(?:[A-Z]\.)*[A-Z]")


def _is_abbreviated(text: str, start: int, stop: int, opener: str) -> bool:
    """Return whether the full stop at ``stop`` belongs to the word before it and closes nothing."""
    before = text[max(start, stop - _LONGEST_ABBREVIATED) : stop]
    word = before.split()[-1].lstrip(_OPENING) if before[-1:].strip() else ""
    lowered = word.lower()
    if lowered in BEFORE_A_NAME:  # Sen. Adeyemi
        return True
    if word[-1:].isupper() and _INITIALS.fullmatch(word):  # J. Okafor; C.Q. Marsh; the U.S. Then
        if len(word) == 1 and word != "I":
            return opener not in NEVER_SURNAMES  # in a post on X. The envoy; but Samuel K. So
        return opener not in SENTENCE_OPENERS
    if lowered in BEFORE_A_NUMBER:  # No. 10; "He said no. Later" has no number
        return opener[:1].isdigit()
    return lowered in INSIDE_A_SENTENCE and opener not in SENTENCE_OPENERS  # at 9 a.m. Eastern
