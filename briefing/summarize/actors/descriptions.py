"""Where is somebody described rather than named: "two US officials", "the bipartisan lawmakers", "the campaign"?"""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.model import ActorKind
from briefing.summarize.actors.acting import has_verb_behind, is_subject
from briefing.summarize.actors.words import Reading, marked
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.deeds import BETWEEN, FINITE, PLURAL_FINITE
from briefing.summarize.lexicon.people import (
    COMMON_BODIES,
    DOCUMENTS,
    GROUP_HEADS,
    PEOPLES,
    PLURAL_HEADS,
    ROLE_NOUNS,
    SENTENCE_OPENERS,
    UNNAMED_HEADS,
)
from briefing.summarize.lexicon.places import DEMONYMS, NATIONALS
from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.lexicon.time import WEEKDAYS


class Description(NamedTuple):
    """A noun phrase for people or a body, as word indices of a reading; ``head`` is its noun.

    ``definite`` phrases point back ("the official"), others bring somebody in ("one official", "US officials").
    """

    sentence: int
    first: int
    head: int
    stop: int
    kind: ActorKind
    plural: bool
    definite: bool
    subject: bool


_PEOPLES: Final = PEOPLES | NATIONALS
_HUMAN_HEADS: Final = UNNAMED_HEADS | ROLE_NOUNS
_PLURALS: Final = PLURAL_HEADS | _PEOPLES
_DEFINITE: Final = word_set("the this that these those his her its their our my your")
_INDEFINITE: Final = word_set(
    """a an one another two three four five six seven eight nine ten several some many most few both dozens hundreds
    all any other others no"""
)
_BORDERS: Final = (
    word_set(
        """and or but nor that which who whom whose when while where if because since although though as than so yet
        of in on at by for with to from into about against between among after before during over under through
        without within toward towards near like per via despite according he she it they we i you there not only whether
        until unless what how why also him them us me is was are were be been being it's"""
    )
    | FINITE
)
_FAMILIAR: Final = word_set("of familiar with in from at on inside close involved briefed within")
_BIG: Final = 5
_SHOWING_BEFORE: Final = SAYING_FORMS | {"according"}
# No phrase opens further in front of its noun, the words that show it to be a subject included.
_LONGEST_PHRASE: Final = 24


def find_descriptions(reading: Reading, named: bytearray) -> tuple[Description, ...]:
    """Find the described people and bodies outside quotation marks that do what a verb says.

    ``named`` marks the words of proper names: a noun inside a name ("Harbour Council") describes nobody.
    """
    found: list[Description] = []
    taken = 0
    for head in marked(reading.person):
        if head < taken or reading.quoted[head] or named[head]:
            continue
        sentence = reading.sentence_at[head]
        low, high = reading.bounds[sentence]
        if reading.person[head + 1] and reading.lows[head + 1] not in FINITE and head + 1 < high:
            continue  # the campaign manager: the head is the last noun
        stop = head + 1
        if reading.lows[stop] in _FAMILIAR and reading.lows[stop + 1] not in WEEKDAYS:
            stop = _behind_complement(reading, stop, high)
        plural = reading.lows[head] in _PLURALS
        acts = has_verb_behind(reading, stop, plural=plural)
        if not acts and _SHOWING_BEFORE.isdisjoint(reading.lows[max(head - _LONGEST_PHRASE, 0) : head]):
            continue  # nor does "according to" or "said" stand before it
        first = _first_word(reading, head, max(low, taken))
        if is_subject(reading, first, stop, acts=acts):
            found.append(_described(reading, sentence, first, head, stop, subject=True))
            taken = stop
    return tuple(found)


def describe(reading: Reading, sentence: int, first: int, stop: int) -> Description | None:
    """Return the description that a given stretch of words is, None where it has no noun for people or a body."""
    while stop > first and reading.possessive[stop - 1]:
        stop -= 1
    head = _head_in(reading, first, stop) if reading.lows[first] not in _COMPLEMENTS else None
    if head is None:
        head = _unlisted_head(reading, first, stop)
    if head is None:
        return None
    return _described(reading, sentence, first, head, stop, subject=True)


def describe_before(reading: Reading, sentence: int, word: int) -> Description | None:
    """The plan worries European officials, who say … — return the description that ends right before ``word``."""
    stop = word - (reading.lows[word - 1] == ",")
    head = stop - 1
    low, _ = reading.bounds[sentence]
    if head < low or reading.lows[head] not in _HUMAN_HEADS or reading.quoted[head]:
        return None
    if reading.lows[head] in _PLURALS and reading.lows[head] not in UNNAMED_HEADS:
        return None  # candidates who say so: whoever does
    first = _first_word(reading, head, low)
    if reading.lows[first - 1] in ("and", "or"):
        return None  # pilots and officials, who say …: both do
    return _described(reading, sentence, first, head, stop, subject=True)


def _unlisted_head(reading: Reading, first: int, stop: int) -> int | None:
    """Return the noun of "one lighthouse keeper" or "her dentist"; a poll or a letter is nobody."""
    if reading.lows[first] not in _BRINGING_IN:
        return None
    end = first + 1
    while end < stop and reading.letters[end] and reading.lows[end] not in _COMPLEMENTS:
        end += 1
    head = end - 1
    known_no_person = head == first or reading.capital[head] or reading.lows[head] in DOCUMENTS
    return None if known_no_person else head


_BRINGING_IN: Final = word_set("a an one another two three four five six several his her their")


