"""Large years, one community at a time."""

from dataclasses import replace

from benchmarks.files import write_world
from benchmarks.worlds import community_of, world
from hypothesis import given
from tests.planning.judge import faults
from tests.planning.test_solve import meeting, problems

from mandat.planning.problem import Impossible, Plan, Problem
from mandat.planning.regions import solve_by_regions
from mandat.planning.solve import solve
from mandat.source.folder import find_workspace
from mandat.workspace import load


def test_communities_that_share_nobody_get_the_best_plan_of_the_whole():
    problem = world(2, 1, national=False)
    plan, whole = solve_by_regions(problem, group_of=community_of), solve(problem)
    assert isinstance(plan, Plan)
    assert isinstance(whole, Plan)
    assert plan.chosen == whole.chosen
    assert plan.certificate.proven


def test_communities_that_share_people_have_no_faults_and_an_honest_bound():
    problem = world(2, 1)
    plan, whole = solve_by_regions(problem, group_of=community_of), solve(problem)
    assert isinstance(plan, Plan)
    assert isinstance(whole, Plan)
    assert faults(problem, dict(plan.chosen)) == []
    assert plan.certificate.bound <= whole.certificate.cost <= plan.certificate.cost


def test_a_community_without_a_place_beside_the_others_is_planned_with_them():
    first, second = meeting("a/one", 9, 13), meeting("b/two", 9)
    plan = solve_by_regions(Problem((first, second)))
    assert isinstance(plan, Plan)
    assert {name: slot.start for name, slot in plan.chosen} == {"a/one": 780, "b/two": 540}


def test_what_is_impossible_for_one_community_is_impossible_for_all():
    assert isinstance(solve_by_regions(Problem((meeting("a/one", 9), meeting("a/two", 9), meeting("b/x", 9)))), Impossible)


def test_the_invented_community_can_be_written_as_files(tmp_path):
    write_world(tmp_path)
    folder = find_workspace(tmp_path)
    assert folder is not None
    made = load(folder)
    assert made.faults == ()
    assert len(made.communities[0].mandates) == 15


@given(problems())
def test_no_plan_of_all_costs_less_than_the_bound(problem):
    plan = solve_by_regions(problem, group_of=lambda name: "even" if int(name[1:]) % 2 == 0 else "odd")
    whole = solve(problem)
    if isinstance(whole, Impossible):
        assert isinstance(plan, Impossible)
        return
    assert isinstance(plan, Plan)
    assert faults(problem, dict(plan.chosen)) == []
    assert plan.certificate.bound <= whole.certificate.cost <= plan.certificate.cost
    assert plan.certificate.proven == (plan.certificate.bound == plan.certificate.cost)


def test_fixed_dates_that_leave_no_choice_are_told_as_they_are_for_a_small_year():
    first, second = meeting("a/one", 9), meeting("b/two", 9)
    problem = Problem((replace(first, fixed=True), second))
    assert solve_by_regions(problem) == solve(problem)
