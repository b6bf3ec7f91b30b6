"""What is left to decide once the fixed dates are taken for granted, in parts that do not touch each other.

Fixed choices are constants: a row they fill bans its other choices, and a row that can no longer be broken goes. What
remains falls apart into connected parts, each solved by itself: as costs are separable, the optima of the parts are
together the optimum of the whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from mandat.frozen import frozen
from mandat.planning.problem import named
from mandat.planning.rows import AtMost, Choice, Grid, Needs, Row, by_request


@frozen
class Part:
    """Requests that share rows, directly or through others: the allowed choices of each, and the rows."""

    requests: tuple[tuple[int, ...], ...]
    rows: tuple[Row, ...]


@frozen
class Found:
    """The choices taken, one for every request, and the least the part can cost; `unique` implies `proven`."""

    taken: frozenset[int]
    bound: int
    proven: bool
    unique: bool


@dataclass(frozen=True, slots=True)
class Rival:
    """The best plan that was found besides a known one, and cost and ties below which no such plan is; None: there is none."""

    taken: frozenset[int] | None
    bound: tuple[int, int] | None


Unsolved = Literal["impossible", "undecided"]


@frozen
class Settled:
    """The parts, and groups of meetings (`stuck`) that the fixed dates alone leave without any allowed choice."""

    parts: tuple[Part, ...]
    stuck: tuple[tuple[str, ...], ...]


def settle(grid: Grid, names: Iterable[str]) -> Settled:
    """Split a problem into parts; `names`: all of its requests, since one without candidates is in no choice."""
    banned: set[int] = set()
    rows = grid.rows
    while True:
        known = len(banned)
        rows = tuple(left for row in rows if (left := _rest(row, grid.choices, banned)) is not None)
        if len(banned) == known:
            break
    allowed = by_request((n for n in range(len(grid.choices)) if n not in banned), grid.choices)
    stuck = (*((name,) for name in names if not allowed.get(name)), *_unmet(rows))
    free = {name: numbers for name, numbers in allowed.items() if not grid.choices[numbers[0]].fixed}
    return Settled(_connected(free, _distinct(rows), grid.choices), stuck)


def _rest(row: Row, choices: tuple[Choice, ...], banned: set[int]) -> Row | None:
    """What a row still says, or None; the choices it forbids outright go to `banned`."""
    match row:
        case AtMost():
            return _rest_of_limit(row, choices, banned)
        case Needs():
            return _rest_of_need(row, choices, banned)


def _rest_of_limit(row: AtMost, choices: tuple[Choice, ...], banned: set[int]) -> AtMost | None:
    free = frozenset(number for number in row.choices if not choices[number].fixed and number not in banned)
    most = row.most - sum(choices[number].fixed for number in row.choices)
    if most <= 0:
        banned |= free
        return None
    return AtMost(free, most, row.origin) if len({choices[number].request for number in free}) > most else None


def _rest_of_need(row: Needs, choices: tuple[Choice, ...], banned: set[int]) -> Needs | None:
    if any(choices[number].fixed for number in row.any_of):
        return None
    when, any_of = row.when - banned, row.any_of - banned
    if any_of or any(choices[number].fixed for number in when):
        return Needs(when, any_of, row.origin) if when else None
    banned |= when
    return None


def _unmet(rows: tuple[Row, ...]) -> list[tuple[str, ...]]:
    return [named(row.origin) for row in rows if isinstance(row, Needs) and not row.any_of]


def _distinct(rows: tuple[Row, ...]) -> list[Row]:
    """One of the rows that say the same for several profiles."""
    seen: dict[tuple[frozenset[int], frozenset[int] | int], Row] = {}
    for row in rows:
        key = (row.choices, row.most) if isinstance(row, AtMost) else (row.when, row.any_of)
        seen.setdefault(key, row)
    return list(seen.values())


def _connected(free: dict[str, list[int]], rows: list[Row], choices: tuple[Choice, ...]) -> tuple[Part, ...]:
    links = [(row, {name for number in touched(row) if (name := choices[number].request) in free}) for row in rows]
    leader = {name: name for name in free}
    for _, names in links:
        roots = sorted({_root(leader, name) for name in names})
        for root in roots[1:]:
            leader[root] = roots[0]
    members: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    for name in sorted(free):
        members[_root(leader, name)].append(tuple(free[name]))
    inside: defaultdict[str, list[Row]] = defaultdict(list)
    for row, names in links:
        if names:
            inside[_root(leader, min(names))].append(row)
    return tuple(Part(tuple(requests), tuple(inside[root])) for root, requests in members.items())


def _root(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        leader[name] = leader[leader[name]]
        name = leader[name]
    return name


def touched(row: Row) -> frozenset[int]:
    """All choices a row speaks of."""
    return row.choices if isinstance(row, AtMost) else row.when | row.any_of


def worth(taken: Iterable[int], choices: Sequence[Choice]) -> tuple[int, int]:
    """Cost and sum of ties; of two plans the lesser is better."""
    numbers = tuple(taken)
    return sum(choices[number].cost for number in numbers), sum(choices[number].tie for number in numbers)


def without(row: Row, left_out: AbstractSet[int]) -> Row:
    """The row without some choices that nobody takes."""
    match row:
        case AtMost(numbers, most, origin):
            return AtMost(numbers - left_out, most, origin)
        case Needs(when, any_of, origin):
            return Needs(when - left_out, any_of - left_out, origin)


def only(part: Part, numbers: AbstractSet[int]) -> Part:
    """The part with these choices alone, and the rows that still say something."""
    requests = tuple(tuple(number for number in request if number in numbers) for request in part.requests)
    left_out = frozenset(number for request in part.requests for number in request if number not in numbers)
    rows = (without(row, left_out) for row in part.rows)
    return Part(requests, tuple(row for row in rows if isinstance(row, Needs) or len(row.choices) > row.most))


def forbidden(grid: Grid) -> frozenset[int]:
    """The choices that the fixed dates rule out by themselves."""
    banned: set[int] = set()
    for row in grid.rows:
        if isinstance(row, AtMost):
            _rest_of_limit(row, grid.choices, banned)
    return frozenset(banned)


def kept(rows: Iterable[Row], taken: frozenset[int], choices: tuple[Choice, ...]) -> bool:
    """Whether a choice for every request of a part breaks none of its rows."""
    return all(_holds(row, taken, choices) for row in rows)


def _holds(row: Row, taken: frozenset[int], choices: tuple[Choice, ...]) -> bool:
    match row:
        case AtMost(chosen, most):
            return len(chosen & taken) <= most
        case Needs(when, any_of):
            called = when & taken or any(choices[number].fixed for number in when)
            return not called or bool(any_of & taken)
