"""Stretches of days: yearly dates in a year, calendar periods and their successors, terms, and whose turn number a day has.

A stretch includes both its ends. Half-years are January to June and July to December, a year is the calendar year, weeks
are ISO weeks and belong to the year in their name.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from mandat.frozen import frozen
from mandat.schema.phrases.types import EndOfMonth, MonthDay, Partial, PartialUnit, Period, YearlyDay, YearlyRange, YearlyWeek

ELECTION_PERIOD_YEARS = 4
"""Years between ordinary municipal elections, in Norway and Sweden alike."""
SHORTEST_MONTH = 28
"""Days that every month has."""


@frozen
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the stretch."""
        return self.first <= day <= self.last

    def __len__(self) -> int:
        """How many days it has; none when it ends before it begins."""
        return max(0, (self.last - self.first).days + 1)


@frozen
class OpenDays:
    """A stretch of days whose ends are included, and open where an end is None."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the stretch."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALL_DAYS = OpenDays()
"""A stretch without ends."""


@frozen
class CommunityTerm:
    """A term of a community, such as spring: what `per term` counts."""

    name: str
    when: YearlyRange


HALF_YEARS = (
    CommunityTerm("H1", YearlyRange(MonthDay(1, 1), EndOfMonth(6))),
    CommunityTerm("H2", YearlyRange(MonthDay(7, 1), EndOfMonth(12))),
)
"""The terms of a community that names none: half-years."""


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier when negative), or the last day of a shorter month.

    Always counted from the first day of all, never in steps: 31 January and two months is 31 March.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, day: date) -> int:
    """The number of calendar months from the month of the first day to the month of the other."""
    return (day.year - first.year) * 12 + day.month - first.month


def first_of(day: YearlyDay, year: int) -> date:
    """The day in a year; of a week its Monday."""
    match day:
        case MonthDay(month, number):
            return date(year, month, number)
        case EndOfMonth(month):
            return date(year, month, monthrange(year, month)[1])
        case YearlyWeek(week):
            return date.fromisocalendar(year, week, 1)


def last_of(day: YearlyDay, year: int) -> date:
    """The day in a year; of a week its Sunday."""
    first = first_of(day, year)
    return first + timedelta(days=6) if isinstance(day, YearlyWeek) else first


def yearly_days(stretch: YearlyRange, year: int) -> Days:
    """The stretch that begins in a year; one that crosses new year ends in the next."""
    first, last = first_of(stretch.first, year), last_of(stretch.last, year)
    return Days(first, last if first <= last else last_of(stretch.last, year + 1))


def term_days(terms: tuple[CommunityTerm, ...], year: int) -> tuple[Days, ...]:
    """The terms that begin in a year, by their first day; half-years where the community names none."""
    return tuple(sorted((yearly_days(term.when, year) for term in terms or HALF_YEARS), key=lambda days: days.first))


def period_of(unit: PartialUnit, day: date) -> Partial:
    """The calendar period of a kind that a day lies in."""
    match unit:
        case "year":
            return _months(unit, date(day.year, 1, 1), 12)
        case "half-year":
            return _months(unit, date(day.year, (day.month - 1) // 6 * 6 + 1, 1), 6)
        case "quarter":
            return _months(unit, date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)
        case "month":
            return _months(unit, day.replace(day=1), 1)
        case "week":
            monday = day - timedelta(days=day.weekday())
            return Partial(unit, monday, monday + timedelta(days=6))
        case "day":
            return Partial(unit, day, day)


def next_period(period: Partial) -> Partial:
    """The calendar period of the same kind right after this one."""
    return period_of(period.unit, period.last + timedelta(days=1))


def turn_index(period: Period, start: Partial, day: date, meeting: int | None = None) -> int | None:
    """The number of the turn a day lies in, counted from 0 for the turn in which `start` begins.

    Years, half-years, quarters and months are those of the calendar: with `every year` and `start: 2024-H2` the first
    turn is the rest of 2024. Who wants a year from August writes `every 12 months` and `start: 2024-08`: `n months` and
    `n years` count whole months or years from that of `start`. An election period is four years from the day `start`.

    Args:
        period: how long one turn lasts.
        start: the first period.
        day: the day asked about; before `start` nobody has a turn, and the answer is None.
        meeting: for `every meeting` and `n meetings`, how many meetings of the series were held since `start` before
            this one. Missing, there is no answer.
    """
    if day < start.first:
        return None
    if period.unit == "meeting":
        return None if meeting is None else meeting // period.count
    if period.unit == "election period":
        passed = months_between(start.first, day) - (day.day < start.first.day)
        return _clamped(passed // turn_months(period), start.first, day, turn_months(period))
    return months_between(_first_turn(period, start), day) // turn_months(period)


def turn_days(period: Period, start: Partial, index: int) -> Days | None:
    """The days of a turn by its number; the first begins with `start`. None for turns that are counted by meetings."""
    if period.unit == "meeting" or index < 0:
        return None
    months = turn_months(period)
    base = _first_turn(period, start)
    last = months_later(base, (index + 1) * months) - timedelta(days=1)
    return Days(max(start.first, months_later(base, index * months)), last)


@lru_cache(maxsize=10_000)
def turn_starts(period: Period, start: Partial, count: int) -> tuple[date, ...]:
    """The first days of so many turns, from the first on; none for turns that are counted by meetings."""
    stretches = (turn_days(period, start, index) for index in range(count))
    return tuple(days.first for days in stretches if days is not None)


def turn_indexes(period: Period, start: Partial, span: Partial) -> range:
    """The turns an event named by a partial date touches: `in: 2026` is both half-years. Empty for turns by meetings."""
    last = turn_index(period, start, span.last)
    if last is None:
        return range(0)
    first = turn_index(period, start, max(span.first, start.first)) or 0
    return range(first, last + 1)


def turn_months(period: Period) -> int:
    """How many months one turn lasts; 0 when it is counted by meetings."""
    match period.unit:
        case "meeting":
            return 0
        case "month":
            return period.count
        case "quarter":
            return 3 * period.count
        case "half-year":
            return 6 * period.count
        case "year":
            return 12 * period.count
        case "election period":
            return 12 * ELECTION_PERIOD_YEARS * period.count


def _months(unit: PartialUnit, first: date, months: int) -> Partial:
    return Partial(unit, first, months_later(first, months) - timedelta(days=1))


def _first_turn(period: Period, start: Partial) -> date:
    match period.unit:
        case "month" | "quarter" | "half-year" | "year":
            return period_of(period.unit, start.first).first
        case "meeting" | "election period":
            return start.first


def _clamped(index: int, first: date, day: date, months: int) -> int:
    """A month can be too short for the day of `start`; its last day then opens the turn."""
    return index + (months_later(first, (index + 1) * months) <= day)
