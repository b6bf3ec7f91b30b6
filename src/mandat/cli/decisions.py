"""`mandat decisions`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import (
    WrongUse,
    day_of,
    open_workspace,
    show_findings,
    stop_on_errors,
    stop_where_unread,
    suffix_of,
    unknown,
    wants_colour,
    write_product,
)

if TYPE_CHECKING:
    from mandat.documents.register import Chosen, RegisterView
    from mandat.documents.wording.groups import Wording
    from mandat.workspace import Community, Workspace

    Register = tuple[RegisterView, Wording]


def decisions(  # noqa: PLR0913  the options of the command
    context: typer.Context,
    networks: Annotated[list[str] | None, typer.Argument(metavar="[NETWORK]...", help="Networks or process plans.")] = None,
    *,
    community: Annotated[str | None, typer.Option("--community", metavar="ID", help="Only this community.")] = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only actions that are not done, late ones first.")] = False,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="WHO", help="Only actions of this owner, also as one of a party.")
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal/--public", help="Show what exempt items say; else only number and legal ground.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md, .csv, .json, .pdf, .html or .docx."),
    ] = None,
    language: Annotated[str | None, typer.Option("--lang", help="nb, nn, sv or en instead of the community's.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
) -> None:
    """The register of decisions, and the list of actions with what is late first."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import judge  # noqa: PLC0415
    from mandat.documents.register import Chosen, register_view  # noqa: PLC0415

    day = day_of(on)
    _check_suffix(output)
    workspace = open_workspace(context)
    shown = _communities(workspace, networks or [], community)
    chosen = Chosen(_ids(networks or []), owner, only_open, not internal)
    _ensure_owner(shown, chosen)
    judged = judge(workspace, Moment(day))
    stop_on_errors(workspace, judged, tuple(f"{one.folder}/" for one in shown))
    every = tuple((one, _words(workspace, one, language)) for one in shown)
    registers = tuple((register_view(one, chosen, words, day), words) for one, words in every)
    _deliver(workspace, _with_content(registers), output, day)
    show_findings(workspace, judged, _files(shown, chosen))


def _files(shown: "tuple[Community, ...]", chosen: "Chosen") -> tuple[str, ...]:
    """The files of the meetings from which the register is made."""
    from mandat.calendar.register import cases_of  # noqa: PLC0415
    from mandat.documents.register import is_of  # noqa: PLC0415

    return tuple(sorted({case.meeting.file for one in shown for case in cases_of(one) if is_of(case, chosen.of)}))


def _check_suffix(output: Path | None) -> None:
    from mandat.render.product import SUFFIXES  # noqa: PLC0415

    if output is not None and suffix_of(output) not in (*SUFFIXES, ".csv", ".json"):
        known = ".md, .csv, .json, .pdf, .html or .docx"
        raise WrongUse(f"A register cannot be written as {suffix_of(output) or output.name}. Name a file that ends in {known}.")


def _communities(workspace: "Workspace", networks: list[str], community: str | None) -> "tuple[Community, ...]":
    """The communities that are shown: of the networks that are named, else all, or the one that is asked for."""
    known = tuple(one.id for one in workspace.communities)
    if community is not None and community not in known:
        stop_where_unread(workspace, community)
        raise unknown("community", community, known)
    if not networks:
        if community is None:  # over all communities: one that cannot be read would be missing without a word
            stop_where_unread(workspace, "")
        return tuple(one for one in workspace.communities if community in (None, one.id))
    owners = {owner for name in networks for owner in _owners(workspace, name, community)}
    return tuple(one for one in workspace.communities if one.id in owners)


def _owners(workspace: "Workspace", name: str, community: str | None) -> set[str]:
    """The communities of a network, or of a process plan."""
    from mandat.cli.networks import find_series  # noqa: PLC0415

    where, _, wanted = name.rpartition("/")
    here = [one for one in workspace.communities if (where or community) in (None, "", one.id)]
    processes = {one.id for one in here if any(process.data.process == wanted for process in one.processes)}
    return processes or {series.community.id for series in find_series(workspace, name, community)}


def _ids(networks: list[str]) -> tuple[str, ...]:
    return tuple(name.rpartition("/")[2] for name in networks)


def _ensure_owner(shown: "tuple[Community, ...]", chosen: "Chosen") -> None:
    """An owner who has no action and is nobody here is a slip of the keyboard."""
    from mandat.calendar.register import commitments_of, is_owned  # noqa: PLC0415

    owner = chosen.owner
    if owner is None or any(is_owned(action, owner) for one in shown for action in commitments_of(one)):
        return
    owners = {taken.action.owner for one in shown for taken in commitments_of(one) if taken.action.owner is not None}
    known = {name for one in shown for name in one.things} | owners
    if owner not in known:
        raise unknown("owner", owner, tuple(sorted(known)))


def _words(workspace: "Workspace", community: "Community", language: str | None) -> "Wording":
    from mandat.cli.words import wording  # noqa: PLC0415

    return wording(workspace, language or community.data.language)


def _with_content(registers: "tuple[Register, ...]") -> "tuple[Register, ...]":
    """The registers that hold anything; one that was asked for alone is shown in any case."""
    having = tuple(one for one in registers if one[0].decisions or one[0].entries)
    return having or registers[:1]


def _deliver(workspace: "Workspace", registers: "tuple[Register, ...]", output: Path | None, day: date) -> None:
    views, words = tuple(view for view, _ in registers), registers[0][1]
    if output is None and sys.stdout.isatty():
        _tables(registers)
    elif output is not None and suffix_of(output) == ".csv":
        from mandat.render.register_csv import render_register_csv  # noqa: PLC0415

        write_product(output, render_register_csv(views, words))
    elif output is not None and suffix_of(output) == ".json":
        from mandat.render.register_json import render_register_json  # noqa: PLC0415

        write_product(output, render_register_json(views, day).encode())
    else:
        _document(workspace, registers, output)


def _tables(registers: "tuple[Register, ...]") -> None:
    from mandat.cli.register_tables import print_register  # noqa: PLC0415

    for view, words in registers:
        print_register(view, words, colour=wants_colour(sys.stdout))


def _document(workspace: "Workspace", registers: "tuple[Register, ...]", output: Path | None) -> None:
    """One document; several communities one after the other, which only Markdown can hold in several languages."""
    from mandat.cli.product import deliver  # noqa: PLC0415
    from mandat.cli.words import template_folders  # noqa: PLC0415
    from mandat.documents.quoted import quoted_in  # noqa: PLC0415
    from mandat.render.look import look_of  # noqa: PLC0415
    from mandat.render.markdown import render_markdown  # noqa: PLC0415

    if len(registers) > 1 and output is not None and suffix_of(output) != ".md":
        names = ", ".join(view.community.id for view, _ in registers)
        raise WrongUse(f"One such file holds one community, and these have something in it: {names}. Add `--community ID`.")
    folders = template_folders(workspace)
    text = "\n".join(render_markdown("decisions.md.j2", view, words, folders) for view, words in registers)
    first, words = registers[0]
    quoted = quoted_in(workspace, first.community, first.community.data.language, words)
    deliver(text, look_of(first, words, quoted), folders, output)
