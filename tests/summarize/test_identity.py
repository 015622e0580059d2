"""Which actors of several items are one? All people and texts are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Actor, ActorKind, Analysis, Item, KnownActor
from briefing.summarize.actors.identity import Identities, Identity, resolve_actors


def seen(item_id: str, *actors: Actor, day: int = 10) -> tuple[Item, Analysis]:
    """Return an item of March 2031 that has these actors."""
    when = datetime(2031, 3, day, 12, tzinfo=UTC)
    item = Item(item_id, "wire", "A title", "A text.", when, published=when)
    return item, Analysis(item_id, 1, "test", actors=actors)


def person(name: str, role: str | None = None, affiliation: str | None = None, *others: str) -> Actor:
    """Return a person with the spellings that one item prints."""
    return Actor(name, "person", (name, *others), role, affiliation)


def body(name: str, kind: ActorKind, *others: str) -> Actor:
    """Return a state, body, group or unnamed speaker."""
    return Actor(name, kind, (name, *others))


def all_of(analysed: Sequence[tuple[Item, Analysis]], known: Sequence[KnownActor] = ()) -> list[Identity]:
    """Return the identity of the first actor of each item."""
    found = resolve_actors(analysed, known)
    return [found.of(item.id, 0) for item, _ in analysed]


def are_one(*actors: Actor, known: Sequence[KnownActor] = ()) -> bool:
    """Return whether the actors, each of an item of its own, are one."""
    return len({each.id for each in all_of([seen(f"i{n}", each) for n, each in enumerate(actors)], known)}) == 1


class TestOne:
    """Names that are joined."""

    def test_transcriptions_of_a_name_with_one_office(self) -> None:
        """Dovhanskyy, Dovhansky and Dovganskiy are one president."""
        assert are_one(
            person("Danylo Dovhanskyy", "Ukrainian President", "Ukraine"),
            person("Danylo Dovhansky", "President", "Ukraine"),
            person("Danylo Dovganskiy", "Ukrainian President", "Ukraine"),
        )

    def test_a_bare_surname_joins_the_only_full_name(self) -> None:
        """Okafor in one outlet is Ada Okafor in the other."""
        assert are_one(person("Ada Okafor", "mayor"), person("Okafor"))

    def test_a_short_form_is_the_given_name(self) -> None:
        """Mike is Michael."""
        assert are_one(person("Mike Rowntree"), person("Michael Rowntree"))

    def test_an_initial_joins_the_one_whom_it_fits(self) -> None:
        """J. Rowntree is James where no other Rowntree begins so."""
        assert are_one(person("James Rowntree"), person("J. Rowntree"))

    def test_a_state_under_all_its_names(self) -> None:
        """Oslo acts for Norway; abbreviations count."""
        assert are_one(body("U.K.", "state"), body("London", "state"), body("Britain", "state"))

    def test_a_named_body_with_and_without_article(self) -> None:
        """The Harbour Board is Harbour Board."""
        assert are_one(body("The Harbour Board", "organisation"), body("Harbour Board", "organisation"))

    def test_a_news_agency_under_its_letters(self) -> None:
        """AP in one outlet is the Associated Press in the other."""
        assert are_one(body("AP", "organisation"), body("Associated Press", "organisation"))

    def test_what_the_staffer_lists_is_one_whatever_it_is_called(self) -> None:
        """A listed spelling joins names that nothing else would."""
        listed = (KnownActor("Ada Okafor", ("A. B. Okafor-Lunde",), "Norway"),)
        actors = [person("Ada Okafor"), person("A. B. Okafor-Lunde")]
        assert not are_one(*actors)
        assert are_one(*actors, known=listed)
        assert all_of([seen("i0", actors[1])], listed)[0].name == "Ada Okafor"

    def test_a_listed_spelling_brings_the_other_transcriptions_along(self) -> None:
        """Listing one spelling does not split it from those that are one with it anyhow."""
        listed = (KnownActor("Danylo Dovhansky"),)
        actors = [person("Danylo Dovhansky", None, "Ukraine"), person("Danylo Dovhanskyy", None, "Ukraine")]
        assert are_one(*actors, known=listed)


class TestTwo:
    """Names that are kept apart."""

    def test_different_given_names(self) -> None:
        """Two Rowntrees."""
        assert not are_one(person("Mike Rowntree"), person("Ellen Rowntree"))

    def test_father_and_son(self) -> None:
        """A suffix tells them apart."""
        assert not are_one(person("Harlan Pike"), person("Harlan Pike Jr."))

    def test_one_full_name_in_two_states(self) -> None:
        """Two presidents may share a name."""
        assert not are_one(
            person("Jan Wilk", "Polish President", "Poland"), person("Jan Wilk", "Danish striker", "Denmark")
        )

    def test_a_bare_surname_that_fits_two(self) -> None:
        """Okafor may be either; it joins neither."""
        found = all_of(
            [seen("i0", person("Ada Okafor")), seen("i1", person("Ben Okafor")), seen("i2", person("Okafor"))]
        )
        assert len({each.id for each in found}) == 3

    def test_a_surname_that_its_own_item_keeps_apart_from_the_full_name(self) -> None:
        """Mrs. Okafor beside Ben Okafor is not Ben Okafor."""
        found = resolve_actors([seen("i0", person("Ben Okafor"), person("Okafor"))], ())
        assert found.of("i0", 0).id != found.of("i0", 1).id

    def test_one_full_name_in_two_offices_that_nobody_holds_at_once(self) -> None:
        """A committee's chair and a former head of an agency share a name and nothing else."""
        chair = person("Tom Rowntree", "House Harbour Committee Chair", "United States")
        assert not are_one(chair, person("Tom Rowntree", "Former ZQA director"))
        assert not are_one(chair, person("Tom Rowntree", "Sen.", "United States"))
        assert are_one(chair, person("Tom Rowntree", "Rep.", "United States"))
        assert are_one(chair, person("Tom Rowntree", "former governor", "United States"))
        assert are_one(chair, person("Tom Rowntree"))

    def test_over_years_a_governor_may_become_a_senator(self) -> None:
        """Offices of two times are one career."""
        then, now = seen("i0", person("Tom Rowntree", "Gov.")), seen("i1", person("Tom Rowntree", "Sen."))
        long_ago = replace(then[0], published=datetime(2028, 1, 1, tzinfo=UTC))
        assert len({each.id for each in all_of([then, now])}) == 2
        assert len({each.id for each in all_of([(long_ago, then[1]), now])}) == 1

    def test_near_surnames_with_nothing_else_in_common(self) -> None:
        """A letter's difference is no transcription where no state or office agrees."""
        assert not are_one(person("Anna Lindholm", "mayor"), person("Anna Lindholt", "skier"))

    def test_unnamed_speakers_of_two_items(self) -> None:
        """A US official here is not a US official there."""
        assert not are_one(body("a US official", "unnamed"), body("a US official", "unnamed"))

    def test_described_groups_of_two_items(self) -> None:
        """17 former officials are not known to be the same 17."""
        assert not are_one(body("17 former officials", "group"), body("17 former officials", "group"))

    def test_a_minister_and_a_ministry(self) -> None:
        """Kinds are never joined."""
        assert not are_one(person("Defense Minister"), body("Defense Minister", "organisation"))


