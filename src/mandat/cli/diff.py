"""`mandat diff`."""

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from mandat.cli.common import WrongUse, as_bytes, day_of, here, suffix_of, wants_colour, write_product
from mandat.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from mandat.checks.run import Judged
    from mandat.compare.model import Comparison
    from mandat.diagnostics import Diagnostic
    from mandat.documents.diff.build import Sides
    from mandat.documents.diff.view import DiffView
    from mandat.documents.wording.groups import Wording
    from mandat.source.folder import Folder
    from mandat.workspace import Workspace

Errors: TypeAlias = "tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]"
"""What makes a comparison impossible, on each side."""
HERE = "the files as they are"
"""What the working tree is called."""


class Format(Enum):
    """How the comparison is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@frozen
class Loaded:
    """Both sides with their findings, and what they are called."""

    before: "Workspace"
    after: "Workspace"
    judged: "tuple[tuple[Judged, ...], tuple[Judged, ...]]"
    sides: "Sides"
    on: "date"


def diff(
    context: typer.Context,
    base: Annotated[str, typer.Argument(metavar="BASE", help="A git revision or a folder; `main...` is where the branch began.")],
    head: Annotated[str | None, typer.Argument(metavar="[HEAD]", help="The other one; without it the files as they are.")] = None,
    *,
    form: Annotated[Format | None, typer.Option("--format", help="Text on a terminal, else Markdown for a pull request.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; .md, .json or .pdf.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Instead of today.")] = None,
) -> None:
    """What a change means: who is in and out, which meetings and deadlines move, whose turn it is, which rules change."""
    day = day_of(on)
    if output is not None and suffix_of(output) not in (".md", ".json", ".pdf"):
        name = suffix_of(output) or output.name
        raise WrongUse(f"A comparison cannot be written as {name}. Name a file that ends in .md, .json or .pdf.")
    loaded = _loaded(context, base, head, day)
    errors = _errors(loaded)
    _deliver(loaded, errors, form or _usual(), output)
    if any(errors):
        raise typer.Exit(1)


def _usual() -> Format:
    return Format.TEXT if sys.stdout.isatty() else Format.MARKDOWN


def _loaded(context: typer.Context, base: str, head: str | None, day: "date") -> Loaded:
    """Both sides, read and judged on the same day."""
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import judge  # noqa: PLC0415
    from mandat.documents.diff.build import Sides  # noqa: PLC0415
    from mandat.source.folder import NotReadable  # noqa: PLC0415
    from mandat.source.git import NoRevision  # noqa: PLC0415
    from mandat.workspace import load  # noqa: PLC0415

    try:
        before, after, sides = _folders(context.obj.directory or here(), base, head)
        workspaces = load(before), load(after)
    except (NoRevision, NotReadable) as problem:
        raise WrongUse(str(problem)) from problem
    if not any(one.communities or one.faults for one in workspaces):
        raise WrongUse(f"Neither {sides[0]} nor {sides[1]} has a folder `mandates/` with a community in it.")
    judged = (judge(workspaces[0], Moment(day)), judge(workspaces[1], Moment(day)))
    return Loaded(*workspaces, judged, Sides(*sides), day)


def _folders(start: Path, base: str, head: str | None) -> "tuple[Folder, Folder, tuple[str, str]]":
    """Where the two sides are read from, and what they are called."""
    from mandat.source.revision import parting_of, read_revision  # noqa: PLC0415

    if "" in (base, head):
        raise WrongUse("A side has no name. Name a git revision, such as `main`, or a folder.")
    root = _root(start)
    first, dots, second = base.partition("...")
    if dots and first:
        other = head or second
        before: Folder = read_revision(root, parting_of(root, first, other or "HEAD"))
        return before, _side(root, start, other or None), (first, other or HERE)
    return _side(root, start, base), _side(root, start, head), (base, head or HERE)


def _root(start: Path) -> Path:
    """The workspace that revisions are read of; where the files have none any more, the folder itself."""
    from mandat.source.folder import find_workspace  # noqa: PLC0415

    if not start.is_dir():
        raise WrongUse(f"The folder {start} does not exist.")
    found = find_workspace(start.resolve())
    return found.root if found is not None else start.resolve()


def _side(root: Path, start: Path, name: str | None) -> "Folder":
    """A folder that has `mandates/`, else a revision; without a name the workspace as it is."""
    from mandat.source.folder import MANDATES, Folder  # noqa: PLC0415
    from mandat.source.revision import read_revision  # noqa: PLC0415

    if name is None:
        return Folder(root)
    folder = start / name
    if (folder / MANDATES).is_dir():
        return Folder(folder.resolve())
    if folder.is_dir() and ("/" in name or name.startswith(".")):
        raise WrongUse(f"The folder {name} has no folder `{MANDATES}/` in it.")
    return read_revision(root, name)


def _errors(loaded: Loaded) -> Errors:
    """The errors of each side that make a comparison impossible, in the communities that are not the same."""
    from mandat.compare.findings import touched_folders  # noqa: PLC0415

    folders = touched_folders(loaded.before, loaded.after)
    if not folders:
        return (), ()
    return _stopping(loaded.before, loaded.judged[0], folders), _stopping(loaded.after, loaded.judged[1], folders)


def _stopping(workspace: "Workspace", judged: "tuple[Judged, ...]", folders: tuple[str, ...]) -> "tuple[Diagnostic, ...]":
    from mandat.checks.run import diagnostics  # noqa: PLC0415

    found = diagnostics(workspace, (one for one in judged if one.stops_computing))
    return tuple(one for one in found if one.severity.value == "error" and one.location.file.startswith(folders))


def _deliver(loaded: Loaded, errors: Errors, form: Format, output: Path | None) -> None:
    suffix = suffix_of(output) if output is not None else {Format.JSON: ".json", Format.MARKDOWN: ".md"}.get(form, "")
    comparison = None if any(errors) else _compared(loaded)
    view = _view(loaded, errors, comparison, folded=suffix == ".md")
    match suffix:
        case ".json":
            data = as_bytes(_json(loaded, errors, comparison, view))
        case ".md":
            data = as_bytes(_comment(view))
        case ".pdf":
            data = _pdf(view)
        case _:
            data = as_bytes(_text(view))
    if output is not None:
        write_product(output, data)
    else:
        print(data.decode(), end="")


def _compared(loaded: Loaded) -> "Comparison":
    from mandat.cli.progress import progress  # noqa: PLC0415
    from mandat.compare.compare import compare  # noqa: PLC0415

    with progress("Comparing …"):
        return compare(loaded.before, loaded.after, loaded.on, loaded.judged)


def _view(
    loaded: Loaded,
    errors: Errors,
    comparison: "Comparison | None",
    *,
    folded: bool,
) -> "DiffView":
    from mandat.documents.diff.broken import broken_view  # noqa: PLC0415
    from mandat.documents.diff.build import diff_view  # noqa: PLC0415

    words = _words()
    if comparison is None:
        return broken_view(errors, loaded.sides, words, loaded.on, folded=folded)
    return diff_view(comparison, loaded.sides, words, folded=folded)


def _words() -> "Wording":
    """English, and only as it comes with mandat: a proposal's own templates are not evaluated while it is judged."""
    from mandat.documents.wording.read import read_wording  # noqa: PLC0415
    from mandat.source.shipped import shipped_templates  # noqa: PLC0415

    path = shipped_templates() / "wording" / "en.yaml"
    return read_wording(path.read_text(encoding="utf-8"), str(path))


