"""`mandat history`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import day_of, open_workspace
from mandat.cli.product import check_suffix, deliver
from mandat.cli.versions import MandateName, the_mandate

if TYPE_CHECKING:
    from mandat.documents.wording.groups import Wording
    from mandat.render.look import Look
    from mandat.source.past import Past
    from mandat.workspace import Workspace


def history(
    context: typer.Context,
    mandate: MandateName,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md, .pdf, .html or .docx.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
) -> None:
    """Tell the versions of a mandate and what each changed, from git and from its change log."""
    from mandat.cli.words import template_folders, wording  # noqa: PLC0415
    from mandat.documents.mandate.history import history_view  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415

    day = day_of(on)
    check_suffix(output, "A history")
    workspace = open_workspace(context)
    community, found = the_mandate(workspace, mandate)
    words, folders = wording(workspace, "en"), template_folders(workspace)
    view = history_view(community, found, _past(workspace, found.file), day)
    text = render_markdown("history.md.j2", view, words, folders)
    deliver(text, _look(view.title, words, day), folders, output)


def _past(workspace: "Workspace", file: str) -> "Past | None":
    """What git knows; without git nothing, which the history says."""
    from mandat.source.git import NoRevision  # noqa: PLC0415
    from mandat.source.past import past_of  # noqa: PLC0415

    try:
        return past_of(workspace.folder.root, file)
    except NoRevision:
        return None


def _look(title: str, words: "Wording", day: date) -> "Look":
    from mandat.render.look import Look  # noqa: PLC0415

    return Look(title, "", words.language, words.territory, day, None, "", words.page.page_of, words.labels.kinds())
