"""Where is somebody named, and is it a person, a state or a body?"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from briefing.summarize.actors.acting import speaks
from briefing.summarize.actors.runs import (
    DERIVED,
    JOINING,
    LONE_WORDS,
    ROLE_OPENERS,
    Doubt,
    NameKind,
    is_common_word,
    read_run,
)
from briefing.summarize.actors.words import Reading, capitals_inside
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.deeds import FINITE, PLURAL_FINITE
from briefing.summarize.lexicon.people import (
    EITHER,
    FORMS_OF_ADDRESS,
    GIVEN_NAMES,
    MEN,
    NAME_PARTICLES,
    ORGANISATION_HEADS,
    PLURAL_HEADS,
    ROLE_NOUNS,
    SENTENCE_OPENERS,
    WOMEN,
)
from briefing.summarize.lexicon.speakers import SHORT_STATES
from briefing.summarize.lexicon.speech import SAYING_FORMS


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


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Find the proper names of all sentences, in text order; places that do not act are found as states too.

    Each stands in a run of capitalised words, joined by particles and by "of" behind a title or a body's noun. In
    headline case a run also ends at a verb or a function word.
    """
    in_headline_case = headlines(reading)
    letters, in_name, words, lows = reading.letters, reading.in_name, reading.words, reading.lows
    find = reading.opens_name.find
    names: list[Name] = []
    for sentence, (low, high) in enumerate(reading.bounds):
        headline = sentence in in_headline_case
        first = find(1, low, high)
        while first >= 0:
            stop = first + 1
            if (
                (first > low and letters[first - 1])
                or (lows[first] not in _ONLY_OPENING and _opens_at_a_border(reading, first))
            ) and not (headline and _is_no_name(reading, first)):
                if in_name[stop] or words[stop] in _LINKS:
                    stop = _end_of_run(reading, stop, high, headline)
                name = _name_at(reading, sentence, first, stop)
                if name is not None:
                    names.append(name)
            first = find(1, stop, high)
    return tuple(names)


@lru_cache(maxsize=1)
def headlines(reading: Reading) -> frozenset[int]:
    """Return the sentences whose verbs and short words have capitals too: "Mayor Dahl Says Yes to the Bridge"."""
    count_capitals, count_letters = reading.capital.count, reading.letters.count
    return frozenset(
        [
            number
            for number, (low, high) in enumerate(reading.bounds)
            if (capitals := count_capitals(1, low, high)) > 2
            and capitals > 0.65 * (letters := count_letters(1, low, high))
            and letters > 3
            and FINITE.isdisjoint(reading.words[low:high])
        ]
    )


def _end_of_run(reading: Reading, stop: int, high: int, headline: bool) -> int:
    """Return where a run ends that reaches ``stop`` at least, in a sentence that ends at ``high``."""
    while stop < high:
        if reading.in_name[stop]:
            step = 1
        elif reading.words[stop] not in _LINKS or not (step := _step_over_a_link(reading, stop, high)):
            break
        if headline and _is_no_name(reading, stop):
            break
        stop += step
    return stop


def _opens_at_a_border(reading: Reading, index: int) -> bool:
    """Return whether a word that opens names elsewhere opens one here, where any word has a capital letter."""
    low = reading.lows[index]
    if low in GIVEN_NAMES:
        return True
    before_a_capital = reading.capital[index + 1]
    if low in PLURAL_HEADS and not before_a_capital:
        return False  # Envoys met …
    if low in SENTENCE_OPENERS:
        return low in ROLE_NOUNS or index + 1 < reading.count
    if before_a_capital and len(low) > 5 and low.endswith(("ing", "ed")):
        return False  # Leaving Oslo, Dahl said …
    # Donnelly said … — what ends like an adverb is a name where another sentence goes on with its capital.
    return not (low.endswith("ly") and len(low) > 5) or reading.words[index] in capitals_inside(reading)


# What opens a sentence and never a name: "The", "Asked".
_ONLY_OPENING: Final = SENTENCE_OPENERS - GIVEN_NAMES - ROLE_NOUNS - ROLE_OPENERS


def _is_no_name(reading: Reading, index: int) -> bool:
    low = reading.lows[index]
    no_name = low not in GIVEN_NAMES and (low in PLURAL_FINITE or low in SENTENCE_OPENERS)
    return no_name and reading.capital[index] == 1


