import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.render.colours import contrast
from tests.render.looks import LOOK, NAMES, example

from mandat.render.docx import render_docx
from mandat.render.markdown import escape_markdown
from mandat.render.problem import TemplateProblem
from mandat.source.shipped import shipped_templates

FOLDERS = (shipped_templates(),)
OFFICE = shutil.which("soffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(markdown, look=LOOK, folders=FOLDERS) -> Opened:
    return Document(io.BytesIO(render_docx(markdown, look, folders)))


def part(markdown: str, name: str, look=LOOK) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(markdown, look, FOLDERS))) as package:
        return package.read(name).decode()


def styled(document: Opened) -> list[tuple[str, str]]:
    """Every paragraph outside tables: its style and its words."""
    return [(one.style.name or "", one.text) for one in document.paragraphs if one.style is not None]


def headings(document: Opened) -> list[tuple[int, str]]:
    found = [(style, text) for style, text in styled(document) if style.startswith(("Heading", "Side"))]
    return [(int(style.split()[1]), text) for style, text in found]


def said(document: Opened) -> list[tuple[str, str]]:
    return [(style, text) for style, text in styled(document) if style not in {"Issuer", "Heading 1", "Gap"}]


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("name", NAMES)
def test_every_example_gives_the_same_bytes_twice(name):
    assert render_docx(example(name), LOOK, FOLDERS) == render_docx(example(name), LOOK, FOLDERS)


def test_every_file_in_the_package_bears_the_day_of_the_document():
    with zipfile.ZipFile(io.BytesIO(render_docx("# T", LOOK, FOLDERS))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2025, 2, 6, 0, 0, 0)}


def test_the_properties_hold_title_language_issuer_and_day():
    found = opened("# T", replace(LOOK, lang="nn", status="Utkast")).core_properties
    assert (found.title, found.language, found.author) == (LOOK.title, "nn-NO", LOOK.issuer)
    assert (found.created.date() if found.created else None) == date(2025, 2, 6)
    assert (found.modified.date() if found.modified else None) == date(2025, 2, 6)
    assert (found.last_modified_by, found.revision, found.content_status) == (LOOK.issuer, 1, "Utkast")


def test_a_title_that_is_too_long_for_the_properties_is_shortened_there_only():
    title = "Mandat " * 60
    found = opened("", replace(LOOK, title=title, issuer="i" * 300))
    assert found.core_properties.title == title[:255]
    assert headings(found) == [(1, title.strip())]


def test_the_language_of_the_text_is_that_of_the_document():
    defaults = re.search(
        r"<w:docDefaults>.*?</w:docDefaults>", part("# T", "word/styles.xml", replace(LOOK, lang="sv", region="SE")), re.DOTALL
    )
    assert defaults is not None
    assert re.findall(r"<w:lang ([^>]*)/>", defaults[0]) == ['w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"']


def test_headings_are_headings_without_gaps_and_their_numbers_stand_before_a_tab():
    found = headings(opened(example("agenda-nb")))
    assert found[:4] == [
        (1, "Innkalling til møte 01/2025"),
        (2, "Deltakere"),
        (2, "Saksliste"),
        (3, "Kommunedel 09.00–10.15, 75 minutter"),
    ]
    assert (4, "Bakgrunn") in found
    assert (2, "4.1\tDeltakelse") in headings(opened("# T\n\n## 4.1\u2003Deltakelse"))
    assert [level for level, _ in headings(opened("### Low\n\n##### Jump\n\n#\n\n## Next"))] == [1, 2, 3, 2]


def test_the_side_labels_of_a_section_are_alike():
    found = opened("# T\n\n## Part\n\n#### Rammer\n\nx\n\n#### Dissens\n\ny")
    labels = [one.style for one in found.paragraphs if one.text in {"Rammer", "Dissens"}]
    assert [one.name for one in labels if one is not None] == ["Side 3", "Side 3"]
    outline = {one.name: one.element.find(f".//{W}outlineLvl").get(f"{W}val") for one in labels if one is not None}
    assert outline == {"Side 3": "2"}


