"""Plans of small problems, held against every plan there is."""

import subprocess
import sys
from datetime import date

import pytest
from benchmarks.worlds import world
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.planning.judge import Chosen, faults, plans

from mandat.planning.digest import tie
from mandat.planning.problem import (
    Candidate,
    Clash,
    Conflict,
    Effort,
    Impossible,
    Load,
    Order,
    Plan,
    Problem,
    Request,
    Sequence,
    Slot,
)
from mandat.planning.solve import solve

DAYS = (date(2025, 3, 11), date(2025, 3, 12), date(2025, 3, 13), date(2025, 3, 18))
SLOTS = st.builds(Slot, st.sampled_from(DAYS), st.sampled_from((540, 570, 600, 690)))


@st.composite
def requests(draw, name, loads):
    slots = draw(st.lists(SLOTS, min_size=1, max_size=4, unique=True))
    fixed = len(slots) == 1 and draw(st.booleans())
    return Request(
        id=name,
        minutes=draw(st.sampled_from((60, 90))),
        travel=draw(st.sampled_from((0, 0, 30, 60))),
        place=draw(st.sampled_from((None, "Ski", "Ås"))),
        holders=tuple(sorted(draw(st.sets(st.sampled_from("abc"), min_size=1)))),
        candidates=tuple(Candidate(slot, draw(st.integers(0, 3))) for slot in slots),
        fixed=fixed,
        load=draw(loads),
    )


LOADS = st.builds(Load, st.integers(1, 2), st.integers(2, 4))


@st.composite
def problems(draw, *, loads=LOADS, ruled=True):
    names = [f"m{k}" for k in range(draw(st.integers(2, 5)))]
    placed = tuple(draw(requests(name, loads)) for name in names)
    order = Order(tuple(names[:2]), names[-1], *sorted((draw(st.integers(0, 3)), draw(st.integers(0, 8)))))
    sequence = Sequence(tuple(names[: draw(st.integers(2, 3))]))
    orders = (order,) if ruled and len(names) > 2 and draw(st.booleans()) else ()
    return Problem(placed, orders, (sequence,) if ruled and draw(st.booleans()) else ())


def ties(chosen: Chosen) -> int:
    return sum(tie(name, slot) for name, slot in chosen.items())


SHORT_SIGHTED = Effort(few=1, favoured=1, small=0)
"""Looks at one date of each meeting first, so that the bounds alone bring in the dates that are needed."""


@settings(deadline=None, max_examples=600)
@given(problems(), st.sampled_from((Effort(), Effort(few=2, small=0), SHORT_SIGHTED)))
def test_a_plan_is_the_cheapest_there_is_and_of_those_the_one_with_the_least_ties(problem, effort):
    every = sorted(((cost, ties(chosen), sorted(chosen.items())) for cost, chosen in plans(problem)))
    answer = solve(problem, effort)
    event("possible" if every else "impossible")
    if not every:
        assert isinstance(answer, Impossible)
        assert answer.conflicts
        assert not answer.undecided
        return
    assert isinstance(answer, Plan)
    best = [plan for plan in every if plan[:2] == every[0][:2]]
    assert list(answer.chosen) in [plan[2] for plan in best]
    known = answer.certificate
    assert (known.cost, known.bound, known.proven) == (every[0][0], every[0][0], True)
    assert known.unique == (len(best) == 1)


@settings(deadline=None, max_examples=100)
@given(problems(), st.data())
def test_neither_the_order_of_the_input_nor_the_seed_changes_the_answer(problem, data):
    shuffled = tuple(
        Request(
            one.id,
            one.minutes,
            one.travel,
            one.place,
            tuple(data.draw(st.permutations(one.holders))),
            tuple(data.draw(st.permutations(one.candidates))),
            one.fixed,
            one.load,
        )
        for one in data.draw(st.permutations(problem.requests))
    )
    other = Problem(shuffled, problem.orders, problem.sequences)
    effort = Effort(seed=data.draw(st.integers(2, 9)), few=data.draw(st.integers(1, 4)), small=data.draw(st.integers(0, 9)))
    first, second = solve(problem), solve(other, effort)
    if isinstance(first, Plan):
        assert first == second
    else:
        assert isinstance(second, Impossible)


