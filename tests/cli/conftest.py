"""A command run as on a terminal: its exit code and what it wrote to each stream."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mandat.cli.app import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def mandat(capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*arguments: object) -> Result:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command


COMMUNITY = """\
format: 1
community: eks
name: Helsefellesskapet Eksempel
country: NO
language: nb
organisations:
  - {id: vestbygd, name: Vestbygd, kind: municipality}
  - {id: ostbygd, name: Østbygd, kind: municipality}
  - {id: sykehuset, name: Eksempel sykehus, kind: hospital}
bodies:
  - {id: ssu, name: Strategisk samarbeidsutvalg, short_name: SSU}
"""

MANDATE = """\
format: 1
mandate: nettverk
title: Mandat for nettverket
document:
  {version: 1.0, status: adopted, owner: ssu, approved: [{body: ssu, on: 2024-01-10}], valid_from: 2024-01-10, review: 2030}
members: [vestbygd, ostbygd, sykehuset]
composition:
  seats:
    - {id: kontakt, title: Kontaktperson, per: municipality}
    - {id: lege, title: Overlege, party: sykehuset}
meetings:
  - {id: mote, title: Nettverksmøte, frequency: 2 per year, form: physical}
roles:
  chair: {rotates: every half-year, among: municipality, order: listed, start: 2024-H1}
deadlines:
  agenda: 1 week before
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one community and one mandate."""
    folder = tmp_path / "mandates" / "eks"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (folder / "nettverk.yaml").write_text(MANDATE, encoding="utf-8")
    return tmp_path


def change(root: Path, old: str, new: str, file: str = "nettverk.yaml") -> None:
    path = root / "mandates" / "eks" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