def test_a_document_reads_in_order_as_it_was_written():
    markdown = (
        "# T\n\nWhen\n\nText\n\n#### Bakgrunn\n\n- a\n  1. b\n\n> **Vedtak**\n> Yes.\n\n> **Antakelse** So.\n>\n> - c\n\n"
        "> Words\n\n```\ncode\n  here\n```\n\n---\n"
    )
    assert said(opened(markdown)) == [
        ("Lead", "When"),
        ("Body Text", "Text"),
        ("Side 2", "Bakgrunn"),
        ("List Bullet", "a"),
        ("List Number", "b"),
        ("Decision Label", "Vedtak"),
        ("Decision", "Yes."),
        ("Note Label", "Antakelse"),
        ("Note", "So."),
        ("Note", "c"),
        ("Quote", "Words"),
        ("Verbatim", "code\n  here"),
        ("Pause", ""),
    ]


def test_the_issuer_stands_above_the_title():
    assert styled(opened("# T"))[:2] == [("Issuer", "Forvaltningsnettverk Folloregionen"), ("Heading 1", "T")]
    assert styled(opened("# T", replace(LOOK, issuer=""))) == [("Heading 1", "T")]


def test_strong_struck_and_quoted_words_stay_so():
    paragraph = opened("# T\n\nx\n\n**a** ~~b~~ *c* `d` e").paragraphs[-1]
    marks = [(run.text, run.bold, run.font.strike, run.italic) for run in paragraph.runs if run.text.strip()]
    assert marks == [
        ("a", True, None, None),
        ("b", None, True, None),
        ("c", None, None, True),
        ("d", None, None, None),
        (" e", None, None, None),
    ]


def xml(table: Table) -> str:
    return str(table._tbl.xml)  # noqa: SLF001  the only way to what python-docx has no name for


def test_the_head_row_of_a_table_repeats_and_is_marked_as_head():
    (table,) = opened("# T\n\n| A | Min. |\n|---|--:|\n| x | 1 |\n").tables
    first, second = re.findall(r"<w:tr>.*?</w:tr>", xml(table), re.DOTALL)
    assert "<w:tblHeader/>" in first
    assert "<w:tblHeader/>" not in second
    assert 'w:firstRow="1"' in xml(table)
    assert [cell.text for cell in table.rows[0].cells] == ["A", "Min."]
    assert [one.alignment is not None for one in table.rows[1].cells[1].paragraphs] == [True]


def test_facts_name_their_rows_in_the_first_column():
    (table,) = opened("# T\n\n| | |\n|---|---|\n| Sted | Digitalt |\n").tables
    assert 'w:firstColumn="1"' in xml(table)
    assert "<w:tblHeader/>" not in xml(table)
    assert [cell.text for cell in table.rows[0].cells] == ["Sted", "Digitalt"]


def test_a_group_row_is_one_cell_and_what_is_late_says_so():
    (table,) = opened("# T\n\n| A | B |\n|---|---|\n| **Helse Fonna: 3 av 4** | |\n| ▲ Sen | x |\n").tables
    group, late = table.rows[1], table.rows[2]
    assert {cell.text for cell in group.cells} == {"Helse Fonna: 3 av 4"}
    assert 'w:gridSpan w:val="2"' in xml(table)
    assert late.cells[0].text == "▲\N{NO-BREAK SPACE}Sen"
    assert [run.style.name for run in late.cells[0].paragraphs[0].runs if run.style] == ["Late"]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_fills_the_page_and_those_with_the_same_head_are_alike(name):
    by_head: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for table in opened(example(name)).tables:
        grid = tuple(re.findall(r'<w:gridCol w:w="(\d+)"', xml(table)))
        assert 9400 <= sum(int(width) for width in grid) <= 9411
        assert all(int(width) >= 600 for width in grid)
        if 'w:firstRow="1"' in xml(table):
            by_head.setdefault(tuple(cell.text for cell in table.rows[0].cells), set()).add(grid)
    assert by_head
    assert all(len(grids) == 1 for grids in by_head.values())


