"""Which plans and reports fall to which meeting: each to the last one that can still treat it in time."""

from collections.abc import Iterator
from datetime import date, timedelta

from mandat.calendar.build import duties_of, is_owed, meeting_days
from mandat.calendar.model import Calendar, DatedDuty, DatedMeeting
from mandat.calendar.register import Case
from mandat.calendar.treated import due_day, is_about, names_duty, naming_duties, treating, with_due_days
from mandat.schema.meeting import Item
from mandat.schema.meetings import Duty
from mandat.workspace.references import Scope
from mandat.workspace.series import ALL_NETWORKS, Series, all_series

_A_QUARTER = timedelta(days=92)
"""So far ahead the last meeting that is known is taken for the last one before a day: later ones may not be planned yet."""


def due_at(calendar: Calendar, meeting: DatedMeeting) -> tuple[DatedDuty, ...]:
    """The duties of the body that a meeting has to treat, by the day they are due.

    A duty with a day belongs to the last meeting on or before it; where none is known before it, to the first one after. A
    duty without a day that is handed over at a kind of meeting belongs to the first of that kind in the year. What an
    earlier meeting has decided for that day, or in the year, and what comes with every meeting, is left out.
    """
    if meeting.day is None:
        return ()
    found = (one for one in _near(meeting.series, meeting.day.year) if _falls_to(calendar, meeting, meeting.day, one))
    return tuple(sorted(found, key=lambda one: (one.due.day if one.due else date.max, one.duty.id)))


def duty_treated(meeting: DatedMeeting, item: Item) -> DatedDuty | None:
    """The duty that an item names, as it is due on the day to which the item belongs."""
    if item.duty is None:
        return None
    day, named = meeting.first_day, item.duty.rpartition("/")[2]
    every = tuple(one for one in _near(meeting.series, day.year) if one.duty.id == named)
    dated = next((one for one in every if one.due is not None), None)
    if dated is None:
        return next(iter(every), None)
    due = due_day(dated, meeting.series, day, {known for _, known in _treated_before(meeting.series, day, dated)})
    return next((one for one in every if one.due is not None and one.due.day == due), None)


def _near(series: Series, year: int) -> Iterator[DatedDuty]:
    """What is due in a year and the two beside it; each duty without a day once for the year itself."""
    for one in (year - 1, year, year + 1):
        for duty in duties_of(series.community, series.mandate, one):
            if duty.due is not None or one == year:
                yield duty


def _falls_to(calendar: Calendar, meeting: DatedMeeting, day: date, duty: DatedDuty) -> bool:
    own = _is_own(meeting.series, duty.duty) and is_owed(duty, meeting.series.networks)
    if not own or _is_decided(meeting.series, day, duty):
        return False
    days = _days(calendar, meeting.series, duty.duty)
    if duty.due is None:
        first = next((one for one in days if one.year == day.year), None)
        return duty.duty.at is not None and day == first
    in_time = [one for one in days if one <= duty.due.day]
    if in_time:
        return day == in_time[-1] and (day != days[-1] or duty.due.day - day <= _A_QUARTER)
    return day == min(days) and due_day(duty, meeting.series, day, ()) == duty.due.day and duty.due.day.year == day.year


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
    here = treating(series, duty)
    days = {day for one in here for day in meeting_days(one)}
    known = (one for here_too in here for one in calendar.of_series(here_too.key))
    days |= {one.day for one in known if one.state != "cancelled" and one.day is not None}
    return tuple(sorted(days))


def _is_decided(series: Series, day: date, duty: DatedDuty) -> bool:
    """Whether an earlier meeting has decided on the plan or report that is due then."""
    if duty.due is None:
        return any(
            _has_decided(case) and case.day is not None and case.day.year == day.year for case in _about(series, day, duty)
        )
    before = _treated_before(series, day, duty)
    return any(due == duty.due.day and _has_decided(case) for case, due in before)


def _treated_before(series: Series, day: date, duty: DatedDuty) -> tuple[tuple[Case, date], ...]:
    """The items of earlier meetings that treated a duty, each with the due day it belongs to."""
    return with_due_days(duty, _about(series, day, duty))


def _about(series: Series, day: date, duty: DatedDuty) -> Iterator[Case]:
    """The items of a body's earlier meetings that treated a duty, by day; a decision is one also before there are minutes."""
    for case in naming_duties(series.community):
        if case.day is None or case.day >= day or case.series is None or case.series.of not in (series.of, ALL_NETWORKS):
            continue
        if names_duty(case, duty.mandate, duty.duty) or (_has_decided(case) and is_about(case, duty.mandate, duty.duty)):
            yield case


def _has_decided(case: Case) -> bool:
    return case.item.decision is not None and case.item.outcome is None
