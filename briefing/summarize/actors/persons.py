"""Which names of one text are one person?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.summarize.actors.acting import Spoken
from briefing.summarize.actors.cast import Draft, conflicts, is_family, parse_name, same_surname, shown_gender, sounds
from briefing.summarize.actors.names import Name, headlines
from briefing.summarize.actors.personal_names import find_personal_names
from briefing.summarize.actors.roles import Title, affiliation_in, find_title
from briefing.summarize.actors.words import Reading, first_words
from briefing.summarize.lexicon.people import FORMS_OF_ADDRESS, GIVEN_NAMES, PLURAL_HEADS, ROLE_NOUNS
from briefing.summarize.lexicon.places import AMERICAN_STATES, STATE_NAMES


class NamedPerson(NamedTuple):
    """A name in the text and whom it names; ``draft`` is None where two people could be meant."""

    name: Name
    title: Title
    draft: Draft | None


class _Naming(NamedTuple):
    """A name of a person, as printed with single blanks, and the role printed with it."""

    name: Name
    printed: str
    title: Title


def cast_persons(reading: Reading, names: Sequence[Name], spoken: Spoken) -> list[NamedPerson]:
    """Return each place of a text that names a person, in text order, with the person that it names.

    A full name brings somebody in; a surname, given name or titled surname joins the one person it fits. Two people
    of one surname stay two; a bare surname then means the one that it meant before the other came in.
    """
    headings = headlines(reading) | {
        number for number, sentence in enumerate(reading.sentences) if sentence.role != "prose"
    }
    personal = find_personal_names(reading, names, spoken, headings)
    namings = [_Naming(name, reading.slice(name.head, name.stop), find_title(reading, name)) for name in personal]
    register = _Register(headings)
    full: dict[int, Draft] = {}
    several = [naming for naming in namings if naming.name.stop - naming.name.head > 1]
    for naming in sorted(several, key=lambda naming: naming.name.sentence in headings):
        draft = full[naming.name.head] = _of_full_name(naming, register)
        register.entries.setdefault(id(draft), naming.name.head)
    for naming in namings:
        if reading.lows[naming.name.stop] in _POSSESSIVE and naming.name.stop - naming.name.head == 1:
            _note_kin(reading, naming, register)
    placed = [_place(reading, naming, full.get(naming.name.head), register) for naming in namings]
    _share_plural_roles(reading, placed)
    _tie_to_their_ministers(reading, placed)
    return placed


@dataclass(slots=True)
class _Register:
    """The people so far, found by how their surname or given name sounds.

    ``headings`` are the sentences in headline case or outside the prose; ``entries`` tells where each comes in;
    ``namesakes`` are people whose surname the text uses for a relative of theirs; ``by_full_name`` has whom each full
    name as printed has brought in or named.
    """

    headings: frozenset[int]
    entries: dict[int, int] = field(default_factory=dict)
    namesakes: set[int] = field(default_factory=set)
    by_surname: dict[str, list[Draft]] = field(default_factory=lambda: defaultdict(list))
    by_given: dict[str, list[Draft]] = field(default_factory=lambda: defaultdict(list))
    by_full_name: dict[str, Draft] = field(default_factory=dict)

    def add(self, draft: Draft) -> Draft:
        """Enter somebody new."""
        self.learn(draft, draft.names[0])
        return draft

    def learn(self, draft: Draft, printed: str) -> None:
        """Note a name of somebody, so that its parts find them."""
        draft.add(printed)
        parsed = parse_name(printed)
        known = self.by_surname[sounds(parsed.surname)]
        if not any(draft is other for other in known[-_CROWD:]):
            known.append(draft)
        if parsed.given and not any(draft is other for other in self.by_given[parsed.given[0]][-_CROWD:]):
            self.by_given[parsed.given[0]].append(draft)

    def of_surname(self, surname: str) -> list[Draft]:
        """Return who has the surname, those who came in last."""
        return [draft for draft in self.by_surname[sounds(surname)][-_CROWD:] if _has_surname(draft, surname)]


_POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’"))
_KIN: Final = frozenset(
    ("wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "cousin", "uncle", "aunt", "nephew",
     "niece", "widow", "grandson", "grandfather")
)  # fmt: skip
# Nobody keeps apart more people of one name than this; it bounds the work on a hostile text.
_CROWD: Final = 20


def _of_full_name(naming: _Naming, register: _Register) -> Draft:
    name, printed, title = naming
    known = register.by_full_name.get(printed)
    if known is not None:
        return known
    parsed = parse_name(printed)
    namesakes = register.of_surname(parsed.surname)
    for draft in namesakes:
        if not conflicts(draft, parsed.given, parsed.suffix):
            register.learn(draft, printed)
            register.by_full_name[printed] = draft
            return draft
    strange = bool(parsed.given) and parsed.given[0].lower() not in GIVEN_NAMES
    if len(namesakes) == 1 and strange and name.sentence in register.headings:
        return namesakes[0]  # "Envoy Kodaly Quits": a headline's capitals are no given name
    draft = register.add(Draft("person", [printed], shown_gender(printed, title.address)))
    register.by_full_name[printed] = draft
    return draft


def _has_surname(draft: Draft, surname: str) -> bool:
    return any(same_surname(parse_name(printed).surname, surname) for printed in draft.names)


def _place(reading: Reading, naming: _Naming, draft: Draft | None, register: _Register) -> NamedPerson:
    if draft is None:
        draft = _of_short_name(reading, naming, register)
    if draft is not None:
        _learn(reading, naming, draft)
        draft.last = naming.name.sentence
    return NamedPerson(naming.name, naming.title, draft)


def _of_short_name(reading: Reading, naming: _Naming, register: _Register) -> Draft | None:
    name, printed, title = naming
    gender = FORMS_OF_ADDRESS.get(title.address.lower().rstrip("."), "") if title.address else ""
    if _is_relative(reading, name):
        return None
    fitting = register.of_surname(printed)
    if gender:
        fitting = [draft for draft in fitting if draft.gender in ("", gender)]
    if title.role:
        fitting = (
            [draft for draft in fitting if not is_family(draft)] if len(fitting) == 1 else _by_role(fitting, title)
        )
    if len(fitting) > 1:
        elder = _elder_or_younger(reading, name, fitting)
        if elder is not None:
            return elder
    if not fitting:
        given = register.by_given.get(printed, []) if printed.lower() in GIVEN_NAMES else []
        if given:
            return given[0] if len(given) == 1 else None
        if name.kind != "person":
            return None
        return register.add(Draft("person", [printed], gender))
    if len(fitting) == 1:
        return None if id(fitting[0]) in register.namesakes else fitting[0]
    return _only_one_so_far(name, fitting, register.entries)


def _is_relative(reading: Reading, name: Name) -> bool:
    """Mrs. Lindt, his wife, said … — she has the surname of somebody else, and the text no other name for her."""
    aside = name.stop + 1
    return reading.lows[name.stop] == "," and reading.lows[aside] in ("his", "her") and reading.lows[aside + 1] in _KIN


def _note_kin(reading: Reading, naming: _Naming, register: _Register) -> None:
    """Lindt’s brother, Tom Lindt, said … — Lindt is somebody else, and so may be any bare Lindt of the text.

    The possessive stands right behind the name.
    """
    kin = naming.name.stop + 1
    if reading.lows[kin] not in _KIN:
        return
    fitting = register.of_surname(naming.printed)
    if len(fitting) == 1 and 0 < register.entries.get(id(fitting[0]), -1) - kin < _CLOSE:
        register.namesakes.add(id(fitting[0]))


def _elder_or_younger(reading: Reading, name: Name, fitting: Sequence[Draft]) -> Draft | None:
    """The elder Lindt — of Bram Lindt and Bram Lindt Jr. the one whose name has no suffix; the younger, the other."""
    before = reading.lows[name.first - 1] if name.first == name.head else reading.lows[name.head - 1]
    if before not in ("elder", "older", "younger"):
        return None
    junior = [draft for draft in fitting if _suffix(draft) in ("jr", "ii", "iii")]
    senior = [draft for draft in fitting if _suffix(draft) in ("", "sr")]
    wanted = junior if before == "younger" else senior
    return wanted[0] if len(wanted) == 1 and len(junior) == 1 else None


def _suffix(draft: Draft) -> str:
    return next(filter(None, (parse_name(printed).suffix for printed in draft.names)), "")


def _by_role(fitting: list[Draft], title: Title) -> list[Draft]:
    """Of people with one surname, keep those whose printed role has the title's last word, if there are such."""
    wanted = (title.role or "").lower().rstrip(".").split()[-1:]
    agreeing = [draft for draft in fitting if any(words[-1:] == wanted for words in draft.title_words())]
    return agreeing or fitting


