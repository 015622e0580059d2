"""Values are what the standard library's dataclasses are, and cost less to load."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing

import msgspec
import pytest

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A line with a number."""

    line: str
    number: int = 1
    words: tuple[str, ...] = dataclasses.field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"{self.number} is no number of a place")


@dataclass(frozen=True, slots=True)
class NamedPlace(Place):
    """A place that has a name."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value without a field."""


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    """What the standard library makes of the same fields."""

    line: str
    number: int = 1
    words: tuple[str, ...] = dataclasses.field(default=(), kw_only=True)


def test_values_of_one_class_with_the_same_fields_are_equal_and_hash_alike() -> None:
    """Also where the methods are compiled by the first call, and by the first call alone."""
    for _call in range(2):
        assert Place("a", 2, words=("b",)) == Place("a", 2, words=("b",))
        assert Place("a", 2) != Place("a", 3)
        assert Place("a") != NamedPlace("a")
        assert Place("a") != typing.cast("object", "a")
        assert {Place("a"), Place("a", 1), NamedPlace("a")} == {Place("a"), NamedPlace("a")}
        assert Nothing() == Nothing()
        assert hash(Nothing()) == hash(Nothing())


def test_a_field_cannot_be_set_or_taken_away() -> None:
    """A value stays as it was made."""
    place = Place("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.line = "b"  # type: ignore[misc] # it is forbidden to mypy, too
    with pytest.raises(dataclasses.FrozenInstanceError):
        del place.line
    assert not hasattr(place, "__dict__")
    assert place == Place("a")


def test_a_value_is_made_and_shown_as_the_standard_library_does_it() -> None:
    """Its parameters, their order and kinds, and what is refused."""
    made, model = inspect.signature(Place), inspect.signature(Model)
    assert str(made) == str(model)
    assert typing.get_type_hints(Place.__init__) == typing.get_type_hints(Model.__init__)
    assert repr(Place("a", words=("b",))) == repr(Model("a", words=("b",))).replace("Model", "Place")
    assert Place.__match_args__ == Model.__match_args__
    assert str(inspect.signature(NamedPlace)) == (
        "(line: 'str', number: 'int' = 1, name: 'str' = '', *, words: 'tuple[str, ...]' = ()) -> None"
    )
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'line'"):
        Place()  # type: ignore[call-arg] # as above
    with pytest.raises(ValueError, match="-1 is no number of a place"):
        NamedPlace("a", -1)


def test_what_makes_a_value_is_compiled_with_the_first() -> None:
    """A start of the program loads a hundred classes, and makes values of a few."""

    @dataclass(frozen=True, slots=True)
    class Seldom:
        """Is made once here."""

        line: str

    assert not inspect.isfunction(vars(Seldom)["__init__"])
    assert Seldom("a").line == "a"
    assert inspect.isfunction(vars(Seldom)["__init__"])


def test_a_value_goes_through_copies_pickles_and_messages_unchanged() -> None:
    """Processes and the cache hand values on."""
    place = NamedPlace("a", 2, "b", words=("c", "d"))
    assert copy.deepcopy(place) == place
    assert pickle.loads(pickle.dumps(place)) == place
    assert dataclasses.replace(place, number=3) == NamedPlace("a", 3, "b", words=("c", "d"))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(place), type=NamedPlace) == place
    assert msgspec.to_builtins(place) == {"line": "a", "number": 2, "words": ("c", "d"), "name": "b"}


def test_a_default_that_is_made_for_each_object_is_made_for_each() -> None:
    """What is given stands in its place."""

    @dataclass(frozen=True, slots=True)
    class Made:
        """Has a list of its own."""

        lines: list[str] = dataclasses.field(default_factory=list)
        number: int = 3

    assert Made().lines is not Made().lines
    assert Made() == Made([], 3)
    given = ["a"]
    assert Made(given).lines is given
    assert str(inspect.signature(Made)) == "(lines: 'list[str]' = <factory>, number: 'int' = 3) -> None"


def test_a_value_with_an_order_is_made_like_any_other_and_can_be_sorted() -> None:
    """Spans are, of which an analysis has more than of all else."""

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        """Can be sorted."""

        number: int
        name: str = "a"

    assert sorted([Ordered(2), Ordered(1, "b"), Ordered(1)]) == [Ordered(1), Ordered(1, "b"), Ordered(2)]
    assert hash(Ordered(1)) == hash(Ordered(1, "a"))
    assert str(inspect.signature(Ordered)) == "(number: 'int', name: 'str' = 'a') -> None"
    with pytest.raises(dataclasses.FrozenInstanceError):
        Ordered(1).number = 2  # type: ignore[misc] # as above


def test_a_class_that_asks_for_anything_else_is_the_standard_librarys() -> None:
    """Values that may change."""

    @dataclass
    class Changing:
        """Can be changed."""

        number: int = 0

    changing = Changing()
    changing.number = 2
    assert changing == Changing(2)
