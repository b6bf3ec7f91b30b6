"""No short ending stands on a page of its own."""

import io

import pytest
from pypdf import PdfReader
from tests.render.looks import LOOK

from mandat.render.keeping import kept_with_next
from mandat.render.pdf import render_pdf
from mandat.render.reader import read_blocks
from mandat.source.shipped import shipped_templates

ROW = "| 04/25 | Sende rapporten | Ås |"
HEAD = "| Sak | Hva | Ansvarlig |\n|---|---|---|\n"
ATTACHMENTS = "\n\n## Vedlegg\n\n1. vedlegg/tall.pdf\n"


def minutes(lines: int, ending: str) -> str:
    text = "\n\n".join(f"Linje {number} i referatet." for number in range(lines))
    return f"# Referat\n\nTorsdag\n\n## Saker\n\n{text}\n\n{ending}"


def kept(markdown: str) -> list[str]:
    blocks = read_blocks(markdown, LOOK.title, LOOK.labels)
    return [type(blocks[position]).__name__ for position in sorted(kept_with_next(blocks))]


def pages(markdown: str) -> list[str]:
    reader = PdfReader(io.BytesIO(render_pdf(markdown, LOOK, (shipped_templates(),))))
    return [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize(
    ("ending", "blocks"),
    [
        (f"## Oppfølging\n\n{HEAD}{ROW}{ATTACHMENTS}", ["Table"]),
        (f"Ingen saker.{ATTACHMENTS}", ["Paragraph"]),
        (f"## Oppfølging\n\n{HEAD}{ROW}\n\n> **Antakelse**\n>\n> Husk fristen.", ["Paragraph", "Table"]),
        (f"#### Temaer\n\n- Lære\n- Dele\n\n{HEAD}{ROW}", ["Side"]),
        (f"## Oppfølging\n\n{HEAD}" + f"{ROW}\n" * 20 + ATTACHMENTS, []),
        ("## Vedlegg\n\n" + "\n".join(f"1. vedlegg/{n}.pdf" for n in range(30)), []),
    ],
)
def test_what_stands_before_a_short_ending_is_kept_with_it(ending, blocks):
    assert kept(minutes(3, ending)) == blocks


def test_nothing_is_kept_in_a_document_of_one_block():
    assert kept("# Referat") == []


def test_attachments_never_stand_alone_on_the_last_page():
    ending = f"## Oppfølging\n\n{HEAD}{ROW}{ATTACHMENTS}"
    last = [pages(minutes(lines, ending))[-1] for lines in range(18, 30)]
    assert all("Sende rapporten" in text for text in last if "vedlegg/tall.pdf" in text)
    assert any("Linje 0 " not in text for text in last)  # some of them had to go on to a second page
