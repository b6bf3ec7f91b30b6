"""Who has a role on a day, from the words of a mandate; other mandates, ended organisations and turns by meetings included."""

from datetime import date
from pathlib import Path

from mandat.calendar.roles import Holding, role_at
from mandat.source.folder import Folder
from mandat.workspace import load
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
    target = folder / "mandates" / "vest"
    target.mkdir(parents=True)
    files = {"community": COMMUNITY, "nett": NETT + roles, **others}
    for file, text in files.items():
        (target / f"{file}.yaml").write_text(text, encoding="utf-8")
    community = load(Folder(folder)).communities[0]
    series = next(one for one in all_series(community) if one.of == "nett")
    return role_at(series, name, day)


SSU = "format: 1\nmandate: ssu\ntitle: SSU\nmembers: [a, b]\nroles:\n"
THE_DAY = date(2025, 3, 12)


def test_a_role_may_be_the_same_as_the_role_of_that_name_elsewhere(tmp_path):
    found = role(tmp_path, "chair", THE_DAY, "  chair: {same_as: ssu/chair}\n", ssu=SSU + "  chair: {party: a}\n")
    assert (found.role, found.how, found.who) == ("chair", "fixed", ("a",))


def test_roles_of_two_mandates_that_point_at_each_other_are_not_known(tmp_path):
    found = role(tmp_path, "chair", THE_DAY, "  chair: {same_as: ssu/chair}\n", ssu=SSU + "  chair: {same_as: nett/chair}\n")
    assert (found.how, found.who) == ("unknown", ())
