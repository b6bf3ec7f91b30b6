import csv
import io
import json
from datetime import date

import pytest
from tests.cli.conftest import ROOT, change
from tests.cli.reporting import held_year

from mandat.cli.register_tables import print_register
from mandat.documents.register import Chosen, register_view
from mandat.documents.wording.own import wording_of
from mandat.render.register_csv import safe
from mandat.source.folder import Folder
from mandat.workspace import load


@pytest.fixture
def year(tmp_path):
    return held_year(tmp_path)


def register(mandat, year, *arguments, on="2025-04-10"):
    result = mandat("-C", year, "decisions", *arguments, "--on", on)
    assert result.code == 0, result.err
    return result.out


def written(mandat, year, name, *arguments, on="2025-04-10"):
    target = year / "out" / name
    result = mandat("-C", year, "decisions", *arguments, "--on", on, "-o", target)
    assert (result.code, result.out) == (0, ""), result.err
    return target.read_bytes()


def test_decisions_stand_by_day_with_number_title_and_dissent(mandat, year):
    out = register(mandat, year)
    assert "| 13.02.2025 | 02/25 | Sjekkliste | Nettverket lager en sjekkliste. (protokolltilførsel: Østbygd) |" in out


def test_what_is_late_stands_first_and_what_is_done_last(mandat, year):
    rows = [line for line in register(mandat, year).splitlines() if line.startswith(("| ▲", "| ○", "| ●"))]
    assert [row.split("|")[1].strip() for row in rows] == ["▲ Forsinket", "▲ Forsinket", "● Utført 20.03.2025"]
    assert "Overlege" not in rows[-1]
    assert "Eksempel sykehus (overlege)" in rows[-1]


def test_an_action_that_a_later_meeting_carries_on_is_one_action(mandat, year):
    before, after = register(mandat, year, "--open"), register(mandat, year, "--open", on="2025-06-10")
    assert "tkast til sjekkliste" in before
    assert "tkast til" not in after


def test_what_is_agreed_every_year_in_the_same_words_is_an_action_each_time(mandat, year):
    change(year, "    frame: opening\n", "", "meetings/nord-2025-2.yaml")
    change(year, ", done: 2025-05-30", "", "meetings/nord-2025-2.yaml")
    change(year, "by: 2025-03-01", "by: 2025-03-01, done: 2025-02-20", "meetings/nord-2025-1.yaml")
    out = register(mandat, year, on="2025-06-10")
    assert "| ▲ Forsinket | 01.06.2025 | utkast til sjekkliste | Vestbygd |" in out
    assert "| ● Utført 20.02.2025 | 01.03.2025 | Utkast til sjekkliste | Vestbygd |" in out
    assert "utkast til sjekkliste" in register(mandat, year, "--open", on="2025-06-10")


def test_nothing_is_told_of_meetings_after_the_day(mandat, year):
    assert "Sjekkliste" not in register(mandat, year, on="2025-02-12")


def test_of_an_exempt_item_only_number_and_ground_are_told(mandat, year):
    for text in (
        register(mandat, year),
        register(mandat, year, "--public"),
        written(mandat, year, "x.csv").decode(),
        written(mandat, year, "x.json").decode(),
        written(mandat, year, "x.html").decode(),
    ):
        assert "03/25" in text
        assert "offl. § 13" in text.replace("\u00a0", " ")
        assert "pasient" not in text
        assert "følge" not in text
        assert "2025-02-20" not in text


def test_who_may_see_it_asks_for_it(mandat, year):
    out = register(mandat, year, "--internal")
    assert "Klage fra en navngitt pasient | Klagen tas til følge. (Unntatt offentlighet, offl. § 13)" in out.replace(
        "\u00a0", " "
    )
    assert "Svare pasienten" in out


def test_an_owner_sees_own_actions_only(mandat, year):
    out = register(mandat, year, "--owner", "sykehuset")
    assert "Tall fra avdelingene" in out
    assert "sjekkliste" not in out
    assert "## Vedtak" not in out


