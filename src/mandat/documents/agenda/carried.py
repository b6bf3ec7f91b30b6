"""What an agenda takes over: from earlier meetings of its own, from held meetings of other bodies, from the year's duties."""

import re
from collections.abc import Iterator
from datetime import date

from mandat.calendar.due import due_at
from mandat.calendar.history import (
    Lifted,
    Sitting,
    Task,
    last_held,
    left_over,
    lifted_to,
    name_of_body,
    open_tasks,
    sittings,
    tasks,
)
from mandat.calendar.model import DatedDuty
from mandat.calendar.same_action import folded
from mandat.documents.agenda.entry import Entry
from mandat.documents.agenda.frames import is_frame
from mandat.documents.dates import plain_date
from mandat.documents.numbering import item_label
from mandat.documents.occasion import Occasion
from mandat.documents.runs import sentence
from mandat.schema.meeting import Item
from mandat.workspace.series import Series, all_series

_LAST_MEETING_ONLY = {
    "number": None, "received": None, "notes": (), "decision": None, "dissent": (), "actions": (), "outcome": None,
    "raise_to": None, "frame": None,
}  # fmt: skip
"""What a file says about an item at one meeting only."""


def tasks_for(occasion: Occasion, position: int | None = None) -> tuple[Task, ...]:
    """What is open of what was agreed at earlier meetings of the series, on the day the agenda goes out.

    Once it has gone out, the item at this place in its file, from 0, says which of them were on it; those of exempt items,
    which only a version for those who are called shows, are never written there.
    """
    found = open_tasks(occasion.series, occasion.sent or occasion.on, occasion.day)
    if occasion.sent is None or position is None:
        return found
    own = {one.origin for one in tasks(occasion.series) if one.told.is_told_in(occasion.meeting.id, position + 1)}
    return tuple(task for task in found if task.item.exempt is not None or task.origin in own)


def left_over_entries(occasion: Occasion) -> Iterator[Entry]:
    """What the last held meeting did not come to, unless a meeting since, or this file, has taken it up."""
    last = last_held(occasion.series, occasion.day)
    if last is None or _comes_later(occasion, last):
        return
    since = tuple(one for one in sittings(occasion.series) if one.sort_key > last.sort_key and not one.is_cancelled)
    known = {folded(item.title) for one in since for item in one.items}
    for item in left_over(last):
        if is_frame(occasion, item) or is_standing(occasion, item):
            continue
        if folded(item.title) not in known and not any(_has_number_in(item, last.plan.data.plan, one) for one in since):
            again = item.model_copy(update={**_LAST_MEETING_ONLY, "number": item.number})
            yield Entry(item.title, item.type, item.part, again, left_over=True)


def came_before(occasion: Occasion, item: Item) -> bool:
    """Whether an item of a file has its number from an earlier meeting, which did not come to it."""
    earlier = (one for one in sittings(occasion.series) if one.sort_key[0] < occasion.day)
    return item.frame is None and any(_has_number_in(item, occasion.calendar.year, sitting) for sitting in earlier)


def _has_number_in(item: Item, year: int, sitting: Sitting) -> bool:
    """Whether an item of a year stands in a meeting by its number.

    `§ 5` is another item in another year, unless that meeting did not come to it and it has its title.
    """
    if item.number is None:
        return False
    if not item.number.startswith("§") or sitting.plan.data.plan == year:
        return any(one.number == item.number for one in sitting.items)
    return any(one.number == item.number and folded(one.title) == folded(item.title) for one in left_over(sitting))


def is_standing(occasion: Occasion, item: Item) -> bool:
    """Whether an item of a file is a standing one, which comes again by itself: for each party it has the party behind it."""
    own = (one.title.casefold() for one in occasion.rules.agenda.standing)
    return any(item.title.casefold() == title or item.title.casefold().startswith(f"{title}: ") for title in own)


def _comes_later(occasion: Occasion, last: Sitting) -> bool:
    """Whether another meeting that is still to come lies between the last held one and this."""
    between = (one for one in sittings(occasion.series) if last.sort_key < one.sort_key and one.id != occasion.meeting.id)
    return any(one.day is not None and occasion.on <= one.day < occasion.day and not one.is_cancelled for one in between)


