"""What an agenda takes over: open tasks, what was not come to, what others lifted, plans and reports that fall due."""

from datetime import date
from pathlib import Path

import pytest
from tests.documents.agendas import copied, follo, year_of

from mandat.calendar.register import cases_of
from mandat.calendar.treated import duties_in, treatment
from mandat.documents.agenda.view import AgendaView
from mandat.source.folder import Folder
from mandat.workspace import load

FIRST = "id: follo-2025-1, on: 2025-02-13, time: 09:00-11:00, state: held"
SECOND = "id: follo-2025-2, on: 2025-05-08, time: 09:00-11:00"
THIRD = "id: follo-2025-3, on: 2025-09-11, time: 09:00-11:00"
TASKS = """\
items:
  - number: 03/25
    title: PLO
    notes: Drøftet.
    actions:
      - {what: Åpen oppgave, owner: as, by: 2025-12-01}
      - {what: Sein oppgave, owner: enebakk, by: 2025-03-01}
      - {what: Gjort oppgave, owner: as, by: 2025-03-01, done: 2025-02-28}
      - {what: Snarest, by: as soon as possible}
  - {number: 04/25, title: Hemmelig, exempt: offl. § 13, actions: [{what: Skjult, owner: as}]}
"""


def rows(view: AgendaView) -> list[str]:
    return [f"{row.number} {row.title}".replace("\u00a0", " ") for part in view.parts for row in part.rows]


def remarks(view: AgendaView) -> dict[str, str]:
    return {row.title: row.remarks.replace("\u00a0", " ") for part in view.parts for row in part.rows}


def second(folder: Path, first: str, *, on: date = date(2025, 4, 1), meeting: str = "follo-2025-2") -> AgendaView:
    return follo(folder, FIRST, first, SECOND, THIRD).view(meeting, on=on)


def test_open_tasks_stand_under_an_item_of_their_own_late_ones_first(tmp_path):
    view = second(tmp_path, TASKS)
    assert "07/25 Oppfølging fra tidligere møter" in rows(view)
    case = next(case for case in view.cases if case.tasks)
    assert case.title == "Oppfølging fra tidligere møter"
    assert [(task.number, task.what, task.owner, task.due, task.state) for task in case.tasks] == [
        ("03/25", "Sein oppgave", "Enebakk", "01.03.2025", "▲ Forsinket"),
        ("03/25", "Åpen oppgave", "Ås", "01.12.2025", "○ Åpen"),
        ("03/25", "Snarest", "", "Snarest mulig", "○ Åpen"),
    ]


def test_tasks_of_exempt_items_are_told_with_their_ground_to_those_who_are_called_only(tmp_path):
    year = follo(tmp_path, FIRST, TASKS, SECOND)
    internal = year.view("follo-2025-2", on=date(2025, 4, 1), named=True)
    told = [(task.number, task.what) for case in internal.cases for task in case.tasks]
    assert ("04/25", "Skjult (unntatt offentlighet, offl. § 13)") in told
    assert internal.cover.status_line.endswith("intern versjon")
    public = year.view("follo-2025-2", on=date(2025, 4, 1))
    assert not any("Skjult" in task.what for case in public.cases for task in case.tasks)
    assert public.cover.status_line.endswith("offentlig versjon")
    assert rows(public) == rows(internal)


def test_without_open_tasks_there_is_no_such_item(tmp_path):
    assert not any("Oppfølging" in row for row in rows(second(tmp_path, "items:\n  - {title: PLO, notes: Drøftet.}\n")))


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nb", "Oppfølging fra tidligere møter"),
        ("nn", "Oppfølging frå tidlegare møte"),
        ("sv", "Uppföljning från tidigare möten"),
        ("en", "Matters arising"),
    ],
)
def test_the_item_of_open_tasks_is_called_so_in_every_language(tmp_path, language, title):
    view = follo(tmp_path, FIRST, TASKS, SECOND).view("follo-2025-2", language, on=date(2025, 4, 1))
    assert any(title in row for row in rows(view))


