"""Which year the id of a meeting means that stands in no plan yet."""

from pathlib import Path

import pytest

COMMUNITY = """\
format: 1
community: vest
name: Vest
country: NO
language: nb
organisations: [{id: a, name: Austbygd, kind: municipality}]
"""
MANDATE = """\
format: 1
mandate: agenda-2030
title: Agenda 2030
members: [a]
meetings: [{id: mote, frequency: 2 per year}]
"""


@pytest.fixture
def vest(tmp_path: Path) -> Path:
    folder = tmp_path / "mandates" / "vest"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (folder / "agenda-2030.yaml").write_text(MANDATE, encoding="utf-8")
    return tmp_path


def test_a_proposed_meeting_of_a_network_with_a_year_in_its_own_name_is_found(mandat, vest):
    result = mandat("-C", vest, "agenda", "agenda-2030", "agenda-2030-2025-2", "--on", "2025-01-01")
    assert (result.code, result.out.splitlines()[0]) == (0, "# Innkalling til møte 2/2025")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("agenda", "agenda-2030", "{id}"), 'There is no meeting "{id}" of Agenda 2030.'),
        (("minutes", "agenda-2030", "{id}"), 'There is no meeting "{id}" of Agenda 2030 in a plan.'),
        (("new", "meeting", "agenda-2030", "{id}"), '"{id}" is in no plan of Agenda 2030.'),
    ],
)
@pytest.mark.parametrize(
    ("meeting", "year"),
    [
        ("agenda-2030-2026-7", 2026),
        ("agenda-2030-ekstra", 2025),
        ("agenda-2030-9999-1", 2025),
        ("agenda-2030-0000-1", 2025),
        ("ekstra-2027", 2027),
    ],
)
def test_the_line_to_add_is_of_the_year_behind_the_name_of_the_network(mandat, vest, command, told, meeting, year):
    result = mandat("-C", vest, *(word.format(id=meeting) for word in command), "--on", "2025-01-01")
    line = f"  - {{id: {meeting}, kind: agenda-2030/mote, of: agenda-2030, on: {year}}}"
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(told.format(id=meeting))
    assert f"mandates/vest/plan-{year}.yaml" in result.err
    assert line in result.err.splitlines()
