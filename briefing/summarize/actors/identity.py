"""Which actors of different items are one and the same?"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Levenshtein

from briefing.model import Actor, ActorKind, Analysis, Item, KnownActor
from briefing.summarize.actors.cast import PersonalName, parse_name, same_given, sounds
from briefing.summarize.actors.seats import seat_of
from briefing.summarize.lexicon.people import AGENCIES, NICKNAMES
from briefing.summarize.lexicon.places import ALLIANCES, SEATS, STATE_NAMES
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor across items. ``role`` is the one that the latest item with a role prints.

    ``id`` depends on the actor's own names alone, so that no other item changes it.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    affiliation: str | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identities:
    """Who each actor of each item is."""

    by_place: dict[tuple[str, int], Identity]

    def of(self, item_id: str, actor: int) -> Identity:
        """Return the identity of one actor of one item.

        Raises:
            KeyError: the item was not among those resolved, or has no such actor.
        """
        return self.by_place[item_id, actor]


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """An actor as one item has it; ``number`` is its index there, ``when`` the item's age."""

    item_id: str
    number: int
    when: datetime
    actor: Actor
    parsed: PersonalName


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NO_NAME: Final = PersonalName((), "")
_HALF_A_YEAR: Final = 183
# Nobody is compared with more people of another office than this.
_CROWD: Final = 50
_STATES: Final = frozenset(STATE_NAMES.values())


def resolve_actors(analysed: Sequence[tuple[Item, Analysis]], known: Sequence[KnownActor]) -> Identities:
    """Return who is who across items.

    People are one where their surnames and given names agree, in any transcription, and nothing printed keeps them
    apart; a bare surname joins the one full name that it fits. States are one under all their names, bodies and
    named groups by their name. A described actor stays within its item. What ``known`` lists is one whatever it is
    called.
    """
    seen = [
        _Seen(item.id, number, item.published or _EPOCH, actor, _parsed(actor))
        for item, analysis in analysed
        for number, actor in enumerate(analysis.actors)
    ]
    names = _known_names(known)
    homes: dict[str, list[_Seen]] = defaultdict(list)
    for each in seen:
        if each.actor.kind != "person":
            listed = _listed(each, names)
            homes[_known_key(listed) if listed else _key(each)].append(each)
    for key, members in _people([each for each in seen if each.actor.kind == "person"]):
        for home, group in _by_listing(key, members, names):
            homes[home].extend(group)
    by_key = {_known_key(actor): actor for actor in known}
    found: dict[tuple[str, int], Identity] = {}
    for key, members in homes.items():
        identity = (
            _identity(key, members, by_key.get(key)) if len(members) > 1 or key in by_key else _lone(key, members[0])
        )
        found.update(((each.item_id, each.number), identity) for each in members)
    return Identities(found)


def _parsed(actor: Actor) -> PersonalName:
    """Return the parts of a person's name; what is no person has no such parts."""
    return parse_name(actor.name) if actor.kind == "person" else _NO_NAME


def _known_key(listed: KnownActor) -> str:
    return f"known\x1f{listed.name}"


def _by_listing(key: str, members: list[_Seen], names: dict[str, KnownActor]) -> Iterator[tuple[str, list[_Seen]]]:
    """Yield one person under the listed actor that any of the printed names is; each under its own where two are."""
    listed = {each.actor.name: found for each in members if (found := _listed(each, names))} if names else {}
    actors = {found.name: found for found in listed.values()}
    if len(actors) < 2:
        yield (_known_key(next(iter(actors.values()))) if actors else key), members
        return
    for each in members:
        own = listed.get(each.actor.name)
        yield (_known_key(own) if own else key), [each]


def _known_names(known: Sequence[KnownActor]) -> dict[str, KnownActor]:
    return {_plain(name): actor for actor in known for name in (actor.name, *actor.spellings)}


def _listed(each: _Seen, names: dict[str, KnownActor]) -> KnownActor | None:
    """Return the listed actor whom one of the printed names is; a listed surname alone needs a bare surname."""
    if not names or each.actor.kind == "unnamed":
        return None
    found = names.get(_plain(each.actor.name))
    if found is None and each.actor.kind != "person":
        found = next((names[_plain(name)] for name in each.actor.spellings if _plain(name) in names), None)
    return found


def _key(each: _Seen) -> str:
    """Return what a state, body or named group is one by; a described actor is one by its item alone."""
    actor = each.actor
    if actor.kind == "state":
        return f"state\x1f{_state_of(actor)}"
    name = _plain(AGENCIES.get(actor.name, actor.name))
    alliance = next((ALLIANCES[spelling] for spelling in actor.spellings if spelling in ALLIANCES), None)
    if alliance:
        return f"organisation\x1f{_plain(alliance)}"
    if actor.kind != "unnamed" and _is_proper(actor):
        return f"{actor.kind}\x1f{name}"
    return f"{actor.kind}\x1f{name}\x1f{each.item_id}\x1f{each.number}"


