"""Kinds that count as another: planned together with it, joint ones included."""

from datetime import date
from pathlib import Path

import pytest
from tests.planning.test_open_days import COMMUNITY, workspace

from mandat.planning.year import plan_year
from mandat.source.folder import Folder
from mandat.workspace import load

JOINT = """\
format: 1
mandate: nett
title: Nettverket
networks:
  - {id: nord, name: Nord, members: [austby]}
  - {id: sor, name: Sør, members: [vestby]}
meetings:
  - {id: mote, of: each network, frequency: 4 per year}
  - {id: felles, title: Fellesmøte, of: all networks, frequency: 1 per year, counts_as: mote}
"""


@pytest.mark.parametrize("year", [2027, 2028])
def test_a_kind_that_counts_as_one_of_every_quarter_leaves_each_quarter_one_meeting(tmp_path, year):
    more = "frequency: 1 per quarter}\n  - {id: stor, title: Stormøte, frequency: 2 per year, counts_as: mote"
    plan = plan_year(workspace(tmp_path, more), year, on=date(year, 1, 1))
    assert sorted((one.day.month + 2) // 3 for one in plan.chosen) == [1, 2, 3, 4]


def test_a_joint_meeting_that_counts_takes_the_place_of_one_of_each_network(tmp_path):
    folder: Path = tmp_path / "mandates" / "eks"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (folder / "nett.yaml").write_text(JOINT, encoding="utf-8")
    plan = plan_year(load(Folder(tmp_path)), 2025, on=date(2025, 1, 1))
    assert sorted(one.series[2] for one in plan.chosen) == ["all networks", *["nord"] * 3, *["sor"] * 3]
