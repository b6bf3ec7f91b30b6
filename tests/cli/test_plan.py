"""`mandat plan`: one line of a plan changes, after its consequences have been told."""

import difflib
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, change

PLAN = "mandates/eks/plan-2026.yaml"
TEXT = """\
# Planen vår
format: 1
plan: 2026
meetings:
  - {id: vinter, kind: nettverk/mote, of: nettverk, on: 2026-02-12, time: 09:00-11:00}   # ute
  - id: host            # flyttes ofte
    kind: nettverk/mote
    of: nettverk
    on: 2026-09-10
    time: 12:30-14:30
    notes: Husk kake

"""


@pytest.fixture
def planned(workspace: Path) -> Path:
    (workspace / PLAN).write_text(TEXT, encoding="utf-8")
    return workspace


def plan(mandat, root, *words, on="2026-01-10"):
    return mandat("-C", root, "plan", *words, "--on", on)


def adopt(root: Path) -> None:
    change(root, "plan: 2026\n", "plan: 2026\nadopted: {body: ssu, on: 2025-11-20}\n", "plan-2026.yaml")


def changes(root: Path, old: str = TEXT) -> list[str]:
    new = (root / PLAN).read_text(encoding="utf-8")
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def test_announcing_shows_what_is_due_and_changes_one_word(mandat, planned):
    result = plan(mandat, planned, "announce", "vinter")
    assert (result.code, result.err) == (0, f"Wrote {PLAN}.\n")
    assert result.out == (
        "vinter: Mandat for nettverket · Nettverksmøte\n"
        "  Thursday 2026-02-12 09:00-11:00\n"
        "  planned -> announced\n"
        "Deadlines:\n"
        "  agenda  2026-02-05 (1 week before)\n"
        "Turns:\n"
        "  chair Vestbygd\n"
        "\n"
    )
    assert changes(planned) == [
        "-   - {id: vinter, kind: nettverk/mote, of: nettverk, on: 2026-02-12, time: 09:00-11:00}   # ute",
        "+   - {id: vinter, kind: nettverk/mote, of: nettverk, on: 2026-02-12, time: 09:00-11:00, state: announced}   # ute",
    ]


def test_announcing_twice_writes_nothing(mandat, planned):
    plan(mandat, planned, "announce", "vinter")
    path = planned / PLAN
    before = (path.read_bytes(), path.stat().st_ino)
    again = plan(mandat, planned, "announce", "vinter", on="2026-01-12")
    assert (again.code, again.out) == (0, "")
    assert again.err == f"`vinter` in {PLAN} is as it should be.\n"
    assert (path.read_bytes(), path.stat().st_ino) == before


def test_several_meetings_are_announced_at_once_or_not_at_all(mandat, planned):
    refused = plan(mandat, planned, "announce", "vinter", "hots")
    assert (refused.code, refused.err) == (1, 'There is no meeting "hots"; did you mean `host`?\n')
    assert changes(planned) == []
    assert plan(mandat, planned, "announce", "vinter", "host").err == f"Wrote {PLAN}.\n"
    assert sum("state: announced" in line for line in changes(planned)) == 2


def test_a_dry_run_shows_the_same_and_writes_nothing(mandat, planned):
    words = ("move", "host", "2026-09-17", "--because", "Valg")
    dry = plan(mandat, planned, *words, "-n")
    assert (dry.code, dry.err) == (0, "Nothing was written.\n")
    assert changes(planned) == []
    assert plan(mandat, planned, *words).out == dry.out


def test_moving_shows_deadlines_turns_and_what_is_late(mandat, planned):
    adopt(planned)
    change(planned, "agenda: 1 week before", "agenda: 1 week before\n  items: 12 days before")
    result = plan(mandat, planned, "move", "host", "2026-06-11", "--because", "Valg, avtalt i AU", on="2026-06-01")
    assert result.code == 0
    assert result.out == (
        "host: Mandat for nettverket · Nettverksmøte\n"
        "  Thursday 2026-09-10 12:30-14:30 -> Thursday 2026-06-11 12:30-14:30\n"
        "  planned -> moved\n"
        "Deadlines:\n"
        "  items   2026-08-28 -> 2026-05-29 (12 days before, that is Saturday 2026-05-30), already past\n"
        "  agenda  2026-09-03 -> 2026-06-04 (1 week before)\n"
        "Turns:\n"
        "  chair Østbygd -> Vestbygd\n"
        "\n"
    )
    assert changes(planned) == [
        "+ adopted: {body: ssu, on: 2025-11-20}",
        "-     on: 2026-09-10",
        "+     on: 2026-06-11",
        "+     state: moved",
        "+     was: 2026-09-10",
        "+     because: 'Valg, avtalt i AU'",
        "+     revision: 1",
        "+     revised: 2026-06-01",
    ]


