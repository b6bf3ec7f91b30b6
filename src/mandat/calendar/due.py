"""Which plans and reports fall to which meeting: each to the last one that can still treat it in time."""

from collections.abc import Iterator
from datetime import date, timedelta

from mandat.calendar.build import duties_of, meeting_days
from mandat.calendar.history import Sitting, sittings
from mandat.calendar.model import Calendar, DatedDuty, DatedMeeting
from mandat.schema.meeting import Item
from mandat.schema.meetings import Duty
from mandat.workspace.references import Scope
from mandat.workspace.series import ALL_NETWORKS, Series, all_series

_A_YEAR = timedelta(days=365)
_A_QUARTER = timedelta(days=92)
"""So far ahead the last meeting that is known is taken for the last one before a day: later ones may not be planned yet."""


def due_at(calendar: Calendar, meeting: DatedMeeting) -> tuple[DatedDuty, ...]:
    """The duties of the body that a meeting has to treat, by the day they are due.

    A duty with a day belongs to the last meeting on or before it; where none is known before it, to the first one after. A
    duty without a day that is handed over at a kind of meeting belongs to the first of that kind in the year. What an
    earlier meeting of the last twelve months has decided, and what comes with every meeting, is left out.
    """
    if meeting.day is None:
        return ()
    found = (one for one in _near(meeting.series, meeting.day.year) if _falls_to(calendar, meeting, meeting.day, one))
    return tuple(sorted(found, key=lambda one: (one.due.day if one.due else date.max, one.duty.id)))


def duty_treated(meeting: DatedMeeting, item: Item) -> DatedDuty | None:
    """The duty that an item names, as it is next due on the meeting's day or after; else as it was last due before."""
    if item.duty is None:
        return None
    day = meeting.first_day
    named = item.duty.rpartition("/")[2]
    every = sorted(
        (one for one in _near(meeting.series, day.year) if one.duty.id == named),
        key=lambda one: one.due.day if one.due else date.max,
    )
    coming = (one for one in every if one.due is None or one.due.day >= day)
    return next(coming, every[-1] if every else None)


def _near(series: Series, year: int) -> Iterator[DatedDuty]:
    """What is due in a year and the two beside it; each duty without a day once for the year itself."""
    for one in (year - 1, year, year + 1):
        for duty in duties_of(series.community, series.mandate, one):
            if duty.due is not None or one == year:
                yield duty


def _falls_to(calendar: Calendar, meeting: DatedMeeting, day: date, duty: DatedDuty) -> bool:
    if not _is_own(meeting.series, duty.duty) or _is_decided(meeting.series, day, duty.duty):
        return False
    days = _days(calendar, meeting.series, duty.duty)
    if duty.due is None:
        first = next((one for one in days if one.year == day.year), None)
        return duty.duty.at is not None and day == first
    in_time = [one for one in days if one <= duty.due.day]
    if in_time:
        return day == in_time[-1] and (day != days[-1] or duty.due.day - day <= _A_QUARTER)
    return day == min(days) and duty.due.day.year == day.year


def _is_own(series: Series, duty: Duty) -> bool:
    """Whether a duty is the body's own and is treated at this kind of meeting."""
    if duty.every is not None and duty.every.unit == "meeting":
        return False
    if duty.owner and not any(_is_body(series, owner) for owner in duty.owner):
        return False
    if duty.at is not None:
        return duty.at.rpartition("/")[2] == series.kind.id
    return series.area is None and (series.of != ALL_NETWORKS or len(_kin(series)) == 0)


def _is_body(series: Series, owner: str) -> bool:
    target = Scope(series.community, series.mandate).resolve(owner)
    if target is None:
        return False
    if target.kind in ("seat", "role"):
        return target.owner == series.mandate.id
    return target.id in ("itself", "members", series.mandate.id, series.of)


def _kin(series: Series) -> tuple[Series, ...]:
    """The series of the mandate's single networks."""
    own = (one for one in all_series(series.community) if one.mandate.id == series.mandate.id)
    return tuple(one for one in own if one.of != ALL_NETWORKS and one.area is None)


def _days(calendar: Calendar, series: Series, duty: Duty) -> tuple[date, ...]:
    """The days of the meetings that can treat a duty: of its kind, else of every kind in which the body meets."""
    here = [one for one in all_series(series.community) if one.mandate.id == series.mandate.id and one.of == series.of]
    keys = {one.key for one in here if duty.at is None or one.kind.id == series.kind.id}
    days = {day for one in here if one.key in keys for day in meeting_days(one)}
    known = (one for key in keys for one in calendar.of_series(key))
    days |= {one.day for one in known if one.state != "cancelled" and one.day is not None}
    return tuple(sorted(days))


def _is_decided(series: Series, day: date, duty: Duty) -> bool:
    """Whether a meeting of the last twelve months has decided on the plan or report."""
    before = (one for one in sittings(series) if one.day is not None and day - _A_YEAR < one.day < day)
    return any(_decides(sitting, duty) for sitting in before)


def _decides(sitting: Sitting, duty: Duty) -> bool:
    items = (item for item in sitting.items if item.duty is not None and item.duty.rpartition("/")[2] == duty.id)
    return any(item.decision is not None for item in items)
