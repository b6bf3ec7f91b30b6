from pathlib import Path

import pytest
from tests.documents.agendas import year_of

MANDATE = """\
format: 1
mandate: nettverk
title: Nettverket
members: [{members}]
composition:
  seats:
    - {{id: representant, title: Representant, party: members, per: party, count: 1}}
meetings:
  - {{id: mote, frequency: 1 per year}}
"""
COMMUNITY = """\
format: 1
community: eks
name: Eksempelfellesskapet
country: "NO"
language: nb
organisations:
"""
PLAN = "format: 1\nplan: 2025\nmeetings:\n  - {id: m1, kind: nettverk/mote, of: nettverk, on: 2025-03-06}\n"


def invited(root: Path, municipalities: int) -> list[str]:
    folder = root / "mandates" / "eks"
    folder.mkdir(parents=True)
    ids = [*(f"kommune-{n}" for n in range(1, municipalities + 1)), "sykehuset"]
    kinds = ["municipality"] * municipalities + ["hospital"]
    lines = [
        f"  - {{id: {one}, name: {one.replace('-', ' ').capitalize()}, kind: {kind}}}\n"
        for one, kind in zip(ids, kinds, strict=True)
    ]
    (folder / "community.yaml").write_text(COMMUNITY + "".join(lines), encoding="utf-8")
    (folder / "nettverk.yaml").write_text(MANDATE.format(members=", ".join(ids)), encoding="utf-8")
    (folder / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    return [f"{row.label}: {row.who}" for row in year_of(root, 2025).view("m1").participants]


@pytest.mark.parametrize(
    ("municipalities", "row"),
    [
        (2, "Medlemmene: Kommune 1, Kommune 2 og Sykehuset. Fra hver part: representant."),
        (12, "Medlemmene: 12 kommuner og 1 helseforetak. Fra hver part: representant."),
    ],
)
def test_those_who_are_called_are_named_or_counted_when_they_are_very_many(tmp_path, municipalities, row):
    assert invited(tmp_path, municipalities) == [row]
