from datetime import date
from pathlib import Path

import pytest
import yaml

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.source.folder import Folder
from mandat.workspace import load

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "checks.yaml").read_text(encoding="utf-8"))
FAMILIES = ("REF", "DAT", "ROT", "DUE")
COMMUNITY = """\
format: 1
community: vest
name: Helsefellesskapet Vest
country: NO
language: nb
organisations:
  - {id: fjellsykehuset, name: Fjellsykehuset, kind: hospital}
  - {id: vestbygd, name: Vestbygd, kind: municipality}
  - {id: austbygd, name: Austbygd, kind: municipality}
  - {id: nordbygd, name: Nordbygd, kind: municipality}
  - {id: gamlebygd, name: Gamlebygd, kind: municipality, until: 2023-12-31}
  - {id: mange, name: Mange kommuner, kind: municipality, count: 16}
"""


def written(folder: Path, case: dict) -> Folder:
    files = {"community.yaml": COMMUNITY + case.get("community", ""), **case.get("files", {})}
    if "mandate" in case:
        files["ssu.yaml"] = "format: 1\nmandate: ssu\ntitle: Mandat\n" + case["mandate"]
    for name, text in files.items():
        path = folder / "mandates" / "vest" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Folder(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_case(case, tmp_path):
    found = validate(load(written(tmp_path, case)), Moment(date(2025, 6, 15)), wanted=lambda _: True)
    assert [f"{one.code} {one.message}" for one in found if one.code.startswith(FAMILIES)] == case["expect"]
