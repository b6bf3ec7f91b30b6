"""Which days are open for a meeting is judged by its members of that day: by the planner, its costs, and what checks advise."""

from datetime import date
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import judge
from mandat.planning.day_costs import day_cost, weights_of
from mandat.planning.days import usable_days
from mandat.planning.year import plan_year
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load
from mandat.workspace.series import all_series

COMMUNITY = """\
format: 1
community: eks
name: Eksempel
country: NO
language: nb
organisations:
  - {id: austby, name: Austby, kind: municipality}
  - {id: vestby, name: Vestby, kind: municipality}
"""
MANDATE = """\
format: 1
mandate: nett
title: Nettverket
members: [austby, vestby from 2025-08-01]
meetings:
  - {id: mote, %s}
"""
AUTUMN = "closed:\n  - {when: 2025-08-15..2025-12-31, name: Streik, only: [vestby]}\n"


def workspace(root: Path, meeting: str, community: str = "", plan: str | None = None) -> Workspace:
    folder = root / "mandates" / "eks"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY + community, encoding="utf-8")
    (folder / "nett.yaml").write_text(MANDATE % meeting, encoding="utf-8")
    if plan is not None:
        (folder / "plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n  - {plan}\n", encoding="utf-8")
    made = load(Folder(root))
    assert [fault.message for fault in made.faults] == []
    return made


def test_no_day_is_planned_that_is_closed_for_a_member_who_joins_later(tmp_path):
    plan = plan_year(workspace(tmp_path, "frequency: 1 per quarter", AUTUMN), 2025, on=date(2025, 1, 1))
    assert [one.id for one in plan.chosen] == ["nett-2025-1", "nett-2025-2", "nett-2025-3"]
    assert plan.chosen[2].day < date(2025, 8, 15)
    assert [(one.first, one.number) for one in plan.unplaced] == [(date(2025, 10, 1), 1)]


def test_a_day_that_is_closed_for_a_member_who_has_not_joined_yet_is_open(tmp_path):
    made = workspace(tmp_path, "frequency: 1 per year", AUTUMN.replace("2025-08-15", "2025-05-01"))
    (series,) = all_series(made.communities[0])
    assert max(usable_days(series, 2025).days) == date(2025, 7, 31)


@pytest.mark.parametrize(("day", "cost"), [("2025-06-10", 0), ("2025-09-09", 4)])
def test_a_quiet_day_of_a_member_costs_as_much_as_one_of_all_while_it_is_a_member(tmp_path, day, cost):
    quiet = "quiet:\n  - {when: 2025-06-01..2025-10-31, name: Rolig, only: [vestby]}\nwishes: {weights: {quiet: 4}}\n"
    (series,) = all_series(workspace(tmp_path, "frequency: 1 per year", quiet).communities[0])
    assert day_cost(series, date.fromisoformat(day), weights_of(series)).quiet == cost


def test_no_closed_day_is_advised_for_a_meeting_outside_its_pattern(tmp_path):
    closed = "closed:\n  - {when: 2025-09-10, name: Kurs, only: [vestby]}\n"
    line = "{id: nett-2025-1, kind: nett/mote, of: nett, on: 2025-09-09}"
    made = workspace(tmp_path, "frequency: 1 per year, pattern: Wednesday", closed, line)
    (found,) = (one for one in judge(made, Moment(date(2025, 1, 1), 2025)) if one.check.code == "PLN06")
    assert "for instance to 2025-09-03" in str(found.finding.help)


def test_the_days_of_the_first_week_are_planned_and_accepted_in_december_too(tmp_path):
    line = "{id: nett-2025-1, kind: nett/mote, of: nett, on: 2025-12-30}"
    made = workspace(tmp_path, "frequency: 1 per year, within: W01..W01", plan=line)
    (series,) = all_series(made.communities[0])
    assert [str(day) for day in usable_days(series, 2025).days] == [
        "2025-01-02",
        "2025-01-03",
        "2025-12-29",
        "2025-12-30",
        "2025-12-31",
    ]
    assert not {one.check.code for one in judge(made, Moment(date(2025, 1, 1), 2025))} & {"PLN06"}
