"""What a plan costs at least that takes a certain date.

A price is put on every row, and charged to the choices that take a place in it. No plan of a part then costs less than the
cheapest charged choice of every meeting together, less the price of all places (Lagrange); and a plan with another choice
costs as much more as that is dearer than the cheapest. This holds whatever the prices are, in whole numbers and without
rounding. So a date that comes out above the cost of a known plan is in no best plan, and not in one that is as good.

It holds for dates beyond those that a part was made of as well: a row charges them nothing, and where they could answer
the call of a `Needs` row, its price is taken off them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mandat.planning.parts import Part, only
from mandat.planning.problem import Beside, Order
from mandat.planning.rows import AtMost, Choice, Needs, Row

SCALE = 1_000_000
"""Prices and bounds are millionths of a point."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Dates of a meeting that its part does not have, by their costs, the least first.

    `beyond`: left out to begin with. `lost`: of those that are not, ruled out because of what else was left out.
    """

    beyond: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least that plans of a part cost, in millionths of a point.

    `least`: any plan. `taking`: a plan that takes the choice. `outside`: a plan with a date outside the part, less the
    cost of that date, request by request in the order of the part.
    """

    least: int
    taking: Mapping[int, int]
    outside: tuple[int, ...]

    def within(self, part: Part, cost: int) -> Part:
        """The part without the choices that no plan of this cost or less takes."""
        return only(part, frozenset(number for number, least in self.taking.items() if least <= cost * SCALE))

    def favoured(self, part: Part, most: int) -> Part:
        """The part with so many choices of each meeting, those whose bound is least."""
        ranked = (sorted(request, key=lambda number: (self.taking[number], number))[:most] for request in part.requests)
        return only(part, frozenset(number for request in ranked for number in request))

    def open(self, position: int, outside: Outside, gap: int) -> int:
        """How many of the dates beyond may be in a plan that costs no more than the least and the gap."""
        return sum(self.outside[position] + one * SCALE <= self.least + gap for one in outside.beyond)


def bounds(part: Part, choices: Sequence[Choice], prices: Sequence[int], outside: Sequence[Outside]) -> Bounds:
    """The bounds that prices give; `prices`: one for every row of the part, none negative, or none at all.

    `outside`: what is outside the part for each of its requests.
    """
    charged = {number: choices[number].cost * SCALE for request in part.requests for number in request}
    credit: defaultdict[str, int] = defaultdict(int)
    paid = sum(_charge(row, price, charged, credit, choices) for row, price in zip(part.rows, prices, strict=False) if price)
    offs = tuple(credit[choices[request[0]].request] for request in part.requests)
    lowest = tuple(
        min([charged[number] for number in request] + [cost * SCALE - off for cost in (*there.beyond[:1], *there.lost[:1])])
        for request, there, off in zip(part.requests, outside, offs, strict=True)
    )
    least = sum(lowest) - paid
    taking = {
        number: least + charged[number] - low for request, low in zip(part.requests, lowest, strict=True) for number in request
    }
    return Bounds(least, taking, tuple(least - off - low for off, low in zip(offs, lowest, strict=True)))


def _charge(row: Row, price: int, charged: dict[int, int], credit: defaultdict[str, int], choices: Sequence[Choice]) -> int:
    """Charge the price of a row; what all its places are worth."""
    match row:
        case AtMost(numbers, most):
            for number in numbers:
                charged[number] += price
            return price * most
        case Needs(when, any_of, origin):
            for number in any_of:
                charged[number] -= price
            for name in _answering(origin):
                credit[name] += price
            if any(choices[number].fixed for number in when):
                return -price
            for number in when:
                charged[number] += price
            return 0


def _answering(origin: Order | Beside) -> tuple[str, ...]:
    return origin.before if isinstance(origin, Order) else origin.others
