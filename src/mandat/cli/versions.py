"""`mandat revise` and `mandat adopt`: a mandate's papers change, after what it means has been told."""

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import WrongUse, day_of, open_workspace, stop_on_errors, stop_where_unread, unknown
from mandat.cli.new_files import one_line

if TYPE_CHECKING:
    from mandat.checks.run import Judged
    from mandat.workspace import Community, Mandate, Workspace
    from mandat.workspace.versions import Papers

MandateName = Annotated[str, typer.Argument(metavar="MANDATE", help="A mandate, or `community/mandate`.")]
DryRun = Annotated[bool, typer.Option("-n", "--dry-run", help="Only show what it would mean.")]


def revise(
    context: typer.Context,
    mandate: MandateName,
    *,
    version: Annotated[str | None, typer.Option("--version", metavar="TEXT", help="Default: the next number.")] = None,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT", help="What is changed, for the change log.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Begin the next version of a mandate as a draft, with its line in the change log."""
    from mandat.workspace.versions import Refused, begin_version  # noqa: PLC0415

    day = day_of(on)
    workspace = open_workspace(context)
    community, found = the_mandate(workspace, mandate)
    wanted = one_line(version, "--version") if version is not None else None
    try:
        papers = begin_version(found, wanted, one_line(what, "--what") if what is not None else None)
    except Refused as problem:
        raise WrongUse(str(problem)) from problem
    _change(workspace, (community, found), papers, day, dry_run=dry_run)


def adopt(
    context: typer.Context,
    mandate: MandateName,
    *,
    by: Annotated[str, typer.Option("--by", metavar="BODY", help="The body that approved it, or a party that ratified it.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the decision; default today.")] = None,
    valid_from: Annotated[
        str | None, typer.Option("--valid-from", metavar="DATE", help="The first day it holds; default the day of the decision.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record that a body approved a mandate, or a party ratified it, with the fingerprint of the text."""
    from mandat.workspace.versions import Decision, Refused, adopt  # noqa: PLC0415

    day = day_of(on)
    first = day_of(valid_from) if valid_from is not None else None
    workspace = open_workspace(context)
    community, found = the_mandate(workspace, mandate)
    who = one_line(by, "--by")
    _ensure_body(community, found, who)
    _ensure_no_errors(workspace, found, day)
    try:
        papers = adopt(found, Decision(who, day, first))
    except Refused as problem:
        raise WrongUse(str(problem)) from problem
    _change(workspace, (community, found), papers, day, dry_run=dry_run)


def the_mandate(workspace: "Workspace", name: str) -> "tuple[Community, Mandate]":
    """The mandate with this id; where its file cannot be read, its faults are shown instead."""
    where, slash, wanted = name.rpartition("/")
    every = [(one, mandate) for one in workspace.communities for mandate in one.mandates if not slash or one.id == where]
    found = [(one, mandate) for one, mandate in every if mandate.id == wanted]
    if len(found) > 1:
        choices = " or ".join(f"`{one.id}/{wanted}`" for one, _ in found)
        raise WrongUse(f'"{wanted}" stands in several communities. Write {choices}.')
    for one in workspace.communities:
        if wanted in one.unread or (found and found[0][1].file in one.partial):
            stop_on_errors(workspace, (), f"{one.folder}/{wanted}.yaml")
    if not found:
        stop_where_unread(workspace, wanted)
        raise unknown("mandate", wanted, tuple(dict.fromkeys(mandate.id for _, mandate in every)))
    return found[0]


def _ensure_body(community: "Community", mandate: "Mandate", who: str) -> None:
    """Somebody of the community, or a text such as `Kommunestyret i Ås`."""
    from mandat.workspace.references import Scope  # noqa: PLC0415

    target = Scope(community, mandate).resolve(who)
    if target is None:
        bodies = tuple(thing.id for thing in community.things.values() if thing.noun in ("body", "mandate", "organisation"))
        raise unknown(f"body in `{community.id}`", who, bodies)
    if not target.is_somebody or target.kind == "party":
        noun = "word for several" if target.kind == "party" else target.kind
        raise WrongUse(f'"{who}" is a {noun} and cannot approve a mandate. Name a body.')


def _ensure_no_errors(workspace: "Workspace", mandate: "Mandate", day: date) -> None:
    """A mandate with errors in it is not approved: nobody knows what it says."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import diagnostics, judge  # noqa: PLC0415
    from mandat.cli.common import wants_colour  # noqa: PLC0415
    from mandat.render.diagnostics_text import render_text  # noqa: PLC0415

    found = diagnostics(workspace, judge(workspace, Moment(day)))
    errors = tuple(one for one in found if one.severity.value == "error" and one.location.file == mandate.file)
    if errors:
        print(render_text(errors, colour=wants_colour(sys.stderr)), end="", file=sys.stderr)
        print(f"{mandate.file} has errors, and cannot be adopted. Nothing was written.", file=sys.stderr)
        raise typer.Exit(1)


def _change(workspace: "Workspace", found: "tuple[Community, Mandate]", papers: "Papers", day: date, *, dry_run: bool) -> None:
    """What it means is shown; then the file is written."""
    from mandat.cli.mandate_files import edited_mandate, write_mandate  # noqa: PLC0415

    community, mandate = found
    data = edited_mandate(workspace, mandate, papers.edits)
    print(f"{community.id}/{mandate.id}: {mandate.data.title}", *(f"  {line}" for line in papers.told), sep="\n")
    new, gone = _findings(workspace, mandate, data, day)
    _section("What is wrong then", (f"{one.severity.value}: {one.finding.message}" for one in new))
    _section("What was wrong and is no more", (one.finding.message for one in gone))
    if any(one.severity.value == "error" for one in new):
        print(f"{mandate.file} would have errors. Put them right first. Nothing was written.", file=sys.stderr)
        raise typer.Exit(1)
    if dry_run:
        print("Nothing was written.", file=sys.stderr)
        return
    write_mandate(workspace, mandate, data)


def _findings(
    workspace: "Workspace", mandate: "Mandate", data: bytes, day: date
) -> "tuple[tuple[Judged, ...], tuple[Judged, ...]]":
    """Errors and warnings that come, and that go, with the new words."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import judge  # noqa: PLC0415
    from mandat.compare.findings import only  # noqa: PLC0415
    from mandat.source.overlay import Overlay  # noqa: PLC0415
    from mandat.workspace import load  # noqa: PLC0415

    then = load(Overlay(workspace.folder.root, mandate.file, data))
    before, after = judge(workspace, Moment(day)), judge(then, Moment(day))
    return only(after, before), only(before, after)


def _section(title: str, lines: Iterable[str]) -> None:
    rows = tuple(lines)
    if rows:
        print(f"{title}:", *(f"  {row}" for row in rows), sep="\n")
