"""In which language is a text written? The rules are for English.

The function words of English decide where there are enough of them, which is nearly always. Only what is left is shown
to the detector, CLD2, which compares runs of four letters with the profiles of its languages.
"""

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
_SAMPLE: Final = 3000
# A text with so many function words is English; a word of a name in ten may be one in any text.
_SURE: Final = 0.2
_LIKELY: Final = 0.1
_TOO_SHORT_TO_TELL: Final = 12
# A letter behind the Latin blocks of Unicode; a name or two in another script makes no foreign text.
_BEYOND_LATIN: Final = re.compile(r"(?![\u0000-\u024f])[^\W\d_]")
# What the detector refuses to read, controls and halves of pairs among them.
_UNREADABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Codes of the detector that are not those of BCP 47; Scots is what it takes headlines full of names for.
_SPELT_OTHERWISE: Final = {"iw": "he", "sco": "en", "un": "und", "xx": "und", "jw": "jv"}


def find_language(stated: str, text: str) -> str:
    """Return the primary tag of the language of ``text``: "en" where the rules may read it, ``und`` for unknown.

    ``stated`` is a BCP 47 tag, ``und`` where nothing states one. Feeds often carry a wrong tag, so the words and the
    script have the last say where there are enough of them.
    """
    tag = stated.partition("-")[0].lower() or "und"
    words = runs_of_letters(text[:_SAMPLE])
    letters = "".join(words)
    latin = _LETTER_BEYOND not in letters or 2 * len(_BEYOND_LATIN.findall(text[:_SAMPLE])) <= len(letters)
    share = sum(map(_FUNCTION_WORDS.__contains__, words)) / len(words) if words else 0.0
    if latin and len(words) >= _TOO_SHORT_TO_TELL and share >= _SURE:
        return "en"
    detected = _detected(text[:_SAMPLE])
    if detected not in ("en", "und") and (not latin or len(words) >= _TOO_SHORT_TO_TELL or not share):
        return detected if share < _LIKELY else "en"
    if not latin:
        return "und" if tag == "en" else tag
    if detected == "en" or tag in ("en", "und"):
        return "en" if detected == "en" or share >= _LIKELY or len(words) < _TOO_SHORT_TO_TELL else "und"
    return tag


def runs_of_letters(sample: str) -> list[str]:
    """Return the runs of letters of a text, in small letters; all beyond Latin-1, which are rare, are one."""
    plain = sample
    for mark in _COMMON_MARKS:
        plain = plain.replace(mark, " ")
    try:
        letters = plain.encode("latin-1")
    except UnicodeEncodeError:
        for sign in set(_BEYOND_LATIN_1.findall(plain)):
            plain = plain.replace(sign, _LETTER_BEYOND if _WORD.match(sign) else " ")
        letters = plain.encode("latin-1")
    return letters.translate(_LETTERS_ALONE).decode("latin-1").split()


# The marks beyond Latin-1 that English is printed with.
_COMMON_MARKS: Final = "“”‘’—–…"
_BEYOND_LATIN_1: Final = re.compile("[^\x00-\xff]")
# What stands for each letter beyond Latin-1: its last, which is in no function word.
_LETTER_BEYOND: Final = "ÿ"
# What a byte becomes: a letter small, all else a blank.
_LETTERS_ALONE: Final = bytes(ord(chr(code).lower() if _WORD.match(chr(code)) else " ") for code in range(256))


def _detected(sample: str) -> str:
    """Return what the detector is sure of, ``und`` where it is not."""
    import pycld2  # a library of 14 MB, which a day of English news never needs

    try:
        reliable, _, languages = pycld2.detect(_UNREADABLE.sub(" ", sample))
    except pycld2.error:
        return "und"  # a character that is none, of which every plane of Unicode has two
    code = str(languages[0][1]).partition("-")[0]
    return _SPELT_OTHERWISE.get(code, code) if reliable else "und"
