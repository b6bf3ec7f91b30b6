"""Free slots beside a plan, and the free days nearest to a date."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from tests.planning.judge import faults
from tests.planning.test_placement import SSU, workspace
from tests.planning.test_solve import meeting, problems

from mandat.planning.free import Booked, InTheWay, TooMuch, free_candidates
from mandat.planning.nearest import nearest_free
from mandat.planning.problem import Load, Plan, Problem, Slot
from mandat.planning.solve import solve
from mandat.workspace.series import all_series


def booked(*taken: tuple[str, int]) -> Booked:
    requests = tuple(meeting(name, start) for name, start in taken)
    return Booked(Problem(requests), {one.id: one.candidates[0].slot for one in requests})


def test_a_slot_is_taken_by_the_meeting_that_shares_a_holder_and_the_hour():
    found = booked(("follo", 9)).obstacles(meeting("extra", 9), Slot(date(2025, 3, 12), 570))
    assert found == (InTheWay("follo", Slot(date(2025, 3, 12), 540), ("enebakk",)),)


def test_a_third_meeting_in_a_day_is_too_much():
    found = booked(("a", 9), ("b", 11)).obstacles(meeting("extra", 13), Slot(date(2025, 3, 12), 780))
    assert found == (TooMuch(2, "day", ("enebakk",)),)


def test_free_slots_come_cheapest_first_and_one_a_day():
    found = free_candidates(meeting("extra", 9, 11, 13), booked(("follo", 9)), 10)
    assert [str(one.slot) for one in found] == ["2025-03-12 11:00"]


@settings(deadline=None, max_examples=150)
@given(problems(ruled=False))
def test_a_free_slot_makes_no_fault_and_every_other_one_does(problem):
    plan = solve(problem)
    if not isinstance(plan, Plan):
        return
    chosen = dict(plan.chosen)
    extra = replace(problem.requests[0], id="extra", fixed=False, load=Load(2, 4))
    before = set(faults(problem, chosen))
    for candidate in extra.candidates:
        wider = replace(problem, requests=(*problem.requests, extra))
        after = set(faults(wider, {**chosen, "extra": candidate.slot}))
        obstacles = Booked(problem, chosen).obstacles(extra, candidate.slot)
        assert bool(obstacles) == bool(after - before)


def test_the_nearest_free_days_are_open_and_nobody_is_elsewhere(tmp_path):
    body = "  - {id: mote, frequency: 1 per year}"
    lines = (
        "  - {id: ssu-2025-1, kind: ssu/mote, of: ssu, on: 2025-04-21, time: 09:00-12:00}\n"
        "  - {id: au-2025-1, kind: au/mote, of: au, on: 2025-04-22, time: 09:00-11:00}\n"
        "  - {id: au-2025-2, kind: au/mote, of: au, on: 2025-04-23, time: 13:00-15:00}\n"
    )
    made = workspace(tmp_path, ssu=SSU, au=body, plan_2025=f"format: 1\nplan: 2025\nmeetings:\n{lines}")
    community = made.communities[0]
    owners = {series.of: series for series in all_series(community)}
    plan = community.plans[0].data.meetings
    found = nearest_free(owners["ssu"], plan[0], [(owners[line.of], line) for line in plan])
    assert found == (date(2025, 4, 16), date(2025, 4, 23), date(2025, 4, 24))
