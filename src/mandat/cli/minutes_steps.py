"""What `mandat minutes` writes: that the minutes went out, and that they were approved."""

import sys
from datetime import date
from typing import TYPE_CHECKING, NoReturn

import typer

from mandat.cli.common import WrongUse, unknown
from mandat.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mandat.schema.meeting import Item
    from mandat.source.edit import SetField
    from mandat.source.yaml_text import Value
    from mandat.workspace import Meeting, Workspace
    from mandat.workspace.series import Series


_LATER: "Mapping[str | None, str]" = {
    "next meeting": "Name the next one with `--at`.",
    "circulation": "Leave `--at` out, and name the day with `--on`.",
}
"""How minutes that are not approved at their own meeting can be, by what the mandate says, and what to type."""


@frozen
class Step:
    """What is to be recorded: that minutes go out, or that they were approved, and where."""

    send: bool
    approve: bool
    at: str | None
    item: str | None


def step_of(step: Step) -> Step:
    """The step, if it is one."""
    if step.send and step.approve:
        raise WrongUse("Minutes are sent first and approved later: use `--send` or `--approve`.")
    if not step.approve and (step.at or step.item):
        raise WrongUse("`--at` and `--item` belong to `--approve`.")
    if step.item and not step.at:
        raise WrongUse("`--item` belongs to a meeting: name it with `--at`.")
    return step


def edits_of(workspace: "Workspace", step: Step, found: "tuple[Series, Meeting]", day: date) -> "tuple[SetField, ...]":
    """The edits of the meeting's file; none where there is no step. Ends the command where it cannot be taken."""
    series, meeting = found
    if step.send:
        return _sent(series, meeting, day)
    if step.approve:
        return _approved(workspace, step, found, day)
    return ()


def _sent(series: "Series", meeting: "Meeting", day: date) -> "tuple[SetField, ...]":
    from mandat.schema.approval import is_approved, is_changed  # noqa: PLC0415

    minutes = meeting.data.minutes
    held = _day(series, meeting.data.meeting)
    if held is None or day < held:
        _refuse(f"`{meeting.data.meeting}` is on {held or 'no day yet'}, and has no minutes to send on {day}.")
    if is_changed(meeting.data):
        _refuse(f"The minutes of `{meeting.data.meeting}` are not those that were approved: have the new text approved first.")
    if minutes is not None and minutes.status != "draft" and minutes.sent is not None:
        print(f"They went out on {minutes.sent}; nothing was written.", file=sys.stderr)
        return ()
    sent: tuple[str, Value] = ("sent", str(day))
    return _fields(meeting, (sent,) if is_approved(meeting.data) else (("status", "circulated"), sent))


def _approved(workspace: "Workspace", step: Step, found: "tuple[Series, Meeting]", day: date) -> "tuple[SetField, ...]":
    from mandat.schema.approval import approved_text, is_settled  # noqa: PLC0415

    series, meeting = found
    where = _where(workspace, step, found, day)
    if is_settled(meeting.data):
        print(f"The minutes of `{meeting.data.meeting}` are approved already; nothing was written.", file=sys.stderr)
        return ()
    status = "signed" if series.rules.minutes.kind == "protocol" else "approved"
    fingerprint = approved_text(meeting.data)
    return _fields(meeting, (("status", status), ("approved", where), ("fingerprint", fingerprint)))


def _where(workspace: "Workspace", step: Step, found: "tuple[Series, Meeting]", day: date) -> "dict[str, Value]":
    """The meeting and item of the approval, or its day."""
    series, meeting = found
    held = _day(series, meeting.data.meeting)
    if step.at is None:
        if held is None or day < held:
            _refuse(f"`{meeting.data.meeting}` is on {held or 'no day yet'}, and cannot be approved on {day}.")
        return {"on": str(day)}
    known = tuple(line.id for _, line in series.community.planned if line.state != "cancelled")
    if step.at not in known:
        raise unknown("meeting", step.at, known)
    if step.at == meeting.data.meeting and series.rules.minutes.approved in _LATER:
        rule = series.rules.minutes.approved
        _refuse(f"`{step.at}` cannot approve its own minutes: the mandate says `approved: {rule}`. {_LATER[rule]}")
    approving = _day(series, step.at)
    if approving is None or approving > day or (held is not None and approving < held):
        when = (
            "before that meeting was"
            if approving is not None and approving <= day
            else f"and cannot have approved anything by {day}"
        )
        _refuse(f"`{step.at}` is on {approving or 'no day yet'}, {when}.")
    if step.item is None:
        return {"at": step.at}
    return {"at": step.at, "item": _item(workspace, series, step.at, step.item)}


def _item(workspace: "Workspace", series: "Series", meeting_id: str, number: str) -> str:
    """The number of an item of the approving meeting; where that has a file with items, it must have this one."""
    file = series.community.meeting(meeting_id)
    items = file.data.items if file is not None else ()
    numbers = tuple(item.number for item in items if item.number is not None)
    if items and not numbers:
        first = f"mandat agenda NETWORK {meeting_id} --send"
        _refuse(f"The items of `{meeting_id}` have no numbers yet: send its agenda first, `{first}`.")
    if not numbers or number in numbers:
        return number
    meant = _meant(workspace, items, number, series.rules.language or series.community.data.language)
    if meant is None:
        raise unknown("item", number, numbers)
    raise WrongUse(f'`{meeting_id}` has no item "{number}"; did you mean `{meant.number}` ({meant.title})?')


def _meant(workspace: "Workspace", items: "tuple[Item, ...]", wanted: str, language: str) -> "Item | None":
    """The item that was probably meant: one with the words of the title, else the one at which minutes are approved."""
    from mandat.documents.formal import frame_titles, is_about_minutes  # noqa: PLC0415

    numbered = tuple(item for item in items if item.number is not None)
    named = (item for item in numbered if wanted.casefold() in item.title.casefold())
    titles = frame_titles(workspace, language)
    return next(named, None) or next((item for item in numbered if is_about_minutes(item, titles)), None)


def _day(series: "Series", meeting_id: str) -> date | None:
    lines = (line for _, line in series.community.planned if line.id == meeting_id)
    return next((line.on.first for line in lines if line.on.unit == "day"), None)


def _fields(meeting: "Meeting", fields: "tuple[tuple[str, Value], ...]") -> "tuple[SetField, ...]":
    """Edits of the fields under `minutes`; without any the whole entry is put at the end."""
    from mandat.source.edit import SetField  # noqa: PLC0415

    first, *rest = fields
    steps = ("minutes",)
    if meeting.data.minutes is None:
        edits = [SetField((), "minutes", dict([first]))]
    else:
        edits = [SetField(steps, *first)]
    return (*edits, *(SetField(steps, key, value) for key, value in rest))


def _refuse(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise typer.Exit(1)