def test_what_a_whole_party_has_to_do_is_told_to_each_of_its_members(mandat, year):
    change(year, "owner: vestbygd, by: 2025-03-01", "owner: municipality, by: 2025-03-01", "meetings/nord-2025-1.yaml")
    row = "| ▲ Forsinket | 01.03.2025 | Utkast til sjekkliste | Kommunene |"
    assert row in register(mandat, year, "--open", "--owner", "vestbygd")
    assert row in register(mandat, year, "--open", "--owner", "municipality")
    assert row not in register(mandat, year, "--open", "--owner", "sykehuset")
    assert row not in register(mandat, year, "--open", "--owner", "nordbygd")  # a member from July


def test_an_owner_who_is_nobody_here_is_wrong_use(mandat, year):
    result = mandat("-C", year, "decisions", "--owner", "sykehusett")
    assert (result.code, result.err) == (2, 'There is no owner "sykehusett"; did you mean `sykehuset`?\n')


def test_a_network_without_decisions_says_so(mandat, year):
    out = register(mandat, year, "sor")
    assert "Ingen vedtak er ført." in out
    assert "Ingen oppgaver er ført." in out


def test_a_network_or_community_that_is_not_there_is_wrong_use(mandat, year):
    assert mandat("-C", year, "decisions", "nort").err == 'There is no network "nort"; did you mean `nord`?\n'
    assert mandat("-C", year, "decisions", "--community", "x").code == 2


def test_actions_of_process_plans_count(mandat):
    out = mandat("-C", ROOT, "decisions", "etablering-helsefellesskap", "--on", "2026-01-01").out
    assert "Tilbakemelding for oppstart og status for utfordringsnotatet" in out
    assert "Etablering av helsefelleskap" in out


def test_a_decision_in_a_file_without_a_plan_is_told_without_a_day(mandat, year):
    path = year / "mandates/eks/plan-2025.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: nord-2025-1,", "id: nord-2025-9,"), encoding="utf-8")
    assert "| Uten dato | 02/25 | Sjekkliste |" in register(mandat, year)


def test_a_table_for_a_spreadsheet_opens_as_one_and_computes_nothing(mandat, year):
    data = written(mandat, year, "x.csv")
    assert data.startswith(b"\xef\xbb\xbfType;Fellesskap;")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert {len(row) for row in rows} == {15}
    assert [row[5] for row in rows[1:]] == ["01/25", "02/25", "03/25", "04/25", "03/25", "02/25", "02/25"]
    found = rows[4]
    assert (found[6], found[7]) == ('\'=HYPERLINK("http://x")', "'@SUM(1+1) tas til orientering.")


@pytest.mark.parametrize(("language", "word"), [("nb", "godkjent"), ("nn", "godkjent"), ("sv", "godkända"), ("en", "approved")])
def test_the_state_of_minutes_agrees_with_the_word_for_them(mandat, year, language, word):
    data = written(mandat, year, "x.csv", "--lang", language).decode("utf-8-sig")
    states = [row[13] for row in csv.reader(io.StringIO(data), delimiter=";")]
    assert word in states


@pytest.mark.parametrize("cell", ["=1+1", "+47 22", "-1", "@x", "\t=1", "\r=1", " =1", "\u00a0=1"])
def test_a_cell_that_could_be_a_formula_is_text(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "02/25", "Vi = dere", "§ 4", "2025-01-01"])
def test_other_cells_are_left_alone(cell):
    assert safe(cell) == cell


