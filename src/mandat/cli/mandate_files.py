"""Mandate files that a command changes: made ready in memory, looked at, and only then written."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from mandat.cli.safe_text import stop, text_of

if TYPE_CHECKING:
    from mandat.source.edit import Edit
    from mandat.workspace import Mandate, Workspace


def edited_mandate(workspace: "Workspace", mandate: "Mandate", edits: "Sequence[Edit]") -> bytes:
    """The bytes of a mandate's file with the edits in it; ends the command with exit code 1 if they cannot be made safely.

    The rules stay as they are, to the last word: only the papers may change.
    """
    from mandat.schema.mandate import MandateFile  # noqa: PLC0415
    from mandat.schema.meaning import mandate_fingerprint  # noqa: PLC0415
    from mandat.schema.read import read_values  # noqa: PLC0415
    from mandat.source.edit import CannotEdit, edited  # noqa: PLC0415
    from mandat.source.yaml_text import parse_yaml  # noqa: PLC0415

    text = text_of(workspace, mandate.file)
    try:
        characters = edited(text.characters, edits)
    except CannotEdit as problem:
        stop(mandate.file, str(problem))
    data = read_values(parse_yaml(characters).value)
    if not isinstance(data, MandateFile) or mandate_fingerprint(data) != mandate_fingerprint(mandate.data):
        raise TypeError(f"{mandate.file} would say something else")
    return replace(text, characters=characters).encode()


def write_mandate(workspace: "Workspace", mandate: "Mandate", data: bytes) -> None:
    """Write the file whole or not at all, and say so."""
    from mandat.source.write import CannotWrite, write_file  # noqa: PLC0415

    try:
        write_file(workspace.folder.root / mandate.file, data)
    except CannotWrite as problem:
        print(f"{problem} Nothing was written.", file=sys.stderr)
        raise typer.Exit(1) from problem
    print(f"Wrote {mandate.file}.", file=sys.stderr)
