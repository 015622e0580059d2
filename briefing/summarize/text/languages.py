"""Is a text written in the language that the rules are for?"""

from __future__ import annotations

import re
from typing import Final

from briefing.summarize.lexicon import word_set

# The commonest function words of written English that are rare as words of its neighbours (so not "in", "an", "die").
_FUNCTION_WORDS: Final = word_set(
    """the of and to that is was for on with as by at from it its his he she they their this has have had not but are be
    been were which who will would said"""
)
_WORD: Final = re.compile(r"[^\W\d_]+")
# The commonest function words of the other languages in Latin letters that are no English words, in small letters.
# Origin: the articles, conjunctions and prepositions that open the frequency lists of each language.
_FOREIGN_WORDS: Final = word_set(
    """der wird im ihn werden auch dass wurde aus bei nach und das ist nicht ein eine mit für von dem den auf zu
    sich le la les des est une dans que qui sur pas du et el los las por con una del se il di che non per
    sono della os da em não na het een van niet och att som på det og til ikke av nie jest się ve bir için ja ei
    ovat nu și din hogy az és je"""
)
_SAMPLE: Final = 3000
# A text this short, of names and deeds, may have hardly a function word.
_SHORT: Final = 60
_TOO_SHORT_TO_TELL: Final = 12
# The Latin blocks of Unicode end here; a name or two in another script makes no foreign text.
_BEYOND_LATIN: Final = re.compile("[^\u0000-\u024f]")


def is_english(language: str, text: str) -> bool:
    """Return whether the rules may read ``text``; ``language`` is a BCP 47 tag, ``und`` where nothing states it.

    Feeds often carry a wrong tag, so the script and the words of the text have the last say where there are enough of
    them.
    """
    joined = " ".join(_WORD.findall(text[:_SAMPLE])).lower()
    words = joined.split()
    letters = len(joined) - joined.count(" ")
    if not joined.isascii() and 2 * len(_BEYOND_LATIN.findall(joined)) > letters:
        return False
    if len(words) < _TOO_SHORT_TO_TELL:
        return language.partition("-")[0].lower() in ("en", "und")
    share = sum(map(_FUNCTION_WORDS.__contains__, words)) / len(words)
    if len(words) < _SHORT and language.partition("-")[0].lower() in ("en", "und"):
        return share >= 0.1 or (share > 0 and not _is_clearly_foreign(words))
    return share >= (0.2 if language.partition("-")[0].lower() not in ("en", "und") else 0.1)


def _is_clearly_foreign(words: list[str]) -> bool:
    """Return whether function words of other languages, or letters that English does not have, show up time and again.

    English headlines hold names of all countries, so that a word or two say nothing.
    """
    foreign = [word for word in words if word in _FOREIGN_WORDS or not word.isascii()]
    return 8 * len(foreign) >= len(words)
