"""When a duty is due in a year, what it covers, and which duty must be in before which.

A duty without `every` is due once. If its `by` is a date of every year, that is the first such date from `start` on;
where nothing names a year it is shown each year, because leaving it out would hide it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from mandat.frozen import frozen
from mandat.rules.deadlines import Deadline, Roll, on_day
from mandat.rules.periods import Days, last_of, months_between, months_later, period_of, turn_months
from mandat.rules.workdays import Countries
from mandat.schema.phrases.types import EndOfMonth, MonthDay, Partial, Period, YearlyDay, YearlyWeek

Covers = Literal["previous year", "this year", "next year"] | Partial
"""What a report or plan is about, relative to the year in which it is due, or a period of its own."""

MONTHS = 12
WEEKS = 52


@frozen
class Duty:
    """What decides when a duty is due.

    Attributes:
        id: names it in the mandate.
        by: the day it is due, inclusive; None where the mandate says none.
        every: how often; None is once.
        start: the first period of a longer cycle; nothing is due before it.
        covers: what it is about.
    """

    id: str
    by: YearlyDay | Partial | None = None
    every: Period | None = None
    start: Partial | None = None
    covers: Covers | None = None


@frozen
class Occurrence:
    """One time a duty is due. `due` is None where the mandate says no date; `covers` is the period it is about."""

    due: Deadline | None
    covers: Partial | None


def occurrences(
    duty: Duty, year: int, roll: Roll, countries: Countries, meetings: tuple[date, ...] = ()
) -> tuple[Occurrence, ...]:
    """The times a duty is due in a calendar year, by date.

    `every half-year` and `every quarter` repeat the day of `by` six or three months apart. A cycle that does not fit into
    the year is counted from the first date of `start` (or from a `by` with a year); without one nothing is computed
    (`lacks_start`). A `by` that says less than a day is its last day, and comes back on the last day of a month. A duty
    without a date that is handed over at a kind of meeting is due on the first of each period; another is due once for
    each period, without a day. `every meeting` is due on the day of each meeting.

    Args:
        duty: the rule.
        year: the calendar year of the unrolled date.
        roll: where a date on a non-working day goes.
        countries: whose working days count.
        meetings: the days of the year's meetings, for `every meeting`, or of those at which it is handed over.
    """
    if duty.every is not None and duty.every.unit == "meeting":
        found: tuple[Deadline | None, ...] = tuple(Deadline(day, day) for day in meetings[:: duty.every.count])
    elif duty.by is None:
        handed_over = meetings if duty.every is not None or duty.start is not None else ()
        found = tuple(_first_meeting(handed_over, period) for period in _periods(duty, year))
    else:
        days = sorted(_dates(duty, duty.by, year) if isinstance(duty.by, Partial) else _days(duty, duty.by, year))
        found = tuple(on_day(day, roll, countries) for day in days)
    return tuple(Occurrence(due, covered(duty, year)) for due in found if _begun(duty, due))


def covered(duty: Duty, year: int) -> Partial | None:
    """The period a duty that is due in a year is about; None where the mandate does not say."""
    match duty.covers:
        case None:
            return None
        case "previous year":
            return period_of("year", date(year - 1, 1, 1))
        case "this year":
            return period_of("year", date(year, 1, 1))
        case "next year":
            return period_of("year", date(year + 1, 1, 1))
        case Partial():
            return duty.covers


def lacks_start(duty: Duty) -> bool:
    """Whether a duty goes in a cycle that does not fit into the year and nothing says in which year it begins."""
    if duty.every is None or duty.every.unit == "meeting" or isinstance(duty.by, Partial):
        return False
    return duty.start is None and MONTHS % turn_months(duty.every) != 0


def out_of_order(feeder: Duty, fed: Duty, year: int) -> tuple[date, date] | None:
    """The two dates, unrolled, of a duty that is due after the one it feeds; None when the order is right or unknown.

    Where both say what they cover, the dates for the same covered year are compared: a plan due on 30 November for next
    year may feed one due on 31 January for this year. Else the dates within the same calendar year are.
    """
    shift = 0
    if feeder.covers is not None and fed.covers is not None:
        shift = _years_ahead(feeder) - _years_ahead(fed)
    first, then = _raw_in(feeder, year - shift), _raw_in(fed, year)
    if first is None or then is None or first <= then:
        return None
    return first, then


def _periods(duty: Duty, year: int) -> Iterator[Days]:
    """The periods of a duty that begin in a year, up to its end; a duty that is due once has one, from `start` on."""
    months, end = _months(duty), date(year, 12, 31)
    first = duty.start.first if duty.start else None
    if months and MONTHS % months == 0:
        begins = [months_later(date(year, 1, 1), number) for number in range(0, MONTHS, months)]
    elif first is None:
        begins = [] if months else [date(year, 1, 1)]
    else:
        begins = list(_repeated(first, months, year))
    for begin, after in pairwise((*begins, end + timedelta(days=1))):
        days = Days(max(begin, first or begin), after - timedelta(days=1))
        if len(days):
            yield days


def _first_meeting(meetings: tuple[date, ...], period: Days) -> Deadline | None:
    """The first meeting of a period; a period without one has no day yet."""
    day = next((day for day in meetings if day in period), None)
    return Deadline(day, day) if day is not None else None


def _dates(duty: Duty, by: Partial, year: int) -> Iterator[date]:
    """A dated duty: the last day of the date, and from it on so many months apart; of a month its last day."""
    for day in _repeated(by.last, _months(duty), year):
        yield day if by.unit in ("day", "week") else last_of(EndOfMonth(day.month), day.year)


def _days(duty: Duty, by: YearlyDay, year: int) -> Iterator[date]:
    """A date of every year: in each year, so often a year, or from the first one that is not before `start`."""
    months = _months(duty)
    if months and MONTHS % months == 0:
        yield from (last_of(_moved(by, at, at * WEEKS // MONTHS), year) for at in range(0, MONTHS, months))
    elif duty.start is None:
        yield from () if months else (last_of(by, year),)
    else:
        yield from _from_start(by, months, duty.start.first, year)


def _from_start(by: YearlyDay, months: int, start: date, year: int) -> Iterator[date]:
    first = start.year if last_of(by, start.year) >= start else start.year + 1
    if months % MONTHS == 0:
        years = months // MONTHS
        if year == first or (years and year > first and (year - first) % years == 0):
            yield last_of(by, year)
        return
    for day in _repeated(last_of(by, first), months, year):
        match by:
            case MonthDay():
                yield day
            case EndOfMonth():
                yield last_of(EndOfMonth(day.month), day.year)
            case YearlyWeek():
                yield period_of("week", day).last


def _repeated(first: date, months: int, year: int) -> Iterator[date]:
    """The day itself and those so many months after it, again and again, that lie in a year; of 0 months only itself."""
    if months == 0:
        yield from (first,) if first.year == year else ()
        return
    since = months_between(first, date(year, 1, 1))
    for number in range(max(0, -(-since // months)), (since + MONTHS - 1) // months + 1):
        yield months_later(first, number * months)


def _months(duty: Duty) -> int:
    """How many months lie between two times a duty is due; 0 for one that is due once."""
    return turn_months(duty.every) if duty.every else 0


def _moved(by: YearlyDay, months: int, weeks: int) -> YearlyDay:
    match by:
        case MonthDay(month, day):
            moved = months_later(date(2001, month, day), months)
            return MonthDay(moved.month, moved.day)
        case EndOfMonth(month):
            return EndOfMonth((month - 1 + months) % MONTHS + 1)
        case YearlyWeek(week):
            return YearlyWeek((week - 1 + weeks) % WEEKS + 1)


def _begun(duty: Duty, due: Deadline | None) -> bool:
    """Whether a duty is not due before its `start`; the periods of one without a day are those that have begun."""
    return duty.start is None or due is None or duty.start.first <= due.raw


def _years_ahead(duty: Duty) -> int:
    """How many years the covered year lies after the one in which a duty is due."""
    match duty.covers:
        case "previous year":
            return -1
        case "next year":
            return 1
        case _:
            return 0


def _raw_in(duty: Duty, year: int) -> date | None:
    match duty.by:
        case None:
            return None
        case Partial():
            return duty.by.last
        case _:
            return last_of(duty.by, year)
