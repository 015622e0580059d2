"""Is a stretch between quotation marks no speech: a title, a nickname, a term?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from briefing.summarize.quotes.readings import Attribution, Reading

_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")
# Shorter pieces that nothing attributes are terms, not speech.
_FEWEST_WORDS: Final = 6
_SMALL: Final = frozenset("a an the of in on and or for to with at by from as but nor vs is it".split())  # noqa: SIM905


def is_no_speech(reading: Reading, place: int, attribution: Attribution | None, *, whole: bool) -> bool:
    """Return whether the quotation at chunk ``place`` is a title, a nickname or a term rather than speech."""
    # The first words tell of most quotations that they are speech; there may be hundreds.
    words = [match[0] for match in islice(_WORD.finditer(reading.heads[place].text), _FEWEST_WORDS)]
    if not words:
        return True
    if len(words) < _FEWEST_WORDS:
        if attribution is None and not whole:
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
    if "!" in text or len(words) < 2 or not _are_in_capitals(words):
        return False
    words = _WORD.findall(text)
    if all(word.lower() in _SMALL for word in words) or not _are_in_capitals(words):
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
    return reading.kinds[place - 1] in ("preposition", "phrase", "comma", "conjunction", "quote") and len(words) <= 12


def _are_in_capitals(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
