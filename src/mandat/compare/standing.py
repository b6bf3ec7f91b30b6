"""Whether every date of a year can stand as it is: then nothing has to be planned again.

The same faults are looked for as the planner looks for in adopted dates: a day that breaks a hard rule, somebody in two
meetings on one day, a meeting that is missing. Where there is any, the planner decides.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from mandat.calendar.dates import members_of
from mandat.calendar.windows import windows_of
from mandat.planning.keeping import broken_by
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Workspace
from mandat.workspace.members import holders
from mandat.workspace.series import Series, all_series

Meeting = tuple[Series, PlannedMeeting]


def stands(workspace: Workspace, year: int, only: frozenset[tuple[str, str, str]] | None = None) -> bool:
    """Whether the plans of a year, or of `only` some series, need no change and no further meeting."""
    found = (series for community in workspace.communities for series in all_series(community))
    every = tuple(series for series in found if only is None or series.key in only)
    meetings = tuple(one for series in every for one in _meetings(series, year))
    if any(series.kind.placed is not None or not _has_enough(series, year, meetings) for series in every):
        return False
    if any(line.on.unit != "day" or broken_by(series, line.on.first) is not None for series, line in meetings):
        return False
    return not any(_share_holders(*pair) for pair in _same_day(meetings))


def _meetings(series: Series, year: int) -> Iterator[Meeting]:
    plan = series.community.plan(year)
    for line in plan.data.meetings if plan is not None else ():
        if series.owns(line) and line.state != "cancelled":
            yield series, line


def _has_enough(series: Series, year: int, meetings: tuple[Meeting, ...]) -> bool:
    """Whether each stretch of the year has the meetings that the rule asks for."""
    days = tuple(line.on.first for one, line in meetings if one is series)
    windows = windows_of(series, year)
    if windows is None or (series.kind.frequency is None and series.kind.placed is not None):
        return False
    return all(sum(window.first <= day <= window.last for day in days) >= window.number for window in windows)


def _same_day(meetings: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, Meeting]]:
    days: defaultdict[date, list[Meeting]] = defaultdict(list)
    for one in meetings:
        days[one[1].on.first].append(one)
    for found in days.values():
        yield from combinations(found, 2)


def _share_holders(one: Meeting, other: Meeting) -> bool:
    """Whether somebody sits in both, at hours that meet or have only the way between them."""
    if one[1].state == other[1].state == "held" or not _may_meet(one, other):
        return False
    return bool(_needed(one) & _needed(other))


def _may_meet(one: Meeting, other: Meeting) -> bool:
    """Whether the hours overlap; where there is travel, or no hours, any two on one day may."""
    here, there = one[1].time, other[1].time
    travel = any(series.community.data.wishes.travel is not None for series, _ in (one, other))
    if here is None or there is None or travel:
        return True
    return here.start < there.end and there.start < here.end


def _needed(meeting: Meeting) -> frozenset[str]:
    series, line = meeting
    called = {organisation.id for organisation in members_of(series, line.on.first)}
    found = holders(series.community, series.networks, series.kind, line.on.first)
    return frozenset(one.key for one in found if one.organisation in called)
