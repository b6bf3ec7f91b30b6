"""Who has a role on a day, from the words of a mandate; other mandates, ended organisations and turns by meetings included."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from mandat.calendar.build import build_calendar
from mandat.calendar.model import Chosen
from mandat.calendar.roles import Holding, role_at, roles_at
from mandat.schema.phrases import parse_hours
from mandat.source.folder import Folder
from mandat.workspace import Community, load
from mandat.workspace.series import all_series

COMMUNITY = """\
format: 1
community: vest
name: Vest
country: NO
language: nb
organisations:
  - {id: a, name: Austbygd, kind: municipality}
  - {id: b, name: Brattbygd, kind: municipality}
  - {id: c, name: Breidbygd, kind: municipality}
  - {id: sh, name: Sykehuset, kind: hospital}
"""
NETT = """\
format: 1
mandate: nett
title: Nettverk
members: [a, b, c, sh]
meetings: [{id: mote, frequency: 4 per year}]
roles:
"""


def role(folder: Path, name: str, day: date, roles: str, **others: str) -> Holding:
    """A role of the network, with further mandates by id."""
    series = next(one for one in all_series(with_roles(folder, roles, **others)) if one.of == "nett")
    return role_at(series, name, day)


def with_roles(folder: Path, roles: str, **others: str) -> Community:
    """The community with these roles in its network, and further mandates by id."""
    target = folder / "mandates" / "vest"
    target.mkdir(parents=True)
    files = {"community": COMMUNITY, "nett": NETT + roles, **others}
    for file, text in files.items():
        (target / f"{file}.yaml").write_text(text, encoding="utf-8")
    return load(Folder(folder)).communities[0]


SSU = "format: 1\nmandate: ssu\ntitle: SSU\nmembers: [a, b]\nroles:\n"
THE_DAY = date(2025, 3, 12)


def test_a_role_may_be_the_same_as_the_role_of_that_name_elsewhere(tmp_path):
    found = role(tmp_path, "chair", THE_DAY, "  chair: {same_as: ssu/chair}\n", ssu=SSU + "  chair: {party: a}\n")
    assert (found.role, found.how, found.who) == ("chair", "fixed", ("a",))


def test_roles_of_two_mandates_that_point_at_each_other_are_not_known(tmp_path):
    found = role(tmp_path, "chair", THE_DAY, "  chair: {same_as: ssu/chair}\n", ssu=SSU + "  chair: {same_as: nett/chair}\n")
    assert (found.how, found.who) == ("unknown", ())


EVERY_MEETING = "  chair: {rotates: every meeting, among: municipality, order: listed, start: 2024%s}\n"


def chairs(folder: Path, events: str = "", **plans: tuple[str, ...]) -> list[str | None]:
    """Who chairs the meetings of 2025, which are on these days; other years by their plan files, if they have any."""
    target = folder / "mandates" / "vest"
    target.mkdir(parents=True)
    (target / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (target / "nett.yaml").write_text(NETT + EVERY_MEETING % (f", events: [{events}]" if events else ""), encoding="utf-8")
    for name, days in plans.items():
        year = name.removeprefix("in_")
        lines = (f"  - {{id: nett-{year}-{n}, kind: nett/mote, of: nett, on: {day}}}\n" for n, day in enumerate(days, 1))
        (target / f"plan-{year}.yaml").write_text(f"format: 1\nplan: {year}\nmeetings:\n{''.join(lines)}", encoding="utf-8")
    meeting_days = (date(2025, 2, 20), date(2025, 5, 14), date(2025, 8, 20), date(2025, 11, 18))
    chosen = tuple(Chosen(f"x-{day}", ("vest", "nett/mote", "nett"), day, parse_hours("09:00-11:00")) for day in meeting_days)
    meetings = build_calendar(load(Folder(folder)), 2025, chosen).meetings
    return [meeting.roles[0].one for meeting in meetings]


def test_turns_by_meetings_count_those_of_a_year_without_a_plan(tmp_path):
    assert chairs(tmp_path) == ["b", "c", "a", "b"]


def test_turns_by_meetings_count_those_of_the_plan_files(tmp_path):
    assert chairs(tmp_path, in_2024=("2024-03-05", "2024-10-08")) == ["c", "a", "b", "c"]


def test_who_is_exempt_in_a_time_is_passed_over_at_its_meetings(tmp_path):
    assert chairs(tmp_path, "{in: 2025, exempt: b}") == ["c", "a", "c", "a"]


def test_two_trade_the_turn_of_one_meeting(tmp_path):
    assert chairs(tmp_path, "{in: 2025-05-14, swap: [c, a]}")[:2] == ["b", "a"]


def test_what_was_agreed_about_a_day_of_a_year_without_a_plan_counts_on(tmp_path):
    assert chairs(tmp_path, "{in: 2024-11-05, swap: [a, b]}")[:3] == ["a", "c", "a"]


def test_turns_among_several_that_are_not_named_are_not_computed(tmp_path):
    many = COMMUNITY + "  - {id: k, name: Kommuner, kind: municipality, count: 16}\n"
    roles = "  chair: {rotates: every year, among: municipality, order: listed, start: 2024}\n"
    nett = NETT.replace("members: [a, b", "members: [a, k") + roles
    assert role(tmp_path / "named", "chair", THE_DAY, roles).one == "b"
    assert role(tmp_path / "unnamed", "chair", THE_DAY, "", community=many, nett=nett).how == "unknown"


def test_a_role_alternates_between_two_and_not_more(tmp_path):
    between = "  chair: {alternates: every year, between: [%s], start: 2024}\n"
    assert role(tmp_path / "two", "chair", THE_DAY, between % "sh, municipality").who == ("municipality",)
    assert role(tmp_path / "three", "chair", THE_DAY, between % "sh, a, b").how == "unknown"


PERIODS = ("every month", "every quarter", "every half-year", "every year", "every 2 years")


@pytest.mark.parametrize(("chair", "secretary"), list(product(PERIODS, PERIODS)))
def test_a_turn_has_one_holder_on_all_its_days(tmp_path, chair, secretary):
    roles = (
        f"  chair: {{rotates: {chair}, among: municipality, order: listed, start: 2025}}\n"
        f"  secretary: {{rotates: {secretary}, among: municipality, order: listed, start: 2025, other_than: chair}}\n"
    )
    community = with_roles(tmp_path, roles)
    series = next(one for one in all_series(community) if one.of == "nett")
    held: dict[tuple[str, tuple[date, date] | None], set[str | None]] = {}
    for year, month, day in product(range(2025, 2029), range(1, 13), (1, 28)):
        for one in roles_at(series, date(year, month, day)):
            held.setdefault((one.role, one.days), set()).add(one.one)
    assert {turn: who for turn, who in held.items() if len(who) > 1} == {}


def test_the_secretary_of_a_year_is_another_than_both_who_chair_in_it(tmp_path):
    community = with_roles(
        tmp_path,
        "  chair: {rotates: every half-year, among: municipality, order: listed, start: 2025-H1}\n"
        "  secretary: {rotates: every year, among: municipality, order: listed, start: 2025, other_than: chair}\n",
    )
    series = next(one for one in all_series(community) if one.of == "nett")
    assert [role_at(series, "chair", date(2025, month, 12)).one for month in (3, 9)] == ["a", "b"]
    assert [role_at(series, "secretary", date(2025, month, 12)).one for month in (3, 9)] == ["c", "c"]


LEAVES = (
    "  chair: {rotates: every year, among: municipality, order: listed, start: 2025}\n"
    "  secretary: {rotates: every year, among: municipality, order: listed, start: 2025, other_than: chair}\n"
)


def leaving(folder: Path, members: str) -> Community:
    community = with_roles(folder, LEAVES)
    file = folder / "mandates" / "vest" / "nett.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[a, b, c, sh]", members), encoding="utf-8")
    assert len(community.mandates) == 1
    return load(Folder(folder)).communities[0]


def test_who_has_left_chairs_no_more_and_the_past_stays(tmp_path):
    series = all_series(leaving(tmp_path, "[a until 2025-03-31, b, c, sh]"))[0]
    chairs = {day: role_at(series, "chair", day) for day in (date(2025, 3, 31), date(2025, 4, 1), date(2025, 12, 31))}
    assert [one.one for one in chairs.values()] == ["a", "b", "b"]
    assert [one.days for one in chairs.values()] == [
        (date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 4, 1), date(2025, 12, 31)),
        (date(2025, 4, 1), date(2025, 12, 31)),
    ]


def test_who_takes_over_the_chair_keeps_the_minutes_until_then(tmp_path):
    series = all_series(leaving(tmp_path, "[a until 2025-03-31, b, c, sh]"))[0]
    roles = [tuple(one.one for one in roles_at(series, date(2025, month, 1))) for month in (3, 4, 12)]
    assert roles == [("a", "b"), ("b", "c"), ("b", "c")]


def test_nobody_is_named_for_the_rest_of_a_turn_when_all_have_left(tmp_path):
    series = all_series(leaving(tmp_path, "[a until 2025-03-31, sh]"))[0]
    assert [role_at(series, "chair", date(2025, month, 1)).how for month in (3, 4)] == ["turn", "unknown"]
