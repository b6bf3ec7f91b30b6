"""`mandat calendar`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import (
    WrongUse,
    check_place,
    day_of,
    open_workspace,
    show_findings,
    stop_on_errors,
    stop_where_unread,
    suffix_of,
    unknown,
    wants_colour,
    write_product,
    year_of,
)

if TYPE_CHECKING:
    from mandat.calendar.model import Calendar
    from mandat.documents.year import YearView
    from mandat.planning.year import YearPlan
    from mandat.workspace import Community, Workspace


def calendar(  # noqa: PLR0913  the options of the command
    context: typer.Context,
    year: Annotated[str, typer.Argument(metavar="YEAR", help="The year, such as 2025.")],
    networks: Annotated[list[str] | None, typer.Argument(metavar="[NETWORK]...", help="Show only these networks.")] = None,
    *,
    community: Annotated[str | None, typer.Option("--community", metavar="ID", help="Show only this community.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md or .json.")] = None,
    language: Annotated[str | None, typer.Option("--lang", help="nb, nn, sv or en instead of the community's.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="No new date before DATE.")] = None,
    keep: Annotated[bool, typer.Option("--save", help="Write the dates into plan-YEAR.yaml of each community.")] = False,
    body: Annotated[str | None, typer.Option("--by", metavar="BODY", help="With --save: the body that adopts them.")] = None,
    announced: Annotated[bool, typer.Option("--move-announced", help="Announced meetings may move too, if they must.")] = False,
    why: Annotated[str | None, typer.Option("--why", metavar="MEETING", help="Instead: why this meeting has its date.")] = None,
    free: Annotated[
        str | None, typer.Option("--free", metavar="NETWORK", help="Instead: free dates for one more meeting.")
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="With --free: so many dates.")] = 10,
) -> None:
    """The year: meetings, deadlines, who leads, duties and phases. Always planned for the whole workspace at once."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import judge  # noqa: PLC0415

    wanted_year, day = year_of(year), day_of(on)
    if output is not None:
        _check_output(output)
    _ensure_whole(networks or [], body, keep=keep)
    if keep and (why or free):
        raise WrongUse("`--why` and `--free` only answer a question. Leave `--save` out.")
    workspace = open_workspace(context)
    judged = judge(workspace, Moment(day, wanted_year))
    shown = _chosen(workspace, networks or [], community)
    stop_on_errors(workspace, judged)
    plan, made = plan_and_calendar(workspace, wanted_year, day, day_of(start) if start else None, move_announced=announced)
    if why or free:
        _answer(workspace, plan, (why, free), most)
        return
    if keep:
        workspace, made = _saved(context, workspace, shown, (plan, made), (day, body))
    _tell_staying(workspace, plan, shown)
    made = _narrowed(made, networks or [], shown)
    if output is not None and suffix_of(output) == ".json":
        write_product(output, _json(workspace, made, judged, day).encode())
        return
    if not keep:
        show_findings(workspace, judged, tuple(f"mandates/{one}/" for one in shown))
    views = tuple(_view(workspace, one, made, plan, language) for one in _with_content(workspace, shown, made))
    if output is not None:
        write_product(output, _markdown(workspace, views).encode())
    elif sys.stdout.isatty():
        _tables(workspace, views)
    else:
        print(_markdown(workspace, views), end="")
    if not views:
        print(f"Nothing is planned in {wanted_year}.", file=sys.stderr)


def _check_output(output: Path) -> None:
    check_place(output)
    if suffix_of(output) not in (".md", ".json"):
        raise WrongUse(
            f"A calendar cannot be written as {suffix_of(output) or output.name}. Name a file that ends in .md or .json."
        )


def _tell_staying(workspace: "Workspace", plan: "YearPlan", shown: tuple[str, ...]) -> None:
    """On stderr: dates that should not stand and that the tool leaves where they are."""
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.staying import staying_text  # noqa: PLC0415
    from mandat.planning.staying import staying  # noqa: PLC0415

    found = tuple(one for one in staying(plan) if one.series.community.id in shown)
    for line in staying_text(found, wording(workspace, "en")) if found else ():
        print(line, file=sys.stderr)


def _answer(workspace: "Workspace", plan: "YearPlan", asked: tuple[str | None, str | None], most: int) -> None:
    """Answer a question about the plan instead of showing it."""
    from mandat.cli.networks import find_series  # noqa: PLC0415
    from mandat.cli.why import tell_free, tell_why  # noqa: PLC0415

    why, free = asked
    if why is not None:
        tell_why(workspace, plan, why)
    if free is not None:
        tell_free(plan, find_series(workspace, free), most)


def plan_and_calendar(
    workspace: "Workspace", year: int, day: date, start: date | None, *, move_announced: bool = False
) -> "tuple[YearPlan, Calendar]":
    """Choose the dates of a year and build its calendar; ends the command if no plan is possible."""
    from mandat.calendar.build import build_calendar  # noqa: PLC0415
    from mandat.cli.progress import progress  # noqa: PLC0415
    from mandat.planning.year import plan_year  # noqa: PLC0415

    with progress(f"Planning {year} …"):
        plan = plan_year(workspace, year, on=day, start=start, move_announced=move_announced)
    if plan.impossible and plan.question is not None:
        from mandat.cli.why import tell_impossible  # noqa: PLC0415

        tell_impossible(workspace, plan.question, plan.impossible)
        raise typer.Exit(1)
    return plan, build_calendar(workspace, year, plan.chosen, plan.certificate)


