"""When duties are due that are handed over at meetings."""

from datetime import date
from pathlib import Path

from mandat.calendar.build import build_calendar
from mandat.calendar.model import Chosen
from mandat.schema.phrases import parse_hours
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
"""
SSU = """\
format: 1
mandate: ssu
title: SSU
members: [a]
meetings: [{id: mote, frequency: 2 per year}]
"""
NETT = """\
format: 1
mandate: nett
title: Nettverk
networks:
  - {id: nord, name: Nord, members: [a]}
  - {id: sor, name: Sør, members: [a]}
meetings:
  - {id: mote, frequency: 1 per year}
  - {id: felles, of: all networks, frequency: 1 per year}
duties:
"""
HOURS = parse_hours("09:00-11:00")
MEETINGS = (
    Chosen("nord-2025-1", ("vest", "nett/mote", "nord"), date(2025, 2, 4), HOURS),
    Chosen("sor-2025-1", ("vest", "nett/mote", "sor"), date(2025, 3, 4), HOURS),
    Chosen("felles-2025-1", ("vest", "nett/felles", "all networks"), date(2025, 4, 8), HOURS),
    Chosen("ssu-2025-1", ("vest", "ssu/mote", "ssu"), date(2025, 5, 6), HOURS),
    Chosen("ssu-2025-2", ("vest", "ssu/mote", "ssu"), date(2025, 10, 7), HOURS),
)


def due(folder: Path, *duties: str) -> list[str]:
    """The duties of the year 2025: id and day."""
    target = folder / "mandates" / "vest"
    target.mkdir(parents=True)
    files = {"community": COMMUNITY, "ssu": SSU, "nett": NETT + "".join(f"  - {duty}\n" for duty in duties)}
    for file, text in files.items():
        (target / f"{file}.yaml").write_text(text, encoding="utf-8")
    calendar = build_calendar(load(Folder(folder)), 2025, MEETINGS)
    return [f"{one.duty.id} {one.due.day if one.due else 'undated'}" for one in calendar.duties]


def test_a_duty_handed_over_at_the_one_meeting_of_a_kind_is_due_on_its_day(tmp_path):
    assert due(tmp_path, "{id: rapport, at: felles, every: year}") == ["rapport 2025-04-08"]


def test_a_duty_handed_over_in_another_mandates_meetings_goes_by_those(tmp_path):
    assert due(tmp_path, "{id: rapport, at: ssu/mote, every: half-year}") == ["rapport 2025-05-06", "rapport 2025-10-07"]


def test_where_every_network_hands_over_at_its_own_meeting_no_day_is_the_duties(tmp_path):
    assert due(tmp_path, "{id: rapport, at: mote, every: year}") == ["rapport undated"]


def test_every_meeting_means_the_meetings_of_the_mandate(tmp_path):
    found = due(tmp_path, "{id: sak, every: meeting}", "{id: alle, at: mote, every: meeting}")
    assert found == ["alle 2025-02-04", "sak 2025-02-04", "alle 2025-03-04", "sak 2025-03-04", "sak 2025-04-08"]


def test_a_cancelled_meeting_has_no_duty(tmp_path):
    due(tmp_path, "{id: sak, every: meeting}")
    plan = """\
format: 1
plan: 2025
meetings:
  - {id: nord-2025-1, kind: nett/mote, of: nord, on: 2025-02-04, state: cancelled, because: Sykdom}
  - {id: nord-2025-2, kind: nett/mote, of: nord, on: 2025-03-11}
"""
    (tmp_path / "mandates" / "vest" / "plan-2025.yaml").write_text(plan, encoding="utf-8")
    calendar = build_calendar(load(Folder(tmp_path)), 2025)
    assert [one.due.day for one in calendar.duties if one.due is not None] == [date(2025, 3, 11)]
