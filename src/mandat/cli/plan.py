"""`mandat plan`: one meeting is announced, moved, cancelled or held. The consequences come first, then the file is written."""

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import (
    WrongUse,
    day_of,
    no_such_meeting,
    open_workspace,
    stop_on_errors,
    stop_where_unread,
    unknown,
)
from mandat.cli.new_files import one_line

if TYPE_CHECKING:
    from mandat.cli.plan_files import Ready
    from mandat.planning.change import Event
    from mandat.planning.plan_lines import Fields
    from mandat.schema.phrases import Hours
    from mandat.schema.plan import PlannedMeeting
    from mandat.source.edit import SetField
    from mandat.workspace import Community, Plan, Workspace

    Happens = Callable[[PlannedMeeting, Event], Fields]

app = typer.Typer(help="Change one meeting in its plan, consequences first.", no_args_is_help=True, rich_markup_mode=None)

MeetingName = Annotated[str, typer.Argument(metavar="MEETING", help="The id of a meeting, or `community/id`.")]
MeetingNames = Annotated[list[str], typer.Argument(metavar="MEETING...", help="Ids of meetings, or `community/id`.")]
Because = Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why; it is written into the plan.")]
Reason = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why; it is written into the plan.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day on which it happens; default today.")]
DryRun = Annotated[bool, typer.Option("-n", "--dry-run", help="Only show what it would mean.")]


@app.callback()
def plan() -> None:
    """Change one meeting in its plan, consequences first."""


@app.command("announce")
def announce(
    context: typer.Context, meetings: MeetingNames, because: Because = None, on: On = None, *, dry_run: DryRun = False
) -> None:
    """The members have been told the date. From now on every change of it is counted."""
    from mandat.planning import change  # noqa: PLC0415

    _change(context, meetings, (on, because), change.announce, dry_run=dry_run)