def test_short_leading_columns_fill_the_label_column():
    table = opened(example("agenda-nb")).tables[-1]
    clock, number = re.findall(r'<w:gridCol w:w="(\d+)"', xml(table))[:2]
    assert int(clock) + int(number) == 1928


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "Versjon | Dato | Av | Endring",
            "1.1 | 20.11.2024 | Samarbeidsutvalget | Møtelederen skifter hvert halvår. Praksiskonsulenten møter.",
        ),
        (
            "Status | Frist | Hva | Ansvarlig | Fra | Nettverk",
            "● Utført 14.02.2025 | 14.02.2025 | Sende årsrapporten til alle | Eventyrholmen | 03/25 | Fagnettverk for utskriving",
        ),
    ],
)
def test_no_date_and_no_word_is_broken_in_a_wide_typeface(head, row):
    (table,) = opened(f"# T\n\n| {head} |\n|{'---|' * (head.count('|') + 1)}\n| {row} |\n").tables
    widths = [int(width) - 170 for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml(table))]
    longest = [max(len(word) for word in cell.split()) for cell in row.split("|")]
    assert all(width >= letters * 0.55 * 190 - 60 for width, letters in zip(widths, longest, strict=True))
    # the figures and the full stop of DejaVu Sans, the widest of the faces that stand in for Calibri
    dates = [width for width, cell in zip(widths, row.split("|"), strict=True) if re.fullmatch(r"[\d.]{10}", cell.strip())]
    assert all(width >= (8 * 0.636 + 2 * 0.318) * 190 for width in dates)


def test_a_label_never_touches_its_fact():
    (table,) = opened("# T\n\n| | |\n|---|---|\n| Informasjon går til | Egen virksomhet |\n").tables
    label, value = re.findall(r"<w:tcPr>(.*?)</w:tcPr>", xml(table), re.DOTALL)
    assert re.search(r'<w:right w:w="170"', label)
    assert "w:right" not in value


@pytest.mark.parametrize("columns", [1, 2, 14])
def test_a_table_with_any_number_of_columns_stays_on_the_page(columns):
    cell = " saksbehandlertjenesten og samhandlingskoordinator |"
    markdown = "|" + " col |" * columns + "\n|" + "---|" * columns + "\n|" + cell * columns + "\n"
    (table,) = opened(markdown).tables
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml(table))]
    assert len(widths) == columns
    assert 9390 <= sum(widths) <= 9411


def counts(document: Opened) -> list[tuple[str, str, str]]:
    """Words, level and count of every list item."""
    found = [(one.text, re.search(r'w:ilvl w:val="(\d+)"/>\s*<w:numId w:val="(\d+)"', one._p.xml)) for one in document.paragraphs]  # noqa: SLF001
    return [(text, place[1], place[2]) for text, place in found if place]


def test_lists_are_lists_and_each_numbered_one_begins_anew():
    document = opened("# T\n\n1. a\n2. b\n   - c\n\nText\n\n3. d\n\n- e\n")
    assert counts(document) == [("a", "0", "2"), ("b", "0", "2"), ("c", "1", "1"), ("d", "0", "3"), ("e", "0", "1")]
    numbering = part("1. a\n\nText\n\n3. d\n", "word/numbering.xml")
    starts = re.findall(r'<w:num w:numId="[23]">.*?<w:startOverride w:val="(\d+)"', numbering, re.DOTALL)
    assert starts == ["1", "3"]


def test_links_lead_to_the_web_and_to_headings_and_nowhere_else():
    document = opened(example("mandate-nb") + "\n[w](https://example.org/?a=1&b) [v](a/b.pdf) [u](#nowhere)\n")
    links = [link for one in document.paragraphs for link in one.hyperlinks]
    assert [link.address for link in links if link.address] == ["https://example.org/?a=1&b"]
    marks = [str(mark.get(f"{W}name")) for mark in document.element.iter(f"{W}bookmarkStart")]
    assert [link.fragment for link in links if link.fragment] == marks
    assert len(set(marks)) == len(marks) == 10


def test_the_tag_and_the_state_stand_on_every_page():
    section = opened("# T", replace(LOOK, status="Utkast", status_line="Utkast, ikkje godkjent")).sections[0]
    assert section.different_first_page_header_footer
    assert folded(section.first_page_header.paragraphs[0].text) == "Utkast"
    assert folded(section.header.paragraphs[0].text) == "Utkast Forvaltningsnettverk Folloregionen · Innkalling til møte 01/2025"
    for foot in (section.first_page_footer, section.footer):
        assert foot.paragraphs[0].text.endswith("\tUtkast, ikkje godkjent")
        fields = [str(one.get(f"{W}instr")).strip() for one in foot.part.element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_page_is_a4():
    section = opened("# T").sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")),
    st.sampled_from(["<w:p/>", "]]>", "&amp;", "<!--", "a\tb", '"', "\u00ad", "\u2028"]),
)


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT)
def test_any_text_comes_out_literally_and_never_as_markup(text):
    value = escape_markdown(text)
    table = f"| a | b |\n|---|---|\n| {value} | x |\n"
    document = opened(
        f"# T{value}\n\nx{value}\n\n{table}\n> **Vedtak** y{value}\n\n- z{value}\n", replace(LOOK, issuer=f"i{text}")
    )
    found = [(style, folded(words)) for style, words in styled(document) if style != "Gap"]
    assert found == [
        ("Issuer", folded(f"i{text}")),
        ("Heading 1", f"T{folded(text)}"),
        ("Lead", f"x{folded(text)}"),
        ("Decision Label", "Vedtak"),
        ("Decision", f"y{folded(text)}"),
        ("List Bullet", f"z{folded(text)}"),
    ]
    assert folded(document.tables[0].rows[1].cells[0].text) == folded(text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.sampled_from('#*_[]()<>`"\\$@{}|~-.1\n ')))
