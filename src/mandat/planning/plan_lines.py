"""One line of a plan: the fields that a decision changes in it, as edits that leave the rest of the line alone."""

from collections.abc import Iterable
from datetime import date

from mandat.calendar.model import Chosen
from mandat.schema.phrases import Hours
from mandat.schema.plan import PlanFile, PlannedMeeting
from mandat.source.edit import SetField
from mandat.source.parsed import Value

Fields = tuple[tuple[str, str], ...]
"""Names and values of fields, as they are typed."""

ORDER = tuple(PlannedMeeting.model_fields)
"""The order in which the fields of a line are written."""


def position_of(plan: PlanFile, meeting_id: str) -> int:
    """Where the line of a meeting stands in the list, from 0."""
    return next(position for position, line in enumerate(plan.meetings) if line.id == meeting_id)


def new_line(chosen: Chosen) -> dict[str, Value]:
    """The line of a meeting that is new; `state: planned` goes without saying."""
    _, kind, of = chosen.series
    return {"id": chosen.id, "kind": kind, "of": of, "on": str(chosen.day), "time": str(chosen.hours)}


def dated(line: PlannedMeeting, day: date, hours: Hours | None) -> Fields:
    """The fields of a line that had no day and gets one; hours that people wrote stay."""
    return (("on", str(day)), *((("time", str(hours)),) if hours is not None and line.time is None else ()))


def moved(line: PlannedMeeting, day: date, hours: Hours | None) -> Fields:
    """The fields of a line that goes to another day or hour.

    `was` keeps the first date that people knew, unless the meeting goes back to it. On the same day at another hour the
    meeting has not moved: only its time changes.
    """
    time = (("time", str(hours)),) if hours is not None and hours != line.time else ()
    if line.on.unit == "day" and line.on.first == day:
        return time
    was = line.was if line.was is not None and str(line.was) != str(day) else line.on
    return (("on", str(day)), *time, ("state", "moved"), ("was", str(was)))


def counted(line: PlannedMeeting, on: date) -> Fields:
    """The fields that count a change: one revision more, and its day."""
    return (("revision", str(line.revision + 1)), ("revised", str(on)))


def changes(line: PlannedMeeting, fields: Iterable[tuple[str, str]]) -> Fields:
    """Those of the fields that say something else than the line does."""
    return tuple((name, value) for name, value in fields if _said(line, name) != value)


def _said(line: PlannedMeeting, name: str) -> str | None:
    value = getattr(line, name)
    return None if value is None else str(value)


def line_edits(position: int, line: PlannedMeeting, fields: Fields) -> tuple[SetField, ...]:
    """The edits of a line: a field that is there gets its new value, a missing one its place in the usual order."""
    there = set(line.model_fields_set)
    edits: list[SetField] = []
    for name, value in fields:
        before = [other for other in ORDER[: ORDER.index(name)] if other in there]
        edits.append(SetField(("meetings", position), name, value, before[-1] if before else None))
        there.add(name)
    return tuple(edits)