@app.command("move")
def move(  # noqa: PLR0913  the options of the command
    context: typer.Context,
    meeting: MeetingName,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new day, such as 2026-05-12.")],
    *,
    because: Reason,
    time: Annotated[str | None, typer.Option("--time", metavar="HOURS", help="The new hours, such as 09:00-11:00.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="TEXT", help="The new place.")] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Move a meeting to another day, hour or place."""
    from mandat.planning import change  # noqa: PLC0415

    new = change.NewDate(day_of(to), _hours(time), one_line(place, "--place") if place is not None else None)
    _change(context, [meeting], (on, because), lambda line, event: change.move(line, event, new), dry_run=dry_run)


@app.command("cancel")
def cancel(context: typer.Context, meeting: MeetingName, because: Reason, on: On = None, *, dry_run: DryRun = False) -> None:
    """Cancel a meeting. Its line stays in the plan."""
    from mandat.planning import change  # noqa: PLC0415

    _change(context, [meeting], (on, because), change.cancel, dry_run=dry_run)


@app.command("hold")
def hold(
    context: typer.Context, meetings: MeetingNames, because: Because = None, on: On = None, *, dry_run: DryRun = False
) -> None:
    """The meeting has taken place; it never moves again."""
    from mandat.planning import change  # noqa: PLC0415

    _change(context, meetings, (on, because), change.hold, dry_run=dry_run)


def _hours(text: str | None) -> "Hours | None":
    if text is None:
        return None
    from mandat.schema.phrases import PhraseError, parse_hours  # noqa: PLC0415

    try:
        return parse_hours(text)
    except PhraseError as problem:
        raise WrongUse(f"{problem.message} {problem.help}") from problem


def _change(
    context: typer.Context, names: list[str], said: tuple[str | None, str | None], happens: "Happens", *, dry_run: bool
) -> None:
    """Every meeting is looked up, judged and made ready; the consequences are shown; then the files are written."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import judge  # noqa: PLC0415
    from mandat.cli.plan_files import write_all  # noqa: PLC0415

    day, because = day_of(said[0]), one_line(said[1], "--because") if said[1] is not None else None
    workspace = open_workspace(context)
    found = tuple(dict.fromkeys(_find(workspace, name) for name in names))
    folders = tuple(f"mandates/{community}/" for community, _ in found)
    stop_on_errors(workspace, judge(workspace, Moment(day)), folders)
    ready = _prepared(workspace, found, (day, because), happens)
    if dry_run:
        print("Nothing was written.", file=sys.stderr)
        return
    write_all(workspace, ready)
    for one in ready:
        print(f"Wrote {one.file}.", file=sys.stderr)


def _prepared(
    workspace: "Workspace", meetings: tuple[tuple[str, str], ...], said: tuple[date, str | None], happens: "Happens"
) -> "tuple[Ready, ...]":
    """The files as they will be; each meeting's consequences are shown on the way, after those of the one before it."""
    from mandat.cli.plan_files import as_it_is, with_edits  # noqa: PLC0415
    from mandat.cli.plan_text import print_consequences  # noqa: PLC0415
    from mandat.documents.consequences import consequences  # noqa: PLC0415
    from mandat.planning.change import with_plan  # noqa: PLC0415

    ready: dict[str, Ready] = {}
    now = workspace
    for name, meeting in meetings:
        community, plan = _standing(now, name, meeting)
        found = _edits(plan, meeting, said, happens)
        if not found:
            print(f"`{meeting}` in {plan.file} is as it should be.", file=sys.stderr)
            continue
        ready[plan.file] = with_edits(ready.get(plan.file) or as_it_is(workspace, plan), found)
        print_consequences(consequences(now, community, ready[plan.file].plan, meeting, said[0]), said[0])
        now = with_plan(now, community, ready[plan.file].plan)
    return tuple(ready.values())


def _edits(plan: "Plan", meeting: str, said: tuple[date, str | None], happens: "Happens") -> "tuple[SetField, ...]":
    from mandat.planning.change import Event, Refused  # noqa: PLC0415
    from mandat.planning.plan_lines import line_edits, position_of  # noqa: PLC0415

    position = position_of(plan.data, meeting)
    line = plan.data.meetings[position]
    try:
        fields = happens(line, Event(*said, is_adopted=plan.data.adopted is not None))
    except Refused as problem:
        raise WrongUse(str(problem)) from problem
    return line_edits(position, line, fields)


def _standing(workspace: "Workspace", community_id: str, meeting: str) -> "tuple[Community, Plan]":
    """The community of a meeting, and the plan in which its line stands."""
    community = next(one for one in workspace.communities if one.id == community_id)
    return community, next(plan for plan, line in community.planned if line.id == meeting)


def _find(workspace: "Workspace", name: str) -> tuple[str, str]:
    """The community and the id that MEETING names."""
    where, slash, meeting = name.rpartition("/")
    communities = tuple(one.id for one in workspace.communities)
    if slash and where not in communities:
        stop_where_unread(workspace, where)
        raise unknown("community", where, communities)
    every = tuple((one.id, line.id) for one in workspace.communities for _, line in one.planned)
    found = tuple(dict.fromkeys(one for one in every if one[1] == meeting and (not slash or one[0] == where)))
    if len(found) > 1:
        choices = " or ".join(f"`{community}/{meeting}`" for community, _ in found)
        raise WrongUse(f'"{meeting}" stands in several communities. Write {choices}.')
    if not found:
        no_such_meeting(_unknown(workspace, meeting, tuple(line for community, line in every if not slash or community == where)))
    return found[0]


def _unknown(workspace: "Workspace", meeting: str, known: tuple[str, ...]) -> WrongUse:
    """A meeting of no plan; where plans are missing or not read, that is said."""
    stop_where_unread(workspace, meeting)
    unread = sorted(
        f"mandates/{one.id}/{name}.yaml" for one in workspace.communities for name in one.unread if name.startswith("plan-")
    )
    if unread:
        hint = f"`mandat validate` shows what is wrong with {', '.join(unread)}."
        return WrongUse(f'There is no meeting "{meeting}" in the plans that can be read. {hint}')
    if not known:
        return WrongUse(f'There is no meeting "{meeting}": no plan is saved yet. `mandat calendar YEAR --save` writes one.')
    return unknown("meeting", meeting, known)
