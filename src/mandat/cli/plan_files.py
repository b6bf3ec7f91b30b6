"""Plan files on disk: every change is made ready in memory, and only then the first file is written."""

import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from mandat.cli.safe_text import stop, text_of
from mandat.frozen import frozen

if TYPE_CHECKING:
    from mandat.schema.plan import PlanFile
    from mandat.source.edit import Edit
    from mandat.source.text import Text
    from mandat.workspace import Plan, Workspace


@frozen
class Ready:
    """A plan file that can be written: its path in the workspace, its text, and what it says."""

    file: str
    text: "Text"
    plan: "PlanFile"


def as_it_is(workspace: "Workspace", plan: "Plan") -> Ready:
    """A plan file as it stands on disk; ends the command with exit code 1 if it could not be written back byte for byte."""
    return Ready(plan.file, text_of(workspace, plan.file), plan.data)


def with_edits(ready: Ready, edits: "Sequence[Edit]") -> Ready:
    """The plan file with the edits in it; ends the command with exit code 1 if they cannot be made safely."""
    from mandat.source.edit import CannotEdit, edited  # noqa: PLC0415

    try:
        characters = edited(ready.text.characters, edits)
    except CannotEdit as problem:
        stop(ready.file, str(problem))
    plan = _plan(ready.file, characters)
    if not _is_kept(ready.plan, plan):
        stop(ready.file, "A meeting would have been lost, or would have the id of another one; change the file by hand.")
    return Ready(ready.file, replace(ready.text, characters=characters), plan)


def new_file(file: str, characters: str) -> Ready:
    """A plan file that is not there yet."""
    from mandat.source.text import Text  # noqa: PLC0415

    plan = _plan(file, characters)
    if not _is_kept(plan, plan):
        raise ValueError(f"{file} would have one id twice")
    return Ready(file, Text(characters), plan)


def write_all(workspace: "Workspace", files: Iterable[Ready]) -> None:
    """Write the files one after the other, each whole or not at all; the first that cannot be written ends the command.

    An interrupt before it leaves every file as it was; one that comes while they are written is not heard, so that the plans
    of a year stay together.
    """
    with _undisturbed():
        _write_each(workspace, files)


@contextmanager
def _undisturbed() -> Iterator[None]:
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _write_each(workspace: "Workspace", files: Iterable[Ready]) -> None:
    from mandat.source.write import CannotWrite, write_file  # noqa: PLC0415

    done: list[str] = []
    for ready in files:
        try:
            write_file(workspace.folder.root / ready.file, ready.text.encode())
        except CannotWrite as problem:
            told = f" Written before it: {', '.join(done)}." if done else " Nothing was written."
            print(f"{problem}{told}", file=sys.stderr)
            raise typer.Exit(1) from problem
        done.append(ready.file)


def _plan(file: str, characters: str) -> "PlanFile":
    """What the text says; a text of ours that says something else than a plan is a fault of ours."""
    from mandat.schema.plan import PlanFile  # noqa: PLC0415
    from mandat.schema.read import read_values  # noqa: PLC0415
    from mandat.source.yaml_text import parse_yaml  # noqa: PLC0415

    data = read_values(parse_yaml(characters).value)
    if not isinstance(data, PlanFile):
        raise TypeError(f"{file} would be no plan")
    return data


def _is_kept(old: "PlanFile", new: "PlanFile") -> bool:
    """Whether every meeting is still there, in the old order, and every id stands once."""
    before, after = [line.id for line in old.meetings], [line.id for line in new.meetings]
    kept = set(before)
    return [one for one in after if one in kept] == before and len(set(after)) == len(after)
