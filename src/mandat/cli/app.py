"""The list of commands, and what becomes of a command that fails.

Exit codes: 0 done, 1 faults were found or the product could not be made, 2 wrong use, 3 a fault of mandat itself,
130 interrupted.
"""

import errno
import sys
import traceback
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final

import typer

from mandat import __version__
from mandat.cli.common import Settings, WrongUse

COMMANDS: Final = {
    "init": "init",
    "new": "new",
    "validate": "validate",
    "explain": "explain",
    "calendar": "calendar",
    "plan": "plan",
    "agenda": "agenda",
    "minutes": "minutes",
    "report": "report",
    "decisions": "decisions",
    "document": "document",
    "diff": "diff",
    "revise": "versions",
    "adopt": "versions",
    "history": "history",
    "schema": "schema",
}
"""Every command and the module of `mandat.cli` that has it: as the function of its name, or as an `app` of several commands."""


def command_line(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """`mandat` with these commands. A run loads the one that is called: to load them all takes longer than many a command."""
    app = typer.Typer(
        name="mandat",
        callback=settings,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in names:
        module = import_module(f"mandat.cli.{COMMANDS[name]}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def _called(arguments: Sequence[str]) -> str | None:
    """The command that is called; None if it is none of ours, or if help is wanted."""
    rest = iter(arguments)
    for one in rest:
        if one in ("-h", "--help"):
            return None
        if one == "-C":
            next(rest, None)
        elif not one.startswith("-"):
            return one if one in COMMANDS else None
    return None


def _version(*, wanted: bool) -> None:
    if wanted:
        print(f"mandat {__version__}")
        raise typer.Exit


def settings(
    context: typer.Context,
    directory: Annotated[
        Path | None, typer.Option("-C", metavar="DIR", help="The workspace: a folder with mandates/ in it or above it.")
    ] = None,
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of a fault of mandat.")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=lambda value: _version(wanted=value), is_eager=True, help="Tell the version."),
    ] = False,
) -> None:
    """Mandates of networks as plain text: checked, planned for the year, turned into documents."""
    del version
    context.obj = Settings(directory, debug=debug)


def run(arguments: Sequence[str], commands: typer.Typer | None = None, interrupts: Sequence[int] = ()) -> int:
    """Run one command and give its exit code; `interrupts` is asked at the end whether there were any."""
    code = _ran(arguments, commands, interrupts)
    if interrupts:
        print("Interrupted.", file=sys.stderr)
        return 130
    return code


def _ran(arguments: Sequence[str], commands: typer.Typer | None, interrupts: Sequence[int]) -> int:
    called = _called(arguments)
    try:
        commands = commands or command_line((called,) if called else COMMANDS)
        result = commands(args=list(arguments), prog_name="mandat", standalone_mode=True)
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 0 if stopped.code is None else 2
    except WrongUse as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as fault:  # noqa: BLE001  the last resort: say that it is our fault, never show a bare traceback
        return 130 if interrupts else _our_fault(arguments, fault)
    return result if isinstance(result, int) else 0


def _our_fault(arguments: Sequence[str], fault: Exception) -> int:
    from mandat.documents.wording.read import WordingProblem  # noqa: PLC0415
    from mandat.render.problem import TemplateProblem  # noqa: PLC0415
    from mandat.source.folder import NotReadable  # noqa: PLC0415

    if isinstance(fault, TemplateProblem | WordingProblem):  # in the workspace's own templates, with the line to mend
        print(fault, file=sys.stderr)
        return 1
    if isinstance(fault, NotReadable | PermissionError):
        print(fault if isinstance(fault, NotReadable) else f"{fault.filename} cannot be read: {fault.strerror}.", file=sys.stderr)
        return 2
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EIO) and fault.filename is None:
        print(f"The result could not be written: {fault.strerror}.", file=sys.stderr)
        return 1
    if "--debug" in arguments:
        traceback.print_exception(fault)
    command = " ".join(("mandat", *arguments))
    print(f"This is a fault in mandat {__version__}, not in your files: {type(fault).__name__}: {fault}", file=sys.stderr)
    print(f"It happened in `{command}`. Your files are as they were.", file=sys.stderr)
    if "--debug" not in arguments:
        print("Run it again as `mandat --debug …` and send us what it prints.", file=sys.stderr)
    return 3