@settings(deadline=None, max_examples=200)
@given(problems(loads=st.just(Load()), ruled=False))
def test_a_conflict_cannot_be_met_and_without_any_one_of_its_meetings_it_can(problem):
    answer = solve(problem)
    if isinstance(answer, Plan):
        return
    for conflict in answer.conflicts:
        assert not possible(problem, conflict.requests, conflict)
        for name in conflict.requests:
            assert possible(problem, tuple(other for other in conflict.requests if other != name), conflict)


def possible(problem: Problem, names: tuple[str, ...], conflict: Conflict) -> bool:
    """Whether those meetings could be held if only the holders of the conflict had to be there."""
    kept = tuple(
        Request(
            one.id,
            one.minutes,
            one.travel,
            one.place,
            tuple(holder for holder in one.holders if holder in conflict.holders),
            one.candidates,
            one.fixed,
        )
        for one in problem.requests
        if one.id in names
    )
    return next(plans(Problem(kept)), None) is not None


def meeting(name: str, *starts: int, day: int = 12, holders: tuple[str, ...] = ("enebakk",), **more) -> Request:
    """A meeting of one hour on a day in March, at any of the starts (hours), the first of which is preferred."""
    slots = tuple(Candidate(Slot(date(2025, 3, day), 60 * start), cost) for cost, start in enumerate(starts))
    return Request(name, **{"minutes": 60, "travel": 0, "place": None, "holders": holders, "candidates": slots, **more})


def test_meetings_without_a_common_holder_may_lie_at_the_same_time():
    answer = solve(Problem((meeting("follo", 9, 10), meeting("kongsvinger", 9, 10, holders=("grue",)))))
    assert isinstance(answer, Plan)
    assert answer.certificate.cost == 0


def test_a_holder_has_time_to_travel_between_two_physical_meetings_in_different_places():
    first = meeting("first", 9, travel=60, place="Ski")
    second = meeting("second", 10, 11, travel=60, place="Drøbak")
    answer = solve(Problem((first, second)))
    assert isinstance(answer, Plan)
    assert [str(slot) for _, slot in answer.chosen] == ["2025-03-12 09:00", "2025-03-12 11:00"]


@pytest.mark.parametrize(("place", "travel"), [("Ski", 60), ("Drøbak", 0)])
def test_nobody_travels_within_a_place_or_to_a_digital_meeting(place, travel):
    first = meeting("first", 9, travel=60, place="Ski")
    answer = solve(Problem((first, meeting("second", 10, 11, travel=travel, place=place))))
    assert isinstance(answer, Plan)
    assert answer.certificate.cost == 0


def test_two_dates_set_by_people_that_clash_are_told_and_bind_the_others():
    fixed = tuple(meeting(name, 9, fixed=True, load=Load(3, 4)) for name in ("a", "b"))
    answer = solve(Problem((*fixed, meeting("c", 9, 13, load=Load(3, 4)))))
    assert isinstance(answer, Plan)
    assert answer.clashes == (Clash("a", "b", ("enebakk",)),)
    assert answer.chosen[2] == ("c", Slot(date(2025, 3, 12), 780))


def test_dates_set_by_people_count_in_the_load_and_are_exempt_from_it():
    fixed = tuple(meeting(f"fixed-{start}", start, fixed=True) for start in (9, 11, 13))
    alone = solve(Problem(fixed))
    assert isinstance(alone, Plan)
    assert alone.clashes == ()
    answer = solve(Problem((*fixed, meeting("one more", 15))))
    assert isinstance(answer, Impossible)
    assert answer.conflicts[0].holders == ("enebakk",)


def test_a_series_keeps_its_numbers():
    first = Request("1", 60, 0, None, ("a",), tuple(Candidate(Slot(DAYS[k], 540), 1 - k) for k in (0, 1)))
    second = Request("2", 60, 0, None, ("b",), tuple(Candidate(Slot(DAYS[k], 540), k) for k in (0, 1)))
    answer = solve(Problem((first, second), sequences=(Sequence(("1", "2")),)))
    assert isinstance(answer, Plan)
    assert [slot.day for _, slot in answer.chosen] == [DAYS[0], DAYS[1]]
    turned = Problem((meeting("1", 9, day=13), meeting("2", 9, day=12)), sequences=(Sequence(("1", "2")),))
    assert solve(turned) == Impossible((Conflict(("1", "2"), (), turned.sequences),))


