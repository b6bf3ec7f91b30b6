"""Questions about a plan on the command line."""

import subprocess
import sys

import pytest
from tests.cli.conftest import ROOT, change


def lines(result):
    assert result.code == 0, result.err
    return result.out.splitlines()


def test_a_meeting_says_what_was_left_out_what_it_costs_and_who_is_in_the_way(mandat):
    told = lines(mandat("-C", ROOT, "calendar", "2026", "--why", "kongsvinger-regionen-2026-2", "--on", "2025-11-01"))
    assert (
        told[0]
        == "kongsvinger-regionen-2026-2: Thursday 2026-05-07 12:30, Forvaltningsnettverk Kongsvingerregionen, Nettverksmøte"
    )
    assert "From 2026-01-01 to 2026-12-31 there are 209 Mondays, Tuesdays, Wednesdays or Thursdays." in told
    assert "   12 in Fellesferie (W28..W30)" in told
    assert "The chosen day costs 2 (uneven spacing 1, start 1)." in told
    assert "  Thursday 2026-05-07 09:00 costs 1 (uneven spacing 1)" in told
    seats = "Ahus (Representant fra klinikk, Representant fra samhandling)"
    assert f"    {seats} must be in follo-2026-2 (Forvaltningsnettverk Folloregionen) at 09:00" in told


def test_a_meeting_that_is_not_there_is_told_with_the_nearest_one(mandat):
    result = mandat("-C", ROOT, "calendar", "2026", "--why", "follo-2026-9")
    assert (result.code, result.out) == (1, "")
    assert result.err == 'There is no meeting "follo-2026-9"; did you mean `follo-2026-4`?\n'


def test_a_settled_date_says_where_it_stands(mandat):
    told = lines(mandat("-C", ROOT, "calendar", "2023", "--why", "hamar-2023-1", "--on", "2025-01-01"))
    assert told[-1].startswith("Its date stands in mandates/innlandet/plan-2023.yaml:")


def test_a_settled_date_says_what_its_day_costs(mandat, workspace):
    (workspace / "mandates/eks/plan-2026.yaml").write_text(
        "format: 1\nplan: 2026\nmeetings:\n  - {id: a, kind: nettverk/mote, of: nettverk, on: 2026-04-09, time: 09:00-11:00}\n",
        encoding="utf-8",
    )
    told = lines(mandat("-C", workspace, "calendar", "2026", "--why", "a", "--on", "2026-01-01"))
    assert "The day it has costs 2 (moved deadlines 2); the spacing of other days is counted from it." in told


def test_a_date_in_the_plan_of_the_year_before_says_where_it_stands(mandat, workspace):
    line = "{id: a, kind: nettverk/mote, of: nettverk, on: 2026-02-05, time: 09:00-11:00, was: 2025-12-09, because: Syk}"
    (workspace / "mandates/eks/plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n  - {line}\n", encoding="utf-8")
    told = lines(mandat("-C", workspace, "calendar", "2026", "--why", "a", "--on", "2026-01-01"))
    assert told[0].startswith("a: Thursday 2026-02-05 09:00")
    assert told[-1].startswith("Its date stands in mandates/eks/plan-2025.yaml:4:")


def test_free_dates_are_listed_cheapest_first_with_hours(mandat):
    told = lines(mandat("-C", ROOT, "calendar", "2026", "--free", "follo", "--most", "3", "--on", "2025-11-01"))
    assert told == ["Thursday 2026-01-15 09:00-11:00", "Thursday 2026-01-22 09:00-11:00", "Thursday 2026-01-29 09:00-11:00"]


def test_free_dates_are_told_kind_by_kind_each_with_its_own_hours_and_members(mandat, workspace):
    kinds = (
        "  - {id: mote, title: Nettverksmøte, frequency: 2 per year, form: physical}\n"
        "  - {id: fagdag, title: Fagdag, duration: full day, with: [municipality]}\n"
        "  - {id: ekstra, title: Ekstra møte, form: physical}\n"
    )
    change(workspace, "  - {id: mote, title: Nettverksmøte, frequency: 2 per year, form: physical}\n", kinds)
    (workspace / "mandates/eks/plan-2026.yaml").write_text(
        "format: 1\nplan: 2026\nmeetings:\n"
        "  - {id: a, kind: nettverk/mote, of: nettverk, on: 2026-03-03, time: 12:30-14:30}\n"
        "  - {id: b, kind: nettverk/mote, of: nettverk, on: 2026-03-11, time: 09:00-11:00}\n",
        encoding="utf-8",
    )
    told = lines(mandat("-C", workspace, "calendar", "2026", "--free", "nettverk", "--most", "1", "--on", "2026-03-01"))
    assert told == [
        "Mandat for nettverket: Nettverksmøte and Ekstra møte:",
        "  Tuesday 2026-03-03 09:00-11:00",
        "Mandat for nettverket: Fagdag:",
        "  Wednesday 2026-03-04 09:00-15:00",
    ]


