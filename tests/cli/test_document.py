import pytest
from tests.cli.conftest import ROOT, change


def test_the_mandate_is_printed_as_markdown(mandat, workspace):
    result = mandat("-C", workspace, "document", "nettverk", "--on", "2025-01-01")
    assert result.code == 0
    assert result.out.startswith("# Mandat for nettverket\n\nVersjon 1.0, gyldig fra 10.\u00a0januar\u00a02024\n")
    assert "Sakslisten sendes ut senest 1 uke før møtet." in result.out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Sakslisten sendes ut senest 1 uke før møtet."),
        ("nn", "Saklista skal sendast ut seinast 1 veke før møtet."),
        ("sv", "Dagordningen skickas ut senast 1 vecka före mötet."),
        ("en", "The agenda is sent out no later than 1 week before the meeting."),
    ],
)
def test_the_tool_s_words_are_in_the_language_one_asks_for(mandat, workspace, language, words):
    assert words in mandat("-C", workspace, "document", "nettverk", "--lang", language, "--on", "2025-01-01").out


def test_no_day_changes_a_word(mandat, workspace):
    first, second = (mandat("-C", workspace, "document", "nettverk", "--on", day).out for day in ("2025-01-01", "2027-12-31"))
    assert first == second


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".md", b"# Mandat for nettverket"), (".pdf", b"%PDF-1.7"), (".html", b"<!DOCTYPE html>"), (".docx", b"PK")],
)
def test_the_suffix_of_the_file_picks_the_format(mandat, workspace, tmp_path, suffix, begins):
    target = tmp_path / "out" / f"mandat{suffix}"
    result = mandat("-C", workspace, "document", "nettverk", "--on", "2025-01-01", "-o", target)
    assert (result.code, result.out) == (0, "")
    assert target.read_bytes().startswith(begins)


def test_another_suffix_is_wrong_use(mandat, workspace):
    result = mandat("-C", workspace, "document", "nettverk", "-o", "mandat.xls")
    assert result.code == 2
    assert result.err == "A mandate cannot be written as .xls. Name a file that ends in .md, .pdf, .html or .docx.\n"


def test_a_mandate_that_is_not_there_is_wrong_use(mandat, workspace):
    result = mandat("-C", workspace, "document", "netverk")
    assert result.code == 2
    assert result.err == 'There is no mandate "netverk"; did you mean `nettverk`?\n'


def test_a_process_plan_is_a_document_too(mandat):
    result = mandat("-C", ROOT, "document", "etablering/etablering-helsefellesskap")
    assert result.code == 0
    assert "### 3.1\u2003Oppstartsmøte for prosess for etablering av helsefellesskap" in result.out


def test_a_mandate_with_an_error_that_stops_it_is_no_document(mandat, workspace):
    change(workspace, "among: municipality", "among: ukjent")
    result = mandat("-C", workspace, "document", "nettverk")
    assert (result.code, result.out) == (1, "")
    assert "error[REF01]" in result.err


def test_an_id_in_two_communities_needs_the_community(mandat, workspace):
    folder = workspace / "mandates" / "annet"
    folder.mkdir()
    for name in ("community", "nettverk"):
        text = (workspace / "mandates" / "eks" / f"{name}.yaml").read_text(encoding="utf-8")
        (folder / f"{name}.yaml").write_text(text.replace("community: eks", "community: annet"), encoding="utf-8")
    result = mandat("-C", workspace, "document", "nettverk")
    assert result.code == 2
    assert result.err == '"nettverk" stands in several communities. Write `annet/nettverk` or `eks/nettverk`.\n'
    assert mandat("-C", workspace, "document", "eks/nettverk", "--on", "2025-01-01").code == 0
