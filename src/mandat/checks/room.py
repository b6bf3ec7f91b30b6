"""Stretches of a year in which a frequency asks for meetings and every working day is closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import closed_on
from mandat.calendar.windows import applies
from mandat.checks.lines import joined, rule_place
from mandat.diagnostics import Finding, Note
from mandat.rules.frequency import Applies, Window, planned_windows
from mandat.rules.workdays import is_working_day
from mandat.schema.community import ClosedTime
from mandat.schema.phrases import Frequency
from mandat.schema.phrases.names import MONTHS
from mandat.workspace import Community
from mandat.workspace.series import Series


def without_room(series: Series, frequency: Frequency, year: int) -> Iterator[Finding]:
    """A finding if the meetings that a frequency asks for in a year do not all have a day."""
    windows = _windows(series, frequency, year)
    short = tuple((window, missing) for window, missing in windows if missing > 0)
    if not short:
        return
    wanted = sum(window.number for window, _ in windows)
    held = wanted - sum(missing for _, missing in short)
    names = tuple(_window_name(window) for window, _ in short)
    told = joined(names) if len(names) <= 3 else joined((*names[:2], f"{len(names) - 2} more"))  # noqa: PLR2004
    rule = rule_place(series, "frequency")
    yield Finding(
        rule,
        f"`{frequency}` gives {held} of {wanted} in {year}: {told} {'is' if len(names) == 1 else 'are'} closed.",
        "open a week there in `closed`, or " + (f"write `frequency: {held} per year`" if held > 0 else "revise the rule"),
        tuple(_closings(series, tuple(window for window, _ in short))),
        rests_on=(rule,),
    )


def _windows(series: Series, frequency: Frequency, year: int) -> tuple[tuple[Window, int], ...]:
    """The stretches of a year in which there are to be meetings, each with the number of those it has no room for.

    Series alike in what they want have the same, unless some time is closed for some members only.
    """
    held = applies(series)
    known = series.community.once(_known_windows) if not _closed_for_some(series.community) else {}
    key = (frequency, year, held)
    if key not in known:
        windows = planned_windows(frequency, year, held) or ()
        known[key] = tuple((window, window.number - _room(series, window)) for window in windows)
    return known[key]


def _known_windows(_: Community) -> dict[tuple[Frequency, int, Applies], tuple[tuple[Window, int], ...]]:
    return {}


def _closed_for_some(community: Community) -> bool:
    return any(closed.only for closed in community.data.closed)


def _room(series: Series, window: Window) -> int:
    """How many days of a window are free, counted no further than the meetings it should have."""
    countries = countries_of(series)
    free = (day for day in _days(window) if is_working_day(day, countries) and closed_on(series, day) is None)
    return sum(1 for _ in islice(free, window.number))


def _days(window: Window) -> Iterator[date]:
    return (window.first + timedelta(days=number) for number in range((window.last - window.first).days + 1))


def _window_name(window: Window) -> str:
    first, last = window.first, window.last
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.month == last.month:
        return MONTHS[first.month - 1]
    week = first.isocalendar()
    return f"{week.year}-W{week.week:02}" if week[:2] == last.isocalendar()[:2] else f"{first}..{last}"


def _closings(series: Series, windows: tuple[Window, ...]) -> Iterator[Note]:
    """The entries of `closed` that take the room."""
    community, found = series.community, dict[str, ClosedTime]()
    for window in windows:
        for day in _days(window):
            if closed := closed_on(series, day):
                found[str(community.data.closed.index(closed) + 1)] = closed
    for position, closed in sorted(found.items(), key=lambda entry: int(entry[0])):
        yield Note(community.place("closed", position), f"{closed.name}: {closed.when}")
