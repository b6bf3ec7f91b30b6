"""What the planner saves, the checks accept and a second run leaves alone: many small workspaces, written out and read again."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import event, given, settings
from hypothesis import strategies as st

from mandat.checks.check import Moment
from mandat.checks.run import judge
from mandat.cli.app import run
from mandat.diagnostics import Severity
from mandat.planning.year import plan_year
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load

ON = date(2024, 12, 1)
COMMUNITY = """\
format: 1
community: eks
name: Eksempel
country: NO
language: en
organisations:
  - {id: a, name: Aby, kind: municipality}
  - {id: b, name: Bby, kind: municipality}
  - {id: c, name: Cby, kind: municipality}
  - {id: hus, name: Hospital, kind: hospital}
areas:
  - {id: nord, name: North, members: [a, b]}
  - {id: sor, name: South, members: [c]}
wishes: {starts: [09:00, 12:30], per_day: 2}
"""
HEAD = """\
format: 1
mandate: %s
title: Mandate of %s
document: {version: 1.0, status: adopted, owner: %s, valid_from: 2020-01-01, approved: [{body: %s, on: 2020-01-01}]}
"""
SEATS = "composition: {seats: [{id: fag, title: Expert, per: municipality}, {id: klinikk, title: Clinic, party: hus}]}\n"
MEMBERS = st.sampled_from(
    ("[a, b, hus]", "[a, b from 2025-08-01, hus]", "[a until 2025-05-31, c, hus]", "[b, c from 2025-03-15]")
)
ENDS = st.sampled_from(("", ", until: 2025-09-30", ", from: 2025-04-01"))
MAIN = st.sampled_from(
    ("4 per year", "1 per quarter", "1 per month", "about 6 per year", "2 per half-year", "every 6 weeks", "every 7 months")
)
MORE = st.sampled_from(
    (
        "",
        "  - {id: stor, title: Large, of: %s, frequency: 1 per year, counts_as: mote}\n",
        "  - {id: felles, title: Joint, of: all networks, frequency: 1 per year, counts_as: mote}\n",
        "  - {id: omrade, title: Area, of: each area, frequency: 1 per year, pattern: Wednesday}\n",
        "  - {id: kort, title: Short, of: %s, frequency: 1 per year, within: 11-15..01-31, with: [hus]}\n",
    )
)
CLOSED = st.sampled_from(
    (
        "W28..W30",
        "2025-08-15..2025-12-23, only: [b]",
        "2025-02-01..2025-04-10, only: [c]",
        "2025-05-05..2025-06-20, only: [nord]",
        "2025-10-06..2025-10-10",
    )
)
BUSY = st.sampled_from(("2025-02-04", "2025-03-05", "2025-05-14", "2025-08-20"))


@st.composite
def folders(draw) -> dict[str, str]:
    """The files of a community: a mandate with networks, one of a single network, and perhaps a plan of the year before."""
    times = draw(st.lists(CLOSED, max_size=3, unique=True))
    closed = "".join(f"  - {{when: {when}, name: Closed {place}}}\n" for place, when in enumerate(times))
    networks = "".join(f"  - {{id: {one}, name: {one}, members: {draw(MEMBERS)}{draw(ENDS)}}}\n" for one in ("n1", "n2"))
    files = {
        "community": COMMUNITY + (f"closed:\n{closed}" if closed else ""),
        "nett": _mandate(draw, "nett", f"networks:\n{networks}", "each network"),
        "utvalg": _mandate(draw, "utvalg", f"members: {draw(MEMBERS)}\n", "utvalg"),
    }
    if draw(st.booleans()):
        moved = f"on: {draw(BUSY)}, time: 09:00-11:00, state: moved, was: 2024-12-10, because: Illness"
        files["plan-2024"] = (
            f"format: 1\nplan: 2024\nmeetings:\n  - {{id: utvalg-2024-9, kind: utvalg/mote, of: utvalg, {moved}}}\n"
        )
    return files


def _mandate(draw, name: str, members: str, of: str) -> str:
    more = draw(MORE)
    kinds = (
        f"meetings:\n  - {{id: mote, title: Meeting, of: {of}, frequency: {draw(MAIN)}}}\n{more % of if '%' in more else more}"
    )
    return HEAD % (name, name, name, name) + members + (SEATS if draw(st.booleans()) else "") + kinds


def read(root: Path) -> Workspace:
    made = load(Folder(root))
    assert [fault.message for fault in made.faults] == []
    return made


@settings(deadline=None, max_examples=40)
@given(folders())
def test_what_is_saved_is_judged_clean_and_left_alone(files):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "mandates" / "eks"
        folder.mkdir(parents=True)
        for stem, text in files.items():
            (folder / f"{stem}.yaml").write_text(text, encoding="utf-8")
        plan = plan_year(read(root), 2025, on=ON)
        if plan.impossible:
            event("impossible")
            return
        event("with meetings that no day is left for" if plan.unplaced else "all placed")
        save = ["-C", name, "calendar", "2025", "--on", str(ON), "--save"]
        assert run(save) == 0
        found = [one for one in judge(read(root), Moment(ON, 2025)) if one.check.code.startswith("PLN")]
        told = [f"{one.check.code} {one.finding.message}" for one in found if one.severity is not Severity.INFO]
        left = ("PLN01", "PLN03") if plan.unplaced else ()
        assert [one for one in told if not one.startswith(left or "-")] == []
        saved = (folder / "plan-2025.yaml").read_bytes()
        assert run(save) == 0
        assert (folder / "plan-2025.yaml").read_bytes() == saved


def test_who_joins_later_is_no_reason_to_move_a_meeting_before(tmp_path):
    folder = tmp_path / "mandates" / "eks"
    folder.mkdir(parents=True)
    networks = "networks:\n  - {id: n1, name: n1, members: [a, b from 2025-05-01]}\n  - {id: n2, name: n2, members: [b, c]}\n"
    lines = "".join(
        f"  - {{id: {one}-2025-1, kind: nett/mote, of: {one}, on: 2025-04-08, time: 09:00-11:00}}\n" for one in ("n1", "n2")
    )
    kinds = "meetings:\n  - {id: mote, of: each network, frequency: 1 per year}\n"
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (folder / "nett.yaml").write_text(HEAD % (("nett",) * 4) + networks + kinds, encoding="utf-8")
    (folder / "plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n{lines}", encoding="utf-8")
    assert plan_year(read(tmp_path), 2025, on=ON).moves == ()
