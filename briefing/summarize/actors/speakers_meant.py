"""Whom do the words mean that say who speaks?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter

from briefing.summarize.actors.acting import Speaker, speaks
from briefing.summarize.actors.cast import Draft
from briefing.summarize.actors.coreference import GENDERS, Discourse, Place
from briefing.summarize.actors.descriptions import Description, describe, describe_before
from briefing.summarize.actors.office_holders import is_qualified, matching_people, one_of
from briefing.summarize.actors.roles import affiliation_in
from briefing.summarize.actors.words import marked
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.people import PLURAL_HEADS, ROLE_NOUNS, UNNAMED_HEADS
from briefing.summarize.lexicon.places import DEMONYMS

_PLURAL_PRONOUNS = word_set("they them both their")
_SILENT = word_set("i we you me us my our your someone everyone nobody everybody some many most others this that these")
_ORDINALS = word_set("second third other another")


class Listener:
    """Reads a text once, front to back, and tells for each printed speaker and described subject who is meant.

    ``places`` grows by the descriptions and pronouns that were understood.
    """

    def __init__(
        self,
        discourse: Discourse,
        places: Sequence[Place],
        descriptions: Sequence[Description],
    ) -> None:
        self.reading = discourse.reading
        self.places = list(places)
        self.discourse = discourse
        self._waiting = descriptions
        self._descriptions: dict[str, tuple[Description, Draft]] = {}
        self._at: dict[int, list[Place]] = defaultdict(list)
        self._office_holders: list[Draft] = []
        self._headlined: list[tuple[str, Draft]] = []
        self._states = {place.draft.affiliations[0]: place.draft for place in places if place.draft.kind == "state"}
        for place in self.places:
            self._keep(place)

    def _keep(self, place: Place) -> None:
        at = self._at
        for index in range(place.first, place.stop):
            at[index].append(place)

    def listen(self, speakers: Sequence[Speaker]) -> dict[tuple[int, int], Draft | None]:
        """Return who is meant where it is said who speaks, None where it is not known; ``speakers`` are in text order.

        The key is where it is said in the text.
        """
        reading = self.reading
        meant: dict[tuple[int, int], Draft | None] = {}
        # Of those at one word, a name goes before a speaker, and that before a description.
        steps: list[tuple[int, Place | Description | Speaker | int]] = [
            *[(place.stop, place) for place in self.places],
            *[(speaker.first, speaker) for speaker in speakers],
            *[(description.first, description) for description in self._waiting],
            *[(index, index) for index in self._pronoun_subjects()],
        ]
        understood: set[int] = set()
        for _, step in sorted(steps, key=itemgetter(0)):
            match step:
                case Place():
                    self._note_named(step)
                case Description():
                    if step.head not in understood:
                        self._understand(step)
                case Speaker(start, end, first, stop):
                    stop = max(stop, first + 1)
                    understood.update(range(first, stop))
                    meant[start, end] = self._speaker(first, min(stop, reading.count))
                case _:
                    if (reading.starts[step], reading.end_of(step)) not in meant:
                        self._speaker(step, step + 1)
        return meant

    def _note_named(self, place: Place) -> None:
        if not self.reading.told[place.first]:
            return
        if place.draft.entered < 0:
            place.draft.entered = place.first
            if place.draft.kind == "person" and place.draft.has_role():
                self._office_holders.append(place.draft)
        self.discourse.note(self.reading.sentence_at[place.first], place)

    def _pronoun_subjects(self) -> list[int]:
        """Return where "he", "she" or "they" opens a sentence of the prose, or follows its first comma."""
        reading = self.reading
        found: dict[int, int] = {}
        for index in marked(reading.pronoun):
            sentence = reading.sentence_at[index]
            low, high = reading.bounds[sentence]
            if sentence in found or not low <= index < min(high, low + _NEAR) or not reading.told[index]:
                continue
            if index == low or not reading.letters[index - 1] or reading.lows[index - 1] in _CLAUSE:
                found[sentence] = index
        return list(found.values())

    def _speaker(self, first: int, stop: int) -> Draft | None:
        if first >= stop:
            return None
        sentence = self.reading.sentence_at[first]
        low = self.reading.lows[first]
        if stop - first == 1 and (low in GENDERS or low in _PLURAL_PRONOUNS or low in _POINTING or low in _SILENT):
            return self._pronoun(sentence, first, low)
        named = self._named(first, stop)
        if named is not None:
            return named
        description = describe(self.reading, sentence, first, stop)
        return self._understand(description) if description is not None else None

    def _pronoun(self, sentence: int, word: int, low: str) -> Draft | None:
        if low in ("him", "her") and self.reading.lows[word + 1] in ("to", "as"):
            return None  # forcing her to say, quoted her as saying: she is not the subject, and it may be anybody
        if low in GENDERS:
            draft = self.discourse.person_meant(sentence, word, GENDERS[low], self._spoken_to(word))
        elif low in _PLURAL_PRONOUNS:
            draft = self.discourse.group_meant(sentence, word)
        elif low == "it":
            draft = self.discourse.body_meant(sentence, word)
        elif low in ("who", "which"):
            draft = self._antecedent(sentence, word, low)
            return draft if draft is not None and (draft.kind in _HUMAN) == (low == "who") else None
        else:
            return None
        if draft is not None:
            self._add(sentence, Place(word, word + 1, draft, True, speaks(self.reading, word, word + 1)))
        return draft

    def _antecedent(self, sentence: int, word: int, low: str) -> Draft | None:
        """Return whom "who" or "which" stands for.

        Lee heard a plea from the Danish mayor, who said … — the mayor, not Lee; status for those who say … — nobody.
        """
        if self.reading.lows[word - 1] in _ANYBODY:
            return None
        described = describe_before(self.reading, sentence, word) if low == "who" else None
        if described is not None and not self._at.get(described.head):
            if self.reading.befores[described.first] in _BRINGING_IN:
                return self._understand(described)
            if described.plural and self.discourse.nearest(word, sentence) is None:
                return self._understand(described)
        return self.discourse.nearest(word, sentence)

    def _spoken_to(self, word: int) -> Draft | None:
        """“It is high,” he told Lowe. — Lowe is whom "he" speaks to, and so not he."""
        if self.reading.lows[word + 1] not in _TOLD:
            return None
        return next((place.draft for place in self._at.get(word + 2, ()) if place.draft.kind == "person"), None)

    def _named(self, first: int, stop: int) -> Draft | None:
        """Return who is named in the phrase, where the name is its head rather than a part of it.

        "Liv Dahl, the minister" and "the minister, Liv Dahl" name her; "Dahl's office" and "Dahl aides" do not.
        """
        while stop - 1 > first and self.reading.possessive[stop - 1]:
            stop -= 1
        at = self._at
        inside = {id(place): place for index in range(first, stop) if index in at for place in at[index]}
        heads = [place for place in inside.values() if self._is_head(place, first, stop)]
        if not heads:
            return None
        if any(place.draft is self.discourse.somebody for place in heads):
            return None
        people = {id(place.draft): place.draft for place in heads if place.draft.kind == "person"}
        bodies = [place for place in heads if place.draft.kind in ("state", "organisation")]
        if len(people) > 1 or self._is_joined(heads[0], first, stop):
            return Draft("group", [self.reading.slice(first, stop)], plural=True)
        if people:
            return next(iter(people.values()))
        last = bodies[-1] if bodies else None
        return last.draft if last is not None and last.stop >= stop else None

    def _is_joined(self, place: Place, first: int, stop: int) -> bool:
        """Return whether the phrase goes on behind its first name: "Dahl and other members", "Oslo, Bern and Rome"."""
        if place.first > first + 1:
            # The Harbour Board and Mayor Dahl; but "his deputy and nominee Bo Lind" is one person.
            return self.reading.lows[place.first - 1] == "and" and self.reading.capital[place.first - 2] == 1
        if place.stop >= stop:
            return False
        behind = self.reading.lows[place.stop]
        return behind == "and" or (behind == "," and place.draft.kind == "state")

    def _is_head(self, place: Place, first: int, stop: int) -> bool:
        """Return whether the name is not merely what the phrase's noun is "of" or "for", nor a modifier before one."""
        behind = self.reading.lows[place.stop]
        whole = place.stop >= stop or behind in _BEHIND_A_NAME
        return whole and _BEFORE_A_COMPLEMENT.isdisjoint(self.reading.lows[first : place.first])

    def _understand(self, description: Description) -> Draft | None:
        """Return whom a description means, and note it; None where nobody can tell."""
        words = self._key(description)
        draft = self._described(description, words)
        if draft is not None:
            self._add_description(description, words, draft)
        return draft

    def _described(self, description: Description, words: str) -> Draft | None:
        """Return whom a description means: somebody named before, the same described one, or somebody new."""
        named = self._named_beside(description) or self._holder(description)
        if named is not None:
            return named
        if description.definite and not description.plural and not self._is_counted(description):
            described = self._described_before(description, words) if description.kind == "unnamed" else None
            if described is not None and described.kind != "person":
                return described
            fitting = matching_people(self.reading, description, self._office_holders[-_CROWD:])
            draft = one_of(self.reading, description, fitting, self.discourse)
            if draft is not None and self._is_doubtful(description, draft):
                draft = None
            if draft is not None:
                if len(fitting) == 1:
                    self._learn_state(description, draft)
                return draft
            if fitting or self._is_office(description):
                self._note_somebody(description)
                return None
        if self.reading.capital[description.head] and self._is_bare_office(description):
            self._note_somebody(description)
            return None
        draft = self._government(description) or self._described_before(description, words)
        if draft is None and self._points_at_somebody(description):
            self._note_somebody(description)
            return None
        return draft or self._new(description)

    def _is_bare_office(self, description: Description) -> bool:
        opener = self.reading.lows[description.first]
        bare = not description.definite and not description.plural and opener not in _COUNTING
        if not bare or description.stop != description.head + 1 or not self._is_office(description):
            return False
        opens = self.reading.befores[description.first] in _OPENING_A_HEADLINE
        return opens and not any(self.reading.possessive[description.first : description.stop])

    def _holder(self, description: Description) -> Draft | None:
        """Governor hints at veto ¶ Governor Liv Dahl said … — a headline's bare office is the one who holds it."""
        if not self._is_bare_office(description):
            return None
        wanted = {self.reading.lows[index] for index in range(description.first, description.stop)}
        people = {id(place.draft): place.draft for place in self.places if place.draft.kind == "person"}
        fitting = [draft for draft in people.values() if any(wanted <= set(words) for words in draft.title_words())]
        if len(fitting) != 1:
            return None
        self._headlined.append((self.reading.lows[description.head], fitting[0]))
        return fitting[0]

    def _named_beside(self, description: Description) -> Draft | None:
        """Norland's envoy in Ardal, Liv Dahl, said … — who is named between commas right behind a description."""
        name = description.stop + 1
        if description.plural or self.reading.lows[description.stop] != ",":
            return None
        if self.reading.lows[description.head] not in _HUMAN_HEADS and self.reading.befores[description.first] == "to":
            return None  # according to a summary of the talks, Liv Dahl, …
        beside = [place for place in self._at.get(name, ()) if place.first == name]
        closed = [place for place in beside if self.reading.lows[place.stop] in _CLOSES_AN_ASIDE]
        wanted = ("organisation",) if description.kind == "organisation" else ("person", "organisation")
        return closed[0].draft if len(closed) == 1 and closed[0].draft.kind in wanted else None

    def _is_doubtful(self, description: Description, draft: Draft) -> bool:
        """Return whether "the senator" may rather be the person just spoken of, whose office is not printed."""
        noun = self.reading.lows[description.head]
        if is_qualified(self.reading, description) or any(noun == of and draft is who for of, who in self._headlined):
            return False
        subject = self.discourse.subject_before(description.sentence, description.first)
        return subject is not None and subject is not draft and not subject.has_role()

    def _learn_state(self, description: Description, draft: Draft) -> None:
        """The Danish president: a state that only one office holder fits is theirs."""
        state = affiliation_in(self.reading, description.first, description.head)
        if state is not None and not draft.affiliations:
            draft.affiliations.append(state)

    def _government(self, description: Description) -> Draft | None:
        """The Danish government — Denmark, when the text has it act or from here on."""
        if self.reading.lows[description.head] != "government" or description.head != description.stop - 1:
            return None
        state = DEMONYMS.get(self.reading.words[description.head - 1])
        if state is None:
            return None
        printed = self.reading.slice(description.first, description.stop)
        draft = self._states.setdefault(state, Draft("state", [printed], affiliations=[state]))
        draft.add(printed)
        return draft

    def _points_at_somebody(self, description: Description) -> bool:
        """Return whether the phrase ("the Ohioan", "the woman") means one person, who may be named elsewhere."""
        opener = self.reading.lows[description.first]
        one = description.kind == "unnamed" and not description.plural and opener in ("the", "this", "that")
        return one and not self._is_counted(description)

    def _is_counted(self, description: Description) -> bool:
        """Return whether an ordinal tells the one described from another: "the second diplomat"."""
        return not _ORDINALS.isdisjoint(self.reading.lows[description.first : description.head])

    def _note_somebody(self, description: Description) -> None:
        if description.subject and self.reading.sentences[description.sentence].role == "prose":
            place = Place(description.first, description.stop, self.discourse.somebody, True, True)
            self.discourse.note(description.sentence, place)

    def _is_office(self, description: Description) -> bool:
        """Return whether the phrase is a bare office ("the president"), which some named person holds."""
        low = self.reading.lows[description.head]
        return low in ROLE_NOUNS and low not in _DESCRIBED_ROLES and description.kind == "unnamed"

    def _described_before(self, description: Description, words: str) -> Draft | None:
        if not description.definite and not description.plural:
            return None
        low = self.reading.lows[description.head]
        if words in self._descriptions and not (low in _OWNED and words.split()[0] in GENDERS):
            return self._descriptions[words][1]
        if not description.definite or not _ORDINALS.isdisjoint(words.split()):
            return None
        for known, (other, draft) in islice(reversed(self._descriptions.items()), _CROWD):
            if self._same_noun(other, low) and other.plural == description.plural and self._points_back(words, known):
                return draft
        return None

    def _points_back(self, words: str, known: str) -> bool:
        """Return whether a later phrase adds nothing to the earlier one but "first" or "same"."""
        earlier = {word.rstrip("s") for word in known.split()}
        return all(word.rstrip("s") in earlier or word in ("first", "same") for word in words.split())

    def _same_noun(self, earlier: Description, low: str) -> bool:
        """Return whether the noun is the earlier one's; "one of the officials" is later "the official"."""
        noun = self.reading.lows[earlier.head]
        return noun == low or (not earlier.plural and noun == low + "s")

    def _key(self, description: Description) -> str:
        lows = self.reading.lows[description.first : description.stop]
        return " ".join([low for low in lows if low not in _POINTERS])

    def _new(self, description: Description) -> Draft:
        printed = self.reading.slice(description.first, description.stop)
        return Draft(description.kind, [printed], plural=description.plural)

    def _add_description(self, description: Description, words: str, draft: Draft) -> None:
        self._descriptions.pop(words, None)
        self._descriptions[words] = (description, draft)
        first, stop = description.first, description.stop
        place = Place(first, stop, draft, description.subject, speaks(self.reading, first, stop))
        self._add(description.sentence, place)

    def _add(self, sentence: int, place: Place) -> None:
        if self.reading.sentences[sentence].role != "prose" or self.reading.quoted[place.first]:
            return
        self.places.append(place)
        self._keep(place)
        self.discourse.note(sentence, place)


