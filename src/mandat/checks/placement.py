"""Whether the day of a meeting fits what its mandate says: pattern, time of the year, and side of another body's meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from mandat.calendar.closures import closure_on, covers
from mandat.calendar.dates import countries_of
from mandat.checks.lines import Line
from mandat.planning.placement import is_named, window
from mandat.rules.periods import Days
from mandat.rules.workdays import Countries, is_working_day
from mandat.schema.phrases import Hours, Pattern, Placement
from mandat.schema.phrases.names import MONTHS, POSITION_WORDS, WEEKDAYS
from mandat.workspace.series import Series

LAST = -1
HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A meeting outside its placement: the nearest meeting of the other body, and the days that would be right."""

    other: Line
    other_day: date
    days: Days | None


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
        and (kind.within is None or covers(kind.within, day))
        and is_working_day(day, countries_of(series))
        and closure_on(series.community, day, ()) is None
    )


def _odd_or_even(day: date) -> str:
    return "odd" if day.isocalendar().week % 2 else "even"


def _is_nth(day: date, nth: int) -> bool:
    if nth == LAST:
        return (day + timedelta(days=7)).month != day.month
    return (day.day + 6) // 7 == nth


def misplaced(line: Line, series: Series, placement: Placement, lines: Iterable[Line]) -> Misplaced | None:
    """Where no meeting of the other body lies as the placement says; None where one does, or none has a day yet.

    A range of days is taken as it is written. A single number names the week: two weeks before a Thursday is any day of
    the week in which that day lies, because a holiday may move either meeting.
    """
    others = [(other, day) for other in _others(line, series, placement, lines) if (day := other.day) is not None]
    if line.day is None or not others:
        return None
    countries = countries_of(series)
    if any(_is_placed(line, other, placement, countries) for other, _ in others):
        return None
    own = line.day
    other, day = min(others, key=lambda found: (abs((found[1] - own).days), found[1], found[0].meeting.id))
    return Misplaced(other, day, window(day, placement, countries))


def _others(line: Line, series: Series, placement: Placement, lines: Iterable[Line]) -> tuple[Line, ...]:
    """The meetings that a placement names; where the same network has some of its own, only those."""
    named = tuple(
        other
        for other in lines
        if other.takes_place
        and other.meeting.id != line.meeting.id
        and is_named(other.meeting.kind, other.meeting.of, series, placement.reference)
        and (placement.span is not None or other.plan is line.plan)
    )
    own = tuple(other for other in named if other.meeting.of == line.meeting.of)
    return own or named


def _is_placed(line: Line, other: Line, placement: Placement, countries: Countries) -> bool:
    day, other_day = line.day, other.day
    if day is None or other_day is None:
        return True
    if placement.span is not None and placement.span.unit == "hour":
        return day == other_day and _hours_fit(line, other, placement)
    if placement.span is None and day == other_day and line.meeting.time and other.meeting.time:
        return (line.meeting.time.start < other.meeting.time.start) is placement.before
    days = window(other_day, placement, countries)
    if days is not None:
        return day in days
    return day <= other_day if placement.before else day >= other_day


def _hours_fit(line: Line, other: Line, placement: Placement) -> bool:
    own, theirs, span = line.meeting.time, other.meeting.time, placement.span
    if own is None or theirs is None or span is None:
        return True
    day = date(2001, 1, 1)
    apart = datetime.combine(day, theirs.start) - datetime.combine(day, own.start)
    return timedelta(hours=span.least) <= (apart if placement.before else -apart) <= timedelta(hours=span.most)
