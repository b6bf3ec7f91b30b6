import json

import pytest
import typer
from tests.cli.conftest import ROOT, change

from mandat.cli.app import run


def year(mandat, tmp_path, *arguments):
    target = tmp_path / "out" / "year.json"
    result = mandat(*arguments, "-o", target)
    assert result.code == 0, result.err
    return json.loads(target.read_text(encoding="utf-8"))


def test_the_source_table_of_2023_comes_out_exactly(mandat, tmp_path):
    made = year(mandat, tmp_path, "-C", ROOT, "calendar", "2023", "--community", "innlandet")
    rows = [(m["date"], m["start"], m["end"], m["of"], m["place"]) for m in made["meetings"]]
    assert rows == [
        ("2023-05-04", "08:00", "10:00", "gjovik-hadeland", "Gjøvik"),
        ("2023-05-04", "12:00", "14:00", "valdres", "Fagernes"),
        ("2023-05-04", "17:00", "19:00", "nord-gudbrandsdal", "Otta"),
        ("2023-05-08", "09:00", "11:00", "sor-gudbrandsdal", "Ringebu"),
        ("2023-05-08", "13:00", "15:00", "hamar", "Hamar"),
        ("2023-05-10", "09:00", "11:00", "sor-osterdal", "Elverum"),
        ("2023-05-10", "14:00", "16:00", "nord-osterdal", "Tynset"),
        ("2023-06-16", "10:00", "13:00", "partnerskapsmote", "Teams"),
    ]


def test_the_process_of_2021_has_its_phases_and_dispatch_dates(mandat, tmp_path):
    made = year(mandat, tmp_path, "-C", ROOT, "calendar", "2021", "--community", "etablering")
    phases = {phase["id"]: (phase["from"], phase["to"], phase["dispatch"]) for phase in made["phases"]}
    assert phases["utkast-1"] == ("2021-06-21", "2021-06-25", "2021-06-07")
    assert phases["utkast-2"] == ("2021-08-23", "2021-08-27", "2021-08-09")
    assert phases["partene"] == ("2021-10-01", "2021-11-30", None)
    assert "signering" not in phases


def test_the_signing_belongs_to_2022(mandat, tmp_path):
    made = year(mandat, tmp_path, "-C", ROOT, "calendar", "2022", "--community", "etablering")
    assert [(phase["id"], phase["from"]) for phase in made["phases"]] == [("signering", "2022-01-27")]


@pytest.mark.parametrize("wanted", ["2025", "2026", "2027"])
def test_a_year_is_proven_unique_and_nobody_is_in_two_meetings_at_once(mandat, tmp_path, wanted):
    made = year(mandat, tmp_path, "-C", ROOT, "calendar", wanted)
    assert (made["plan"]["proven"], made["plan"]["unique"]) == (True, True)
    ahus = [m for m in made["meetings"] if m["community"] == "ahus"]
    assert [sum(m["of"] == network for m in ahus) for network in ("follo", "kongsvinger-regionen", "nedre-romerike")] == [4, 4, 4]
    slots = [(m["date"], m["start"]) for m in ahus]
    assert len(set(slots)) == len(slots) == 13
    jamtland = [m["kind"] for m in made["meetings"] if m["community"] == "jamtland"]
    assert [jamtland.count(kind) for kind in ("strategisk", "operativ", "gemensam")] == [4, 12, 1]


def test_the_first_meeting_of_follo_in_2025_shows_its_turns_and_deadlines_with_reasons(mandat, tmp_path):
    made = year(mandat, tmp_path, "-C", ROOT, "calendar", "2025", "follo")
    first = made["meetings"][0]
    assert first["id"] == "follo-2025-1"
    assert (first["roles"]["chair"]["member"], first["roles"]["secretary"]["member"]) == ("nesodden", "enebakk")
    assert first["roles"]["chair"]["assumed"] is True
    assert [deadline["rule"] for deadline in first["deadlines"]] == ["10 days before", "1 week before"]
    assert {part["id"] for part in first["parts"]} == {"kommunedel", "fellesdel"}


def test_the_duties_of_fonna_are_rolled_with_their_raw_date(mandat, tmp_path):
    made = year(mandat, tmp_path, "-C", ROOT, "calendar", "2025", "--community", "fonna")
    dated = {duty["id"]: (duty["raw"], duty["by"], duty["moved_because"]) for duty in made["duties"] if duty["by"]}
    assert dated == {
        "arsrapport": ("2025-01-31", "2025-01-31", None),
        "samla-rapport": ("2025-02-28", "2025-02-28", None),
        "handlingsplan": ("2025-11-30", "2025-11-28", "Sunday"),
    }


