"""When each part of a meeting and each item begins. Nothing is invented: where a length is not known, no clock follows it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from mandat.documents.agenda.entry import Entry, Group
from mandat.frozen import frozen
from mandat.rules.meeting_times import TimedItem, TimedPart, lengths, minutes_of
from mandat.schema.phrases import Hours

_ANY_DAY = date(2000, 1, 1)


@frozen
class Window:
    """From when to when a part lasts, and for how many minutes."""

    start: time
    end: time
    minutes: int


def windows(hours: Hours | None, groups: tuple[Group, ...]) -> tuple[Window | None, ...]:
    """The window of every part, as `mandat.rules.meeting_times` reckons how long it lasts.

    No window is known where nobody said when the meeting begins, or where the parts want more time than there is.
    """
    minutes = minutes_of(hours, None)
    found = lengths(tuple(map(timed, groups)), minutes) if minutes is not None else None
    if hours is None or found is None:
        return (None,) * len(groups)
    return tuple(_windows(hours.start, found))


def clocks(start: time | None, entries: tuple[Entry, ...]) -> tuple[time | None, ...]:
    """When each item begins; after an item of unknown length it is not known any more. What is not treated takes no time."""
    found: list[time | None] = []
    running = start
    for entry in entries:
        found.append(running if entry.is_treated else None)
        if entry.is_treated:
            running = later(running, entry.minutes) if running is not None and entry.minutes is not None else None
    return tuple(found)


def timed(group: Group) -> TimedPart:
    """A part of a meeting as its length is reckoned: with the items that are treated in it."""
    items = tuple(TimedItem(entry.minutes, entry.frame is not None) for entry in group.entries if entry.is_treated)
    return TimedPart(group.part.part.duration if group.part is not None else None, items)


def later(clock: time, minutes: int) -> time:
    """The clock so many minutes later."""
    return (datetime.combine(_ANY_DAY, clock) + timedelta(minutes=minutes)).time()


def _windows(start: time, lengths: tuple[int, ...]) -> Iterator[Window]:
    for minutes in lengths:
        end = later(start, minutes)
        yield Window(start, end, minutes)
        start = end
