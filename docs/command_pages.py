"""The reference of the command line, from the commands themselves."""

import re
from collections.abc import Iterator

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from mandat.cli.app import command_line

Command = TyperCommand | TyperGroup

INTRODUCTION = """\
# Commands

What a command makes goes to stdout, or to the file that `-o` names. What it has to say goes to stderr.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | faults were found, or the result could not be made |
| 2 | wrong use: an unknown command, option, name or folder |
| 3 | a fault of mandat itself |
| 130 | interrupted |
"""


def commands_page() -> str:
    """All commands with their arguments and options, as one Markdown page."""
    sections = "\n".join(line for path, command in commands() for line in _section(path, command))
    return f"{INTRODUCTION}\n{sections}"


def commands() -> Iterator[tuple[tuple[str, ...], Command]]:
    """Every command with its words, from `mandat` alone on."""
    return _walk(typer.main.get_command(command_line()), ("mandat",))


def _walk(command: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Command]]:
    if isinstance(command, TyperCommand | TyperGroup):
        yield path, command
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _walk(inner, (*path, name))


def _section(path: tuple[str, ...], command: Command) -> Iterator[str]:
    context = typer.Context(command, info_name=" ".join(path))
    parameters = command.get_params(context)
    arguments = [_argument(parameter) for parameter in parameters if isinstance(parameter, TyperArgument)]
    following = ["COMMAND"] if isinstance(command, TyperGroup) else arguments
    yield f"## {' '.join(path)}"
    yield ""
    yield " ".join((command.help or "").split())
    yield ""
    yield "```text"
    yield " ".join((*path, "[OPTIONS]", *following))
    yield "```"
    yield ""
    yield "| argument or option | meaning |"
    yield "|---|---|"
    for parameter in parameters:
        record = parameter.get_help_record(context)
        if record is not None:
            name = _argument(parameter) if isinstance(parameter, TyperArgument) else _option(record[0])
            yield f"| `{name}` | {_meaning(record[1])} |"
    yield ""


def _argument(argument: TyperArgument) -> str:
    """`NETWORK`, or `[MEETING]` where it may be left out."""
    name = argument.metavar or (argument.name or "").upper()
    return name if argument.required or name.startswith("[") else f"[{name}]"


def _option(record: str) -> str:
    """`--format text|json`, `--lang TEXT`; a bar in a table is escaped."""
    return record.strip().replace("<str>", "TEXT").replace("<", "").replace(">", "").replace("|", "\\|")


def _meaning(text: str) -> str:
    """The help text without the technical remarks in brackets at its end."""
    return re.sub(r"\s*\[(?:default: [^\]]*|required)\]", "", " ".join(text.split()))
