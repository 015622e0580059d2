"""Who is "he", "they", "who"?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from briefing.summarize.actors.cast import Draft
from briefing.summarize.actors.words import Reading
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.people import EITHER_MAN, FEMALE_ROLES, MALE_ROLES

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
# What opens a clause inside another, and how far in front of its subject it stands: that the paper’s Tom Lee had.
_SUBORDINATORS: Final = word_set(
    "that where when which whom while because although though if whether since as after before"
)
_BEFORE_A_SUBJECT: Final = 4
_ASKED: Final = frozenset(("asked", "pressed", "questioned"))
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
        fronted = self.reading.lows[low] in _FRONTED or not self.reading.letters[low] or self.reading.quoted[low]
        bodies = ("state", "organisation")
        if word - low > 1 and not fronted and not any(p.draft.kind in bodies for p in self.places.get(sentence, ())):
            return None
        return self._last_subject(sentence, word, lambda d: d.kind in ("state", "organisation"), reach=1)

    def nearest(self, word: int, sentence: int) -> Draft | None:
        """Return whom "who" at ``word`` means: the mention that ends right before it, a comma or apposition between."""
        before = [place for place in self.places[sentence][-_CROWD:] if place.stop <= word]
        if not before or word - before[-1].stop >= _APPOSITION or before[-1].draft is self.somebody:
            return None
        if self._is_behind_another(before[-1].stop, word) or self._is_modifier(before[-1].stop, word):
            return None
        return before[-1].draft

    def _is_modifier(self, stop: int, word: int) -> bool:
        """A Lee impersonator who said …; Lee’s lawyer, who said … — Return whether a noun behind owns the name."""
        if stop >= word:
            return False
        reading = self.reading
        small = reading.letters[stop] and not reading.capital[stop]
        return bool(reading.possessive[stop]) or (bool(small) and reading.lows[stop] not in _TIES)

    def _is_behind_another(self, stop: int, word: int) -> bool:
        """Lee told Orr, who said … — Return whether a name that no mention holds stands right before ``word``."""
        last = word - 1 - (self.reading.lows[word - 1] == ",")
        first = last
        while first > stop and self.reading.capital[first - 1]:
            first -= 1
        return first > stop and self.reading.capital[last] == 1 and self.reading.lows[first - 1] not in _TIES

    def _last_subject(
        self, sentence: int, word: int, fits: Callable[[Draft], bool], reach: int = _REACH
    ) -> Draft | None:
        found = self._last_fitting(sentence, word, fits, reach)
        return None if found is self.somebody else found

    def _last_fitting(self, sentence: int, word: int, fits: Callable[[Draft], bool], reach: int) -> Draft | None:
        here = self.places[sentence][:_CROWD]
        if self.reading.lows[self.reading.bounds[sentence][0]] in _ASKED:
            # Asked whether Lee would run, she laughed. — Lee is whom she was asked about.
            here = [place for place in here if not self._is_subordinate(place)]
        so_far = next((place for place in here if place.stop <= word and place.subject and fits(place.draft)), None)
        if so_far is not None:
            return so_far.draft
        owner = self._owner(sentence, word)
        if owner is not None and fits(owner):
            return owner
        number, steps = sentence - 1, 0
        while number >= 0 and steps < reach:
            places = self.places.get(number, [])[:_CROWD]
            found = self._leading(places, fits)
            if found is not None:
                return found
            others = {id(place.draft): place.draft for place in places if fits(place.draft)}
            if others and steps == 0:
                return next(iter(others.values())) if len(others) == 1 else None
            steps += not self._is_all_quoted(number)
            number -= 1
        return None

    def _leading(self, places: Sequence[Place], fits: Callable[[Draft], bool]) -> Draft | None:
        """Return who leads a finished sentence: the first speaker of its main clause, else the first subject.

        Where Orr spoke, Lee took the floor. “Good,” he said. — Lee, not Orr.
        """
        subjects = [place for place in places if place.subject and fits(place.draft)]
        if len(subjects) > 1:
            subjects = [place for place in subjects if not self._is_subordinate(place)] or subjects
        speakers = [place for place in subjects if place.says]
        return (speakers or subjects)[0].draft if subjects else None

    def _is_subordinate(self, place: Place) -> bool:
        for index in range(place.first - 1, place.first - 1 - _BEFORE_A_SUBJECT, -1):
            low = self.reading.lows[index]
            if low in _SUBORDINATORS:
                return True
            if low in '.,;:?!—–”"':
                return False
        return False

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


def _gender_of_role(draft: Draft) -> str:
    """The spokeswoman, Robin Lindt, left. — "he" is somebody else; a chairman may be a woman."""
    words = [role.lower().split()[-1] for role in draft.roles if role.split()]
    if any(word.endswith("woman") or word in FEMALE_ROLES for word in words):
        return "f"
    male = any((word.endswith("man") and word not in EITHER_MAN) or word in MALE_ROLES for word in words)
    return "m" if male else ""
