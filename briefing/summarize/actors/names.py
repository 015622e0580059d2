"""Where is somebody named, and is it a person, a state or a body?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from briefing.summarize.actors.acting import speaks
from briefing.summarize.actors.words import Reading, Word
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.deeds import FINITE, PLURAL_FINITE
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
    PEOPLES,
    PLURAL_HEADS,
    PROPER_ADJECTIVES,
    ROLE_NOUNS,
    SENTENCE_OPENERS,
    SHORT_TITLES,
    TITLE_COMPLEMENTS,
    WOMEN,
)
from briefing.summarize.lexicon.places import ALLIANCES, AMERICAN_STATES, DEMONYMS, SEATS, STATE_NAMES
from briefing.summarize.lexicon.speakers import SHORT_STATES
from briefing.summarize.lexicon.time import MONTHS, WEEKDAYS

NameKind = Literal["person", "maybe", "state", "organisation"]


class Name(NamedTuple):
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
_CALENDAR: Final = frozenset(WEEKDAYS) | frozenset(
    month for month in MONTHS if month not in ("april", "june", "may", "jan")
)
# The longest come first.
_COMPLEMENTS: Final = tuple(sorted((tuple(words.split()) for words in TITLE_COMPLEMENTS), key=len, reverse=True))


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Find the proper names of all sentences, in text order; places that do not act are found as states too."""
    names: list[Name] = []
    for sentence, places in reading.by_sentence(reading.capitals):
        for first, stop in _find_runs(reading, sentence, places):
            name = _read_run(reading, sentence, first, stop)
            if name is not None:
                names.append(name)
    return tuple(names)


def has_headline_case(reading: Reading, sentence: int) -> bool:
    """Return whether verbs and short words of the sentence have capitals too: "Mayor Dahl Says Yes to the Bridge"."""
    low, high = reading.bounds[sentence]
    capitals = bisect_left(reading.capitals, high) - bisect_left(reading.capitals, low)
    if capitals < 3:
        return False
    words = reading.words[low:high]
    letters = sum([word.letters for word in words])
    return letters > 3 and capitals > 0.65 * letters and FINITE.isdisjoint([word.text for word in words])


