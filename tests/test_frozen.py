"""A frozen value is to the rest of the program what a dataclass of the standard library is."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass, replace
from functools import cached_property

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.frozen import frozen


@frozen
class Turn:
    """A value with defaults and a method."""

    holder: str
    years: tuple[int, ...] = ()
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.holder} {self.years}"


@dataclass(frozen=True, slots=True)
class Other:
    """The same as the standard library makes it."""

    holder: str
    years: tuple[int, ...] = ()
    note: str | None = None


@frozen
class Single:
    """A value with one field, that thinks about it once."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"{self.number} is below zero")

    @cached_property
    def halves(self) -> list[int]:
        """A new list each time it is computed."""
        return [self.number // 2, self.number - self.number // 2]


turns = st.tuples(st.text(max_size=3), st.lists(st.integers(0, 3), max_size=2).map(tuple), st.none() | st.text(max_size=1))


@given(turns, turns)
def test_values_are_equal_and_hash_alike_just_when_the_standard_librarys_are(one, other):
    assert (Turn(*one) == Turn(*other)) == (Other(*one) == Other(*other))
    assert Turn(*one) == Turn(*one)
    assert hash(Turn(*one)) == hash(Turn(*one))


@given(turns)
def test_a_value_is_printed_copied_and_sent_to_another_process_whole(one):
    turn = Turn(*one)
    assert repr(turn) == repr(Other(*one)).replace("Other", "Turn")
    assert copy.deepcopy(turn) == turn
    assert pickle.loads(pickle.dumps(turn)) == turn  # noqa: S301  our own


def test_fields_are_given_by_place_by_name_or_by_default():
    assert Turn("ahus", note="x") == Turn("ahus", (), "x") == Turn(note="x", holder="ahus")
    untyped: Callable[..., Turn] = Turn
    with pytest.raises(TypeError, match=r"Turn\.__init__\(\) missing 1 required positional argument: 'holder'"):
        untyped()
    with pytest.raises(TypeError, match="unexpected keyword argument 'year'"):
        untyped("ahus", year=1)


def test_no_field_can_be_set_or_deleted_and_none_added():
    turn = Turn("ahus")
    for change in (lambda: setattr(turn, "holder", "as"), lambda: setattr(turn, "more", 1), lambda: delattr(turn, "note")):
        with pytest.raises(FrozenInstanceError):
            change()
    assert not hasattr(turn, "__dict__")


def test_another_kind_of_value_with_the_same_fields_is_not_equal():
    other: object = Other("ahus")
    assert Turn("ahus") != other


def test_the_standard_library_takes_it_for_a_dataclass():
    assert [(field.name, field.type, field.default) for field in fields(Turn)] == [
        (field.name, field.type, field.default) for field in fields(Other)
    ]
    assert replace(Turn("ahus", (1,)), years=(2,)) == Turn("ahus", (2,))
    assert is_dataclass(Turn)


def test_its_own_methods_and_its_places_in_a_match_are_kept():
    match Turn("ahus", (1,)):
        case Turn(holder, years):
            assert (holder, years) == ("ahus", (1,))
    assert str(Turn("ahus")) == "ahus ()"


def test_a_value_is_looked_at_when_it_is_made():
    with pytest.raises(ValueError, match="below zero"):
        Single(-1)


def test_what_is_computed_once_is_kept_and_no_part_of_the_value():
    five = Single(5)
    assert five.halves is five.halves
    assert five == Single(5)
    assert repr(five) == "Single(number=5)"
    assert copy.copy(five).halves == [2, 3]


def test_a_value_without_fields_is_equal_to_every_other_of_its_class():
    @frozen
    class Nothing:
        """Only its class says something."""

    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    assert repr(Nothing()).endswith("Nothing()")
