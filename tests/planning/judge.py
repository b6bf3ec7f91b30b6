"""The hard rules once more, said as plainly as possible, to judge plans by; and every plan of a small problem."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise, product

from mandat.planning.problem import Order, Problem, Request, Slot

Chosen = dict[str, Slot]


def faults(problem: Problem, chosen: Chosen) -> list[str]:
    """Every rule that a complete choice of slots breaks, apart from what fixed dates break among themselves."""
    return [*_double(problem, chosen), *_overloaded(problem, chosen), *_misplaced(problem, chosen)]


def plans(problem: Problem) -> Iterator[tuple[int, Chosen]]:
    """Every plan without faults, with its cost."""
    names = [request.id for request in problem.requests]
    for picked in product(*(request.candidates for request in problem.requests)):
        chosen = {name: candidate.slot for name, candidate in zip(names, picked, strict=True)}
        if not faults(problem, chosen):
            yield sum(candidate.cost for candidate in picked), chosen


def _double(problem: Problem, chosen: Chosen) -> Iterator[str]:
    for first, second in combinations(problem.requests, 2):
        both_fixed = first.fixed and second.fixed
        if not both_fixed and set(first.holders) & set(second.holders) and _collide(first, second, chosen):
            yield f"{first.id} and {second.id} share holders and time"


def _collide(first: Request, second: Request, chosen: Chosen) -> bool:
    if chosen[first.id].day != chosen[second.id].day:
        return False
    if chosen[first.id].start > chosen[second.id].start:
        first, second = second, first
    between = chosen[second.id].start - chosen[first.id].start - first.minutes
    same_place = first.place is not None and first.place == second.place
    travel = first.travel if second.travel and not same_place else 0
    return between < travel


def _overloaded(problem: Problem, chosen: Chosen) -> Iterator[str]:
    for holder in sorted({holder for request in problem.requests for holder in request.holders}):
        own = [request for request in problem.requests if holder in request.holders]
        days = Counter(chosen[request.id].day for request in own)
        weeks = Counter(chosen[request.id].day.isocalendar()[:2] for request in own)
        for request in own:
            day = chosen[request.id].day
            if not request.fixed and days[day] > min(other.load.per_day for other in own):
                yield f"{holder} has too much on {day}"
            if not request.fixed and weeks[day.isocalendar()[:2]] > min(other.load.per_week for other in own):
                yield f"{holder} has too much in the week of {day}"


def _misplaced(problem: Problem, chosen: Chosen) -> Iterator[str]:
    fixed = {request.id for request in problem.requests if request.fixed}
    for order in problem.orders:
        if not {*order.before, order.after} <= fixed and not _met(order, chosen):
            yield f"nothing lies in time before {order.after}"
    for sequence in problem.sequences:
        for earlier, later in pairwise(sequence.requests):
            if not {earlier, later} <= fixed and chosen[earlier].day >= chosen[later].day:
                yield f"{earlier} is not before {later}"


def _met(order: Order, chosen: Chosen) -> bool:
    distances = ((chosen[order.after].day - chosen[name].day).days for name in order.before)
    return any(order.least_days <= distance <= order.most_days for distance in distances)