def _step_over_a_link(reading: Reading, stop: int, high: int) -> int:
    """Return how many words the run goes on by with the particle or preposition at ``stop``, 0 where it ends."""
    link = reading.words[stop]
    if stop + 1 >= high:
        return 0
    behind_link = reading.words[stop + 1]
    is_name = reading.in_name[stop + 1]
    if link in NAME_PARTICLES and is_name:
        return 2
    behind_is_name = stop + 2 < high and reading.in_name[stop + 2]
    if link in NAME_PARTICLES and behind_link in NAME_PARTICLES and behind_is_name:
        return 3
    if link in JOINING and reading.lows[stop - 1] in _JOINABLE:
        if is_name:
            return 2
        if behind_link == "the" and behind_is_name:
            return 3
    return 2 if link == "&" and is_name else 0


_LINKS: Final = NAME_PARTICLES | JOINING | {"&"}
_JOINABLE: Final = ROLE_NOUNS | ORGANISATION_HEADS | frozenset(("chiefs", "department", "house", "secretary"))


def _name_at(reading: Reading, sentence: int, first: int, stop: int) -> Name | None:
    """Return what one run of capitals names: a state, a body, a person with titles; None for a thing."""
    if stop - first == 1:
        behind_titles, kind, doubt, month = LONE_WORDS[reading.words[first]]
    else:
        opens = stop - first > 2 and (not reading.letters[first - 1] or reading.lows[first - 1] == "miss")
        behind_titles, kind, doubt, month = read_run(reading.words[first:stop], opens)
    if kind is None:
        return None
    head = first + behind_titles
    if month and reading.lows[head - 1] in _BEFORE_A_MONTH:
        return None  # In May, a spokeswoman said
    if doubt != "none":
        kind = _kind_beside(reading, first, head, stop, doubt)
        if kind is None:
            return None
    return Name(sentence, head if kind == "organisation" else first, head, stop, kind)


def _kind_beside(reading: Reading, first: int, head: int, stop: int, doubt: Doubt) -> NameKind | None:
    """Return what the words around a run make of it where its own leave a doubt."""
    match doubt:
        case "thing":
            # Susan Park said … — but Victoria Park lies by the river
            return "person" if speaks(reading, head, stop) and not _has_article(reading, first) else None
        case "article":
            # Park said …, in a text that has Susan Park
            return None if _has_article(reading, first) else "maybe"
        case "ending" if _is_derived(reading, head):
            return None if _has_article(reading, first) else "maybe"
        case _:
            if reading.lows[stop] == "." and stop - head == 1 and f"{reading.words[head]}." in SHORT_STATES:
                return None  # in Ardal, Vt., Okafor said
            if reading.lows[head - 1] in ROLE_NOUNS:
                return "person"
            if reading.lows[stop] not in _SHOWING and reading.befores[head] not in SAYING_FORMS:
                return "maybe"
            return "person" if _is_shown_a_person(reading, first, head, stop) else "maybe"


_BEFORE_A_MONTH: Final = word_set("in since until by last next early late mid this of through during")


def is_common(reading: Reading, index: int) -> bool:
    """Return whether a capital alone makes no name of the word: "Park", "Finnish", "Democratic", "Projections"."""
    return is_common_word(reading.words[index], reading.lows[index]) or _is_derived(reading, index)


def _is_derived(reading: Reading, index: int) -> bool:
    """Projections say the gap will widen. — a noun that its ending shows for one, where it opens a sentence."""
    opens = reading.lows[index].endswith(DERIVED) and not reading.letters[index - 1]
    return opens and reading.words[index] not in capitals_inside(reading)


def _is_shown_a_person(reading: Reading, first: int, head: int, stop: int) -> bool:
    """Return whether a verb beside the name, a party or an age behind it shows that it is a person's."""
    if _has_party(reading, stop) or _has_age(reading, stop):
        return True
    asked = reading.lows[stop] == "was" and reading.lows[stop + 1] == "asked"
    return (asked or speaks(reading, head, stop)) and not _has_article(reading, first)


_SHOWING: Final = SAYING_FORMS | {",", "(", "was"}


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
