"""`mandat validate`."""

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import WrongUse, day_of, open_workspace, wants_colour

if TYPE_CHECKING:
    from mandat.checks.run import Judged
    from mandat.diagnostics import Diagnostic
    from mandat.workspace import Workspace


class Format(Enum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Show only the findings of these files and folders.")
    ] = None,
    *,
    output: Annotated[Format, typer.Option("--format", help="How findings are written.")] = Format.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Also what adopted mandates do not say.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
) -> None:
    """Check every file of the workspace: each fault with its place and a remedy."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import diagnostics, judge  # noqa: PLC0415

    day = day_of(on)
    wanted = tuple(path if path.is_absolute() else Path.cwd() / path for path in paths or ())
    workspace = open_workspace(context, hint=wanted[0] if wanted else None)
    files = _chosen(workspace, wanted)
    shown = (one for one in judge(workspace, Moment(day)) if _is_shown(workspace, one, everything=everything))
    found = tuple(one for one in diagnostics(workspace, shown) if not wanted or one.location.file in files)
    looked_at = files if wanted else _files(workspace)
    if output not in (Format.TEXT, Format.JSON):
        print(_for_machines(workspace, found, looked_at, output, strict=strict), end="")
    else:
        _print(found, output)
    print(_summary(found, len(looked_at)), file=sys.stderr)
    worst = {one.severity.value for one in found}
    if "error" in worst or (strict and "warning" in worst):
        raise typer.Exit(1)


def _chosen(workspace: "Workspace", paths: tuple[Path, ...]) -> frozenset[str]:
    """The files of the workspace that the paths name."""
    everything = workspace.folder.paths()
    chosen: set[str] = set()
    for path in paths:
        resolved = path.resolve()
        if not resolved.exists():
            raise WrongUse(f"{path} does not exist.")
        try:
            name = resolved.relative_to(workspace.folder.root).as_posix()
        except ValueError as problem:
            raise WrongUse(f"{path} is not in the workspace {workspace.folder.root}.") from problem
        chosen.update(file for file in everything if name in (".", file) or file.startswith(f"{name}/"))
    return frozenset(chosen)


def _is_shown(workspace: "Workspace", judged: "Judged", *, everything: bool) -> bool:
    """Information is shown on demand, and for drafts."""
    if everything or judged.severity.value != "info":
        return True
    from mandat.schema.mandate import MandateFile  # noqa: PLC0415

    data = workspace.files.get(judged.finding.place.file)
    return isinstance(data, MandateFile) and data.document.status == "draft"


def _files(workspace: "Workspace") -> frozenset[str]:
    return frozenset(path for path in workspace.folder.paths() if path.endswith(".yaml"))


def _print(found: "tuple[Diagnostic, ...]", output: Format) -> None:
    if output is Format.JSON:
        from mandat.render.diagnostics_json import render_json  # noqa: PLC0415

        print(render_json(found), end="")
        return
    from mandat.render.diagnostics_text import render_text  # noqa: PLC0415

    print(render_text(found, colour=wants_colour(sys.stdout)), end="")


def _for_machines(
    workspace: "Workspace", found: "tuple[Diagnostic, ...]", files: frozenset[str], output: Format, *, strict: bool
) -> str:
    """A report for a build server. It knows files from the folder of the run, which need not be the workspace."""
    from mandat.cli.reports import from_here, report  # noqa: PLC0415

    here = from_here(workspace.folder.root, Path.cwd())
    moved = tuple(here.diagnostic(one) for one in found)
    return report(output.value, moved, tuple(map(here.path, files)), _summary(found, len(files)), strict=strict)


def _summary(found: "tuple[Diagnostic, ...]", files: int) -> str:
    numbers = [(sum(one.severity.value == kind for one in found), kind) for kind in ("error", "warning", "info")]
    told = ", ".join(f"{number} {_plural(kind, number)}" for number, kind in numbers if number) or "no faults"
    return f"{files} {_plural('file', files)}: {told}."


def _plural(noun: str, number: int) -> str:
    noun = "note" if noun == "info" else noun
    return noun if number == 1 else f"{noun}s"
