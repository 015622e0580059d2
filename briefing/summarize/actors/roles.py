"""In what role is somebody named, and whose is that role?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.summarize.actors.names import Name
from briefing.summarize.actors.words import Reading, first_words
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.deeds import FINITE
from briefing.summarize.lexicon.people import (
    FORMS_OF_ADDRESS,
    OFFICES_OF_ONE_STATE,
    ORGANISATION_HEADS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
    SENTENCE_OPENERS,
    SHORT_TITLES,
)
from briefing.summarize.lexicon.places import ALLIANCES, AMERICAN_STATES, DEMONYMS, STATE_NAMES


class Title(NamedTuple):
    """The role that one mention prints. ``first`` is where the phrase with role and name begins.

    ``address`` is the form of address or the last word of the title; ``aside`` is an apposition behind the name.
    """

    role: str | None
    affiliation: str | None
    first: int
    address: str = ""
    aside: tuple[int, int] | None = None


_DETERMINERS: Final = word_set("the a an this that its his her their our my another one")
_OWNING: Final = word_set("his her their its 's ’s ' ’")
_LONGEST_ROLE: Final = 15
# Words that say that an office is held no more, or not yet.
_NOT_NOW: Final = word_set("former ex outgoing incoming acting")
_RELATIVES: Final = word_set("who which whom whose that where when")
_AMERICAN_OFFICES: Final = word_set(
    """sen rep sens reps senator senators representative congressman congresswoman gov governor lawmaker mayor attorney
    republican democrat"""
)
_PARTY_NOUNS: Final = word_set("republican democrat independent libertarian conservative liberal socialist")


def find_title(reading: Reading, name: Name) -> Title:
    """Return the role printed with a person's name: before it, in an apposition on either side, or none.

    Examples: "Norwegian Foreign Minister Liv Dahl"; "Council spokesman Tom Reyes"; "Norway's new foreign minister,
    Liv Dahl,"; "Tom Reyes, a retired teacher, said"; "Sen. Nora Vance (D-Md.)".
    """
    if stands_bare(reading, name):
        return Title(None, None, name.first)
    first, role_stop = _role_before(reading, name)
    address = reading.words[name.head - 1] if name.head > name.first else ""
    before_name = _printed_role(reading, first, role_stop)
    affiliation = affiliation_in(reading, first, role_stop) or _possessor(reading, first)
    printed, before, after = before_name, None, None
    beside_full = before_name is not None and not _is_cut(before_name)
    if beside_full and reading.befores[first] == "," and reading.lows[name.stop] == ",":
        # Her Norwegian counterpart, Foreign Minister Liv Dahl, said: the apposition brings in nobody else
        owned = _apposition_before(reading, first)
        first = owned[0] if owned and reading.lows[owned[0] - 1] in _OWNING else first
    if not beside_full:
        before, after = _apposition_before(reading, first), _apposition_after(reading, name.stop)
    beside = before or after
    if beside:
        printed, affiliation = reading.slice(*beside), affiliation_in(reading, *beside) or affiliation
    affiliation = affiliation or _constituency(reading, name.stop, f"{before_name or ''} {address}")
    if beside_full:
        after = _apposition_after(reading, name.stop)  # her husband Tom Reyes, a driver, said: it brings in nobody else
    return Title(printed, affiliation, before[0] if before else first, address, None if before else after)


def has_title(reading: Reading, name: Name) -> bool:
    """Return whether a role or a form of address is printed with a name that does not stand bare."""
    if name.head > name.first and reading.lows[name.head - 1] in FORMS_OF_ADDRESS:
        return True
    first, role_stop = _role_before(reading, name)
    return (
        _printed_role(reading, first, role_stop) is not None
        or _apposition_before(reading, first) is not None
        or _apposition_after(reading, name.stop) is not None
    )


def stands_bare(reading: Reading, name: Name) -> bool:
    """Return whether neither word beside a name belongs to a role: "Okafor said", "by Liv Dahl in"."""
    if name.head > name.first or reading.lows[name.stop] in (",", "("):
        return False
    before = reading.befores[name.first]
    return not before or not (before in _BESIDE_A_NAME or reading.capital[name.first - 1])


_BESIDE_A_NAME: Final = ROLE_NOUNS | ROLE_MODIFIERS | {"’s", "'s", "’", "'", ","}


def affiliation_in(reading: Reading, first: int, stop: int) -> str | None:
    """Return the state, alliance or body that the words of a role tie it to, None where they name none.

    What follows "to" is not whose the role is: an ambassador to Norway need not be Norway's.
    """
    if first >= stop:
        return None
    lows = reading.lows[first:stop]
    limit = first + lows.index("to") if "to" in lows else stop
    for index in range(first, limit):
        if reading.words[index] in _TIES_OPEN_WITH:
            found = _tie_at(reading, index, limit, not _AMERICAN_OFFICES.isdisjoint(lows))
            if found:
                return found
    return _office_state(lows) or _body_in(reading, first, limit)


def _tie_at(reading: Reading, index: int, limit: int, american_office: bool) -> str | None:
    """Return the state or alliance whose name or adjective opens at ``index`` and ends before ``limit``."""
    for stop in range(min(index + 3, limit), index, -1):
        printed = reading.slice(index, stop)
        found = _TIES.get(printed)
        if found and not (found == "Georgia" and american_office):
            return found
        if american_office and printed in AMERICAN_STATES:
            return "United States"
    return None


_TIES: Final = DEMONYMS | STATE_NAMES | ALLIANCES
_TIES_OPEN_WITH: Final = first_words([*_TIES, *AMERICAN_STATES])


def _role_before(reading: Reading, name: Name) -> tuple[int, int]:
    """Return the words of the role in front of the name itself; an empty range where there is none."""
    first = name.first
    while reading.befores[first] and first > name.first - _LONGEST_ROLE and _belongs_to_role(reading, first - 1, first):
        first -= 1
    if first < name.head:
        first = _back_to_former(reading, first)
    while first < name.head and _opens_no_role(reading, first):
        first += 1
    return first, name.head


def _back_to_former(reading: Reading, first: int) -> int:
    """Former harbour director Tom Reyes — "former" goes with the office, whatever words stand between."""
    for start in range(first - 1, max(first - 4, -1), -1):
        low = reading.lows[start]
        if not reading.befores[start + 1] or not reading.letters[start] or low in FINITE:
            break
        if low in _NOT_NOW:
            return start
        if low in SENTENCE_OPENERS:
            break
    return first


def _belongs_to_role(reading: Reading, index: int, first: int) -> bool:
    word, low = reading.words[index], reading.lows[index]
    if reading.quoted[index] != reading.quoted[first] or word in ("’s", "'s"):
        return word in ("’s", "'s") and reading.words[index - 1] in STATE_NAMES
    if not reading.letters[index] or low in FINITE:
        return False
    capital = reading.capital[index]
    if low in ROLE_NOUNS or (low in ROLE_MODIFIERS and (not capital or low in _NOT_NOW)):
        return True  # Former harbour director Tom Reyes: a capital at the head of a sentence does not drop "Former"
    if word in STATE_NAMES and reading.lows[index + 1] in ("’s", "'s"):
        return True
    if not capital or low in SENTENCE_OPENERS:
        return False
    # "Harbour Council spokesman Tom Reyes": capitals belong to the role when a role noun stands between.
    if reading.capital[first]:
        return _is_in_capitals_of_role(reading, first)
    return reading.lows[first] in ROLE_NOUNS or reading.lows[first] in ROLE_MODIFIERS


def _is_in_capitals_of_role(reading: Reading, first: int) -> bool:
    following = first
    while following < first + 5 and reading.capital[following]:
        following += 1
    while following < first + 5 and reading.words[following] in ROLE_MODIFIERS:
        following += 1  # Harbour House press secretary Tom Reyes
    return reading.lows[following] in ROLE_NOUNS and not reading.capital[following]


def _opens_no_role(reading: Reading, index: int) -> bool:
    low = reading.lows[index]
    return low in SENTENCE_OPENERS and low not in ROLE_MODIFIERS and low not in ROLE_NOUNS


def _printed_role(reading: Reading, first: int, stop: int) -> str | None:
    """Return the role as printed; a cut title behind a fuller role is left out, a form of address is none."""
    while stop > first and reading.lows[stop - 1] in FORMS_OF_ADDRESS:
        stop -= 1
    if stop - first > 1 and reading.lows[stop - 1] in SHORT_TITLES and _has_role_noun(reading, first, stop - 1):
        stop -= 1
    return reading.slice(first, stop) if stop > first and _has_role_noun(reading, first, stop) else None


def _has_role_noun(reading: Reading, first: int, stop: int) -> bool:
    return not _TITLES.isdisjoint(reading.lows[first:stop])


_TITLES: Final = ROLE_NOUNS | SHORT_TITLES


def _is_cut(role: str) -> bool:
    return role.lower().rstrip(".") in SHORT_TITLES


def _possessor(reading: Reading, first: int) -> str | None:
    """Germany's Brandt, Norway's foreign minister — the state whose possessive stands in front."""
    if reading.befores[first] not in ("’s", "'s", "’", "'"):
        return None
    for size in (2, 1):
        if first - 1 - size >= 0:
            printed = reading.slice(first - 1 - size, first - 1)
            if printed in STATE_NAMES or printed in ALLIANCES:
                return STATE_NAMES.get(printed) or ALLIANCES[printed]
    return None


def _apposition_before(reading: Reading, first: int) -> tuple[int, int] | None:
    """The head of Harbour Command, Gen. Ada Rowe, was … — role, comma, name."""
    if reading.befores[first] != "," or first < 3:
        return None
    stop = first - 1
    start = stop
    while reading.befores[start] and stop - start < _LONGEST_ROLE:
        low = reading.lows[start - 1]
        if low in _STOPS_A_ROLE or not (reading.letters[start - 1] or reading.possessive[start - 1] or low == "-"):
            break
        start -= 1
        if low == "the" and reading.lows[start - 1] not in ("of", "at", "for", "on"):
            break
    start = _without_opener(reading, start, stop)
    return (start, stop) if start < stop and _is_role_phrase(reading, start, stop) else None


_STOPS_A_ROLE: Final = (
    word_set("and but or as with by to from in on when while said told after before if because than like")
    | FINITE
    | _RELATIVES
    | (_DETERMINERS - {"the"})
)


def _without_opener(reading: Reading, start: int, stop: int) -> int:
    while start < stop and (reading.lows[start] in _DETERMINERS or _opens_no_role(reading, start)):
        start += 1
    return start


def _is_role_phrase(reading: Reading, first: int, stop: int) -> bool:
    """Return whether the phrase has a role noun as its head: nothing but a complement may follow it."""
    for index in range(first, stop):
        if reading.lows[index] in ROLE_NOUNS:
            following = reading.lows[index + 1]
            if index + 1 == stop:
                return reading.lows[index] not in _PLURAL_ROLES
            if following in ("of", "at", "for", "in", "to", "on", "with", "general", "and", "-"):
                return True
    return False


_PLURAL_ROLES: Final = frozenset(noun for noun in ROLE_NOUNS if noun.endswith("s") and noun[:-1] in ROLE_NOUNS)


def _apposition_after(reading: Reading, stop: int) -> tuple[int, int] | None:
    """Tom Reyes, 61, a retired teacher from Leeds, said … — up to the comma that closes it."""
    if reading.lows[stop] != ",":
        return None
    first = stop + 1
    if reading.lows[first].isdigit():
        if reading.lows[first + 1] != ",":
            return None
        first += 2
    end = first
    while end < min(first + 16, reading.count):
        low = reading.lows[end]
        if low in ',.;:()—–―“”"!?' or low in _RELATIVES or reading.quoted[end]:
            break
        if low in FINITE and low not in ROLE_NOUNS:
            return None
        if low.endswith("ed") and reading.lows[end + 1] in _DETERMINERS:
            return None  # The clerk, Tom Reyes, branded the mayor a liar
        end += 1
    else:
        return None
    while first < end and reading.lows[first] in _DETERMINERS and reading.lows[first] != "one":
        first += 1
    while end > first and reading.lows[end - 1] in ("and", "or", "but"):
        end -= 1
    return (first, end) if _opens_with_role(reading, first, end) else None


def _opens_with_role(reading: Reading, first: int, stop: int) -> bool:
    for index in range(first, min(first + 9, stop)):
        low = reading.lows[index]
        if low in ROLE_NOUNS or (low in _PARTY_NOUNS and index + 1 == stop):
            # "Vance, President Tom Reyes and others": a name behind the noun makes it another person's title.
            return index + 1 >= stop or not reading.capital[index + 1]
        if low in ("and", "or", "with", "in", "on", "by", "at"):
            return False
    return False


def _constituency(reading: Reading, stop: int, titles: str) -> str | None:
    """Return the United States where a party and state or, for an office that has one, "of Ohio" stand behind."""
    if reading.lows[stop] in ("(", ",") and reading.lows[stop + 1][:2] in ("r-", "d-", "i-"):
        return "United States"
    if reading.lows[stop] != "of" or _AMERICAN_OFFICES.isdisjoint(titles.lower().replace(".", "").split()):
        return None
    printed = {reading.slice(stop + 1, stop + 1 + size) for size in (1, 2)}
    return "United States" if not printed.isdisjoint(AMERICAN_STATES) else None


_PADDED_OFFICES: Final = tuple((f" {office} ", state) for office, state in OFFICES_OF_ONE_STATE.items())
_OFFICE_HEADS: Final = frozenset(word for office in OFFICES_OF_ONE_STATE for word in office.split())


def _office_state(lows: Sequence[str]) -> str | None:
    if _OFFICE_HEADS.isdisjoint(lows):
        return None
    plain = " ".join([low for low in lows if low not in ("former", "then", "deputy", "acting", "outgoing", "the")])
    padded = f" {plain} "
    return next((state for office, state in _PADDED_OFFICES if office in padded), None)


def _body_in(reading: Reading, first: int, stop: int) -> str | None:
    """Return the body named in a role: "Harbour Council spokesman", "director of the Marsh Institute"."""
    index = first
    while index < stop:
        end = index
        while end < stop and reading.capital[end] and reading.letters[end]:
            end += 1
        for behind in range(end, index + 1, -1):
            if reading.lows[behind - 1] in ORGANISATION_HEADS:
                return reading.slice(index, behind)
        if reading.lows[end] in ("campaign", "administration") and end > index:
            return reading.slice(index, end + 1)
        index = max(end, index + 1)
    return None