def _only_one_so_far(name: Name, fitting: list[Draft], entries: dict[int, int]) -> Draft | None:
    """Of two Okafors, "Okafor" is the one that the bare surname meant before the other came in."""
    near = [draft for draft in fitting if name.sentence - draft.last <= 1]
    owners = [draft for draft in fitting if draft.bare]
    if len(owners) == 1:
        return owners[0] if all(draft is owners[0] for draft in near) else None
    entered = [draft for draft in fitting if entries.get(id(draft), name.head) < name.head]
    if len(entered) == 1:
        entered[0].bare = True
        return entered[0]
    alike = len({parse_name(draft.name).given for draft in fitting}) < len(fitting)  # father and son of one name
    return near[0] if len(near) == 1 and not alike else None


def _learn(reading: Reading, naming: _Naming, draft: Draft) -> None:
    name, printed, title = naming
    if printed not in draft.names:
        if not _has_surname(draft, parse_name(printed).surname) and printed not in parse_name(draft.name).given:
            return
        draft.add(printed)
    if not draft.gender:
        draft.gender = shown_gender(printed, title.address)
    if title.role:
        if name.stop - name.head == 1 and " " in draft.name:
            # "President Okafor" beside "Ada Okafor" may be about another Okafor: the office is not shown as hers.
            return
        known = draft.roles if reading.sentences[name.sentence].role == "prose" else draft.lent
        if title.role not in known:
            known.append(title.role)
    if title.affiliation and title.affiliation not in draft.affiliations:
        draft.affiliations.append(title.affiliation)
    if name.stop - title.first > 1 or reading.lows[name.stop] in _BEFORE_A_PLACE:
        draft.places.update(_places(reading, title.first, name.stop))


