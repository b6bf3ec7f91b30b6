"""Whatever people type into a text of a mandate or a meeting: every document shows it as it was typed, in every format."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from tests.cli.conftest import Result
from tests.hostile.worlds import as_read, written

TEXTS = {
    "plain": "Helt vanlig tekst",
    "markdown heading": "# Overskrift",
    "markdown list": "1. liste - *og* **fet** _kursiv_ `kode` ~~strek~~",
    "markdown table": "| a | b |\n|---|---|\n| c | d |",
    "markdown fence": "```\nkode\n``` ~~~ ---",
    "markdown link": "[lenke](javascript:alert) ![bilde](x) <http://a.example> [a]: b",
    "markdown quote": "> sitat\\ med \\* skråstrek \\",
    "typst": '#import "@preview/x": y; #let a = 1; $x^2$ @ref <label> = Overskrift /* a */ // b',
    "typst eval": '#eval("1") #read("/etc/passwd") *fet* _kursiv_ `rå` \\u{1F600} ~ -- ---',
    "html": '<script>alert("x")</script><img src=x onerror=y> &amp; &#35; &copy; <!-- borte --> </table>',
    "jinja": "{{ doc.__class__ }} {% include 'x' %} {# borte #} {{ 7*7 }}",
    "yaml": "a: b, {c: d} [e] & * ! | > ' \" % @ `",
    "placeholders": "{date} {0} {} %s %(a)s ${x}",
    "emoji": "Møte 😀 👩‍⚕️ 🇳🇴 ✅",
    "sami": "Sámi: áčđŋšŧž ÁČĐŊŠŦŽ, ïïjht, åarjel",
    "other letters": "Łódź ЖЩ ελ 漢字 فارسی עברית",
    "marks of direction": "\u200fhøyre\u200e \u202eomvendt \u2067isolert",
    "invisible": "a\u200bb\u00adc e\u0301",
    "blanks": "  mange    blanke \n\n linjer \u00a0 og\u202ffaste ",
    "controls": "a\u0007b\tc",
    "long word": "A" * 1_000,
    "long text": "ord " * 500,
}
SHORTER = {"long word": "A" * 400, "long text": "ord " * 100}
"""What every single text is made in a PDF: a hundred long ones would be a book."""
AGENDA = ("agenda", "kystnett", "kystnett-2025-1")
MANDATE = ("document", "nettverk")
PROCESS = ("document", "prosess")
MINUTES = ("minutes", "kystnett", "kystnett-2025-1")
LATER = ("--on", "2025-06-01")
REPORT = ("report", "2025", "kystnett", *LATER)
COLLECTED = ("report", "2025", "everything", *LATER)
DECISIONS = ("decisions", "--internal", *LATER)
DOCUMENTS = {"agenda": AGENDA, "minutes": MINUTES, "mandate": MANDATE, "process": PROCESS}
DOCUMENTS |= {"report": REPORT, "collected report": COLLECTED, "decisions": DECISIONS}
each_document = pytest.mark.parametrize("command", DOCUMENTS.values(), ids=DOCUMENTS)
each_text = pytest.mark.parametrize("name", TEXTS)


class Words(HTMLParser):
    """The words of a page, without those of its styles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag, attrs):
        del attrs
        self.tags.append(tag)
        self.inside = tag
        self.words.append(" " if tag in ("p", "td", "th", "li", "h1", "h2", "h3", "h4", "br") else "")

    def handle_data(self, data):
        if self.inside != "style":
            self.words.append(data)


@cache
def page_of(file: Path) -> Words:
    page = Words()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def words_of(file: Path) -> str:
    if file.suffix == ".html":
        return as_read("".join(page_of(file).words))
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return as_read(" ".join([*(one.text for one in document.paragraphs), *cells]))


@pytest.fixture
def made(mandat, tmp_path: Path):
    """The file of a document in a community in which every text is the same."""

    def make(command: tuple[str, ...], name: str, suffix: str) -> tuple[Path, dict[str, str], Result]:
        texts = TEXTS | SHORTER if suffix == "pdf" else TEXTS
        typed = written(tmp_path / suffix, texts[name])
        target = tmp_path / f"a.{suffix}"
        day = () if "--on" in command else ("--on", "2025-01-01")
        result = mandat("-C", tmp_path / suffix, *command, *day, "-o", target)
        assert result.code == 0, result.err
        return target, typed, result

    return make


