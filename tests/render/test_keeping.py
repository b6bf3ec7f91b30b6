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
        ("### 13/25\u2003Opplæring\n\nGåtevik tilbyr lokale.\n\n> **Vedtak**\n> Nettverket tar imot.\n\nSlutt.", ["Paragraph"]),
        ("Ord " * 300 + "\n\n> **Vedtak**\n> Nettverket tar imot.\n\n" + "Slutt. " * 300, []),
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


def test_a_decision_never_stands_on_another_page_than_the_text_it_follows_from():
    ending = "### 13/25\u2003Opplæring\n\nGåtevik tilbyr lokale.\n\n> **Vedtak**\n> Nettverket tar imot.\n\n" + "Mer.\n\n" * 20
    for lines in range(18, 30):
        texts = pages(minutes(lines, ending))
        assert [n for n, text in enumerate(texts) if "tilbyr lokale" in text] == [
            n for n, text in enumerate(texts) if "tar imot" in text
        ]


def numbered_rows(count: int) -> str:
    return HEAD + "".join(f"| {number:02}/25 | Sende rapporten | Ås |\n" for number in range(1, count + 1))


@pytest.mark.parametrize("rows", [5, 9])
def test_a_table_that_goes_on_over_the_page_takes_two_rows_along(rows):
    broken = 0
    for lines in range(10, 30):
        shown = [
            [f"{row:02}/25" in text for row in range(1, rows + 1)].count(True)
            for text in pages(minutes(lines, numbered_rows(rows)))
        ]
        assert [count for count in shown if count][-1] > 1
        broken += len([count for count in shown if count]) > 1
    assert broken > 1


def test_a_table_of_four_rows_is_never_broken():
    for lines in range(14, 30):
        texts = pages(minutes(lines, numbered_rows(4) + "\n\nEtter.\n\n" * 3))
        assert [count for text in texts if (count := text.count("Sende rapporten"))] == [4]


def test_facts_stay_together():
    facts = "| | |\n|---|---|\n| Organ | Sendes |\n| Dato | Sendes |\n| Sak | Sendes |\n"
    for lines in range(18, 30):
        texts = pages(minutes(lines, f"## Vedtatt i\n\n{facts}"))
        assert [count for text in texts if (count := text.count("Sendes"))] == [3]
