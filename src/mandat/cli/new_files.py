"""Files that are begun: never over an old one, and each is told."""

import errno
import os
import sys
import unicodedata
from pathlib import Path

import typer

from mandat.cli.common import WrongUse


def write_new_file(path: Path, text: str, root: Path | None = None) -> None:
    """Write a file that is not there yet, and say so on stderr: by its path from `root`, where there is one.

    Ends the command with exit code 1 where the disk refuses it; a name that no disk takes is wrong use.
    """
    from mandat.source.write import CannotWrite, write_new  # noqa: PLC0415

    try:
        written = not os.path.lexists(path) and write_new(path, text.encode())
    except CannotWrite as problem:
        if isinstance(problem.__cause__, OSError) and problem.__cause__.errno == errno.ENAMETOOLONG:
            raise WrongUse(str(problem)) from problem
        print(problem, file=sys.stderr)
        raise typer.Exit(1) from problem
    except OSError as problem:
        raise WrongUse(f"{path} cannot be written: {problem.strerror}.") from problem
    if not written:
        raise WrongUse(f"{path} is already there, and is never overwritten. Choose another id.")
    shown = path if root is None else path.relative_to(root).as_posix()
    print(f"Wrote {shown}.", file=sys.stderr)


def one_line(text: str, option: str) -> str:
    """A name or title as one line of composed characters, single spaces between its words."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not line or not line.isprintable():
        raise WrongUse(f"`{option}` wants one line of text, and these characters cannot be written: {text!a}.")
    return line


def checked_id(text: str) -> str:
    """An id that can be one."""
    from mandat.schema.values import Misfit, parse_id  # noqa: PLC0415

    try:
        return parse_id(text)
    except Misfit as problem:
        raise WrongUse(f"{problem.message} {problem.help[:1].upper()}{problem.help[1:]}.") from problem
