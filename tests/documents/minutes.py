"""Minutes for tests: the meetings in `tests/golden/workspaces/minutes`, with words of the test's own."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.documents.agendas import ROOT, wording

from mandat.calendar.build import build_calendar
from mandat.documents.minutes.record import record_of
from mandat.documents.minutes.view import MinutesView, minutes_view
from mandat.documents.occasion import Occasion
from mandat.render.markdown import render_markdown
from mandat.source.folder import Folder
from mandat.source.shipped import shipped_templates
from mandat.workspace import load

MEETINGS = ROOT / "tests" / "golden" / "workspaces" / "minutes"
OF_THIS_REPOSITORY = ("ahus", "fonna")


@dataclass(frozen=True)
class Asked:
    """Minutes of a meeting as somebody asks for them on a day."""

    community: str
    meeting: str
    language: str
    on: date
    public: bool = False


def workspace_with(folder: Path, community: str) -> Path:
    """A workspace with one community and its meetings; the folder of the community."""
    target = folder / "mandates" / community
    if community in OF_THIS_REPOSITORY:
        shutil.copytree(ROOT / "mandates" / community, target)
        shutil.copytree(MEETINGS / community, target, dirs_exist_ok=True)
    else:
        shutil.copytree(MEETINGS / "mandates" / community, target)
    return target


def changed(target: Path, meeting: str, old: str, new: str) -> None:
    """Other words in a meeting's file."""
    file = target / "meetings" / f"{meeting}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def view_of(folder: Path, asked: Asked) -> MinutesView:
    workspace = load(Folder(folder))
    assert workspace.faults == ()
    calendar = build_calendar(workspace, int(asked.meeting.split("-")[-2]))
    meeting = next(one for one in calendar.meetings if one.id == asked.meeting)
    occasion = Occasion(workspace, calendar, meeting, wording(asked.language), asked.on, named=not asked.public)
    return minutes_view(record_of(occasion, is_public=asked.public))


def markdown_of(folder: Path, asked: Asked) -> str:
    return render_markdown("minutes.md.j2", view_of(folder, asked), wording(asked.language), (shipped_templates(),))
