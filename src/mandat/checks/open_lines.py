"""Lines of a plan that wait for a day, in a time that has none: part of PLN03."""

from collections.abc import Iterator
from datetime import date, timedelta

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import closed_on, is_within
from mandat.checks.lines import Line, rule_place, workspace_lines
from mandat.diagnostics import Finding, Note
from mandat.planning.days import allowed
from mandat.rules.workdays import is_working_day
from mandat.schema.community import ClosedTime
from mandat.workspace import Workspace
from mandat.workspace.series import Series


def lines_without_day(workspace: Workspace) -> Iterator[Finding]:
    """The lines with a partial date in which no day is open, or none on which the meeting may be."""
    for line in workspace_lines(workspace):
        if line.day is None and line.takes_place and line.series is not None:
            yield from _without_day(line, line.series)


def _without_day(line: Line, series: Series) -> Iterator[Finding]:
    days = tuple(_days(line.meeting.on.first, line.meeting.on.last))
    working = [day for day in days if is_working_day(day, countries_of(series))]
    closed = [one for day in working if (one := closed_on(series, day)) is not None]
    is_open = [day for day in working if closed_on(series, day) is None]
    if any(allowed(series, day) and is_within(series, day) for day in is_open):
        return
    if is_open and not any(is_within(series, day) for day in is_open):
        reason, remedy = f"the mandate wants it within {series.kind.within}", "change `within` in the mandate"
    elif is_open:
        reason, remedy = (
            "none of its open days is one on which the meeting may be",
            "allow another weekday in the mandate or in `wishes`",
        )
    else:
        reason, remedy = "all its days are closed or public holidays", "open a day in `closed`"
    message = f"`{line.meeting.id}` cannot get a day in {line.meeting.on}: {reason}."
    notes = tuple(_rule(series) if is_open else _closings(series, closed))
    yield Finding(line.place("on"), message, f"{remedy}, or give it another time", notes)


def _rule(series: Series) -> Iterator[Note]:
    for field, value in (("pattern", series.kind.pattern), ("within", series.kind.within)):
        if value is not None:
            yield Note(rule_place(series, field), "the rule")


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _closings(series: Series, closed: list[ClosedTime]) -> Iterator[Note]:
    """The entries of `closed` that take the days, as they stand in the file."""
    every = series.community.data.closed
    for position in sorted({every.index(one) + 1 for one in closed}):
        one = every[position - 1]
        yield Note(series.community.place("closed", position), f"{one.name}: {one.when}")
