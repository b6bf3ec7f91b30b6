from datetime import date
from pathlib import Path

import pytest
from tests.documents.agendas import ROOT, copied, wording, year_of

from mandat.calendar.build import build_calendar
from mandat.documents.remarks import Gap, Gaps, remarks
from mandat.documents.year import MeetingRow, YearView, year_view
from mandat.planning.year import plan_year
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load
from mandat.workspace.series import Series, all_series

SUMMER = (date(2025, 6, 2), date(2025, 8, 15))


def shown(community: str, year: int, language: str, folder: Path = ROOT) -> YearView:
    workspace = load(Folder(folder))
    plan = plan_year(workspace, year, on=date(2025, 1, 1))
    calendar = build_calendar(workspace, year, plan.chosen, plan.certificate)
    (found,) = (one for one in workspace.communities if one.id == community)
    return year_view(workspace, found, calendar, wording(language), Gaps())


def jamtland(folder: Path, old: str = "", new: str = "") -> tuple[Workspace, Series]:
    target = copied(folder, "jamtland")
    file = target / "community.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    workspace = load(Folder(folder))
    return workspace, next(one for one in all_series(workspace.communities[0]) if one.kind.id == "strategisk")


def told(folder: Path, gaps: Gaps, language: str, old: str = "", new: str = "") -> list[str]:
    workspace, _ = jamtland(folder, old, new) if not (folder / "mandates").exists() else (load(Folder(folder)), None)
    calendar = build_calendar(workspace, 2025, ())
    return list(remarks(workspace.communities[0], calendar, wording(language), gaps))


def test_cells_of_a_year_begin_with_a_large_letter():
    deadlines = shown("ahus", 2025, "nb").deadlines
    assert {row.what for row in deadlines} >= {"Saker meldes", "Saksliste ut"}
    assert all(row.weekday[:1].isupper() for row in deadlines)
    assert all(row.status[:1].isupper() for row in shown("ahus", 2025, "nb").meetings)


def test_a_stretch_outside_the_time_of_the_mandate_is_not_called_closed(tmp_path):
    target = copied(tmp_path, "jamtland")
    mandate = target / "lokal-samverkansarena.yaml"
    text = mandate.read_text(encoding="utf-8")
    mandate.write_text(
        text.replace("  - id: strategisk\n", "  - id: strategisk\n    within: 02-01..05-15\n", 1), encoding="utf-8"
    )
    workspace = load(Folder(tmp_path))
    series = next(one for one in all_series(workspace.communities[0]) if one.kind.id == "strategisk")
    gaps, ending = Gaps((Gap(series, *SUMMER, 1),)), {}
    for language in ("nb", "sv"):
        (line,) = [line for line in told(tmp_path, gaps, language) if "ledig dag" in line]
        ending[language] = line.replace("\u00a0", " ").partition(", ")[2]
    assert ending == {
        "nb": "fordi mandatet bare åpner for møter fra 1. februar til og med 15. mai.",
        "sv": "eftersom uppdraget bara medger möten från och med den 1 februari till och med den 15 maj.",
    }


@pytest.mark.parametrize(
    ("language", "expect"),
    [("nb", "klokkeslett; planen antar kl. 09.00 og 12.30."), ("en", "start times; the plan assumes 09:00 and 12:30.")],
)
def test_wishes_that_are_assumed_are_told_with_the_clock_of_the_language(tmp_path, language, expect):
    file = copied(tmp_path, "jamtland") / "community.yaml"
    before, wishes, _ = file.read_text(encoding="utf-8").partition("wishes:\n")
    file.write_text(before, encoding="utf-8")
    assert wishes
    lines = [line.replace("\u00a0", " ") for line in shown("jamtland", 2025, language, tmp_path).remarks]
    assert any(line.endswith(expect) for line in lines)


def test_every_assumption_of_a_year_has_its_subject():
    lines = [f"{one.subject}: {one.text}" for one in shown("jamtland", 2025, "sv").assumptions]
    assert (
        "Ordförande: Regionen börjar, det år då uppdraget började gälla. Uppdraget säger varken vem som börjar eller när."
        in lines
    )
    assert all(not line.startswith(":") for line in lines)


