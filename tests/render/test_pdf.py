import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, StreamObject
from tests.render.looks import LOOK, NAMES, example

from mandat.render.look import Look
from mandat.render.markdown import escape_markdown
from mandat.render.pdf import render_pdf
from mandat.render.problem import TemplateProblem
from mandat.source.shipped import shipped_templates


def pdf(markdown: str, look: Look = LOOK) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(markdown, look, (shipped_templates(),))))


def words(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def tags(reader: PdfReader) -> list[str]:
    """The names of the structure elements, in reading order."""
    found: list[str] = []

    def visit(element: object) -> None:
        if isinstance(element, list):
            for child in element:
                visit(child.get_object())
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                found.append(str(element["/S"]).removeprefix("/"))
            if "/K" in element:
                visit(element["/K"])

    visit(reader.root_object["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_example_gives_the_same_bytes_twice(name):
    folders = (shipped_templates(),)
    assert render_pdf(example(name), LOOK, folders) == render_pdf(example(name), LOOK, folders)


@pytest.mark.parametrize(
    ("name", "pages"),
    [("agenda-nb", 2), ("agenda-sv", 1), ("minutes-nn-draft", 2), ("mandate-nb", 3), ("states-nb", 1)],
)
def test_the_examples_fill_as_many_pages_as_they_should(name, pages):
    assert len(pdf(example(name)).pages) == pages


def metadata_of(reader: PdfReader) -> str:
    stream = reader.root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    return stream.get_data().decode()


def title_and_date(reader: PdfReader) -> tuple[str | None, date | None]:
    assert reader.metadata is not None
    created = reader.metadata.creation_date
    return reader.metadata.title, created.date() if created else None


def test_the_file_says_that_it_is_accessible_and_an_archive_file():
    reader = pdf(example("agenda-nb"))
    metadata = metadata_of(reader)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "/Marked': True" in str(reader.root_object["/MarkInfo"])
    assert str(reader.root_object["/Lang"]) == "nb-NO"
    assert title_and_date(reader) == ("Innkalling til møte 01/2025", date(2025, 2, 6))


def test_the_file_holds_headings_tables_lists_and_head_cells_as_such():
    found = tags(pdf(example("agenda-nb")))
    assert found.count("H1") == 1
    assert {"H2", "H3", "H4", "Table", "THead", "TBody", "TH", "TD", "L", "LI", "P"} <= set(found)


def test_a_group_row_is_a_head_cell():
    table = "| a | b |\n|---|---|\n{}| x | y |\n"
    without, with_group = (tags(pdf(table.format(row))) for row in ("", "| **Helse Fonna: 3 av 4** | |\n"))
    assert with_group.count("TH") == without.count("TH") + 1
    assert with_group.count("TD") == without.count("TD")


def test_a_table_with_an_empty_head_is_no_table_but_facts():
    reader = pdf("# T\n\n| | |\n|---|---|\n| Sted | Digitalt |\n")
    assert "Table" not in tags(reader)
    assert "Sted Digitalt" in words(reader)


def test_only_the_fonts_of_the_tool_are_used():
    fonts = {str(font["/BaseFont"]) for page in pdf(example("agenda-nb")).pages for font in resources(page)}
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"SourceSans3"}


def resources(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_every_page_has_its_number_and_the_status_and_a_draft_its_tag():
    reader = pdf(example("minutes-nn-draft"), replace(LOOK, status="Utkast", status_line="Utkast, ikkje godkjent"))
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"Side {number} av 2" in text
        assert "Utkast, ikkje godkjent" in text
        assert "UTKAST" in text
    assert "Folloregionen · Innkalling til møte 01/2025" in reader.pages[1].extract_text()


def test_the_number_of_a_heading_stands_apart_from_its_title():
    assert "4.1 Deltakelse" in words(pdf(example("mandate-nb")))


def test_the_contents_list_the_numbered_sections_with_their_pages():
    first_page = re.sub(r"\s+", " ", pdf(example("mandate-nb")).pages[0].extract_text())
    assert "4.2 Sammensetning 3" in first_page
    assert "Endringslogg 1" not in first_page


def contents_of(sections: int) -> str:
    numbers = range(1, sections + 1)
    listed = "\n".join(f"- [{n} Del](#{n})" for n in numbers)
    return f"# T\n\nTid\n\n## Innhold\n\n{listed}\n\n" + "\n\n".join(f"## {n}\u2003Del\n\nTekst {n}" for n in numbers)


@pytest.mark.parametrize(("sections", "pages"), [(2, 1), (8, 2)])
def test_the_text_begins_a_new_page_only_behind_long_contents(sections, pages):
    reader = pdf(contents_of(sections))
    assert len(reader.pages) == pages
    assert ("Tekst 1" in reader.pages[0].extract_text()) == (pages == 1)


def test_the_running_head_does_not_say_the_name_of_the_body_twice():
    look = replace(LOOK, issuer="Etablering av helsefelleskap", title="Etablering av helsefelleskap - gjennomgang av oppdrag")
    head = pdf("# T\n\n" + "Linje.\n\n" * 60, look).pages[1].extract_text().splitlines()[0]
    assert head == "Etablering av helsefelleskap - gjennomgang av oppdrag"


def left_of(page: PageObject, word: str) -> float:
    """How far from the left edge of the page a word begins."""
    found: list[float] = []

    def visit(text: str, page_: list[float], line: list[float], *_: object) -> None:
        if text.strip().startswith(word):
            found.append(line[4] * page_[0] + line[5] * page_[2] + page_[4])

    page.extract_text(visitor_text=visit)
    return found[0]


def test_a_table_that_begins_with_running_text_stands_in_the_text_column():
    long = "Tilbakemelding for oppstart og status for notatet"
    page = pdf(
        f"# T\n\nTid\n\nTeksten.\n\n| Hva | Frist |\n|---|---|\n| {long} | mai |\n\n| Sak | Hva |\n|---|---|\n| 1 | {long} |\n"
    ).pages[0]
    assert left_of(page, "Hva") == pytest.approx(left_of(page, "Teksten"), abs=1)
    assert left_of(page, "Sak") == pytest.approx(left_of(page, "Tid"), abs=1)


def test_a_short_column_is_not_broken_where_another_one_can_give_way():
    head = "| Status | Frist | Hva | Ansvarlig | Fra | Nettverk |\n|---|---|---|---|---|---|\n"
    what = "Sette inn punktet om pårørende og sende ut listen"
    row = f"| ● Utført 14.02.2025 | 24.02.2025 | {what} | Eventyrholmen | 03/25 | Fagnettverk for utskriving |\n"
    lines = pdf(f"# T\n\nTid\n\n{head}{row}").pages[0].extract_text().splitlines()
    assert any("Utført 14.02.2025" in line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)


def test_the_label_of_a_block_quote_is_known_by_the_wording_and_not_by_the_language():
    quote = "# T\n\n> **Päätös:** Yes\n"
    known = render_pdf(quote, replace(LOOK, labels={"Päätös": "decision"}), (shipped_templates(),))
    unknown = render_pdf(quote, LOOK, (shipped_templates(),))
    assert "SourceSans3-It" in fonts_of(unknown)
    assert "SourceSans3-It" not in fonts_of(known)


def fonts_of(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    return " ".join(str(font["/BaseFont"]) for page in reader.pages for font in resources(page))


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("", "Innkalling til møte 01/2025"),
        ("Only a paragraph", "Only a paragraph"),
        ("### Begins low\n\n##### and jumps\n\nx", "Begins low"),
        ("# T\n\n#### Side label at once\n\ntext", "Side label at once"),
        ("# T\n\n# Second title\n\n#", "Second title"),
        ("# T\n\n- a\n  1. b\n     - c\n       > d\n\n- e\n\n  f", "a 1. b – c d"),
        ("# T\n\n3. third\n4. fourth", "3. third 4. fourth"),
        ("# T\n\n```\ncode  here\n```\n\n    more\n\n`x`", "code here"),
        ("# T\n\na\\\nb\n\n---\n\nc ~~struck~~ d", "c struck d"),
        ("# T\n\n[words](https://example.org) [file](a/b.pdf) [here](#x) [](https://example.org/y) [n]()", "words file here"),
        ("# T\n\n> quoted words\n>\n> > deeper", "quoted words"),
        ("# T\n\n> **Vedtak**", "Vedtak"),
        ("# T\n\n> **Vedtak**\n>\n> - first\n> - second", "first"),
        ("# T\n\n> ## Heading in a quote\n> | a |\n> |---|\n> | b |", "Heading in a quote"),
        ("# T\n\n>", "T"),
        ("# T\n\n-\n- \n1.", "T"),
        ("# T\n\n| a | b |\n|---|---|", "a b"),
        ("# T\n\n| | | |\n|---|---|---|\n| x | y | z |", "x y z"),
        ("# T\n\n| a |\n|---|\n| |\n| **x** |", "x"),
        ("# T\n\n![picture](x.png) <b>no html</b> &amp; text", "picture <b>no html</b> & text"),
        ('#let x = 1\n\n#import "@preview/a:1.0.0": b\n\n$x$ @ref <label> "q" --', '#let x = 1 #import "@preview/a:1.0.0": b'),
        ("# T\n\nSámi: áčđŋšŧž ÁČĐŊŠŦŽ", "Sámi: áčđŋšŧž ÁČĐŊŠŦŽ"),
        ("# T\n\nparty 😀🎉 漢字 \ue000 \ufeff end", "end"),
    ],
)  # fmt: skip
def test_any_markdown_gives_a_document(markdown, shown):
    assert shown in words(pdf(markdown))


def test_a_sign_that_no_font_has_becomes_a_replacement_sign_and_costs_nothing_else():
    assert "a � b å" in words(pdf("# T\n\na 😀 b å"))


def test_a_mark_that_no_font_has_costs_neither_the_letter_under_it_nor_the_document():
    shown = words(pdf("# T\n\n1\u093a og ~\u093a og 1"))
    assert "1\ufffd og ~\ufffd og 1" in shown


def test_a_very_long_title_and_very_long_words_do_not_fail():
    title = "Mandat for " + "samhandling og " * 40
    long_word = "saksbehandlertjenesten" * 20
    table = f"| a | b | c |\n|---|---|---|\n| {long_word} | {long_word} | x |\n"
    many = "|" + " col |" * 14 + "\n|" + "---|" * 14 + "\n|" + " twenty-five characters ok |" * 14 + "\n"
    reader = pdf(f"# {title}\n\n{long_word}\n\n{table}\n{many}\n## 1\u2003{long_word}", replace(LOOK, title=title))
    assert len(reader.pages) >= 1


def test_a_document_without_text_issuer_and_status_is_still_made():
    bare = Look("T", "", "nb", "NO", date(2025, 1, 1), None, "", "{page}", {})
    assert render_pdf("", bare, (shipped_templates(),)).startswith(b"%PDF")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.sampled_from('#*_[]()<>`"\\$@{}|~-.1\n ')))
