"""MTG: what the file of a meeting names outside itself: attachments, the meeting that approved, where items went."""

from collections.abc import Iterator
from difflib import get_close_matches
from posixpath import normpath

from mandat.calendar.history import Sitting, names_body, sittings
from mandat.checks.check import Moment, check
from mandat.diagnostics import Finding, Place, Severity
from mandat.schema.meeting import Item
from mandat.schema.values import did_you_mean
from mandat.workspace import Community, Meeting, Workspace
from mandat.workspace.series import Series, all_series

_ADDRESSES = ("https://", "http://")


@check("MTG06", Severity.WARNING)
def missing_attachment(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """An item names an attachment that is not there.

    What: a path under `attachments` leads to no file in the community's folder. Web addresses are not looked up.

    Why: members read the papers before the meeting; a number without a paper is found out too late.

    Example:
        items:
          - {title: PLO-tall, attachments: [vedlegg/plo-tall-2024.pdf]}     # the folder has plo-tall-2024.xlsx

    Remedy: put the file there, or correct the path. Paths count from the community's folder. An agenda with such an item is not
    sent with `mandat agenda --send`.
    """
    del moment
    for community in workspace.communities:
        for meeting in community.meetings:
            for place, path in _attachments(meeting):
                if not is_there(workspace, community, path):
                    yield Finding(place, f'"{path}" is no file in {community.folder}.', remedy_for(workspace, community, path))


def _attachments(meeting: Meeting) -> Iterator[tuple[Place, str]]:
    for number, item in enumerate(meeting.data.items, 1):
        for position, path in enumerate(item.attachments, 1):
            yield meeting.place("items", number, "attachments", position), path


def is_address(path: str) -> bool:
    """Whether an attachment is a web address, which is not looked up."""
    return path.startswith(_ADDRESSES)


def is_there(workspace: Workspace, community: Community, path: str) -> bool:
    """Whether an attachment is a file in the community's folder, or a web address."""
    if is_address(path):
        return True
    whole = normpath(f"{community.folder}/{path}")
    return whole.startswith(f"{community.folder}/") and not path.startswith("/") and workspace.folder.has(whole)


def remedy_for(workspace: Workspace, community: Community, path: str) -> str:
    """The file that was probably meant: one that is called so in another folder, or nearly so."""
    start = f"{community.folder}/"
    files = tuple(one.removeprefix(start) for one in workspace.folder.paths() if one.startswith(start))
    same = next((one for one in files if one.rpartition("/")[2] == path.replace("\\", "/").rpartition("/")[2]), None)
    near = [same] if same is not None else get_close_matches(path, files, 1, 0.8)
    return f"did you mean `{near[0]}`?" if near else "put the file there, or correct the path"


@check("MTG07", Severity.ERROR)
def meeting_not_there(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Something is said to be treated at a meeting that is not there.

    What: `minutes.approved` names a cancelled meeting, or an item that the file of the meeting does not have. As a warning:
    a guest came for an item that is not there, by its number or its title, once the agenda is sent or the meeting held. As
    information: an item was postponed, or lifted with `raise_to` to a body that meets here, and no later meeting of that
    body is planned.

    Why: minutes are approved where people met; and what waits for a meeting that nobody has planned is forgotten.

    Example:
        minutes: {status: approved, approved: {at: follo-2025-2, item: 06/25}}     # the items there are 07/25 to 11/25

    Remedy: name the right meeting, or the day with `{on: 2025-03-01}`; plan the next meeting.
    """
    del moment
    for community in workspace.communities:
        if community.meetings and not any(name.startswith("plan-") for name in community.unread):
            yield from (found for meeting in community.meetings for found in _approval(community, meeting))
            yield from (found for meeting in community.meetings for found in _guests(community, meeting))
            yield from _waiting(community)


def _approval(community: Community, meeting: Meeting) -> Iterator[Finding]:
    approved = meeting.data.minutes.approved if meeting.data.minutes is not None else None
    if approved is None or approved.at is None:
        return
    place = meeting.place("minutes", "approved", "at")
    lines = {line.id: line for _, line in community.planned}
    if approved.at not in lines:  # an unknown reference
        return
    if lines[approved.at].state == "cancelled":
        yield Finding(place, f"`{approved.at}` is cancelled, and approved nothing.", "name the meeting that did, or the day")
    elif (file := community.meeting(approved.at)) is not None and approved.item is not None:
        numbers = tuple(item.number for item in file.data.items if item.number is not None)
        if file.data.items and approved.item not in numbers:
            item = meeting.place("minutes", "approved", "item")
            remedy = (
                did_you_mean(approved.item, numbers)
                if numbers
                else "send its agenda, which numbers its items; or leave `item` out"
            )
            yield Finding(item, f"`{approved.at}` has no item {approved.item}.", remedy)


def _guests(community: Community, meeting: Meeting) -> Iterator[Finding]:
    """The items that guests are said to have come for, and that the file does not have; before it is the agenda they may come."""
    data = meeting.data
    is_held = any(line.state == "held" for _, line in community.planned if line.id == data.meeting)
    if not data.items or not (is_held or data.agenda is not None or data.minutes is not None):
        return
    known = {name for item in data.items for name in (item.number, item.title) if name is not None}
    numbers = tuple(item.number for item in data.items if item.number is not None)
    for position, guest in enumerate(data.guests, 1):
        for place, name in enumerate(guest.items, 1):
            if name not in known:
                where = meeting.place("guests", position, "items", place)
                remedy = did_you_mean(name, numbers) if numbers else "name an item by its title"
                yield Finding(where, f"There is no item {name} here, for which a guest came.", remedy, at_most=Severity.WARNING)


def _waiting(community: Community) -> Iterator[Finding]:
    """What was postponed or lifted, and has no later meeting to go to."""
    series = all_series(community)
    for own in series:
        for sitting in sittings(own):
            if not sitting.is_held or sitting.file is None:
                continue
            for number, item in enumerate(sitting.items, 1):
                place = sitting.file.place("items", number)
                yield from (_nowhere(place, item, name) for name in _bodies_that_do_not_meet(sitting, item, series))


def _bodies_that_do_not_meet(sitting: Sitting, item: Item, series: tuple[Series, ...]) -> Iterator[str]:
    """The body that an item waits for, if none of its meetings comes later."""
    if item.outcome == "postponed" and not _meets_after(sitting, (sitting.series,)):
        yield sitting.series.name
    if item.raise_to is not None:
        body = tuple(one for one in series if names_body(sitting.series, item.raise_to, one))
        if body and not _meets_after(sitting, body):
            yield body[0].name


def _meets_after(sitting: Sitting, body: tuple[Series, ...]) -> bool:
    later = (one for series in body for one in sittings(series) if one.id != sitting.id)
    return any(one.line.on.last > sitting.line.on.last and not one.is_cancelled for one in later)


def _nowhere(place: Place, item: Item, body: str) -> Finding:
    verb, field = ("postponed", "outcome") if item.outcome == "postponed" else ("lifted", "raise_to")
    name = f"Item {item.number}" if item.number is not None else f'"{item.title}"'
    message = f"{name} was {verb}, and no later meeting of {body} is planned."
    return Finding(place.child(field), message, "plan the next meeting: `mandat calendar YEAR --save`", at_most=Severity.INFO)
