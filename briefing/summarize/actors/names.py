"""Where is somebody named, and is it a person, a state or a body?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from briefing.summarize.actors.acting import speaks
from briefing.summarize.actors.words import Reading, Word
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.deeds import FINITE, PLURAL_FINITE
from briefing.summarize.lexicon.people import (
    COMPOUND_ENDS,
    EITHER,
    FORMS_OF_ADDRESS,
    GIVEN_NAMES,
    MEN,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NOT_A_PERSON,
    ONE_WORD_OUTLETS,
    ORGANISATION_HEADS,
    PEOPLES,
    PLURAL_HEADS,
    ROLE_NOUNS,
    SENTENCE_OPENERS,
    SHORT_TITLES,
    TITLE_COMPLEMENTS,
    WOMEN,
)
from briefing.summarize.lexicon.places import ALLIANCES, AMERICAN_STATES, DEMONYMS, SEATS, STATE_NAMES
from briefing.summarize.lexicon.time import MONTHS, WEEKDAYS

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
# GOP leader Tom Reyes, AG Dahl: an office or body cut to its initials in front of a name.
_ABBREVIATED: Final = word_set("ag gop fbi cia nypd un us uk eu dnc rnc doj epa nsa ok pm fm mp ceo")
_PARTIES: Final = frozenset(("republican", "democrat", "democratic", "libertarian", "labour", "conservative", "tory"))
_JOINING: Final = frozenset(("of", "on", "for"))
_CALENDAR: Final = frozenset(WEEKDAYS) | frozenset(month for month in MONTHS if month not in ("april", "june", "may"))
_COMPLEMENTS: Final = tuple(tuple(words.split()) for words in TITLE_COMPLEMENTS)


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Find the proper names of all sentences, in text order; places that do not act are found as states too."""
    return tuple(
        name
        for sentence, (low, high) in enumerate(reading.bounds)
        for first, stop in _find_runs(reading, low, high, has_headline_case(reading, low, high))
        for name in _read_run(reading, sentence, first, stop)
    )


def has_headline_case(reading: Reading, low: int, high: int) -> bool:
    """Return whether verbs and short words of the sentence have capitals too: "Mayor Dahl Says Yes to the Bridge"."""
    words = reading.words[low:high]
    letters = sum([word.letters for word in words])
    capitals = sum([word.capital for word in words])
    return letters > 3 and capitals > 0.65 * letters and not any(word.text in FINITE for word in words)