def test_no_text_breaks_the_document(text, signs):
    value, other = escape_markdown(text), escape_markdown(signs)
    table = f"| {other} | b |\n|---|---|\n| {value} | {other} |\n"
    markdown = f"# {value} {other}\n\n{value}\n\n{table}\n> **Vedtak** {value}\n\n{signs}{text}"
    assert render_pdf(markdown, LOOK, (shipped_templates(),)).startswith(b"%PDF")


def test_the_theme_of_the_workspace_wins_and_keeps_the_shipped_fonts(tmp_path):
    own = '#let mandat(..all, body) = { set document(title: "Own", date: auto)\n set text(font: "Source Sans 3")\n body }\n'
    (tmp_path / "theme.typ").write_text(own)
    data = render_pdf("# T", LOOK, (tmp_path, shipped_templates()))
    assert title_and_date(PdfReader(io.BytesIO(data)))[0] == "Own"
    assert "SourceSans3" in fonts_of(data)


def test_a_broken_theme_is_reported_with_file_and_line(tmp_path):
    (tmp_path / "theme.typ").write_text("#let a = 1\n#let b = nothing\n")
    with pytest.raises(TemplateProblem, match="nothing") as problem:
        render_pdf("# T", LOOK, (tmp_path, shipped_templates()))
    assert (problem.value.file, problem.value.line) == (str(tmp_path / "theme.typ"), 2)


def test_a_theme_may_not_fetch_packages_from_the_network(tmp_path):
    (tmp_path / "theme.typ").write_text('\n#import "@preview/example:0.1.0": a\n')
    with pytest.raises(TemplateProblem, match="network") as problem:
        render_pdf("# T", LOOK, (tmp_path,))
    assert problem.value.line == 2


def test_without_any_theme_the_problem_says_so(tmp_path):
    with pytest.raises(TemplateProblem, match="none of the template folders has a theme"):
        render_pdf("# T", LOOK, (tmp_path,))
