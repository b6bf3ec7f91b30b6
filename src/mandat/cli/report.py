"""`mandat report`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import WrongUse, day_of, open_workspace, show_findings, stop_on_errors, suffix_of, year_of
from mandat.cli.product import check_suffix, deliver

if TYPE_CHECKING:
    from mandat.calendar.bodies import Body
    from mandat.cli.report_subjects import Subject
    from mandat.documents.report.collected import Collection
    from mandat.documents.report.prose import Written
    from mandat.documents.report.view import ReportView
    from mandat.documents.wording.groups import Wording
    from mandat.workspace import Workspace


def report(
    context: typer.Context,
    year: Annotated[str, typer.Argument(metavar="YEAR", help="The year, such as 2025.")],
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NETWORK|COMMUNITY]", help="A network, an area, a mandate, a body that collects reports, or a community."
        ),
    ] = None,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md, .pdf, .html or .docx.")
    ] = None,
    language: Annotated[str | None, typer.Option("--lang", help="nb, nn, sv or en instead of the network's.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
) -> None:
    """Make the annual report of a network, or the one that collects those of many."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import judge  # noqa: PLC0415
    from mandat.cli.report_prose import tell_unused  # noqa: PLC0415
    from mandat.cli.report_subjects import subjects  # noqa: PLC0415

    wanted_year, day = year_of(year), day_of(on)
    check_suffix(output, "A report")
    workspace = open_workspace(context)
    shown = subjects(workspace, name, wanted_year)
    if len(shown) > 1 and output is not None and suffix_of(output) != ".md":
        names = ", ".join(one.community.id for one in shown)
        raise WrongUse(f"One such file holds one report, and there are several communities: {names}. Name one of them.")
    judged = judge(workspace, Moment(day))
    folders = tuple(f"{one.community.folder}/" for one in shown)
    stop_on_errors(workspace, judged, folders)
    _deliver(workspace, shown, tuple(_view(workspace, one, (wanted_year, day), language) for one in shown), output)
    show_findings(workspace, judged, tuple(sorted({file for one in shown for file in one.files})))
    tell_unused(workspace, tuple(one.community for one in shown), wanted_year)


def _view(
    workspace: "Workspace", subject: "Subject", when: tuple[int, date], language: str | None
) -> "tuple[ReportView, Wording]":
    from mandat.cli.report_prose import written_for  # noqa: PLC0415
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.report.collected import collected_view  # noqa: PLC0415
    from mandat.documents.report.prose import ELSEWHERE  # noqa: PLC0415
    from mandat.documents.report.record import Record  # noqa: PLC0415
    from mandat.documents.report.view import report_view  # noqa: PLC0415

    year, day = when
    words = wording(workspace, language or subject.language)

    def written(about: "Body | Collection", level: int) -> "Written":
        return written_for(workspace, about, year, words, level)

    if subject.body is not None:
        return report_view(Record(workspace, subject.body, year, words, day, written(subject.body, 2))), words
    collection = subject.collection
    records = tuple(
        Record(workspace, body, year, words, day, written(body, 3) if body.id != collection.id else ELSEWHERE)
        for body in collection.bodies
    )
    return collected_view(collection, records, words, (year, day), written(collection, 2)), words


def _deliver(
    workspace: "Workspace", shown: "tuple[Subject, ...]", views: "tuple[tuple[ReportView, Wording], ...]", output: Path | None
) -> None:
    from mandat.cli.words import template_folders  # noqa: PLC0415
    from mandat.documents.quoted import quoted_in  # noqa: PLC0415
    from mandat.render.look import look_of  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415
    from mandat.render.prose import with_prose  # noqa: PLC0415

    if not views:
        print("There is nothing to report on.", file=sys.stderr)
        raise typer.Exit(1)
    folders = template_folders(workspace)
    text = "\n".join(render_markdown("report.md.j2", view, words, folders) for view, words in views)
    view, words = views[0]
    quoted = quoted_in(workspace, shown[0].community, shown[0].language, words)
    deliver(text, look_of(view, words, with_prose(quoted, view) if quoted is not None else None), folders, output)
