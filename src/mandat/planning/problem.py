"""The year planner's question and its answer, as plain values.

A request is one meeting that needs a date, and its candidates are all the dates it may have, each with a cost. This
module knows no mandate, file or holiday, and no solver: whoever makes the requests has already turned rules and wishes
into candidates, and whoever answers them turns a `Problem` into a `Plan` or an `Impossible`.
"""

from dataclasses import dataclass
from datetime import date

from mandat.frozen import frozen


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A day and a start, in minutes since midnight."""

    day: date
    start: int

    def __str__(self) -> str:
        """The slot as `2025-03-12 09:00`."""
        return f"{self.day.isoformat()} {self.start // 60:02d}:{self.start % 60:02d}"


@frozen
class Candidate:
    """A slot a meeting may have; `cost` in the points of `costs.Weights`, lower is better."""

    slot: Slot
    cost: int


@frozen
class Load:
    """The most meetings one holder has in a day and in an ISO week."""

    per_day: int = 2
    per_week: int = 4

    def tightened(self, other: "Load") -> "Load":
        """The smaller of the two, figure by figure."""
        return Load(min(self.per_day, other.per_day), min(self.per_week, other.per_week))


@frozen
class Request:
    """A meeting that needs a date.

    `minutes`: how long it lasts. `travel`: the minutes kept free after it when the same holder's next meeting is in
    another place; 0 for a digital meeting, which needs no travel on either side. `place` None: not known, and so
    different from every place. `holders`: who must be there. `load`: what the community of the meeting allows a holder;
    of all the loads of a holder's meetings the smallest holds. `fixed`: a date set by people, one candidate, exempt
    from the load. `adopted`: the date the meeting has and keeps unless something forces it off; where adopted and fixed
    dates go beyond a load, so many are allowed there.
    """

    id: str
    minutes: int
    travel: int
    place: str | None
    holders: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    fixed: bool = False
    load: Load = Load()
    adopted: Slot | None = None

    def __post_init__(self) -> None:
        """A fixed meeting has its one date.

        Raises:
            ValueError: it has none, or several.
        """
        if self.fixed and len(self.candidates) != 1:
            raise ValueError(f"{self.id} is fixed and has {len(self.candidates)} candidates instead of one")


@frozen
class Order:
    """At least one of the meetings `before` lies `least_days` to `most_days` calendar days before `after`."""

    before: tuple[str, ...]
    after: str
    least_days: int
    most_days: int


@frozen
class Around:
    """The days that `meeting` may have beside another meeting on `day`, both ends included."""

    day: date
    first: date
    last: date


@frozen
class Beside:
    """`meeting` lies beside at least one of `others`, which may be on the days of `around`.

    `apart`: on one and the same day, how many minutes after the other its start may be, at least and at most; negative
    is before.
    """

    meeting: str
    others: tuple[str, ...]
    around: tuple[Around, ...]
    apart: tuple[int, int] | None = None

    def holds(self, own: Slot, other: Slot) -> bool:
        """Whether the two slots lie as they should."""
        return lies_beside(next((one for one in self.around if one.day == other.day), None), self.apart, own, other)


def lies_beside(days: Around | None, apart: tuple[int, int] | None, own: Slot, other: Slot) -> bool:
    """Whether a slot is on one of the days beside another and, on the same day, as far apart as it should be."""
    if days is None or not days.first <= own.day <= days.last:
        return False
    return apart is None or own.day != other.day or apart[0] <= own.start - other.start <= apart[1]


@frozen
class Sequence:
    """The meetings of one series, which keep their numbers: each lies on a later day than the one before it."""

    requests: tuple[str, ...]


Rule = Order | Sequence | Beside


@frozen
class Problem:
    """All meetings of a year that must be placed together; `weights` names the cost table, for the certificate."""

    requests: tuple[Request, ...]
    orders: tuple[Order, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    weights: str = ""
    besides: tuple[Beside, ...] = ()

    def __post_init__(self) -> None:
        """Every id stands for one request, and the rules name requests that are there.

        Raises:
            ValueError: an id twice, or an id that no request has.
        """
        known = {request.id for request in self.requests}
        if len(known) != len(self.requests):
            raise ValueError("two requests have the same id")
        rules: tuple[Rule, ...] = (*self.orders, *self.sequences, *self.besides)
        unknown = {name for rule in rules for name in named(rule)} - known
        if unknown:
            raise ValueError(f"no request is called {', '.join(sorted(unknown))}")


def named(rule: Rule) -> tuple[str, ...]:
    """The ids of the requests a rule speaks of."""
    match rule:
        case Order(before=before, after=after):
            return (*before, after)
        case Sequence(requests=requests):
            return requests
        case Beside(meeting=meeting, others=others):
            return (*others, meeting)


def canonical(problem: Problem) -> Problem:
    """The same problem in the one order in which it is solved, so that the order of the input changes nothing."""
    return Problem(
        requests=tuple(sorted(problem.requests, key=lambda request: request.id)),
        orders=tuple(sorted(problem.orders, key=lambda order: (order.after, *sorted(order.before)))),
        sequences=tuple(sorted(problem.sequences, key=lambda sequence: sequence.requests)),
        weights=problem.weights,
        besides=tuple(sorted(problem.besides, key=lambda beside: (beside.meeting, *sorted(beside.others)))),
    )


@frozen
class Effort:
    """How hard to try on each part: `budget` in deterministic seconds; `seed` steers the search, not the optimum.

    `unique`: whether to look for another plan that is as good, to know that there is none. The rest steers the search as
    well: so many dates of each meeting are looked at first (`few`), so many of these make the first plan (`favoured`),
    and parts up to so many dates go to the solver without prices (`small`).
    """

    budget: float = 120.0
    seed: int = 1
    unique: bool = True
    few: int = 24
    favoured: int = 12
    small: int = 250


@frozen
class Certificate:
    """What is known about a plan.

    `cost`: the sum over its meetings. `bound`: no plan can cost less. `proven`: none does (`cost == bound`). `unique`:
    none other of this cost has as low a tie-break, so that any exact solver gives this plan. `weights`: the cost table.
    """

    cost: int
    bound: int
    proven: bool
    unique: bool
    digest: str
    weights: str

    @property
    def gap(self) -> int:
        """How many points a better plan could save at most."""
        return self.cost - self.bound


@dataclass(frozen=True, slots=True, order=True)
class Clash:
    """Two meetings with dates set by people that `holders` cannot both attend."""

    first: str
    second: str
    holders: tuple[str, ...]


@frozen
class Plan:
    """One slot for every request, sorted by id; the double bookings that people made themselves stand in `clashes`."""

    chosen: tuple[tuple[str, Slot], ...]
    certificate: Certificate
    clashes: tuple[Clash, ...] = ()


@frozen
class Conflict:
    """Meetings that cannot all be held; without any one of them, holder or rule, the others could.

    `holders` are those whose time runs out: they sit in several of the meetings. Without holders and rules a meeting
    has no possible date at all.
    """

    requests: tuple[str, ...]
    holders: tuple[str, ...]
    rules: tuple[Rule, ...] = ()


@frozen
class Impossible:
    """No plan: one conflict for every independent part that has none.

    `undecided`: the meetings of parts for which the budget was spent before a plan or a proof was found.
    """

    conflicts: tuple[Conflict, ...]
    undecided: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
