"""One more item in a meeting's file: what was asked for is looked at first, then written, and what it means is said."""

import posixpath
import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from mandat.cli.common import WrongUse, stop_on_errors, unknown
from mandat.cli.safe_text import refuse
from mandat.frozen import frozen

if TYPE_CHECKING:
    from mandat.calendar.history import Sitting
    from mandat.documents.occasion import Occasion
    from mandat.source.edit import Edit
    from mandat.source.yaml_text import Value
    from mandat.workspace import Meeting, Workspace


@frozen
class Draft:
    """An item as it was typed."""

    title: str
    type: str | None
    part: str | None
    duration: str | None
    presenter: str | None
    attachments: tuple[str, ...]
    senders: tuple[str, ...]
    duty: str | None
    background: str | None
    proposal: str | None
    exempt: str | None = None


def add_item(workspace: "Workspace", sitting: "Sitting", draft: Draft, day: date) -> None:
    """Write the item at the end of the meeting's file, with the day it came in; once the agenda is sent, with a number."""
    from mandat.calendar.same_action import folded  # noqa: PLC0415
    from mandat.cli.meeting_files import edit_meeting  # noqa: PLC0415

    file = _readable(workspace, sitting)
    _ensure_open(sitting)
    fields = dict(_fields(workspace, sitting, draft, day))
    if any(folded(item.title) == folded(str(fields["title"])) for item in file.data.items):
        refuse(f'{file.file} has an item "{fields["title"]}" already. Change that one, or choose another title.')
    occasion = _occasion(workspace, sitting, day)
    if sitting.sent is not None:
        fields = {"number": _number(occasion), **fields}
    edit_meeting(workspace, file, tuple(_edits(sitting, fields)))
    for line in _told(occasion, sitting, fields, day):
        print(line, file=sys.stderr)


def _readable(workspace: "Workspace", sitting: "Sitting") -> "Meeting":
    """The meeting's file; where there is none, or it has faults, the command ends with what to do."""
    from mandat.calendar.history import name_of_body  # noqa: PLC0415

    community = sitting.series.community
    path = f"{community.folder}/meetings/{sitting.id}.yaml"
    if sitting.file is None or sitting.file.file in community.partial:
        stop_on_errors(workspace, (), path)
    if sitting.file is None:
        network = f"{community.id}/{name_of_body(sitting.series)}"
        refuse(f"`{sitting.id}` has no file yet. Begin it: `mandat new meeting {network} {sitting.id}`.")
    return sitting.file


def _ensure_open(sitting: "Sitting") -> None:
    """A cancelled meeting takes no items, and approved minutes are not changed."""
    if sitting.is_cancelled:
        refuse(f"`{sitting.id}` is cancelled. Add the item to another meeting.")
    minutes = sitting.file.data.minutes if sitting.file is not None else None
    if minutes is not None and minutes.status in ("approved", "signed"):
        refuse(f"The minutes of `{sitting.id}` are {minutes.status}. Add the item to the next meeting.")


def _fields(workspace: "Workspace", sitting: "Sitting", draft: Draft, day: date) -> "Iterator[tuple[str, Value]]":
    """The fields of the item, in the order of the file format."""
    yield "title", _line(draft.title, "the title")
    yield from _frame_of(sitting, draft)
    if draft.attachments:
        yield "attachments", [_attachment(workspace, sitting, one) for one in draft.attachments]
    for name, text in (("background", draft.background), ("proposal", draft.proposal)):
        if text is not None:
            yield name, _text(text, f"`--{name}`")
    yield "received", str(day)
    if draft.senders:
        yield "from", [_who(sitting, one) for one in draft.senders]
    if draft.duty is not None:
        yield "duty", _duty(sitting, draft.duty)
    if draft.exempt is not None:
        yield "exempt", _line(draft.exempt, "`--exempt`")


def _frame_of(sitting: "Sitting", draft: Draft) -> "Iterator[tuple[str, Value]]":
    """What kind of item it is, where it belongs, how long it takes, and who presents it."""
    if draft.type is not None:
        yield "type", _type(draft.type)
    if draft.part is not None:
        yield "part", _part(sitting, draft.part)
    if draft.duration is not None:
        yield "duration", draft.duration
    if draft.presenter is not None:
        yield "presenter", _who(sitting, draft.presenter)


