"""Meetings of several networks, and of areas: when they can be held, who is called, and who leads."""

from datetime import date
from pathlib import Path

from mandat.calendar.dates import members_of
from mandat.calendar.roles import role_at
from mandat.source.folder import Folder
from mandat.workspace import load
from mandat.workspace.members import holders
from mandat.workspace.series import Series, all_series

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
areas:
  - {id: nord, name: Nord, members: [a, b until 2024-12-31]}
  - {id: sor, name: Sør, members: [c, b from 2025-01-01], until: 2025-06-30}
"""
NETWORKS = """\
networks:
  - {id: n1, name: Net 1, members: [a, sh], until: 2024-12-31}
  - {id: n2, name: Net 2, members: [b, sh]}
  - {id: n3, name: Net 3, members: [c, sh], from: 2027-01-01}
"""
RULES = """\
composition: {seats: [{id: kontakt, title: Kontakt, per: party}]}
meetings:
  - {id: felles, of: all networks, frequency: 1 per year}
  - {id: dialog, of: each area, frequency: 1 per year}
roles:
  chair: {rotates: every year, among: municipality, order: listed, start: 2024}
"""


def series(folder: Path, of: str, members: str = NETWORKS) -> Series:
    """The meetings of all networks, or of an area, of a mandate with these networks or members."""
    target = folder / "mandates" / "vest"
    target.mkdir(parents=True, exist_ok=True)
    (target / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (target / "nett.yaml").write_text(f"format: 1\nmandate: nett\ntitle: Nettverk\n{members}{RULES}", encoding="utf-8")
    return next(one for one in all_series(load(Folder(folder)).communities[0]) if one.of == of)


def called(one: Series, day: date) -> str:
    return " ".join(organisation.id for organisation in members_of(one, day))


def test_a_joint_meeting_can_be_held_as_long_as_there_is_one_of_its_networks(tmp_path):
    assert series(tmp_path, "all networks").spell == (None, None)
    closed = NETWORKS.replace("[b, sh]}", "[b, sh], from: 2020-01-01, until: 2026-06-30}").replace("from: 2027", "from: 2026")
    assert series(tmp_path, "all networks", closed).spell == (None, None)
    ended = closed.replace("from: 2026-01-01", "from: 2021-01-01, until: 2025-12-31").replace(
        "[a, sh],", "[a, sh], from: 2022-01-01,"
    )
    assert series(tmp_path, "all networks", ended).spell == (date(2020, 1, 1), date(2026, 6, 30))


def test_only_the_networks_of_the_day_call_their_members(tmp_path):
    joint = series(tmp_path, "all networks")
    assert [called(joint, date(year, 5, 5)) for year in (2024, 2025, 2027)] == ["a sh b", "b sh", "b sh c"]
    needed = holders(joint.community, joint.networks, joint.kind, date(2025, 5, 5))
    assert [holder.organisation for holder in needed] == ["b", "sh"]


def test_only_the_networks_of_the_day_lead(tmp_path):
    joint = series(tmp_path, "all networks")
    assert [role_at(joint, "chair", date(year, 5, 5)).network for year in (2024, 2025, 2026, 2027, 2028)] == [
        "n1", "n2", "n2", "n3", "n2",
    ]  # fmt: skip


def test_an_area_calls_its_municipalities_of_the_day(tmp_path):
    nord, sor = (series(tmp_path, area, "members: [a, b, c, sh]\n") for area in ("nord", "sor"))
    assert [called(nord, date(year, 5, 5)) for year in (2024, 2025)] == ["a b sh", "a sh"]
    assert [called(sor, date(year, 5, 5)) for year in (2024, 2025)] == ["c sh", "b c sh"]


def test_an_area_that_has_ended_has_no_meetings(tmp_path):
    assert series(tmp_path, "sor", "members: [a, b, c, sh]\n").spell == (None, date(2025, 6, 30))


def test_in_an_area_its_own_municipalities_take_turns(tmp_path):
    nord, sor = (series(tmp_path, area, "members: [a, b, c, sh]\n") for area in ("nord", "sor"))
    assert [role_at(nord, "chair", date(year, 5, 5)).one for year in (2024, 2025, 2026)] == ["a", "a", "a"]
    assert [role_at(sor, "chair", date(year, 5, 5)).one for year in (2024, 2025)] == ["c", "b"]


def test_in_an_area_the_turns_are_those_of_the_network_that_reaches_into_it(tmp_path):
    networks = "networks:\n  - {id: n1, name: Net 1, members: [a]}\n  - {id: n2, name: Net 2, members: [b, c]}\n"
    assert role_at(series(tmp_path, "sor", networks), "chair", date(2024, 5, 5)).one == "c"