def _state_of(actor: Actor) -> str:
    named = next((state for name in actor.spellings if (state := STATE_NAMES.get(name) or SEATS.get(name))), None)
    return named or actor.affiliation or actor.name


def _is_proper(actor: Actor) -> bool:
    """Return whether a body or group is named: "House Republicans", not "a group of Ohio senators"."""
    words = actor.name.removeprefix("The ").removeprefix("the ").split()
    opener = words[0].lower() if words else ""
    if opener in ("a", "an", "one", "another", "other", "some", "many", "several", "two") or opener.isdigit():
        return False
    if opener in ("his", "her", "its", "their"):
        return False
    return any(word[:1].isupper() for word in (words if actor.kind == "organisation" or len(words) > 1 else ()))


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").removeprefix("the ").split())


def _people(people: Sequence[_Seen]) -> Iterator[tuple[str, list[_Seen]]]:
    """Yield the people with their keys: full names first, then the bare surnames that fit one of them."""
    full: dict[tuple[str, str, str], list[_Seen]] = defaultdict(list)
    bare: dict[str, list[_Seen]] = defaultdict(list)
    for each in people:
        surname = each.parsed.surname.lower()
        if each.parsed.given:
            full[surname, _given_key(each.parsed), each.parsed.suffix].append(each)
        else:
            bare[surname].append(each)
    groups = [group for members in full.values() for group in _apart(members)]
    groups = _with_initials(_with_transcriptions(groups))
    by_surname: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for surname in {each.parsed.surname.lower() for each in group}:
            by_surname[surname].append(index)
    joining: dict[int, list[_Seen]] = defaultdict(list)
    for surname, members in bare.items():
        candidates = by_surname.get(surname, [])
        alone = [each for each in members if not _join(each, candidates, groups, joining)]
        yield from _never_full(alone, bool(candidates))
    for index, key in enumerate(_keys(groups)):
        yield key, [*groups[index], *joining[index]]


def _join(
    each: _Seen, candidates: Sequence[int], groups: Sequence[list[_Seen]], joining: dict[int, list[_Seen]]
) -> bool:
    """Add a bare surname to the only full name that fits it; return whether there was one.

    Whom its own item keeps apart from that name, as Mrs. Lindt from Bram Lindt, is somebody else.
    """
    fitting = [index for index in candidates if _could_be([each], groups[index])]
    fitting = [index for index in fitting if each.item_id not in {other.item_id for other in groups[index]}]
    if len(fitting) > 1:
        fitting = [index for index in fitting if _agree([each], groups[index])]
    if len(fitting) == 1:
        joining[fitting[0]].append(each)
    return len(fitting) == 1


def _never_full(alone: list[_Seen], ambiguous: bool) -> Iterator[tuple[str, list[_Seen]]]:
    """Yield bare surnames: with each other where no item has a full name, within their item where several have."""
    if ambiguous:
        for each in alone:
            yield f"person\x1f{each.parsed.surname.lower()}\x1f{each.item_id}\x1f{each.number}", [each]
        return
    groups = list(_apart(alone)) if alone else []
    yield from zip(_keys(groups), groups, strict=True)


def _keys(groups: Sequence[list[_Seen]]) -> list[str]:
    """Return a key for each group, of the person's own names; of the state too where names alone are not enough."""
    keys = [_person_key(group) for group in groups]
    often = Counter(keys)
    return [key if often[key] == 1 else f"{key}\x1f{_own_key(group)}" for key, group in zip(keys, groups, strict=True)]


def _own_key(group: Sequence[_Seen]) -> str:
    states = sorted({each.actor.affiliation or "" for each in group} & _STATES)
    seats = sorted({seat_of(each.actor.role) for each in group} - {""})
    seat = f"\x1f{seats[0]}" if len(seats) == 1 else ""
    return f"{group[0].parsed.surname.lower()}\x1f{states[0] if states else ''}{seat}"


def _given_key(name: PersonalName) -> str:
    given = name.given[0].lower()
    return given if "." in given else sounds(NICKNAMES.get(given, given))


def _apart(members: list[_Seen]) -> Iterator[list[_Seen]]:
    """Yield people of one full name apart where they belong to different states and hold different offices."""
    by_state: dict[str | None, list[_Seen]] = defaultdict(list)
    for each in members:
        affiliation = each.actor.affiliation
        by_state[affiliation if affiliation in _STATES else None].append(each)
    if len([state for state in by_state if state]) < 2:
        yield from _in_one_office(members)
        return
    for group in by_state.values():
        yield from _in_one_office(group)


def _in_one_office(members: list[_Seen]) -> Iterator[list[_Seen]]:
    """Yield people of one full name apart where they hold offices that nobody holds at one time.

    The chair of a House committee and a former director of an agency are two; whom no office places stays apart.
    """
    by_seat: dict[str, list[_Seen]] = defaultdict(list)
    for each in members:
        by_seat[seat_of(each.actor.role)].append(each)
    seats = [group for seat, group in by_seat.items() if seat]
    if len(seats) < 2 or not any(_of_one_time(one, other) for one, other in combinations(seats, 2)):
        yield members
        return
    yield from by_seat.values()


