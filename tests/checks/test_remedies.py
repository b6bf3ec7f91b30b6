"""What a finding advises can be followed."""

from datetime import date
from pathlib import Path

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.source.folder import Folder
from mandat.workspace import load

COMMUNITY = """\
format: 1
community: vest
name: Vest
country: NO
language: nb
organisations:
  - {id: a, name: Austbygd, kind: municipality}
  - {id: b, name: Brattbygd, kind: municipality}
  - {id: c, name: Breidbygd, kind: municipality}
  - {id: sh, name: Sykehuset, kind: hospital}
"""
NETT = """\
format: 1
mandate: nett
title: Nettverk
members: [a, b, c, sh]
meetings: [{id: mote, frequency: 1 per year%s}]
%s"""
PLAN = "format: 1\nplan: 2025\nmeetings: [{id: nett-2025-1, kind: nett/mote, of: nett, on: %s}]\n"
HELD = "format: 1\nmeeting: nett-2025-1\nroles: {chair: %s}\n"


def advice(folder: Path, code: str, **files: str) -> list[str]:
    """The remedies of the findings of one check."""
    (folder / "mandates" / "vest" / "meetings").mkdir(parents=True)
    for name, text in {"community": COMMUNITY, **files}.items():
        place = "meetings/nett-2025-1" if name == "held" else name.replace("_", "-")
        (folder / "mandates" / "vest" / f"{place}.yaml").write_text(text, encoding="utf-8")
    found = validate(load(Folder(folder)), Moment(date(2025, 6, 15)), wanted=lambda _: True)
    assert [one.message for one in found if one.severity.value == "error"] == []
    return [one.help or "" for one in found if one.code == code]


def held(folder: Path, chair: str, actual: str) -> list[str]:
    return advice(
        folder,
        "ROT08",
        nett=NETT % ("", f"roles: {{chair: {chair}}}\n"),
        plan_2025=PLAN % "2025-03-12",
        held=HELD % actual,
    )


BY_YEARS = "{rotates: every 2 years, among: municipality, order: listed, start: 2025}"
BY_MEETINGS = "{rotates: every meeting, among: municipality, order: listed, start: 2025}"
BY_SIDES = "{alternates: every year, between: [municipality, sh], start: 2025}"
NOTHING = "nothing is to be done if somebody stood in: the meeting file is the fact"


def test_a_swap_is_advised_in_words_that_an_event_understands(tmp_path):
    assert held(tmp_path / "years", BY_YEARS, "b") == [
        "if turns were traded, add `{in: 2025, of: nett, swap: [a, b]}` to `events` of the role"
    ]
    assert held(tmp_path / "meetings", BY_MEETINGS, "c") == [
        "if turns were traded, add `{in: 2025-03-12, of: nett, swap: [a, c]}` to `events` of the role"
    ]


def test_no_swap_is_advised_with_somebody_who_takes_no_turns_or_where_nobody_goes_round(tmp_path):
    assert held(tmp_path / "stranger", BY_YEARS, "sh") == [NOTHING]
    assert held(tmp_path / "sides", BY_SIDES, "sh") == [NOTHING]


def test_nobody_is_advised_to_trade_with_himself(tmp_path):
    networks = """\
networks:
  - {id: fjord, name: Fjord, members: [a, b]}
  - {id: fjell, name: Fjell, members: [a, c]}
"""
    events = "events: [{in: 2025-H2, of: fjell, exempt: c}]"
    roles = f"roles: {{chair: {{rotates: every half-year, among: municipality, order: listed, start: 2025-H1, {events}}}}}\n"
    nett = (NETT % ("", networks + roles)).replace("members: [a, b, c, sh]\n", "")
    assert advice(tmp_path, "ROT07", nett=nett) == ["add `{in: 2025-H1, of: fjell, swap: [a, c]}` to its `events`"]


def test_a_mandate_is_not_advised_to_be_replaced_by_itself(tmp_path):
    nett = NETT % ("", "document: {replaces: nett, replaced_by: nett}\n")
    assert advice(tmp_path, "VER05", nett=nett) == [
        "name the other mandate, or remove `replaces`",
        "name the other mandate, or remove `replaced_by`",
    ]


def test_a_line_outside_the_time_of_year_is_not_sent_to_another_weekday(tmp_path):
    nett = NETT % (", within: 01-01..06-30", "")
    assert advice(tmp_path, "PLN03", nett=nett, plan_2025=PLAN % "2025-W40") == [
        "change `within` in the mandate, or give it another time"
    ]
