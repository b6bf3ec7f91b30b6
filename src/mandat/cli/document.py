"""`mandat document`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import WrongUse, day_of, judge_around, open_workspace, stop_on_errors, stop_where_unread, unknown
from mandat.cli.product import check_suffix, deliver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mandat.workspace import Community, Workspace
    from mandat.workspace.model import Mandate, Process


def document(
    context: typer.Context,
    mandate: Annotated[str, typer.Argument(metavar="MANDATE", help="A mandate or a process plan.")],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md, .pdf, .html or .docx.")
    ] = None,
    language: Annotated[str | None, typer.Option("--lang", help="nb, nn, sv or en instead of the mandate's.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
) -> None:
    """Make the mandate itself as a document, its rules phrased from the data."""
    day = day_of(on)
    check_suffix(output, "A mandate")
    workspace = open_workspace(context)
    community, found = find_mandate(workspace, mandate)
    stop_on_errors(workspace, judge_around(workspace, community, day), f"{community.folder}/")
    _write(workspace, community, found, language, day, output)


def find_mandate(workspace: "Workspace", name: str) -> "tuple[Community, Mandate | Process]":
    """The mandate or process plan with this id; `ahus/forvaltningsnettverk` says the community as well."""
    where, slash, wanted = name.rpartition("/")
    every = tuple(_documents(workspace))
    found = [(community, one) for community, one in every if _id(one) == wanted and (not slash or community.id == where)]
    if len(found) > 1:
        choices = " or ".join(f"`{community.id}/{wanted}`" for community, _ in found)
        raise WrongUse(f'"{wanted}" stands in several communities. Write {choices}.')
    if not found:
        stop_where_unread(workspace, wanted)
        raise unknown("mandate", wanted, tuple(dict.fromkeys(_id(one) for _, one in every)))
    return found[0]


def _documents(workspace: "Workspace") -> "Iterator[tuple[Community, Mandate | Process]]":
    for community in workspace.communities:
        yield from ((community, mandate) for mandate in community.mandates)
        yield from ((community, process) for process in community.processes)


def _id(one: "Mandate | Process") -> str:
    from mandat.workspace.model import Mandate  # noqa: PLC0415

    return one.id if isinstance(one, Mandate) else one.data.process


def _write(
    workspace: "Workspace",
    community: "Community",
    found: "Mandate | Process",
    language: str | None,
    day: "date",
    output: Path | None,
) -> None:
    from mandat.cli.words import template_folders, wording  # noqa: PLC0415
    from mandat.documents.mandate.process import process_view  # noqa: PLC0415
    from mandat.documents.mandate.view import mandate_view  # noqa: PLC0415
    from mandat.documents.quoted import quoted_in  # noqa: PLC0415
    from mandat.render.look import look_of  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415
    from mandat.workspace.model import Mandate  # noqa: PLC0415

    own = (found.data.language if isinstance(found, Mandate) else None) or community.data.language
    words = wording(workspace, language or own)
    folders = template_folders(workspace)
    if isinstance(found, Mandate):
        view = mandate_view(community, found, words, day)
    else:
        view = process_view(community, found, words, day)
    text = render_markdown("mandate.md.j2", view, words, folders)
    quoted = quoted_in(workspace, community, own, words)
    deliver(text, look_of(view, words, quoted), folders, output)