def test_the_register_for_programs(mandat, year):
    found = json.loads(written(mandat, year, "x.json"))
    assert (found["format"], found["on"]) == (1, "2025-04-10")
    assert found["decisions"][1] == {
        "community": "eks", "mandate": "nettverk", "of": "nord", "networks": ["nord"], "meeting": "nord-2025-1",
        "date": "2025-02-13", "number": "02/25", "exempt": None, "title": "Sjekkliste", "type": "decision",
        "decision": "Nettverket lager en sjekkliste.",
        "dissent": [{"party": "ostbygd", "text": "Vi mener den bør være nasjonal."}], "minutes": "approved",
    }  # fmt: skip
    assert [one["state"] for one in found["actions"]] == ["late", "late", "done"]
    assert found["actions"][2]["owner"] == "sykehuset/lege"


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".md", b"# Vedtak"), (".pdf", b"%PDF-1.7"), (".html", b"<!DOC"), (".docx", b"PK")]
)
def test_the_suffix_picks_the_format(mandat, year, suffix, begins):
    assert written(mandat, year, f"x{suffix}").startswith(begins)


def test_another_suffix_is_wrong_use(mandat, year):
    assert "cannot be written as .xls" in mandat("-C", year, "decisions", "-o", "x.xls").err


def test_a_pdf_holds_one_community(mandat):
    result = mandat("-C", ROOT, "decisions", "-o", "x.pdf")
    assert result.code == 2
    assert "Add `--community ID`." in result.err


@pytest.mark.parametrize(("language", "word"), [("nb", "Forsinket"), ("nn", "Forseinka"), ("sv", "Försenat"), ("en", "Overdue")])
def test_every_language_has_its_words(mandat, year, language, word):
    assert f"▲ {word}" in register(mandat, year, "--lang", language)


def test_a_terminal_shows_tables(year, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    workspace = load(Folder(year))
    words = wording_of(workspace, "nb")
    print_register(register_view(workspace.communities[0], Chosen(), words, date(2025, 4, 10)), words, colour=False)
    out = capsys.readouterr().out
    assert "Nettverket lager en sjekkliste. (protokolltilførsel: Østbygd)" in out
    assert "▲ Forsinket" in out


@pytest.mark.parametrize(
    "command",
    [("decisions",), ("report", "2025"), ("report", "2025", "eks"), ("history", "nettverk"), ("plan", "hold", "nettverk-2025-1")],
)
def test_a_community_that_cannot_be_read_is_not_passed_over(mandat, year, command):
    file = year / "mandates" / "eks" / "community.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("country: NO", "country: Norge"), encoding="utf-8")
    result = mandat("-C", year, *command)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith('error[FMT05] "Norge" is not possible here.\n  mandates/eks/community.yaml:4:10\n')


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        ("nb", "referatet er endret etter godkjenningen"),
        ("nn", "referatet er endra etter godkjenninga"),
        ("sv", "anteckningarna har ändrats efter godkännandet"),
        ("en", "the minutes were changed after they were approved"),
    ],
)
def test_a_decision_in_minutes_that_were_changed_after_approval_says_so(mandat, year, language, remark):
    file = year / "mandates" / "eks" / "meetings" / "nord-2025-1.yaml"
    text = file.read_text(encoding="utf-8").replace("{at: nord-2025-2}}", "{at: nord-2025-2}, fingerprint: 'sha256:0'}")
    file.write_text(text, encoding="utf-8")
    result = mandat("-C", year, "decisions", "--on", "2025-06-10", "--lang", language)
    assert f"Nettverket lager en sjekkliste. ({remark}; " in result.out
    assert "error[MTG08] The minutes were changed after they were approved (at nord-2025-2).\n" in result.err
    assert result.code == 0
    assert remark[1:] in mandat("-C", year, "report", "2025", "nord", "--on", "2026-02-15", "--lang", language).out


def test_the_findings_of_the_meetings_that_are_told_stand_on_stderr(mandat, year):
    file = year / "mandates" / "eks" / "meetings" / "nord-2025-1.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("vestbygd/kontakt", "nordbygd/kontakt"), encoding="utf-8")
    message = "error[MTG09] Nordbygd was no member on 2025-02-13.\n"
    assert message in mandat("-C", year, "decisions", "nord", "--on", "2025-06-10").err
    assert message not in mandat("-C", year, "decisions", "sor", "--on", "2025-06-10").err
