"""Why there is no plan: the fewest meetings, holders and rules that cannot be together.

First a set of facts that contradict each other, as the solver names them; it is checked by a second run, since a
solver may name too few. Then the facts are left out one by one, and stay out if the contradiction stands without them.
What is left is minimal: without any one of its facts, the others can hold.
"""

from collections.abc import Iterable

from mandat.planning import cpsat
from mandat.planning.cpsat import Fact
from mandat.planning.problem import Beside, Conflict, Effort, Order, Problem, Sequence, named
from mandat.planning.profiles import Profile, sitting_in_all
from mandat.planning.rows import Grid, Origin


def explain(problem: Problem, grid: Grid, suspects: Iterable[str], effort: Effort) -> Conflict | None:
    """The conflict among the suspects and the fixed meetings near them, or None if none is proven within the budget."""
    facts = _facts(problem, grid, frozenset(suspects))
    core = cpsat.contradiction(facts, grid, effort)
    if core is None or not cpsat.contradictory(core, grid, effort):
        core = facts
    if core is facts and not cpsat.contradictory(core, grid, effort):
        return None
    return _conflict(problem, _minimal(core, grid, effort))


def _facts(problem: Problem, grid: Grid, suspects: frozenset[str]) -> tuple[Fact, ...]:
    """Rules last, so that meetings are struck before the holders who attend them."""
    origins = tuple(dict.fromkeys(row.origin for row in grid.rows))
    near = tuple(origin for origin in origins if suspects & set(_meetings(origin)))
    beside = suspects.union(*(_meetings(origin) for origin in near))
    held = (request.id for request in problem.requests if request.id in suspects or (request.fixed and request.id in beside))
    return (*held, *near)


def _meetings(origin: Origin) -> tuple[str, ...]:
    return origin.requests if isinstance(origin, Profile) else named(origin)


def _minimal(core: tuple[Fact, ...], grid: Grid, effort: Effort) -> tuple[Fact, ...]:
    for fact in core:
        rest = tuple(other for other in core if other != fact)
        if cpsat.contradictory(rest, grid, effort):
            core = rest
    return core


def _conflict(problem: Problem, core: tuple[Fact, ...]) -> Conflict:
    requests = tuple(sorted(fact for fact in core if isinstance(fact, str)))
    together = (set(requests) & set(fact.requests) for fact in core if isinstance(fact, Profile))
    holders = {holder for names in together for holder in sitting_in_all(names, problem.requests)}
    rules = tuple(fact for fact in core if isinstance(fact, Order | Sequence | Beside))
    return Conflict(requests, tuple(sorted(holders)), rules)