def test_the_same_bytes_on_any_day(mandat):
    texts = []
    for day in ("2024-01-01", "2025-06-15", "2026-11-22"):
        result = mandat("-C", ROOT, "calendar", "2025", "--community", "ahus", "--on", day)
        texts.append(result.out)
    assert texts[0] == texts[1] == texts[2]
    assert texts[0].startswith("# Møteplan 2025\n")


def test_each_community_speaks_its_own_language_unless_asked(mandat):
    own = mandat("-C", ROOT, "calendar", "2025").out
    assert [line for line in own.splitlines() if line.startswith("# ")] == [
        "# Møteplan 2025",
        "# Møteplan 2025",
        "# Møteplan 2025",
        "# Mötesplan 2025",
    ]
    english = mandat("-C", ROOT, "calendar", "2025", "--community", "jamtland", "--lang", "en").out
    assert english.startswith("# ")
    assert "torsdag" not in english


def test_an_error_that_makes_a_computation_impossible_gives_no_calendar_of_guesses(mandat, workspace):
    change(workspace, "2 per year", "2 times a year")
    result = mandat("-C", workspace, "calendar", "2025")
    assert (result.code, result.out) == (1, "")
    assert "FMT05" in result.err
    assert result.err.endswith("One error makes a result impossible. Nothing was computed.\n")


def test_a_plan_that_cannot_be_made_says_which_meetings_and_who(mandat, workspace):
    lines = "".join(
        f"  - {{id: mote-{n}, kind: nettverk/mote, of: nettverk, on: 2025-03-0{n}, time: 08:00-16:00, because: prøve}}\n"
        for n in (3, 4)
    )
    third = "  - {id: tredje, kind: nettverk/mote, of: nettverk, on: 2025-W10, time: 09:00-11:00}\n"
    (workspace / "mandates" / "eks" / "plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n{lines}{third}")
    change(
        workspace, "language: nb\n", "language: nb\nwishes: {weekdays: [Monday, Tuesday], starts: [09:00]}\n", "community.yaml"
    )
    result = mandat("-C", workspace, "calendar", "2025", "--on", "2025-01-01")
    assert result.code == 1
    assert "tredje" in result.err
    assert result.out == ""


def test_bad_years_networks_and_suffixes_are_exit_2(mandat, workspace):
    assert (
        mandat("-C", workspace, "calendar", "25").err == '"25" is not a year between 1990 and 2100. Write for instance `2025`.\n'
    )
    assert mandat("-C", workspace, "calendar", "3025").code == 2
    unknown = mandat("-C", workspace, "calendar", "2025", "nettverket")
    assert (unknown.code, unknown.err) == (2, 'There is no network "nettverket"; did you mean `nettverk`?\n')
    assert mandat("-C", workspace, "calendar", "2025", "-o", workspace / "x.doc").code == 2
    assert mandat("-C", workspace, "calendar", "2025", "--community", "ek").code == 2


def test_an_id_in_two_communities_must_say_which(mandat, workspace):
    other = workspace / "mandates" / "to"
    other.mkdir()
    for file in ("community.yaml", "nettverk.yaml"):
        text = (workspace / "mandates" / "eks" / file).read_text(encoding="utf-8")
        (other / file).write_text(text.replace("community: eks", "community: to"), encoding="utf-8")
    result = mandat("-C", workspace, "calendar", "2025", "nettverk")
    assert result.code == 2
    assert "`eks/nettverk` or `to/nettverk`" in result.err
    assert mandat("-C", workspace, "calendar", "2025", "to/nettverk").code == 0


def test_an_unexpected_fault_says_that_it_is_ours_and_keeps_the_traceback_for_debug(capsys):
    commands = typer.Typer(pretty_exceptions_enable=False)

    @commands.callback()
    def settings(*, debug: bool = False) -> None:
        del debug

    @commands.command()
    def fall(steps: int) -> None:
        raise RuntimeError(f"fell {steps} steps")

    assert run(["fall", "3"], commands) == 3
    plain = capsys.readouterr().err
    assert "This is a fault in mandat" in plain
    assert "It happened in `mandat fall 3`." in plain
    assert "Traceback" not in plain
    assert run(["--debug", "fall", "3"], commands) == 3
    debug = capsys.readouterr().err
    assert "RuntimeError: fell 3 steps" in debug
    assert "Traceback" in debug