def _of_one_time(one: Sequence[_Seen], other: Sequence[_Seen]) -> bool:
    """Return whether two groups are told of within half a year; over years a governor may become a senator."""
    return any(abs((left.when - right.when).days) <= _HALF_A_YEAR for left in one[:_CROWD] for right in other[:_CROWD])


def _with_transcriptions(groups: list[list[_Seen]]) -> list[list[_Seen]]:
    """Join groups whose surnames are near in spelling, when given name and state or office agree as well."""
    merged: list[list[_Seen]] = []
    by_given: dict[str, list[list[_Seen]]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: (_person_key(group), _own_key(group))):
        name = group[0].parsed
        candidates = by_given[_given_key(name)[:3]]
        home = next((other for other in candidates if _is_transcribed(group, other)), None)
        if home is None:
            merged.append(group)
            candidates.append(group)
        else:
            home.extend(group)
    return merged


def _is_transcribed(one: list[_Seen], other: list[_Seen]) -> bool:
    left, right = one[0].parsed, other[0].parsed
    first, second = left.surname.lower(), right.surname.lower()
    if first == second or left.suffix != right.suffix or not same_given(left.given, right.given):
        return False
    if "." in left.given[0] or "." in right.given[0] or min(len(first), len(second)) < 6:
        return False
    if sounds(first).replace("h", "g") != sounds(second).replace("h", "g") and Levenshtein.distance(first, second) > 1:
        return False
    return _agree(one, other)


def _agree(one: Iterable[_Seen], other: Iterable[_Seen]) -> bool:
    """Return whether two groups share a state, or an office where one of them prints no state."""
    states = [{each.actor.affiliation for each in group if each.actor.affiliation} for group in (one, other)]
    if states[0] and states[1]:
        return not states[0].isdisjoint(states[1])
    offices = [{_office(each.actor) for each in group if each.actor.role} for group in (one, other)]
    return not offices[0].isdisjoint(offices[1])


def _office(actor: Actor) -> str:
    return " ".join((actor.role or "").lower().split()[-2:])


def _with_initials(groups: list[list[_Seen]]) -> list[list[_Seen]]:
    """Join "J. Okafor" to the one Okafor whose given name begins so."""
    spelled: dict[str, list[list[_Seen]]] = defaultdict(list)
    initials: list[list[_Seen]] = []
    for group in groups:
        if "." in group[0].parsed.given[0]:
            initials.append(group)
        else:
            spelled[group[0].parsed.surname.lower()].append(group)
    kept = [group for found in spelled.values() for group in found]
    for group in initials:
        name = group[0].parsed
        homes = [other for other in spelled[name.surname.lower()] if same_given(name.given, other[0].parsed.given)]
        if len(homes) == 1 and _could_be(group, homes[0]):
            homes[0].extend(group)
        else:
            kept.append(group)
    return kept


def _could_be(one: Sequence[_Seen], other: Sequence[_Seen]) -> bool:
    """Return whether no printed state keeps the two apart."""
    states = [{each.actor.affiliation for each in group} & _STATES for group in (one, other)]
    return not states[0] or not states[1] or not states[0].isdisjoint(states[1])


def _person_key(group: Sequence[_Seen]) -> str:
    """Return a key of the person's own names: the same whoever else is seen."""
    name = group[0].parsed
    given = _given_key(name) if name.given else ""
    return "\x1f".join(("person", sounds(name.surname), given, name.suffix))


def _identity(key: str, members: Sequence[_Seen], listed: KnownActor | None) -> Identity:
    latest = sorted(members, key=lambda each: (each.when, each.item_id), reverse=True)
    spellings = Counter(name for each in members for name in each.actor.spellings)
    actor = latest[0].actor
    name = listed.name if listed else _shown_name(members)
    role = next((each.actor.role for each in latest if each.actor.role), None)
    affiliation = next((each.actor.affiliation for each in latest if each.actor.affiliation), None)
    return Identity(
        hashlib.sha256(key.encode()).hexdigest()[:16],
        name,
        actor.kind,
        role,
        (listed.affiliation if listed else None) or affiliation,
        tuple(sorted(spellings, key=lambda spelling: (-spellings[spelling], spelling))),
    )


def _lone(key: str, each: _Seen) -> Identity:
    """Return the identity of an actor of one item only, most of them unnamed."""
    actor = each.actor
    return Identity(
        hashlib.sha256(key.encode()).hexdigest()[:16],
        _state_of(actor) if actor.kind == "state" else actor.name,
        actor.kind,
        actor.role,
        actor.affiliation,
        tuple(sorted(actor.spellings)),
    )


def _shown_name(members: Sequence[_Seen]) -> str:
    actor = members[0].actor
    if actor.kind == "state":
        return _state_of(actor)
    names = Counter(each.actor.name for each in members)
    longest = max(len(name.split()) for name in names)
    fullest = [name for name in names if len(name.split()) >= min(2, longest)]
    return min(fullest, key=lambda name: (-names[name], -len(name), name))