def _line(text: str, what: str) -> str:
    """One line of composed letters; signs that only steer the direction of writing stay."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not line or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in line):
        raise WrongUse(f"Write {what} as one line of text; these characters cannot be written: {text!a}.")
    return line


def _text(text: str, option: str) -> str:
    """Paragraphs and lines as they were typed; blanks at their ends, and empty lines beyond one, are left out."""
    lines = (line.strip() and _line(line, option) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") or _line("", option)


def _type(text: str) -> str:
    from mandat.schema.meetings import ItemType  # noqa: PLC0415

    if text not in get_args(ItemType):
        raise unknown("type", text, get_args(ItemType))
    return text


def _part(sitting: "Sitting", text: str) -> str:
    parts = tuple(part.id for part in sitting.series.kind.parts)
    if text not in parts:
        raise unknown("part of this meeting", text, parts)
    return text


def _who(sitting: "Sitting", text: str) -> str:
    """Somebody that the meeting's file can name; text that names nobody begins with a capital letter."""
    from mandat.workspace.references import Scope  # noqa: PLC0415

    scope, name = Scope(sitting.series.community, sitting.series.mandate), _line(text, "who")
    target = scope.resolve(name)
    if target is None or not target.is_somebody:
        raise unknown("organisation, body, seat or role", name, tuple(scope.names()))
    return name


def _duty(sitting: "Sitting", text: str) -> str:
    duties = tuple(duty.id for duty in sitting.series.mandate.data.duties)
    if text not in duties:
        raise unknown("duty", text, duties)
    return text


def _attachment(workspace: "Workspace", sitting: "Sitting", text: str) -> str:
    """A path from the community's folder: as it was typed, or as it leads there from here. None leads out of that folder."""
    from mandat.checks.attached import is_address  # noqa: PLC0415

    path = _line(text, "`--attachment`").replace("\\", "/")
    if is_address(path):
        return path
    folder = workspace.folder.root / sitting.series.community.folder
    own, here = posixpath.normpath(path), Path(path).resolve()
    is_inside = own.partition("/")[0] not in ("", "..")
    if is_inside and (folder / own).is_file():
        return own
    if here.is_file() and here.is_relative_to(folder.resolve()):
        return here.relative_to(folder.resolve()).as_posix()
    if here.is_file() or not is_inside:
        raise WrongUse(f"{path} lies outside {folder}. Copy it into that folder, for instance to attachments/.")
    shown = f"{sitting.series.community.folder}/{own}"
    print(f"There is no file {shown} yet; put it there before the agenda goes out.", file=sys.stderr)
    return own


def _occasion(workspace: "Workspace", sitting: "Sitting", day: date) -> "Occasion":
    from mandat.calendar.build import build_calendar  # noqa: PLC0415
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.occasion import Occasion  # noqa: PLC0415

    series = sitting.series
    calendar = build_calendar(workspace, sitting.plan.data.plan)
    meeting = next(one for one in calendar.meetings if one.id == sitting.id and one.series.key == series.key)
    words = wording(workspace, series.rules.language or series.community.data.language)
    return Occasion(workspace, calendar, meeting, words, day)


def _number(occasion: "Occasion") -> str:
    from mandat.documents.numbering import next_number  # noqa: PLC0415

    return next_number(occasion)


def _edits(sitting: "Sitting", fields: "dict[str, Value]") -> "Iterator[Edit]":
    from mandat.source.edit import InsertEntry, SetField  # noqa: PLC0415

    if not sitting.items:
        yield SetField((), "items", [])
    yield InsertEntry(("items",), len(sitting.items), fields, in_lines=True)


def _told(occasion: "Occasion", sitting: "Sitting", fields: "dict[str, Value]", day: date) -> Iterator[str]:
    number = f" {fields['number']}" if "number" in fields else ""
    yield f'Item{number} "{_short(str(fields["title"]))}" is on the agenda of `{sitting.id}`, {sitting.line.on}.'
    if sitting.day is not None and sitting.day < day:
        yield "That meeting is over. If the item is for the next one, add it there and delete it here."
    due = next((one.due.day for one in occasion.meeting.deadlines if one.thing == "items"), None)
    if due is not None and day > due:
        yield f"It came in on {day}, after the deadline for items ({due}), and will be marked as late."
    if sitting.sent is not None:
        yield f"The agenda went out on {sitting.sent}: the item has the next number. Tell those who have the agenda."
    if fields.get("type") == "decision" and "proposal" not in fields:
        yield "It is for decision and has no proposal yet: add `proposal` to it in the file."


def _short(title: str) -> str:
    most = 80
    return title if len(title) <= most else f"{title[:most].rstrip()}…"