_CROWD = 60
_POINTERS = word_set("the this that these those")
_NEAR = 12
_CLAUSE = word_set("and but while when because as although though if that since after before")
_TOLD = word_set("told tells asked asks reminded warned assured informed interrupted")
_OPENING_A_HEADLINE = frozenset(("", ",", ";", ":"))
_COUNTING = word_set("a an one another any no some each every either neither")
_ANYBODY = word_set("those anyone everyone someone somebody others all many people")
_BRINGING_IN = word_set("from by with to against told asked urged met")
_HUMAN_HEADS = ROLE_NOUNS | UNNAMED_HEADS
_CLOSES_AN_ASIDE = frozenset((",", "(", ".", "—", "–"))
_POINTING = word_set("it who which")
_BEHIND_A_NAME = word_set(", ( of from at for in on with and who — – - :")
_HUMAN = frozenset(("person", "unnamed", "group"))
_BEFORE_A_COMPLEMENT = word_set(
    "of for from to in with by on at about behind against who which that whose like including such citing"
)
_OWNED = PLURAL_HEADS | word_set("campaign administration government team office")
_DESCRIBED_ROLES = word_set(
    """official spokesman spokeswoman spokesperson aide adviser advisor diplomat source lawyer attorney analyst expert
    strategist operative consultant reporter resident voter supporter worker student friend neighbor neighbour colleague
    officer member veteran counterpart opponent predecessor successor"""
)