class TestWhatIsShown:
    """The name, role and spellings of an identity."""

    def test_the_latest_items_role_is_shown(self) -> None:
        """The office of the newest article, whatever order they come in."""
        new = seen("new", person("Liv Dahl", "prime minister"), day=12)
        old = seen("old", person("Liv Dahl", "foreign minister"), day=3)
        assert [each.role for each in all_of([new, old])] == ["prime minister", "prime minister"]

    def test_an_item_without_a_role_takes_none_away(self) -> None:
        """The last printed role stays."""
        new = seen("new", person("Liv Dahl"), day=12)
        old = seen("old", person("Liv Dahl", "foreign minister", "Norway"), day=3)
        assert (all_of([new, old])[0].role, all_of([new, old])[0].affiliation) == ("foreign minister", "Norway")

    def test_a_state_has_its_own_name_and_all_spellings(self) -> None:
        """London is shown as the United Kingdom."""
        found = all_of([seen("i0", body("London", "state")), seen("i1", body("U.K.", "state"))])
        assert (found[0].name, found[0].spellings) == ("United Kingdom", ("London", "U.K."))

    def test_the_full_name_is_shown_for_a_bare_one(self) -> None:
        """Okafor's line reads Ada Okafor."""
        found = all_of([seen("i0", person("Okafor")), seen("i1", person("Ada Okafor", None, None, "Okafor"))])
        assert [each.name for each in found] == ["Ada Okafor", "Ada Okafor"]


_NAMES = st.sampled_from(
    [
        "Ada Okafor",
        "Okafor",
        "Ben Okafor",
        "A. Okafor",
        "Danylo Dovhanskyy",
        "Danylo Dovhansky",
        "Dovhansky",
        "Jan Wilk",
    ]
)
_PEOPLE = st.builds(
    person,
    _NAMES,
    st.sampled_from([None, "President", "mayor"]),
    st.sampled_from([None, "Norway", "Ukraine"]),
)


class TestAnySet:
    """What holds for any set of items."""

    @given(st.lists(st.lists(_PEOPLE, max_size=4), max_size=6))
    @settings(max_examples=150, deadline=None)
    def test_an_unrelated_item_changes_nobody(self, items: list[list[Actor]]) -> None:
        """Adding an item about others leaves every identity as it was."""
        analysed = [seen(f"i{n}", *actors) for n, actors in enumerate(items)]
        stranger = seen("z", person("Ximena Quiroga", "judge", "Chile"), body("Peru", "state", "Lima"))
        before, after = resolve_actors(analysed, ()), resolve_actors([stranger, *analysed], ())
        for item, analysis in analysed:
            for number in range(len(analysis.actors)):
                assert before.of(item.id, number) == after.of(item.id, number)

    @given(st.lists(st.lists(_PEOPLE, max_size=4), max_size=6), st.randoms(use_true_random=False))
    @settings(max_examples=100, deadline=None)
    def test_the_order_of_items_changes_nobody(self, items: list[list[Actor]], random: st.DataObject) -> None:
        """Items of one day may come in any order."""
        analysed = [seen(f"i{n}", *actors) for n, actors in enumerate(items)]
        turned = list(analysed)
        random.shuffle(turned)  # type: ignore[attr-defined]
        assert _as_set(resolve_actors(analysed, ())) == _as_set(resolve_actors(turned, ()))


def _as_set(identities: Identities) -> dict[tuple[str, int], tuple[str, str]]:
    return {place: (identity.id, identity.name) for place, identity in identities.by_place.items()}
