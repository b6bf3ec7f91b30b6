"""Whether a day is open for a series: closed, quiet and allowed days, judged by those who are called to a meeting that day."""

from collections.abc import Iterable
from datetime import date

from mandat.calendar.closures import closure_on, covers, is_special, quiet_on
from mandat.calendar.dates import members_of
from mandat.schema.community import ClosedTime
from mandat.workspace.series import Series


def closed_on(series: Series, day: date) -> ClosedTime | None:
    """The closed time of the community, or of one of those who are called that day; None if the day is open."""
    if not is_special(series.community, day):
        return None
    times = series.community.data.closed
    return closure_on(series.community, day, _called(series, day, times))


def quiet_time_on(series: Series, day: date) -> ClosedTime | None:
    """The quiet time of the community, or of one of those who are called that day."""
    if not is_special(series.community, day):
        return None
    times = series.community.data.quiet
    return quiet_on(series.community, day, _called(series, day, times))


def is_within(series: Series, day: date) -> bool:
    """Whether the mandate lets the meeting fall in this time of the year (`within`)."""
    return series.kind.within is None or covers(series.kind.within, day)


def _called(series: Series, day: date, times: Iterable[ClosedTime]) -> tuple[str, ...]:
    """The organisations (ids) that are called that day; they are not asked for where every time is for all."""
    return tuple(one.id for one in members_of(series, day)) if any(time.only for time in times) else ()
