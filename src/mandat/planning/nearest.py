"""The free days nearest to a date in a plan, for those who have to find another; no solver and no costs."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from mandat.calendar.dates import countries_of, members_of
from mandat.calendar.open_days import is_within
from mandat.planning.days import allowed
from mandat.planning.keeping import broken_by
from mandat.rules.workdays import is_working_day
from mandat.schema.phrases import Hours
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.members import holders
from mandat.workspace.series import Series

FARTHEST = 42
"""Days; nobody calls a date in two months near."""
ENOUGH = 3

Planned = tuple[Series, PlannedMeeting]


def nearest_free(series: Series, line: PlannedMeeting, others: Iterable[Planned]) -> tuple[date, ...]:
    """At most three days, in the order of the calendar, that are open and on which nobody of the meeting is needed elsewhere.

    `others` are the lines of all plans; a line without a day or hours keeps nobody from a date.
    """
    if line.on.unit != "day":
        return ()
    busy: dict[date, list[Planned]] = {}
    for other, meeting in others:
        if meeting.on.unit == "day" and meeting.id != line.id and meeting.state != "cancelled":
            busy.setdefault(meeting.on.first, []).append((other, meeting))
    found = (day for day in _around(line.on.first) if _is_free(series, day, line.time, busy.get(day, [])))
    return tuple(sorted(day for _, day in zip(range(ENOUGH), found, strict=False)))


def _around(day: date) -> Iterator[date]:
    steps = chain.from_iterable((number, -number) for number in range(1, FARTHEST + 1))
    return (day + timedelta(days=step) for step in steps)


def _is_free(series: Series, day: date, hours: Hours | None, busy: list[Planned]) -> bool:
    if not is_working_day(day, countries_of(series)) or not allowed(series, day) or not is_within(series, day):
        return False
    if broken_by(series, day) is not None:
        return False
    overlapping = [
        other for other, meeting in busy if hours is not None and meeting.time is not None and _meet(hours, meeting.time)
    ]
    own = _keys(series, day) if overlapping else frozenset()
    return not any(own & _keys(other, day) for other in overlapping)


def _meet(one: Hours, other: Hours) -> bool:
    return one.start < other.end and other.start < one.end


def _keys(series: Series, day: date) -> frozenset[str]:
    called = {organisation.id for organisation in members_of(series, day)}
    every = holders(series.community, series.networks, series.kind, day)
    return frozenset(holder.key for holder in every if holder.organisation in called)
