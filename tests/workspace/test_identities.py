"""Organisations of several communities that are the same one, by code or by number."""

from pathlib import Path

import pytest

from mandat.source.folder import Folder
from mandat.workspace import load
from mandat.workspace.members import holder_key

COMMUNITY = """\
format: 1
community: {id}
name: {id}
country: {country}
language: nb
organisations:
  - {{id: kommunen, name: Kommunen, kind: municipality{written}}}
"""


def keys(folder: Path, *written: str) -> list[str]:
    """The keys of one seat of the organisation, community by community; each is written as `NO, code: 0301`."""
    for number, text in enumerate(written, 1):
        country, comma, rest = text.partition(",")
        target = folder / "mandates" / f"c{number}"
        target.mkdir(parents=True)
        file = COMMUNITY.format(id=f"c{number}", country=country, written=comma + rest)
        (target / "community.yaml").write_text(file, encoding="utf-8")
    communities = load(Folder(folder)).communities
    return [holder_key(one, one.data.organisations[0], "kontakt") for one in communities]


@pytest.mark.parametrize(
    "written",
    [
        ("NO, code: 0301", "NO, code: 0301"),
        ("NO, number: 958935420", "NO, number: 958935420"),
        ("NO, code: 0301, number: 958935420", "NO, number: 958935420"),
        ("NO, number: 958935420", "NO, code: 0301, number: 958935420", "NO, code: 0301"),
        ("NO, code: 1507, number: 920415288", "NO, code: 1508, number: 920415288"),
        ("NO, number: 958935420", "SE, number: 958935420"),
    ],
    ids=" | ".join,
)
def test_the_same_code_or_the_same_number_is_the_same_organisation(tmp_path, written):
    assert len(set(keys(tmp_path, *written))) == 1


@pytest.mark.parametrize(
    "written",
    [
        ("NO", "NO"),
        ("NO, code: 0301", "SE, code: 0301"),
        ("NO, code: 0301", "NO, number: 958935420"),
        ("NO, code: 0301, number: 958935420", "NO, code: 1103, number: 964965226"),
    ],
    ids=" | ".join,
)
def test_what_has_neither_in_common_is_another_organisation(tmp_path, written):
    assert len(set(keys(tmp_path, *written))) == 2


def test_the_key_is_the_code_where_any_community_gives_it(tmp_path):
    assert keys(tmp_path, "NO, number: 958935420", "NO, code: 0301, number: 958935420") == ["NO 0301/kontakt"] * 2
