"""The dates of one side as wishes of the other: what was proposed before stays, unless something forbids it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mandat.calendar.model import Chosen
from mandat.calendar.windows import windows_of
from mandat.planning.year import Today, asked_of
from mandat.schema.phrases import Partial
from mandat.schema.plan import PlanFile, PlannedMeeting
from mandat.workspace import Community, Plan, Workspace
from mandat.workspace.series import Series, all_series

SeriesKey = tuple[str, str, str]
"""Community, kind and of."""


def with_wishes(workspace: Workspace, year: int, chosen: Iterable[Chosen], on: date) -> tuple[Workspace, frozenset[str]]:
    """The workspace with these dates written into its plans, and their ids as `community/id`.

    Of a series that now wants fewer meetings, those are left out that lie nearest to another one.
    """
    wished = tuple(chosen)
    communities, names = list[Community](), set[str]()
    for community in workspace.communities:
        lines = tuple(_lines(community, year, wished, on))
        names.update(f"{community.id}/{line.id}" for line in lines)
        communities.append(_with_lines(community, year, lines) if lines else community)
    return replace(workspace, communities=tuple(communities)), frozenset(names)


def _with_lines(community: Community, year: int, lines: tuple[PlannedMeeting, ...]) -> Community:
    plan = community.plan(year)
    if plan is None:
        data = PlanFile.model_construct(format="1", plan=year, meetings=lines)
        return replace(community, plans=(*community.plans, Plan(f"{community.folder}/plan-{year}.yaml", data)))
    data = plan.data.model_copy(update={"meetings": (*plan.data.meetings, *lines)})
    return replace(community, plans=tuple(replace(one, data=data) if one is plan else one for one in community.plans))


def _lines(community: Community, year: int, chosen: tuple[Chosen, ...], on: date) -> Iterator[PlannedMeeting]:
    plan = community.plan(year)
    standing = plan.data.meetings if plan is not None else ()
    taken = {line.id for _, line in community.planned}
    every = all_series(community)
    for series in every:
        free = [one for one in chosen if one.series == series.key and one.id not in taken and _is_wanted(series, year, one.day)]
        if free:
            room = _room(series, year, every, standing, on)
            yield from (_line(series, one) for one in _kept(free, room))


def _is_wanted(series: Series, year: int, day: date) -> bool:
    """Whether the rules ask for meetings at that time at all."""
    if series.kind.frequency is None:
        return series.kind.placed is not None
    return any(window.first <= day <= window.last for window in windows_of(series, year) or ())


def _room(series: Series, year: int, every: tuple[Series, ...], standing: tuple[PlannedMeeting, ...], on: date) -> int:
    """How many meetings the rules still ask for beside those that stand in the plan."""
    asked = asked_of(series, year, Today(on), every, standing)
    wanted = sum(window.number for window in windows_of(series, year) or ())
    return max(0, wanted + asked.beside - len(asked.others) - sum(1 for line in asked.lines if line.state != "cancelled"))


def _kept(chosen: list[Chosen], room: int) -> tuple[Chosen, ...]:
    kept = sorted(chosen, key=lambda one: (one.day, one.id))
    while len(kept) > max(room, 0):
        gaps = [(kept[place + 1].day - kept[place].day, -place) for place in range(len(kept) - 1)]
        kept.pop(1 - min(gaps)[1] if gaps else 0)
    return tuple(kept)


def _line(series: Series, one: Chosen) -> PlannedMeeting:
    return PlannedMeeting.model_construct(
        id=one.id, kind=series.kind_reference, of=series.of, on=Partial("day", one.day, one.day), time=one.hours
    )
