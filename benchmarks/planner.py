"""The year planner on invented worlds: `python -m benchmarks.planner [S M L XL]`.

Prints times, costs, bounds and double bookings beside naive recurrence (a weekday and an hour for every body, repeated
through the year), and what one change moves in an adopted year. Budgets are deterministic; only the seconds differ
between two runs.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from time import perf_counter

from benchmarks.worlds import SIZES, community_of, number, world

from mandat.planning.problem import Plan, Problem, Request, Slot
from mandat.planning.regions import solve_by_regions
from mandat.planning.replan import Replanned, replan
from mandat.planning.rows import slots_collide
from mandat.planning.solve import solve

CHANGES = 12
WHOLE = ("S", "M", "L")
"""Worlds that are also solved as a whole."""


def main(names: Iterable[str]) -> None:
    """Every figure of every world that is named."""
    for name in names:
        problem = world(SIZES[name], 1)
        bodies = len({one.id.rpartition("-")[0] for one in problem.requests})
        print(f"{name}: {SIZES[name]} communities, {bodies} bodies, {len(problem.requests)} meetings")
        print(f"  naive recurrence: {double_bookings(problem, recurring(problem))} double bookings", flush=True)
        plan = _regions(problem)
        whole = _whole(problem) if name in WHOLE else None
        found = whole or plan
        if found is not None and name != "XL":
            _changes(problem, found)


def _regions(problem: Problem) -> Plan | None:
    start = perf_counter()
    plan = solve_by_regions(problem, group_of=community_of)
    return _told("community by community", problem, plan, perf_counter() - start)


def _whole(problem: Problem) -> Plan | None:
    start = perf_counter()
    plan = solve(problem)
    return _told("as a whole", problem, plan, perf_counter() - start)


def _told(how: str, problem: Problem, plan: object, seconds: float) -> Plan | None:
    if not isinstance(plan, Plan):
        print(f"  {how}: no plan, {seconds:.1f} s", flush=True)
        return None
    known, clashes = plan.certificate, double_bookings(problem, dict(plan.chosen))
    proven = "proven" if known.proven else f"at most {100 * known.gap / known.bound:.1f} % above the least"
    print(f"  {how}: {seconds:.1f} s, cost {known.cost}, bound {known.bound}, {proven}, {clashes} double bookings", flush=True)
    return plan


def recurring(problem: Problem) -> dict[str, Slot]:
    """What calendars without the members do: each body has a weekday, an hour and a week of the month."""
    bodies: defaultdict[str, list[Request]] = defaultdict(list)
    for one in problem.requests:
        bodies[one.id.rpartition("-")[0]].append(one)
    chosen: dict[str, Slot] = {}
    for body, requests in bodies.items():
        for k, one in enumerate(requests):
            chosen[one.id] = one.candidates[0].slot if one.fixed else _recurrence(body, k, len(requests), one)
    return chosen


def _recurrence(body: str, k: int, meetings: int, request: Request) -> Slot:
    weekdays = sorted({candidate.slot.day.weekday() for candidate in request.candidates})
    starts = sorted({candidate.slot.start for candidate in request.candidates})
    weekday = weekdays[number(body, "weekday", below=len(weekdays))]
    month = 1 + (2 * k + 1) * 12 // (2 * meetings) % 12
    first = date(2025, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * number(body, "nth", below=3))
    return Slot(day, starts[number(body, "start", below=len(starts))])


def double_bookings(problem: Problem, chosen: dict[str, Slot]) -> int:
    """Pairs of meetings at the same time that somebody has to be in; pairs that people fixed themselves are left out."""
    days: defaultdict[date, list[Request]] = defaultdict(list)
    for one in problem.requests:
        days[chosen[one.id].day].append(one)
    return sum(
        not (first.fixed and second.fixed)
        and bool(set(first.holders) & set(second.holders))
        and slots_collide(first, chosen[first.id], second, chosen[second.id])
        for same_day in days.values()
        for first, second in combinations(same_day, 2)
    )


def _changes(problem: Problem, plan: Plan) -> None:
    slots = dict(plan.chosen)
    adopted = replace(
        problem, requests=tuple(one if one.fixed else replace(one, adopted=slots[one.id]) for one in problem.requests)
    )
    seconds, moves, least = [], 0, 0
    for k in range(CHANGES):
        changed = _changed(adopted, k)
        start = perf_counter()
        answer = replan(changed)
        seconds.append(perf_counter() - start)
        if isinstance(answer, Replanned):
            moves, least = moves + len(answer.moved), least + answer.least
            clashes = double_bookings(changed, dict(answer.plan.chosen))
            if clashes or answer.unmoved:
                print(f"    change {k}: {clashes} double bookings, {len(answer.unmoved)} not moved")
        else:
            print(f"    change {k}: no plan")
    unchanged = replan(adopted)
    still = len(unchanged.moved) if isinstance(unchanged, Replanned) else "no plan"
    middle = sorted(seconds)[len(seconds) // 2]
    print(f"  {CHANGES} changes: median {middle:.2f} s, slowest {max(seconds):.2f} s, {moves} moves, at least {least} are needed")
    print(f"  unchanged: {still} moves", flush=True)


def _changed(problem: Problem, k: int) -> Problem:
    """A day lost for a community, somebody who sits elsewhere at that hour joins, or people fix a date that another has."""
    free = [one for one in problem.requests if one.adopted is not None]
    one = free[number("change", k, below=len(free))]
    match k % 3:
        case 0:
            return _each(problem, lambda other: _without_day(other, one))
        case 1:
            there = [other for other in free if other.adopted == one.adopted and not set(other.holders) & set(one.holders)]
            guest = there[number("guest", k, below=len(there))].holders[0] if there else one.holders[0]
            return _each(problem, lambda other: _joined(other, one.id.rpartition("-")[0], guest))
        case _:
            taken = {other.adopted for other in free if other.id != one.id and set(other.holders) & set(one.holders)}
            wanted = [candidate for candidate in one.candidates if candidate.slot in taken] or list(one.candidates)
            fixed = replace(one, candidates=(wanted[number("there", k, below=len(wanted))],), fixed=True, adopted=None)
            return _each(problem, lambda other: fixed if other.id == one.id else other)


def _each(problem: Problem, change: Callable[[Request], Request]) -> Problem:
    return replace(problem, requests=tuple(change(one) for one in problem.requests))


def _without_day(request: Request, lost: Request) -> Request:
    if request.fixed or lost.adopted is None or community_of(request.id) != community_of(lost.id):
        return request
    return replace(request, candidates=tuple(one for one in request.candidates if one.slot.day != lost.adopted.day))


def _joined(request: Request, body: str, holder: str) -> Request:
    if request.id.rpartition("-")[0] != body or holder in request.holders:
        return request
    return replace(request, holders=(*request.holders, holder))


if __name__ == "__main__":
    main(sys.argv[1:] or SIZES)
