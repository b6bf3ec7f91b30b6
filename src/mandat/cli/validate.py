"""`mandat validate`."""

import sys
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import (
    WrongUse,
    as_bytes,
    day_of,
    files_of,
    find_folder,
    here,
    open_folder,
    suffix_of,
    wants_colour,
    write_product,
)

if TYPE_CHECKING:
    from mandat.checks.run import Judged
    from mandat.cli.shares import Find
    from mandat.diagnostics import Diagnostic
    from mandat.source.folder import Folder
    from mandat.workspace import Workspace

_REPORTS = {".sarif": "sarif", ".xml": "junit", ".md": "markdown", ".json": "json"}
"""Formats of reports by the end of the file's name."""
MANY = 200
"""Fewer files are judged by one process before another has begun."""


class Format(Enum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


def validate(  # noqa: PLR0913  the options of the command
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Show only the findings of these files and folders.")
    ] = None,
    *,
    output: Annotated[Format, typer.Option("--format", help="How findings are written.")] = Format.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Also what adopted mandates do not say.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
    reports: Annotated[
        list[Path] | None,
        typer.Option(
            "--report", metavar="FILE", help="Also write the findings to FILE: .sarif, .xml (JUnit), .md, .json; may be repeated."
        ),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
) -> None:
    """Check every file of the workspace: each fault with its place and a remedy."""
    day = day_of(on)
    kinds = tuple((path, _kind_of(path)) for path in reports or ())
    wanted = tuple(path if path.is_absolute() else here() / path for path in paths or ())
    folder = find_folder(context, hint=wanted[0] if wanted else None)
    there = files_of(folder)
    files = _chosen(folder, there, wanted) if wanted else frozenset(path for path in there if path.endswith(".yaml"))
    judged = _found(folder, day, everything=everything, is_large=len(there) >= MANY)
    found = tuple(one for one in judged if not wanted or one.location.file in files)
    told = {name: _written(folder, found, files, name, strict=strict) for name in (output.value, *(name for _, name in kinds))}
    for path, name in kinds:
        write_product(path, as_bytes(told[name]))
    print(as_bytes(told[output.value]).decode(), end="")
    print(_summary(found, len(files)), file=sys.stderr)
    worst = {one.severity.value for one in found}
    if "error" in worst or (strict and "warning" in worst):
        raise typer.Exit(1)


def _found(folder: "Folder", day: date, *, everything: bool, is_large: bool) -> "tuple[Diagnostic, ...]":
    """Every finding that is shown; in a large workspace several processes look for them."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import diagnostics, judge  # noqa: PLC0415

    def find(workspace: "Workspace") -> "tuple[Diagnostic, ...]":
        judged = judge(workspace, Moment(day))
        return diagnostics(workspace, (one for one in judged if _is_shown(workspace, one, everything=everything)))

    shared = _in_shares(folder, find) if is_large else None
    return find(open_folder(folder)) if shared is None else shared


def _in_shares(folder: "Folder", find: "Find") -> "tuple[Diagnostic, ...] | None":
    from mandat.cli.shares import in_shares, processes  # noqa: PLC0415

    return in_shares(folder, find, processes())


def _chosen(folder: "Folder", there: tuple[str, ...], paths: tuple[Path, ...]) -> frozenset[str]:
    """The files of the workspace that the paths name, from here or from the workspace."""
    chosen: set[str] = set()
    for path in paths:
        resolved = path.resolve()
        if not resolved.exists():
            resolved = (folder.root / path.relative_to(here())).resolve() if path.is_relative_to(here()) else resolved
        if not resolved.exists():
            raise WrongUse(f"{path} does not exist.")
        try:
            name = resolved.relative_to(folder.root).as_posix()
        except ValueError as problem:
            raise WrongUse(f"{path} is not in the workspace {folder.root}.") from problem
        chosen.update(file for file in there if name in (".", file) or file.startswith(f"{name}/"))
    return frozenset(chosen)


def _is_shown(workspace: "Workspace", judged: "Judged", *, everything: bool) -> bool:
    """Information is shown on demand, and for drafts."""
    if everything or judged.severity.value != "info":
        return True
    from mandat.schema.mandate import MandateFile  # noqa: PLC0415

    data = workspace.files.get(judged.finding.place.file)
    return isinstance(data, MandateFile) and data.document.status == "draft"


def _kind_of(path: Path) -> str:
    """The format of a report."""
    if suffix_of(path) not in _REPORTS:
        raise WrongUse(f"A report cannot be written as {path.name}. Name a file that ends in .sarif, .xml, .md or .json.")
    return _REPORTS[suffix_of(path)]


def _written(folder: "Folder", found: "tuple[Diagnostic, ...]", files: frozenset[str], output: str, *, strict: bool) -> str:
    """The findings in a format."""
    if output == "json":
        from mandat.render.diagnostics_json import render_json  # noqa: PLC0415

        return render_json(found)
    if output == "text":
        from mandat.render.diagnostics_text import render_text  # noqa: PLC0415

        return render_text(found, colour=wants_colour(sys.stdout))
    return _for_machines(folder, found, files, output, strict=strict)


def _for_machines(folder: "Folder", found: "tuple[Diagnostic, ...]", files: frozenset[str], output: str, *, strict: bool) -> str:
    """A report for a build server. It knows files from the folder of the run, which need not be the workspace."""
    from mandat.cli.reports import from_here, report  # noqa: PLC0415

    shown = from_here(folder.root, here())
    moved = tuple(shown.diagnostic(one) for one in found)
    return report(output, moved, tuple(map(shown.path, files)), _summary(found, len(files)), strict=strict)


def _summary(found: "tuple[Diagnostic, ...]", files: int) -> str:
    numbers = [(sum(one.severity.value == kind for one in found), kind) for kind in ("error", "warning", "info")]
    told = ", ".join(f"{number} {_plural(kind, number)}" for number, kind in numbers if number) or "no faults"
    return f"{files} {_plural('file', files)}: {told}."


def _plural(noun: str, number: int) -> str:
    noun = "note" if noun == "info" else noun
    return noun if number == 1 else f"{noun}s"