def test_three_meetings_of_one_holder_on_one_day_are_one_too_many():
    starts = (8, 10, 12, 14)
    three = tuple(meeting(name, *starts, minutes=120) for name in ("follo", "kongsvinger", "romerike"))
    answer = solve(Problem(three))
    assert answer == Impossible((Conflict(("follo", "kongsvinger", "romerike"), ("enebakk",)),))


def test_two_meetings_with_the_same_single_slot_name_the_holders_of_both_and_nobody_else():
    follo = meeting("follo", 9, holders=("ahus", "enebakk", "frogn"))
    romerike = meeting("romerike", 9, holders=("ahus", "enebakk", "nes"))
    answer = solve(Problem((follo, romerike, meeting("other", 9, 10, 11, holders=("ahus", "frogn", "nes")))))
    assert answer == Impossible((Conflict(("follo", "romerike"), ("ahus", "enebakk")),))


def test_a_meeting_without_any_date_is_a_conflict_by_itself():
    answer = solve(Problem((meeting("follo"), meeting("romerike", 9))))
    assert answer == Impossible((Conflict(("follo",), ()),))


def test_every_independent_conflict_is_told():
    pairs = [meeting(f"{place}-{k}", 9, holders=(place,)) for place in ("follo", "romerike") for k in (1, 2)]
    answer = solve(Problem(tuple(pairs)))
    assert isinstance(answer, Impossible)
    assert [conflict.holders for conflict in answer.conflicts] == [("follo",), ("romerike",)]


def test_a_placement_that_no_date_can_meet_is_named():
    order = Order(("au",), "ssu", 14, 21)
    answer = solve(Problem((meeting("au", 9), meeting("ssu", 9, 10, day=19)), (order,)))
    assert answer == Impossible((Conflict(("ssu",), (), (order,)),))


def test_a_request_named_twice_and_a_rule_about_none_are_refused():
    with pytest.raises(ValueError, match="same id"):
        Problem((meeting("follo", 9), meeting("follo", 10)))
    with pytest.raises(ValueError, match="no request is called frogn"):
        Problem((meeting("follo", 9),), sequences=(Sequence(("follo", "frogn")),))
    with pytest.raises(ValueError, match="2 candidates instead of one"):
        meeting("follo", 9, 10, fixed=True)


def test_a_spent_budget_gives_a_plan_without_faults_and_an_honest_bound():
    problem = world(1, 2)
    answer = solve(problem, Effort(budget=0.02, small=10**6))
    assert isinstance(answer, Plan)
    assert faults(problem, dict(answer.chosen)) == []
    assert not answer.certificate.proven
    assert not answer.certificate.unique
    assert answer.certificate.bound <= 142 <= answer.certificate.cost
    assert answer.certificate.gap == answer.certificate.cost - answer.certificate.bound


def test_a_budget_too_small_for_any_plan_leaves_the_meetings_undecided():
    answer = solve(world(1, 1), Effort(budget=0.0))
    assert isinstance(answer, Impossible)
    assert answer.conflicts == ()
    assert {"1.0.au-00", "1.0.ssu-00"} <= set(answer.undecided)


def test_the_digest_is_the_same_in_every_process():
    program = "from benchmarks.worlds import world; from mandat.planning.solve import solve\n"
    program += "print(solve(world(1, 2)).certificate.digest)"
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert digests == {"sha256:5c8d41c9f438cdd908116580b84d91ab24eb6f500517e3c6ac56f57cf3e144f6\n"}


def test_a_year_without_conflicts_is_planned_without_the_solver():
    program = "import sys; from benchmarks.worlds import world; from mandat.planning.solve import solve\n"
    program += "from mandat.planning.problem import Problem\n"
    program += "solve(Problem(world(1, 1).requests[:1])); print('ortools' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
