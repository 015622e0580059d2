"""Which states and bodies does a text have act?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.summarize.actors.acting import Spoken, is_subject, speaks
from briefing.summarize.actors.cast import Draft
from briefing.summarize.actors.coreference import Place
from briefing.summarize.actors.names import Name
from briefing.summarize.actors.words import Reading
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.people import AGENCIES, ONE_WORD_OUTLETS, ORGANISATION_HEADS
from briefing.summarize.lexicon.places import ALLIANCES, SEATS, STATE_NAMES

# The kinds of names that are looked at here.
BODIES: Final = frozenset(("state", "organisation"))


class _Body(NamedTuple):
    """A place where a state or body is named, as word indices; ``first`` is its article or whose it is.

    ``state`` is None for a body, ``key`` one for all its names; ``acts`` tells that it is said to act or speak here.
    """

    first: int
    stop: int
    printed: str
    state: str | None
    key: str
    acts: bool


def cast_bodies(reading: Reading, names: Sequence[Name], spoken: Spoken) -> list[Place]:
    """Return the places that name a state or body which acts somewhere in the prose of the text.

    ``names`` are those of states and bodies that are nobody's name.
    A seat of government counts for its state where it acts itself: "Oslo has agreed", but not "talks in Oslo".
    """
    bodies = _find_bodies(reading, names, spoken)
    acting = {body.key for body in bodies if body.acts}
    drafts: dict[str, Draft] = {}
    places: list[Place] = []
    for first, stop, printed, state, key, acts in bodies:
        if key not in acting:
            continue
        draft = drafts.get(key)
        if draft is None:
            draft = drafts[key] = Draft("state", [], affiliations=[state]) if state else Draft("organisation", [])
        draft.add(printed)
        # A seat that does not act is the city where something takes place.
        if acts or reading.slice(first, stop) not in SEATS:
            places.append(Place(first, stop, draft, acts, acts and speaks(reading, first, stop)))
    return places


def _find_bodies(reading: Reading, names: Sequence[Name], spoken: Spoken) -> list[_Body]:
    """Return where states and bodies are named, in text order."""
    lows, abbreviated = reading.lows, _abbreviated(reading, names)
    found: list[_Body] = []
    following: Name | None = None
    subject_follows = False
    for name in reversed(names):
        stop, is_state = name.stop, name.kind == "state"
        first = name.first if is_state else _with_possessor(reading, name)
        first -= lows[first - 1] == "the"
        subject = _acts(reading, name, first)
        if not subject and following is not None and subject_follows:
            subject = lows[stop] == "and" and following.first - stop in (1, 2)
        following, subject_follows = name, subject
        acts = (subject and not reading.quoted[name.first]) or (
            stop in spoken.by_end and _is_spoken_of(reading, name, first, spoken)
        )
        printed = reading.slice(first + (lows[first] == "the"), stop)
        state = (STATE_NAMES.get(printed) or SEATS.get(printed) or printed) if is_state else None
        key = state or ALLIANCES.get(printed) or abbreviated.get(printed, printed)
        found.append(_Body(first, stop, printed, state, key, acts))
    return found[::-1]


def with_unlisted_states(reading: Reading, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names with a word that stands for a country known as a state, though no list has it.

    It is a country where something lies "in" it and it has a government of its own ("Sarovia's foreign ministry") or
    ends like one; it never ends a longer name or follows a title.
    """
    words, befores = reading.words, reading.befores
    within = [name for name in names if befores[name.first] in _WITHIN]
    located = {words[name.head] for name in within if _is_unlisted(name) and _is_location(reading, name)}
    single = [name for name in names if words[name.head] in located and _is_unlisted(name)] if located else []
    states = {
        word for name in single if (word := words[name.head]).endswith(_ENDINGS) or _has_government(reading, name)
    }
    if not states:
        return tuple(names)
    states -= {words[name.stop - 1] for name in names if name.stop - name.first > 1}
    heads = {name.head for name in single if words[name.head] in states}
    return tuple([name._replace(kind="state") if name.head in heads else name for name in names])


def _is_unlisted(name: Name) -> bool:
    return name.stop - name.first == 1 and name.kind in ("person", "maybe")


def _is_location(reading: Reading, name: Name) -> bool:
    """Return whether a name behind a preposition of place is where something lies, not whom somebody trusts in."""
    return not (reading.befores[name.first] == "in" and reading.lows[name.first - 2] in _TRUST)


def _has_government(reading: Reading, name: Name) -> bool:
    behind = reading.lows[name.stop + 1 : name.stop + 4]
    return reading.lows[name.stop] in ("'s", "’s") and not _GOVERNING.isdisjoint(behind)


_WITHIN: Final = frozenset(("in", "inside", "across", "throughout", "within"))
_TRUST: Final = word_set("trust faith belief confidence interest confident believe believes disappointed interested")
_GOVERNING: Final = word_set("ministry minister government parliament army embassy border president cabinet territory")
_ENDINGS: Final = ("ia", "land", "stan")


def _is_spoken_of(reading: Reading, name: Name, first: int, spoken: Spoken) -> bool:
    """Return whether a speaker's words end in the name, as "the head of the Harbour Council" do.

    "Officials in Oslo" and "an interview with the Harbour Times" do not count: neither Oslo nor the Times speaks.
    """
    beside = reading.lows[first - 1] in _BESIDE and spoken.ends_with(first - 1, name.stop)
    return not beside and spoken.ends_with(name.first, name.stop)


_BESIDE: Final = _WITHIN | {"with", "to", "on", "at"}


def _acts(reading: Reading, name: Name, first: int) -> bool:
    # According to a Harbour Times poll — the poll tells; a body that tells has no "a" before its name.
    if reading.lows[name.first - 1] in ("a", "an") or not is_subject(reading, first, name.stop):
        return False
    printed = reading.slice(name.first, name.stop)
    # ATACMS have been sent: capitals that nothing shows to be a body are one only where they speak.
    known = name.kind == "state" or printed in ALLIANCES or printed in ONE_WORD_OUTLETS
    if not known and printed.isupper() and printed.lower() not in ORGANISATION_HEADS:
        return speaks(reading, first, name.stop)
    return reading.sentences[name.sentence].role == "prose"


def _with_possessor(reading: Reading, name: Name) -> int:
    """Return where "Harbour County Coroner's Office" begins: a body keeps the name whose possessive it follows."""
    first = name.first
    if reading.lows[first - 1] in ("'s", "’s") and reading.capital[first - 2]:
        first -= 2
        while first > 0 and reading.capital[first - 1] and name.first - first < _LONGEST_POSSESSOR:
            first -= 1
    return first


_LONGEST_POSSESSOR = 6


def _abbreviated(reading: Reading, names: Sequence[Name]) -> dict[str, str]:
    """The Harbour Trade Council said … The HTC said … — return the full name that each abbreviation stands for.

    It is the one body of the text that has these initials; two letters are enough for a news agency only.
    """
    printed = dict.fromkeys([reading.slice(name.first, name.stop) for name in names if name.kind == "organisation"])
    shorts = {short for short in printed if short.isupper() and " " not in short}
    by_initials: dict[str, list[str]] = defaultdict(list)
    for full in printed if shorts else ():
        initials = "".join([word[0] for word in full.split() if word[0].isupper() and word != "The"])
        if initials in shorts:
            by_initials[initials].append(full)
    return {
        short: fulls[0]
        for short, fulls in by_initials.items()
        if len(fulls) == 1 and (len(short) > 2 or fulls[0] == AGENCIES.get(short))
    }