LEFT = """\
agenda: {sent: 2025-02-06}
items:
  - {number: 01/25, title: Godkjenning av innkalling og saksliste, type: decision}
  - {number: 02/25, title: Behandlet, type: discussion, notes: Drøftet.}
  - {number: 03/25, title: Utsatt sak, part: fellesdel, duration: 20 min, outcome: postponed, background: Bakgrunnen.}
  - {number: 04/25, title: Trukket sak, outcome: withdrawn}
  - {number: 05/25, title: Glemt sak, type: information}
  - {number: 06/25, title: Eventuelt}
minutes: {status: circulated, sent: 2025-02-20}
"""


def test_what_was_not_come_to_keeps_its_number_and_its_texts(tmp_path):
    view = second(tmp_path, LEFT)
    own = [row for row in rows(view) if "sak" in row.split(" ", 1)[1]]
    assert own == ["07/25 Godkjenning av innkalling og saksliste", "03/25 Utsatt sak", "05/25 Glemt sak"]
    assert remarks(view)["Utsatt sak"] == "utsatt fra tidligere møte"
    assert [case.background for case in view.cases if case.title == "Utsatt sak"] == [("Bakgrunnen.",)]


def test_it_is_carried_over_once(tmp_path):
    year = follo(tmp_path, FIRST, LEFT, SECOND, THIRD)
    assert not any("Utsatt sak" in row for row in rows(year.view("follo-2025-3", on=date(2025, 4, 1))))
    file = tmp_path / "mandates" / "ahus" / "meetings" / "follo-2025-2.yaml"
    file.write_text("format: 1\nmeeting: follo-2025-2\nitems:\n  - {number: 03/25, title: Utsatt sak, type: discussion}\n")
    again = year_of(tmp_path, 2025)
    assert sum("Utsatt sak" in row for row in rows(again.view("follo-2025-2", on=date(2025, 4, 1)))) == 1
    assert not any("Utsatt sak" in row for row in rows(again.view("follo-2025-3", on=date(2025, 6, 1))))


JOINT = "  - {id: felles-2025-1, kind: forvaltningsnettverk/felles, of: all networks, on: DAY, time: 09:00-12:00}\n"
LIFTED = """\
items:
  - number: 05/25
    title: Felles rutine
    type: discussion
    raise_to: forvaltningsnettverk
    background: Rutinen er ulik.
    decision: Saken løftes
minutes: {status: draft}
"""


