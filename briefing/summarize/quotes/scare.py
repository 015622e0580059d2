"""Is a stretch between quotation marks no speech: a title, a nickname, a term?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from briefing.summarize.quotes.readings import Attribution, Reading

_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")
# Shorter pieces that nothing attributes are terms, not speech.
_FEWEST_WORDS: Final = 6
_MOST_OF_A_TITLE: Final = 12
_SMALL: Final = frozenset("a an the of in on and or for to with at by from as but nor vs is it".split())  # noqa: SIM905


def is_no_speech(reading: Reading, place: int, attribution: Attribution | None, *, whole: bool) -> bool:
    """Return whether the quotation at chunk ``place`` is a title, a nickname or a term rather than speech.

    Only of a title as many words as it may have are looked at: a quotation may have hundreds.
    """
    words = list(islice(_words_of(reading.heads[place].text), _MOST_OF_A_TITLE + 1))
    if not words:
        return True
    if attribution is None and not whole and len(words) < _FEWEST_WORDS:
        return True
    if _is_nickname(reading, place, words) or _is_called_so(reading, place, attribution, words):
        return True
    return _is_title(reading, place, words, attribution, whole=whole)


def _is_called_so(reading: Reading, place: int, attribution: Attribution | None, words: list[str]) -> bool:
    """The “experts” of the board had no comment, Okafor wrote. — the subject's own name in marks, not what she said."""
    if len(words) > 2 or attribution is None or attribution.first < place or place > 1 or words[0][0].isupper():
        return False
    opener = reading.words(0)
    held = place == 1 and len(opener) == 1 and opener[0].tag == "determiner"
    return held and reading.kinds[place + 1] in ("preposition", "verb", "auxiliary")


def _is_nickname(reading: Reading, place: int, words: list[str]) -> bool:
    """Bram “Shorty” Lindt."""
    return (
        len(words) <= 3
        and reading.kinds[place - 1] == "phrase"
        and reading.heads[place - 1].tag == "name"
        and reading.kinds[place + 1] == "phrase"
        and reading.tokens[reading.first(place + 1)].tag == "name"
    )


def _is_title(reading: Reading, place: int, words: list[str], attribution: Attribution | None, *, whole: bool) -> bool:
    """His book, “The Long Way Home,” was shown."""
    text = reading.heads[place].text
    if "!" in text or len(words) < 2 or not _is_in_capitals(_words_of(text)):
        return False
    if (
        whole
        and reading.kinds[place - 1] == "edge"
        and reading.kinds[place + 1] in ("subordinator", "verb", "auxiliary")
    ):
        # “The Long Way Home,” which opens on Friday; but “No Ferries for Lind,” said Okafor is what Okafor said.
        return attribution is None or attribution.verb != place + 1
    if reading.kinds[place - 1] == "dash" and reading.kinds[place + 1] == "dash":
        return True  # called a referendum — “No to the Toll” — for May
    return reading.kinds[place - 1] in ("preposition", "phrase", "comma", "conjunction", "quote") and (
        len(words) <= _MOST_OF_A_TITLE
    )


def _is_in_capitals(words: Iterable[str]) -> bool:
    """Return whether all words that weigh anything begin with a capital or a figure."""
    weighed = False
    for word in words:
        if word.lower() not in _SMALL:
            if not (word[0].isupper() or word[0].isdigit()):
                return False
            weighed = True
    return weighed


def _words_of(text: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(text))
