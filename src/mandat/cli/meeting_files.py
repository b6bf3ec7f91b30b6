"""Meeting files on disk: an edit is made ready in memory, looked at, and only then written."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from mandat.cli.safe_text import stop, text_of

if TYPE_CHECKING:
    from mandat.schema.meeting import MeetingFile
    from mandat.source.edit import Edit
    from mandat.workspace import Meeting, Workspace


def edit_meeting(workspace: "Workspace", meeting: "Meeting", edits: "Sequence[Edit]") -> "Workspace":
    """Write edits into a meeting's file, every other byte as it was; the workspace as it is afterwards.

    Ends the command with exit code 1, and nothing written, where they cannot be made safely. A file that says it all
    already is not touched.
    """
    from mandat.source.edit import CannotEdit, edited  # noqa: PLC0415
    from mandat.source.write import CannotWrite, write_file  # noqa: PLC0415

    text = text_of(workspace, meeting.file)
    try:
        characters = edited(text.characters, edits)
    except CannotEdit as problem:
        stop(meeting.file, str(problem))
    if characters == text.characters:
        print(f"{meeting.file} is as it should be.", file=sys.stderr)
        return workspace
    data = _meaning(meeting.file, characters)
    try:
        write_file(workspace.folder.root / meeting.file, replace(text, characters=characters).encode())
    except CannotWrite as problem:
        print(f"{problem} Nothing was written.", file=sys.stderr)
        raise typer.Exit(1) from problem
    print(f"Wrote {meeting.file}.", file=sys.stderr)
    return _with_meeting(workspace, replace(meeting, data=data))


def _meaning(file: str, characters: str) -> "MeetingFile":
    """What the text says; a text of ours that says something else than a meeting is a fault of ours."""
    from mandat.schema.meeting import MeetingFile  # noqa: PLC0415
    from mandat.schema.read import read_values  # noqa: PLC0415
    from mandat.source.yaml_text import parse_yaml  # noqa: PLC0415

    data = read_values(parse_yaml(characters).value)
    if not isinstance(data, MeetingFile):
        raise TypeError(f"{file} would be no meeting")
    return data


def _with_meeting(workspace: "Workspace", meeting: "Meeting") -> "Workspace":
    """The workspace with another text of one meeting."""

    def meetings(all_of: "tuple[Meeting, ...]") -> "tuple[Meeting, ...]":
        return tuple(meeting if one.file == meeting.file else one for one in all_of)

    return replace(workspace, communities=tuple(replace(one, meetings=meetings(one.meetings)) for one in workspace.communities))
