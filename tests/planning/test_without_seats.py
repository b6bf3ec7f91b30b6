"""A mandate without seats: its members sit in all of its meetings, and nobody says whom they send to another mandate's."""

from datetime import date
from pathlib import Path

import pytest
from tests.planning.test_open_days import COMMUNITY

from mandat.checks.check import Moment
from mandat.checks.run import judge
from mandat.planning.year import plan_year
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load

BODY = "format: 1\nmandate: %s\ntitle: Mandat for %s\nmembers: [austby, vestby]\nmeetings:\n"
ONE_DAY = "frequency: 1 per year, within: 02-04..02-04"


def workspace(root: Path, plan: tuple[str, ...] = (), **bodies: str) -> Workspace:
    folder = root / "mandates" / "eks"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    for name, kinds in bodies.items():
        (folder / f"{name}.yaml").write_text(BODY % (name, name) + kinds, encoding="utf-8")
    if plan:
        text = "".join(f"  - {{{line}, on: 2025-02-04, time: 09:00-11:00}}\n" for line in plan)
        (folder / "plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n{text}", encoding="utf-8")
    made = load(Folder(root))
    assert [fault.message for fault in made.faults] == []
    return made


def starts(made: Workspace) -> list[str]:
    return sorted(f"{one.hours.start:%H:%M}" for one in plan_year(made, 2025, on=date(2025, 1, 1)).chosen)


def clashes(made: Workspace) -> list[str]:
    return [one.finding.message for one in judge(made, Moment(date(2025, 1, 1), 2025)) if one.check.code == "PLN05"]


TWO_KINDS = f"  - {{id: stort, {ONE_DAY}}}\n  - {{id: lite, {ONE_DAY}%s}}\n"


@pytest.mark.parametrize(
    ("others", "found"),
    [("", ["09:00", "12:30"]), (", with: [austby]", ["09:00", "12:30"]), (", with: [hospital]", ["09:00", "09:00"])],
)
def test_two_kinds_of_one_body_are_at_the_same_time_only_if_nobody_is_in_both(tmp_path, others, found):
    assert starts(workspace(tmp_path, nett=TWO_KINDS % others)) == found


def test_a_clash_of_two_kinds_names_the_members(tmp_path):
    made = workspace(
        tmp_path, ("id: a, kind: nett/stort, of: nett", "id: b, kind: nett/lite, of: nett"), nett=TWO_KINDS % ", with: [vestby]"
    )
    assert clashes(made) == ["Vestby sits in both `a` and `b` on 2025-02-04 at 09:00."]


def test_two_bodies_may_meet_at_the_same_time_as_a_member_may_send_two_people(tmp_path):
    kinds = f"  - {{id: mote, {ONE_DAY}}}\n"
    assert starts(workspace(tmp_path, nett=kinds, utvalg=kinds)) == ["09:00", "09:00"]
    lines = ("id: a, kind: nett/mote, of: nett", "id: b, kind: utvalg/mote, of: utvalg")
    assert clashes(workspace(tmp_path / "planned", lines, nett=kinds, utvalg=kinds)) == []
