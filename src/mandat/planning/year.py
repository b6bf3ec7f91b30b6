"""The dates of a year for all communities at once: adopted ones kept, missing ones chosen, what is impossible told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mandat.calendar.model import Certificate, Chosen
from mandat.planning.days import hours_from
from mandat.planning.problem import Conflict, Effort, Impossible, Plan, Problem, Request, Sequence, Slot
from mandat.planning.requests import Unplaced, Wanted, wanted, weights_of, windows_of
from mandat.planning.solve import solve
from mandat.workspace import Community, Workspace
from mandat.workspace.series import Series, all_series


@dataclass(frozen=True, slots=True)
class Refusal:
    """Meetings that cannot all be held: their ids, and the holders (`organisation/seat`) whose time runs out."""

    meetings: tuple[str, ...]
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What the planner found.

    Attributes:
        chosen: the new dates, by id.
        certificate: how good they are.
        unplaced: meetings that the rules ask for and that no day is left for.
        cycle_unknown: series that meet every few years, and nothing says in which.
        refusals: why there is no plan; then nothing is chosen.
    """

    chosen: tuple[Chosen, ...] = ()
    certificate: Certificate | None = None
    unplaced: tuple[Unplaced, ...] = ()
    cycle_unknown: tuple[Series, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def plan_year(workspace: Workspace, year: int, *, on: date, start: date | None = None, effort: Effort | None = None) -> YearPlan:
    """Choose a date for every meeting of a year that has none.

    A community without a plan for the year is planned from January on, whatever day it is. With one, no new date lies on
    or before `on`; and when the year is over, none is added.

    Args:
        workspace: all communities; a holder in two of them is in one place at a time.
        year: the calendar year.
        on: the day it is.
        start: no new date before this day.
        effort: how hard to try.
    """
    needs = tuple(one for community in workspace.communities for one in _needs(community, year, on, start))
    requests = tuple(request for need in needs for request in need.requests)
    answer = solve(Problem(requests, sequences=tuple(_sequences(needs)), weights=_weights(needs)), effort)
    unplaced = tuple(one for need in needs for one in need.unplaced)
    unknown = tuple(need.series for need in needs if need.cycle_unknown)
    if isinstance(answer, Impossible):
        return YearPlan(unplaced=unplaced, cycle_unknown=unknown, refusals=tuple(_refusal(one) for one in _conflicts(answer)))
    return YearPlan(_chosen(needs, answer), _certificate(answer), unplaced, unknown)


def _needs(community: Community, year: int, on: date, start: date | None) -> Iterator[Wanted]:
    plan = community.plan(year)
    first = max(start or date.min, date(year, 1, 1))
    if plan is not None and on >= first:
        first = date.fromordinal(on.toordinal() + 1)
    complete = plan is not None and on.year > year
    lines = plan.data.meetings if plan is not None else ()
    every = all_series(community)
    for series in every:
        mine = tuple(line for line in lines if series.owns(line))
        counted = sum(_number(other, year) for other in every if _counts_as(other, series))
        yield wanted(series, year, not_before=first, lines=mine, others=counted, complete=complete)


def _counts_as(other: Series, series: Series) -> bool:
    return other.kind.counts_as == series.kind.id and other.of == series.of and other.mandate.id == series.mandate.id


def _number(series: Series, year: int) -> int:
    """How many meetings of a kind there will be in a year: those of the plan, or as many as the rule asks for."""
    plan = series.community.plan(year)
    lines = sum(1 for line in plan.data.meetings if series.owns(line) and line.state != "cancelled") if plan is not None else 0
    return max(lines, sum(window.number for window in windows_of(series, year) or ()))


def _sequences(needs: tuple[Wanted, ...]) -> Iterator[Sequence]:
    """New meetings of a series keep their numbers in the order of their dates."""
    for need in needs:
        movable = tuple(request.id for request in need.requests if not request.fixed)
        if len(movable) > 1:
            yield Sequence(movable)


def _weights(needs: tuple[Wanted, ...]) -> str:
    return " | ".join(sorted({str(weights_of(need.series)) for need in needs})) or "1"


def _chosen(needs: tuple[Wanted, ...], plan: Plan) -> tuple[Chosen, ...]:
    slots = dict(plan.chosen)
    return tuple(
        _choice(need.series, request, slots[request.id]) for need in needs for request in need.requests if not request.fixed
    )


def _choice(series: Series, request: Request, slot: Slot) -> Chosen:
    return Chosen(request.id.split("/", 1)[1], series.key, slot.day, hours_from(slot.start, request.minutes))


def _certificate(plan: Plan) -> Certificate:
    made = plan.certificate
    return Certificate(made.cost, made.bound, made.proven, made.unique, made.digest, made.weights)


def _conflicts(answer: Impossible) -> tuple[Conflict, ...]:
    undecided = (Conflict(answer.undecided, ()),) if answer.undecided else ()
    return (*answer.conflicts, *undecided)


def _refusal(conflict: Conflict) -> Refusal:
    return Refusal(tuple(name.split("/", 1)[1] for name in conflict.requests), conflict.holders)
