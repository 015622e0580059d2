"""Where is somebody named, and is it a person, a state or a body?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.deeds import BETWEEN, FINITE, PLURAL_FINITE
from briefing.summarize.lexicon.people import (
    EITHER,
    FORMS_OF_ADDRESS,
    GIVEN_NAMES,
    MEN,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NOT_A_PERSON,
    ONE_WORD_OUTLETS,
    ORGANISATION_HEADS,
    ROLE_NOUNS,
    SENTENCE_OPENERS,
    SHORT_TITLES,
    TITLE_COMPLEMENTS,
    WOMEN,
)
from briefing.summarize.lexicon.places import ALLIANCES, AMERICAN_STATES, DEMONYMS, SEATS, STATE_NAMES
from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.lexicon.time import MONTHS, WEEKDAYS
from briefing.summarize.words import Reading, Word

NameKind = Literal["person", "maybe", "state", "organisation"]


@dataclass(frozen=True, slots=True)
class Name:
    """One place where a proper name stands, as word indices of a reading.

    ``first`` up to ``stop`` is the capitalised phrase with the titles in it; from ``head`` on stands the name itself.
    ``kind`` is ``maybe`` where nothing yet shows that two or three capitalised words are a person.
    """

    sentence: int
    first: int
    head: int
    stop: int
    kind: NameKind


_GENDERS: Final = dict.fromkeys(WOMEN - MEN, "f") | dict.fromkeys(MEN - WOMEN, "m")
_PARTIES: Final = frozenset(("republican", "democrat", "democratic", "libertarian", "labour", "conservative", "tory"))
_JOINING: Final = frozenset(("of", "on", "for"))
_CALENDAR: Final = frozenset(WEEKDAYS) | frozenset(month for month in MONTHS if month not in ("april", "june", "may"))
_COMPLEMENTS: Final = tuple(tuple(words.split()) for words in TITLE_COMPLEMENTS)
_PREPOSITIONS: Final = word_set(
    """of for with by to from in at against about like between on over into near under toward towards via as than
    including after before during without behind"""
)


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Find the proper names of all sentences, in text order; places that do not act are found as states too."""
    return tuple(
        name
        for sentence, (low, high) in enumerate(reading.bounds)
        for first, stop in _find_runs(reading, low, high)
        for name in _read_run(reading, sentence, first, stop)
    )


def is_subject(reading: Reading, first: int, stop: int, *, plural: bool = False) -> bool:
    """Return whether the noun phrase does what a verb beside it says.

    Covers "X said", "X, a doctor, said", "X (R-Ohio) never said", "said X" behind a quotation, "according to X".
    """
    if reading.low(first - 1) in ("the", "a", "an"):
        first -= 1
    before = reading.low(first - 1)
    if before == "to" and reading.low(first - 2) == "according":
        return True
    if _is_inverted(reading, first, stop):
        return True
    if before in _PREPOSITIONS:
        return False
    after = _behind_parentheses(reading, stop)
    return _is_verb(reading, after, plural) or (
        reading.low(after) == ","
        and (_is_verb(reading, after + 1, plural) or _is_verb(reading, _behind_aside(reading, after), plural))
    )