def _find_runs(reading: Reading, sentence: int, capitals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words, joined by particles and by "of" behind a title or a body's noun.

    In headline case a run also ends at a verb or a function word.
    """
    low, high = reading.bounds[sentence]
    headline = has_headline_case(reading, sentence)
    stop = low
    for index in capitals:
        if index < stop or not _opens_a_run(reading, index, low) or (headline and _is_no_name(reading.words[index])):
            continue
        stop = index + 1
        while stop < high and (step := _step(reading, stop, high)):
            if headline and _is_no_name(reading.words[stop]):
                break
            stop += step
        yield index, stop


def _opens_a_run(reading: Reading, index: int, first: int) -> bool:
    """Return whether the capitalised word may open a name; the sentence opens at ``first``."""
    word = reading.words[index]
    low = word.low
    if not word.in_name or word.text == "I" or low.startswith(("i'", "i’")):
        return False
    opens_a_sentence = index == first or not reading.words[index - 1].letters
    if not opens_a_sentence or low in GIVEN_NAMES:
        return True
    before_a_capital = reading.words[index + 1].capital
    if low in PLURAL_HEADS and not before_a_capital:
        return False  # Envoys met …
    if low in SENTENCE_OPENERS:
        return low in ROLE_NOUNS or (low in _ROLE_OPENERS and index + 1 < reading.count)
    if before_a_capital and len(low) > 5 and low.endswith(("ing", "ed")):
        return False  # Leaving Oslo, Dahl said …
    # Donnelly said … — what ends like an adverb is a name where another sentence goes on with its capital.
    return not (low.endswith("ly") and len(low) > 5) or word.text in reading.capitals_inside


def _is_no_name(word: Word) -> bool:
    return word.capital and word.low not in GIVEN_NAMES and (word.low in PLURAL_FINITE or word.low in SENTENCE_OPENERS)


_ROLE_OPENERS: Final = frozenset(("former", "outgoing", "incoming", "then", "new"))


def _step(reading: Reading, stop: int, high: int) -> int:
    """Return how many words the run goes on by at ``stop``, 0 where it ends."""
    word = reading.words[stop]
    if word.in_name:
        return 1
    link = word.text
    if link not in _LINKS or stop + 1 >= high:
        return 0
    following = reading.words[stop + 1]
    if link in NAME_PARTICLES and following.in_name:
        return 2
    behind_is_name = stop + 2 < high and reading.words[stop + 2].in_name
    if link in NAME_PARTICLES and following.text in NAME_PARTICLES and behind_is_name:
        return 3
    if link in _JOINING and reading.lows[stop - 1] in _JOINABLE:
        if following.in_name:
            return 2
        if following.text == "the" and behind_is_name:
            return 3
    return 2 if link == "&" and following.in_name else 0


# What ends the name of a firm and never that of a person.
_FIRMS: Final = word_set(
    "holdings resources industries partners technologies airlines motors systems inc corp ltd llc plc"
)
_LINKS: Final = NAME_PARTICLES | _JOINING | {"&"}
_JOINABLE: Final = ROLE_NOUNS | ORGANISATION_HEADS | frozenset(("chiefs", "department", "house", "secretary"))


def _read_run(reading: Reading, sentence: int, first: int, stop: int) -> Name | None:
    """Return what one run of capitals names: a state, a body, a person with titles; None for a thing."""
    body = _KNOWN_BODIES.get(reading.slice(first, stop))
    if body:
        return None if body == "place" else Name(sentence, first, first, stop, body)
    head = _behind_titles(reading, first, stop)
    if stop - head < 2 and reading.lows[stop - 1] in ORGANISATION_HEADS and _is_body_behind(reading, head, stop):
        return Name(sentence, first, first, stop, "organisation")
    if head == stop:
        # Dean said …, in a text that has Ada Dean
        lone = stop - first == 1 and not reading.words[first].acronym
        return Name(sentence, first, first, stop, "maybe") if lone else None
    head = _behind_strangers(reading, first, _behind_modifiers(reading, first, head, stop), stop)
    if head > first and stop - head > 1 and reading.lows[stop - 1] in _FIRMS:
        return Name(sentence, head, head, stop, "organisation")  # Developer Crest Holdings
    kind = _kind_of(reading, first, head, stop)
    return Name(sentence, first, head if kind != "organisation" else first, stop, kind) if kind else None


# What a run is when it is, as a whole, the name of a state, a seat of government or a body known by its name.
_KNOWN_BODIES: Final[dict[str, Literal["state", "organisation", "place"]]] = {
    **dict.fromkeys([*ALLIANCES, *ONE_WORD_OUTLETS, "White House", "Pentagon", "USA Today"], "organisation"),
    **dict.fromkeys(AMERICAN_STATES, "place"),
    **dict.fromkeys([*STATE_NAMES, *SEATS], "state"),
}


def _behind_titles(reading: Reading, first: int, stop: int) -> int:
    """Return the word behind the last title of the run, ``first`` where it has none."""
    lows = reading.lows
    if _TITLES.isdisjoint(lows[first:stop]):
        return first
    head = first
    for index in range(first, stop):
        low = lows[index]
        if low not in _TITLES:
            continue
        if index > first and index == stop - 1 and _may_be_surname(reading, index - 1):
            continue  # Delia King, Mr. King: a surname that is a title elsewhere
        if index + 2 == stop and lows[index + 1] in ORGANISATION_HEADS and low == "general":
            continue  # the General Assembly
        head = index + 1
        if low == "secretary" and lows[head] == "general" and head < stop:
            head += 1
        if lows[head] == "of" and head < stop:
            head = _behind_complement(reading, head + 1, stop)
    return head


_TITLES: Final = SHORT_TITLES | ROLE_NOUNS


def _may_be_surname(reading: Reading, before: int) -> bool:
    low = reading.lows[before]
    return low in GIVEN_NAMES or low in FORMS_OF_ADDRESS or reading.words[before].initial


def _behind_complement(reading: Reading, first: int, stop: int) -> int:
    """Return the word behind what a title is "of": "Secretary of State | Ama Boateng"."""
    lows = reading.lows[first : min(stop, first + 5)]
    for complement in _COMPLEMENTS:
        if lows[: len(complement)] == complement:
            end = first + len(complement)
            if reading.lows[end] == "of" and end < stop and reading.lows[end + 1] == "staff":
                end += 2
            return end
    for index in range(first + 1, min(stop, first + _LONGEST_COMPLEMENT)):
        if reading.lows[index] in GIVEN_NAMES and index < stop - 1:
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
    if stop - head < 3 or reading.lows[head] in GIVEN_NAMES or reading.lows[head + 1] not in GIVEN_NAMES:
        return head
    opens = head == first and (first == 0 or not reading.words[first - 1].letters)
    return head + 1 if opens or reading.lows[head - 1] == "miss" else head


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
    words, lows = reading.words[head:stop], reading.lows[head:stop]
    last = lows[-1]
    titled = head > first and (reading.lows[head - 1] in _TITLE_ENDS or reading.lows[first] in _TITLE_ENDS)
    if last in _PARTY_PLURALS or words[-1].initial:
        return None
    if head == first and not _NEVER_FIRST.isdisjoint(lows):
        return "organisation" if last in ORGANISATION_HEADS else None
    if last in ORGANISATION_HEADS and not (titled and len(words) <= 2):
        return "organisation" if last not in GIVEN_NAMES else None
    if _is_body_of(words) or "&" in lows or (words[0].text in ALLIANCES and not titled):
        return "organisation"
    if len(words) == 1:
        return _kind_of_word(reading, first, head, titled)
    return _kind_of_words(reading, first, head, stop, titled)


def _kind_of_word(reading: Reading, first: int, head: int, titled: bool) -> NameKind | None:
    word = reading.words[head]
    if word.low in MONTHS and not titled and reading.lows[head - 1] in _BEFORE_A_MONTH:
        return None  # In May, a spokeswoman said
    if word.low in PEOPLES or word.text in AMERICAN_STATES:
        return None
    if word.text in STATE_NAMES or word.text in SEATS:
        return "state"
    if titled:
        return "person"
    if word.acronym:
        return "organisation"
    if is_common(reading, head):
        # Park said …, in a text that has Susan Park
        return None if _has_article(reading, first) else "maybe"
    if f"{word.text}." in SHORT_STATES and reading.lows[head + 1] == ".":
        return None  # in Ardal, Vt., Okafor said
    return "person" if _looks_like_a_person(reading, first, head, head + 1) else "maybe"


def is_common(reading: Reading, index: int) -> bool:
    """Return whether a capital alone makes no name of the word: "Park", "Finnish", "Democratic".

    Projections say the gap will widen. — nor of a noun that its ending shows for one, where it opens a sentence.
    """
    word = reading.words[index]
    if word.low in _THINGS or word.text in DEMONYMS or word.text in PROPER_ADJECTIVES:
        return True
    opens = not reading.words[index - 1].letters and word.text not in reading.capitals_inside
    return opens and word.low.endswith(_DERIVED)


# Origin: the endings of abstract and agent nouns in Quirk et al. (1985), appendix I; no surname has one of these.
_DERIVED: Final = ("tion", "tions", "sions", "ists", "ities", "ances", "ences")


def _kind_of_words(reading: Reading, first: int, head: int, stop: int, titled: bool) -> NameKind | None:
    words = reading.words[head:stop]
    if words[-1].acronym or len(words) > _LONGEST_NAME:
        return None
    things = [word.low in _THINGS for word in words]
    if any(things[:-1]):
        return None
    if titled:
        return "person"
    if things[-1]:
        # Susan Park said … — but Victoria Park lies by the river
        spoken = words[0].low in GIVEN_NAMES and len(words) == 2 and speaks(reading, head, stop)
        return "person" if spoken and not _has_article(reading, first) else None
    return "person" if _looks_like_a_person(reading, first, head, stop) else "maybe"


_BEFORE_A_MONTH: Final = word_set("in since until by last next early late mid this of through during")
_THINGS: Final = NOT_A_PERSON - GIVEN_NAMES
_LONGEST_NAME: Final = 5
_LONGEST_COMPLEMENT: Final = 12
_PARTY_PLURALS: Final = frozenset(("republicans", "democrats", "republican", "democrat", "members", "leaders"))
_TITLE_ENDS: Final = ROLE_NOUNS | SHORT_TITLES | frozenset(words[-1] for words in _COMPLEMENTS)
_BARRED: Final = word_set("missile missiles rocket rockets tank tanks airport airbase island islands treaty")
_NEVER_FIRST: Final = _CALENDAR | _BARRED


def _is_body_behind(reading: Reading, head: int, stop: int) -> bool:
    """Return whether a body's noun follows a word that is a title elsewhere: "Justice Department"."""
    return head == stop or (reading.lows[head - 1] not in SHORT_TITLES and head > 0 and reading.words[head - 1].capital)


def _is_body_of(words: Sequence[Word]) -> bool:
    """Return whether the run is like "Commission on River Trade": a body's noun, then what it is for."""
    return len(words) > 2 and any(
        word.low in ORGANISATION_HEADS and following.text in _JOINING for word, following in pairwise(words)
    )


def _looks_like_a_person(reading: Reading, first: int, head: int, stop: int) -> bool:
    words = reading.words[head:stop]
    if len(words) >= 2:
        if words[0].low in GIVEN_NAMES or words[0].initial or words[-2].initial:
            return True
        if words[-1].low in NAME_SUFFIXES:
            return True
    return (
        reading.lows[head - 1] in ROLE_NOUNS
        or (speaks(reading, head, stop) and not _has_article(reading, first))
        or (reading.lows[stop] == "was" and reading.lows[stop + 1] == "asked" and not _has_article(reading, first))
        or _has_party(reading, stop)
        or _has_age(reading, stop)
    )


def _has_article(reading: Reading, first: int) -> bool:
    return reading.lows[first - 1] in ("the", "a", "an")


def _has_party(reading: Reading, stop: int) -> bool:
    """Return whether party and state stand behind: "Nora Vance (D-Md.)", "Nora Vance, R-Ohio"."""
    return reading.lows[stop] in ("(", ",") and reading.lows[stop + 1][:2] in ("r-", "d-", "i-")


def _has_age(reading: Reading, stop: int) -> bool:
    """Return whether an age stands behind: "Quill Marsden, 25, said"."""
    age = reading.lows[stop + 1]
    return reading.lows[stop] == "," and age.isdigit() and len(age) == 2 and reading.lows[stop + 2] == ","


def gender_of(given: str, address: str) -> str:
    """Return "m", "f" or "" as the form of address or, failing that, the given name shows."""
    shown = FORMS_OF_ADDRESS.get(address.rstrip("."), "")
    if shown:
        return shown
    low = given.lower()
    if low in EITHER:
        return ""
    return _GENDERS.get(low, "")
