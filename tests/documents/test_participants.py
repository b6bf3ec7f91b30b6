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


SEATS = """\
format: 1
mandate: nettverk
title: Nettverket
members: [vest, sykehuset]
composition:
  deputies: allowed
  seats:
    - {id: leder, title: Leder, per: municipality}
    - {id: klinikk, title: Klinikksjef, party: sykehuset, deputies: none}
    - {id: bruker, title: Brukerrepresentant, party: Brukerutvalget, rights: [attend, speak]}
    - {id: jurist, title: Jurist, party: sykehuset, attends: own items}
meetings:
  - {id: mote, frequency: 1 per year}
"""
MEETING = """\
format: 1
meeting: m1
agenda: {sent: 2025-02-27}
guests:
  - {title: Innleder, party: vest, items: [Tall for 2024, 03/25]}
  - {title: Foredragsholder fra universitetet, items: [Noe annet]}
  - {title: Pasientens lege, party: sykehuset, items: [03/25]}
items:
  - {number: 01/25, title: Tall for 2024, presenter: vest/leder}
  - {number: 02/25, title: Avtalen, presenter: sykehuset/jurist}
  - {number: 03/25, title: Henvendelse, exempt: offl. § 13}
"""


def test_seats_say_their_rights_their_deputies_and_the_items_they_come_for(tmp_path):
    folder = tmp_path / "mandates" / "eks"
    (folder / "meetings").mkdir(parents=True)
    organisations = "  - {id: vest, name: Vestbygd, kind: municipality}\n  - {id: sykehuset, name: Sykehuset, kind: hospital}\n"
    (folder / "community.yaml").write_text(COMMUNITY + organisations, encoding="utf-8")
    (folder / "nettverk.yaml").write_text(SEATS, encoding="utf-8")
    (folder / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "meetings" / "m1.yaml").write_text(MEETING, encoding="utf-8")
    view = year_of(tmp_path, 2025).view("m1")
    assert [f"{row.label}: {row.who}".replace("\u00a0", " ") for row in view.participants] == [
        "Vestbygd: Fra hver kommune: leder",
        "Sykehuset: Klinikksjef (stedfortreder kan ikke stille). Til egne saker: jurist (sak 02/25).",
        "Brukerutvalget: Brukerrepresentant (møte- og talerett)",
        "Gjester: Innleder (Vestbygd; sak 01/25) og foredragsholder fra universitetet (Noe annet)",
    ]
    assert any("Stedfortreder kan stille." in run.text for fact in view.facts for run in fact.runs)
    named = year_of(tmp_path, 2025).view("m1", named=True)
    assert named.participants[-1].who.replace("\u00a0", " ") == (
        "Innleder (Vestbygd; sak 01/25 og sak 03/25), foredragsholder fra universitetet (Noe annet) og "
        "pasientens lege (Sykehuset; sak 03/25)"
    )


ROUND = """\
format: 1
mandate: nettverk
title: Nettverket
members: [kyst, fjell]
composition:
  seats:
    - {id: klinikk, title: Klinikkrepresentant, same_as: klinikkplass}
    - {id: leder, title: Leder, same_as: ssu/chair}
meetings:
  - {id: mote, frequency: 1 per year}
roles:
  klinikkplass: {rotates: every year, among: [kyst, fjell], order: listed, start: 2024}
"""


def test_a_seat_that_goes_round_is_called_by_whoever_has_it_on_the_day(tmp_path):
    folder = tmp_path / "mandates" / "eks"
    folder.mkdir(parents=True)
    clinics = "".join(f"  - {{id: {one}, name: {one.capitalize()}klinikken, kind: other}}\n" for one in ("kyst", "fjell"))
    (folder / "community.yaml").write_text(COMMUNITY + clinics + "bodies: [{id: ssu, name: SSU}]\n", encoding="utf-8")
    (folder / "nettverk.yaml").write_text(ROUND, encoding="utf-8")
    (folder / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    rows = [f"{row.label}: {row.who}" for row in year_of(tmp_path, 2025).view("m1").participants]
    assert rows == ["Fjellklinikken: Klinikkrepresentant", "Andre: Leder"]