def lifted_entries(occasion: Occasion) -> Iterator[Entry]:
    """What held meetings of other bodies lifted to this one: on its next agenda, once, with where it comes from."""
    series = occasion.series
    body = tuple(one for one in all_series(series.community) if one.mandate.id == series.mandate.id and one.of == series.of)
    for lifted in lifted_to(series):
        if _next_meeting(occasion, lifted, body) == occasion.meeting.id:
            yield _lifted(occasion, lifted)


def _next_meeting(occasion: Occasion, lifted: Lifted, body: tuple[Series, ...]) -> str | None:
    """The id of the first meeting of a body after an item was lifted to it that can still treat it; None where one has it."""
    since = lifted.sitting.sort_key[:2]
    after = sorted((one for series in body for one in sittings(series) if one.sort_key[:2] > since), key=lambda one: one.sort_key)
    if any(_treats(one, lifted) for one in after if not one.is_cancelled):
        return None
    planned = next((one for one in after if _is_open(one, occasion.on)), None)
    if planned is None:
        return occasion.meeting.id if occasion.meeting.line is None else None
    return planned.id


def _is_open(sitting: Sitting, on: date) -> bool:
    """Whether something can still come on the agenda of a meeting: it has not been, and its agenda has not gone out."""
    return not sitting.is_cancelled and not sitting.is_held and sitting.sent is None and sitting.line.on.last >= on


def _treats(sitting: Sitting, lifted: Lifted) -> bool:
    """Whether a file has the item already: from the same body, and under the same title or with the words of where it comes from.

    A title may be changed; the sentence in the background that tells body, number and day comes with the item when the
    agenda is sent, and so does whatever number somebody wrote there by hand.
    """
    source = lifted.sitting.series
    names = {name_of_body(source), source.mandate.id}
    return any(names & set(item.from_) and _is_lifted(item, lifted.item) for item in sitting.items)


def _is_lifted(item: Item, lifted: Item) -> bool:
    if folded(item.title) == folded(lifted.title):
        return True
    number = folded(lifted.number or "")
    told = folded(f"{item.title} {item.background or ''}".replace("\u00a0", " "))
    return number != "" and re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", told) is not None


def _lifted(occasion: Occasion, lifted: Lifted) -> Entry:
    item, source = lifted.item, lifted.sitting.series
    origin = _origin(occasion, lifted)
    background = "\n\n".join(text for text in (origin, item.background) if text)
    changed = {"part": None, "duration": None, "presenter": None, "proposal": None, "assessment": None, "type": None}
    again = item.model_copy(
        update={**_LAST_MEETING_ONLY, **changed, "from_": (name_of_body(source),), "background": background, "duty": None}
    )
    return Entry(item.title, None, None, again)


def _origin(occasion: Occasion, lifted: Lifted) -> str:
    """`Løftet fra Follo, sak 07/25 (13. februar 2025). Vedtak: …`."""
    words, item, source = occasion.words.agenda.carried, lifted.item, lifted.sitting.series
    who, day = occasion.who(name_of_body(source)), plain_date(lifted.sitting.line.on.first, occasion.words.locale)
    if item.number is not None:
        told = words.lifted_item.format(who=who, item=item_label(item.number, occasion.words), date=day)
    else:
        told = words.lifted.format(who=who, date=day)
    return f"{told} {sentence(words.decided_there.format(text=item.decision))}" if item.decision else told


def duty_entries(occasion: Occasion) -> Iterator[Entry]:
    """The plans and reports that this meeting has to treat, unless its file names them already."""
    named = {item.duty.rpartition("/")[2] for item in (occasion.file.items if occasion.file else ()) if item.duty is not None}
    for duty in due_at(occasion.calendar, occasion.meeting):
        if duty.duty.id not in named:
            yield _duty(duty)


def _duty(duty: DatedDuty) -> Entry:
    title = duty.duty.title or duty.duty.id.replace("-", " ").capitalize()
    return Entry(title, None, None, Item(title=title, duty=duty.duty.id), duty=duty, place=duty.place)
