"""Meetings placed beside another body's, from real files to dates."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import judge
from mandat.planning.year import YearPlan, plan_year
from mandat.source.folder import find_workspace
from mandat.workspace import Workspace, load

COMMUNITY = """\
format: 1
community: eks
name: Helsefellesskapet Eksempel
country: NO
language: nb
organisations:
  - {id: vestbygd, name: Vestbygd, kind: municipality}
  - {id: ostbygd, name: Østbygd, kind: municipality}
  - {id: sykehuset, name: Eksempel sykehus, kind: hospital}
bodies:
  - {id: hosu, name: Utvalg uten mandat}
closed:
  - {when: W28..W30, name: Fellesferie}
"""
BODY = """\
format: 1
mandate: %s
title: Mandat for %s
members: [vestbygd, ostbygd, sykehuset]
composition:
  seats:
    - {id: leder, title: Leder, per: municipality}
    - {id: direktor, title: Direktør, party: sykehuset}
meetings:
%s
"""
SSU = "  - {id: mote, title: SSU-møte, frequency: 4 per year, duration: 3 h}"


def workspace(root: Path, **bodies: str) -> Workspace:
    folder = root / "mandates" / "eks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    for name, meetings in bodies.items():
        text = meetings if name.startswith("plan") else BODY % (name, name, meetings)
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    found = find_workspace(root)
    assert found is not None
    made = load(found)
    assert [one for one in judge(made, Moment(date(2025, 1, 1), 2025)) if one.stops_computing] == []
    return made


def planned(made: Workspace, *, on: date = date(2025, 1, 1)) -> YearPlan:
    plan = plan_year(made, 2025, on=on)
    assert plan.impossible == ()
    assert plan.certificate is not None
    assert plan.certificate.proven
    return plan


def days(plan: YearPlan, name: str) -> list[date]:
    return [one.day for one in plan.chosen if one.id.startswith(f"{name}-")]


def test_every_meeting_of_the_working_committee_lies_two_to_four_weeks_before_one_of_the_board(tmp_path):
    plan = planned(workspace(tmp_path, ssu=SSU, au="  - {id: mote, frequency: 4 per year, placed: 14-28 days before ssu}"))
    board = days(plan, "ssu")
    assert len(days(plan, "au")) == len(board) == 4
    for day in days(plan, "au"):
        assert any(timedelta(14) <= other - day <= timedelta(28) for other in board)


def test_a_single_number_of_weeks_means_the_week(tmp_path):
    plan = planned(workspace(tmp_path, ssu=SSU, au="  - {id: mote, frequency: 4 per year, placed: 2 weeks before ssu}"))
    weeks = {(day - timedelta(weeks=2)).isocalendar()[:2] for day in days(plan, "ssu")}
    assert {day.isocalendar()[:2] for day in days(plan, "au")} == weeks


def test_a_meeting_two_hours_before_another_is_on_the_same_day_and_over_in_time(tmp_path):
    plan = planned(workspace(tmp_path, ssu=SSU, formote="  - {id: mote, frequency: 4 per year, placed: 2 hours before ssu}"))
    board = {one.day: one.hours for one in plan.chosen if one.id.startswith("ssu-")}
    before = [one for one in plan.chosen if one.id.startswith("formote-")]
    assert sorted(one.day for one in before) == sorted(board)
    assert all(one.hours.start.hour == board[one.day].start.hour - 2 for one in before)
    assert all(one.hours.end <= board[one.day].start for one in before)


def test_a_meeting_after_a_planning_day_comes_after_it(tmp_path):
    planning_day = "  - {id: heldag, frequency: 1 per year, duration: full day}\n"
    common = "  - {id: vanlig, frequency: 3 per year, placed: after heldag}"
    plan = planned(workspace(tmp_path, fag=planning_day + common))
    assert len(days(plan, "fag-vanlig")) == 3
    assert min(days(plan, "fag-vanlig")) >= days(plan, "fag-heldag")[0]


def test_a_placement_follows_the_dates_that_people_set_even_where_they_are_uneven(tmp_path):
    lines = "\n".join(f"  - {{id: ssu-2025-{k}, kind: ssu/mote, of: ssu, on: {day}, time: 09:00-12:00}}" for k, day in enumerate(
        ("2025-02-04", "2025-03-11", "2025-04-08", "2025-12-02"), 1
    ))  # fmt: skip
    plan_file = f"format: 1\nplan: 2025\nmeetings:\n{lines}\n"
    made = workspace(
        tmp_path, ssu=SSU, au="  - {id: mote, frequency: 4 per year, placed: 14-28 days before ssu}", plan_2025=plan_file
    )
    plan = planned(made)
    board = [date(2025, 2, 4), date(2025, 3, 11), date(2025, 4, 8), date(2025, 12, 2)]
    assert plan.moves == ()
    assert all(any(14 <= (other - day).days <= 28 for other in board) for day in days(plan, "au"))


def test_december_may_lie_before_a_meeting_in_the_next_years_plan(tmp_path):
    next_year = (
        "format: 1\nplan: 2026\nmeetings:\n  - {id: ssu-2026-1, kind: ssu/mote, of: ssu, on: 2026-01-08, time: 09:00-12:00}\n"
    )
    rule = "  - {id: mote, frequency: 1 per year, within: 12-01..12-31, placed: 14-28 days before ssu}"
    plan = planned(workspace(tmp_path, ssu=SSU, au=rule, plan_2026=next_year))
    assert date(2025, 12, 11) <= days(plan, "au")[0] <= date(2025, 12, 25)


def test_a_placement_on_a_body_without_meetings_is_told_and_the_meetings_are_planned(tmp_path):
    made = workspace(tmp_path, au="  - {id: mote, frequency: 2 per year, placed: 14-28 days before hosu}")
    plan = planned(made)
    assert len(days(plan, "au")) == 2
    assert [series.of for series in plan.unfollowed] == ["au"]


def test_the_placement_that_is_followed_is_also_what_the_check_of_plans_looks_for(tmp_path):
    au = "  - {id: mote, frequency: 4 per year, placed: 2 weeks before ssu}"
    made = workspace(tmp_path, ssu=SSU, au=au)
    plan = planned(made)
    lines = "\n".join(
        f"  - {{id: {one.id}, kind: {one.series[1]}, of: {one.series[2]}, on: {one.day}, time: {one.hours}}}"
        for one in plan.chosen
    )
    again = workspace(tmp_path, ssu=SSU, au=au, plan_2025=f"format: 1\nplan: 2025\nmeetings:\n{lines}\n")
    codes = {one.check.code for one in judge(again, Moment(date(2025, 1, 1), 2025))}
    assert not codes & {"PLN04", "PLN05", "PLN06"}
    assert planned(again).chosen == ()


@pytest.mark.parametrize(("frequency", "number"), [("1 per month", 12), ("2 per term", 4), ("every 2 years", 1)])
def test_monthly_and_half_yearly_meetings_lie_in_their_stretches(tmp_path, frequency, number):
    rule = f"  - {{id: mote, frequency: {frequency}, from: 2025-01-01}}"
    plan = planned(workspace(tmp_path, au=rule))
    assert len(days(plan, "au")) == number


def test_a_kind_without_a_frequency_comes_as_often_as_the_meetings_it_is_placed_beside(tmp_path):
    plan = planned(workspace(tmp_path, ssu=SSU, formote="  - {id: mote, placed: 2 hours before ssu}"))
    assert days(plan, "formote") == days(plan, "ssu")
    assert len(days(plan, "ssu")) == 4


def test_it_comes_as_often_as_a_kind_that_is_itself_placed_beside_another(tmp_path):
    au, formote = "  - {id: mote, placed: 1-2 weeks before ssu}", "  - {id: mote, placed: 2 hours before au}"
    plan = planned(workspace(tmp_path, ssu=SSU, au=au, formote=formote))
    assert days(plan, "formote") == days(plan, "au")
    assert len(days(plan, "au")) == len(days(plan, "ssu")) == 4


def test_a_meeting_before_another_lies_within_the_hours_and_the_other_begins_later(tmp_path):
    made = workspace(tmp_path, ssu=SSU, formote="  - {id: mote, frequency: 4 per year, placed: 2 hours before ssu}")
    community = tmp_path / "mandates/eks/community.yaml"
    community.write_text(COMMUNITY + "wishes: {hours: 08:00-16:00}\n", encoding="utf-8")
    made = load(made.folder)
    hours = [(one.id.split("-")[0], one.hours.start.hour) for one in planned(made).chosen]
    assert {hour for name, hour in hours if name == "formote"} == {8}
    assert {hour for name, hour in hours if name == "ssu"} == {10}


def test_beside_an_hour_that_people_decided_a_meeting_may_lie_outside_the_hours(tmp_path):
    line = "  - {id: ssu-2025-1, kind: ssu/mote, of: ssu, on: 2025-02-04, time: 08:00-11:00}"
    made = workspace(
        tmp_path,
        ssu=SSU.replace("4 per year", "1 per year"),
        formote="  - {id: mote, placed: 2 hours before ssu}",
        plan_2025=f"format: 1\nplan: 2025\nmeetings:\n{line}\n",
    )
    community = tmp_path / "mandates/eks/community.yaml"
    community.write_text(COMMUNITY + "wishes: {hours: 08:00-16:00}\n", encoding="utf-8")
    assert [(str(one.day), one.hours.start.hour) for one in planned(load(made.folder)).chosen] == [("2025-02-04", 6)]
