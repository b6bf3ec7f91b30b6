"""What is expected of other series in a year: those that count as one, are counted as one, or lie beside it."""

from collections.abc import Iterator

from mandat.calendar.counting import counting_for
from mandat.calendar.windows import windows_of
from mandat.planning.placement import other_series
from mandat.rules.frequency import Window
from mandat.workspace.series import Series


def counted_beside(series: Series, every: tuple[Series, ...]) -> Iterator[Series]:
    """The other series whose meetings count for the frequency of this one."""
    counting = counting_for(series)
    return (other for other in every if (other.kind_reference, other.of) in counting and other.key != series.key)


def windows_counted_in(series: Series, year: int, every: tuple[Series, ...]) -> tuple[Window, ...]:
    """The stretches of a year in which the meetings of a series count for another one; none where it counts for itself."""
    if series.kind.counts_as is None:
        return ()
    own = (series.kind_reference, series.of)
    found = (windows_of(other, year) for other in every if other.key != series.key and own in counting_for(other))
    return next((windows for windows in found if windows), ())


def number_of(series: Series, year: int, every: tuple[Series, ...], seen: tuple[Series, ...] = ()) -> int:
    """How many meetings of a kind there will be in a year: those of the plan, or as many as the rule asks for."""
    plan = series.community.plan(year)
    lines = sum(1 for line in plan.data.meetings if series.owns(line) and line.state != "cancelled") if plan is not None else 0
    asked = sum(window.number for window in windows_of(series, year) or ())
    return max(lines, asked, number_beside(series, year, every, seen))


def number_beside(series: Series, year: int, every: tuple[Series, ...], seen: tuple[Series, ...] = ()) -> int:
    """How many meetings there will be of those that a kind without a frequency is placed beside."""
    if series.kind.frequency is not None or series.kind.placed is None or series in seen:
        return 0
    return sum(number_of(other, year, every, (*seen, series)) for other in other_series(series, every))
