"""Whole years, planned here and by another solver with another model of the same rules."""

import subprocess
import sys

import pytest
from benchmarks.worlds import world
from tests.planning.judge import faults

from mandat.planning.problem import Effort, Plan
from mandat.planning.solve import solve

YEARS = [(1, 1, "national"), (1, 2, "national"), (4, 1, "national")]


@pytest.mark.parametrize(("communities", "seed", "glue"), YEARS)
def test_another_solver_finds_no_cheaper_year(communities, seed, glue):
    second = subprocess.Popen(
        [sys.executable, "-m", "tests.planning.second_solver", str(communities), str(seed), glue],
        stdout=subprocess.PIPE,
        text=True,
    )
    problem = world(communities, seed, national=glue == "national")
    plan = solve(problem)
    assert isinstance(plan, Plan)
    assert faults(problem, dict(plan.chosen)) == []
    assert plan.certificate.proven
    assert plan.certificate.unique
    told, _ = second.communicate()
    assert told.splitlines()[-1] == str(plan.certificate.cost)  # some versions of HiGHS tell their licence first


def test_the_seed_of_the_search_does_not_choose_the_year():
    plans = [solve(world(1, 3), Effort(seed=seed)) for seed in (1, 2, 3)]
    assert isinstance(plans[0], Plan)
    assert plans[1:] == plans[:1] * 2