def joint(folder: Path, first: str, *days: str) -> Path:
    follo(folder, FIRST, first)
    plan = folder / "mandates" / "ahus" / "plan-2025.yaml"
    lines = (JOINT.replace("felles-2025-1", f"felles-2025-{n}").replace("DAY", day) for n, day in enumerate(days, 1))
    plan.write_text(plan.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")
    return folder


def test_what_a_network_lifted_stands_on_the_next_agenda_of_the_body_with_where_it_comes_from(tmp_path):
    year = year_of(joint(tmp_path, LIFTED, "2025-01-20", "2025-10-02", "2025-11-20"), 2025)
    assert [any("Felles rutine" in row for row in rows(year.view(f"felles-2025-{n}"))) for n in (1, 2, 3)] == [False, True, False]
    view = year.view("felles-2025-2")
    assert remarks(view)["Felles rutine"] == "fra Forvaltningsnettverk Folloregionen"
    case = next(case for case in view.cases if case.title == "Felles rutine")
    assert [text.replace("\u00a0", " ") for text in case.background] == [
        "Løftet fra Forvaltningsnettverk Folloregionen, sak 05/25, 13. februar 2025. Vedtak der: Saken løftes.",
        "Rutinen er ulik.",
    ]


FELLES = "format: 1\nmeeting: felles-2025-1\nitems:\n  - {title: Noe annet}\n"


@pytest.mark.parametrize(
    ("state", "file"),
    [
        ("planned", ""),
        ("held", ""),
        ("held", FELLES),
        ("planned", f"{FELLES}minutes: {{status: draft}}\n"),
        ("cancelled", f"{FELLES}  - {{title: Felles rutine, from: follo}}\nagenda: {{sent: 2025-02-27}}\n"),
    ],
)
def test_what_was_lifted_waits_for_a_meeting_that_can_still_treat_it(tmp_path, state, file):
    joint(tmp_path, LIFTED, "2025-03-10", "2025-10-02")
    plan = tmp_path / "mandates" / "ahus" / "plan-2025.yaml"
    line = f"on: 2025-03-10, state: {state}{', because: Sykdom' if state == 'cancelled' else ''},"
    plan.write_text(plan.read_text(encoding="utf-8").replace("on: 2025-03-10,", line), encoding="utf-8")
    if file:
        (tmp_path / "mandates" / "ahus" / "meetings" / "felles-2025-1.yaml").write_text(file, encoding="utf-8")
    year = year_of(tmp_path, 2025)
    assert any("Felles rutine" in row for row in rows(year.view("felles-2025-2", on=date(2025, 4, 1))))


def test_what_was_lifted_in_the_morning_may_come_to_the_meeting_of_the_afternoon(tmp_path):
    joint(tmp_path, LIFTED, "2025-02-13")
    plan = tmp_path / "mandates" / "ahus" / "plan-2025.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("09:00-12:00", "12:30-15:00"), encoding="utf-8")
    assert any("Felles rutine" in row for row in rows(year_of(tmp_path, 2025).view("felles-2025-1", on=date(2025, 2, 13))))


def test_what_is_lifted_once_and_taken_up_is_not_lifted_again(tmp_path):
    joint(tmp_path, LIFTED, "2025-10-02", "2025-11-20")
    file = tmp_path / "mandates" / "ahus" / "meetings" / "felles-2025-1.yaml"
    file.write_text(
        "format: 1\nmeeting: felles-2025-1\nagenda: {sent: 2025-09-25}\n"
        "items:\n  - {number: 01/25, title: Felles  rutine, from: follo}\n",
        encoding="utf-8",
    )
    year = year_of(tmp_path, 2025)
    assert [sum("rutine" in row for row in rows(year.view(f"felles-2025-{n}"))) for n in (1, 2)] == [1, 0]


@pytest.mark.parametrize(
    ("taken", "on_the_next"),
    [
        ("title: Rutine for alle, from: follo, background: 'Løftet fra Folloregionen, sak 05/25.'", 0),
        ("title: Rutine for alle (sak 05/25), from: forvaltningsnettverk", 0),
        ("title: Rutine for alle, from: follo", 1),
        ("title: Rutine for alle, from: follo, background: Gjelder sak 105/25 og 05/251.", 1),
        ("title: Sak 05/25 fra et annet nettverk, from: ssu", 1),
    ],
)
def test_a_lifted_item_under_another_title_is_known_by_its_body_and_number(tmp_path, taken, on_the_next):
    joint(tmp_path, LIFTED, "2025-10-02", "2025-11-20")
    file = tmp_path / "mandates" / "ahus" / "meetings" / "felles-2025-1.yaml"
    file.write_text(
        f"format: 1\nmeeting: felles-2025-1\nagenda: {{sent: 2025-09-25}}\nitems:\n  - {{number: 01/25, {taken}}}\n",
        encoding="utf-8",
    )
    assert sum("Felles rutine" in row for row in rows(year_of(tmp_path, 2025).view("felles-2025-2"))) == on_the_next


def test_a_body_that_does_not_meet_here_gets_no_agenda_and_the_item_says_where_it_goes(tmp_path):
    view = follo(tmp_path, FIRST, LIFTED.replace("forvaltningsnettverk", "ssu")).view("follo-2025-1")
    assert remarks(view)["Felles rutine"] == "løftes til SSU"


LMS = "  - {id: lms-ID, kind: lms/nettverksmote, of: lms-nettverk, on: DAY}\n"


def fonna(folder: Path, *days: str, meeting: str = "") -> Path:
    target = copied(folder, "fonna")
    for year in sorted({day[:4] for day in days}):
        lines = (LMS.replace("ID", day).replace("DAY", day) for day in days if day.startswith(year))
        (target / f"plan-{year}.yaml").write_text(f"format: 1\nplan: {year}\nmeetings:\n{''.join(lines)}", encoding="utf-8")
    if meeting:
        (target / "meetings").mkdir()
        (target / "meetings" / f"lms-{days[0]}.yaml").write_text(
            f"format: 1\nmeeting: lms-{days[0]}\n{meeting}", encoding="utf-8"
        )
    return folder


def duties(folder: Path, day: str) -> list[str]:
    shown = remarks(year_of(folder, int(day[:4])).view(f"lms-{day}", "nn"))
    return [f"{title}: {said}" for title, said in shown.items() if "frist" in said]


def test_a_plan_or_report_stands_on_the_last_agenda_before_it_is_due(tmp_path):
    fonna(tmp_path, "2025-03-06", "2025-10-23", "2025-12-11", "2026-02-19")
    overdue = "Rapport om utført aktivitet: gjeld 2024, frist 31. januar 2025"  # no earlier meeting is known
    assert duties(tmp_path, "2025-03-06") == [overdue]
    assert duties(tmp_path, "2025-10-23") == ["Handlingsplan: gjeld 2026, frist 28. november 2025"]
    assert duties(tmp_path, "2025-12-11") == ["Rapport om utført aktivitet: gjeld 2025, frist 30. januar 2026"]


def test_the_last_meeting_that_is_planned_takes_only_what_is_due_soon(tmp_path):
    assert duties(fonna(tmp_path, "2025-05-08"), "2025-05-08") == [
        "Rapport om utført aktivitet: gjeld 2024, frist 31. januar 2025"
    ]


def test_a_plan_that_the_file_names_is_not_added_and_shows_when_it_is_due(tmp_path):
    fonna(tmp_path, "2025-10-23", meeting="items:\n  - {title: Planen vår, duty: handlingsplan}\n")
    assert "Planen vår: gjeld 2026, frist 28. november 2025" in duties(tmp_path, "2025-10-23")
    assert sum("Handlingsplan" in row for row in rows(year_of(tmp_path, 2025).view("lms-2025-10-23", "nn"))) == 0


def test_what_is_decided_early_does_not_come_again(tmp_path):
    decided = "items:\n  - {title: Planen vår, duty: handlingsplan, decision: Vedteken.}\n"
    fonna(tmp_path, "2025-05-08", "2025-10-23", meeting=decided)
    assert duties(tmp_path, "2025-10-23") == []


def test_what_was_decided_for_last_year_comes_again_also_where_this_year_meets_earlier(tmp_path):
    decided = "items:\n  - {title: Planen vår, duty: handlingsplan, decision: Vedteken.}\n"
    fonna(tmp_path, "2024-11-21", "2025-02-20", "2025-10-23", meeting=decided)
    assert duties(tmp_path, "2025-10-23") == ["Handlingsplan: gjeld 2026, frist 28. november 2025"]


@pytest.mark.parametrize("day", ["2025-03-06", "2025-05-08"])
def test_the_agenda_that_goes_out_tells_of_the_same_year_as_its_draft(tmp_path, day):
    told = ["Rapport om utført aktivitet: gjeld 2024, frist 31. januar 2025"]
    assert duties(fonna(tmp_path / "draft", day), day) == told
    sent = "agenda: {sent: 2025-02-27}\nitems:\n  - {number: 01/25, title: Rapport om utført aktivitet, duty: arsrapport}\n"
    assert duties(fonna(tmp_path / "sent", day, meeting=sent), day) == told
    community = load(Folder(tmp_path / "sent")).communities[0]
    held = load(Folder(fonna(tmp_path / "held", day, meeting=f"{sent}minutes: {{status: draft}}\n"))).communities[0]
    (report,) = (one for one in duties_in(held, held.mandates[0], 2025) if one.duty.id == "arsrapport")
    assert treatment(report, 2025, cases_of(community)).case is None
    found = treatment(report, 2025, cases_of(held))
    assert found.case is not None
    assert found.is_late


NEW = """\
format: 1
mandate: nytt
title: Nytt nettverk
document: {DOCUMENT}
members: [enebakk, as, ahus]
meetings: [{id: mote, title: Møte, frequency: 2 per year}]
duties:
  - {id: arsrapport, title: Årsrapport, kind: report, by: 03-31, every: year, covers: previous year}
  - {id: plan, title: Handlingsplan, kind: plan, by: 03-31, every: year, covers: this year}
"""
NEW_LINE = "  - {id: nytt-DAY, kind: nytt/mote, of: nytt, on: DAY, time: 09:00-11:00}\n"


def new_network(folder: Path, document: str, *days: str) -> tuple[bool, bool]:
    """Whether the agenda of its first meeting of 2025 has the minutes of the last meeting, and a report on 2024."""
    target = copied(folder, "ahus")
    (target / "nytt.yaml").write_text(NEW.replace("DOCUMENT", document), encoding="utf-8")
    for year in sorted({day[:4] for day in days}):
        lines = "".join(NEW_LINE.replace("DAY", day) for day in days if day.startswith(year))
        (target / f"plan-{year}.yaml").write_text(f"format: 1\nplan: {year}\nmeetings:\n{lines}", encoding="utf-8")
    first = next(day for day in days if day.startswith("2025"))
    view = year_of(folder, 2025).view(f"nytt-{first}", on=date(2025, 2, 1))
    assert any("Handlingsplan" in row for row in rows(view))
    return any("Godkjenning av referat" in row for row in rows(view)), any("Årsrapport" in row for row in rows(view))


@pytest.mark.parametrize(
    ("document", "days", "expected"),
    [
        ("version: 1.0, valid_from: 2025-01-01", ("2025-03-06", "2025-10-23"), (False, False)),
        ("version: 1.0, valid_from: 2024-11-01", ("2025-03-06",), (True, True)),
        ("version: 1.0, valid_from: 2025-01-01", ("2024-11-21", "2025-03-06"), (True, True)),
        ("version: 1.0, valid_from: 2025-01-01, replaces: [OSU]", ("2025-03-06",), (True, True)),
        ("version: 2.0, valid_from: 2025-01-01", ("2025-03-06",), (True, True)),
        ("version: 1.0", ("2025-03-06",), (True, True)),
    ],
)
def test_the_first_meeting_ever_has_no_minutes_to_approve_and_owes_no_report_on_the_year_before(
    tmp_path, document, days, expected
):
    assert new_network(tmp_path, document, *days) == expected


def test_a_network_that_joined_later_owes_no_report_on_the_year_before_it_did(tmp_path):
    file = fonna(tmp_path, "2025-03-06", "2025-10-23") / "mandates" / "fonna" / "lms.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("id: lms-nettverk\n", "id: lms-nettverk\n    from: 2025-02-01\n", 1), encoding="utf-8")
    assert duties(tmp_path, "2025-03-06") == []
    assert duties(tmp_path, "2025-10-23") == ["Handlingsplan: gjeld 2026, frist 28. november 2025"]


def test_the_duty_of_another_body_is_not_ours(tmp_path):
    fonna(tmp_path, "2025-10-23", "2026-02-19", "2026-03-19")
    assert not any("amla" in one for day in ("2025-10-23", "2026-02-19") for one in duties(tmp_path, day))
