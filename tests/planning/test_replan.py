"""Adopted years planned again: who moves, why, and never more than must."""

from dataclasses import replace
from datetime import date

import pytest
from benchmarks.worlds import world
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from tests.planning.judge import faults, plans
from tests.planning.test_placement import COMMUNITY, SSU, workspace
from tests.planning.test_solve import meeting, problems

from mandat.planning.keeping import InClosedTime, OnHoliday
from mandat.planning.problem import Candidate, Load, Plan, Problem, Request, Slot
from mandat.planning.replan import BrokenDay, HolderClash, MakesRoom, Replanned, replan
from mandat.planning.solve import solve
from mandat.planning.staying import staying
from mandat.planning.year import plan_year
from mandat.workspace import load

ROOMY = st.just(Load(9, 9))


def adopted(problem: Problem, plan: Plan) -> Problem:
    slots = dict(plan.chosen)
    return replace(problem, requests=tuple(one if one.fixed else replace(one, adopted=slots[one.id]) for one in problem.requests))


def with_request(problem: Problem, changed: Request) -> Problem:
    return replace(problem, requests=tuple(changed if one.id == changed.id else one for one in problem.requests))


@st.composite
def changes(draw, problem):
    """A day is lost, somebody joins, people fix a date, or a meeting is new."""
    one = draw(st.sampled_from([one for one in problem.requests if not one.fixed]))
    match draw(st.sampled_from(("lost", "joins", "fixed", "new"))):
        case "lost":
            left = tuple(candidate for candidate in one.candidates if candidate.slot != one.adopted)
            return with_request(problem, replace(one, candidates=left)) if left else problem
        case "joins":
            return with_request(problem, replace(one, holders=tuple("abc")))
        case "fixed":
            there = draw(st.sampled_from(one.candidates))
            return with_request(problem, replace(one, candidates=(there,), fixed=True, adopted=None))
        case _:
            new = replace(one, id="new", adopted=None, holders=draw(st.sampled_from((("a",), ("a", "b")))))
            return replace(problem, requests=(*problem.requests, new))


def moves(problem: Problem, chosen: dict[str, Slot]) -> int:
    return sum(one.adopted is not None and chosen[one.id] != one.adopted for one in problem.requests)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_no_plan_moves_fewer_meetings(data):
    before = data.draw(problems(loads=ROOMY, ruled=False))
    made = solve(before)
    if not isinstance(made, Plan):
        return
    assume(any(not one.fixed for one in before.requests))
    now = data.draw(changes(adopted(before, made)))
    every = [moves(now, chosen) for _, chosen in plans(now)]
    answer = replan(now)
    assume(every)
    assert isinstance(answer, Replanned)
    chosen = dict(answer.plan.chosen)
    event(f"{min(every)} moves")
    assert faults(now, chosen) == []
    assert moves(now, chosen) == len(answer.moved) == min(every)
    assert answer.least == min(every) or not answer.plan.certificate.proven
    assert {one.id for one in answer.moved} <= {one.id for one in now.requests if one.adopted is not None and not one.fixed}


@settings(deadline=None, max_examples=100)
@given(problems())
def test_an_adopted_year_without_a_change_stays_as_it_is(problem):
    made = solve(problem)
    if not isinstance(made, Plan):
        return
    answer = replan(adopted(problem, made))
    assert isinstance(answer, Replanned)
    assert (answer.moved, answer.plan.chosen) == ((), made.chosen)


def test_of_two_meetings_in_a_clash_one_moves_and_says_with_whom():
    here = Slot(date(2025, 3, 12), 540)
    first, second = (replace(meeting(name, 9, 13), adopted=here) for name in ("follo", "romerike"))
    answer = replan(Problem((first, second)))
    assert isinstance(answer, Replanned)
    assert len(answer.moved) == answer.least == 1
    moved = answer.moved[0]
    assert moved.cause == HolderClash({"follo": "romerike", "romerike": "follo"}[moved.id], ("enebakk",))


def test_a_meeting_gives_way_to_a_new_one_that_has_only_that_hour():
    old = replace(meeting("old", 9, 13), adopted=Slot(date(2025, 3, 12), 540))
    answer = replan(Problem((old, meeting("new", 9))))
    assert isinstance(answer, Replanned)
    assert [(one.id, str(one.now), one.cause) for one in answer.moved] == [("old", "2025-03-12 13:00", MakesRoom(("new",)))]


def test_a_date_that_breaks_a_rule_and_has_nowhere_to_go_stays():
    first = replace(meeting("first", 9), adopted=Slot(date(2025, 3, 12), 600))
    second = replace(meeting("second", 9), candidates=(Candidate(Slot(date(2025, 3, 12), 540), 0),), fixed=True)
    answer = replan(Problem((first, second)))
    assert isinstance(answer, Replanned)
    assert (answer.moved, answer.unmoved) == ((), ("first",))
    assert dict(answer.plan.chosen)["first"] == Slot(date(2025, 3, 12), 600)


