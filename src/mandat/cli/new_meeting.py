"""`mandat new meeting`, `mandat new item`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import WrongUse, day_of, open_workspace
from mandat.cli.new_files import write_new_file

if TYPE_CHECKING:
    from mandat.calendar.history import Sitting

On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")]


def meeting(
    context: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NETWORK", help="A network, an area, or a mandate.")],
    wanted: Annotated[str | None, typer.Argument(metavar="[MEETING]", help="The id in the plan; default: the next one.")] = None,
    *,
    on: On = None,
) -> None:
    """Begin the file of a planned meeting, for its items and later its minutes."""
    from mandat.cli.meeting_begin import planned_meeting  # noqa: PLC0415
    from mandat.cli.networks import find_series  # noqa: PLC0415
    from mandat.documents.starters import meeting_text  # noqa: PLC0415

    day = day_of(on)
    workspace = open_workspace(context)
    sitting = planned_meeting(find_series(workspace, network), wanted, day)
    community = sitting.series.community
    if sitting.is_cancelled:
        raise WrongUse(f"`{sitting.id}` is cancelled, and needs no file.")
    if sitting.file is not None:
        raise WrongUse(f'{sitting.file.file} is already there. Add an item: `mandat new item {sitting.id} "TITLE"`.')
    root = workspace.folder.root
    write_new_file(root / community.folder / "meetings" / f"{sitting.id}.yaml", meeting_text(sitting), root)
    print(f"{sitting.line.title or sitting.series.title}, {sitting.line.on}. Add what comes in, and look at it:", file=sys.stderr)
    print(f'  mandat new item {sitting.id} "TITLE" --type discussion', file=sys.stderr)
    print(f"  mandat agenda {network} {sitting.id}", file=sys.stderr)


def item(  # noqa: PLR0913  the options of the command
    context: typer.Context,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="The id of a meeting, such as follo-2025-1.")],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it is about, in one line.")],
    *,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="decision, information or discussion.")] = None,
    presenter: Annotated[str | None, typer.Option("--presenter", metavar="WHO", help="Such as ahus/ahus-klinikk.")] = None,
    proposal: Annotated[str | None, typer.Option("--proposal", metavar="TEXT", help="The proposed decision.")] = None,
    background: Annotated[str | None, typer.Option("--background", metavar="TEXT", help="What the matter is.")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="N", min=1, help="How long it takes.")] = None,
    part: Annotated[str | None, typer.Option("--part", metavar="ID", help="The part of the meeting.")] = None,
    attachments: Annotated[
        list[str] | None, typer.Option("--attachment", metavar="FILE", help="A file in the community's folder; may be repeated.")
    ] = None,
    senders: Annotated[
        list[str] | None, typer.Option("--from", metavar="WHO", help="The body that hands it down; may be repeated.")
    ] = None,
    duty: Annotated[str | None, typer.Option("--duty", metavar="ID", help="The plan or report it treats.")] = None,
    exempt: Annotated[
        str | None, typer.Option("--exempt", metavar="GROUND", help="The legal ground, such as offl. § 13.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it came in, instead of today.")] = None,
) -> None:
    """Add an item to the file of a meeting."""
    from mandat.cli.item_files import Draft, add_item  # noqa: PLC0415
    from mandat.cli.meeting_begin import find_sitting  # noqa: PLC0415

    day = day_of(on)
    workspace = open_workspace(context)
    sitting: Sitting = find_sitting(workspace, meeting)
    duration = f"{minutes} min" if minutes is not None else None
    papers, bodies = tuple(attachments or ()), tuple(senders or ())
    draft = Draft(title, kind, part, duration, presenter, papers, bodies, duty, background, proposal, exempt)
    add_item(workspace, sitting, draft, day)
