"""`mandat agenda`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import WrongUse, day_of, judge_around, open_workspace, show_findings, stop_on_errors
from mandat.cli.product import check_suffix, deliver
from mandat.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mandat.calendar.model import Calendar, DatedMeeting
    from mandat.checks.run import Judged
    from mandat.documents.agenda.call import CallView
    from mandat.documents.agenda.view import AgendaView
    from mandat.documents.wording.groups import Wording
    from mandat.workspace import Workspace
    from mandat.workspace.series import Series


@frozen
class _Wanted:
    """What is asked for: whose meeting, which, as seen on which day, in which language, and whether people are named."""

    network: str
    meeting: str | None
    day: date
    language: str | None
    call: bool
    named: bool


def agenda(  # noqa: PLR0913  the options of the command
    context: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NETWORK", help="A network, an area, or a mandate.")],
    meeting: Annotated[
        str | None, typer.Argument(metavar="[MEETING]", help="The id of a meeting; default: the next one.")
    ] = None,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md, .pdf, .html or .docx.")
    ] = None,
    language: Annotated[str | None, typer.Option("--lang", help="nb, nn, sv or en instead of the network's.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
    public: Annotated[bool, typer.Option("--public", help="Of exempt items only number and legal ground; no names.")] = False,
    call: Annotated[bool, typer.Option("--call", help="The earlier call for items, with its deadline.")] = False,
    sending: Annotated[bool, typer.Option("--send", help="Fix the agenda with its numbers in the meeting's file.")] = False,
) -> None:
    """Make the agenda of the next meeting of a network, or of a named one."""
    from mandat.cli.agenda_send import Sending, send  # noqa: PLC0415

    if call and sending:
        raise WrongUse("The call for items goes out first, the agenda later: use `--call` or `--send`.")
    wanted = _Wanted(network, meeting, day_of(on), language, call, not public)
    check_suffix(output, "A call for items" if call else "An agenda")
    product = _product(open_workspace(context), wanted)
    if sending:  # the product was made once before, so that a template with a fault does not stop what is half done
        send(Sending(product.workspace, product.calendar, product.meeting, wanted.day))
        product = _product(open_workspace(context), wanted)
    _deliver(product, output)


@frozen
class _Product:
    """The document, and what it was made from."""

    workspace: "Workspace"
    calendar: "Calendar"
    meeting: "DatedMeeting"
    words: "Wording"
    view: "AgendaView | CallView"
    markdown: str
    findings: "tuple[Judged, ...]"


def _product(workspace: "Workspace", wanted: _Wanted) -> _Product:
    from mandat.cli.networks import find_series  # noqa: PLC0415
    from mandat.cli.words import template_folders, wording  # noqa: PLC0415
    from mandat.documents.agenda.call import call_view  # noqa: PLC0415
    from mandat.documents.agenda.view import agenda_view  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415

    series = find_series(workspace, wanted.network)
    community = series[0].community
    judged = judge_around(workspace, community, wanted.day)
    stop_on_errors(workspace, judged, f"{community.folder}/")
    made, found = find_meeting(workspace, series, wanted.meeting, wanted.day)
    words = wording(workspace, wanted.language or found.series.rules.language or community.data.language)
    view: AgendaView | CallView = (
        call_view(workspace, made, found, words, wanted.day, named=wanted.named)
        if wanted.call
        else agenda_view(workspace, made, found, words, wanted.day, named=wanted.named)
    )
    template = "call.md.j2" if wanted.call else "agenda.md.j2"
    text = render_markdown(template, view, words, template_folders(workspace))
    return _Product(workspace, made, found, words, view, text, judged)


def _files_of(meeting: "DatedMeeting") -> "Iterator[str]":
    """The files that say something about a meeting: its mandate, its plan, its own."""
    yield meeting.series.mandate.file
    if meeting.place is not None:
        yield meeting.place.file
    own = meeting.series.community.meeting(meeting.id)
    if own is not None:
        yield own.file


def find_meeting(
    workspace: "Workspace", series: "tuple[Series, ...]", wanted: str | None, day: date
) -> "tuple[Calendar, DatedMeeting]":
    """The named meeting, else the first on or after the day: from the plans, else as proposed for this year or the next."""
    from mandat.calendar.build import build_calendar  # noqa: PLC0415

    keys = {one.key for one in series}
    years = sorted({plan.data.plan for plan in series[0].community.plans})
    for year in years:
        made = build_calendar(workspace, year)
        found = _pick(made, keys, wanted, day)
        if found is not None:
            return made, found
    return _proposed(workspace, series, wanted, day)


def _proposed(
    workspace: "Workspace", series: "tuple[Series, ...]", wanted: str | None, day: date
) -> "tuple[Calendar, DatedMeeting]":
    from mandat.cli.calendar import plan_and_calendar  # noqa: PLC0415
    from mandat.cli.plan_advice import line_to_add, year_in  # noqa: PLC0415

    keys = {one.key for one in series}
    named = year_in(series, wanted)
    for year in (named,) if named is not None else (day.year, day.year + 1):
        _, made = plan_and_calendar(workspace, year, day, None)
        found = _pick(made, keys, wanted, day)
        if found is not None:
            return made, found
    one = series[0]
    if wanted is not None:
        print(f'There is no meeting "{wanted}" of {one.name}.', file=sys.stderr)
    else:
        print(f"{one.name} has no meeting on or after {day}, and its mandate asks for none.", file=sys.stderr)
    year = named or day.year
    print(f"Put a line into mandates/{one.community.id}/plan-{year}.yaml:", file=sys.stderr)
    print(f"  - {line_to_add(one, wanted, year)}", file=sys.stderr)
    raise typer.Exit(1)


def _pick(made: "Calendar", keys: set[tuple[str, str, str]], wanted: str | None, day: date) -> "DatedMeeting | None":
    own = [meeting for meeting in made.meetings if meeting.series.key in keys]
    if wanted is not None:
        return next((meeting for meeting in own if meeting.id == wanted), None)
    coming = (m for m in own if m.state != "cancelled" and (m.day or (m.within.last if m.within else date.min)) >= day)
    return next(coming, None)


def _deliver(product: _Product, output: Path | None) -> None:
    from mandat.cli.words import template_folders  # noqa: PLC0415
    from mandat.documents.quoted import quoted_in  # noqa: PLC0415
    from mandat.render.look import look_of  # noqa: PLC0415

    series = product.meeting.series
    own = series.rules.language or series.community.data.language
    quoted = quoted_in(product.workspace, series.community, own, product.words)
    deliver(product.markdown, look_of(product.view, product.words, quoted), template_folders(product.workspace), output)
    show_findings(product.workspace, product.findings, tuple(_files_of(product.meeting)))
