"""What `--send` writes into a meeting's file: the whole agenda with its numbers, and the day it went out.

What people wrote stays as it is: an item of the file gets its number and its part, and takes its place in the order of the
agenda. What the tool had framed is added.
"""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.history import Task
from mandat.documents.agenda.entry import Entry
from mandat.documents.agenda.items import groups_of
from mandat.documents.dates import plain_date
from mandat.documents.numbering import numbers
from mandat.documents.occasion import Occasion
from mandat.schema.meeting import Item
from mandat.source.edit import Edit, InsertEntry, OrderEntries, SetField
from mandat.source.layout import written
from mandat.source.yaml_text import Value

_LINE = 110
"""An entry that is longer is written in lines."""
_TEXTS = ("background", "assessment", "proposal", "actions")


def sending(occasion: Occasion, day: date) -> tuple[Edit, ...]:
    """The edits of a meeting's file that fix its agenda, in their order.

    Args:
        occasion: the meeting in the words of its own language, in which its file is written.
        day: the day on which the agenda goes out.
    """
    entries = tuple(entry for group in groups_of(occasion) for entry in group.entries)
    numbered = tuple(zip(entries, numbers(occasion, tuple(entry.item for entry in entries)), strict=True))
    own = tuple(entry.position for entry in entries if entry.position is not None)
    has_roles = occasion.file is not None and bool(occasion.file.roles)
    return (
        *_list(occasion),
        *(edit for entry, number in numbered for edit in _fixed(occasion, entry, number)),
        *((OrderEntries(("items",), own),) if own != tuple(sorted(own)) else ()),
        *(_added(occasion, at, entry, number) for at, (entry, number) in enumerate(numbered) if entry.position is None),
        SetField((), "agenda", {"sent": str(day)}, "roles" if has_roles else "meeting"),
    )


def _list(occasion: Occasion) -> Iterator[Edit]:
    """An empty list where there are no items yet."""
    if occasion.file is None or not occasion.file.items:
        yield SetField((), "items", [])


def _fixed(occasion: Occasion, entry: Entry, number: str) -> Iterator[Edit]:
    """The number and the part of an item of the file, where it has none yet."""
    if entry.position is None or entry.item is None:
        return
    steps = ("items", entry.position)
    if entry.item.number is None:
        yield SetField(steps, "number", number, "title")
    if occasion.meeting.parts and entry.part is not None and entry.item.part != entry.part:
        yield SetField(steps, "part", entry.part, "type" if entry.item.type is not None else "title")


def _added(occasion: Occasion, position: int, entry: Entry, number: str) -> InsertEntry:
    fields = {"number": number, **dict(_fields(occasion, entry))}
    long = any(name in fields for name in _TEXTS) or len(written(fields)) > _LINE
    return InsertEntry(("items",), position, fields, in_lines=long)


def _fields(occasion: Occasion, entry: Entry) -> Iterator[tuple[str, Value]]:
    title = f"{entry.title} ({plain_date(entry.day, occasion.words.locale)})" if entry.day is not None else entry.title
    yield "title", title
    if entry.type is not None:
        yield "type", entry.type
    if occasion.meeting.parts and entry.part is not None:
        yield "part", entry.part
    if entry.frame is not None:
        yield "frame", entry.frame
    if entry.item is not None:
        yield from _carried(entry.item)
    told_to_all = tuple(task for task in entry.tasks if task.item.exempt is None)
    if told_to_all:
        yield "actions", list(map(_task, told_to_all))


def _carried(item: Item) -> Iterator[tuple[str, Value]]:
    """What an item brings with it from another meeting, or from a duty."""
    told: tuple[tuple[str, Value | None], ...] = (
        ("duration", str(item.duration) if item.duration is not None else None),
        ("presenter", item.presenter),
        ("attachments", list(item.attachments)),
        ("from", list(item.from_) if len(item.from_) > 1 else "".join(item.from_)),
        ("duty", item.duty),
        ("exempt", item.exempt),
        ("background", (item.background or "").strip()),
        ("assessment", (item.assessment or "").strip()),
        ("proposal", (item.proposal or "").strip()),
    )
    yield from ((name, value) for name, value in told if value)


def _task(task: Task) -> Value:
    action = task.action
    told = (("what", action.what), ("owner", action.owner), ("by", str(action.by) if action.by is not None else None))
    return {name: value for name, value in told if value is not None}
