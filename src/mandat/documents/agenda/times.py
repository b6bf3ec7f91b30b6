"""When each part of a meeting and each item begins. Nothing is invented: where a length is not known, no clock follows it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from mandat.documents.agenda.entry import Entry, Group
from mandat.frozen import frozen
from mandat.schema.phrases import Hours

_ANY_DAY = date(2000, 1, 1)


@frozen
class Window:
    """From when to when a part lasts, and for how many minutes."""

    start: time
    end: time
    minutes: int


def windows(hours: Hours | None, groups: tuple[Group, ...]) -> tuple[Window | None, ...]:
    """The window of every part: as long as its items, else its duration, else an equal share of what is left.

    No window is known where nobody said when the meeting begins, or where the parts want more time than there is.
    """
    if hours is None:
        return (None,) * len(groups)
    known = tuple(_length(group) for group in groups)
    left = _minutes(hours.start, hours.end) - sum(minutes or 0 for minutes in known)
    unknown = known.count(None)
    if left < unknown:
        return (None,) * len(groups)
    shares = _shares(left, unknown)
    lengths = tuple(minutes if minutes is not None else next(shares) for minutes in known)
    return tuple(_windows(hours.start, lengths))


def clocks(start: time | None, entries: tuple[Entry, ...]) -> tuple[time | None, ...]:
    """When each item begins; after an item of unknown length it is not known any more. What is not treated takes no time."""
    found: list[time | None] = []
    running = start
    for entry in entries:
        found.append(running if entry.is_treated else None)
        if entry.is_treated:
            running = later(running, entry.minutes) if running is not None and entry.minutes is not None else None
    return tuple(found)


def overrun(hours: Hours | None, groups: tuple[Group, ...]) -> tuple[int, int] | None:
    """The minutes that all items take and those that the meeting has, where the items take more."""
    if hours is None:
        return None
    taken, length = sum(map(spent, groups)), _minutes(hours.start, hours.end)
    return (taken, length) if taken > length else None


def shortfall(group: Group) -> int | None:
    """The minutes that a part must have, where its items, each with a length, take fewer."""
    own = [entry.minutes for entry in group.entries if entry.is_treated and entry.frame is None]
    duration = group.part.part.duration if group.part is not None else None
    if not own or None in own or duration is None or duration.bound != "at least" or duration.minutes is None:
        return None
    return duration.minutes if spent(group) < duration.minutes else None


def spent(group: Group) -> int:
    """The minutes that the items of a part take, as far as their lengths are known."""
    return sum(entry.minutes or 0 for entry in group.entries if entry.is_treated)


def later(clock: time, minutes: int) -> time:
    """The clock so many minutes later."""
    return (datetime.combine(_ANY_DAY, clock) + timedelta(minutes=minutes)).time()


def _length(group: Group) -> int | None:
    """How long a part lasts by its items and its duration; of items without a length only the duration can tell."""
    treated = [entry for entry in group.entries if entry.is_treated]
    own = [entry.minutes for entry in treated if entry.frame is None]
    spent = sum(entry.minutes or 0 for entry in treated)
    if own and None not in own:
        return spent
    duration = group.part.part.duration if group.part is not None else None
    return max(duration.minutes, spent) if duration is not None and duration.minutes is not None else None


def _shares(left: int, number: int) -> Iterator[int]:
    """Equal shares in whole minutes; the last takes what remains."""
    for n in range(number):
        yield left // number if n < number - 1 else left - (left // number) * (number - 1)


def _windows(start: time, lengths: tuple[int, ...]) -> Iterator[Window]:
    for minutes in lengths:
        end = later(start, minutes)
        yield Window(start, end, minutes)
        start = end


def _minutes(start: time, end: time) -> int:
    span = datetime.combine(_ANY_DAY, end) - datetime.combine(_ANY_DAY, start)
    return int(span.total_seconds()) // 60
