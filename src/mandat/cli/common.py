"""What the commands share: the workspace, the day, faults that stop a command."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from mandat.frozen import frozen

if TYPE_CHECKING:
    from mandat.checks.run import Judged
    from mandat.source.folder import Folder
    from mandat.workspace import Community, Workspace


MANY = 12
"""More names than this are not listed in a message."""


class WrongUse(Exception):
    """The command was not used as it can be; the sentence says what to do. Exit code 2."""


@frozen
class Settings:
    """The options that stand before the command."""

    directory: Path | None = None
    debug: bool = False


def open_workspace(context: typer.Context, hint: Path | None = None) -> "Workspace":
    """The workspace that `-C` names, else the nearest one upwards from here, else from `hint`."""
    return open_folder(find_folder(context, hint))


def find_folder(context: typer.Context, hint: Path | None = None) -> "Folder":
    """The workspace that `-C` names, else the nearest one upwards from here, else from `hint`; not yet read."""
    from mandat.source.folder import find_workspace  # noqa: PLC0415

    start = context.obj.directory or here()
    if not start.is_dir():
        raise WrongUse(f"{start} is a file. Name a folder." if start.exists() else f"The folder {start} does not exist.")
    folder = find_workspace(start.resolve()) or (find_workspace(hint.resolve()) if hint is not None else None)
    if folder is None:
        raise WrongUse(f"No folder `mandates/` in {start.resolve()} or above it. Make a workspace with `mandat init`.")
    return folder


def files_of(folder: "Folder") -> tuple[str, ...]:
    """Every file of a workspace, by its path."""
    from mandat.source.folder import NotReadable  # noqa: PLC0415

    try:
        return folder.paths()
    except NotReadable as problem:
        raise WrongUse(str(problem)) from problem


def open_folder(folder: "Folder") -> "Workspace":
    """A workspace, read."""
    from mandat.source.folder import NotReadable  # noqa: PLC0415
    from mandat.workspace import load  # noqa: PLC0415

    try:
        workspace = load(folder)
    except NotReadable as problem:
        raise WrongUse(str(problem)) from problem
    if not workspace.communities and not workspace.faults:
        raise WrongUse(f"{folder.root / 'mandates'} has no community in it. Make one with `mandat init` in an empty folder.")
    return workspace


def day_of(text: str | None) -> date:
    """The day that `--on` or `--from` names; today if it is not given."""
    if text is None:
        return date.today()
    from mandat.schema.phrases import PhraseError, parse_date  # noqa: PLC0415

    try:
        return parse_date(text)
    except PhraseError as problem:
        raise WrongUse(f"{problem.message} {problem.help}") from problem


def year_of(text: str) -> int:
    """A year of four digits in the range that calendars are made for."""
    if not is_year(text):
        raise WrongUse(f'"{text}" is not a year between 1990 and 2100. Write for instance `2025`.')
    return int(text)


def is_year(text: str) -> bool:
    """Whether a text is a year of four digits in the range that calendars are made for."""
    return len(text) == 4 and text.isascii() and text.isdigit() and 1990 <= int(text) <= 2100  # noqa: PLR2004


def unknown(what: str, name: str, known: tuple[str, ...]) -> WrongUse:
    """A name that is not there, with the nearest one that is."""
    from mandat.schema.values import did_you_mean  # noqa: PLC0415

    remedy = did_you_mean(name, known) if known else f"no {what} is here"
    if len(known) > MANY and not remedy.endswith("?"):
        remedy = f"there are {len(known)}, from `{known[0]}` to `{known[-1]}`"
    return WrongUse(f'There is no {what} "{name}"; {remedy}{"" if remedy.endswith("?") else "."}')


def judge_around(workspace: "Workspace", community: "Community", day: date) -> "tuple[Judged, ...]":
    """What is found in a community and in those whose plans its own is compared with: what a document has to know."""
    from dataclasses import replace  # noqa: PLC0415

    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import judge  # noqa: PLC0415

    around = tuple(one for one in workspace.communities if one is community or one.plans)
    return judge(replace(workspace, communities=around), Moment(day))


def stop_on_errors(workspace: "Workspace", judged: "tuple[Judged, ...]", folders: str | tuple[str, ...] = "") -> None:
    """End the command with exit code 1 if errors in these folders make its result impossible; they are shown on stderr."""
    from mandat.checks.run import diagnostics  # noqa: PLC0415
    from mandat.render.diagnostics_text import render_text  # noqa: PLC0415

    found = diagnostics(workspace, (one for one in judged if one.stops_computing))
    stopping = tuple(one for one in found if one.severity.value == "error" and one.location.file.startswith(folders))
    if not stopping:
        return
    print(render_text(stopping, colour=wants_colour(sys.stderr)), end="", file=sys.stderr)
    count = "One error makes" if len(stopping) == 1 else f"{len(stopping)} errors make"
    print(f"{count} a result impossible. Nothing was computed.", file=sys.stderr)
    raise typer.Exit(1)


def stop_where_unread(workspace: "Workspace", wanted: str) -> None:
    """Before a name is called unknown: it may stand in a file that cannot be read, whose faults are shown instead.

    Of a community whose `community.yaml` cannot be read nothing is known at all.
    """
    folders = [f"{one.folder}/" for one in workspace.communities if wanted in one.unread]
    files = [fault.location.file for fault in workspace.faults if fault.location.file.endswith("/community.yaml")]
    if folders or files:
        stop_on_errors(workspace, (), (*folders, *files))


def show_findings(workspace: "Workspace", judged: "tuple[Judged, ...]", folders: str | tuple[str, ...] = "") -> None:
    """Errors and warnings that do not stop a command stand beside its result, on stderr."""
    from mandat.checks.run import diagnostics  # noqa: PLC0415
    from mandat.render.diagnostics_text import render_text  # noqa: PLC0415

    found = diagnostics(workspace, (one for one in judged if one.severity.value != "info"))
    shown = tuple(one for one in found if one.location.file.startswith(folders))
    print(render_text(shown, colour=wants_colour(sys.stderr)), end="", file=sys.stderr)


def wants_colour(stream: object) -> bool:
    """Colour on a terminal only, and not where `NO_COLOR` is set."""
    import os  # noqa: PLC0415

    return bool(getattr(stream, "isatty", lambda: False)()) and "NO_COLOR" not in os.environ


def no_such_meeting(problem: WrongUse) -> NoReturn:
    """End the command with exit code 1, as wherever a meeting that is asked for is not there, and the sentence on stderr."""
    print(problem, file=sys.stderr)
    raise typer.Exit(1) from problem


def check_place(path: Path) -> None:
    """Refuse to write a product over what people write in a workspace: its files of data, their reports, its templates."""
    from mandat.source.folder import find_workspace  # noqa: PLC0415

    whole = path.resolve()
    folder = find_workspace(whole.parent)
    if folder is not None and _is_for_people(whole.relative_to(folder.root).parts):
        raise WrongUse(f"{path} is a file that people write, and no product is put there. Name another one with `-o`.")


def _is_for_people(parts: tuple[str, ...]) -> bool:
    """Whether a path in a workspace is one of those that are read and not made."""
    *folders, name = parts
    if folders[:1] == ["mandates"]:
        return name.endswith((".yaml", ".yml")) or (folders[2:3] == ["reports"] and name.endswith(".md"))
    return folders[:1] == ["templates"]


def write_product(path: Path, data: bytes) -> None:
    """Write a product to the file that `-o` names, and say so; its folder is made."""
    from mandat.source.write import CannotWrite, write_file  # noqa: PLC0415

    check_place(path)
    try:
        write_file(path, data)
    except CannotWrite as problem:
        raise WrongUse(str(problem)) from problem
    print(f"Wrote {path}.", file=sys.stderr)


def suffix_of(path: Path) -> str:
    """The end of a file's name that chooses the format: `.pdf`, also of `Saksliste.PDF`."""
    return path.suffix.lower()


def here() -> Path:
    """The folder that the command is run in."""
    try:
        return Path.cwd()
    except FileNotFoundError as problem:
        raise WrongUse(
            "The folder that you are in is not there any more. Go to another one, and run the command again."
        ) from problem


def as_bytes(text: str) -> bytes:
    """A text as UTF-8. The letters of a file name that is no UTF-8 are written as their numbers, with a backslash."""
    return text.encode(errors="backslashreplace")
