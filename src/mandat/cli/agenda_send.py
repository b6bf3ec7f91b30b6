"""`mandat agenda --send`: the agenda is fixed in the meeting's file, and what that means is said."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from mandat.cli.safe_text import refuse
from mandat.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mandat.calendar.model import Calendar, DatedMeeting
    from mandat.documents.occasion import Occasion
    from mandat.schema.meeting import Item
    from mandat.source.edit import Edit
    from mandat.workspace import Workspace


@frozen
class Sending:
    """The meeting whose agenda goes out, and the day on which it does."""

    workspace: "Workspace"
    calendar: "Calendar"
    meeting: "DatedMeeting"
    day: date


def send(sending: Sending) -> None:
    """Write the whole agenda with its numbers into the meeting's file; ends the command where it cannot be sent."""
    from mandat.cli.meeting_begin import begin_meeting  # noqa: PLC0415
    from mandat.cli.meeting_files import edit_meeting  # noqa: PLC0415
    from mandat.documents.agenda.sending import sending as edits_for  # noqa: PLC0415

    _ensure_sendable(sending)
    occasion = _occasion(sending)
    _ensure_papers(occasion)
    edits = edits_for(occasion, sending.day)
    file = occasion.community.meeting(sending.meeting.id)
    if file is None:
        begin_meeting(sending.workspace, occasion.community, sending.meeting.id, edits)
    else:
        edit_meeting(sending.workspace, file, edits)
    _tell(occasion, sending.day, edits)


def _occasion(sending: Sending) -> "Occasion":
    """The meeting in the words of its own language: what is written into its file is never translated."""
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.occasion import Occasion  # noqa: PLC0415

    series = sending.meeting.series
    words = wording(sending.workspace, series.rules.language or series.community.data.language)
    return Occasion(sending.workspace, sending.calendar, sending.meeting, words, sending.day)


def _ensure_sendable(sending: Sending) -> None:
    meeting = sending.meeting
    file = meeting.series.community.meeting(meeting.id)
    if file is not None and file.data.agenda is not None:
        refuse(
            f"The agenda of `{meeting.id}` was sent on {file.data.agenda.sent}. From then on {file.file} is the agenda: "
            f'change it there, or add an item with `mandat new item {meeting.id} "TITLE"`.'
        )
    if meeting.line is None:
        refuse(
            f"`{meeting.id}` is only proposed, and nobody knows of it. Adopt the plan first: "
            f"`mandat calendar {sending.calendar.year} --community {meeting.series.community.id} --save`."
        )
    if meeting.state == "cancelled":
        refuse(f"`{meeting.id}` is cancelled, and needs no agenda.")
    if meeting.day is None:
        refuse(f"`{meeting.id}` has no day yet. Settle it first: `mandat plan move {meeting.id} DATE --because TEXT`.")
    if meeting.day < sending.day:
        refuse(f"`{meeting.id}` was on {meeting.day}. Name the day on which its agenda went out: `--on DATE`.")


def _ensure_papers(occasion: "Occasion") -> None:
    """An agenda that goes out promises its attachments: each of them is there."""
    from mandat.checks.attached import is_there, remedy_for  # noqa: PLC0415
    from mandat.documents.agenda.items import groups_of  # noqa: PLC0415

    entries = (entry for group in groups_of(occasion) for entry in group.entries if entry.is_treated)
    paths = dict.fromkeys(path for entry in entries if entry.item is not None for path in entry.item.attachments)
    workspace, community = occasion.workspace, occasion.community
    missing = tuple(path for path in paths if not is_there(workspace, community, path))
    if missing:
        told = (f'"{path}" is no file in {community.folder}: {remedy_for(workspace, community, path)}.' for path in missing)
        refuse(" ".join((*told, "An agenda that goes out has its attachments.")).replace("?.", "?"))


def _tell(occasion: "Occasion", day: date, edits: "tuple[Edit, ...]") -> None:
    for line in _lines(occasion, day, edits):
        print(line, file=sys.stderr)


def _lines(occasion: "Occasion", day: date, edits: "tuple[Edit, ...]") -> "Iterator[str]":
    from mandat.source.edit import InsertEntry  # noqa: PLC0415

    own = len(occasion.file.items) if occasion.file is not None else 0
    added = tuple(edit.entry for edit in edits if isinstance(edit, InsertEntry))
    items = "1 item" if own + len(added) == 1 else f"{own + len(added)} items"
    yield f"The agenda has {items}, and from now on its file alone is the agenda."
    if own and added:
        yield f"Added to the {own} in the file:"
        yield from (f"  {entry['number']} {entry['title']}" for entry in added)
    due = next((one.due.day for one in occasion.meeting.deadlines if one.thing == "agenda"), None)
    if due is not None:
        yield _kept(due, day)
    yield from _late(occasion)


def _kept(due: date, day: date) -> str:
    late = (day - due).days
    if late <= 0:
        return f"It is sent in time: it is due on {due}."
    return f"It is {'1 day' if late == 1 else f'{late} days'} late: it was due on {due}."


def _late(occasion: "Occasion") -> "Iterator[str]":
    from mandat.documents.agenda.deadlines import is_late  # noqa: PLC0415

    items: tuple[Item, ...] = occasion.file.items if occasion.file is not None else ()
    for item in items:
        if is_late(occasion, item):
            yield f'"{item.title}" came in on {item.received}, after the deadline for items, and is marked so.'
