"""What a document quotes from files in another language is marked with that language, in every format with marks."""

import io
from dataclasses import replace

import pytest
from docx import Document
from pypdf import PdfReader
from tests.render.looks import LOOK

from mandat.documents.quoted import Quoted
from mandat.render.docx import render_docx
from mandat.render.html import render_html
from mandat.render.markdown import Markdown
from mandat.render.pdf import render_pdf
from mandat.render.prose import with_prose
from mandat.source.shipped import shipped_templates

FOLDERS = (shipped_templates(),)
TEXTS = frozenset({"Avvik siden forrige møte", "Avvik", "Skriftlig, med forslag til vedtak.", "Utskrivingskoordinator"})
ENGLISH = replace(LOOK, lang="en", region="GB", labels={"Decision": "decision"}, quoted=Quoted("nb-NO", TEXTS))
MARKDOWN = """# Notice of meeting

Tuesday

## 04/27\u2003Avvik siden forrige møte (standing item)

By Friday. Skriftlig, med forslag til vedtak. Avviket is not a text.

| Party | Seat |
|---|---|
| **Avvik** | |
| Sykehuset | utskrivingskoordinator and **Avvik siden forrige møte** |

> **Decision**
>
> - Avvik
"""


def page(markdown: str, look=ENGLISH) -> str:
    return render_html(markdown, look, FOLDERS).partition("<main>")[2]


@pytest.mark.parametrize(
    "html",
    [
        '<span class="titled"><span lang="nb-NO">Avvik siden forrige møte</span> (standing item)</span>',
        '<p>By Friday. <span lang="nb-NO">Skriftlig, med forslag til vedtak</span>. Avviket is not a text.</p>',
        '<span lang="nb-NO">utskrivingskoordinator</span> and <strong>',
        '<strong><span lang="nb-NO">Avvik siden forrige møte</span></strong>',
        '<li><span lang="nb-NO">Avvik</span></li>',
        '<p class="label">Decision</p>',
    ],
)
def test_a_text_of_the_files_is_known_wherever_it_stands(html):
    assert html in page(MARKDOWN)


def test_a_document_in_the_language_of_its_files_has_no_marks():
    assert "lang=" not in page(MARKDOWN, replace(ENGLISH, quoted=None))


def test_the_words_stay_as_they_are():
    def shown(look):
        return [one.text for one in Document(io.BytesIO(render_docx(MARKDOWN, look, FOLDERS))).paragraphs]

    assert shown(ENGLISH) == shown(replace(ENGLISH, quoted=None))


def test_a_pdf_and_a_word_file_name_the_language_too():
    structure = PdfReader(io.BytesIO(render_pdf(MARKDOWN, ENGLISH, FOLDERS))).root_object["/StructTreeRoot"]
    assert "nb-NO" in languages(structure)
    (heading,) = [
        one for one in Document(io.BytesIO(render_docx(MARKDOWN, ENGLISH, FOLDERS))).paragraphs if "forrige" in one.text
    ][:1]
    assert '<w:lang w:val="nb-NO"/>' in heading._p.xml  # noqa: SLF001


def languages(element: object) -> set[str]:
    """The languages that the structure of a PDF names."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return {found for one in element for found in languages(one)}
    if not isinstance(element, dict):
        return set()
    own = {str(element["/Lang"])} if "/Lang" in element else set()
    return own | (languages(element["/K"]) if "/K" in element else set())


def test_what_people_wrote_for_a_report_is_quoted_as_well():
    quoted = with_prose(Quoted("nb-NO", TEXTS), (Markdown("Året var *godt* for alle.\n\n- Møtene ble holdt"), "Not a quotation"))
    assert quoted.texts - TEXTS == {"Året var", "for alle.", "Møtene ble holdt"}
