"""`mandat new report`."""

import sys
from typing import Annotated

import typer

from mandat.cli.common import WrongUse, open_workspace, year_of
from mandat.cli.new_files import write_new_file


def report(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NETWORK", help="Also a body that collects reports, or a community.")],
    year: Annotated[str, typer.Argument(metavar="YEAR", help="The year of the report, such as 2025.")],
) -> None:
    """Begin the file in which people write for an annual report: its headings, each with a comment that guides."""
    from mandat.cli.report_prose import prose_file  # noqa: PLC0415
    from mandat.cli.report_subjects import subjects  # noqa: PLC0415
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.report.starter import report_text  # noqa: PLC0415
    from mandat.documents.starters import starter_language  # noqa: PLC0415

    wanted = year_of(year)
    workspace = open_workspace(context)
    subject = subjects(workspace, name, wanted)[0]
    about = subject.body or subject.collection
    words = wording(workspace, starter_language(subject.language))
    path = workspace.folder.root / prose_file(about.community, about.id, wanted)
    if path.exists():
        shown = path.relative_to(workspace.folder.root).as_posix()
        raise WrongUse(f"{shown} is already there, and is never overwritten. Open it and write on.")
    write_new_file(path, report_text(about.id, about.name, wanted, words), workspace.folder.root)
    print(f"Write below its headings, and type:\n  mandat report {wanted} {name}", file=sys.stderr)
