"""Meetings after the last day, or before the first, of their network or their kind of meeting."""

from collections.abc import Iterator
from dataclasses import dataclass

from mandat.checks.lines import Line, workspace_lines
from mandat.diagnostics import Finding, Note, Place
from mandat.schema.phrases import Partial
from mandat.workspace import Workspace
from mandat.workspace.series import Series


@dataclass(frozen=True, slots=True)
class _Time:
    """A network or a kind of meeting, with the days on which it begins and ends."""

    name: str
    place: Place
    start: Partial | None
    end: Partial | None


def outside_their_time(workspace: Workspace) -> Iterator[Finding]:
    """A finding for each line that lies, with all its days, outside the time of its network or its kind."""
    for line in workspace_lines(workspace):
        if line.series is not None and line.takes_place:
            yield from (found for one in _times(line.series) if (found := _outside(line, one)) is not None)


def _times(series: Series) -> Iterator[_Time]:
    for network in series.networks:
        if network.own is not None:
            place = Place(series.mandate.file, network.path)
            yield _Time(network.name, place, network.own.from_, network.own.until)
    yield _Time(f"`{series.kind.id}`", series.place(), series.kind.from_, series.kind.until)


def _outside(line: Line, time: _Time) -> Finding | None:
    on = line.meeting.on
    if time.end is not None and on.first > time.end.last:
        message = f"`{line.meeting.id}` is planned for {on}, and {time.name} ends on {time.end.last}."
        remedy = f"`mandat plan cancel {line.meeting.id} --because …`, or a later `until`"
        return Finding(line.place("on"), message, remedy, (Note(time.place.child("until"), "the end"),))
    if time.start is not None and on.last < time.start.first:
        message = f"`{line.meeting.id}` is planned for {on}, and {time.name} begins on {time.start.first}."
        return Finding(
            line.place("on"), message, "move it, or write an earlier `from`", (Note(time.place.child("from"), "the beginning"),)
        )
    return None
