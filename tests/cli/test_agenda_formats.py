import io
import subprocess
import sys
from zipfile import ZipFile

import pytest
from docx import Document
from tests.cli.conftest import ROOT

AGENDA = ("-C", ROOT, "agenda", "follo", "--on", "2025-01-01")
WITHOUT_DOCX = """
import sys
sys.modules["docx"] = None  # as if it were not installed
from mandat.cli.app import run
sys.exit(run(sys.argv[1:]))
"""


def test_the_agenda_is_shown_as_markdown(mandat):
    result = mandat(*AGENDA)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# Innkalling til møte 1/2025\n")


@pytest.mark.parametrize(
    ("name", "begins"), [("a.md", b"# Inn"), ("a.pdf", b"%PDF"), ("a.html", b"<!DOCTYPE html>"), ("a.docx", b"PK")]
)
def test_the_name_of_the_file_picks_the_format(mandat, tmp_path, name, begins):
    target = tmp_path / "out" / name
    result = mandat(*AGENDA, "-o", target)
    assert (result.code, result.out, result.err) == (0, "", f"Wrote {target}.\n")
    assert target.read_bytes().startswith(begins)


def test_all_formats_tell_the_same(mandat, tmp_path):
    for suffix in ("html", "docx"):
        assert mandat(*AGENDA, "-o", tmp_path / f"a.{suffix}").code == 0
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    document = Document(str(tmp_path / "a.docx"))
    words = [one.text for one in document.paragraphs] + [
        cell.text for t in document.tables for row in t.rows for cell in row.cells
    ]
    headings = [
        one.text
        for one in document.paragraphs
        if one.style is not None and (one.style.name or "").startswith(("Heading", "Side"))
    ]
    assert '<html lang="nb-NO">' in html
    assert len(headings) == html.count("</h1>") + html.count("</h2>") + html.count("</h3>") + html.count("</h4>")
    assert "Nesodden, første halvår 2025 (antakelse)" in words
    assert "Nesodden, første halvår 2025 (antakelse)" in html


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (
            ("agenda", "utskriving", "utskriving-2025-4"),
            [
                "Meld også fra hvem som er stedfortreder</span>. Attendance is mandatory.",
                '<span lang="nb-NO">Avvik siden forrige møte</span> (standing item)',
                "<td>As needed: <span",
            ],
        ),
        (("minutes", "utskriving", "utskriving-2025-4"), ['<li><span lang="nb-NO">']),
        (("document", "utskriving"), ['<h1><span lang="nb-NO">Mandat for fagnettverk for utskriving</span></h1>']),
        (("decisions", "--community", "fabelfjord"), ['<td><span lang="nb-NO">Handlingsplan for 2026</span></td>']),
        (("report", "2025", "utskriving"), ['<p><span lang="nb-NO">2025 ble året da sjekklisten for varsling kom i bruk.']),
    ],
)
def test_what_people_wrote_keeps_its_language_in_a_document_of_another_one(mandat, tmp_path, command, shown):
    target = tmp_path / "a.html"
    assert mandat("-C", ROOT / "examples", *command, "--on", "2026-01-01", "--lang", "en", "-o", target).code == 0
    html = target.read_text(encoding="utf-8")
    assert '<html lang="en-GB">' in html
    assert [one for one in shown if one not in html] == []


def test_a_document_in_its_own_language_marks_nothing(mandat, tmp_path):
    assert mandat("-C", ROOT / "examples", "agenda", "utskriving", "utskriving-2025-4", "-o", tmp_path / "a.html").code == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8").count("lang=") == 1


def test_twice_the_same_bytes(mandat, tmp_path):
    for name in ("1.docx", "2.docx"):
        assert mandat(*AGENDA, "-o", tmp_path / name).code == 0
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()


@pytest.mark.parametrize("name", ["a.txt", "a.odt", "a"])
def test_a_format_that_is_not_made_is_wrong_use_and_the_known_ones_are_told(mandat, tmp_path, name):
    result = mandat(*AGENDA, "-o", tmp_path / name)
    assert result.code == 2
    assert result.err.endswith("Name a file that ends in .md, .pdf, .html or .docx.\n")
    assert not (tmp_path / name).exists()


def test_without_python_docx_one_sentence_says_what_to_install(tmp_path):
    target = tmp_path / "a.docx"
    command = [sys.executable, "-c", WITHOUT_DOCX, *map(str, AGENDA), "-o", str(target)]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "A .docx file needs python-docx: install `mandat[docx]`, or write .html or .pdf.\n"
    assert not target.exists()


def test_the_file_is_a_package_that_holds_no_picture_of_another_document(mandat, tmp_path):
    assert mandat(*AGENDA, "-o", tmp_path / "a.docx").code == 0
    with ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as package:
        assert {name.rpartition(".")[2] for name in package.namelist()} == {"xml", "rels"}
