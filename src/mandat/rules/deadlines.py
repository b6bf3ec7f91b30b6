"""When something is due: counted from a meeting, or a date of every year, and moved off days nobody works.

What a mandate says about time before a meeting protects those who read, so a deadline on a non-working day is shown on
the working day before it. (Laws that move an expiry forward protect those who must act, and do not govern this.)
"""

from datetime import date, datetime, time, timedelta
from typing import Literal

from mandat.frozen import frozen
from mandat.rules.periods import months_later
from mandat.rules.workdays import (
    Countries,
    FreeReason,
    free_because,
    working_day_after,
    working_day_before,
    working_day_on_or_after,
    working_day_on_or_before,
)
from mandat.schema.phrases.types import Offset, Partial, Span

Roll = Literal["earlier", "later", "none"]
"""Where a deadline on a non-working day goes: to the working day before, to the one after, or nowhere."""

FRIDAY_TO_SUNDAY = timedelta(days=2)
HOURS_IN_A_DAY = 24


@frozen
class Deadline:
    """The last day for something, inclusive.

    Attributes:
        raw: the day the phrase gives, counted in the calendar.
        day: the day to keep, after the roll.
        clock: the time of day, in the network's time zone; None is the whole day.
        moved_because: why `day` is not `raw`; None when nothing was moved.
    """

    raw: date
    day: date
    clock: time | None = None
    moved_because: FreeReason | None = None


def deadline(meeting: date | Partial, start: time | None, offset: Offset, roll: Roll, countries: Countries) -> Deadline | None:
    """When something is due that is counted from a meeting; None for `at any time`.

    `10 days before` is the date less ten calendar days, the meeting's own day not counted; weeks are seven days; the
    smaller number of a window is the deadline. Months keep the day of the month or end with a shorter month. A deadline
    after the meeting follows the same roll: `earlier` never gives more time than the mandate. No roll crosses the
    meeting's day.

    Args:
        meeting: its day; or the week (month, ...) it will be in: `before` counts from the first day, `after` from the
            last, and a week is Monday to Friday.
        start: when it begins, for deadlines in hours. Unknown, it counts as midnight at the beginning of the day.
        offset: the phrase.
        roll: what becomes of a deadline on a non-working day.
        countries: whose working days count.
    """
    if offset.span is None:
        return None
    anchor = anchor_day(meeting, before=offset.before)
    raw, clock = _counted(anchor, start, offset, offset.span, countries)
    rolled = _rolled(raw, roll, countries, saturday=offset.span.saturday)
    day = min(rolled.day, anchor) if offset.before else max(rolled.day, anchor)
    return Deadline(raw, day, offset.clock or clock, rolled.moved_because if day != raw else None)


def on_day(day: date, roll: Roll, countries: Countries) -> Deadline:
    """A day as a deadline, inclusive: of a partial date its last day.

    Of a date of every year 28 February stays the 28th in leap years, the end of February does not; a week is due on its
    Sunday, which is Friday after the usual roll.
    """
    return _rolled(day, roll, countries)


def anchor_day(meeting: date | Partial, *, before: bool) -> date:
    """The day from which one counts: the meeting's own, or the nearer end of the span it lies in.

    A week as a meeting is Monday to Friday: two weeks before it counts from its Monday, one after it from its Friday.
    """
    if isinstance(meeting, date):
        return meeting
    if before:
        return meeting.first
    return meeting.last - FRIDAY_TO_SUNDAY if meeting.unit == "week" else meeting.last


def stepped(day: date, span: Span, number: int, countries: Countries, *, before: bool) -> date:
    """The day so many of the span's units before or after a day, by calendar or by working days.

    Hours count from midnight at the beginning of the day, whole days up when before and down when after, so that nobody
    gets less time before, or more after, than the phrase says.
    """
    sign = -1 if before else 1
    match span.unit:
        case "month":
            return months_later(day, sign * number)
        case "week":
            return day + timedelta(weeks=sign * number)
        case "day":
            return day + timedelta(days=sign * number)
        case "hour":
            return day + timedelta(days=(sign * number) // HOURS_IN_A_DAY)
        case "working day":
            step = working_day_before if before else working_day_after
            for _ in range(number):
                day = step(day, countries, saturday=span.saturday)
            return day


def _counted(anchor: date, start: time | None, offset: Offset, span: Span, countries: Countries) -> tuple[date, time | None]:
    if span.unit == "hour" and start is not None:
        # Wall-clock time on purpose: 24 hours before 09:00 is 09:00, also when the clocks change in the night.
        hours = timedelta(hours=-span.least if offset.before else span.least)
        moment = datetime.combine(anchor, start) + hours
        return moment.date(), moment.time()
    return stepped(anchor, span, span.least, countries, before=offset.before), None


def _rolled(raw: date, roll: Roll, countries: Countries, *, saturday: bool = False) -> Deadline:
    reason = free_because(raw, countries, saturday=saturday)
    if reason is None or roll == "none":
        return Deadline(raw, raw)
    nearest = working_day_on_or_before if roll == "earlier" else working_day_on_or_after
    return Deadline(raw, nearest(raw, countries, saturday=saturday), None, reason)
