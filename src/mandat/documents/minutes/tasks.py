"""The follow-up of a meeting: what was taken on there, and what was still open from before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mandat.calendar.history import Task, last_held, tasks
from mandat.documents.dates import table_date
from mandat.documents.minutes.record import Record
from mandat.documents.minutes.state import state_day
from mandat.documents.numbering import shown_from
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.schema.phrases import Due

_NEXT_DAY = timedelta(days=1)


@frozen
class FollowUp:
    """A task: the number of its item, what, who, by when, and how far it had come on the day of which the minutes tell."""

    item: str
    what: str
    owner: str
    due: str
    status: str


def follow_ups(record: Record) -> tuple[FollowUp, ...]:
    """Late ones first, then by the day they are due, done ones last; those of hidden items are left out."""
    on = state_day(record)
    found = sorted(_tasks(record), key=lambda task: _urgency(task, on))
    return tuple(_row(record, task, on) for task in found if not record.is_hidden(task.item))


def _tasks(record: Record) -> Iterator[Task]:
    """What this meeting took on or said again, and what was open at the last one, so that all hear what was done."""
    occasion, day = record.occasion, record.occasion.day
    last = last_held(occasion.series, day)
    since = last.day if last is not None and last.day is not None else day
    done = {task.origin: task.done for task in tasks(occasion.series)}
    for task in tasks(occasion.series, day + _NEXT_DAY):
        is_own = task.told.is_told_in(occasion.meeting.id)
        if is_own or (task.sitting.day is not None and task.sitting.day < day and task.is_open(since)):
            yield replace(task, done=done[task.origin])


def _urgency(task: Task, on: date) -> tuple[bool, bool, date]:
    return (not task.is_open(on), not task.is_late(on), task.due or date.max)


def _row(record: Record, task: Task, on: date) -> FollowUp:
    occasion, action = record.occasion, task.action
    open_words = occasion.words.agenda.not_settled
    return FollowUp(
        item=shown_from(task.item.number or "", task.sitting.plan.data.plan, occasion.calendar.year),
        what=action.what,
        owner=capital(occasion.who(action.owner)) if action.owner is not None else open_words,
        due=_due(record, action.by) if action.by is not None else open_words,
        status=_status(record, task, on),
    )


def _due(record: Record, by: Due) -> str:
    words = record.occasion.words
    if by.date is None:
        return words.mandate.process.as_soon_as_possible
    return table_date(by.date.last, words.locale) if by.date.unit == "day" else capital(partial_in_words(by.date, words))


def _status(record: Record, task: Task, on: date) -> str:
    words = record.occasion.words
    if task.is_late(on):
        return f"▲ {capital(words.states.late)}"
    if task.is_open(on) or task.done is None:
        return f"○ {capital(words.states.open)}"
    return f"● {capital(words.states.done)} {table_date(task.done, words.locale)}"
