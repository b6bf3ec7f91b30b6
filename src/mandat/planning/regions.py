"""Very large years: one community at a time, with everybody else's dates frozen, and an honest bound.

Each group of meetings (a community) is planned by itself first. Those plans together can be no worse than any plan of
the whole, since every holder who sits in several groups is left out of account: their cost is the bound. Then the groups
take their places in order, and one that cannot keep its own plan beside those before it is planned again around them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from mandat.planning.digest import plan_digest
from mandat.planning.parts import settle
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
from mandat.planning.rows import clashes, grid
from mandat.planning.solve import solve

GroupOf = Callable[[str], str]


def community_of(request: str) -> str:
    """The group of a request whose id is `community/meeting`."""
    return request.partition("/")[0]


@dataclass(frozen=True, slots=True)
class _Group:
    """The requests of a group and the rules about them alone."""

    problem: Problem
    ids: frozenset[str]


def solve_by_regions(problem: Problem, effort: Effort | None = None, group_of: GroupOf = community_of) -> Plan | Impossible:
    """A plan of the whole; exact within each group, and `bound` tells how far from the best it may be.

    A group that cannot be planned beside the others makes the whole be planned at once.
    """
    ordered = canonical(problem)
    groups = _groups(ordered, group_of)
    alone = [solve(group.problem, effort) for group in groups]
    chosen: dict[str, Slot] = {}
    by_id = {one.id: one for one in ordered.requests}
    costs: list[int] = []
    for group, own in zip(groups, alone, strict=True):
        if isinstance(own, Impossible):
            return own
        made = own if _fits(group, own, chosen, by_id) else _beside(group, chosen, by_id, effort)
        if isinstance(made, Impossible):
            return solve(problem, effort)
        chosen.update((name, slot) for name, slot in made.chosen if name in group.ids)
        costs.append(made.certificate.cost)
    bounds = [own.certificate.bound for own in alone if isinstance(own, Plan)]
    for place, group in enumerate(groups):
        if costs[place] > bounds[place]:
            made = _beside(group, {name: slot for name, slot in chosen.items() if name not in group.ids}, by_id, effort)
            if isinstance(made, Plan) and made.certificate.cost < costs[place]:
                chosen.update((name, slot) for name, slot in made.chosen if name in group.ids)
                costs[place] = made.certificate.cost
    return _whole(ordered, chosen, sum(costs), sum(bounds))


def _whole(problem: Problem, chosen: dict[str, Slot], cost: int, bound: int) -> Plan:
    slots = tuple(sorted(chosen.items()))
    certificate = Certificate(cost, bound, proven=cost == bound, unique=False, digest=plan_digest(slots), weights=problem.weights)
    return Plan(slots, certificate, clashes(problem))


def _groups(problem: Problem, group_of: GroupOf) -> tuple[_Group, ...]:
    """By name; groups that a rule ties together are one."""
    leader = {name: name for name in {group_of(one.id) for one in problem.requests}}

    def root(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    rules: tuple[Rule, ...] = (*problem.orders, *problem.sequences, *problem.besides)
    for rule in rules:
        roots = sorted({root(group_of(name)) for name in named(rule)})
        leader.update(dict.fromkeys(roots, roots[0]))
    owners = {one.id: root(group_of(one.id)) for one in problem.requests}
    return tuple(
        _group(problem, {one for one, owner in owners.items() if owner == name}) for name in sorted(set(owners.values()))
    )


def _group(problem: Problem, ids: set[str]) -> _Group:
    """With the dates that people fixed elsewhere for those who sit in the group: they hold in every plan."""
    own = tuple(one for one in problem.requests if one.id in ids)
    people = {holder for one in own for holder in one.holders}
    fixed = (one for one in problem.requests if one.fixed and one.id not in ids and people & set(one.holders))
    foreign = (replace(one, candidates=(Candidate(one.candidates[0].slot, 0),)) for one in fixed)
    return _Group(
        replace(
            problem,
            requests=(*own, *foreign),
            orders=tuple(rule for rule in problem.orders if ids & set(named(rule))),
            sequences=tuple(rule for rule in problem.sequences if ids & set(named(rule))),
            besides=tuple(rule for rule in problem.besides if ids & set(named(rule))),
        ),
        frozenset(ids),
    )


def _frozen(group: _Group, chosen: dict[str, Slot], by_id: dict[str, Request]) -> tuple[Request, ...]:
    """The meetings that have their date and share somebody with the group, at no cost."""
    people = {holder for one in group.problem.requests for holder in one.holders}
    known = {one.id for one in group.problem.requests}
    near = (by_id[name] for name in chosen if name not in known and people & set(by_id[name].holders))
    return tuple(replace(one, candidates=(Candidate(chosen[one.id], 0),), fixed=True) for one in near)


def _fits(group: _Group, own: Plan, chosen: dict[str, Slot], by_id: dict[str, Request]) -> bool:
    """Whether the group's own plan can stand beside the dates of the others."""
    slots = dict(own.chosen)
    settled = tuple(replace(one, candidates=(Candidate(slots[one.id], 0),)) for one in group.problem.requests)
    tried = replace(group.problem, requests=(*settled, *_frozen(group, chosen, by_id)), orders=(), sequences=(), besides=())
    settled_parts = settle(grid(canonical(tried)), (one.id for one in tried.requests))
    return not settled_parts.stuck and not any(part.rows for part in settled_parts.parts)


def _beside(group: _Group, chosen: dict[str, Slot], by_id: dict[str, Request], effort: Effort | None) -> Plan | Impossible:
    return solve(replace(group.problem, requests=(*group.problem.requests, *_frozen(group, chosen, by_id))), effort)