def test_dates_that_people_put_beyond_the_load_stay():
    three = tuple(replace(meeting(f"m{start}", start, 15), adopted=Slot(date(2025, 3, 12), 60 * start)) for start in (9, 11, 13))
    answer = replan(Problem(three))
    assert isinstance(answer, Replanned)
    assert answer.moved == ()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_lost_day_in_a_whole_year_moves_only_what_was_on_it(seed):
    problem = world(2, seed)
    made = solve(problem)
    assert isinstance(made, Plan)
    before = adopted(problem, made)
    lost = made.chosen[len(made.chosen) // 2][1].day
    now = replace(
        before,
        requests=tuple(
            one if one.fixed else replace(one, candidates=tuple(c for c in one.candidates if c.slot.day != lost))
            for one in before.requests
        ),
    )
    answer = replan(now)
    assert isinstance(answer, Replanned)
    on_it = {one.id for one in before.requests if one.adopted is not None and one.adopted.day == lost}
    assert {one.id for one in answer.moved} == on_it
    assert {type(one.cause) for one in answer.moved} == {BrokenDay}
    assert faults(now, dict(answer.plan.chosen)) == []


PLAN = """\
format: 1
plan: 2025
adopted: {{body: hosu, on: 2024-11-20}}
meetings:
  - {{id: ssu-2025-1, kind: ssu/mote, of: ssu, on: 2025-02-11, time: 09:00-12:00}}
  - {{id: ssu-2025-2, kind: ssu/mote, of: ssu, on: 2025-05-{day}, time: 09:00-12:00{more}}}
  - {{id: ssu-2025-3, kind: ssu/mote, of: ssu, on: 2025-09-02, time: 09:00-12:00}}
  - {{id: ssu-2025-4, kind: ssu/mote, of: ssu, on: 2025-11-18, time: 09:00-12:00}}
"""


def year(root, *, day="13", more="", on=date(2025, 1, 2), closed="", **options):
    made = workspace(root, ssu=SSU, plan_2025=PLAN.format(day=day, more=more))
    if closed:
        file = root / "mandates" / "eks" / "community.yaml"
        file.write_text(COMMUNITY.replace("closed:\n", f"closed:\n  - {closed}\n"), encoding="utf-8")
        made = load(made.folder)
    return plan_year(made, 2025, on=on, **options)


def test_an_adopted_plan_that_keeps_the_rules_is_left_alone(tmp_path):
    found = year(tmp_path)
    assert (found.chosen, found.moves) == ((), ())


def test_a_thursday_that_turned_out_a_holiday_moves_nearby_and_is_said_to(tmp_path):
    found = year(tmp_path, day="29")
    assert [(one.id, str(one.was), type(one.because)) for one in found.moves] == [("ssu-2025-2", "2025-05-29 09:00", OnHoliday)]
    assert abs(found.moves[0].now.day - date(2025, 5, 29)).days < 8
    assert [one.id for one in found.chosen] == ["ssu-2025-2"]


def test_a_week_that_is_closed_later_moves_its_meeting(tmp_path):
    found = year(tmp_path, closed="{when: 2025-W20, name: Felles kurs}")
    assert [one.id for one in found.moves] == ["ssu-2025-2"]
    assert isinstance(found.moves[0].because, InClosedTime)


@pytest.mark.parametrize(
    ("more", "on"),
    [
        (", state: held", date(2025, 1, 2)),
        (", state: announced", date(2025, 1, 2)),
        (", because: alle kan", date(2025, 1, 2)),
        ("", date(2025, 5, 29)),
        ("", date(2025, 8, 1)),
    ],
)
def test_held_announced_past_and_reasoned_meetings_never_move(tmp_path, more, on):
    assert year(tmp_path, day="29", more=more, on=on).moves == ()


def test_a_meeting_after_the_end_of_its_kind_is_not_squeezed_into_the_time_before(tmp_path):
    ended = SSU.replace("id: mote,", "id: mote, until: 2025-06-30,")
    assert ended != SSU
    made = workspace(tmp_path, ssu=ended, plan_2025=PLAN.format(day="13", more=""))
    found = plan_year(made, 2025, on=date(2025, 1, 2))
    assert (found.moves, found.chosen) == ((), ())
    assert [(one.line.id, one.hold) for one in staying(found)] == [("ssu-2025-3", "over"), ("ssu-2025-4", "over")]


def test_an_announced_meeting_moves_when_that_is_asked_for(tmp_path):
    found = year(tmp_path, day="29", more=", state: announced", move_announced=True)
    assert [one.id for one in found.moves] == ["ssu-2025-2"]


def test_a_missing_meeting_is_added_without_moving_the_others(tmp_path):
    text = PLAN.format(day="13", more="")
    lines = [line for line in text.splitlines() if "ssu-2025-3" not in line]
    found = plan_year(workspace(tmp_path, ssu=SSU, plan_2025="\n".join(lines) + "\n"), 2025, on=date(2025, 1, 2))
    assert found.moves == ()
    assert [one.id for one in found.chosen] == ["ssu-2025-5"]
    assert date(2025, 7, 1) < found.chosen[0].day < date(2025, 10, 15)