def test_a_free_day_is_never_one_that_is_over(mandat, workspace):
    told = lines(mandat("-C", workspace, "calendar", "2026", "--free", "nettverk", "--most", "50", "--on", "2026-11-30"))
    assert min(line.split()[1] for line in told) == "2026-12-01"
    result = mandat("-C", workspace, "calendar", "2026", "--free", "nettverk", "--on", "2026-12-31")
    assert (result.code, result.out) == (1, "")
    assert result.err == "Mandat for nettverket: Nettverksmøte: no free day is left in 2026.\n"


def test_a_question_is_no_occasion_to_save(mandat):
    assert mandat("-C", ROOT, "calendar", "2026", "--why", "follo-2026-1", "--save").code == 2


def test_an_impossible_wish_names_meetings_seats_lines_and_what_to_relax(mandat, workspace):
    plan = workspace / "mandates" / "eks" / "plan-2025.yaml"
    plan.write_text(
        "format: 1\nplan: 2025\nmeetings:\n"
        "  - {id: lang, kind: nettverk/mote, of: nettverk, on: 2025-03-04, time: 08:00-16:00, because: prøve}\n"
        "  - {id: tredje, kind: nettverk/mote, of: nettverk, on: 2025-W10, time: 09:00-11:00}\n",
        encoding="utf-8",
    )
    change(workspace, "language: nb\n", "language: nb\nwishes: {weekdays: [Tuesday]}\n", "community.yaml")
    result = mandat("-C", workspace, "calendar", "2025", "--on", "2025-01-01")
    assert (result.code, result.out) == (1, "")
    sentence, *facts = result.err.splitlines()
    seats = ("Vestbygd (Kontaktperson)", "Østbygd (Kontaktperson)", "Eksempel sykehus (Overlege)")
    assert all(seat in sentence for seat in seats)
    assert sentence.startswith("No plan is possible: `lang` and `tredje` cannot all be held: ")
    assert "  mandates/eks/plan-2025.yaml:4:55: lang of Mandat for nettverket" in facts
    assert "    give `tredje` a wider time than `on: 2025-W10`" in facts


def test_more_meetings_than_a_member_may_have_in_a_week_name_the_wish_that_stops_them(mandat, workspace):
    rule = "frequency: 2 per week, within: 03-03..03-09, form: physical}\n"
    change(workspace, "frequency: 2 per year, form: physical}\n", rule + f"  - {{id: ekstra, title: Ekstra, {rule}")
    change(workspace, "language: nb\n", "language: nb\nwishes: {per_week: 3}\n", "community.yaml")
    result = mandat("-C", workspace, "calendar", "2025", "--on", "2025-01-01")
    assert result.code == 1
    assert "    in mandates/eks/community.yaml: raise `per_day` (now 2) or `per_week` (now 3) in `wishes`\n" in result.err


@pytest.mark.parametrize("arguments", [("calendar", "2026"), ("calendar", "2026", "--free", "follo")])
def test_a_command_gives_the_same_bytes_whatever_the_process_hashes_and_speaks(arguments):
    command = [sys.executable, "-m", "mandat", "-C", str(ROOT), *arguments, "--on", "2025-11-01"]
    environments = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "nb_NO.UTF-8", "TZ": "Asia/Tokyo"},
    )
    paths = {"PYTHONPATH": ":".join(path for path in sys.path if path), "PYTHONUTF8": "1"}
    outputs = {subprocess.run(command, env={**one, **paths}, capture_output=True, check=True).stdout for one in environments}
    assert len(outputs) == 1
    assert outputs != {b""}


def test_a_meeting_that_has_to_leave_its_date_says_why_and_what_the_new_one_costs(mandat, workspace):
    change(workspace, "language: nb\n", "language: nb\nclosed: [{when: 2026-W10, name: Valg}]\n", "community.yaml")
    (workspace / "mandates/eks/plan-2026.yaml").write_text(
        "format: 1\nplan: 2026\nmeetings:\n  - {id: a, kind: nettverk/mote, of: nettverk, on: 2026-03-03, time: 09:00-11:00}\n",
        encoding="utf-8",
    )
    told = lines(mandat("-C", workspace, "calendar", "2026", "--why", "a", "--on", "2026-01-01"))
    assert told[0] == "a: Tuesday 2026-03-10 09:00, Mandat for nettverket, Nettverksmøte"
    assert "The chosen day costs 0." in told
    assert told[-1] == (
        "It leaves 2026-03-03 09:00, which stands in mandates/eks/plan-2026.yaml:4:52. 3 March is closed for meetings (Valg)."
    )