def _find_runs(reading: Reading, low: int, high: int, headline: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words, joined by particles and by "of" behind a title or a body's noun.

    In headline case a run also ends at a verb or a function word.
    """
    index = low
    while index < high:
        word = reading.words[index]
        if not word.capital or not _opens_a_run(reading, index, low) or (headline and _is_no_name(word)):
            index += 1
            continue
        stop = index + 1
        while stop < high and (step := _step(reading, stop, high)):
            if headline and _is_no_name(reading.words[stop]):
                break
            stop += step
        yield index, stop
        index = stop


def _opens_a_run(reading: Reading, index: int, low: int) -> bool:
    word = reading.words[index]
    if not _is_capitalised(word) or word.text == "I" or word.low[:2] in ("i'", "i’"):
        return False
    following = reading.words[index + 1] if index + 1 < len(reading.words) else None
    opens_a_sentence = index == low or not reading.words[index - 1].letters
    if not opens_a_sentence or word.low in GIVEN_NAMES:
        return True
    if word.low in PLURAL_HEADS and not (following is not None and following.capital):
        return False  # Envoys met …
    if word.low in SENTENCE_OPENERS:
        return word.low in ROLE_NOUNS or (word.low in _ROLE_OPENERS and reading.words[index + 1 : index + 2] != ())
    if word.low.endswith(("ing", "ed")) and len(word.low) > 5 and following is not None and following.capital:
        return False  # Leaving Oslo, Dahl said …
    return not (word.low.endswith("ly") and len(word.low) > 5)


def _is_no_name(word: Word) -> bool:
    return word.capital and word.low not in GIVEN_NAMES and (word.low in PLURAL_FINITE or word.low in SENTENCE_OPENERS)


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
    return hyphen < 0 or text[hyphen + 1].isupper() or not _is_compound_end(text[hyphen + 1 :])


def _is_compound_end(part: str) -> bool:
    """Return whether the part behind a hyphen makes an adjective: "Oslo-based", not "Ki-moon"."""
    return part.endswith(("ed", "ing")) or part in COMPOUND_ENDS


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
    if reading.low(stop - 1) in ORGANISATION_HEADS and stop - head < 2 and _is_body_behind(reading, head, stop):
        yield Name(sentence, first, first, stop, "organisation")
        return
    if head == stop:
        if stop - first == 1:
            yield Name(sentence, first, first, stop, "maybe")  # Dean said …, in a text that has Ada Dean
        return
    head = _behind_strangers(reading, first, _behind_modifiers(reading, first, head, stop), stop)
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
    if printed in ALLIANCES or printed in ONE_WORD_OUTLETS or printed in ("White House", "Pentagon", "USA Today"):
        return "organisation"
    return None


def _behind_titles(reading: Reading, first: int, stop: int) -> int:
    """Return the word behind the last title of the run, ``first`` where it has none."""
    head = first
    for index in range(first, stop):
        low = reading.low(index)
        if low not in SHORT_TITLES and low not in ROLE_NOUNS:
            continue
        if index > first and index == stop - 1 and _may_be_surname(reading, index - 1):
            continue  # Delia King, Mr. King: a surname that is a title elsewhere
        if index + 2 == stop and reading.low(index + 1) in ORGANISATION_HEADS and low == "general":
            continue  # the General Assembly
        head = index + 1
        if low == "secretary" and reading.low(head) == "general" and head < stop:
            head += 1
        if reading.low(head) == "of" and head < stop:
            head = _behind_complement(reading, head + 1, stop)
    return head


def _may_be_surname(reading: Reading, before: int) -> bool:
    low = reading.low(before)
    return low in GIVEN_NAMES or low in FORMS_OF_ADDRESS or _is_initial(reading.words[before])


def _behind_complement(reading: Reading, first: int, stop: int) -> int:
    """Return the word behind what a title is "of": "Secretary of State | Ama Boateng"."""
    lows = [reading.low(index) for index in range(first, min(stop, first + 5))]
    for complement in sorted(_COMPLEMENTS, key=len, reverse=True):
        if tuple(lows[: len(complement)]) == complement:
            end = first + len(complement)
            if reading.low(end) == "of" and end < stop and reading.low(end + 1) == "staff":
                end += 2
            return end
    for index in range(first + 1, min(stop, first + _LONGEST_COMPLEMENT)):
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


def _behind_strangers(reading: Reading, first: int, head: int, stop: int) -> int:
    """Return ``head`` moved to a given name that follows a word of another kind: "Rival Ilse Brandt"."""
    if stop - head < 3 or reading.low(head) in GIVEN_NAMES or reading.low(head + 1) not in GIVEN_NAMES:
        return head
    opens = head == first and (first == 0 or not reading.words[first - 1].letters)
    return head + 1 if opens or reading.low(head - 1) == "miss" else head


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
        or (word.text.isupper() and word.low in _ABBREVIATED)
    )


def _kind_of(reading: Reading, first: int, head: int, stop: int) -> NameKind | None:
    words = reading.words[head:stop]
    last = words[-1].low
    titled = head > first and (reading.low(head - 1) in _TITLE_ENDS or reading.low(first) in _TITLE_ENDS)
    if last in _PARTY_PLURALS or _is_initial(words[-1]):
        return None
    if any(word.low in _CALENDAR or word.low in _BARRED for word in words) and head == first:
        return "organisation" if last in ORGANISATION_HEADS else None
    if last in ORGANISATION_HEADS and not (titled and len(words) <= 2):
        return "organisation" if last not in GIVEN_NAMES else None
    if _is_body_of(words) or any(word.text == "&" for word in words) or (words[0].text in ALLIANCES and not titled):
        return "organisation"
    if len(words) == 1:
        return _kind_of_word(reading, first, head, titled)
    return _kind_of_words(reading, first, head, stop, titled)


def _kind_of_word(reading: Reading, first: int, head: int, titled: bool) -> NameKind | None:
    word = reading.words[head]
    if word.low in MONTHS and not titled and reading.low(head - 1) in _BEFORE_A_MONTH:
        return None  # In May, a spokeswoman said
    if word.low in PEOPLES or word.text in AMERICAN_STATES:
        return None
    if word.text in DEMONYMS:
        return "maybe"  # German said …, in a text that has Ada German
    if word.text in STATE_NAMES or word.text in SEATS:
        return "state"
    if titled:
        return "person"
    if _is_acronym(word):
        return "organisation"
    if word.low in NOT_A_PERSON and word.low not in GIVEN_NAMES:
        return None
    return "person" if _looks_like_a_person(reading, first, head, head + 1) else "maybe"


def _kind_of_words(reading: Reading, first: int, head: int, stop: int, titled: bool) -> NameKind | None:
    words = reading.words[head:stop]
    if _is_acronym(words[-1]) or len(words) > _LONGEST_NAME:
        return None
    if any(word.low in NOT_A_PERSON and word.low not in GIVEN_NAMES for word in words[:-1]):
        return None
    if titled:
        return "person"
    if words[-1].low in NOT_A_PERSON and words[-1].low not in GIVEN_NAMES:
        return None
    return "person" if _looks_like_a_person(reading, first, head, stop) else "maybe"


_BEFORE_A_MONTH: Final = word_set("in since until by last next early late mid this of through during")
_LONGEST_NAME: Final = 5
_LONGEST_COMPLEMENT: Final = 12
_PARTY_PLURALS: Final = frozenset(("republicans", "democrats", "republican", "democrat", "members", "leaders"))
_TITLE_ENDS: Final = ROLE_NOUNS | SHORT_TITLES | frozenset(words[-1] for words in _COMPLEMENTS)
_BARRED: Final = word_set("missile missiles rocket rockets tank tanks airport airbase island islands treaty")


def _is_body_behind(reading: Reading, head: int, stop: int) -> bool:
    """Return whether a body's noun follows a word that is a title elsewhere: "Justice Department"."""
    return head == stop or (reading.low(head - 1) not in SHORT_TITLES and head > 0 and reading.words[head - 1].capital)


def _is_body_of(words: Sequence[Word]) -> bool:
    """Return whether the run is like "Commission on River Trade": a body's noun, then what it is for."""
    return any(word.low in ORGANISATION_HEADS and following.text in _JOINING for word, following in pairwise(words))


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


def _has_party(reading: Reading, stop: int) -> bool:
    """Return whether party and state stand behind: "Nora Vance (D-Md.)", "Nora Vance, R-Ohio"."""
    return reading.low(stop) in ("(", ",") and reading.low(stop + 1)[:2] in ("r-", "d-", "i-")


def _has_age(reading: Reading, stop: int) -> bool:
    """Return whether an age stands behind: "Quill Marsden, 25, said"."""
    age = reading.low(stop + 1)
    return reading.low(stop) == "," and age.isdigit() and len(age) == 2 and reading.low(stop + 2) == ","


def gender_of(given: str, address: str) -> str:
    """Return "m", "f" or "" as the form of address or, failing that, the given name shows."""
    shown = FORMS_OF_ADDRESS.get(address.rstrip("."), "")
    if shown:
        return shown
    low = given.lower()
    if low in EITHER:
        return ""
    return _GENDERS.get(low, "")
