"""The reference of the command line, from the commands themselves."""

import re
from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup

from mandat.cli.app import app

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
    return _walk(typer.main.get_command(app), ("mandat",))


def _walk(command: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Command]]:
    if isinstance(command, TyperCommand | TyperGroup):
        yield path, command
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _walk(inner, (*path, name))


def _section(path: tuple[str, ...], command: Command) -> Iterator[str]:
    context = typer.Context(command, info_name=" ".join(path))
    yield f"## {' '.join(path)}"
    yield ""
    yield " ".join((command.help or "").split())
    yield ""
    yield "```text"
    yield " ".join((" ".join(path), *command.collect_usage_pieces(context)))
    yield "```"
    yield ""
    rows = [row for parameter in command.get_params(context) if (row := parameter.get_help_record(context)) is not None]
    if rows:
        yield "| argument or option | meaning |"
        yield "|---|---|"
        yield from (f"| `{_names(names)}` | {_meaning(text)} |" for names, text in rows)
        yield ""


def _names(text: str) -> str:
    return text.strip().replace("|", "\\|")


def _meaning(text: str) -> str:
    """The help text without the technical remarks in brackets at its end."""
    return re.sub(r"\s*\[(?:default: [^\]]*|required)\]", "", " ".join(text.split()))