def test_hours_and_place_may_change_on_the_same_day(mandat, planned):
    adopt(planned)
    result = plan(
        mandat, planned, "move", "host", "2026-09-10", "--time", "09:00-11:00", "--place", "Rådhuset", "--because", "Sal"
    )
    assert "Thursday 2026-09-10 12:30-14:30 -> Thursday 2026-09-10 09:00-11:00\n  no place -> Rådhuset\n" in result.out
    assert [line for line in changes(planned) if "state" in line or "was" in line] == []
    assert "+     revision: 1" in changes(planned)


def test_a_second_move_keeps_the_first_date_and_counts_on(mandat, planned):
    plan(mandat, planned, "announce", "host")
    plan(mandat, planned, "move", "host", "2026-09-17", "--because", "Valg")
    plan(mandat, planned, "move", "host", "2026-09-24", "--because", "Valg igjen", on="2026-02-01")
    found = changes(planned)
    assert [line for line in found if "was" in line or "revis" in line] == [
        "+     was: 2026-09-10",
        "+     revision: 2",
        "+     revised: 2026-02-01",
    ]
    assert "+     because: Valg igjen" in found


def test_before_adoption_and_announcement_a_move_is_not_counted(mandat, planned):
    plan(mandat, planned, "move", "host", "2026-09-17", "--because", "Valg")
    assert [line for line in changes(planned) if "revis" in line] == []


def test_a_move_to_where_it_is_writes_nothing(mandat, planned):
    result = plan(mandat, planned, "move", "host", "2026-09-10", "--because", "Valg")
    assert (result.code, changes(planned)) == (0, [])
    assert "is as it should be" in result.err


def test_a_line_without_a_day_gets_one_and_has_not_moved(mandat, planned):
    change(planned, "on: 2026-09-10\n    time: 12:30-14:30", "on: 2026-W37", "plan-2026.yaml")
    assert plan(mandat, planned, "announce", "host").code == 2
    result = plan(mandat, planned, "move", "host", "2026-09-08", "--time", "09:00-11:00", "--because", "Avtalt")
    assert "  2026-W37 -> Tuesday 2026-09-08 09:00-11:00\n" in result.out
    text = (planned / PLAN).read_text(encoding="utf-8")
    assert "    on: 2026-09-08\n    time: 09:00-11:00\n    because: Avtalt\n    notes: Husk kake\n" in text.replace(
        "    notes: Husk kake\n    because: Avtalt\n", "    because: Avtalt\n    notes: Husk kake\n"
    )
    assert "moved" not in text


def test_a_line_without_a_day_that_goes_outside_its_time_has_moved(mandat, planned):
    change(planned, "on: 2026-09-10\n", "on: 2026-W37\n", "plan-2026.yaml")
    plan(mandat, planned, "move", "host", "2026-09-22", "--because", "Avtalt")
    assert "+     was: 2026-W37" in changes(planned)


OTHER = """\
format: 1
community: to
name: Et annet fellesskap
country: NO
language: nb
organisations:
  - {id: ostbygd, name: Østbygd, kind: municipality, code: 9999}
  - {id: nordbygd, name: Nordbygd, kind: municipality}
"""
OTHER_MANDATE = """\
format: 1
mandate: rad
title: Rådet
members: [ostbygd, nordbygd]
composition: {seats: [{id: kontakt, title: Kontaktperson, per: municipality}]}
meetings: [{id: radsmote, frequency: as needed}]
"""