def test_no_text_breaks_the_file(text, signs):
    look = replace(LOOK, title=text, issuer=text, status=text, status_line=text, page_of=f"{text}{{page}}{{pages}}{{page")
    assert opened(f"# T\n\n{text}\n\n{signs}\n\n{signs}{text}", look).core_properties.language == "nb-NO"


@pytest.mark.parametrize(
    "markdown",
    ["", "# T\n\n>", "-\n- \n1.", "| a |\n|---|", "| | |\n|---|---|", "> **Vedtak**", "> - > - # x\n> | a |\n> |---|\n> | b |"],
)
def test_a_document_with_little_in_it_is_still_made(markdown):
    assert headings(opened(markdown))[0][0] == 1


def test_every_style_that_is_used_is_in_the_base_document():
    names = {
        str(one.get(f"{W}val"))
        for name in NAMES
        for one in opened(example(name)).element.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    known = set(re.findall(r'w:styleId="(\w+)"', (shipped_templates() / "word" / "styles.xml").read_text(encoding="utf-8")))
    assert len(names) > 15
    assert names <= known


def test_all_text_has_enough_contrast():
    styles = (shipped_templates() / "word" / "styles.xml").read_text(encoding="utf-8")
    checked = set()
    for one in re.findall(r"<w:style .*?</w:style>", styles, re.DOTALL):
        for colour in re.findall(r'<w:color w:val="(\w{6})"', one):
            grounds = re.findall(r'w:fill="(\w{6})"', one) or ["FFFFFF"]
            assert all(contrast(colour, ground) >= 4.5 for ground in grounds), one
            checked.add(colour)
    assert checked == {"14181F", "525A66", "0F4C81", "A01C1C", "FFFFFF"}


def test_the_styles_of_the_workspace_win(tmp_path):
    (tmp_path / "word").mkdir()
    own = (shipped_templates() / "word" / "styles.xml").read_text(encoding="utf-8").replace("Calibri", "Georgia")
    (tmp_path / "word" / "styles.xml").write_text(own, encoding="utf-8")
    assert opened("# T", folders=(tmp_path, *FOLDERS)).styles.element.xpath("./w:docDefaults//w:rFonts/@w:ascii") == ["Georgia"]


def test_styles_that_are_not_xml_are_reported_with_file_and_line(tmp_path):
    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "styles.xml").write_text("<a>\n<b>\n</a>\n")
    with pytest.raises(TemplateProblem, match="not XML") as problem:
        render_docx("# T", LOOK, (tmp_path, *FOLDERS))
    assert (problem.value.file, problem.value.line) == (str(tmp_path / "word" / "styles.xml"), 3)


def test_without_styles_the_problem_says_so(tmp_path):
    with pytest.raises(TemplateProblem, match=r"word/styles\.xml:1: none of the template folders"):
        render_docx("# T", LOOK, (tmp_path,))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_an_office_program_opens_the_examples_and_shows_all_they_say(tmp_path):
    files = [tmp_path / f"{name}.docx" for name in NAMES]
    for file in files:
        file.write_bytes(render_docx(example(file.stem), LOOK, FOLDERS))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for file in files:
        reader = PdfReader(file.with_suffix(".pdf"))
        shown = folded(" ".join(page.extract_text() for page in reader.pages)).replace(" ", "")
        assert [text for _, text in headings(Document(str(file))) if folded(text).replace(" ", "") not in shown] == []
        assert f"Side1av{len(reader.pages)}" in shown
