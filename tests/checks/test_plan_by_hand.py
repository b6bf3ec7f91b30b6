"""A plan that was edited by hand into nonsense: each fault has its place and a remedy."""

from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.schema.phrases import parse_date
from mandat.source.folder import Folder
from mandat.workspace import load

COMMUNITY = """\
format: 1
community: vest
name: Vest
country: NO
language: nb
organisations:
  - {id: vestbygd, name: Vestbygd, kind: municipality}
bodies: [{id: rad, name: Rådet}]
areas: [{id: kysten, name: Kysten, members: [vestbygd]}]
"""
MANDATE = """\
format: 1
mandate: nett
title: Nettverk
networks:
  - {id: nord, name: Nord, members: [vestbygd]}
  - {id: sor, name: Sør, members: [vestbygd]}
meetings:
  - {id: mote, of: each network}
  - {id: felles, of: all networks}
"""
RIGHT = "{id: a, kind: nett/mote, of: nord, on: 2026-03-05, time: 09:00-11:00}"


def found(
    folder: Path,
    *lines: str,
    head: str = "plan: 2026",
    community: str = COMMUNITY,
    mandate: str = MANDATE,
    file: str = "plan-2026.yaml",
) -> list[str]:
    home = folder / "mandates/vest"
    home.mkdir(parents=True)
    text = f"format: 1\n{head}\nmeetings:\n" + "".join(f"  - {line}\n" for line in lines)
    for name, words in (("community", community), ("nett", mandate), ("plan-2026", text)):
        (home / f"{name}.yaml").write_text(words, encoding="utf-8")
    every = validate(load(Folder(folder)), Moment(parse_date("2025-12-01")), wanted=lambda one: one.severity.value != "info")
    plan = (one for one in every if one.location.file.endswith(file))
    return [f"{one.location.line}:{one.location.column} {one.code} {one.message} | {one.help}" for one in plan]


def test_a_right_line_has_no_fault(tmp_path):
    assert found(tmp_path, RIGHT) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nord", "nrod", '4:34 REF01 "nrod" is no network, area or mandate here. | did you mean `nord`?'),
        (
            "of: nord",
            "of: all networks",
            (
                '4:34 REF03 `a` is of "all networks", and a meeting of the kind `mote` is of each network. '
                "| write `of: nord` or `of: sor`, or correct `kind`"
            ),
        ),
        (
            "nett/mote",
            "nett/felles",
            (
                '4:36 REF03 `a` is of "nord", and a meeting of the kind `felles` is of all networks. '
                "| write `of: all networks`, or correct `kind`"
            ),
        ),
        (
            "nord",
            "kysten",
            (
                '4:34 REF03 `a` is of "kysten", and a meeting of the kind `mote` is of each network. '
                "| write `of: nord` or `of: sor`, or correct `kind`"
            ),
        ),
        (
            "nord",
            "rad",
            (
                '4:34 REF03 `of` wants a network, an area or a mandate, and "rad" is a body. '
                "| write `each network`, `all networks`, `each area` or one id"
            ),
        ),
        ("nett/mote", "nett/mtoe", '4:19 REF01 "nett/mtoe" is no meeting kind here. | did you mean `nett/mote`?'),
        ("2026-03-05", "2026-02-30", "4:44 DAT01 February 2026 has 28 days. | Did you mean `2026-02-28` or `2026-03-01`?"),
        (
            "2026-03-05",
            "2016-03-04",
            (
                "4:44 PLN07 `a` is in 2016, in the plan of 2026, and nobody says that it was moved there. "
                "| correct the year, or add `state: moved`, `was: …` and `because: …`"
            ),
        ),
        ("09:00-11:00", "11:00-09:00", '4:62 FMT05 "11:00-09:00" does not end later than it begins. | Write `09:00-11:00`.'),
        ("time: 09:00-11:00", "state: hold", '4:63 FMT05 "hold" is not possible here. | did you mean `held`?'),
        ("id: a, ", "", "4:5 FMT06 The planned meeting has no `id`. | add `id: nett-mote`"),
        (
            "time: 09:00-11:00",
            "state: moved, because: x",
            "4:63 PLN07 `a` was moved, and the earlier date is missing. | add `was: …` (the earlier date)",
        ),
    ],
)
def test_each_fault_is_told_with_its_place_and_a_remedy(tmp_path, old, new, told):
    assert old in RIGHT
    assert found(tmp_path, RIGHT.replace(old, new)) == [told]


