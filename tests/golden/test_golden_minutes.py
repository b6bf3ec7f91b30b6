"""Minutes, word for word; and each of them as a file on every page of which one sees how far it has come."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from tests.documents.agendas import wording
from tests.documents.minutes import Asked, markdown_of, view_of, workspace_with
from tests.golden.test_golden import compare

from mandat.render.look import look_of
from mandat.render.product import render_product
from mandat.source.shipped import shipped_templates

MINUTES = {
    "minutes-follo-circulated-nb": Asked("ahus", "follo-2025-1", "nb", date(2025, 3, 20)),
    "minutes-follo-public-nb": Asked("ahus", "follo-2025-1", "nb", date(2025, 3, 20), public=True),
    "minutes-fonna-draft-nn": Asked("fonna", "lms-nettverk-2025-2", "nn", date(2025, 10, 30)),
    "minutes-arenan-protocol-sv": Asked("arenan", "arena-2025-1", "sv", date(2025, 3, 15)),
    "minutes-harbour-approved-en": Asked("harbour", "forum-2025-1", "en", date(2025, 6, 6)),
}
MARKS = {"nb": "UTKAST", "nn": "UTKAST", "sv": "UTKAST", "en": "DRAFT"}

each = pytest.mark.parametrize("name", MINUTES)
each_language = pytest.mark.parametrize("language", MARKS)


def product(folder, asked: Asked, suffix: str) -> bytes:
    words = wording(asked.language)
    return render_product(markdown_of(folder, asked), look_of(view_of(folder, asked), words), suffix, (shipped_templates(),))


@each
def test_minutes_read_as_agreed(name, tmp_path):
    workspace_with(tmp_path, MINUTES[name].community)
    compare(name, markdown_of(tmp_path, MINUTES[name]))


@each_language
def test_a_draft_is_marked_on_every_page_of_the_pdf_beside_its_content(language, tmp_path):
    workspace_with(tmp_path, "ahus")
    pages = PdfReader(BytesIO(product(tmp_path, Asked("ahus", "follo-2025-1", language, date(2025, 3, 20)), ".pdf"))).pages
    assert len(pages) > 1
    for page in pages:
        assert page.extract_text().startswith(MARKS[language])
        contents = page.get_contents()
        assert contents is not None
        assert b"/Artifact" in contents.get_data()


@each_language
def test_a_draft_is_marked_on_the_first_and_on_every_other_page_in_word(language, tmp_path):
    workspace_with(tmp_path, "ahus")
    package = ZipFile(BytesIO(product(tmp_path, Asked("ahus", "follo-2025-1", language, date(2025, 3, 20)), ".docx")))
    headers = [package.read(name).decode() for name in package.namelist() if re.match(r"word/header\d", name)]
    assert len(headers) == 2
    assert all(MARKS[language].capitalize() in header for header in headers)
    assert "<w:caps" in package.read("word/styles.xml").decode()


@each_language
def test_a_draft_is_marked_on_screen_and_on_every_printed_page_of_html(language, tmp_path):
    workspace_with(tmp_path, "ahus")
    page = product(tmp_path, Asked("ahus", "follo-2025-1", language, date(2025, 3, 20)), ".html").decode()
    assert f'<p class="tag"><span>{MARKS[language].capitalize()}</span></p>' in page
    assert f'@top-left {{ content: "{MARKS[language]}"; }}' in page


def test_approved_minutes_bear_no_mark_in_any_format(tmp_path):
    asked = MINUTES["minutes-harbour-approved-en"]
    workspace_with(tmp_path, asked.community)
    assert "content: " not in product(tmp_path, asked, ".html").decode()
    reader = PdfReader(BytesIO(product(tmp_path, asked, ".pdf")))
    assert all("DRAFT" not in page.extract_text().upper() for page in reader.pages)
    assert "Approved 5 June 2025, item 04/25" in reader.pages[-1].extract_text().replace("\u00a0", " ")