_BEFORE_A_PLACE: Final = frozenset(("of", "(", ","))


def _places(reading: Reading, first: int, stop: int) -> set[str]:
    """Return the American states in the role and behind the name: "Ohio Sen. Nora Vance", "Nora Vance (D-Md.)"."""
    found: set[str] = set()
    behind = reading.lows[stop]
    end = min(stop + 5 if behind == "of" else stop, reading.count - 1)
    opens = [] if _STATES_OPEN_WITH.isdisjoint(reading.words[first:end]) else range(first, end)
    for index in opens:
        if reading.words[index] in _STATES_OPEN_WITH:
            printed = {reading.slice(index, index + size) for size in (1, 2)}
            found |= printed.intersection(AMERICAN_STATES)
    cut = reading.lows[stop + 1]
    if behind in ("(", ",") and cut[:2] in ("r-", "d-", "i-"):
        found |= {state for state, short in AMERICAN_STATES.items() if short.lower() == cut[2:]}
        found.add({"r": "Republican", "d": "Democratic", "i": "independent"}[cut[0]])
    return found


_STATES_OPEN_WITH: Final = first_words(AMERICAN_STATES)


def _share_plural_roles(reading: Reading, placed: list[NamedPerson]) -> None:
    """The Norwegian candidates, Vice President Liv Dahl and Tom Reyes — what is said of both holds of each."""
    for one, other in pairwise(placed):
        between = other.title.first - one.name.stop
        if between not in (1, 2) or reading.lows[one.name.stop] not in ("and", ","):
            continue
        stop = one.title.first - (reading.lows[one.title.first - 1] == ",")
        head = reading.lows[stop - 1]
        if head not in PLURAL_HEADS and head not in ROLE_NOUNS:
            continue
        first = stop - 1
        while first > 0 and stop - first < 6 and reading.letters[first - 1] and reading.lows[first - 1] != "the":
            first -= 1
        affiliation = affiliation_in(reading, first, stop)
        for person in (one, other):
            if person.draft is not None and head.endswith("s"):
                person.draft.shared.add(head)
                if affiliation and affiliation not in person.draft.affiliations:
                    person.draft.affiliations.append(affiliation)


def _tie_to_their_ministers(reading: Reading, placed: list[NamedPerson]) -> None:
    """Others in the Dahl government, including Danish Foreign Minister Bo Lind — what he belongs to, she leads."""
    for one, other in pairwise(placed):
        stop = one.name.stop
        if one.draft is None or one.draft.affiliations or reading.lows[stop] not in _LED:
            continue
        between = [reading.lows[index] for index in range(stop + 1, min(other.title.first, stop + 4))]
        if "including" in between and other.title.first - stop <= _CLOSE and other.title.affiliation in _STATES:
            one.draft.affiliations.append(other.title.affiliation)


_LED: Final = frozenset(("administration", "government", "cabinet"))
_STATES: Final = frozenset(STATE_NAMES.values())
_CLOSE: Final = 5