def test_a_year_and_its_agendas_say_the_same_about_an_assumption(tmp_path):
    calendar = {one.text: one.subject for one in shown("ahus", 2025, "nb").assumptions}
    copied(tmp_path, "ahus")
    plan = "format: 1\nplan: 2025\nmeetings:\n  - {id: follo-1, kind: forvaltningsnettverk/regional, of: follo, on: 2025-02-13}\n"
    (tmp_path / "mandates" / "ahus" / "plan-2025.yaml").write_text(plan, encoding="utf-8")
    agenda = {one.text: one.subject for one in year_of(tmp_path, 2025).view("follo-1").assumptions}
    both = agenda.keys() & calendar.keys()
    assert {text: agenda[text] for text in both} == {text: calendar[text] for text in both}
    assert calendar["Rekkefølgen følger avsnitt 3. Mandatet sier ikke noe."] == "Møteleder"


def test_a_side_with_one_member_is_called_by_its_name_in_the_year_as_in_the_agenda():
    names = {row.secretary for row in shown("jamtland", 2025, "sv").meetings}
    assert "Kommunen (antagande)" in names
    assert not any("kommunerna" in name for name in names)


def test_meetings_without_a_day_are_told_once_with_their_sum(tmp_path):
    _, series = jamtland(tmp_path)
    gaps = Gaps((Gap(series, *SUMMER, 1), Gap(series, *SUMMER, 2), Gap(series, date(2025, 9, 1), date(2025, 12, 31), 1)))
    lines = [line for line in told(tmp_path, gaps, "nb") if "ingen ledig dag" in line]
    assert len(lines) == 2
    assert "for 3 av møtene mellom 2.\u00a0juni\u00a02025 og 15.\u00a0august\u00a02025." in lines[0]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("quiet:\n", "closed: [{when: W22..W34, name: Sommar}]\nquiet:\n", "fordi alle dagene er møtefrie eller er fridager."),
        ("weekdays: [Monday, Tuesday, Wednesday, Thursday]", "weekdays: [Sunday]", "på noen av ukedagene som er åpne."),
    ],
)
def test_a_stretch_without_any_free_day_says_why(tmp_path, old, new, why):
    _, series = jamtland(tmp_path, old, new)
    (line,) = [line for line in told(tmp_path, Gaps((Gap(series, *SUMMER, 1),)), "nb") if "ingen ledig dag" in line]
    assert line.endswith(why)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "faller på tirsdag 17. juni 2025 (Sommar)."),
        ("nn", "fell på tysdag 17. juni 2025 (Sommar)."),
        ("sv", "infaller tisdagen den 17 juni 2025 (Sommar)."),
        ("en", "falls on Tuesday 17 June 2025 (Sommar)."),
    ],
)
def test_a_meeting_on_a_quiet_day_is_told_in_a_sentence(tmp_path, language, sentence):
    target = copied(tmp_path, "jamtland")
    line = "  - {id: sommar, kind: lokal-samverkansarena/strategisk, of: arena, on: 2025-06-17}\n"
    (target / "plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n{line}", encoding="utf-8")
    (quiet,) = [one for one in told(tmp_path, Gaps(), language) if "Sommar" in one]
    assert quiet.replace("\u00a0", " ").endswith(sentence)


def test_holders_and_digital_meetings_stand_in_their_cells_as_in_other_documents():
    workspace = load(Folder(ROOT / "examples"))
    calendar = build_calendar(workspace, 2026)
    rows: dict[str, MeetingRow] = {}
    for community in workspace.communities:
        language = community.data.language
        rows |= {row.id: row for row in year_view(workspace, community, calendar, wording(language), Gaps(())).meetings}
    assert rows["samverkansgrupp-2026-1"].chair == "Kommunerna"
    assert {row.place for row in rows.values()} >= {"Digitalt"}
