from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from tests.cli.conftest import ROOT, change


def test_the_first_meeting_of_follo_in_2025_is_an_agenda_in_norwegian(mandat):
    result = mandat("-C", ROOT, "agenda", "follo", "--on", "2025-01-01")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# Innkalling til møte 1/2025\n")
    assert "| 01/25 | Godkjenning av innkalling og saksliste |" in result.out
    assert "Nesodden, første halvår 2025 (antakelse)" in result.out
    assert "Dele relevante styringsdata for samhandling" in result.out


def test_the_pdf_is_tagged_titled_and_the_same_twice(mandat, tmp_path):
    files = [tmp_path / "ut" / "en.pdf", tmp_path / "ut" / "to.pdf"]
    for file in files:
        assert mandat("-C", ROOT, "agenda", "follo", "--on", "2025-01-01", "-o", file).err == f"Wrote {file}.\n"
    first, second = (file.read_bytes() for file in files)
    assert first == second
    pdf = PdfReader(BytesIO(first))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Innkalling til møte 1/2025"
    assert str(pdf.root_object["/Lang"]) == "nb-NO"
    marks = pdf.root_object["/MarkInfo"]
    assert isinstance(marks, DictionaryObject)
    assert str(marks["/Marked"]) == "True"


def test_the_partnership_meeting_of_2023_comes_from_its_plan(mandat):
    result = mandat("-C", ROOT, "agenda", "partnerskapsmote", "--on", "2023-06-01")
    assert result.code == 0
    assert "16. juni 2023" in result.out.replace("\u00a0", " ")
    assert "Sakliste kommer nærmere møtedato" in result.out


def test_a_named_meeting_is_taken_whatever_the_day(mandat):
    result = mandat("-C", ROOT, "agenda", "hamar", "hamar-2023-1", "--on", "2026-01-01")
    assert result.code == 0
    assert "8. mai 2023" in result.out.replace("\u00a0", " ")


def test_a_named_meeting_that_is_only_proposed_is_found_in_its_year(mandat):
    result = mandat("-C", ROOT, "agenda", "follo", "follo-2026-2", "--on", "2025-01-01")
    assert result.code == 0
    assert "2026" in result.out


def test_a_swedish_arena_gets_a_swedish_agenda_and_english_on_demand(mandat):
    swedish = mandat("-C", ROOT, "agenda", "arena", "--on", "2025-01-01").out
    english = mandat("-C", ROOT, "agenda", "arena", "--on", "2025-01-01", "--lang", "en").out
    assert "§ 1" in swedish.replace("\u00a0", " ")
    assert "Gemensamma handlingsplaner" in swedish
    assert "Gemensamma handlingsplaner" in english
    assert swedish.splitlines()[0] != english.splitlines()[0]


def test_where_no_meeting_is_planned_the_line_for_the_plan_is_printed(mandat):
    result = mandat("-C", ROOT, "agenda", "lms-nettverk", "--on", "2025-01-01")
    assert (result.code, result.out) == (1, "")
    assert "  - {id: lms-nettverk-2025-1, kind: lms/nettverksmote, of: lms-nettverk, on: 2025}\n" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("folo",), 'There is no network "folo"; did you mean `follo`?\n'),
        (("follo", "-o", "x.doc"), "An agenda cannot be written as .doc. Name a file that ends in .md, .pdf, .html or .docx.\n"),
        (
            ("follo", "--lang", "da", "--on", "2025-01-01"),
            'There are no documents in "da" yet. Choose one with `--lang`: nb, nn, sv, en.\n',
        ),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(mandat, arguments, message):
    result = mandat("-C", ROOT, "agenda", *arguments)
    assert (result.code, result.out, result.err) == (2, "", message)


def test_an_unknown_meeting_is_exit_1(mandat):
    result = mandat("-C", ROOT, "agenda", "hamar", "hamar-2023-7")
    assert result.code == 1
    assert 'There is no meeting "hamar-2023-7" of Hamarregion.' in result.err


def test_a_fault_in_another_community_does_not_stop_an_agenda(mandat, workspace):
    other = workspace / "mandates" / "to"
    other.mkdir()
    (other / "community.yaml").write_text("format: 1\ncommunity: to\nname: To\ncountry: NO\nlanguage: norsk\n", encoding="utf-8")
    assert mandat("-C", workspace, "agenda", "nettverk", "--on", "2025-01-01").code == 0
    change(workspace, "2 per year", "2/year")
    stopped = mandat("-C", workspace, "agenda", "nettverk", "--on", "2025-01-01")
    assert (stopped.code, stopped.out) == (1, "")
    assert "Write `2 per year`." in stopped.err


def test_text_full_of_markup_comes_out_as_it_was_typed(mandat, workspace):
    nasty = "a | b # *c* _d_ {{ 7*7 }} #let x <b>&amp; [l](http://x) 🙂 Gáivuotna"
    meetings = workspace / "mandates" / "eks" / "meetings"
    meetings.mkdir()
    plan = (
        "format: 1\nplan: 2025\nmeetings:\n  - {id: m1, kind: nettverk/mote, of: nettverk, on: 2025-02-13, time: 09:00-11:00}\n"
    )
    (workspace / "mandates" / "eks" / "plan-2025.yaml").write_text(plan, encoding="utf-8")
    item = f"format: 1\nmeeting: m1\nitems:\n  - {{title: '{nasty}', type: discussion}}\n"
    (meetings / "m1.yaml").write_text(item, encoding="utf-8")
    target = workspace / "x.pdf"
    result = mandat("-C", workspace, "agenda", "nettverk", "m1", "-o", target)
    assert result.code == 0, result.err
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(target).pages).split())
    assert "a | b # *c* _d_ {{ 7*7 }} #let x <b>&amp; [l](http://x)" in text
    assert "Gáivuotna" in text
