"""The text of a file that a command is about to change: only what can be written back byte for byte."""

import sys
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from mandat.source.text import Text
    from mandat.workspace import Workspace


def text_of(workspace: "Workspace", file: str) -> "Text":
    """The text of a file; ends the command with exit code 1 if it could not be written back as it is."""
    from mandat.source.text import Text, decode  # noqa: PLC0415

    data = workspace.folder.read(file)
    text = decode(data)
    if not isinstance(text, Text):
        stop(file, f"{text.message} Remedy: {text.remedy}.")
    if text.encode() != data:
        stop(file, f"{_odd_line(data)} ends in another way than the other lines; save the file once in your editor.")
    return text


def _odd_line(data: bytes) -> str:
    """The first line whose end is unlike that of the first line."""
    ends = [line[len(line.rstrip(b"\r\n")) :] for line in data.splitlines(keepends=True)]
    return f"Line {next((number for number, end in enumerate(ends, 1) if end != ends[0]), 1)}"


def refuse(sentence: str) -> NoReturn:
    """End the command with exit code 1; the sentence says why nothing was written."""
    print(f"{sentence} Nothing was written.", file=sys.stderr)
    raise typer.Exit(1)


def stop(file: str, sentence: str) -> NoReturn:
    """End the command with exit code 1; the sentence says why the file is left alone."""
    print(f"{file} cannot be changed safely. {sentence}", file=sys.stderr)
    print("Nothing was written.", file=sys.stderr)
    raise typer.Exit(1)
