"""Whether a meeting stands on the side of another body's meeting that its mandate says, and near enough."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from mandat.calendar.dates import countries_of
from mandat.checks.lines import Line, rule_place
from mandat.diagnostics import Finding, Note
from mandat.frozen import frozen
from mandat.planning.placement import is_named, window
from mandat.rules.periods import Days
from mandat.rules.workdays import Countries
from mandat.schema.phrases import Placement
from mandat.workspace.series import Series


@frozen
class Misplaced:
    """A meeting outside its placement: the nearest meeting of the other body, and the days that would be right."""

    other: Line
    other_day: date
    days: Days | None


def on_the_wrong_side(line: Line, series: Series, placement: Placement, lines: tuple[Line, ...]) -> Iterator[Finding]:
    """A finding for a meeting that is not placed as its mandate says."""
    if found := misplaced(line, series, placement, lines):
        yield _placed(line, series, str(placement), found)


def _placed(line: Line, series: Series, says: str, found: Misplaced) -> Finding:
    rule, other = rule_place(series, "placed"), found.other.meeting.id
    days = f"to a day from {found.days.first} to {found.days.last}" if found.days else f"so that it is {says}"
    return Finding(
        line.place("on"),
        f"`{line.meeting.id}` is on {line.day}, the mandate says `{says}`, and `{other}` is on {found.other_day}.",
        f"move it {days}, or add `because: …`",
        (Note(rule, "the rule"), Note(found.other.place("on"), "the other meeting")),
        None,
        (rule,),
    )


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