def _find_runs(reading: Reading, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words, joined by particles and by "of" behind a title or a body's noun."""
    index = low
    while index < high:
        if not _opens_a_run(reading, index, low):
            index += 1
            continue
        stop = index + 1
        while stop < high and (step := _step(reading, stop, high)):
            stop += step
        yield index, stop
        index = stop


def _opens_a_run(reading: Reading, index: int, low: int) -> bool:
    word = reading.words[index]
    if not _is_capitalised(word) or word.text == "I" or word.low[:2] in ("i'", "i’"):
        return False
    opens_a_sentence = index == low or not reading.words[index - 1].letters
    if not opens_a_sentence or word.low in GIVEN_NAMES:
        return True
    if word.low in SENTENCE_OPENERS:
        return word.low in ROLE_NOUNS or (word.low in _ROLE_OPENERS and reading.words[index + 1 : index + 2] != ())
    return not (word.low.endswith("ly") and len(word.low) > 5)


_ROLE_OPENERS: Final = frozenset(("former", "outgoing", "incoming", "then", "new"))


def _step(reading: Reading, stop: int, high: int) -> int:
    """Return how many words the run goes on by at ``stop``, 0 where it ends."""
    word = reading.words[stop]
    if _is_capitalised(word):
        return 1
    if stop + 1 >= high:
        return 0
    following = reading.words[stop + 1]
    if word.text in NAME_PARTICLES and _is_capitalised(following):
        return 2
    if word.text in NAME_PARTICLES and following.text in NAME_PARTICLES and _is_capitalised_at(reading, stop + 2, high):
        return 3
    if word.text in _JOINING and reading.words[stop - 1].low in _JOINABLE:
        if _is_capitalised(following):
            return 2
        if following.text == "the" and _is_capitalised_at(reading, stop + 2, high):
            return 3
    if word.text == "&" and _is_capitalised(following):
        return 2
    return 0


_JOINABLE: Final = ROLE_NOUNS | ORGANISATION_HEADS | frozenset(("chiefs", "department", "house", "secretary"))


def _is_capitalised(word: Word) -> bool:
    """Return whether the word may be part of a name: "Okafor", "Ben-Ari", but not "US-led"."""
    text = word.text
    if not (text[0].isupper() and text[0].isalpha()):
        return False
    hyphen = text.rfind("-")
    return hyphen < 0 or text[hyphen + 1].isupper()


def _is_capitalised_at(reading: Reading, index: int, high: int) -> bool:
    return index < high and _is_capitalised(reading.words[index])


def _read_run(reading: Reading, sentence: int, first: int, stop: int) -> Iterator[Name]:
    """Yield what one run of capitals names: a state, a body, a person with titles; nothing for a thing."""
    body = known_body(reading, first, stop)
    if body:
        if body != "place":
            yield Name(sentence, first, first, stop, body)
        return
    head = _behind_titles(reading, first, stop)
    if head == stop:
        if reading.low(stop - 1) in ORGANISATION_HEADS:
            yield Name(sentence, first, first, stop, "organisation")
        return
    head = _behind_modifiers(reading, first, head, stop)
    kind = _kind_of(reading, first, head, stop)
    if kind:
        yield Name(sentence, first, head if kind != "organisation" else first, stop, kind)


def known_body(reading: Reading, first: int, stop: int) -> Literal["state", "organisation", "place"] | None:
    """Return what the run is when it is, as a whole, the name of a state, a seat of government or an alliance."""
    printed = reading.slice(first, stop)
    if printed in STATE_NAMES or printed in SEATS:
        return "state"
    if printed in AMERICAN_STATES:
        return "place"
    if printed in ALLIANCES or printed in ONE_WORD_OUTLETS or printed in ("White House", "Pentagon"):
        return "organisation"
    return None


def _behind_titles(reading: Reading, first: int, stop: int) -> int:
    """Return the word behind the last title of the run, ``first`` where it has none."""
    head = first
    for index in range(first, stop):
        low = reading.low(index)
        if low not in SHORT_TITLES and low not in ROLE_NOUNS:
            continue
        if index > first and index == stop - 1 and reading.low(index - 1) in GIVEN_NAMES:
            continue  # Delia King: a surname that is a title elsewhere
        if index + 2 == stop and reading.low(index + 1) in ORGANISATION_HEADS and low == "general":
            continue  # the General Assembly
        head = index + 1
        if low == "secretary" and reading.low(head) == "general" and head < stop:
            head += 1
        if reading.low(head) == "of" and head < stop:
            head = _behind_complement(reading, head + 1, stop)
    return head


def _behind_complement(reading: Reading, first: int, stop: int) -> int:
    """Return the word behind what a title is "of": "Secretary of State | Ama Boateng"."""
    lows = [reading.low(index) for index in range(first, min(stop, first + 5))]
    for complement in sorted(_COMPLEMENTS, key=len, reverse=True):
        if tuple(lows[: len(complement)]) == complement:
            end = first + len(complement)
            if reading.low(end) == "of" and end < stop and reading.low(end + 1) == "staff":
                end += 2
            return end
    for index in range(first + 1, stop):
        if reading.low(index) in GIVEN_NAMES and index < stop - 1:
            return index
    return stop


def _behind_modifiers(reading: Reading, first: int, head: int, stop: int) -> int:
    """Return ``head`` moved past what is no name in front of one: "Republican Ilse Brandt", "Then Harlan Pike"."""
    if head > first:
        return head
    while head < stop - 1 and _is_modifier(reading, head, first):
        head += 1
    return head


def _is_modifier(reading: Reading, index: int, first: int) -> bool:
    word = reading.words[index]
    if word.low in GIVEN_NAMES:
        return False
    return (
        word.text in DEMONYMS
        or word.low in _PARTIES
        or word.low in _ROLE_OPENERS
        or (word.text in STATE_NAMES and index == first)
        or word.text in ONE_WORD_OUTLETS
    )


def _kind_of(reading: Reading, first: int, head: int, stop: int) -> NameKind | None:
    words = reading.words[head:stop]
    last = words[-1].low
    if last in _PARTY_PLURALS:
        return None
    if any(word.low in _CALENDAR or word.low in _BARRED for word in words) and head == first:
        return "organisation" if last in ORGANISATION_HEADS else None
    titled = head > first and (reading.low(head - 1) in _TITLE_ENDS or reading.low(first) in _TITLE_ENDS)
    if last in ORGANISATION_HEADS and not (titled and len(words) <= 2):
        return "organisation" if last not in GIVEN_NAMES else None
    if len(words) == 1 and (words[0].text in DEMONYMS or words[0].text in AMERICAN_STATES):
        return None
    if len(words) == 1 and (words[0].text in STATE_NAMES or words[0].text in SEATS):
        return "state"
    if _is_acronym(words[-1]):
        return "organisation" if len(words) == 1 else None
    if len(words) > 5 or any(word.low in NOT_A_PERSON and word.low not in GIVEN_NAMES for word in words[:-1]):
        return None
    if titled and head > first:
        return "person"
    if last in NOT_A_PERSON and last not in GIVEN_NAMES and not titled:
        return None
    return "person" if _looks_like_a_person(reading, first, head, stop) else "maybe"


_PARTY_PLURALS: Final = frozenset(("republicans", "democrats", "republican", "democrat", "members", "leaders"))
_TITLE_ENDS: Final = ROLE_NOUNS | SHORT_TITLES | frozenset(words[-1] for words in _COMPLEMENTS)
_BARRED: Final = word_set("missile missiles rocket rockets tank tanks airport airbase island islands treaty")


def _is_acronym(word: Word) -> bool:
    return len(word.text) >= 2 and word.text.isupper() and "." not in word.text


def _looks_like_a_person(reading: Reading, first: int, head: int, stop: int) -> bool:
    words = reading.words[head:stop]
    if len(words) >= 2:
        if words[0].low in GIVEN_NAMES or _is_initial(words[0]) or _is_initial(words[-2]):
            return True
        if words[-1].low in NAME_SUFFIXES:
            return True
    return (
        reading.low(head - 1) in ROLE_NOUNS
        or (speaks(reading, head, stop) and not _has_article(reading, first))
        or _has_party(reading, stop)
        or _has_age(reading, stop)
    )


def _is_initial(word: Word) -> bool:
    return word.text.endswith(".") and word.text.replace(".", "").isupper() and len(word.text) <= 6


def _has_article(reading: Reading, first: int) -> bool:
    return reading.low(first - 1) in ("the", "a", "an")


def speaks(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a verb of saying stands where only a speaker can stand before or behind it."""
    after = _behind_parentheses(reading, stop)
    if reading.low(after) in SAYING_FORMS and reading.low(first - 1) not in _PREPOSITIONS:
        return True
    if reading.low(after) == "," and reading.low(_behind_aside(reading, after)) in SAYING_FORMS:
        return reading.low(first - 1) not in _PREPOSITIONS
    return _is_inverted(reading, first, stop)


def _is_inverted(reading: Reading, first: int, stop: int) -> bool:
    """“It is late,” said Imre Kodaly. — the verb of saying before, a border or an adjunct behind."""
    if reading.low(first - 1) not in SAYING_FORMS:
        return False
    before = reading.low(first - 2)
    return before in _CLOSING and reading.low(stop) not in FINITE


_CLOSING: Final = frozenset(("”", '"', "’", "'", ",", "''", "»", "“"))


def _has_party(reading: Reading, stop: int) -> bool:
    """Return whether party and state stand behind: "Nora Vance (D-Md.)", "Nora Vance, R-Ohio"."""
    return reading.low(stop) in ("(", ",") and reading.low(stop + 1)[:2] in ("r-", "d-", "i-")


def _has_age(reading: Reading, stop: int) -> bool:
    """Return whether an age stands behind: "Quill Marsden, 25, said"."""
    age = reading.low(stop + 1)
    return reading.low(stop) == "," and age.isdigit() and len(age) == 2 and reading.low(stop + 2) == ","


def _behind_parentheses(reading: Reading, index: int) -> int:
    if reading.low(index) != "(":
        return index
    for stop in range(index + 1, index + 9):
        if reading.low(stop) == ")":
            return stop + 1
    return index


def _behind_aside(reading: Reading, comma: int) -> int:
    """Return the word behind the comma that closes what ``comma`` opens, ``comma`` itself where none does."""
    for index in range(comma + 1, comma + 26):
        if index >= len(reading.words) or reading.quoted[index] or reading.words[index].text in ".;:!?":
            return comma
        if reading.low(index) == "," and _is_verb(reading, index + 1, False):
            return index + 1
    return comma


def _is_verb(reading: Reading, index: int, plural: bool) -> bool:
    """Return whether a finite verb stands at ``index``, adverbs before it left aside."""
    for _ in range(4):
        low = reading.low(index)
        if low in FINITE or (plural and low in PLURAL_FINITE):
            return not reading.words[index].capital
        if low in ("this", "last", "earlier") and reading.low(index + 1) in ("this", "week", "month", "year"):
            index += 2
        elif low in BETWEEN or low in WEEKDAYS or (low.endswith("ly") and len(low) > 4):
            index += 1
        elif low == "on" and reading.low(index + 1) in WEEKDAYS:
            index += 2
        else:
            return False
    return False


def gender_of(given: str, address: str) -> str:
    """Return "m", "f" or "" as the form of address or, failing that, the given name shows."""
    shown = FORMS_OF_ADDRESS.get(address.rstrip("."), "")
    if shown:
        return shown
    low = given.lower()
    if low in EITHER:
        return ""
    return _GENDERS.get(low, "")
