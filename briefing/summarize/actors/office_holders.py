"""Which holder of an office does "the president", "the Norwegian minister", "the Ferry chairman" mean?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.summarize.actors.cast import Draft
from briefing.summarize.actors.coreference import GENDERS, Discourse
from briefing.summarize.actors.descriptions import Description
from briefing.summarize.actors.roles import affiliation_in
from briefing.summarize.actors.words import Reading, first_words
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.people import KINDRED_ROLES, ROLE_MODIFIERS, ROLE_NOUNS
from briefing.summarize.lexicon.places import ALLIANCES, AMERICAN_STATES, DEMONYMS, STATE_NAMES


def matching_people(reading: Reading, description: Description, people: Sequence[Draft]) -> list[Draft]:
    """Return the people whose printed role the description fits, those already named in the text only.

    "The prime minister" fits whoever has that role; "the Norwegian prime minister" only one whom nothing ties to
    another state; "the top Norwegian diplomat" a foreign minister.
    """
    first, head, stop = description.first, description.head, description.stop
    lows = reading.lows[first:stop]
    noun = reading.lows[head]
    if noun not in ROLE_NOUNS and noun not in KINDRED_ROLES:
        return []
    known = [draft for draft in people if 0 <= draft.entered < first]
    if not known:
        return []
    affiliation = affiliation_in(reading, first, head)
    places = {word for word in reading.words[first:head] if word in AMERICAN_STATES}
    bodies = _bodies_before(reading, first, head)
    fitting = [
        draft
        for draft in known
        if any(_role_fits(lows, noun, head - first, words, affiliation) for words in draft.title_words())
        and (affiliation is None or not draft.affiliations or affiliation in draft.affiliations)
        and (not places or not places.isdisjoint(draft.places))
        and _party_fits(lows, draft)
        and _body_fits(bodies, draft)
    ]
    tied = [draft for draft in fitting if affiliation in draft.affiliations]
    return tied or fitting


def one_of(reading: Reading, description: Description, fitting: Sequence[Draft], discourse: Discourse) -> Draft | None:
    """Return which of several people a description means, None where that would be a guess.

    Tried in this order: the gender of a pronoun behind it, whose role is printed without a state (a newspaper's own
    president needs none), who alone was mentioned in this sentence or the one before.
    """
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    gender = _gender_behind(reading, description)
    if gender:
        fitting = [draft for draft in fitting if draft.gender in ("", gender)]
        known = [draft for draft in fitting if draft.gender == gender]
        fitting = known or fitting
    if len(fitting) > 1:
        current = [draft for draft in fitting if not any("former" in words for words in draft.title_words())]
        fitting = current or fitting
    if len(fitting) > 1:
        home = [draft for draft in fitting if not _is_printed_with_state(draft)]
        fitting = home or fitting
    if len(fitting) > 1:
        near = {
            id(place.draft)
            for number in (description.sentence, description.sentence - 1)
            for place in discourse.places.get(number, [])
        }
        fitting = [draft for draft in fitting if id(draft) in near]
    return fitting[0] if len(fitting) == 1 else None


def is_qualified(reading: Reading, description: Description) -> bool:
    """Return whether more than a common office tells who is meant: a state, "of …", or an office held by one only."""
    first, head, stop = description.first, description.head, description.stop
    if reading.lows[head] in _HELD_BY_ONE or stop > head + 1:
        return True
    if any(reading.words[index] in AMERICAN_STATES for index in range(first, head)):
        return True
    return affiliation_in(reading, first, head) is not None


# The text has one president, one pope; of senators and mayors it may have several, not all with their office printed.
_HELD_BY_ONE: Final = word_set("president minister chancellor premier pope king queen secretary")


def _role_fits(lows: Sequence[str], noun: str, position: int, role: Sequence[str], affiliation: str | None) -> bool:
    if ("vice" in lows) != ("vice" in role) or ("deputy" in lows) != ("deputy" in role):
        return False
    if "former" in lows and "former" not in role:
        return False
    printed = " ".join(role)
    complement = " ".join(lows[position:]) if "of" in lows[position : position + 2] else ""
    if complement:
        return complement in printed
    before = lows[position - 1] if position else ""
    if before in ROLE_MODIFIERS and before not in _GENERAL and noun not in KINDRED_ROLES:
        return f"{before} {noun}" in printed
    if noun in _CHIEFS and affiliation is None:
        return noun in role and set(lows) - _GENERAL - {"the", "this", "that"} <= set(role)
    if noun in KINDRED_ROLES:
        return any(f" {kin} " in f" {printed} " for kin in KINDRED_ROLES[noun]) or noun in role
    return noun in role and not _has_other_modifier(noun, role)


def _has_other_modifier(noun: str, role: Sequence[str]) -> bool:
    """Return whether the role is another office: "the minister" may be any, "the president" no vice president."""
    index = role.index(noun)
    return index > 0 and role[index - 1] in ("vice", "deputy", "assistant")


# The Danish leader is a prime minister; the Senate leader and the party chief are called so.
_CHIEFS: Final = frozenset(("leader", "chief"))
_GENERAL: Final = word_set("former new top senior outgoing incoming then late first acting leading embattled veteran")


def _bodies_before(reading: Reading, first: int, head: int) -> frozenset[str]:
    """The Ferry chairman — return the words that name whose the office is, but for states and parties."""
    return frozenset(
        reading.lows[index]
        for index in range(first + 1, head)
        if reading.capital[index]
        and reading.words[index] not in _STATES_OPEN_WITH
        and reading.lows[index] not in _COMPARED_OTHERWISE
    )


def _body_fits(bodies: frozenset[str], draft: Draft) -> bool:
    """Return whether a printed role or affiliation of the person has all the words that name the body."""
    if not bodies:
        return True
    known = {word for words in draft.title_words() for word in words}
    return bodies <= known.union(*(affiliation.lower().split() for affiliation in draft.affiliations))


def _party_fits(lows: Sequence[str], draft: Draft) -> bool:
    """Return whether no printed party keeps the description and the person apart."""
    wanted = {_PARTIES[low] for low in lows if low in _PARTIES}
    if not wanted:
        return True
    known = {party for party in draft.places if party in _PARTIES.values()}
    known |= {_PARTIES[word] for words in draft.title_words() for word in words if word in _PARTIES}
    if not known:
        # Of two candidates introduced together either may be the party's; of one alone nothing is known.
        return bool(draft.shared)
    return not wanted.isdisjoint(known)


_PARTIES: Final = {
    "republican": "Republican",
    "gop": "Republican",
    "democratic": "Democratic",
    "democrat": "Democratic",
    "libertarian": "Libertarian",
    "green": "Green",
    "labour": "Labour",
    "conservative": "Conservative",
    "tory": "Conservative",
    "independent": "independent",
}


_STATES_OPEN_WITH: Final = first_words([*AMERICAN_STATES, *STATE_NAMES, *DEMONYMS, *ALLIANCES])
# "The Vice President", "the Senate leader": the office itself; "the White House spokesman" is a press secretary, too.
_COMPARED_OTHERWISE: Final = ROLE_NOUNS | ROLE_MODIFIERS | _PARTIES.keys() | {"white"}


def _gender_behind(reading: Reading, description: Description) -> str:
    """The nominee declined to say if he … — the gender of the first pronoun behind, names between left out."""
    high = reading.bounds[description.sentence][1]
    for index in range(description.stop, high):
        low = reading.lows[index]
        if index > description.stop + 6 and reading.capital[index] and reading.letters[index]:
            return ""
        if low in ("he", "she") and not reading.quoted[index]:
            return GENDERS[low]
    return ""


def _is_printed_with_state(draft: Draft) -> bool:
    roles = [*draft.roles, *draft.lent]
    return bool(draft.affiliations) and not any(len(role.split()) == 1 for role in roles)
