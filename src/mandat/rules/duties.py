"""When a duty is due in a year, what it covers, and which duty must be in before which.

A duty without `every` is due once. If its `by` is a date of every year, that is in the year of `start`; where nothing
names a year it is shown each year, because leaving it out would hide it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mandat.frozen import frozen
from mandat.rules.deadlines import Deadline, Roll, partial_date, yearly_date
from mandat.rules.periods import last_of, months_between, months_later, period_of, turn_months
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

    `every half-year` and `every quarter` repeat the day of `by` six or three months apart. A cycle longer than a year
    counts from the year of `start` (or of a `by` with a year); without one nothing is computed (`lacks_start`). A duty
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
        return tuple(Occurrence(Deadline(day, day), covered(duty, day.year)) for day in meetings[:: duty.every.count])
    handed_over = bool(meetings) and duty.by is None and (duty.every is not None or duty.start is not None)
    found = tuple(_at_meetings(duty, year, meetings) if handed_over else _deadlines(duty, year, roll, countries))
    return tuple(Occurrence(due, covered(duty, year)) for due in found if _begun(duty, due, year))


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


def _deadlines(duty: Duty, year: int, roll: Roll, countries: Countries) -> Iterator[Deadline | None]:
    months = turn_months(duty.every) if duty.every else 0
    match duty.by:
        case Partial():
            for by in _dates(duty.by, months, year):
                yield partial_date(by, roll, countries)
        case None:
            yield from (None for _ in range(_times(duty, months, year)))
        case _:
            for day in _days(duty.by, months) if _times(duty, months, year) else ():
                yield yearly_date(day, year, roll, countries)


def _at_meetings(duty: Duty, year: int, meetings: tuple[date, ...]) -> Iterator[Deadline | None]:
    """The first meeting of each period in the year; a period without one has no day yet."""
    times = _times(duty, turn_months(duty.every) if duty.every else 0, year)
    for number in range(times):
        begin, end = (months_later(date(year, 1, 1), place * MONTHS // times) for place in (number, number + 1))
        day = next((day for day in meetings if begin <= day < end), None)
        yield Deadline(day, day) if day is not None else None


def _dates(by: Partial, months: int, year: int) -> Iterator[Partial]:
    """A dated duty: the date itself, and from it on the same day so many months apart."""
    if months == 0:
        if by.last.year == year:
            yield by
        return
    since = months_between(by.last, date(year, 1, 1))
    for number in range(max(0, -(-since // months)), (since + MONTHS - 1) // months + 1):
        yield period_of("day", months_later(by.last, number * months))


def _times(duty: Duty, months: int, year: int) -> int:
    """How many periods of a duty begin in a year; a duty without `every` has one, in the year of `start` if it says."""
    first = duty.start.first if duty.start else None
    if months == 0:
        return int(first is None or first.year == year)
    if MONTHS % months == 0:
        return MONTHS // months
    if first is None:
        return 0
    since = (year - first.year) * MONTHS
    begun = range(max(0, -(-since // months)), (since + MONTHS - 1) // months + 1)
    return len(begun)


def _days(by: YearlyDay, months: int) -> tuple[YearlyDay, ...]:
    """The day of a year, and for a duty due several times a year the days so many months apart, by date."""
    times = MONTHS // months if months and months < MONTHS else 1
    days = (_moved(by, number * MONTHS // times, number * WEEKS // times) for number in range(times))
    return tuple(sorted(days, key=lambda day: last_of(day, 2001)))


def _moved(by: YearlyDay, months: int, weeks: int) -> YearlyDay:
    match by:
        case MonthDay(month, day):
            moved = months_later(date(2001, month, day), months)
            return MonthDay(moved.month, moved.day)
        case EndOfMonth(month):
            return EndOfMonth((month - 1 + months) % MONTHS + 1)
        case YearlyWeek(week):
            return YearlyWeek((week - 1 + weeks) % WEEKS + 1)


def _begun(duty: Duty, due: Deadline | None, year: int) -> bool:
    if duty.start is None:
        return True
    return duty.start.first <= due.raw if due else duty.start.first.year <= year


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
