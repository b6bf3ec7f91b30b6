"""Whole reports and registers of the made-up year in `examples/`, word for word."""

from pathlib import Path

import pytest
from tests.golden.test_golden import compare

from mandat.cli.app import run

ROOT = Path(__file__).parents[2]

DOCUMENTS = {
    "report-fabelfjord-utskriving-nb": ("examples", ("report", "2025", "utskriving", "--on", "2026-03-02")),
    "report-fabelfjord-samarbeidsutvalg-nb": ("examples", ("report", "2025", "samarbeidsutvalg", "--on", "2026-03-02")),
    "report-stevfjord-rehabilitering-nn": ("examples", ("report", "2025", "rehabilitering", "--on", "2026-01-20")),
    "report-sagoland-samverkansgrupp-sv": ("examples", ("report", "2025", "samverkansgrupp", "--on", "2026-01-20")),
    "report-fable-sound-older-adults-en": ("examples", ("report", "2025", "older-adults", "--on", "2026-01-20")),
    "report-fonna-fousam-nn": ("", ("report", "2024", "fousam", "--on", "2025-02-01")),
    "decisions-fabelfjord-nb": ("examples", ("decisions", "--community", "fabelfjord", "--on", "2025-10-01")),
    "decisions-sagoland-sv": ("examples", ("decisions", "--community", "sagoland", "--on", "2025-10-01")),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_report_reads_as_agreed(name, tmp_path):
    folder, arguments = DOCUMENTS[name]
    target = tmp_path / "made.md"
    assert run(["-C", str(ROOT / folder), *arguments, "-o", str(target)]) == 0
    compare(name, target.read_text(encoding="utf-8"))