def second_community(root: Path, lines: str) -> None:
    folder = root / "mandates/to"
    folder.mkdir()
    (folder / "community.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "rad.yaml").write_text(OTHER_MANDATE, encoding="utf-8")
    (folder / "plan-2026.yaml").write_text(f"format: 1\nplan: 2026\nmeetings:\n{lines}", encoding="utf-8")
    change(root, "name: Østbygd, kind: municipality", "name: Østbygd, kind: municipality, code: 9999", "community.yaml")


def line(meeting: str, rest: str) -> str:
    return f"  - {{id: {meeting}, kind: rad/radsmote, of: rad, {rest}}}\n"


def test_clashes_with_meetings_of_other_communities_are_told(mandat, planned):
    second_community(
        planned, line("rad-1", "on: 2026-09-17, time: 14:00-15:00") + line("rad-2", "on: 2026-09-17, time: 09:00-10:00")
    )
    out = plan(mandat, planned, "move", "host", "2026-09-17", "--because", "Valg").out
    assert "Other meetings that day:\n  Østbygd also sits in `to/rad-2` that day, 09:00-10:00.\n" in out
    assert "error: Østbygd (Kontaktperson) sits in both `host` and `rad-1` on 2026-09-17 at 14:00." in out


def test_a_meeting_without_hours_on_that_day_is_told(mandat, planned):
    second_community(planned, line("rad-1", "on: 2026-09-17"))
    out = plan(mandat, planned, "move", "host", "2026-09-17", "--because", "Valg").out
    assert "Østbygd also sits in `to/rad-1` that day, and one of the two has no hours yet.\n" in out


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-05-14", "error: `host` falls on Ascension Day, 2026-05-14."),
        ("2026-02-17", "warning: `host` falls in Vinterferie (W08), which is closed."),
        ("2026-05-15", "info: `host` falls on a bridge day, 2026-05-15, a quiet day."),
        ("2026-09-13", None),
    ],
)
def test_holidays_closed_weeks_and_quiet_days_are_told_although_there_is_a_reason(mandat, planned, day, sentence):
    change(planned, "language: nb\n", "language: nb\nclosed:\n  - {when: W08, name: Vinterferie}\n", "community.yaml")
    result = plan(mandat, planned, "move", "host", day, "--because", "Vi må")
    assert result.code == 0
    assert (sentence or "Sunday 2026-09-13") in result.out


def test_cancelling_says_what_falls_away_and_that_the_rule_wants_more(mandat, planned):
    result = plan(mandat, planned, "cancel", "host", "--because", "Få saker")
    assert "  planned -> cancelled\n" in result.out
    assert "  agenda  2026-09-03 falls away\n" in result.out
    assert "warning: Mandat for nettverket has 1 meeting in 2026, the mandate wants `2 per year`." in result.out
    assert "+     state: cancelled" in changes(planned)
    again = plan(mandat, planned, "cancel", "host", "--because", "Få saker")
    assert "is as it should be" in again.err


def test_turns_that_go_by_meetings_shift_for_those_that_come_later(mandat, planned):
    change(planned, "rotates: every half-year", "rotates: every meeting")
    change(planned, "start: 2024-H1", "start: 2026")
    out = plan(mandat, planned, "cancel", "vinter", "--because", "Få saker").out
    assert "Turns:\n  host: chair Østbygd -> Vestbygd\n" in out


def test_what_was_wrong_before_and_is_no_more_is_told(mandat, planned):
    change(planned, "on: 2026-09-10", "on: 2026-05-14", "plan-2026.yaml")
    out = plan(mandat, planned, "move", "host", "2026-09-10", "--because", "Fridag").out
    assert "What was wrong and is no more:\n  `host` falls on Ascension Day, 2026-05-14.\n" in out


def test_a_day_in_another_year_still_counts_for_the_plan(mandat, planned):
    out = plan(mandat, planned, "move", "host", "2027-01-07", "--because", "Sykdom").out
    assert "  It lies in another year, and still counts for 2026.\n" in out


def test_a_day_that_is_over_is_told(mandat, planned):
    out = plan(mandat, planned, "move", "host", "2026-03-05", "--because", "Sykdom", on="2026-04-01").out
    assert "  2026-03-05 is already past.\n" in out


def test_an_agenda_that_was_sent_is_remembered(mandat, planned):
    (planned / "mandates/eks/meetings").mkdir()
    meeting = planned / "mandates/eks/meetings/host.yaml"
    meeting.write_text("format: 1\nmeeting: host\nagenda: {sent: 2026-09-03}\n", encoding="utf-8")
    told = "  The agenda was sent on 2026-09-03: tell those who have it.\n"
    assert told not in plan(mandat, planned, "announce", "host").out
    assert told in plan(mandat, planned, "move", "host", "2026-09-17", "--because", "Sykdom", on="2026-09-08").out
    assert told in plan(mandat, planned, "cancel", "host", "--because", "Sykdom", on="2026-09-08").out


HELD = ("hold", "vinter")


@pytest.mark.parametrize(
    ("first", "then", "sentence"),
    [
        (HELD, ("cancel", "vinter", "--because", "x"), "`vinter` has been held, and cannot be cancelled."),
        (HELD, ("move", "vinter", "2026-03-05", "--because", "x"), "`vinter` has been held, and cannot be moved."),
        (HELD, ("announce", "vinter"), "`vinter` has been held, and cannot be announced."),
        (
            ("cancel", "vinter", "--because", "x"),
            ("hold", "vinter"),
            "`vinter` is cancelled, and cannot have been held. If it was held after all, correct `state` by hand.",
        ),
        (("cancel", "vinter", "--because", "x"), ("announce", "vinter"), "`vinter` is cancelled, and cannot be announced."),
        (
            ("cancel", "vinter", "--because", "x"),
            ("move", "vinter", "2026-03-05", "--because", "x"),
            "`vinter` is cancelled. Give the new meeting a line of its own, or correct `state` by hand.",
        ),
        (
            ("announce", "vinter"),
            ("hold", "host"),
            "`host` is on 2026-09-10, and on 2026-02-20 it cannot have been held yet. Move it first, or give `--on 2026-09-10`.",
        ),
    ],
)
def test_what_cannot_happen_is_refused_with_a_sentence(mandat, planned, first, then, sentence):
    assert plan(mandat, planned, *first, on="2026-02-20").code == 0
    before = (planned / PLAN).read_bytes()
    result = plan(mandat, planned, *then, on="2026-02-20")
    assert (result.code, result.out, result.err) == (2, "", f"{sentence}\n")
    assert (planned / PLAN).read_bytes() == before


