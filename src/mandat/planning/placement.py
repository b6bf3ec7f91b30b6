"""Meetings that lie beside another body's: which meetings a placement names, and on which days and hours it is kept.

A range of days is taken as it is written. A single number names the week: two weeks before a Thursday is any day of the
week in which that day lies, because a holiday may move either meeting. A number of hours means the same day, and who
meets before another meeting is done when that begins.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from mandat.calendar.dates import countries_of
from mandat.frozen import frozen
from mandat.planning.days import ends_the_same_day, in_hours, minutes_of, starts_of
from mandat.planning.problem import Around, Beside, Candidate, Request, Slot
from mandat.rules.deadlines import stepped
from mandat.rules.periods import Days
from mandat.rules.workdays import Countries
from mandat.schema.phrases import Placement
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.series import Series

A_DAY = 24 * 60
AN_HOUR = 60


def is_named(kind: str, of: str, series: Series, reference: str) -> bool:
    """Whether a placement of a series means meetings of a kind (`mandate/kind`) of somebody."""
    if series.mandate.kind(reference) is not None:
        return kind == f"{series.mandate.id}/{reference}"
    return reference in (kind, kind.partition("/")[0], of)


def window(other: date, placement: Placement, countries: Countries) -> Days | None:
    """The days that keep a placement beside a meeting of the other body; None without a span of days."""
    span = placement.span
    if span is None or span.unit == "hour":
        return None
    first, last = sorted(stepped(other, span, number, countries, before=placement.before) for number in (span.least, span.most))
    if span.about or span.least == span.most:
        first -= timedelta(days=first.weekday())
        last += timedelta(days=6 - last.weekday())
    aside = timedelta(days=1)
    return Days(first, min(last, other - aside)) if placement.before else Days(max(first, other + aside), last)


def other_series(series: Series, every: Iterable[Series]) -> tuple[Series, ...]:
    """The series that the placement of a series names; where the same network has some of its own, only those."""
    placement = series.kind.placed
    if placement is None:
        return ()
    named = tuple(
        other
        for other in every
        if other.key != series.key and is_named(other.kind_reference, other.of, series, placement.reference)
    )
    return tuple(other for other in named if other.of == series.of) or named


def placed_starts(series: Series, others: Iterable[tuple[Series, tuple[PlannedMeeting, ...]]]) -> tuple[int, ...]:
    """The starts of a meeting so many hours before or after others, from the starts those have or may have.

    They lie within the community's hours, so that the others begin late or early enough; beside an hour that people have
    decided it may lie outside.
    """
    placement = series.kind.placed
    span = placement.span if placement is not None else None
    own_hours = series.kind.pattern is not None and series.kind.pattern.hours is not None
    if placement is None or span is None or span.unit != "hour" or own_hours:
        return starts_of(series)
    sign = -1 if placement.before else 1
    apart = tuple(sign * hours * AN_HOUR for hours in range(span.least, span.most + 1))
    theirs = tuple(others)
    free = (start + hours for other, _ in theirs for start in starts_of(other) for hours in apart)
    decided = (start + hours for _, lines in theirs for start in _decided(lines) for hours in apart)
    found = dict.fromkeys((*(start for start in free if in_hours(series, start)), *decided))
    return tuple(start for start in found if start >= 0 and ends_the_same_day(start, minutes_of(series))) or starts_of(series)


def _decided(lines: Iterable[PlannedMeeting]) -> Iterator[int]:
    return (line.time.start.hour * AN_HOUR + line.time.start.minute for line in lines if line.time is not None)


@frozen
class Placed:
    """A series with a placement, its requests, and those of the meetings that it is placed beside."""

    series: Series
    requests: tuple[Request, ...]
    others: tuple[Request, ...]


def besides(placed: Placed) -> tuple[Beside, ...]:
    """The rules for every request of the series that has no date of its own.

    A date that people adopted is held to its placement as long as it keeps it: one that they put elsewhere is theirs.
    """
    placement = placed.series.kind.placed
    if placement is None or not placed.others:
        return ()
    countries = countries_of(placed.series)
    days = sorted({candidate.slot.day for other in placed.others for candidate in other.candidates})
    around = tuple(_around(day, placement, countries) for day in days)
    names = tuple(other.id for other in placed.others)
    longest = max(other.minutes for other in placed.others)
    rules = (Beside(one.id, names, around, _apart(placement, one.minutes, longest)) for one in placed.requests if not one.fixed)
    moving = {one.id: one.adopted for one in placed.requests}
    return tuple(rule for rule in rules if moving[rule.meeting] is None or _keeps(rule, moving[rule.meeting], placed.others))


def _keeps(rule: Beside, own: Slot | None, others: Iterable[Request]) -> bool:
    return own is not None and any(
        rule.holds(own, slot)
        for other in others
        for slot in (other.adopted, *(c.slot for c in other.candidates if other.fixed))
        if slot
    )


def _around(day: date, placement: Placement, countries: Countries) -> Around:
    days = window(day, placement, countries)
    if days is not None:
        return Around(day, days.first, days.last)
    if placement.span is not None:
        return Around(day, day, day)
    return Around(day, date.min, day) if placement.before else Around(day, day, date.max)


def _apart(placement: Placement, own: int, other: int) -> tuple[int, int] | None:
    """How many minutes after the other a start on the same day may be; it begins when the other is over, or is over before."""
    span = placement.span
    if span is not None and span.unit != "hour":
        return None
    least, most = (span.least * AN_HOUR, span.most * AN_HOUR) if span is not None else (0, A_DAY)
    return (-most, -max(least, min(own, most))) if placement.before else (max(least, min(other, most)), most)


def elsewhere(series: Series, year: int, others: Iterable[Series]) -> Iterator[Request]:
    """The dates that other years' plans give the other body: a meeting in December may lie before one in January."""
    placement = series.kind.placed
    if placement is None or placement.span is None or placement.span.unit == "hour":
        return
    theirs = tuple(others)
    for plan, line in series.community.planned:
        settled = line.on.unit == "day" and line.state != "cancelled" and plan.data.plan != year
        if settled and any(other.owns(line) for other in theirs):
            slot = Slot(line.on.first, line.time.start.hour * AN_HOUR + line.time.start.minute if line.time else 0)
            yield Request(f"{series.community.id}/{line.id}", 0, 0, None, (), (Candidate(slot, 0),), fixed=True)
