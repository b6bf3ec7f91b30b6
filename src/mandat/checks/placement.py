"""Whether the day of a meeting fits what its mandate says: pattern and time of the year."""

from datetime import date, timedelta
from itertools import chain

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import closed_on, is_within
from mandat.rules.workdays import is_working_day
from mandat.schema.phrases import Hours, Pattern
from mandat.schema.phrases.names import MONTHS, POSITION_WORDS, WEEKDAYS
from mandat.workspace.series import Series

LAST = -1
HALF_A_YEAR = 183


def pattern_misfit(pattern: Pattern, day: date, hours: Hours | None) -> str | None:
    """What about a day, or its hours, is not as the pattern says, in words that follow "The meeting is"; None if it fits."""
    weekday = WEEKDAYS[day.isoweekday() - 1]
    if day.isoweekday() not in pattern.weekdays:
        return f"on a {weekday}"
    if pattern.weeks is not None and (week := _odd_or_even(day)) != pattern.weeks:
        return f"in an {week} week"
    if pattern.months and day.month not in pattern.months:
        return f"in {MONTHS[day.month - 1]}"
    if pattern.nth is not None and not _is_nth(day, pattern.nth):
        return f"on the {POSITION_WORDS.get((day.day + 6) // 7, 'fifth')} {weekday} of the month"
    if pattern.hours is not None and hours is not None and hours != pattern.hours:
        return f"at {hours}"
    return None


def nearest_fitting(series: Series, day: date) -> date | None:
    """The nearest open working day, at most half a year away, that keeps the pattern and the time of the year."""
    steps = chain.from_iterable((number, -number) for number in range(1, HALF_A_YEAR))
    return next((other for step in steps if _fits(series, other := day + timedelta(days=step))), None)


def _fits(series: Series, day: date) -> bool:
    kind = series.kind
    return (
        (kind.pattern is None or pattern_misfit(kind.pattern, day, None) is None)
        and is_within(series, day)
        and is_working_day(day, countries_of(series))
        and closed_on(series, day) is None
    )


def _odd_or_even(day: date) -> str:
    return "odd" if day.isocalendar().week % 2 else "even"


def _is_nth(day: date, nth: int) -> bool:
    if nth == LAST:
        return (day + timedelta(days=7)).month != day.month
    return (day.day + 6) // 7 == nth