def _markdown(view: "DiffView") -> str:
    from mandat.render.markdown import render_markdown  # noqa: PLC0415
    from mandat.source.shipped import shipped_templates  # noqa: PLC0415

    return render_markdown("diff.md.j2", view, _words(), (shipped_templates(),))


def _comment(view: "DiffView") -> str:
    from mandat.render.diff_comment import for_comment  # noqa: PLC0415

    return for_comment(_markdown(view))


def _pdf(view: "DiffView") -> bytes:
    from mandat.render.look import look_of  # noqa: PLC0415
    from mandat.render.pdf import render_pdf  # noqa: PLC0415
    from mandat.source.shipped import shipped_templates  # noqa: PLC0415

    return render_pdf(as_bytes(_markdown(view)).decode(), look_of(view, _words()), (shipped_templates(),))


def _json(loaded: Loaded, errors: Errors, comparison: "Comparison | None", view: "DiffView") -> str:
    from mandat.render.diff_json import render_broken_json, render_diff_json  # noqa: PLC0415

    if comparison is None:
        return render_broken_json(errors, loaded.on, loaded.sides)
    return render_diff_json(comparison, view, loaded.sides)


def _text(view: "DiffView") -> str:
    from mandat.render.diff_text import render_diff_text  # noqa: PLC0415

    return render_diff_text(view, colour=wants_colour(sys.stdout))
