"""The list of commands, and what becomes of a command that fails.

Exit codes: 0 done, 1 faults were found or the product could not be made, 2 wrong use, 3 a fault of mandat itself,
130 interrupted.
"""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from mandat import __version__
from mandat.cli import (
    agenda,
    calendar,
    decisions,
    diff,
    document,
    explain,
    history,
    init,
    minutes,
    new,
    plan,
    report,
    schema,
    validate,
    versions,
)
from mandat.cli.common import Settings, WrongUse

app = typer.Typer(
    name="mandat",
    help="Mandates of networks as plain text: checked, planned for the year, turned into documents.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("init")(init.init)
app.add_typer(new.app, name="new")
app.command("validate")(validate.validate)
app.command("explain")(explain.explain)
app.command("calendar")(calendar.calendar)
app.add_typer(plan.app, name="plan")
app.command("agenda")(agenda.agenda)
app.command("minutes")(minutes.minutes)
app.command("report")(report.report)
app.command("decisions")(decisions.decisions)
app.command("document")(document.document)
app.command("diff")(diff.diff)
app.command("revise")(versions.revise)
app.command("adopt")(versions.adopt)
app.command("history")(history.history)
app.command("schema")(schema.schema)


def _version(*, wanted: bool) -> None:
    if wanted:
        print(f"mandat {__version__}")
        raise typer.Exit


@app.callback()
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


def run(arguments: Sequence[str], commands: typer.Typer = app) -> int:
    """Run one command and give its exit code."""
    try:
        result = commands(args=list(arguments), prog_name="mandat", standalone_mode=True)
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 0 if stopped.code is None else 2
    except WrongUse as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as fault:  # noqa: BLE001  the last resort: say that it is our fault, never show a bare traceback
        return _our_fault(arguments, fault)
    return result if isinstance(result, int) else 0


def _our_fault(arguments: Sequence[str], fault: Exception) -> int:
    from mandat.documents.wording import WordingProblem  # noqa: PLC0415
    from mandat.render.problem import TemplateProblem  # noqa: PLC0415

    if isinstance(fault, TemplateProblem | WordingProblem):  # in the workspace's own templates, with the line to mend
        print(fault, file=sys.stderr)
        return 1
    if "--debug" in arguments:
        traceback.print_exception(fault)
    command = " ".join(("mandat", *arguments))
    print(f"This is a fault in mandat {__version__}, not in your files: {type(fault).__name__}: {fault}", file=sys.stderr)
    print(f"It happened in `{command}`. Your files are as they were.", file=sys.stderr)
    if "--debug" not in arguments:
        print("Run it again as `mandat --debug …` and send us what it prints.", file=sys.stderr)
    return 3