def test_move_and_cancel_want_a_reason_and_a_day(mandat, planned):
    assert plan(mandat, planned, "move", "host", "2026-09-17").code == 2
    assert plan(mandat, planned, "cancel", "host").code == 2
    partial = plan(mandat, planned, "move", "host", "2026-W38", "--because", "x")
    assert (partial.code, partial.err) == (2, '"2026-W38" is not a date. Write it like `2025-06-30`.\n')
    assert plan(mandat, planned, "move", "host", "2026-09-17", "--because", "x", "--time", "9-11").code == 2
    assert plan(mandat, planned, "cancel", "host", "--because", "  ").code == 2
    assert changes(planned) == []


def test_an_id_in_two_communities_must_say_which(mandat, planned):
    second_community(planned, line("host", "on: 2026-09-17"))
    result = plan(mandat, planned, "announce", "host")
    assert (result.code, result.err) == (2, '"host" stands in several communities. Write `eks/host` or `to/host`.\n')
    assert plan(mandat, planned, "announce", "eks/host").code == 0
    assert plan(mandat, planned, "announce", "ek/host").err == ('There is no community "ek"; did you mean `eks`?\n')


def test_without_a_plan_it_says_how_to_get_one(mandat, workspace):
    result = plan(mandat, workspace, "announce", "vinter")
    assert (result.code, "`mandat calendar YEAR --save`" in result.err) == (1, True)


def test_a_plan_that_cannot_be_read_is_named(mandat, planned):
    change(planned, "on: 2026-09-10", "on: 2026-02-30", "plan-2026.yaml")
    result = plan(mandat, planned, "announce", "hest")
    assert result.code == 1
    assert PLAN in result.err or "did you mean" in result.err
    assert plan(mandat, planned, "announce", "vinter").code in (1, 2)
    assert changes(planned, TEXT.replace("2026-09-10", "2026-02-30")) == []


def test_a_line_that_cannot_be_edited_safely_is_left_with_a_remedy(mandat, planned):
    text = "format: 1\nplan: 2026\nmeetings:\n  - {id: vinter, kind: nettverk/mote, of: nettverk, on: 2026-02-12 # slutt\n    }\n"
    (planned / PLAN).write_text(text, encoding="utf-8")
    result = plan(mandat, planned, "announce", "vinter")
    assert result.code in (0, 1)
    if result.code == 1:
        assert "line 4" in result.err
        assert (planned / PLAN).read_text(encoding="utf-8") == text
    else:
        assert "on: 2026-02-12, state: announced # slutt" in (planned / PLAN).read_text(encoding="utf-8")


@pytest.fixture
def real(mandat, tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "mandates", tmp_path / "mandates")
    assert mandat("-C", tmp_path, "calendar", "2026", "--save", "--by", "Utvalget", "--on", "2025-11-20").code == 0
    return tmp_path


def test_a_move_into_another_networks_meeting_names_both_holders(mandat, real):
    out = plan(mandat, real, "move", "follo-2026-2", "2026-05-19", "--because", "Møterom", on="2026-04-20").out
    assert "Enebakk (" in out
    assert "and Ahus (" in out
    assert "sit in both `follo-2026-2` and `nedre-romerike-2026-2` on 2026-05-19 at 09:00." in out


def test_every_meeting_of_a_year_can_be_announced_and_held(mandat, real):
    path = real / "mandates/innlandet/plan-2026.yaml"
    head, found, lines = path.read_text(encoding="utf-8").partition("\nmeetings:\n")
    ids = [part.split(",")[0] for part in lines.split("{id: ")[1:]]
    assert plan(mandat, real, "announce", *ids, on="2025-12-01").code == 0
    assert plan(mandat, real, "hold", *ids, on="2026-12-31").code == 0
    assert path.read_text(encoding="utf-8") == head + found + lines.replace("}\n", ", state: held}\n")
    assert mandat("-C", real, "validate", "--on", "2026-12-31").code == 0
