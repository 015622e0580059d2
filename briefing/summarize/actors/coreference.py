"""Who is "he", "they", "the president", "the official"?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from briefing.summarize.actors.cast import Draft
from briefing.summarize.actors.descriptions import Description
from briefing.summarize.actors.roles import affiliation_in
from briefing.summarize.actors.words import Reading, first_words
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.people import (
    EITHER_MAN,
    FEMALE_ROLES,
    KINDRED_ROLES,
    MALE_ROLES,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from briefing.summarize.lexicon.places import ALLIANCES, AMERICAN_STATES, DEMONYMS, STATE_NAMES

GENDERS: Final = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_OBJECTS: Final = {"m": "him", "f": "her"}
# "Her" before one of these is whom something is done to, not whose something is.
_BEHIND_AN_OBJECT: Final = word_set(
    "in on at for with as of to from by about and but when while after before over again"
)
# With these, "him" may be the subject's own: he looked around him.
_AROUND: Final = word_set("with around behind about before beside near above below")
_ANSWERING: Final = word_set("answered answers replied replies responded responds retorted")
# What ties a name to the person named before: Lee, a member of the Ardal Board, who said …
_TIES: Final = word_set("of in for from at the a an and with , on near")
# An object that stands closer behind its subject than this has no other clause between.
_CLAUSE: Final = 6
_REACH: Final = 3
# What opens a phrase in front of the subject: "In a statement, it said".
_FRONTED: Final = word_set("in on at with by after before during as for when while asked but and however still also")
_APPOSITION: Final = 12
_POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’"))
# No sentence of a newspaper has more mentions; it bounds the work on a hostile text.
_CROWD: Final = 60


class Place(NamedTuple):
    """A mention of somebody, as word indices; ``subject`` and ``says`` tell what the words around have them do."""

    first: int
    stop: int
    draft: Draft
    subject: bool = False
    says: bool = False


@dataclass(slots=True)
class Discourse:
    """What has been said so far, sentence by sentence, as far as later words can point back to it.

    ``somebody`` stands for subjects that were not understood: a pronoun behind one is not understood either.
    """

    reading: Reading
    somebody: Draft
    places: dict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))

    def note(self, sentence: int, place: Place) -> None:
        """Note a mention outside quotation marks."""
        self.places[sentence].append(place)

    def person_meant(self, sentence: int, word: int, gender: str, barred: Draft | None = None) -> Draft | None:
        """Return whom "he" or "she" at ``word`` means: the subject of the sentence so far, else of one before.

        None where nobody fits or where a sentence without a fitting subject names two who do; never ``barred``.
        """

        def fits(draft: Draft) -> bool:
            one = draft is not barred and not draft.plural
            shown = draft.gender or _gender_of_role(draft)
            return one and draft.kind in ("person", "unnamed") and shown in ("", gender)

        found = self._last_subject(sentence, word, fits)
        if found is not None and self._answers(sentence, word, found, fits):
            found = None
        if found is not None and not found.gender and self._acts_on(sentence, word, found, gender):
            other = found
            named = other.kind == "person"  # who of two people "she" is, nothing tells
            found = None if named else self._last_subject(sentence, word, lambda d: d is not other and fits(d))
        if found is not None and not found.gender and found.kind == "person":
            found.gender = gender
        return found

    def _answers(self, sentence: int, word: int, draft: Draft, fits: Callable[[Draft], bool]) -> bool:
        """“Will you stay?” Lee asked Orr. “Yes,” he answered. — who asked is not who answers.

        Whether ``draft`` spoke in the sentence before, to somebody named there, and the one at ``word`` answers.
        """
        if self.reading.lows[word + 1] not in _ANSWERING and self.reading.lows[word - 1] not in _ANSWERING:
            return False
        places = self.places.get(sentence - 1, [])[:_CROWD]
        spoke = any(place.draft is draft and place.says for place in places)
        low, high = self.reading.bounds[sentence - 1] if sentence else (0, 0)
        asked = any(self.reading.lows[index] in ("asked", "asks") for index in range(low, high))
        return spoke and (asked or any(place.draft is not draft and fits(place.draft) for place in places))

    def _acts_on(self, sentence: int, word: int, draft: Draft, gender: str) -> bool:
        """Munn heckled her. “Sit down,” she said. — "her" is a woman spoken of already, and no reason that Munn is one.

        Whether the sentence before, or this one so far, has ``draft`` do something to one of that gender.
        """
        for number in (sentence, sentence - 1):
            places = self.places.get(number, [])[:_CROWD]
            for place, following in zip(places, [*places[1:], None], strict=False):
                if place.draft is draft and place.stop <= word:
                    high = min(word, self.reading.bounds[number][1], place.stop + _CLAUSE)
                    high = high if following is None else min(high, max(place.stop, following.first))
                    return any(self._is_object(index, gender) for index in range(place.stop, high))
        return False

    def _is_object(self, index: int, gender: str) -> bool:
        if self.reading.lows[index] != _OBJECTS[gender] or self.reading.quoted[index]:
            return False
        behind = self.reading.lows[index + 1]
        closes = gender == "m" or behind in ".,;:!?)—–" or behind in _BEHIND_AN_OBJECT
        return closes and self.reading.lows[index - 1] not in _AROUND

    def subject_before(self, sentence: int, word: int) -> Draft | None:
        """Return the person who was last the subject, whoever it is."""
        return self._last_subject(sentence, word, lambda draft: draft.kind == "person")

    def group_meant(self, sentence: int, word: int) -> Draft | None:
        """Return whom "they" at ``word`` means: the last plural or collective subject."""
        return self._last_subject(sentence, word, lambda draft: draft.plural or draft.kind == "group")

    def body_meant(self, sentence: int, word: int) -> Draft | None:
        """Return what "it" at ``word`` means: the last state or body that was a subject, one sentence back at most.

        Oslo agreed. A letter was read out: “We go,” it said. — the letter: what stands before "it" may be meant.
        """
        low, _ = self.reading.bounds[sentence]
        fronted = self.reading.lows[low] in _FRONTED or not self.reading.words[low].letters or self.reading.quoted[low]
        bodies = ("state", "organisation")
        if word - low > 1 and not fronted and not any(p.draft.kind in bodies for p in self.places.get(sentence, ())):
            return None
        return self._last_subject(sentence, word, lambda d: d.kind in ("state", "organisation"), reach=1)

    def nearest(self, word: int, sentence: int) -> Draft | None:
        """Return whom "who" at ``word`` means: the mention that ends right before it, a comma or apposition between."""
        before = [place for place in self.places[sentence][-_CROWD:] if place.stop <= word]
        if not before or word - before[-1].stop >= _APPOSITION or before[-1].draft is self.somebody:
            return None
        if self._is_behind_another(before[-1].stop, word):
            return None
        return before[-1].draft

    def _is_behind_another(self, stop: int, word: int) -> bool:
        """Lee told Orr, who said … — Return whether a name that no mention holds stands right before ``word``."""
        last = word - 1 - (self.reading.lows[word - 1] == ",")
        first = last
        while first > stop and self.reading.words[first - 1].capital:
            first -= 1
        return first > stop and self.reading.words[last].capital and self.reading.lows[first - 1] not in _TIES

    def _last_subject(
        self, sentence: int, word: int, fits: Callable[[Draft], bool], reach: int = _REACH
    ) -> Draft | None:
        found = self._last_fitting(sentence, word, fits, reach)
        return None if found is self.somebody else found

    def _last_fitting(self, sentence: int, word: int, fits: Callable[[Draft], bool], reach: int) -> Draft | None:
        here = self.places[sentence][:_CROWD]
        so_far = next((place for place in here if place.stop <= word and place.subject and fits(place.draft)), None)
        if so_far is not None:
            return so_far.draft
        owner = self._owner(sentence, word)
        if owner is not None and fits(owner):
            return owner
        number, steps = sentence - 1, 0
        while number >= 0 and steps < reach:
            places = self.places.get(number, [])[:_CROWD]
            found = _leading(places, fits)
            if found is not None:
                return found
            others = {id(place.draft): place.draft for place in places if fits(place.draft)}
            if others and steps == 0:
                return next(iter(others.values())) if len(others) == 1 else None
            steps += not self._is_all_quoted(number)
            number -= 1
        return None

    def _owner(self, sentence: int, word: int) -> Draft | None:
        """Dahl's feud with the board began when he … — who owns what the sentence is about."""
        low = self.reading.bounds[sentence][0]
        for place in self.places[sentence][:2]:
            opens = place.first - low <= 1 and place.stop < word
            if opens and self.reading.lows[place.stop] in _POSSESSIVE and place.draft.kind == "person":
                return place.draft
        return None

    def _is_all_quoted(self, sentence: int) -> bool:
        low, high = self.reading.bounds[sentence]
        return high > low and self.reading.quoted[low:high].count(1) >= high - low - 1


