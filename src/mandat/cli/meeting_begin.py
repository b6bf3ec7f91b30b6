"""A meeting's file that is begun, and the line of the plan that it is begun from."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NoReturn

import typer

from mandat.cli.common import WrongUse, no_such_meeting, stop_where_unread, unknown
from mandat.cli.new_files import write_new_file

if TYPE_CHECKING:
    from mandat.calendar.history import Sitting
    from mandat.source.edit import Edit
    from mandat.workspace import Community, Workspace
    from mandat.workspace.series import Series


def begin_meeting(workspace: "Workspace", community: "Community", meeting_id: str, edits: "Sequence[Edit]") -> None:
    """Write the file of a meeting that has none yet, with what the edits put into it."""
    from mandat.source.edit import edited  # noqa: PLC0415

    text = edited(f"format: 1\nmeeting: {meeting_id}\n", edits)
    root = workspace.folder.root
    write_new_file(root / community.folder / "meetings" / f"{meeting_id}.yaml", text, root)


def planned_meeting(series: "tuple[Series, ...]", wanted: str | None, day: date) -> "Sitting":
    """The named meeting of these series in a plan, else the first on or after the day that is not cancelled.

    Where there is none, the command ends with exit code 1 and the line to put into the plan.
    """
    from mandat.calendar.history import sittings  # noqa: PLC0415

    every = sorted((one for of in series for one in sittings(of)), key=lambda one: one.sort_key)
    if wanted is not None:
        found = next((one for one in every if one.id == wanted), None)
    else:
        found = next((one for one in every if not one.is_cancelled and one.line.on.last >= day), None)
    if found is None:
        _not_planned(series, wanted, day)
    return found


def _not_planned(series: "tuple[Series, ...]", wanted: str | None, day: date) -> NoReturn:
    from mandat.cli.plan_advice import line_to_add, year_in, year_to_plan  # noqa: PLC0415

    one = series[0]
    year = (year_in(series, wanted) or day.year) if wanted is not None else year_to_plan(series, day)
    if wanted is not None:
        told = f'"{wanted}" is in no plan of {one.name}.'
    else:
        told = f"{one.name} has no meeting on or after {day} in a plan."
    print(f"{told} Put a line into {one.community.folder}/plan-{year}.yaml, with the day of the meeting:", file=sys.stderr)
    print(f"  - {line_to_add(one, wanted, year)}", file=sys.stderr)
    print(f"`mandat calendar {year} --community {one.community.id} --save` plans the whole year.", file=sys.stderr)
    raise typer.Exit(1)


def find_sitting(workspace: "Workspace", name: str) -> "Sitting":
    """The planned meeting that `follo-2025-1` or `ahus/follo-2025-1` names."""
    where, slash, wanted = name.rpartition("/")
    communities = tuple(one for one in workspace.communities if not slash or one.id == where)
    found = tuple(one for community in communities for one in _sittings(community) if one.id == wanted)
    if not found:
        stop_where_unread(workspace, name)
        no_such_meeting(unknown("meeting", name, tuple(line.id for one in communities for _, line in one.planned)))
    if len(found) > 1:
        choices = " or ".join(f"`{one.series.community.id}/{wanted}`" for one in found)
        raise WrongUse(f'"{wanted}" stands in several communities. Write {choices}.')
    return found[0]


def _sittings(community: "Community") -> "Sequence[Sitting]":
    from mandat.calendar.history import sittings  # noqa: PLC0415
    from mandat.workspace.series import all_series  # noqa: PLC0415

    return tuple(one for series in all_series(community) for one in sittings(series))
