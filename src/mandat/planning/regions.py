"""Very large years: one community at a time, with everybody else's dates frozen, and an honest bound.

Communities are tied by people who sit in several of them. The linear relaxation of the whole says what a place in their
calendars is worth, and every community is first planned by itself under these prices. Whatever the prices are, no plan of
the whole costs less than all those plans together, less the price of every place there is: that is the bound (Lagrange),
and it counts the shared people, unlike the sum of communities planned for themselves alone. Then the communities take
their places in order, still under the prices, so that the first leave room for the last; one that cannot keep its own
plan beside those before it is planned again around them. At last each is planned again around all others, at true costs.
"""

from collections.abc import Callable
from dataclasses import replace

from mandat.planning.exact import cheapest
from mandat.planning.groups import Groups, by_group
from mandat.planning.parts import Found, Part, settle
from mandat.planning.problem import Effort, Impossible, Plan, Problem, canonical
from mandat.planning.rows import Choice, grid
from mandat.planning.solve import plan_of, solve

GroupOf = Callable[[str], str]
SCALE = 8
"""Prices are eighths of a point."""
ROUNDS = 2
"""How often every group is planned again around the others."""

_Taken = dict[str, frozenset[int]]
"""The choices of every group that has its dates, by the group's name."""


def community_of(request: str) -> str:
    """The group of a request whose id is `community/meeting`."""
    return request.partition("/")[0]


def solve_by_regions(problem: Problem, effort: Effort | None = None, group_of: GroupOf = community_of) -> Plan | Impossible:
    """A plan of the whole; exact within each group, and `bound` tells how far from the best it may be.

    Where a group has no plan, or none beside the others, the whole is planned at once.
    """
    trying = replace(effort or Effort(), unique=False)
    ordered = canonical(problem)
    whole = grid(ordered)
    settled = settle(whole, (one.id for one in ordered.requests))
    if settled.stuck:
        return solve(problem, effort)
    groups = by_group(ordered, settled.parts, whole.choices, group_of)
    prices = _prices(settled.parts, whole.choices, groups)
    priced = _priced(groups, whole.choices, prices)
    own = [cheapest(Part(group.requests, group.rows), priced, trying) for group in groups.groups]
    found = [one for one in own if isinstance(one, Found)]
    taken = _placed(groups, priced, found, trying) if len(found) == len(own) else None
    if taken is None:
        return solve(problem, effort)
    _improve(groups, whole.choices, taken, trying)
    paid = sum(price * row.most for price, row in zip(prices, groups.shared, strict=True))
    bound = -(-(sum(one.bound for one in found) - paid) // SCALE)
    whole_taken = frozenset().union(*taken.values())
    proven = bound == _cost(whole_taken, whole.choices)
    return plan_of(ordered, whole, (Found(whole_taken, bound, proven=proven, unique=False),))


def _prices(parts: tuple[Part, ...], choices: tuple[Choice, ...], groups: Groups) -> tuple[int, ...]:
    if not groups.shared:
        return ()
    from mandat.planning import relaxation  # noqa: PLC0415  (ortools, which most years need not pay)

    return relaxation.prices(parts, choices, groups.shared, SCALE)


def _priced(groups: Groups, choices: tuple[Choice, ...], prices: tuple[int, ...]) -> tuple[Choice, ...]:
    """The choices at their cost in eighths of a point and the prices of the shared places they take."""
    extra = [0] * len(choices)
    for row, price in zip(groups.shared, prices, strict=True):
        for number in row.choices:
            extra[number] += price
    return tuple(replace(one, cost=one.cost * SCALE + more) for one, more in zip(choices, extra, strict=True))


def _placed(groups: Groups, choices: tuple[Choice, ...], own: list[Found], effort: Effort) -> _Taken | None:
    """Every group with its own plan where that fits, else with the cheapest beside those before it."""
    taken: _Taken = {}
    for group, alone in zip(groups.groups, own, strict=True):
        others = frozenset().union(*taken.values())
        if groups.fits(group, alone.taken, others):
            taken[group.name] = alone.taken
            continue
        answer = cheapest(groups.beside(group, others, choices), choices, effort)
        if not isinstance(answer, Found):
            return None
        taken[group.name] = answer.taken
    return taken


def _improve(groups: Groups, choices: tuple[Choice, ...], taken: _Taken, effort: Effort) -> None:
    """Plan each group again around all others, and keep what costs less."""
    for _ in range(ROUNDS):
        before = dict(taken)
        for group in groups.groups:
            others = frozenset().union(*(numbers for name, numbers in taken.items() if name != group.name))
            answer = cheapest(groups.beside(group, others, choices), choices, effort)
            if isinstance(answer, Found) and _cost(answer.taken, choices) < _cost(taken[group.name], choices):
                taken[group.name] = answer.taken
        if taken == before:
            return


def _cost(taken: frozenset[int], choices: tuple[Choice, ...]) -> int:
    return sum(choices[number].cost for number in taken)
