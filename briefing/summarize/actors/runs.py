"""What does a run of capitals name by its own words, wherever it stands?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from briefing.summarize.actors.words import Word, read_word, words_of
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.people import (
    FORMS_OF_ADDRESS,
    GIVEN_NAMES,
    NAME_SUFFIXES,
    NOT_A_PERSON,
    ONE_WORD_OUTLETS,
    ORGANISATION_HEADS,
    PEOPLES,
    PROPER_ADJECTIVES,
    ROLE_NOUNS,
    SHORT_TITLES,
    TITLE_COMPLEMENTS,
)
from briefing.summarize.lexicon.places import ALLIANCES, AMERICAN_STATES, DEMONYMS, SEATS, STATE_NAMES
from briefing.summarize.lexicon.time import MONTHS, WEEKDAYS
from briefing.summarize.text.wordfacts import WordFacts

NameKind = Literal["person", "maybe", "state", "organisation"]
Doubt = Literal["none", "article", "ending", "neighbours", "thing"]


class Run(NamedTuple):
    """What a run of capitals names; ``head`` counts the words in front of the name itself, None is a thing.

    ``doubt`` says what the words around it have to tell yet: whether an article stands before a common word
    ("Finnish"), whether a verb or a role shows a person, whether a noun that its ``ending`` shows for one opens a
    sentence ("Projections"), whether a thing speaks ("Susan Park"). A lone ``month`` is none where a preposition stands
    before it.
    """

    head: int
    kind: NameKind | None
    doubt: Doubt = "none"
    month: bool = False


_PARTIES: Final = frozenset(("republican", "democrat", "democratic", "libertarian", "labour", "conservative", "tory"))
ROLE_OPENERS: Final = frozenset(("former", "outgoing", "incoming", "then", "new"))
JOINING: Final = frozenset(("of", "on", "for"))
# GOP leader Tom Reyes, AG Dahl: an office or body cut to its initials in front of a name.
_ABBREVIATED: Final = word_set("ag gop fbi cia nypd un us uk eu dnc rnc doj epa nsa ok pm fm mp ceo")
_CALENDAR: Final = frozenset(WEEKDAYS) | frozenset(
    month for month in MONTHS if month not in ("april", "june", "may", "jan")
)
# The longest come first.
_COMPLEMENTS: Final = tuple(sorted((tuple(words.split()) for words in TITLE_COMPLEMENTS), key=len, reverse=True))
# What ends the name of a firm and never that of a person.
_FIRMS: Final = word_set(
    "holdings resources industries partners technologies airlines motors systems inc corp ltd llc plc"
)
# A longer run is rarely seen twice.
_LONGEST_KEPT: Final = 12
_LONGEST_NAME: Final = 5
_LONGEST_COMPLEMENT: Final = 12


def read_run(printed: tuple[str, ...], opens: bool) -> Run:
    """Return what the words of a run name; ``opens`` tells that no word stands before it, or "Miss" does."""
    return _read_run(printed, opens) if len(printed) <= _LONGEST_KEPT else _read_run.__wrapped__(printed, opens)


@lru_cache(maxsize=32_768)
def _read_run(printed: tuple[str, ...], opens: bool) -> Run:
    """Return what a run names; texts repeat their names, and each is looked at once."""
    known = _KNOWN_BODIES.get(printed)
    if known:
        return Run(0, None if known == "place" else known)
    words = tuple(map(read_word, printed))
    lows = tuple([word.low for word in words])
    head = _behind_titles(words, lows)
    if len(words) - head < 2 and lows[-1] in ORGANISATION_HEADS and _is_body_behind(words, head):
        return Run(0, "organisation")
    if head == len(words):
        # Dean said …, in a text that has Ada Dean
        return Run(0, "maybe" if head == 1 and not words[0].acronym else None)
    head = _behind_strangers(lows, head or _behind_modifiers(words), opens)
    if 0 < head < len(words) - 1 and lows[-1] in _FIRMS:
        return Run(head, "organisation")  # Developer Crest Holdings
    run = _named(words, lows, head)
    return run._replace(head=0) if run.kind == "organisation" else run


# What a word names that is a run by itself, as most are.
LONE_WORDS: Final = WordFacts(lambda word: _read_run.__wrapped__((word,), False))

# What a run is when it is, as a whole, the name of a state, a seat of government or a body known by its name.
_KNOWN_BODIES: Final[dict[tuple[str, ...], Literal["state", "organisation", "place"]]] = {
    **dict.fromkeys(map(words_of, [*ALLIANCES, *ONE_WORD_OUTLETS]), "organisation"),
    **dict.fromkeys(map(words_of, ["White House", "Pentagon", "USA Today"]), "organisation"),
    **dict.fromkeys(map(words_of, AMERICAN_STATES), "place"),
    **dict.fromkeys(map(words_of, [*STATE_NAMES, *SEATS]), "state"),
}


def _behind_titles(words: Sequence[Word], lows: Sequence[str]) -> int:
    """Return the word behind the last title of the run, 0 where it has none."""
    if _TITLES.isdisjoint(lows):
        return 0
    head, count = 0, len(words)
    for index, low in enumerate(lows):
        if low not in _TITLES:
            continue
        if index > 0 and index == count - 1 and _may_be_surname(words[index - 1]):
            continue  # Delia King, Mr. King: a surname that is a title elsewhere
        if index + 2 == count and lows[index + 1] in ORGANISATION_HEADS and low == "general":
            continue  # the General Assembly
        head = index + 1
        if low == "secretary" and head < count and lows[head] == "general":
            head += 1
        if head < count and lows[head] == "of":
            head = _behind_complement(lows, head + 1)
    return head


_TITLES: Final = SHORT_TITLES | ROLE_NOUNS


def _may_be_surname(before: Word) -> bool:
    return before.low in GIVEN_NAMES or before.low in FORMS_OF_ADDRESS or before.initial


def _behind_complement(lows: Sequence[str], first: int) -> int:
    """Return the word behind what a title is "of": "Secretary of State | Ama Boateng"."""
    count = len(lows)
    for complement in _COMPLEMENTS:
        end = first + len(complement)
        if lows[first:end] == complement:
            return end + 2 if lows[end : end + 2] == ("of", "staff") else end
    for index in range(first + 1, min(count, first + _LONGEST_COMPLEMENT)):
        if lows[index] in GIVEN_NAMES and index < count - 1:
            return index
    return count


def _is_body_behind(words: Sequence[Word], head: int) -> bool:
    """Return whether a body's noun follows a word that is a title elsewhere: "Justice Department"."""
    if head in (0, len(words)):
        return True
    return words[head - 1].low not in SHORT_TITLES and words[head - 1].capital