def _leading(places: Sequence[Place], fits: Callable[[Draft], bool]) -> Draft | None:
    """Return who leads a finished sentence: its first speaker, else its first subject."""
    subjects = [place for place in places if place.subject and fits(place.draft)]
    speakers = [place for place in subjects if place.says]
    return (speakers or subjects)[0].draft if subjects else None


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
    affiliation = affiliation_in(reading, first, head)
    places = {reading.words[index].text for index in range(first, head)} & set(AMERICAN_STATES)
    bodies = _bodies_before(reading, first, head)
    fitting = [
        draft
        for draft in people
        if 0 <= draft.entered < first
        and any(_role_fits(lows, noun, head - first, words, affiliation) for words in draft.title_words())
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
    if any(reading.words[index].text in AMERICAN_STATES for index in range(first, head)):
        return True
    return affiliation_in(reading, first, head) is not None


# The text has one president, one pope; of senators and mayors it may have several, not all with their office printed.
_HELD_BY_ONE: Final = word_set("president minister chancellor premier pope king queen secretary")


def _role_fits(lows: Sequence[str], noun: str, position: int, role: Sequence[str], affiliation: str | None) -> bool:
    printed = " ".join(role)
    if ("vice" in lows) != ("vice" in role) or ("deputy" in lows) != ("deputy" in role):
        return False
    if "former" in lows and "former" not in role:
        return False
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
        word.low
        for word in reading.words[first + 1 : head]
        if word.capital and word.text not in _STATES_OPEN_WITH and word.low not in _COMPARED_OTHERWISE
    )


