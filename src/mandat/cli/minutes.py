"""`mandat minutes`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from mandat.cli.common import WrongUse, day_of, judge_around, open_workspace, show_findings, stop_on_errors, wants_colour
from mandat.cli.product import check_suffix, deliver

if TYPE_CHECKING:
    from mandat.checks.minutes_items import Gap
    from mandat.checks.run import Judged
    from mandat.cli.minutes_steps import Step
    from mandat.workspace import Meeting, Workspace
    from mandat.workspace.series import Series


def minutes(  # noqa: PLR0913  the options of the command
    context: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NETWORK", help="A network, an area, or a mandate.")],
    meeting: Annotated[
        str | None, typer.Argument(metavar="[MEETING]", help="The id of a meeting; default: the last one until today.")
    ] = None,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md, .pdf, .html or .docx.")
    ] = None,
    language: Annotated[str | None, typer.Option("--lang", help="nb, nn, sv or en instead of the network's.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
    public: Annotated[bool, typer.Option("--public", help="Of exempt items only number and legal ground; no names.")] = False,
    send: Annotated[bool, typer.Option("--send", help="Record that they go out, once nothing is missing.")] = False,
    approve: Annotated[bool, typer.Option("--approve", help="Record that they were approved, on the day or `--at`.")] = False,
    at: Annotated[str | None, typer.Option("--at", metavar="MEETING", help="The meeting that approved them.")] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="NUMBER", help="The item at which it did.")] = None,
) -> None:
    """Make the minutes of the last meeting of a network, or of a named one. What is missing stands on stderr."""
    from mandat.cli.minutes_steps import Step, step_of  # noqa: PLC0415
    from mandat.cli.networks import find_series  # noqa: PLC0415

    day = day_of(on)
    check_suffix(output, "Minutes")
    step = step_of(Step(send=send, approve=approve, at=at, item=item))
    workspace = open_workspace(context)
    series = find_series(workspace, network)
    judged = judge_around(workspace, series[0].community, day)
    stop_on_errors(workspace, judged, f"{series[0].community.folder}/")
    own, found = find_held(series, meeting, day)
    workspace = _stepped(workspace, (own, found), judged, step, day)
    _write(workspace, (own, found.data.meeting), (language, output), day, public=public)


def find_held(series: "tuple[Series, ...]", wanted: str | None, day: date) -> "tuple[Series, Meeting]":
    """The named meeting, else the last on or before the day that was not cancelled, with its file."""
    from mandat.calendar.history import sittings  # noqa: PLC0415

    every = sorted((one for own in series for one in sittings(own)), key=lambda one: one.sort_key)
    if wanted is not None:
        every = [one for one in every if one.id == wanted]
    else:
        every = [one for one in every if one.day is not None and one.day <= day and not one.is_cancelled]
    if not every:
        _stop_without_meeting(series, wanted, day)
    found = every[-1]
    if found.is_cancelled:
        raise WrongUse(f"`{found.id}` is cancelled, and has no minutes.")
    if found.file is None:
        print(f"`{found.id}` has no file to make minutes of.", file=sys.stderr)
        print(f"Write mandates/{series[0].community.id}/meetings/{found.id}.yaml, or begin with", file=sys.stderr)
        print(f"  mandat new meeting {found.series.of} {found.id}", file=sys.stderr)
        raise typer.Exit(1)
    return found.series, found.file


def _stop_without_meeting(series: "tuple[Series, ...]", wanted: str | None, day: date) -> NoReturn:
    from mandat.cli.plan_advice import line_to_add, year_in  # noqa: PLC0415

    one = series[0]
    if wanted is not None:
        print(f'There is no meeting "{wanted}" of {one.name} in a plan.', file=sys.stderr)
    else:
        print(f"{one.name} has no meeting on or before {day} in a plan.", file=sys.stderr)
    year = year_in(series, wanted) or day.year
    print(f"Put a line into mandates/{one.community.id}/plan-{year}.yaml:", file=sys.stderr)
    print(f"  - {line_to_add(one, wanted, year)}", file=sys.stderr)
    raise typer.Exit(1)


def _stepped(
    workspace: "Workspace", found: "tuple[Series, Meeting]", judged: "tuple[Judged, ...]", step: "Step", day: date
) -> "Workspace":
    """What is missing is shown as long as it matters; then the step is taken, unless something forbids it."""
    from mandat.checks.minutes_gate import facts_of, missing, missing_to_approve  # noqa: PLC0415
    from mandat.cli.meeting_files import edit_meeting  # noqa: PLC0415
    from mandat.cli.minutes_steps import edits_of  # noqa: PLC0415
    from mandat.diagnostics import Severity  # noqa: PLC0415
    from mandat.schema.approval import is_settled  # noqa: PLC0415

    series, meeting = found
    facts = facts_of(series, meeting, judged, day)
    if step.approve:
        gaps = missing_to_approve(facts) if not is_settled(meeting.data) else ()
    else:
        gaps = missing(facts) if facts.is_open else ()
    told = {gap.finding for gap in gaps}
    show_findings(workspace, tuple(one for one in judged if one.finding not in told), (series.mandate.file, meeting.file))
    _show(workspace, gaps)
    edits = edits_of(workspace, step, found, day)
    if edits and any(gap.severity is Severity.ERROR for gap in gaps):
        done = "approved" if step.approve else "sent"
        print(f"The minutes were not {done}: the errors above come first. Nothing was written.", file=sys.stderr)
        raise typer.Exit(1)
    return edit_meeting(workspace, meeting, edits) if edits else workspace


def _show(workspace: "Workspace", gaps: "tuple[Gap, ...]") -> None:
    from mandat.render.diagnostics_text import render_text  # noqa: PLC0415
    from mandat.workspace.faults import Locator, locate, ordered  # noqa: PLC0415

    locator = Locator(workspace.folder)
    shown = ordered(locate(gap.finding, gap.name, gap.name, gap.severity, locator) for gap in gaps)
    print(render_text(shown, colour=wants_colour(sys.stderr)), end="", file=sys.stderr)


def _write(
    workspace: "Workspace",
    found: "tuple[Series, str]",
    how: tuple[str | None, Path | None],
    day: date,
    *,
    public: bool,
) -> None:
    from mandat.calendar.build import build_calendar  # noqa: PLC0415
    from mandat.cli.words import template_folders, wording  # noqa: PLC0415
    from mandat.documents.minutes.record import record_of  # noqa: PLC0415
    from mandat.documents.minutes.view import minutes_view  # noqa: PLC0415
    from mandat.documents.occasion import Occasion  # noqa: PLC0415
    from mandat.documents.quoted import quoted_in  # noqa: PLC0415
    from mandat.render.look import look_of  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415

    (series, meeting_id), (language, output) = found, how
    plans = (plan for plan, line in series.community.planned if line.id == meeting_id)
    calendar = build_calendar(workspace, next(plans).data.plan)
    meeting = next(one for one in calendar.meetings if one.id == meeting_id and one.series.key == series.key)
    own = series.rules.language or series.community.data.language
    words = wording(workspace, language or own)
    occasion = Occasion(workspace, calendar, meeting, words, day, named=not public)
    view = minutes_view(record_of(occasion, is_public=public))
    folders = template_folders(workspace)
    look = look_of(view, words, quoted_in(workspace, series.community, own, words))
    deliver(render_markdown("minutes.md.j2", view, words, folders), look, folders, output)