@pytest.mark.parametrize("suffix", ["html", "docx"])
@each_document
@each_text
def test_every_text_stands_in_the_document_as_it_was_typed(made, command, name, suffix):
    file, typed, _ = made(command, name, suffix)
    words = words_of(file)
    shown = {f"Q{mark[1:]}" for mark in re.findall(r"q\d{3}", words)}
    least = {AGENDA: 20, MINUTES: 15, MANDATE: 60, PROCESS: 15, REPORT: 20, COLLECTED: 25, DECISIONS: 9}
    assert len(shown) >= least[command]
    wrong = [mark for mark in sorted(shown) if as_read(typed[mark]) not in words]
    assert wrong == []
    if suffix == "html":
        assert not {"script", "img", "code", "em", "hr"} & set(page_of(file).tags)


REFUSED = {
    "mark of a file's beginning": ("a\ufeffb", "There is an invisible character here (U+FEFF)."),
    "line separator": ("a\u2028b", "There is an invisible line break here (U+2028)."),
}


@pytest.mark.parametrize("command", [AGENDA, MANDATE, PROCESS], ids=["agenda", "mandate", "process"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_sign_that_nobody_can_mean_is_an_error_with_its_place(mandat, tmp_path, command, name):
    text, message = REFUSED[name]
    written(tmp_path, text)
    result = mandat("-C", tmp_path, *command)
    assert (result.code, result.out) == (1, "")
    assert message in result.err
    assert "mandates/everything/community.yaml:1:" in result.err


@each_document
@each_text
def test_every_text_can_be_set_as_a_pdf(made, command, name):
    file, _, result = made(command, name, "pdf")
    text = "".join(page.extract_text() for page in PdfReader(file).pages)
    assert ("\N{REPLACEMENT CHARACTER}" in text) is ("No font of mandat has" in result.err)
    assert ("No font of mandat has" in result.err) is (name in ("emoji", "other letters"))
    assert re.search(r"Q\d{3}", re.sub(r"\s", "", text))


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf"])
@each_text
def test_what_people_write_for_a_report_takes_nothing_else_with_it(mandat, tmp_path, name, suffix):
    written(tmp_path, "Tekst")
    prose = tmp_path / "mandates" / "everything" / "reports" / "kystnett-2025.md"
    prose.parent.mkdir()
    prose.write_text(f"Q900 {(TEXTS | SHORTER)[name]}\n\n## Evaluering\n\nQ901\n", encoding="utf-8")
    file = tmp_path / f"a.{suffix}"
    result = mandat("-C", tmp_path, *REPORT, "-o", file)
    assert result.code == 0, result.err
    words = "".join(page.extract_text() for page in PdfReader(file).pages) if suffix == "pdf" else words_of(file)
    assert [mark in words.casefold() for mark in ("q900", "q901", "evaluering", "vedtatt i")] == [True] * 4
    if suffix == "html":
        assert not {"script", "img"} & set(page_of(file).tags)
        assert "javascript:" not in file.read_text(encoding="utf-8").replace("javascript:alert", "", name == "markdown link")


@pytest.mark.parametrize("text", ["A" * 10_000, "Ord " * 2_500], ids=["a word", "words"])
def test_a_title_of_ten_thousand_letters_can_be_set_as_a_pdf(mandat, tmp_path, text):
    written(tmp_path, "Tekst")
    file = tmp_path / "mandates" / "everything" / "meetings" / "kystnett-2025-1.yaml"
    file.write_text(re.sub('Tekst (?=Q\\d+", "type)', f"{text} ", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert file.stat().st_size > 10_000
    assert mandat("-C", tmp_path, *AGENDA, "--on", "2025-01-01", "-o", tmp_path / "a.pdf").code == 0
    pages = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert len(re.findall("[AO]", pages)) >= (10_000 if text[1] == "A" else 2_500)