def _body_fits(bodies: frozenset[str], draft: Draft) -> bool:
    """Return whether a printed role or affiliation of the person has all the words that name the body."""
    known = {word for words in draft.title_words() for word in words}
    return bodies <= known.union(*(affiliation.lower().split() for affiliation in draft.affiliations))


def _party_fits(lows: Sequence[str], draft: Draft) -> bool:
    """Return whether no printed party keeps the description and the person apart."""
    wanted = {_PARTIES[low] for low in lows if low in _PARTIES}
    known = {party for party in draft.places if party in _PARTIES.values()}
    known |= {_PARTIES[word] for words in draft.title_words() for word in words if word in _PARTIES}
    if not wanted or not known:
        # Of two candidates introduced together either may be the party's; of one alone nothing is known.
        return not wanted or bool(draft.shared)
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


def _gender_of_role(draft: Draft) -> str:
    """The spokeswoman, Robin Lindt, left. — "he" is somebody else; a chairman may be a woman."""
    words = [role.lower().split()[-1] for role in draft.roles if role.split()]
    if any(word.endswith("woman") or word in FEMALE_ROLES for word in words):
        return "f"
    male = any((word.endswith("man") and word not in EITHER_MAN) or word in MALE_ROLES for word in words)
    return "m" if male else ""


def _gender_behind(reading: Reading, description: Description) -> str:
    """The nominee declined to say if he … — the gender of the first pronoun behind, names between left out."""
    high = reading.bounds[description.sentence][1]
    for index in range(description.stop, high):
        word = reading.words[index]
        if word.capital and word.letters and index > description.stop + 6:
            return ""
        if word.low in ("he", "she") and not reading.quoted[index]:
            return GENDERS[word.low]
    return ""


def _is_printed_with_state(draft: Draft) -> bool:
    roles = [*draft.roles, *draft.lent]
    return bool(draft.affiliations) and not any(len(role.split()) == 1 for role in roles)
