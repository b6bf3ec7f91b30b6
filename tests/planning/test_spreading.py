"""Meetings that are missing from a year: how many there is room for, and where those go whose time is over."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from tests.cli.conftest import COMMUNITY, MANDATE

from mandat.planning.year import YearPlan, plan_year
from mandat.source.folder import Folder
from mandat.workspace import load

CLOSED = "closed: [{when: W08, name: Vinterferie}, {when: W28..W30, name: Fellesferie}]\n"


def planned(folder: Path, frequency: str, *lines: str, on: str = "2025-11-20", community: str = "") -> YearPlan:
    home = folder / "mandates" / "eks"
    home.mkdir(parents=True)
    (home / "community.yaml").write_text(COMMUNITY + community, encoding="utf-8")
    (home / "nettverk.yaml").write_text(MANDATE.replace("2 per year", frequency), encoding="utf-8")
    if lines:
        every = "".join(f"  - {{kind: nettverk/mote, of: nettverk, {line}}}\n" for line in lines)
        (home / "plan-2026.yaml").write_text(f"format: 1\nplan: 2026\nmeetings:\n{every}", encoding="utf-8")
    return plan_year(load(Folder(folder)), 2026, on=date.fromisoformat(on))


def days(plan: YearPlan) -> list[date]:
    return [one.day for one in plan.chosen]


@pytest.mark.parametrize(
    ("frequency", "placed", "left"),
    [("156 per year", 156, 0), ("500 per year", 188, 312), ("3 per week", 144, 15), ("20 per week", 188, 872)],
)
def test_more_meetings_than_there_are_days_are_told_and_the_rest_is_planned(tmp_path, frequency, placed, left):
    plan = planned(tmp_path, frequency, community=CLOSED)
    assert plan.impossible == ()
    assert (len(plan.chosen), sum(one.number for one in plan.unplaced)) == (placed, left)
    assert len(set(days(plan))) == placed
    assert days(plan) == sorted(days(plan))


def test_no_week_has_more_meetings_of_a_series_than_the_load_allows(tmp_path):
    every_day = "wishes: {weekdays: [Monday, Tuesday, Wednesday, Thursday, Friday], per_week: 3}\n"
    plan = planned(tmp_path, "5 per week", community=every_day)
    weeks = [day.isocalendar()[:2] for day in days(plan)]
    assert max(weeks.count(week) for week in weeks) == 3
    assert plan.impossible == ()


def test_meetings_whose_even_place_is_over_are_spread_over_what_is_left_and_told(tmp_path):
    plan = planned(tmp_path, "4 per year", "id: a, on: 2026-02-05, time: 09:00-11:00", on="2026-07-01")
    (squeezed,) = plan.squeezed
    assert (squeezed.first, squeezed.number) == (date(2026, 7, 2), 1)
    gaps = [(later - earlier).days for earlier, later in zip(days(plan), days(plan)[1:], strict=False)]
    assert len(plan.chosen) == 3
    assert min(days(plan)) > date(2026, 7, 2)
    assert min(gaps) > 40


def test_in_the_last_days_of_a_year_no_meeting_comes_right_behind_the_other(tmp_path):
    plan = planned(tmp_path, "4 per year", "id: a, on: 2026-02-05, time: 09:00-11:00", on="2026-12-14")
    assert plan.impossible == ()
    assert len(plan.chosen) == 1
    assert sum(one.number for one in plan.unplaced) == 2


def test_a_year_in_order_is_not_said_to_be_late(tmp_path):
    plan = planned(tmp_path, "2 per year", "id: a, on: 2026-03-31, time: 09:00-11:00", on="2026-05-01")
    assert (plan.squeezed, plan.unplaced, len(plan.chosen)) == ((), (), 1)


def test_a_new_meeting_does_not_go_to_the_day_of_the_one_that_was_cancelled(tmp_path):
    (first, _) = days(planned(tmp_path / "before", "2 per year"))
    cancelled = f"id: a, on: {first}, time: 09:00-11:00, state: cancelled, because: Snø"
    plan = planned(tmp_path / "after", "2 per year", cancelled)
    assert len(plan.chosen) == 2
    assert first not in days(plan)


def test_a_meeting_that_left_for_another_year_still_counts(tmp_path):
    gone = "id: a, on: 2027-01-12, time: 09:00-11:00, state: moved, was: 2026-12-08, because: Streik"
    plan = planned(tmp_path, "2 per year", gone)
    assert len(plan.chosen) == 1
    assert days(plan)[0] < date(2026, 7, 1)


def test_the_certificate_says_how_many_dates_it_counts(tmp_path):
    plan = planned(tmp_path, "3 per year", "id: a, on: 2026-02-05, time: 09:00-11:00")
    assert plan.certificate is not None
    assert (plan.certificate.chosen, plan.certificate.meetings) == (2, 3)


def test_a_kind_that_counts_as_another_is_spread_together_with_it(tmp_path):
    plan = planned(tmp_path, "about 6 per year}\n  - {id: stora, frequency: 2-3 per year, counts_as: mote", on="2025-11-20")
    every = sorted(days(plan))
    assert [one.id.startswith("nettverk-stora") for one in sorted(plan.chosen, key=lambda one: one.day)].count(True) == 2
    assert len(every) == 6
    assert min((later - earlier).days for earlier, later in pairwise(every)) > 40
