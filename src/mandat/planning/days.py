"""Which days and hours a series may meet on: working days that are not closed, the pattern, the wishes.

The usable days of a year are counted from 0; evenness is measured in them, so that a closed summer bends nothing.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import closed_on, is_within
from mandat.frozen import frozen
from mandat.rules.workdays import is_working_day
from mandat.schema.community import Wishes
from mandat.schema.phrases import Duration, Hours, Pattern
from mandat.workspace.series import Series

DEFAULT_WEEKDAYS = (1, 2, 3, 4)
"""Monday to Thursday, where the community wishes nothing."""
DEFAULT_STARTS = (time(9, 0), time(12, 30))
DEFAULT_MINUTES = 120
A_DAY = 24 * 60
"""Minutes of a day."""
FULL_DAY = 360
"""Minutes of a `full day`: 09:00 to 15:00."""
HALF_DAY = 180
"""Minutes of a `half day`."""


@frozen
class Usable:
    """The usable days of a year for a series, by day, and their positions."""

    days: tuple[date, ...]
    positions: dict[date, int]

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """The usable days from the first to the last, both included."""
        return tuple(day for day in self.days if first <= day <= last)


def usable_days(series: Series, year: int) -> Usable:
    """Working days on which neither the community nor one of those who are called that day is closed, while the series holds.

    A meeting that would end after midnight wherever it starts has none.
    """
    if not starts_of(series):
        return Usable((), {})
    first, last = series.spell
    start = max(date(year, 1, 1), first or date.min)
    end = min(date(year, 12, 31), last or date.max)
    countries = countries_of(series)
    days = tuple(
        day
        for day in _days(start, end)
        if is_working_day(day, countries) and is_within(series, day) and closed_on(series, day) is None
    )
    return Usable(days, {day: position for position, day in enumerate(days)})


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def allowed_weekdays(series: Series) -> tuple[int, ...]:
    """The ISO weekdays that the pattern of the kind, else the community, wishes for meetings."""
    pattern = series.kind.pattern
    return pattern.weekdays if pattern is not None else series.community.data.wishes.weekdays or DEFAULT_WEEKDAYS


def allowed(series: Series, day: date) -> bool:
    """Whether the pattern of the kind, else the community's wish for weekdays, lets a meeting fall on this day."""
    pattern = series.kind.pattern
    if pattern is not None:
        return fits(pattern, day)
    return day.isoweekday() in allowed_weekdays(series)


def fits(pattern: Pattern, day: date) -> bool:
    """Whether a day is one of a pattern's: weekday, position in the month, odd or even ISO week, month."""
    if day.isoweekday() not in pattern.weekdays or (pattern.months and day.month not in pattern.months):
        return False
    if pattern.weeks is not None and (day.isocalendar().week % 2 == 1) != (pattern.weeks == "odd"):
        return False
    if pattern.nth is None:
        return True
    if pattern.nth < 0:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == pattern.nth


def minutes_of(series: Series) -> int:
    """How long a meeting of the series is planned to last."""
    pattern = series.kind.pattern
    if pattern is not None and pattern.hours is not None:
        return _minutes(pattern.hours.end) - _minutes(pattern.hours.start)
    return duration_minutes(series.kind.duration) or duration_minutes(series.community.data.wishes.duration) or DEFAULT_MINUTES


def duration_minutes(duration: Duration | None) -> int | None:
    """The minutes of a duration; `full day` and `half day` have a length of the tool's own."""
    if duration is None:
        return None
    if duration.whole is not None:
        return FULL_DAY if duration.whole == "full day" else HALF_DAY
    return duration.minutes


def starts_of(series: Series) -> tuple[int, ...]:
    """The starts that meetings of the series may have, the preferred first, in minutes since midnight.

    None where the meeting would end after midnight.
    """
    pattern, wishes = series.kind.pattern, series.community.data.wishes
    if pattern is not None and pattern.hours is not None:
        return (_minutes(pattern.hours.start),)
    wanted = (
        tuple(_minutes(start) for start in wishes.starts or ()) or _full_hours(wishes) or tuple(map(_minutes, DEFAULT_STARTS))
    )
    minutes = minutes_of(series)
    starts = tuple(start for start in wanted if ends_the_same_day(start, minutes))
    if wishes.hours is None:
        return starts
    fitting = tuple(start for start in starts if start + minutes <= _minutes(wishes.hours.end))
    return fitting or starts[:1]


def in_hours(series: Series, start: int) -> bool:
    """Whether a meeting of the series that begins then lies within the hours that the community allows."""
    hours = series.community.data.wishes.hours
    return hours is None or (_minutes(hours.start) <= start and start + minutes_of(series) <= _minutes(hours.end))


def ends_the_same_day(start: int, minutes: int) -> bool:
    """Whether a meeting ends before midnight; one that would go past it cannot be."""
    return start + minutes < A_DAY


def _full_hours(wishes: Wishes) -> tuple[int, ...]:
    if wishes.hours is None:
        return ()
    first, last = _minutes(wishes.hours.start), _minutes(wishes.hours.end)
    return tuple(start for start in range(-(-first // 60) * 60, last, 60) if start >= first)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def hours_from(start: int, minutes: int) -> Hours:
    """From a start and a length to hours. A start that is left by `starts_of` ends the same day."""
    end = min(start + minutes, A_DAY - 1)
    return Hours(time(start // 60, start % 60), time(end // 60, end % 60))
