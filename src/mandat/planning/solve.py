"""Chooses a date for every meeting of a year: none better exists, and no holder is needed in two places.

The problem is put into canonical order, and of each meeting the cheapest dates are looked at. What they leave to decide
falls apart into parts, each planned by itself. The bounds of a part say whether a date beyond those looked at could be in
its best plan; if so, the meeting gets more dates and everything is planned anew. In the end no date is left out that
matters: the plan is the best of all dates, and its proof holds for all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mandat.frozen import frozen
from mandat.planning.bounds import Outside
from mandat.planning.digest import plan_digest
from mandat.planning.exact import MORE, Attempt, attempt, proven
from mandat.planning.narrowing import Narrowed, narrowed, widened
from mandat.planning.parts import Found, Settled, Unsolved, forbidden, settle
from mandat.planning.problem import Certificate, Conflict, Effort, Impossible, Plan, Problem, canonical
from mandat.planning.rows import Grid, by_request, clashes, grid


def solve(problem: Problem, effort: Effort | None = None) -> Plan | Impossible:
    """The cheapest plan with its certificate, or why there is none.

    If the budget of a part is spent, its best plan so far is taken and the certificate says `proven=False`.
    """
    trying = effort or Effort()
    ordered = canonical(problem)
    few = trying.few
    while not (looked := _look(ordered, narrowed(ordered, few), trying)).has_plan:
        if looked.narrow.is_whole:
            return _impossible(ordered, looked, trying)
        few *= MORE
    if more := looked.open():
        wider = _look(ordered, widened(ordered, few, more), trying)
        if not wider.has_plan:
            return plan_of(ordered, looked.grid, looked.as_it_is())
        looked = wider
    return plan_of(ordered, looked.grid, looked.proven(trying))


@dataclass(frozen=True, slots=True)
class _Looked:
    """What some dates of each meeting give: a plan of every part, or the parts that have none."""

    narrow: Narrowed
    grid: Grid
    settled: Settled
    outside: tuple[tuple[Outside, ...], ...]
    answers: tuple[Attempt | Unsolved, ...]

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        return tuple(one for one in self.answers if isinstance(one, Attempt))

    @property
    def has_plan(self) -> bool:
        return not self.settled.stuck and len(self.attempts) == len(self.answers)

    def open(self) -> dict[str, int]:
        """How many of the dates beyond those of a meeting may be in the best plan of all.

        If in no part a plan as good as its own needs any, the parts are the best there is. If one does, it may be at the
        expense of other parts, so that the gaps of all count.
        """
        gaps = tuple(one.gap(self.grid.choices) for one in self.attempts)
        if not any(self._open(gaps)):
            return {}
        return dict(self._open((sum(gaps),) * len(gaps)))

    def _open(self, gaps: tuple[int, ...]) -> Iterator[tuple[str, int]]:
        for one, outside, gap in zip(self.attempts, self.outside, gaps, strict=True):
            for position, request in enumerate(one.part.requests):
                if number := one.bounds.open(position, outside[position], gap):
                    yield self.grid.choices[request[0]].request, number

    def as_it_is(self) -> tuple[Found, ...]:
        return tuple(one.as_it_is(self.grid.choices) for one in self.attempts)

    def proven(self, effort: Effort) -> tuple[Found, ...]:
        return tuple(proven(one, self.grid.choices, effort) for one in self.attempts)


def _look(problem: Problem, narrow: Narrowed, effort: Effort) -> _Looked:
    looked = grid(narrow.problem, merge=True)
    settled = settle(looked, (request.id for request in problem.requests))
    outside = tuple(_outside(narrow, looked, settled))
    if settled.stuck and not narrow.is_whole:
        return _Looked(narrow, looked, settled, outside, ())
    answers = (attempt(part, looked.choices, effort, there) for part, there in zip(settled.parts, outside, strict=True))
    return _Looked(narrow, looked, settled, outside, tuple(answers))


def _outside(narrow: Narrowed, looked: Grid, settled: Settled) -> Iterator[tuple[Outside, ...]]:
    """Of every part, the dates of its meetings that are not in it and that no fixed date forbids.

    Where nothing is left out, nothing is lost: what the rows rule out is in no plan.
    """
    out = forbidden(looked).union(number for part in settled.parts for request in part.requests for number in request)
    missing = () if narrow.is_whole else (number for number in range(len(looked.choices)) if number not in out)
    lost = by_request(missing, looked.choices)
    for part in settled.parts:
        names = (looked.choices[request[0]].request for request in part.requests)
        yield tuple(
            Outside(narrow.beyond[name], tuple(sorted(looked.choices[number].cost for number in lost.get(name, ()))))
            for name in names
        )


def plan_of(problem: Problem, whole: Grid, found: tuple[Found, ...]) -> Plan:
    """The choices that were found in every part, and the fixed dates, as one plan."""
    fixed = (number for number, choice in enumerate(whole.choices) if choice.fixed)
    taken = [whole.choices[number] for number in sorted({*fixed, *(n for part in found for n in part.taken)})]
    chosen = tuple((choice.request, choice.slot) for choice in taken)
    settled_cost = sum(choice.cost for choice in taken if choice.fixed)
    certificate = Certificate(
        cost=sum(choice.cost for choice in taken),
        bound=settled_cost + sum(part.bound for part in found),
        proven=all(part.proven for part in found),
        unique=all(part.unique for part in found),
        digest=plan_digest(chosen),
        weights=problem.weights,
    )
    return Plan(chosen, certificate, clashes(problem))


@frozen
class _Groups:
    """Meetings without a plan: groups in each of which something is impossible, and those the budget left open."""

    impossible: tuple[tuple[str, ...], ...]
    undecided: tuple[str, ...]


def _groups(looked: _Looked) -> _Groups:
    unsolved = [
        (answer, tuple(looked.grid.choices[request[0]].request for request in part.requests))
        for part, answer in zip(looked.settled.parts, looked.answers, strict=True)
        if not isinstance(answer, Attempt)
    ]
    impossible = (group for answer, group in unsolved if answer == "impossible")
    undecided = (name for answer, group in unsolved if answer == "undecided" for name in group)
    return _Groups((*looked.settled.stuck, *impossible), tuple(undecided))


def _impossible(problem: Problem, looked: _Looked, effort: Effort) -> Impossible:
    """Explains every group that has no plan; a group without a proof in time counts as undecided."""
    groups, whole = _groups(looked), grid(problem)
    explained = [(group, _conflict(problem, whole, group, effort)) for group in groups.impossible]
    unproven = (name for group, conflict in explained if conflict is None for name in group)
    conflicts = tuple(dict.fromkeys(conflict for _, conflict in explained if conflict is not None))
    return Impossible(conflicts, tuple(sorted({*unproven, *groups.undecided})), clashes(problem))


def _conflict(problem: Problem, whole: Grid, group: tuple[str, ...], effort: Effort) -> Conflict | None:
    placeable = {choice.request for choice in whole.choices}
    dateless = next((name for name in group if name not in placeable), None)
    if dateless is not None:
        return Conflict((dateless,), ())
    from mandat.planning.explain import explain  # noqa: PLC0415  (as above)

    everything = tuple(request.id for request in problem.requests)
    return explain(problem, whole, group, effort) or explain(problem, whole, everything, effort)
