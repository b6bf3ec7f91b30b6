"""The best plan of one part, and the proof that no other is as good.

A part whose best choices break no row is done: its plan takes from every request the candidate of least cost and, among
those, of least tie, and another plan as good would take, for some request, another candidate of the same cost and tie.

For the others a first plan is made of few choices of each meeting, those that prices favour. Its cost and the bounds that
the prices give rule out nearly all other choices; among the rest the best plan besides the first is sought. If it is
worse, the first is the best and the only one. If it is better, it takes the place of the first.
"""

from dataclasses import dataclass

from mandat.planning.bounds import SCALE, Bounds, Outside, bounds
from mandat.planning.parts import Found, Part, Unsolved, kept, worth
from mandat.planning.problem import Effort
from mandat.planning.rows import Choice

MORE = 4
"""The next look is at so many times as many dates."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A plan of a part, and the choices among which it is the best (`core`); `is_final`: the best of all by itself."""

    part: Part
    bounds: Bounds
    found: Found
    core: Part
    is_final: bool = False

    def gap(self, choices: tuple[Choice, ...]) -> int:
        """How much less another plan may cost at most, in millionths of a point."""
        return worth(self.found.taken, choices)[0] * SCALE - self.bounds.least

    def as_it_is(self, choices: tuple[Choice, ...]) -> Found:
        """The plan with what is known of it without looking any further."""
        cost, bound = worth(self.found.taken, choices)[0], -(-self.bounds.least // SCALE)
        return Found(self.found.taken, bound, proven=bound == cost, unique=False)


def cheapest(part: Part, choices: tuple[Choice, ...], effort: Effort) -> Found | Unsolved:
    """The plan of a part with the least cost and, among those, the least sum of ties; the solver only where it must."""
    first = attempt(part, choices, effort, (Outside(),) * len(part.requests))
    return proven(first, choices, effort) if isinstance(first, Attempt) else first


def attempt(part: Part, choices: tuple[Choice, ...], effort: Effort, outside: tuple[Outside, ...]) -> Attempt | Unsolved:
    """A plan of a part, if it has one, and bounds. `outside`: what else each of its meetings may have."""
    if not all(part.requests):
        return "impossible"
    best = tuple(min(request, key=lambda number: _worth(choices[number])) for request in part.requests)
    if kept(part.rows, frozenset(best), choices):
        return Attempt(part, bounds(part, choices, (), outside), _at_their_best(part, best, choices), part, is_final=True)
    known = bounds(part, choices, _prices(part, choices, effort), outside)
    return _first(part, known, choices, effort)


def proven(first: Attempt, choices: tuple[Choice, ...], effort: Effort) -> Found:
    """The best plan of the part, or the best that was found within the budget."""
    if first.is_final:
        return first.found
    from mandat.planning import cpsat  # noqa: PLC0415  (half a second, which most years need not pay)

    best, least = first.found.taken, -(-first.bounds.least // SCALE)
    while True:
        own = worth(best, choices)
        left = first.bounds.within(first.part, own[0])
        if not effort.unique and first.found.proven and best is first.found.taken and _holds(first.core, left):
            return first.found
        rival = cpsat.rival(left, best, choices, effort)
        if rival.bound is None or rival.bound > own:
            return Found(best, own[0], proven=True, unique=True)
        found = min((one for one in (best, rival.taken) if one is not None), key=lambda taken: worth(taken, choices))
        cost = worth(found, choices)[0]
        if found is best or worth(found, choices) != rival.bound:
            bound = max(least, min(cost, rival.bound[0]))
            return Found(found, bound, proven=bound == cost, unique=False)
        best = found


def _at_their_best(part: Part, best: tuple[int, ...], choices: tuple[Choice, ...]) -> Found:
    as_good = (
        number
        for number, request in zip(best, part.requests, strict=True)
        for rival in request
        if rival != number and _worth(choices[rival]) == _worth(choices[number])
    )
    return Found(frozenset(best), worth(best, choices)[0], proven=True, unique=next(as_good, None) is None)


def _worth(choice: Choice) -> tuple[int, int]:
    return choice.cost, choice.tie


def _prices(part: Part, choices: tuple[Choice, ...], effort: Effort) -> tuple[int, ...]:
    if _is_small(part, effort):
        return ()
    from mandat.planning import relaxation  # noqa: PLC0415  (as above)

    return relaxation.prices((part,), choices, part.rows, SCALE)


def _first(part: Part, known: Bounds, choices: tuple[Choice, ...], effort: Effort) -> Attempt | Unsolved:
    """A plan of few choices of each meeting, of more where that is impossible, and at last of all."""
    from mandat.planning import cpsat  # noqa: PLC0415  (as above)

    most = max(map(len, part.requests)) if _is_small(part, effort) else effort.favoured
    while True:
        core = known.favoured(part, most)
        found = cpsat.cheapest(core, choices, effort)
        if isinstance(found, Found):
            return Attempt(part, known, found, core)
        if most >= max(map(len, part.requests)):
            return found
        most *= MORE


def _is_small(part: Part, effort: Effort) -> bool:
    return sum(map(len, part.requests)) <= effort.small


def _holds(core: Part, left: Part) -> bool:
    return all(set(some) <= set(many) for some, many in zip(left.requests, core.requests, strict=True))
