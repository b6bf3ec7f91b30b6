"""What a plan costs at least, held against every plan of a small part: dates that the part left out are taken as well."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from mandat.frozen import frozen
from mandat.planning.bounds import SCALE, Bounds, Outside, bounds
from mandat.planning.parts import Part
from mandat.planning.problem import Beside, Load, Order, Slot
from mandat.planning.profiles import Profile
from mandat.planning.rows import AtMost, Choice, Needs, Row

COSTS = st.integers(0, 6)
OUTSIDE = st.lists(COSTS, max_size=2).map(lambda costs: tuple(sorted(costs)))
"""Costs of dates outside the part, the least first."""


@frozen
class Case:
    """A part with its choices, the prices of its rows, and what is outside of it."""

    part: Part
    choices: tuple[Choice, ...]
    prices: tuple[int, ...]
    outside: tuple[Outside, ...]

    @property
    def bounds(self) -> Bounds:
        return bounds(self.part, self.choices, self.prices, self.outside)


@frozen
class Taken:
    """A plan: its cost, the choices it takes, and the dates outside the part (position of the meeting, cost)."""

    cost: int
    choices: frozenset[int]
    outside: tuple[tuple[int, int], ...]


def choice(meeting: str, number: int, cost: int, *, fixed: bool = False) -> Choice:
    return Choice(meeting, Slot(date(2025, 1, 1 + number), 540), cost, 0, fixed, 600, 600, None)


@st.composite
def cases(draw) -> Case:
    """Two or three meetings with up to three dates each, another with a fixed date, and one to three rows of every kind."""
    names = tuple(f"m{number}" for number in range(draw(st.integers(2, 3))))
    choices: list[Choice] = []
    requests: list[tuple[int, ...]] = []
    for name in names:
        costs = draw(st.lists(COSTS, min_size=1, max_size=3))
        requests.append(tuple(range(len(choices), len(choices) + len(costs))))
        choices += [choice(name, len(choices) + place, cost) for place, cost in enumerate(costs)]
    choices.append(choice("fixed", len(choices), 0, fixed=True))
    rows = tuple(draw(st.one_of(at_most(names, requests), needs(names, requests))) for _ in range(draw(st.integers(1, 3))))
    prices = tuple(draw(st.integers(0, 3)) * SCALE // 2 for _ in rows)
    outside = tuple(Outside(draw(OUTSIDE), draw(OUTSIDE)) for _ in names)
    return Case(Part(tuple(requests), rows), tuple(choices), prices, outside)


@st.composite
def at_most(draw, names: tuple[str, ...], requests: list[tuple[int, ...]]) -> AtMost:
    every = st.sampled_from([number for request in requests for number in request])
    return AtMost(frozenset(draw(st.sets(every, min_size=1))), draw(st.integers(1, 2)), Profile(names, Load()))


@st.composite
def needs(draw, names: tuple[str, ...], requests: list[tuple[int, ...]]) -> Needs:
    """A call by dates of a meeting, or by the fixed date, that the other meetings can answer."""
    position = draw(st.integers(0, len(names) - 1))
    others = tuple(name for name in names if name != names[position])
    answers = st.sampled_from([number for place, request in enumerate(requests) if place != position for number in request])
    fixed = frozenset({sum(map(len, requests))})
    own = st.sets(st.sampled_from(requests[position]), min_size=1).map(frozenset)
    origin = st.sampled_from((Order(others, names[position], 0, 9), Beside(names[position], others, ())))
    return Needs(draw(st.one_of(st.just(fixed), own)), frozenset(draw(st.sets(answers))), draw(origin))


def plans(case: Case) -> Iterator[Taken]:
    """Every plan that keeps the rows, dates outside the part included."""
    names = [case.choices[request[0]].request for request in case.part.requests]
    inside = [[(number, case.choices[number].cost) for number in request] for request in case.part.requests]
    left_out = [[(None, cost) for cost in (*there.beyond, *there.lost)] for there in case.outside]
    for picked in product(*(here + there for here, there in zip(inside, left_out, strict=True))):
        taken = frozenset(number for number, _ in picked if number is not None)
        outside = tuple((position, cost) for position, (number, cost) in enumerate(picked) if number is None)
        away = {names[position] for position, _ in outside}
        if all(keeps(row, taken, away, case.choices) for row in case.part.rows):
            yield Taken(sum(cost for _, cost in picked), taken, outside)


def keeps(row: Row, taken: frozenset[int], away: set[str], choices: tuple[Choice, ...]) -> bool:
    """Whether a row is kept; a meeting on a date outside the part may answer any call."""
    if isinstance(row, AtMost):
        return len(row.choices & taken) <= row.most
    is_called = bool(row.when & taken) or any(choices[number].fixed for number in row.when)
    answering = row.origin.before if isinstance(row.origin, Order) else row.origin.others
    return not is_called or bool(row.any_of & taken) or bool(away & set(answering))


@settings(max_examples=600, deadline=None)
@given(cases())
def test_no_plan_costs_less_than_its_bounds(case):
    found = case.bounds
    for plan in plans(case):
        assert found.least <= plan.cost * SCALE
        assert all(found.taking[number] <= plan.cost * SCALE for number in plan.choices)
        assert all(found.outside[position] + cost * SCALE <= plan.cost * SCALE for position, cost in plan.outside)


@given(cases())
def test_without_prices_the_bounds_are_the_cheapest_dates_inside_and_outside(case):
    found = bounds(case.part, case.choices, (), case.outside)
    dates = zip(case.part.requests, case.outside, strict=True)
    lows = [min([case.choices[one].cost for one in own] + [*there.beyond, *there.lost]) for own, there in dates]
    assert found.least == SCALE * sum(lows)
    for request, low in zip(case.part.requests, lows, strict=True):
        assert all(found.taking[one] == SCALE * (sum(lows) - low + case.choices[one].cost) for one in request)
    assert found.outside == tuple(SCALE * (sum(lows) - low) for low in lows)


def test_a_price_on_a_shared_hour_shows_what_the_second_meeting_pays_to_give_way():
    """Two meetings want one hour and may have another for 4 points: the best plan costs 4, and at the price of 4 that is proven.

    A date outside for 1 point is then no help: with it a plan costs 1 at least, and the other meeting keeps the hour.
    """
    dates = tuple(choice(name, number, cost) for number, (name, cost) in enumerate([("a", 0), ("a", 4), ("b", 0), ("b", 4)]))
    hour = AtMost(frozenset({0, 2}), 1, Profile(("a", "b"), Load()))
    part = Part(((0, 1), (2, 3)), (hour,))
    found = bounds(part, dates, (4 * SCALE,), (Outside(), Outside()))
    assert (found.least, found.taking) == (4 * SCALE, dict.fromkeys(range(4), 4 * SCALE))
    assert bounds(part, dates, (4 * SCALE,), (Outside((1,)), Outside())).least == SCALE


def test_a_price_on_the_call_of_a_fixed_date_shows_what_the_answer_costs():
    """A fixed date calls, and only the dear one of two dates answers: every plan costs 3, and the price of 3 proves it."""
    dates = (choice("a", 0, 0), choice("a", 1, 3), choice("fixed", 2, 0, fixed=True))
    call = Needs(frozenset({2}), frozenset({1}), Beside("fixed", ("a",), ()))
    found = bounds(Part(((0, 1),), (call,)), dates, (3 * SCALE,), (Outside(),))
    assert (found.least, found.taking) == (3 * SCALE, {0: 3 * SCALE, 1: 3 * SCALE})


def test_a_price_on_the_call_of_a_date_is_charged_to_that_date():
    """The cheap date of `b` calls for the dear one of `a`: both ways cost 3, and at the price of 3 that is proven."""
    dates = tuple(choice(name, number, cost) for number, (name, cost) in enumerate([("a", 0), ("a", 3), ("b", 0), ("b", 3)]))
    call = Needs(frozenset({2}), frozenset({1}), Order(("a",), "b", 0, 9))
    found = bounds(Part(((0, 1), (2, 3)), (call,)), dates, (3 * SCALE,), (Outside(), Outside()))
    assert (found.least, found.taking) == (3 * SCALE, dict.fromkeys(range(4), 3 * SCALE))
