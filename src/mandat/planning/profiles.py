"""Who can stand for whom: holders with the same meetings are one profile to the planner.

A national plan has thousands of holders and some hundred profiles. A holder whose meetings are all among another's
needs no rules of their own: where the other is in one place at a time and within the load, so are they. Their load is
never the tighter one either, since a holder's load is the smallest of all their meetings.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce

from mandat.frozen import frozen
from mandat.planning.problem import Load, Request


@frozen
class Profile:
    """A set of at least two meetings that some holder attends, and the load that holds for that holder."""

    requests: tuple[str, ...]
    load: Load


def profiles(requests: Iterable[Request]) -> tuple[Profile, ...]:
    """The profiles no other profile covers, sorted."""
    by_id = {request.id: request for request in requests}
    return tuple(
        Profile(names, reduce(Load.tightened, (by_id[name].load for name in names)))
        for names in sorted(tuple(sorted(kept)) for kept in _widest(_attended(by_id.values()).values()))
    )


def merged(single: Iterable[Profile], requests: Iterable[Request]) -> tuple[Profile, ...]:
    """Profiles as wide as can be: any two meetings of one share a holder, though perhaps nobody sits in all.

    Each of the given profiles is in one of them, so they say the same about double bookings, in fewer and wider rows. They
    say nothing about load.
    """
    by_id = {request.id: request for request in requests}
    alike: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for name in sorted(by_id):
        alike[frozenset(by_id[name].holders)].append(name)
    beside = _beside(alike)
    wide = {_widened({frozenset(by_id[name].holders) for name in one.requests}, beside, alike) for one in single}
    return tuple(Profile(names, Load()) for names in sorted(wide))


def _beside(alike: dict[frozenset[str], list[str]]) -> dict[frozenset[str], set[frozenset[str]]]:
    """For each body of people, itself and those that it shares somebody with."""
    sits: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for body in alike:
        for holder in body:
            sits[holder].add(body)
    return {body: set[frozenset[str]]().union(*(sits[holder] for holder in body)) for body in alike}


def _widened(
    bodies: set[frozenset[str]], beside: dict[frozenset[str], set[frozenset[str]]], alike: dict[frozenset[str], list[str]]
) -> tuple[str, ...]:
    common = set.intersection(*(beside[body] for body in bodies)) - bodies
    while common:
        new = min(common, key=lambda body: alike[body][0])
        bodies = bodies | {new}
        common = (common & beside[new]) - {new}
    return tuple(sorted(name for body in bodies for name in alike[body]))


def sitting_in_all(wanted: Iterable[str], requests: Iterable[Request]) -> tuple[str, ...]:
    """The holders who attend every one of the wanted meetings, sorted."""
    needed = frozenset(wanted)
    return tuple(sorted(holder for holder, attended in _attended(requests).items() if needed <= attended))


def _attended(requests: Iterable[Request]) -> dict[str, frozenset[str]]:
    meetings: defaultdict[str, set[str]] = defaultdict(set)
    for request in requests:
        for holder in request.holders:
            meetings[holder].add(request.id)
    return {holder: frozenset(attended) for holder, attended in meetings.items()}


def _widest(attended: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    distinct = {names for names in attended if len(names) > 1}
    sharing: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for names in distinct:
        for name in names:
            sharing[name].append(names)
    return [names for names in distinct if not any(names < other for other in _shortest(names, sharing))]


def _shortest(names: frozenset[str], sharing: dict[str, list[frozenset[str]]]) -> list[frozenset[str]]:
    return min((sharing[name] for name in names), key=len)