def _behind_modifiers(words: Sequence[Word]) -> int:
    """Return the word behind what is no name in front of one: "Republican Ilse Brandt", "Then Harlan Pike"."""
    head = 0
    while head < len(words) - 1 and _is_modifier(words[head], head):
        head += 1
    return head


def _is_modifier(word: Word, place: int) -> bool:
    if word.low in GIVEN_NAMES:
        return False
    return (
        word.text in DEMONYMS
        or word.low in _PARTIES
        or word.low in ROLE_OPENERS
        or (place == 0 and word.text in STATE_NAMES)
        or word.text in ONE_WORD_OUTLETS
        or (word.text.isupper() and word.low in _ABBREVIATED)
    )


def _behind_strangers(lows: Sequence[str], head: int, opens: bool) -> int:
    """Return ``head`` moved to a given name that follows a word of another kind: "Rival Ilse Brandt"."""
    if len(lows) - head < 3 or lows[head] in GIVEN_NAMES or lows[head + 1] not in GIVEN_NAMES:
        return head
    return head + 1 if (opens if head == 0 else lows[head - 1] == "miss") else head


def _named(words: Sequence[Word], lows: Sequence[str], head: int) -> Run:
    """Return what the run from ``head`` on names."""
    name, last = words[head:], lows[-1]
    titled = head > 0 and (lows[head - 1] in _TITLE_ENDS or lows[0] in _TITLE_ENDS)
    if last in _PARTY_PLURALS or words[-1].initial:
        return Run(head, None)
    if head == 0 and not _NEVER_FIRST.isdisjoint(lows):
        return Run(head, "organisation" if last in ORGANISATION_HEADS else None)
    if last in ORGANISATION_HEADS and not (titled and len(name) <= 2):
        return Run(head, "organisation" if last not in GIVEN_NAMES else None)
    if _is_body_of(name) or "&" in lows[head:] or (name[0].text in ALLIANCES and not titled):
        return Run(head, "organisation")
    if len(name) == 1:
        return _named_by_one(name[0], head, titled)
    return _named_by_several(name, head, titled)


def _is_body_of(name: Sequence[Word]) -> bool:
    """Return whether the run is like "Commission on River Trade": a body's noun, then what it is for."""
    return len(name) > 2 and any(
        word.low in ORGANISATION_HEADS and following.text in JOINING for word, following in pairwise(name)
    )


def _named_by_one(word: Word, head: int, titled: bool) -> Run:
    month = word.low in MONTHS and not titled
    if word.low in PEOPLES or word.text in AMERICAN_STATES:
        return Run(head, None)
    if word.text in STATE_NAMES or word.text in SEATS:
        return Run(head, "state", month=month)
    if titled:
        return Run(head, "person")
    if word.acronym:
        return Run(head, "organisation", month=month)
    if is_common_word(word.text, word.low):
        return Run(head, "maybe", "article", month)
    return Run(head, "maybe", "ending" if word.low.endswith(DERIVED) else "neighbours", month)


# Origin: the endings of abstract and agent nouns in Quirk et al. (1985), appendix I; no surname has one of these.
DERIVED: Final = ("tion", "tions", "sions", "ists", "ities", "ances", "ences")


def is_common_word(word: str, low: str) -> bool:
    """Return whether a capital alone makes no name of the word: "Park", "Finnish", "Democratic"."""
    return low in _THINGS or word in DEMONYMS or word in PROPER_ADJECTIVES


def _named_by_several(name: Sequence[Word], head: int, titled: bool) -> Run:
    if name[-1].acronym or len(name) > _LONGEST_NAME or any(word.low in _THINGS for word in name[:-1]):
        return Run(head, None)
    if titled:
        return Run(head, "person")
    given = name[0].low in GIVEN_NAMES
    if name[-1].low in _THINGS:
        # Susan Park said … — but Victoria Park lies by the river
        return Run(head, "person", "thing") if given and len(name) == 2 else Run(head, None)
    if given or name[0].initial or name[-2].initial or name[-1].low in NAME_SUFFIXES:
        return Run(head, "person")
    return Run(head, "maybe", "neighbours")


_THINGS: Final = NOT_A_PERSON - GIVEN_NAMES
_PARTY_PLURALS: Final = frozenset(("republicans", "democrats", "republican", "democrat", "members", "leaders"))
_TITLE_ENDS: Final = ROLE_NOUNS | SHORT_TITLES | frozenset(words[-1] for words in _COMPLEMENTS)
_BARRED: Final = word_set("missile missiles rocket rockets tank tanks airport airbase island islands treaty")
_NEVER_FIRST: Final = _CALENDAR | _BARRED
