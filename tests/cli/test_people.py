"""Names stand beside seats in documents for sending, and nowhere else. Every name here is made up."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from tests.cli.conftest import ROOT

PEOPLE = """\
format: 1
people:
  - {id: p1, name: Fiktiv Fabelsen, email: p1@fabelfjord.example, phone: +47 00 00 00 00, holds: fabelvik/fagleder}
  - {id: p2, name: Oppdiktet Skrønestad, holds: utskriving/skronenes/fagleder, deputy_for: fabelvik/fagleder}
  - {id: p3, name: Eksempla Eventyr, holds: [sykehuset/utskrivingskoordinator, samarbeidsutvalg/chair]}
  - {id: p4, name: Forrige Gåte, holds: gatevik/fagleder, until: 2025-12-31}
  - {id: p5, name: Neste Gåte, holds: gatevik/fagleder, from: 2026-05-01}
"""
AGENDA = ("agenda", "utskriving", "utskriving-2026-2", "--on", "2026-04-16")


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A copy of the workspace of examples, with a private file of people."""
    shutil.copytree(ROOT / "examples" / "mandates", tmp_path / "mandates")
    (tmp_path / "mandates" / "fabelfjord" / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def test_names_stand_beside_seats_and_roles_and_whoever_presents(mandat, examples):
    text = mandat("-C", examples, *AGENDA).out
    assert "| Fabelvik | Fagleder for helse og omsorg | Fiktiv Fabelsen | Oppdiktet Skrønestad |" in text
    assert "| Skrønenes | Fagleder for helse og omsorg | Oppdiktet Skrønestad |  |" in text
    assert "| Møteleder | Skrønenes (Oppdiktet Skrønestad), første halvår 2026 |" in text
    assert "Fabelvik (fagleder for helse og omsorg), Fiktiv Fabelsen | 35 |" in text


def test_who_holds_a_role_of_the_body_is_named_with_it(mandat, examples):
    text = mandat("-C", examples, "agenda", "samarbeidsutvalg", "samarbeidsutvalg-2025-2", "--on", "2025-09-01").out
    assert "| Leder | Sykehuset (Eksempla Eventyr)" in text


def test_only_those_are_named_who_hold_the_seat_on_the_day_of_the_meeting(mandat, examples):
    assert "Gåte |" not in mandat("-C", examples, *AGENDA).out
    before = mandat("-C", examples, "agenda", "utskriving", "utskriving-2025-4", "--on", "2026-04-16").out
    assert "| Gåtevik | Fagleder for helse og omsorg | Forrige Gåte |" in before


def test_addresses_and_telephone_numbers_are_never_printed(mandat, examples):
    text = mandat("-C", examples, *AGENDA).out
    assert "Fiktiv Fabelsen" in text
    assert "@" not in text
    assert "00 00" not in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_public_document_is_the_one_that_is_made_without_the_file(mandat, examples):
    public = mandat("-C", examples, *AGENDA, "--public").out
    (examples / "mandates" / "fabelfjord" / "people.yaml").unlink()
    assert mandat("-C", examples, *AGENDA).out == public
    assert "Fabelsen" not in public


@pytest.mark.parametrize("public", [(), ("--public",)], ids=["for sending", "public"])
@pytest.mark.parametrize("suffix", ["md", "html", "pdf", "docx"])
def test_every_format_names_the_same_people(mandat, examples, tmp_path, suffix, public):
    target = tmp_path / f"saksliste.{suffix}"
    assert mandat("-C", examples, *AGENDA, *public, "-o", target).code == 0
    named = {name for name in ("Fiktiv Fabelsen", "Oppdiktet Skrønestad", "Eksempla Eventyr") if name in words_of(target)}
    assert len(named) == (0 if public else 3)


def words_of(file: Path) -> str:
    if file.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)
    if file.suffix == ".docx":
        return " ".join(cell.text for table in Document(str(file)).tables for row in table.rows for cell in row.cells)
    return file.read_text(encoding="utf-8")


def test_the_call_for_items_names_those_who_lead_and_a_public_one_does_not(mandat, examples):
    asked = ("agenda", "utskriving", "utskriving-2026-2", "--call", "--on", "2026-04-01")
    assert "| Møteleder | Skrønenes (Oppdiktet Skrønestad), første halvår 2026 |" in mandat("-C", examples, *asked).out
    assert "| Møteleder | Skrønenes, første halvår 2026 |" in mandat("-C", examples, *asked, "--public").out