def _head_in(reading: Reading, first: int, stop: int) -> int | None:
    """Return the head: the last known noun before a preposition, "one of the officials" by the noun behind "of"."""
    border = first
    while border < stop and (border == first or reading.lows[border] not in _COMPLEMENTS):
        border += 1
    for index in range(border - 1, first - 1, -1):
        of_another = index + 1 < stop and reading.possessive[index + 1]  # the chairman's bill
        if reading.person[index] and reading.letters[index] and not of_another:
            return index
    if border < stop and reading.lows[border] == "of":
        return _head_in(reading, border + 1, stop)
    return None


_COMPLEMENTS: Final = word_set("of in from at for with on who which that , ( familiar close including inside to by -")


def _first_word(reading: Reading, head: int, low: int) -> int:
    """Return where the phrase begins: at its determiner, or behind the last word that cannot belong to it."""
    first = head
    while first > low and head - first < 8:
        low_before = reading.lows[first - 1]
        if low_before == "that" and reading.lows[head] in _PLURALS:
            break
        if low_before in _OPENING_A_CLAUSE:
            break  # something Republicans want, the day city officials met
        if low_before in _DEFINITE or low_before in _INDEFINITE or low_before.isdigit():
            first -= 1
            if first > low and reading.lows[first - 1] in ("the", "these", "those"):
                first -= 1  # the two countries
            break
        if reading.possessive[first - 1] and first - 2 >= low and reading.letters[first - 2]:
            first -= 2
            continue
        if low_before == "and" and first - 2 >= low and _joins_peoples(reading, first):
            first -= 2  # the Polish and Finnish ministers
            continue
        if not reading.letters[first - 1] or low_before.endswith("ly"):
            break
        if low_before in _NEVER_INSIDE and reading.words[first - 1] != "US":
            break
        first -= 1
    return _with_partitive(reading, first, low)


# What a relative clause without "that" stands behind.
_OPENING_A_CLAUSE: Final = word_set(
    "something anything everything nothing way ways reason reasons time moment day days year thing things"
)
_MODIFIERS: Final = word_set(
    "former new old young first second third last few several more other high low early current"
)


_NEVER_INSIDE: Final = _BORDERS | (SENTENCE_OPENERS - _MODIFIERS)


def _joins_peoples(reading: Reading, first: int) -> bool:
    return all(reading.words[index] in _OF_PEOPLES for index in (first, first - 2))


# Origin: the adjectives for continents and regions of several states in the style guides' lists of nationalities.
_OF_PEOPLES: Final = DEMONYMS.keys() | word_set("European African Asian Arab Western Nordic Scandinavian Baltic Balkan")


def _with_partitive(reading: Reading, first: int, low: int) -> int:
    """One of the officials, a group of senators — the phrase opens before "of"."""
    if reading.lows[first - 1] != "of" or first - 2 < low:
        return first
    before = reading.lows[first - 2]
    if before in _INDEFINITE or before.isdigit():
        return first - 2
    if before in ("group", "groups", "number", "dozens", "majority", "coalition", "pair", "team"):
        start = first - 2
        while start > low and first - start < 8 and reading.letters[start - 1]:
            if reading.lows[start - 1] in ("a", "the", "one", "another"):
                return start - 1
            if reading.lows[start - 1] in _BORDERS:
                break
            start -= 1
        return start
    return first


def _behind_complement(reading: Reading, stop: int, high: int) -> int:
    """Return where a complement from ``stop`` on ends: "familiar with the matter", "of the caucus"."""
    end = stop + 1
    while end < high and end - stop < 9:
        low = reading.lows[end]
        if low in _ENDING_A_COMPLEMENT or not (reading.letters[end] or reading.possessive[end] or low == "-"):
            break
        if low == "on" and reading.lows[end + 1] in WEEKDAYS:
            break
        if low == "the" and reading.lows[end - 1] not in _COMPLEMENTS and end > stop + 1:
            break
        end += 1
    return end


_ENDING_A_COMPLEMENT: Final = (
    PLURAL_FINITE | BETWEEN | frozenset(WEEKDAYS) | word_set("to who which that and as but when while")
)


def _described(reading: Reading, sentence: int, first: int, head: int, stop: int, *, subject: bool) -> Description:
    low = reading.lows[head]
    opener = reading.lows[first]
    plural = low in _PLURALS or _counts_many(opener)
    partitive = opener in _INDEFINITE and reading.lows[first + 1] == "of"
    if partitive and opener == "one":
        plural = False
    definite = not partitive and opener in _DEFINITE
    return Description(sentence, first, head, stop, _kind(reading, first, head, plural), plural, definite, subject)


def _counts_many(opener: str) -> bool:
    return opener in _SEVERAL or (opener.isdigit() and opener != "1")


_SEVERAL: Final = word_set("two three four five six several some many both")


def _kind(reading: Reading, first: int, head: int, plural: bool) -> ActorKind:
    low = reading.lows[head]
    if "group" in reading.lows[first:head]:
        return "group"
    if low in UNNAMED_HEADS and not (plural and _is_big(reading.lows[first])):
        return "unnamed"
    if low in GROUP_HEADS or plural:
        return "group"
    return "organisation" if low in COMMON_BODIES else "unnamed"


def _is_big(opener: str) -> bool:
    """Return whether the phrase counts a circle that signs or votes as one rather than a pair of sources."""
    return opener.isdigit() and int(opener) > _BIG
