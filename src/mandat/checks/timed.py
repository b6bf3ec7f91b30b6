"""The items of a meeting part by part, with the time they take: those of its file, and what its agenda adds to them."""

from collections.abc import Iterator

from mandat.calendar.dates import members_of, part_for, parts_of
from mandat.calendar.model import DatedPart
from mandat.checks.lines import Line
from mandat.checks.taken_over import items_taken_over
from mandat.frozen import frozen
from mandat.rules.meeting_times import TimedItem, TimedPart
from mandat.schema.meeting import Item
from mandat.schema.meetings import Part
from mandat.workspace import Meeting
from mandat.workspace.series import Series


@frozen
class Timed:
    """A part of a meeting as its agenda has it.

    Attributes:
        part: the part; None where the meeting has none.
        positions: where its items stand in the meeting's file, from 1.
        taken_over: the minutes of what the last meeting did not come to.
        time: how long it lasts.
    """

    part: Part | None
    positions: tuple[int, ...]
    taken_over: int
    time: TimedPart


@frozen
class _Placed:
    part: DatedPart | None
    time: TimedItem
    position: int | None = None
    is_taken_over: bool = False


def timed_parts(line: Line, series: Series, meeting: Meeting) -> tuple[Timed, ...]:
    """Every part of a meeting with its items; the whole meeting where it has no parts."""
    members = members_of(series, line.meeting.on.first) if series.kind.parts else ()
    parts = parts_of(series, members, line.meeting.on.first)
    placed = tuple(_placed(parts, line, series, meeting))
    return tuple(_timed(part, tuple(one for one in placed if one.part == part)) for part in parts or (None,))


def _placed(parts: tuple[DatedPart, ...], line: Line, series: Series, meeting: Meeting) -> Iterator[_Placed]:
    """The items that are to be treated, each in its part."""
    for position, item in enumerate(meeting.data.items, 1):
        if item.outcome is None:
            yield _Placed(part_for(parts, item.part), TimedItem(_minutes(item), item.frame is not None), position)
    for item in items_taken_over(line, series, meeting):
        yield _Placed(part_for(parts, item.part), TimedItem(_minutes(item)), is_taken_over=True)
    if meeting.data.agenda is None:
        titles = tuple(item.title.casefold() for item in meeting.data.items)
        for one in series.rules.agenda.standing:
            is_here = not one.at or series.kind.id in one.at
            if is_here and not any(title.startswith(one.title.casefold()) for title in titles):
                yield _Placed(part_for(parts, one.part), TimedItem(None))


def _minutes(item: Item) -> int | None:
    return item.duration.minutes if item.duration is not None else None


def _timed(part: DatedPart | None, placed: tuple[_Placed, ...]) -> Timed:
    rule = part.part if part is not None else None
    return Timed(
        rule,
        tuple(one.position for one in placed if one.position is not None),
        sum(one.time.minutes or 0 for one in placed if one.is_taken_over),
        TimedPart(rule.duration if rule is not None else None, tuple(one.time for one in placed)),
    )
