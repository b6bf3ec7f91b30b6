"""Meetings after the last day, or before the first, of their network, their area or their kind of meeting."""

from collections.abc import Iterator
from dataclasses import dataclass

from mandat.checks.lines import Line, workspace_lines
from mandat.diagnostics import Finding, Note, Place
from mandat.schema.phrases import Partial
from mandat.workspace import Network, Workspace
from mandat.workspace.series import Series
from mandat.workspace.validity import network_spell, networks_spell


@dataclass(frozen=True, slots=True)
class _Time:
    """A network, an area or a kind of meeting, with the days on which it begins and ends."""

    name: str
    place: Place
    start: Partial | None = None
    end: Partial | None = None


def outside_their_time(workspace: Workspace) -> Iterator[Finding]:
    """A finding for each line that lies, with all its days, outside the time of its network or its kind."""
    for line in workspace_lines(workspace):
        if line.series is not None and line.takes_place:
            yield from (found for one in _times(line.series) if (found := _outside(line, one)) is not None)


def _times(series: Series) -> Iterator[_Time]:
    networks = tuple(network for network in series.networks if network.own is not None)
    if len(networks) == len(series.networks):
        yield from _of_networks(series.mandate.file, networks)
    if series.area is not None:
        yield _Time(series.area.name, series.community.place("areas", series.area.id), series.area.from_, series.area.until)
    yield _Time(f"`{series.kind.id}`", series.place(), series.kind.from_, series.kind.until)


def _of_networks(file: str, networks: tuple[Network, ...]) -> Iterator[_Time]:
    """The first of some networks to begin and the last to end: there is a joint meeting as long as there is one of them."""
    spell = networks_spell(networks)
    first = next((one for one in networks if spell[0] is not None and network_spell(one)[0] == spell[0]), None)
    last = next((one for one in networks if spell[1] is not None and network_spell(one)[1] == spell[1]), None)
    alone = len(networks) == 1
    if first is not None and first.own is not None:
        name = first.name if alone else f"{first.name}, the first of its networks,"
        yield _Time(name, Place(file, first.path), start=first.own.from_)
    if last is not None and last.own is not None:
        name = last.name if alone else f"{last.name}, the last of its networks,"
        yield _Time(name, Place(file, last.path), end=last.own.until)


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
