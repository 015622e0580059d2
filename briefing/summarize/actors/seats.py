"""Which offices cannot be one person's at one time?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefing.summarize.lexicon import word_set

_WORD: Final = re.compile(r"[^\W_]+")
_ACRONYM: Final = re.compile(r"\b[A-Z]{3,5}\b")
# Who has a seat in a chamber leads there.
_LEADING: Final = word_set("chair chairman chairwoman speaker leader whip member")
_NOT_NOW: Final = word_set("former ex then late retired")
# Each of these is a full office of its own: constitutions bar holding two of them.
_SEATS: Final = {
    "house": word_set("rep representative congressman congresswoman"),
    "senate": word_set("sen senator"),
    "governor": word_set("gov governor"),
    "mayor": word_set("mayor"),
    "bench": word_set("judge justice"),
}


@lru_cache(maxsize=4096)
def seat_of(role: str | None) -> str:
    """Return the kind of office that a printed role names when it bars the other kinds, empty for all other roles.

    House Harbour Committee Chair and Rep. are of one kind, Sen. is of another. A former office bars nothing, as its
    holder may have moved on, except that of an agency's head: an outlet names a member of a chamber by the seat.
    """
    words = set(_WORD.findall((role or "").lower()))
    if "director" in words and _ACRONYM.search(role or "") and _LEADING.isdisjoint(words):
        return "agency"
    if not _NOT_NOW.isdisjoint(words):
        return ""
    found = [seat for seat, names in _SEATS.items() if not names.isdisjoint(words)]
    leads = not _LEADING.isdisjoint(words)
    if leads and "house" in words and "white" not in words:
        found.append("house")
    if leads and "senate" in words:
        found.append("senate")
    return found[0] if len(set(found)) == 1 else ""