def test_a_plan_of_another_year_than_its_name_is_told(tmp_path):
    told = found(tmp_path, RIGHT.replace("2026-", "2027-"), head="plan: 2027")
    assert told == [
        '2:7 FMT08 The file is `plan-2026.yaml`, its plan is "2027". | rename the file to `plan-2027.yaml`, or change the id'
    ]


def test_two_meetings_with_one_id_are_told(tmp_path):
    told = found(tmp_path, RIGHT, RIGHT.replace("03-05", "04-09"))
    assert told == ['5:10 REF02 "a" is the id of two meetings. | give one of them another id']


def test_an_adopted_plan_for_a_network_that_is_no_more_is_told(tmp_path):
    told = found(tmp_path, RIGHT.replace("nord", "ost"), head="plan: 2026\nadopted: {body: rad, on: 2025-11-20}")
    assert [one[:49] for one in told] == ['5:34 REF01 "ost" is no network, area or mandate h']


@pytest.mark.parametrize("on", ["on: 2027-01-07, was: 2026-12-17, state: moved, because: Snø", "on: 2026-W01", "on: 2026-W53"])
def test_a_meeting_moved_over_new_year_belongs_to_its_plan(tmp_path, on):
    assert found(tmp_path, RIGHT.replace("on: 2026-03-05", on)) == []


def test_a_line_that_waits_for_a_day_in_a_closed_week_has_two_ways_out(tmp_path):
    line = RIGHT.replace("2026-03-05", "2026-W14")
    closed = COMMUNITY + "closed: [{when: W14, name: Påskeuke}]\n"
    assert found(tmp_path, line, community=closed) == [
        (
            "4:44 PLN03 `a` cannot get a day in 2026-W14: all its days are closed or public holidays. | "
            "open a day in `closed`, or give it another time"
        )
    ]


def test_a_line_that_waits_for_a_day_on_a_weekday_that_the_mandate_does_not_have_is_told(tmp_path):
    wishes = COMMUNITY + "wishes: {weekdays: [Thursday]}\n"
    line = RIGHT.replace("2026-03-05", "2026-W20")
    assert found(tmp_path, line, community=wishes) == [
        (
            "4:44 PLN03 `a` cannot get a day in 2026-W20: none of its open days is one on which the meeting may be. | "
            "allow another weekday in the mandate or in `wishes`, or give it another time"
        )
    ]


def test_a_placement_beside_a_body_without_meetings_is_told_for_the_years_that_have_a_plan(tmp_path):
    placed = MANDATE.replace("{id: mote, of: each network}", "{id: mote, of: each network, placed: 14-28 days before felles}")
    (told,) = found(tmp_path, RIGHT, mandate=placed, file="nett.yaml")
    assert told.split(" PLN03 ")[1] == (
        "`14-28 days before felles` cannot be followed in 2026: `felles` has no meetings then. | "
        "give `felles` a `frequency`, or dates in a plan; or drop `placed`"
    )


def test_a_head_of_another_year_is_told_once_and_not_for_each_line(tmp_path):
    told = found(tmp_path, RIGHT, head="plan: 2027")
    assert [one.split()[1] for one in told] == ["FMT08"]


@pytest.mark.parametrize(("state", "told"), [("moved, was: 2026-03-26", True), ("planned", False), ("held", False)])
def test_a_line_that_was_moved_and_lies_in_a_week_closed_since_is_told_with_what_keeps_it_there(tmp_path, state, told):
    line = RIGHT.replace("2026-03-05", "2026-03-31").replace("}", f", state: {state}, because: Ferie}}")
    assert found(tmp_path, line, community=COMMUNITY + "closed: [{when: W14, name: Påskeuke}]\n") == []
    every = validate(load(Folder(tmp_path)), Moment(parse_date("2025-12-01")), wanted=lambda one: one.check.code == "PLN04")
    assert [(one.message, one.help) for one in every] == [
        (
            "`a` falls in Påskeuke (W14), which is closed, and its `because` keeps it there.",
            "nothing, if people want it there; delete `because` to let `mandat calendar --save` move it",
        )
    ] * told
