"""The year on a terminal."""

import re

import pytest
from tests.documents.agendas import wording
from tests.documents.test_year import shown

from mandat.cli.tables import folded, print_year, widths


def printed(capsys, monkeypatch, community: str, columns: int) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    print_year(shown(community, 2025, "nb"), wording("nb"), colour=False)
    return str(capsys.readouterr().out)


def test_a_terminal_shows_the_week_the_parts_of_the_meeting_and_duties_without_a_date(capsys, monkeypatch):
    out = printed(capsys, monkeypatch, "ahus", 200)
    assert re.search(r"^id +Dato +Uke +Dag ", out, re.MULTILINE)
    assert re.search(r"^follo-2025-1 +06\.02\.2025 +6 +Torsdag ", out, re.MULTILINE)
    assert re.search(r"^Møte +Del +Deltakere +Varighet", out, re.MULTILINE)
    assert re.search(r"^Uten dato +Rapportering på aktivitet ", out, re.MULTILINE)
    assert "- Referent: Som for møteleder. Mandatet sier ikke noe." in out


def test_in_a_wide_enough_window_no_word_is_broken(capsys, monkeypatch):
    wide = set(printed(capsys, monkeypatch, "ahus", 300).split())
    narrow = printed(capsys, monkeypatch, "ahus", 145)
    assert max(map(len, narrow.splitlines())) <= 145
    assert {word for word in narrow.split() if word not in wide} == set()


def test_a_narrow_window_shows_a_list_instead_of_a_table(capsys, monkeypatch):
    lines = printed(capsys, monkeypatch, "ahus", 60).splitlines()
    first = lines.index("follo-2025-1")
    assert " ".join(" ".join(lines[first + 1 : first + 5]).split()) == (
        "Dato: 06.02.2025 · Uke: 6 · Dag: Torsdag · Tid: 09.00–11.00 · Møte: Forvaltningsnettverk Folloregionen · "
        "Møteleder: Nesodden (antakelse) · Referent: Enebakk (antakelse) · Status: Foreslått"
    )


@pytest.mark.parametrize("columns", [40, 80, 100, 120])
def test_no_line_is_wider_than_the_window(capsys, monkeypatch, columns):
    assert max(map(len, printed(capsys, monkeypatch, "ahus", columns).splitlines())) <= columns


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (60, [12, 10, 32]),
        (45, [12, 10, 23]),
        (42, [12, 10, 20]),
        (30, None),
    ],
)
def test_lines_are_broken_before_ids_and_words_never(room, expected):
    columns = [("id", "follo-2025-1"), ("Dato", "06.02.2025"), ("Møte", "Forvaltningsnettverk Follo-Follo")]
    assert widths(columns, room) == expected


def test_an_id_is_broken_behind_its_hyphens():
    assert folded("kongsvinger-regionen-2025-1", 15) == "kongsvinger-\nregionen-2025-1"
    assert folded("follo-2025-1", 15) == "follo-2025-1"
