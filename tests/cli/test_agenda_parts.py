"""A meeting in two parts: the check, the draft and the agenda that went out reckon its times alike."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command, change

KIND = """\
  - id: mote
    title: Nettverksmøte
    frequency: 2 per year
    form: physical
    parts:
      - {id: kommunedel, title: Kommunedelen, with: municipality, duration: 1 h}
      - {id: fellesdel, title: Fellesdelen, duration: at least 90 min}
"""
PLAN = """\
format: 1
plan: 2025
meetings:
  - {id: nettverk-2025-1, kind: nettverk/mote, of: nettverk, on: 2025-02-13, time: 10:00-13:00, state: held}
  - {id: nettverk-2025-2, kind: nettverk/mote, of: nettverk, on: 2025-05-08, time: 10:00-13:00}
"""
DAY = ("--on", "2025-04-01")


@pytest.fixture
def parts(workspace: Path) -> Path:
    """A meeting of three hours in two parts; its file has no items yet."""
    change(workspace, "  - {id: mote, title: Nettverksmøte, frequency: 2 per year, form: physical}\n", KIND)
    folder = workspace / "mandates" / "eks"
    (folder / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "meetings").mkdir()
    items(workspace)
    return workspace


def items(root: Path, *lines: str, meeting: str = "nettverk-2025-2") -> None:
    listed = "".join(f"  - {{title: Sak {number}, {line}}}\n" for number, line in enumerate(lines, 1))
    text = f"format: 1\nmeeting: {meeting}\n" + (f"items:\n{listed}" if lines else "")
    (root / "mandates" / "eks" / "meetings" / f"{meeting}.yaml").write_text(text, encoding="utf-8")


def found(mandat: Command, root: Path) -> list[str]:
    lines = mandat("-C", root, "validate", *DAY).out.splitlines()
    return [line.partition("[MTG03] ")[2] for line in lines if "[MTG03]" in line]


def agenda(mandat: Command, root: Path, *more: str) -> str:
    result = mandat("-C", root, "agenda", "nettverk", "nettverk-2025-2", *DAY, *more)
    assert result.code == 0
    return result.out.replace("\u00a0", " ")


def headings(text: str) -> list[str]:
    return [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ") and "delen" in line]


def notes(text: str) -> list[str]:
    return [line.removeprefix("> ") for line in text.splitlines() if line.startswith("> ") and "minutter" in line]


def test_items_without_a_part_count_for_the_one_they_stand_in(mandat, parts):
    items(parts, *["duration: 10 min"] * 10)
    assert found(mandat, parts) == []
    assert headings(agenda(mandat, parts)) == [
        "Kommunedelen kl. 10.00–11.00, 60 minutter",
        "Fellesdelen kl. 11.00–12.40, 100 minutter (minst 90)",
    ]


def test_what_is_too_long_stays_so_when_the_agenda_goes_out(mandat, parts):
    items(parts, *["part: fellesdel, duration: 10 min"] * 14)
    said = ["Items and the part `kommunedel` take 200 minutes, the meeting has 180."]
    assert found(mandat, parts) == said
    text = agenda(mandat, parts)
    assert headings(text) == ["Kommunedelen, 1 time", "Fellesdelen, minst 90 min"]
    assert notes(text) == ["Sakene og tiden som er satt av til delene, tar til sammen 200 minutter, men møtet varer i 180."]
    assert headings(agenda(mandat, parts, "--send")) == headings(text)
    assert found(mandat, parts) == said


@pytest.mark.parametrize(
    ("duration", "said", "noted"),
    [
        ("45 min", "takes 70 minutes, the mandate says `45 min`.", "45 min."),
        ("up to 30 min", "takes 70 minutes, the mandate says `up to 30 min`.", "inntil 30 min."),
        ("2 h", "gets 70 minutes, the mandate says `2 h`.", "2 timer."),
    ],
)
def test_items_that_take_less_or_more_than_a_part_may_have_are_told(mandat, parts, duration, said, noted):
    change(parts, "duration: 1 h", f"duration: {duration}")
    change(parts, "duration: at least 90 min", "duration: at least 30 min")
    items(parts, "part: kommunedel, duration: 40 min", "part: kommunedel, duration: 30 min")
    assert found(mandat, parts) == [f"The part `kommunedel` {said}"]
    assert notes(agenda(mandat, parts)) == [f"Sakene i «Kommunedelen» er satt til 70 minutter, men delen skal vare {noted}"]


def test_about_so_long_is_no_limit(mandat, parts):
    change(parts, "duration: 1 h", "duration: about 1 h")
    items(parts, "part: kommunedel, duration: 70 min")
    assert found(mandat, parts) == []


def test_what_is_left_over_counts_for_its_part(mandat, parts):
    change(parts, "at least 90 min", "at least 40 min")
    items(parts, "part: fellesdel, duration: 20 min, outcome: postponed", meeting="nettverk-2025-1")
    file = parts / "mandates" / "eks" / "meetings" / "nettverk-2025-2.yaml"
    file.write_text(
        "format: 1\nmeeting: nettverk-2025-2\nitems:\n  - {title: Ny sak, part: fellesdel, duration: 20 min}\n", encoding="utf-8"
    )
    assert found(mandat, parts) == []
    assert headings(agenda(mandat, parts))[1] == "Fellesdelen kl. 11.00–11.40, 40 minutter (minst 40)"


def test_a_standing_item_without_a_length_leaves_the_part_its_duration(mandat, parts):
    change(parts, "deadlines:\n", "agenda: {standing: [{title: Nytt fra partene, part: fellesdel}]}\ndeadlines:\n")
    items(parts, "part: fellesdel, duration: 20 min")
    assert found(mandat, parts) == []
    assert headings(agenda(mandat, parts))[1] == "Fellesdelen kl. 11.00–13.00, 120 minutter (minst 90)"


def test_a_part_is_never_shorter_than_its_items(mandat, parts):
    change(parts, ", duration: 1 h", "")
    items(parts, "part: kommunedel, duration: 15 min", "part: kommunedel, duration: 80 min", "part: kommunedel")
    assert headings(agenda(mandat, parts)) == ["Kommunedelen", "Fellesdelen, minst 90 min"]
    assert found(mandat, parts) == ["Items and the part `fellesdel` take 185 minutes, the meeting has 180."]


def test_the_last_part_that_lasts_at_least_so_long_takes_what_is_left(mandat, parts):
    text = agenda(mandat, parts)
    assert headings(text) == ["Kommunedelen kl. 10.00–11.00, 60 minutter", "Fellesdelen kl. 11.00–13.00, 120 minutter (minst 90)"]
    assert "| Fellesdelen | 11.00–13.00 |" in text
    assert notes(text) == []


def test_time_that_no_part_has_is_told(mandat, parts):
    change(parts, "at least 90 min", "90 min")
    text = agenda(mandat, parts)
    assert headings(text)[1] == "Fellesdelen kl. 11.00–12.30, 90 minutter"
    assert notes(text) == ["Delene av møtet tar til sammen 150 minutter, men møtet varer i 180."]


def test_opening_items_stand_in_the_first_part_unless_the_file_has_them_in_another(mandat, parts):
    text = agenda(mandat, parts)
    assert text.index("### Kommunedelen") < text.index("Godkjenning av referat fra forrige møte") < text.index("### Fellesdelen")
    file = parts / "mandates" / "eks" / "meetings" / "nettverk-2025-2.yaml"
    own = "items:\n  - {title: Godkjenning av referat fra forrige møte, type: decision, part: fellesdel}\n"
    file.write_text(f"format: 1\nmeeting: nettverk-2025-2\n{own}", encoding="utf-8")
    text = agenda(mandat, parts)
    assert text.count("Godkjenning av referat fra forrige møte") == 1
    assert text.index("### Fellesdelen") < text.index("Godkjenning av referat fra forrige møte")
    assert text.index("Godkjenning av innkalling") < text.index("### Fellesdelen")


def test_a_round_in_a_part_goes_only_to_those_who_sit_there(mandat, parts):
    change(parts, "deadlines:\n", "agenda: {standing: [{title: Runde, each: party, part: kommunedel}]}\ndeadlines:\n")
    text = agenda(mandat, parts)
    assert [line.split(" | ")[1] for line in text.splitlines() if "Runde: " in line] == [
        "Runde: Vestbygd (fast post)",
        "Runde: Østbygd (fast post)",
    ]
    change(parts, ", part: kommunedel}]", "}]")
    assert "Runde: Eksempel sykehus (fast post)" in agenda(mandat, parts)


def test_a_part_that_names_nobody_is_for_everybody(mandat, parts):
    document = mandat("-C", parts, "document", "nettverk", *DAY).out
    assert "| Kommunedelen | Kommunene | 1 time |" in document
    assert "| Fellesdelen | Alle | Minst 90 min |" in document
    calendar = mandat("-C", parts, "calendar", "2025", *DAY).out
    assert "| Mandat for nettverket | Fellesdelen | Alle | Minst 90 min |" in calendar
    assert "| Mandat for nettverket | Kommunedelen | Kommunene | 1 time |" in calendar
