"""Dates and numbered things stay on one line, in the formats that have lines; Markdown keeps the blanks that were typed."""

import io

import pytest
from docx import Document
from pypdf import PdfReader
from tests.render.looks import LOOK

from mandat.render.docx import render_docx
from mandat.render.html import render_html
from mandat.render.pdf import render_pdf
from mandat.render.unbroken import unbroken
from mandat.source.shipped import shipped_templates

FOLDERS = (shipped_templates(),)
MARKDOWN = "# T\n\nTid\n\nRutinen gjelder fra 1. september 2025, sak 13/25.\n"
SHOWN = "Rutinen gjelder fra 1._september_2025, sak_13/25.".replace("_", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fra 1. september 2025 og ut", "fra 1._september_2025 og ut"),
        ("den 1 mars 2025", "den 1_mars_2025"),
        ("on 17 May, or 3 June 2026", "on 17_May, or 3_June_2026"),
        ("kl. 09.00, uke 37, veke 4, vecka 5", "kl._09.00, uke_37, veke_4, vecka_5"),
        ("sak 13/25 og § 13", "sak_13/25 og §_13"),
        ("I 2025 mars og 12 marsvin, 1. utkast", "I 2025 mars og 12 marsvin, 1. utkast"),
        ("● Utført 14.02.2025", "●_Utført 14.02.2025"),
        ("saken 13 og kl. ni", "saken 13 og kl. ni"),
    ],
)
def test_what_is_read_as_one_is_not_broken(text, shown):
    assert unbroken(text) == shown.replace("_", "\N{NO-BREAK SPACE}")


def test_every_format_with_lines_keeps_a_date_together():
    assert SHOWN in render_html(MARKDOWN, LOOK, FOLDERS)
    assert SHOWN in [one.text for one in Document(io.BytesIO(render_docx(MARKDOWN, LOOK, FOLDERS))).paragraphs]


def test_a_date_at_the_end_of_a_line_goes_to_the_next_one_in_a_pdf():
    for words in range(9, 14):
        text = "Nettverket " * words + "fra 1. september 2025."
        lines = PdfReader(io.BytesIO(render_pdf(f"# T\n\nTid\n\n{text}\n", LOOK, FOLDERS))).pages[0].extract_text().splitlines()
        assert not any(line.rstrip().endswith(("1.", "september")) for line in lines)
