"""Ids of new meetings are unlike in the whole community, whatever the mandates and the hands of people make alike."""

from datetime import date
from pathlib import Path

from mandat.planning.year import plan_year
from mandat.source.folder import Folder
from mandat.workspace import load
from mandat.workspace.series import all_series

COMMUNITY = """\
format: 1
community: eks
name: Eksempel
country: NO
language: nb
organisations:
  - {id: vest, name: Vest, kind: municipality}
  - {id: ost, name: Øst, kind: municipality}
areas: [{id: kysten, name: Kysten, members: [vest]}]
"""
MANDATE = """\
format: 1
mandate: <m>
title: Mandat <m>
networks:
  - {id: <m>-a, name: A, members: [vest, ost]}
  - {id: <m>-b, name: B, members: [vest, ost]}
composition: {seats: [{id: kontakt, per: municipality}]}
meetings:
  - {id: felles, of: all networks, frequency: 1 per year}
  - {id: lokal, of: each network, frequency: 1 per year}
  - {id: omrade, of: each area, frequency: 1 per year}
"""


def workspace(folder: Path, plan: str | None = None, mandates: tuple[str, ...] = ("en", "to")):
    home = folder / "mandates/eks"
    home.mkdir(parents=True)
    (home / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    for name in mandates:
        (home / f"{name}.yaml").write_text(MANDATE.replace("<m>", name), encoding="utf-8")
    if plan is not None:
        (home / "plan-2027.yaml").write_text(f"format: 1\nplan: 2027\nmeetings:\n  - {plan}\n", encoding="utf-8")
    return load(Folder(folder))


def test_a_kind_of_one_mandate_alone_keeps_its_short_prefix(tmp_path):
    found = all_series(workspace(tmp_path, mandates=("en",)).communities[0])
    assert [one.prefix for one in found] == ["felles", "en-a", "en-b", "kysten"]


def test_kinds_of_one_name_in_two_mandates_are_told_apart_by_the_mandate(tmp_path):
    made = workspace(tmp_path)
    prefixes = [one.prefix for one in all_series(made.communities[0])]
    assert prefixes == [
        "en-felles", "en-a", "en-b", "en-kysten-omrade",
        "to-felles", "to-a", "to-b", "to-kysten-omrade",
    ]  # fmt: skip
    chosen = plan_year(made, 2027, on=date(2026, 11, 1)).chosen
    assert len({one.id for one in chosen}) == len(chosen) == 8
    assert len({(one.day, one.hours.start) for one in chosen}) == 8


def test_an_id_that_people_gave_to_another_series_is_not_given_again(tmp_path):
    made = workspace(tmp_path, "{id: en-a-2027-1, kind: en/lokal, of: en-b, on: 2027-03-04, time: 09:00-11:00}")
    chosen = {one.series[2]: one.id for one in plan_year(made, 2027, on=date(2026, 11, 1)).chosen if one.series[1] == "en/lokal"}
    assert chosen == {"en-a": "en-a-2027-2"}
