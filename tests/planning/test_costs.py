"""What dates cost, and where an even year puts its meetings."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.planning.costs import (
    Weights,
    beside_holiday_cost,
    evenness_cost,
    rolled_deadline_cost,
    start_cost,
    targets,
    weekday_cost,
)

WEIGHTS = Weights()


@given(st.integers(2, 52), st.integers(1, 260))
def test_the_windows_of_two_meetings_in_a_row_never_share_a_day(number, usable):
    aims = targets(number, usable)
    assert len(aims) == number
    for day in range(usable):
        assert sum(aim.holds(day) for aim in aims) <= 1


def test_a_lone_meeting_belongs_in_the_middle_half_of_the_year():
    (aim,) = targets(1, 200)
    assert [day for day in range(200) if aim.holds(day)] == list(range(50, 151))


def test_no_meetings_have_no_targets():
    assert targets(0, 200) == ()


@pytest.mark.parametrize(("position", "cost"), [(25, 0), (30, 1), (35, 4), (15, 4), (75, 100)])
def test_the_cost_of_unevenness_grows_with_the_square_of_the_deviation(position, cost):
    assert evenness_cost(position, Fraction(25), Fraction(50), WEIGHTS) == cost


def test_a_year_without_usable_days_has_no_unevenness():
    assert evenness_cost(0, Fraction(0), Fraction(0), WEIGHTS) == 0


@pytest.mark.parametrize(("day", "cost"), [(10, 3), (11, 0), (12, 0), (13, 0), (14, 6), (15, 30), (16, 30)])
def test_mondays_cost_a_little_and_fridays_more(day, cost):
    assert weekday_cost(date(2025, 3, day), WEIGHTS) == cost


def test_a_deadline_costs_by_the_days_it_is_moved():
    assert rolled_deadline_cost(date(2025, 3, 1), date(2025, 2, 28), WEIGHTS) == 2
    assert rolled_deadline_cost(date(2025, 3, 3), date(2025, 3, 3), WEIGHTS) == 0


def test_the_friday_after_ascension_is_beside_a_holiday_and_a_common_friday_is_not():
    ascension = date(2025, 5, 29)
    assert beside_holiday_cost(date(2025, 5, 30), lambda day: day != ascension, WEIGHTS) == 15
    assert beside_holiday_cost(date(2025, 5, 23), lambda day: day != ascension, WEIGHTS) == 0


def test_a_start_costs_by_its_place_among_the_preferred():
    assert [start_cost(start, (540, 750), WEIGHTS) for start in (540, 750, 600)] == [0, 1, 2]


def test_a_table_is_named_by_its_version_and_what_was_changed():
    assert str(WEIGHTS) == "1"
    assert str(replace(WEIGHTS, friday=0, evenness=50)) == "1 evenness=50 friday=0"
