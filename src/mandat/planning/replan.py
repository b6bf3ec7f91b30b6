"""A year that people have adopted, planned again by least change: as few meetings as can be move, and as little as can be.

Only meetings whose date cannot stand, and those that two of them fight over, are free at first; all others are taken as
they are. If there is no plan, or if one may exist with fewer moves, the meetings that could be in the way are freed as
well, ring by ring. A move outweighs every cost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from mandat.frozen import frozen
from mandat.planning.digest import plan_digest
from mandat.planning.problem import (
    Candidate,
    Certificate,
    Effort,
    Impossible,
    Plan,
    Problem,
    Request,
    Rule,
    Slot,
    canonical,
    named,
)
from mandat.planning.rows import clashes, slots_collide
from mandat.planning.solve import solve

MOST_FREE = 60
"""No ring frees more meetings than this only to save a move; a plan is still sought with as many as it takes."""


@frozen
class BrokenDay:
    """The date breaks a hard rule by itself."""


@frozen
class HolderClash:
    """Somebody would have to be in two meetings at once: the other meeting, and the holders' keys."""

    other: str
    holders: tuple[str, ...]


@frozen
class MakesRoom:
    """Other meetings needed the date, or the time of somebody in it: their ids."""

    others: tuple[str, ...]


Cause = BrokenDay | HolderClash | MakesRoom


@frozen
class Moved:
    """A meeting that goes from its adopted slot to another, and why."""

    id: str
    was: Slot
    now: Slot
    cause: Cause


@frozen
class Replanned:
    """The plan, what moved, and `least`: no plan moves fewer. `unmoved`: dates that cannot stand and have nowhere to go."""

    plan: Plan
    moved: tuple[Moved, ...] = ()
    least: int = 0
    unmoved: tuple[str, ...] = ()


@frozen
class _Faults:
    """What is wrong with the adopted dates: those that break a rule by themselves, and pairs that share holders and time."""

    broken: frozenset[str]
    pairs: tuple[tuple[str, str], ...]

    @property
    def involved(self) -> frozenset[str]:
        return self.broken.union(*self.pairs)

    @property
    def least(self) -> int:
        """At least so many meetings must move: every broken one, and one of every pair that has none in common."""
        used = set(self.broken)
        for pair in self.pairs:
            if not used & set(pair):
                used |= set(pair)
        return len(self.broken) + (len(used) - len(self.broken)) // 2


def replan(problem: Problem, effort: Effort | None = None) -> Replanned | Impossible:
    """The plan with the fewest moves and, among those that the freed meetings allow, the least cost."""
    ordered = canonical(problem)
    faults = _faults(ordered)
    movable = _movable(ordered)
    free = faults.involved & movable
    best, answer = None, solve(_freed(ordered, free), effort)
    while True:
        if isinstance(answer, Plan):
            found = _replanned(ordered, answer, free, faults)
            best = min(filter(None, (best, found)), key=lambda one: (len(one.moved), one.plan.certificate.cost))
            if len(best.moved) <= faults.least:
                return best
        wider = _wider(ordered, free, movable)
        if wider == free or (best is not None and len(wider) > MOST_FREE):
            return _closed(best) if wider == free and best is not None else best or _as_it_is(ordered, answer, faults, effort)
        free, answer = wider, solve(_freed(ordered, wider), effort)


def _closed(best: Replanned) -> Replanned:
    """Nothing more can be freed: if the search was proven, no plan moves fewer."""
    return replace(best, least=len(best.moved)) if best.plan.certificate.proven else best


def _as_it_is(problem: Problem, answer: Plan | Impossible, faults: _Faults, effort: Effort | None) -> Replanned | Impossible:
    """Where no move helps, the dates stay as people have them, and the checks tell what is wrong with them."""
    kept = solve(_freed(problem, frozenset()), effort)
    if isinstance(kept, Plan):
        return Replanned(_whole(problem, kept), unmoved=tuple(sorted(faults.involved & _movable(problem))))
    return answer if isinstance(answer, Impossible) else kept


def _movable(problem: Problem) -> frozenset[str]:
    return frozenset(one.id for one in problem.requests if one.adopted is not None and not one.fixed and one.candidates)


def _slot(request: Request) -> Slot | None:
    return request.candidates[0].slot if request.fixed else request.adopted


def _faults(problem: Problem) -> _Faults:
    """A date without any alternative stays, and counts for no fault."""
    broken = frozenset(
        one.id
        for one in problem.requests
        if one.adopted is not None and not one.fixed and one.candidates and all(c.slot != one.adopted for c in one.candidates)
    )
    standing = (one for one in problem.requests if one.id not in broken and _slot(one) is not None)
    return _Faults(broken, tuple(_clashing(standing)))


def _clashing(requests: Iterable[Request]) -> Iterator[tuple[str, str]]:
    days: defaultdict[date, list[Request]] = defaultdict(list)
    for one in requests:
        if (slot := _slot(one)) is not None:
            days[slot.day].append(one)
    for same_day in days.values():
        for first, second in combinations(same_day, 2):
            if not (first.fixed and second.fixed) and _clash(first, _slot(first), second, _slot(second)):
                yield min(first.id, second.id), max(first.id, second.id)


def _clash(first: Request, here: Slot | None, second: Request, there: Slot | None) -> bool:
    if here is None or there is None or not set(first.holders) & set(second.holders):
        return False
    return slots_collide(first, here, second, there)


