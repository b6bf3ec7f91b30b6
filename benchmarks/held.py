"""World L with a year that has been: 300 networks in one community, every meeting with its file, and what people wrote.

`python -m benchmarks.held FOLDER` writes it; `python -m benchmarks.held FOLDER 100` makes so many agendas of it as PDF.
"""

import gc
import sys
from datetime import timedelta
from pathlib import Path

from benchmarks.worlds import SIZES, USABLE, Body, community, number

ITEMS = 6
COMMUNITY = """\
format: 1
community: world
name: Oppfunnet helsefellesskap
country: NO
language: nb
organisations:
{organisations}
bodies:
  - {{id: fou, name: Enhet for samhandling}}
"""
MANDATE = """\
format: 1
mandate: {name}
title: Mandat for {name}
document: {{version: 1.0, status: adopted, owner: fou, approved: [{{body: fou, on: 2019-11-20}}], valid_from: 2020-01-01}}
members: [{members}]
composition:
  seats:
    - {{id: koordinator, title: Koordinator, per: municipality}}
    - {{id: stab, title: Stab, party: hospital, per: party}}
meetings:
  - {{id: mote, title: Nettverksmøte, frequency: {meetings} per year, duration: {hours} h, form: digital}}
roles:
  chair: {{party: municipality}}
deadlines:
  items: 10 days before
  agenda: 1 week before
duties:
  - {{id: rapport-{name}, title: Årsrapport, kind: report, by: 01-31, every: year, covers: previous year, to: fou}}
  - {{id: plan-{name}, title: Handlingsplan, kind: plan, by: 11-30, every: year, covers: next year, to: fou}}
"""
PROSE = "## Sammendrag\n\n{text}\n\n- punkt en\n- punkt to\n\n## Evaluering\n\n{text}\n"
TEXT = "Nettverket har arbeidet med **overganger** mellom sykehus og kommune, og med felles rutiner. " * 8


def write_held_world(folder: Path, size: str = "L") -> Path:
    """Write the files of a world under `folder/mandates/world`; the folder of its community."""
    home = folder / "mandates" / "world"
    for name in ("meetings", "reports"):
        (home / name).mkdir(parents=True, exist_ok=True)
    bodies = tuple(body for place in range(SIZES[size]) for body in community(f"p{place}"))
    people = sorted({_organisation(holder) for body in bodies for holder in body.holders})
    lines = (f"  - {{id: {one}, name: {one.upper()}, kind: {_kind(one)}}}" for one in people)
    _write(home / "community.yaml", COMMUNITY.format(organisations="\n".join(lines)))
    for body in bodies:
        _write(home / f"{_name(body)}.yaml", _mandate(body))
        _write(home / "reports" / f"{_name(body)}-2025.md", PROSE.format(text=TEXT))
    planned = tuple(_line(body, k) for body in bodies for k in range(body.meetings))
    _write(home / "plan-2025.yaml", "\n".join(("format: 1", "plan: 2025", "meetings:", *planned, "")))
    for body in bodies:
        for k in range(body.meetings):
            _write(home / "meetings" / f"{_name(body)}-2025-{k + 1}.yaml", _meeting(body, k))
    return home


def make_agendas(folder: Path, count: int) -> int:
    """Make the agendas of so many meetings as PDF, one after the other; how many bytes they are."""
    from datetime import date  # noqa: PLC0415

    from mandat.calendar.build import build_calendar  # noqa: PLC0415
    from mandat.documents.agenda.view import agenda_view  # noqa: PLC0415
    from mandat.documents.wording.own import wording_of  # noqa: PLC0415
    from mandat.render.look import look_of  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415
    from mandat.render.pdf import render_pdf  # noqa: PLC0415
    from mandat.source.folder import Folder  # noqa: PLC0415
    from mandat.source.shipped import shipped_templates  # noqa: PLC0415
    from mandat.workspace import load  # noqa: PLC0415

    workspace, folders = load(Folder(folder)), (shipped_templates(),)
    calendar, words, total = build_calendar(workspace, 2025), wording_of(workspace, "nb"), 0
    for meeting in calendar.meetings[:count]:
        view = agenda_view(workspace, calendar, meeting, words, date(2025, 1, 1))
        total += len(render_pdf(render_markdown("agenda.md.j2", view, words, folders), look_of(view, words), folders))
    return total


def _mandate(body: Body) -> str:
    members = ", ".join(sorted({_organisation(holder) for holder in body.holders}))
    return MANDATE.format(name=_name(body), members=members, meetings=body.meetings, hours=body.minutes // 60)


def _line(body: Body, k: int) -> str:
    step = len(USABLE) // body.meetings
    day = USABLE[k * step + number(body.id, k, below=step)]
    name, state = _name(body), "cancelled, because: Sykdom" if number(body.id, k, "off", below=12) == 0 else "held"
    hours = f"09:00-{9 + body.minutes // 60:02d}:00"
    return f"  - {{id: {name}-2025-{k + 1}, kind: {name}/mote, of: {name}, on: {day}, time: {hours}, state: {state}}}"


def _meeting(body: Body, k: int) -> str:
    name, day = _name(body), USABLE[(k + 1) * len(USABLE) // (body.meetings + 1)]
    there = sorted(_organisation(holder) for holder in body.holders)
    seats = (f"  {one}/{'koordinator' if _kind(one) == 'municipality' else 'stab'}: {_how(body, k, one)}" for one in there)
    items = (_item(body, k, place, str(day + timedelta(days=30 + place))) for place in range(ITEMS))
    head = ("format: 1", f"meeting: {name}-2025-{k + 1}", f"roles: {{chair: {there[0]}}}", "attendance:")
    return "\n".join((*head, *dict.fromkeys(seats), "items:", *items, "minutes: {status: approved}", ""))


def _how(body: Body, k: int, who: str) -> str:
    return ("present", "present", "present", "deputy", "excused")[number(body.id, k, who, below=5)]


def _item(body: Body, k: int, place: int, due: str) -> str:
    n = k * ITEMS + place + 1
    lines = [f"  - number: {n:02d}/25", f"    title: Sak om samarbeid {n}", "    duration: 15 min"]
    if place % 2:
        return "\n".join((*lines, "    type: information"))
    owner = min(_organisation(holder) for holder in body.holders)
    done = f", done: {due}" if number(body.id, n, below=3) else ""
    decision = ("    type: decision", "    decision: Nettverket gjør som foreslått, og følger opp i neste møte.")
    action = f"    actions: [{{what: Følge opp sak {n}, owner: {owner}, by: {due}{done}}}]"
    return "\n".join((*lines, *decision, action))


def _name(body: Body) -> str:
    return body.id.replace(".", "-")


def _organisation(holder: str) -> str:
    return holder.replace(".", "-")


def _kind(organisation: str) -> str:
    return "municipality" if organisation.rpartition("-")[2].startswith("k") else "hospital"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        gc.disable()  # as the command line does
        print(make_agendas(Path(sys.argv[1]), int(sys.argv[2])))
    else:
        write_held_world(Path(sys.argv[1]))
