"""Chooses a date for every meeting of a year: none better exists, and no holder is needed in two places.

The problem is put into canonical order and falls apart into parts. A part whose best choices break no row is done. Its
plan takes from every request the candidate of least cost and, among those, of least tie. The cost of a plan is the sum
over its requests, so no plan of the part costs less, and none of that cost has a lower sum of ties; another plan as
good would take, for some request, another candidate of the same cost and tie. Only the other parts need the solver.
"""

from mandat.frozen import frozen
from mandat.planning.digest import plan_digest
from mandat.planning.parts import Found, Part, Settled, Unsolved, kept, settle
from mandat.planning.problem import Certificate, Conflict, Effort, Impossible, Plan, Problem, canonical
from mandat.planning.rows import Choice, Grid, clashes, grid


def solve(problem: Problem, effort: Effort | None = None) -> Plan | Impossible:
    """The cheapest plan with its certificate, or why there is none.

    If the budget of a part is spent, its best plan so far is taken and the certificate says `proven=False`.
    """
    trying = effort or Effort()
    ordered = canonical(problem)
    whole = grid(ordered)
    settled = settle(whole, (request.id for request in ordered.requests))
    answers = tuple(cheapest(part, whole.choices, trying) for part in settled.parts)
    found = tuple(answer for answer in answers if isinstance(answer, Found))
    if settled.stuck or len(found) < len(answers):
        return _impossible(ordered, _groups(settled, answers, whole), whole, trying)
    return plan_of(ordered, whole, found)


def cheapest(part: Part, choices: tuple[Choice, ...], effort: Effort) -> Found | Unsolved:
    """The plan of a part with the least cost and, among those, the least sum of ties; the solver only where it must."""
    if not all(part.requests):
        return "impossible"
    best = tuple(min(request, key=lambda number: _worth(choices[number])) for request in part.requests)
    if not kept(part.rows, frozenset(best), choices):
        from mandat.planning import cpsat  # noqa: PLC0415  (half a second, which most years need not pay)

        return cpsat.cheapest(part, choices, effort)
    as_good = (
        number
        for number, request in zip(best, part.requests, strict=True)
        for rival in request
        if rival != number and _worth(choices[rival]) == _worth(choices[number])
    )
    cost = sum(choices[number].cost for number in best)
    return Found(frozenset(best), cost, proven=True, unique=next(as_good, None) is None)


def _worth(choice: Choice) -> tuple[int, int]:
    return choice.cost, choice.tie


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


def _groups(settled: Settled, answers: tuple[Found | Unsolved, ...], whole: Grid) -> _Groups:
    unsolved = [
        (answer, tuple(whole.choices[request[0]].request for request in part.requests))
        for part, answer in zip(settled.parts, answers, strict=True)
        if not isinstance(answer, Found)
    ]
    impossible = (group for answer, group in unsolved if answer == "impossible")
    undecided = (name for answer, group in unsolved if answer == "undecided" for name in group)
    return _Groups((*settled.stuck, *impossible), tuple(undecided))


def _impossible(problem: Problem, groups: _Groups, whole: Grid, effort: Effort) -> Impossible:
    """Explains every group that has no plan; a group without a proof in time counts as undecided."""
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
