"""Whole documents, word for word. `make bless` accepts what the tool says today: read the difference before you do."""

import difflib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.documents.agendas import FOLLO, ROOT, STRATEGISK, Year, copied, proposed, wording, year_of

from mandat.render.look import look_of
from mandat.render.pdf import render_pdf
from mandat.source.shipped import shipped_templates

GOLDEN = Path(__file__).parent
BLESS = bool(os.environ.get("MANDAT_BLESS")) and not os.environ.get("CI")


def follo_proposed(_: Path) -> Year:
    return year_of(ROOT, 2025, proposed("follo-2025-1", FOLLO, date(2025, 2, 13)))


def strategisk_proposed(_: Path) -> Year:
    return year_of(ROOT, 2025, proposed("arena-strategisk-2025-1", STRATEGISK, date(2025, 3, 6), "13:00-15:00"))


def partnership(_: Path) -> Year:
    return year_of(ROOT, 2023)


def follo_planned(folder: Path) -> Year:
    copied(folder, "ahus", GOLDEN / "workspaces" / "ahus")
    return year_of(folder, 2025)


def fonna_planned(folder: Path) -> Year:
    copied(folder, "fonna", GOLDEN / "workspaces" / "fonna")
    return year_of(folder, 2025)


AGENDAS: dict[str, tuple[Callable[[Path], Year], str, str]] = {
    "agenda-follo-proposed-nb": (follo_proposed, "follo-2025-1", "nb"),
    "agenda-follo-proposed-en": (follo_proposed, "follo-2025-1", "en"),
    "agenda-follo-sent-nb": (follo_planned, "follo-2025-1", "nb"),
    "agenda-follo-cancelled-nb": (follo_planned, "follo-2025-2", "nb"),
    "agenda-follo-week-nb": (follo_planned, "follo-2025-3", "nb"),
    "agenda-fonna-moved-nn": (fonna_planned, "lms-nettverk-2025-2", "nn"),
    "agenda-jamtland-strategisk-sv": (strategisk_proposed, "arena-strategisk-2025-1", "sv"),
    "agenda-innlandet-dialogmote-nb": (partnership, "hamar-2023-1", "nb"),
    "agenda-innlandet-partnerskapsmote-nb": (partnership, "partnerskapsmote-2023-1", "nb"),
}


@pytest.mark.parametrize("name", AGENDAS)
def test_an_agenda_reads_as_agreed(name, tmp_path):
    year_in, meeting, language = AGENDAS[name]
    compare(name, year_in(tmp_path).markdown(meeting, language))


@pytest.mark.parametrize("name", AGENDAS)
def test_an_agenda_becomes_a_pdf_file(name, tmp_path):
    year_in, meeting, language = AGENDAS[name]
    year = year_in(tmp_path)
    look = look_of(year.view(meeting, language), wording(language))
    assert render_pdf(year.markdown(meeting, language), look, (shipped_templates(),)).startswith(b"%PDF-1.7")


def compare(name: str, made: str) -> None:
    """Fails with the difference, unless the document is as agreed or is being agreed to now."""
    file = GOLDEN / f"{name}.md"
    if BLESS:
        file.write_text(made, encoding="utf-8")
    agreed = file.read_text(encoding="utf-8") if file.is_file() else ""
    lines = difflib.unified_diff(agreed.splitlines(), made.splitlines(), f"agreed {file.name}", "made now", lineterm="")
    if made != agreed:
        pytest.fail("\n".join([*lines, "", "If this is what you want, run `make bless` and read the difference."]), pytrace=False)