def _ensure_whole(networks: list[str], body: str | None, *, keep: bool) -> None:
    """A plan file holds the dates of a whole community, and is adopted when it is saved."""
    if keep and networks:
        raise WrongUse("`--save` writes the dates of whole communities. Leave the networks out, or name one `--community ID`.")
    if body is not None and not keep:
        raise WrongUse("`--by` says who adopts the dates that are saved. Add `--save`.")


def _saved(
    context: typer.Context,
    workspace: "Workspace",
    shown: tuple[str, ...],
    found: "tuple[YearPlan, Calendar]",
    decided: tuple[date, str | None],
) -> "tuple[Workspace, Calendar]":
    """Write the plans; the calendar that is shown is the one that now stands in the files."""
    from mandat.calendar.build import build_calendar  # noqa: PLC0415
    from mandat.cli.save import reasons, save, tell_saved  # noqa: PLC0415
    from mandat.planning.adopt import Dates, Occasion  # noqa: PLC0415

    plan, made = found
    dates = Dates(made.year, plan.chosen, plan.certificate, reasons(workspace, plan))
    occasion = Occasion(*decided)
    written = save(workspace, shown, dates, occasion)
    if any(not one.changes_nothing for one in written):
        workspace = open_workspace(context)
    tell_saved(workspace, written, occasion, reasons(workspace, plan, "en"))
    rest = tuple(one for one in plan.chosen if one.series[0] not in shown)
    return workspace, build_calendar(workspace, made.year, rest, plan.certificate)


def _chosen(workspace: "Workspace", networks: list[str], community: str | None) -> tuple[str, ...]:
    """The communities that are shown."""
    known = tuple(one.id for one in workspace.communities)
    if community is not None and community not in known:
        stop_where_unread(workspace, community)
        raise unknown("community", community, known)
    if networks:
        from mandat.cli.networks import find_series  # noqa: PLC0415

        found = [find_series(workspace, name, community) for name in networks]
        return tuple(one for one in known if any(series.community.id == one for every in found for series in every))
    return known if community is None else (community,)


def _narrowed(made: "Calendar", networks: list[str], communities: tuple[str, ...]) -> "Calendar":
    """Only what concerns the communities and the networks that were asked for."""
    from dataclasses import replace  # noqa: PLC0415

    made = made.of_communities(communities)
    if not networks:
        return made
    names = {name.rpartition("/")[2] for name in networks}
    meetings = tuple(
        meeting
        for meeting in made.meetings
        if meeting.series.of in names
        or meeting.series.mandate.id in names
        or names & {network.id for network in meeting.series.networks}
    )
    mandates = {meeting.series.mandate.file for meeting in meetings}
    duties = tuple(duty for duty in made.duties if duty.mandate.file in mandates or duty.mandate.id in names)
    return replace(made, meetings=meetings, duties=duties, phases=())


def _with_content(workspace: "Workspace", shown: tuple[str, ...], made: "Calendar") -> "tuple[Community, ...]":
    """The communities that have something in the year; one that was asked for alone is shown in any case."""
    having = {one.series.community.id for one in made.meetings}
    having |= {one.community.id for one in made.duties} | {one.community.id for one in made.phases}
    return tuple(one for one in workspace.communities if one.id in shown and (one.id in having or len(shown) == 1))


def _view(
    workspace: "Workspace", community: "Community", made: "Calendar", plan: "YearPlan", language: str | None
) -> "tuple[YearView, str]":
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.remarks import Gap, Gaps  # noqa: PLC0415
    from mandat.documents.year import year_view  # noqa: PLC0415

    tongue = language or community.data.language
    unplaced = tuple(Gap(one.series, one.first, one.last, one.number) for one in plan.unplaced)
    squeezed = tuple(Gap(one.series, one.first, one.last, one.number) for one in plan.squeezed)
    gaps = Gaps(unplaced, squeezed, plan.cycle_unknown, plan.unfollowed, plan.moves)
    return year_view(workspace, community, made, wording(workspace, tongue), gaps), tongue


def _markdown(workspace: "Workspace", views: "tuple[tuple[YearView, str], ...]") -> str:
    from mandat.cli.words import template_folders, wording  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415

    folders = template_folders(workspace)
    return "\n".join(render_markdown("calendar.md.j2", view, wording(workspace, tongue), folders) for view, tongue in views)


def _json(workspace: "Workspace", made: "Calendar", judged: object, day: date) -> str:
    from mandat.calendar.assumptions import assumptions  # noqa: PLC0415
    from mandat.checks.run import Judged, diagnostics  # noqa: PLC0415
    from mandat.render.calendar_json import render_calendar_json  # noqa: PLC0415

    del day
    every = judged if isinstance(judged, tuple) else ()
    found = diagnostics(workspace, (one for one in every if isinstance(one, Judged) and one.severity.value != "info"))
    return render_calendar_json(made, assumptions(workspace, made), found)


def _tables(workspace: "Workspace", views: "tuple[tuple[YearView, str], ...]") -> None:
    from mandat.cli.tables import print_year  # noqa: PLC0415
    from mandat.cli.words import wording  # noqa: PLC0415

    for view, tongue in views:
        print_year(view, wording(workspace, tongue), colour=wants_colour(sys.stdout))
