"""Agendas for tests: a community of this repository, with a plan and meeting files of the test's own."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mandat.calendar.build import build_calendar
from mandat.calendar.model import Calendar, Chosen, DatedMeeting
from mandat.documents.agenda.view import AgendaView, agenda_view
from mandat.documents.wording.groups import Wording
from mandat.documents.wording.read import read_wording
from mandat.render.markdown import render_markdown
from mandat.schema.phrases import parse_hours
from mandat.source.folder import Folder
from mandat.source.shipped import shipped_templates
from mandat.workspace import Workspace, load

ROOT = Path(__file__).parents[2]
FOLLO = ("ahus", "forvaltningsnettverk/regional", "follo")
STRATEGISK = ("jamtland", "lokal-samverkansarena/strategisk", "arena")


def wording(language: str) -> Wording:
    return read_wording((shipped_templates() / "wording" / f"{language}.yaml").read_text(encoding="utf-8"), language)


def proposed(meeting_id: str, series: tuple[str, str, str], day: date, time: str = "09:00-11:00") -> Chosen:
    """A date as the planner proposes it."""
    return Chosen(meeting_id, series, day, parse_hours(time))


@dataclass(frozen=True)
class Year:
    workspace: Workspace
    calendar: Calendar

    def meeting(self, meeting_id: str) -> DatedMeeting:
        return next(meeting for meeting in self.calendar.meetings if meeting.id == meeting_id)

    def view(self, meeting_id: str, language: str = "nb", on: date = date(2020, 1, 1), *, named: bool = False) -> AgendaView:
        return agenda_view(self.workspace, self.calendar, self.meeting(meeting_id), wording(language), on, named=named)

    def markdown(self, meeting_id: str, language: str = "nb", on: date = date(2020, 1, 1)) -> str:
        view = self.view(meeting_id, language, on)
        return render_markdown("agenda.md.j2", view, wording(language), (shipped_templates(),))


def copied(folder: Path, community: str, *overlays: Path) -> Path:
    """A copy of a community's files, with other files laid over it; the folder to write further ones into."""
    target = folder / "mandates" / community
    shutil.copytree(ROOT / "mandates" / community, target)
    for overlay in overlays:
        shutil.copytree(overlay, target, dirs_exist_ok=True)
    return target


def year_of(folder: Path, year: int, *chosen: Chosen) -> Year:
    """A year of a workspace; every file in it must be readable."""
    workspace = load(Folder(folder))
    assert workspace.faults == ()
    return Year(workspace, build_calendar(workspace, year, chosen))


def follo(folder: Path, line: str, meeting: str = "", *further: str) -> Year:
    """Follo in 2025 with lines of a plan, and perhaps the file of the first of its meetings."""
    target = copied(folder, "ahus")
    entries = "".join(f"  - {{kind: forvaltningsnettverk/regional, of: follo, {one}}}\n" for one in (line, *further))
    (target / "plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n{entries}", encoding="utf-8")
    if meeting:
        (target / "meetings").mkdir()
        text = f"format: 1\nmeeting: follo-2025-1\n{meeting}"
        (target / "meetings" / "follo-2025-1.yaml").write_text(text, encoding="utf-8")
    return year_of(folder, 2025)