def _freed(problem: Problem, free: frozenset[str]) -> Problem:
    """What is left to decide when some adopted meetings are free: they, the new ones, and whoever is near them, as they are.

    A move outweighs every cost.
    """
    looking = _looking(problem, free)
    move = _weight(looking) if free else 0
    ids, weeks = {one.id for one in looking}, _weeks(looking)
    rules: tuple[Rule, ...] = (*problem.orders, *problem.sequences, *problem.besides)
    tied = {name for rule in rules if ids & set(named(rule)) for name in named(rule)}
    near = (one for one in problem.requests if one.id in ids or one.id in tied or _in_the_way(one, weeks))
    return replace(
        problem,
        requests=tuple(_held(one, move, is_free=one.id in free) for one in near),
        orders=tuple(rule for rule in problem.orders if ids & set(named(rule))),
        sequences=tuple(rule for rule in problem.sequences if ids & set(named(rule))),
        besides=tuple(rule for rule in problem.besides if ids & set(named(rule))),
    )


def _looking(problem: Problem, free: frozenset[str]) -> list[Request]:
    """Those that look for a date: the free and the new."""
    return [one for one in problem.requests if not one.fixed and (one.adopted is None or one.id in free)]


def _weeks(looking: Iterable[Request]) -> dict[str, set[tuple[int, int]]]:
    """The weeks in which each holder may get a meeting."""
    weeks: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for one in looking:
        own = {candidate.slot.day.isocalendar()[:2] for candidate in one.candidates}
        for holder in one.holders:
            weeks[holder] |= own
    return weeks


def _weight(requests: Iterable[Request]) -> int:
    """More than all costs together."""
    return 1 + sum(max((candidate.cost for candidate in one.candidates), default=0) for one in requests)


def _held(request: Request, move: int, *, is_free: bool) -> Request:
    if request.fixed or request.adopted is None:
        return request
    if not is_free:
        return replace(request, candidates=(Candidate(request.adopted, 0),), fixed=True)
    moves = (one if one.slot == request.adopted else Candidate(one.slot, one.cost + move) for one in request.candidates)
    return replace(request, candidates=tuple(moves))


def _wider(problem: Problem, free: frozenset[str], movable: frozenset[str]) -> frozenset[str]:
    """With the meetings that could be in the way: in a week in which a free one may lie, or tied to one by a rule."""
    by_id = {one.id: one for one in problem.requests}
    looking = _looking(problem, free)
    ids, weeks = {one.id for one in looking}, _weeks(looking)
    rules: tuple[Rule, ...] = (*problem.orders, *problem.sequences, *problem.besides)
    tied = {name for rule in rules if ids & set(named(rule)) for name in named(rule)}
    return free | {name for name in movable if name in tied or _in_the_way(by_id[name], weeks)}


def _in_the_way(request: Request, weeks: dict[str, set[tuple[int, int]]]) -> bool:
    slot = _slot(request)
    week = slot.day.isocalendar()[:2] if slot is not None else None
    return any(week in weeks[holder] for holder in request.holders if holder in weeks)


def _whole(problem: Problem, part: Plan) -> Plan:
    """The plan of all meetings: those that were decided now, and the others where they are."""
    stay = {one.id: slot for one in problem.requests if (slot := _slot(one)) is not None}
    chosen = tuple(sorted({**stay, **dict(part.chosen)}.items()))
    certificate = replace(part.certificate, digest=plan_digest(chosen), weights=problem.weights)
    return Plan(chosen, certificate, clashes(problem))


def _replanned(problem: Problem, part: Plan, free: frozenset[str], faults: _Faults) -> Replanned:
    plan = _whole(problem, part)
    now = dict(plan.chosen)
    by_id = {one.id: one for one in problem.requests}
    names = [name for name in sorted(free) if now[name] != by_id[name].adopted]
    moved = tuple(
        Moved(name, was, now[name], _cause(by_id[name], faults, now, by_id))
        for name in names
        if (was := by_id[name].adopted) is not None
    )
    extra = len(moved) * (_weight(_looking(problem, free)) if free else 0)
    made = plan.certificate
    return Replanned(replace(plan, certificate=_without(made, extra)), moved, faults.least)


def _without(made: Certificate, extra: int) -> Certificate:
    return replace(made, cost=made.cost - extra, bound=max(0, made.bound - extra))


def _cause(request: Request, faults: _Faults, now: dict[str, Slot], by_id: dict[str, Request]) -> Cause:
    if request.id in faults.broken:
        return BrokenDay()
    rivals = [one for pair in faults.pairs if request.id in pair for one in pair if one != request.id]
    if rivals:
        other = min(rivals, key=lambda name: (now[name] != _slot(by_id[name]), name))
        return HolderClash(other, tuple(sorted(set(request.holders) & set(by_id[other].holders))))
    changed = (one for one in by_id.values() if one.id != request.id and now[one.id] != one.adopted and not one.fixed)
    sharing = [one for one in changed if set(one.holders) & set(request.holders)]
    taking = [one.id for one in sharing if _clash(request, request.adopted, one, now[one.id])]
    week = request.adopted.day.isocalendar()[:2] if request.adopted is not None else None
    near = [one.id for one in sharing if now[one.id].day.isocalendar()[:2] == week]
    return MakesRoom(tuple(sorted(taking or near or (one.id for one in sharing))))
