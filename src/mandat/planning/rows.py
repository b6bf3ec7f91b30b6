"""The hard rules as rows over choices: what a solver, a proof or an explanation reads.

A choice is one candidate of one request, known by its number in the grid. There are two kinds of row. `AtMost` bounds
how many of some choices are taken: one where they exclude each other, more for a holder's load. `Needs` says that one
choice calls for another. Every row knows the profile or rule it came from.

What excludes what: two meetings of one holder on one day when they overlap in minutes, or when both need travel (a
digital meeting has none), are not in the same known place, and the later begins before the travel after the earlier
is over.

Dates set by people bind the others but never each other: where they alone would break a row, the surplus is left out
of it, and where a `Needs` row speaks of fixed meetings only, there is no row.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from mandat.frozen import frozen
from mandat.planning.digest import tie
from mandat.planning.problem import Beside, Candidate, Clash, Order, Problem, Request, Sequence, Slot, lies_beside
from mandat.planning.profiles import Profile, merged, profiles

Origin = Profile | Order | Sequence | Beside


@frozen
class Choice:
    """One candidate of one request; `end` and `free`: the minute the meeting is over, and its travel after it."""

    request: str
    slot: Slot
    cost: int
    tie: int
    fixed: bool
    end: int
    free: int
    place: str | None
    adopted: bool = False

    def holds(self, minute: int) -> bool:
        """Whether the meeting is going on in that minute."""
        return self.slot.start <= minute < self.end

    def engages(self, minute: int) -> bool:
        """Whether the meeting or the travel after it is going on in that minute."""
        return self.slot.start <= minute < self.free


@frozen
class AtMost:
    """At most so many of the choices are taken."""

    choices: frozenset[int]
    most: int
    origin: Profile | Sequence


@frozen
class Needs:
    """If one of `when` is taken, one of `any_of` is."""

    when: frozenset[int]
    any_of: frozenset[int]
    origin: Order | Beside


Row = AtMost | Needs


@frozen
class Grid:
    """Every choice of a problem, sorted by id and slot, and the rows over them."""

    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]


def grid(problem: Problem, *, merge: bool = False) -> Grid:
    """The choices and rows of a problem in canonical order.

    `merge`: meetings of which any two share a holder exclude each other in one row, whoever the holder is. The plans are
    the same and a bound is closer to them, but a row no longer tells for whom it stands.
    """
    choices = tuple(choice for request in problem.requests for choice in _choices(request))
    numbers = by_request(range(len(choices)), choices)
    rows: list[Row] = []
    single = profiles(problem.requests)
    for profile in merged(single, problem.requests) if merge else single:
        rows.extend(_double_bookings(_own(profile, numbers), choices, profile))
    for profile in single:
        rows.extend(_loads(_own(profile, numbers), choices, profile))
    for sequence in problem.sequences:
        rows.extend(_numbering(sequence, numbers, choices))
    for order in problem.orders:
        rows.extend(_placement(order, numbers, choices))
    for beside in problem.besides:
        rows.extend(_beside(beside, numbers, choices))
    return Grid(choices, tuple(rows))


def _own(profile: Profile, numbers: dict[str, list[int]]) -> list[int]:
    return [number for name in profile.requests for number in numbers[name]]


def by_request(numbers: Iterable[int], choices: tuple[Choice, ...]) -> dict[str, list[int]]:
    """The numbers of the choices, request by request; a request without any has an empty list."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        found[choices[number].request].append(number)
    return found


def collide(first: Choice, second: Choice) -> bool:
    """Whether one holder cannot attend both."""
    earlier, later = sorted((first, second), key=lambda choice: choice.slot)
    if earlier.slot.day != later.slot.day:
        return False
    travels = earlier.free > earlier.end and later.free > later.end
    elsewhere = earlier.place is None or earlier.place != later.place
    return later.slot.start < (earlier.free if travels and elsewhere else earlier.end)


def slots_collide(first: Request, here: Slot, second: Request, there: Slot) -> bool:
    """Whether one holder cannot attend two meetings at these slots."""
    return collide(_choice(first, Candidate(here, 0)), _choice(second, Candidate(there, 0)))


def clashes(problem: Problem) -> tuple[Clash, ...]:
    """The pairs of fixed meetings that some holder cannot both attend."""
    days: defaultdict[date, list[Request]] = defaultdict(list)
    for request in problem.requests:
        if request.fixed:
            days[request.candidates[0].slot.day].append(request)
    pairs = (pair for same_day in days.values() for pair in combinations(same_day, 2))
    found = (
        Clash(first.id, second.id, tuple(sorted(shared)))
        for first, second in pairs
        if (shared := set(first.holders) & set(second.holders))
        if collide(next(_choices(first)), next(_choices(second)))
    )
    return tuple(sorted(found))


def _choices(request: Request) -> Iterator[Choice]:
    for candidate in sorted(request.candidates, key=lambda candidate: (candidate.slot, candidate.cost)):
        yield _choice(request, candidate)


def _choice(request: Request, candidate: Candidate) -> Choice:
    end = candidate.slot.start + request.minutes
    return Choice(
        request=request.id,
        slot=candidate.slot,
        cost=candidate.cost,
        tie=tie(request.id, candidate.slot),
        fixed=request.fixed,
        end=end,
        free=end + request.travel,
        place=request.place,
        adopted=candidate.slot == request.adopted,
    )


def _double_bookings(own: list[int], choices: tuple[Choice, ...], profile: Profile) -> Iterator[AtMost]:
    for numbers in _by_day(own, choices).values():
        cliques = {_binding(clique, 1, choices) for clique in _cliques(numbers, choices)}
        for clique in sorted(cliques, key=sorted):
            if _several(clique, choices) and not any(clique < other for other in cliques):
                yield AtMost(clique, 1, profile)


def _cliques(numbers: list[int], choices: tuple[Choice, ...]) -> Iterator[frozenset[int]]:
    """Sets of choices of one day that exclude each other, so that every colliding pair is in one of them.

    What goes on in the same minute excludes each other; it is enough to look at the minutes in which something starts.
    With travel, everything engaged in that minute does too, except two meetings in one place: of those either
    one meeting with its travel is in the set, or all of them without.
    """
    physical = [number for number in numbers if choices[number].free > choices[number].end]
    shared = _shared_places(physical, choices)
    for minute in sorted({choices[number].slot.start for number in numbers}):
        yield frozenset(number for number in numbers if choices[number].holds(minute))
        if physical:
            yield from _engaged(physical, minute, shared, choices)


def _engaged(physical: list[int], minute: int, shared: frozenset[str], choices: tuple[Choice, ...]) -> Iterator[frozenset[int]]:
    engaged = [number for number in physical if choices[number].engages(minute)]
    alone = frozenset(number for number in engaged if choices[number].place not in shared)
    in_shared = [number for number in engaged if choices[number].place in shared]
    yield alone | {number for number in in_shared if choices[number].holds(minute)}
    for numbers in by_request(in_shared, choices).values():
        place = choices[numbers[0]].place
        elsewhere = (number for number in in_shared if choices[number].place != place)
        yield alone.union(numbers, (number for number in elsewhere if choices[number].holds(minute)))


def _shared_places(physical: list[int], choices: tuple[Choice, ...]) -> frozenset[str]:
    meetings = {(choices[number].place, choices[number].request) for number in physical}
    return frozenset(place for place, count in Counter(place for place, _ in meetings).items() if place is not None and count > 1)


def _loads(own: list[int], choices: tuple[Choice, ...], profile: Profile) -> Iterator[AtMost]:
    weeks: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    days = _by_day(own, choices)
    for day, numbers in days.items():
        weeks[day.isocalendar()[:2]].extend(numbers)
    for most, spans in ((profile.load.per_day, days.values()), (profile.load.per_week, weeks.values())):
        for numbers in spans:
            bound = _binding(numbers, most, choices)
            settled = sum(choices[number].fixed or choices[number].adopted for number in bound)
            if len({choices[number].request for number in bound}) > max(most, settled):
                yield AtMost(bound, max(most, settled), profile)


def _numbering(sequence: Sequence, numbers: dict[str, list[int]], choices: tuple[Choice, ...]) -> Iterator[AtMost]:
    """For every day: not both the earlier meeting on it or later, and the later meeting on it or before."""
    for earlier, later in pairwise(sequence.requests):
        for day in sorted({choices[number].slot.day for number in numbers[earlier]}):
            late = [number for number in numbers[earlier] if choices[number].slot.day >= day]
            early = [number for number in numbers[later] if choices[number].slot.day <= day]
            bound = _binding((*late, *early), 1, choices)
            if early and _several(bound, choices):
                yield AtMost(bound, 1, sequence)


def _placement(order: Order, numbers: dict[str, list[int]], choices: tuple[Choice, ...]) -> Iterator[Needs]:
    before = [number for name in order.before for number in numbers[name]]
    if all(choices[number].fixed for number in (*before, *numbers[order.after])):
        return
    for day, when in _by_day(numbers[order.after], choices).items():
        first, last = day - timedelta(days=order.most_days), day - timedelta(days=order.least_days)
        near = frozenset(number for number in before if first <= choices[number].slot.day <= last)
        yield Needs(frozenset(when), near, order)


def _beside(beside: Beside, numbers: dict[str, list[int]], choices: tuple[Choice, ...]) -> Iterator[Needs]:
    others = [number for name in beside.others for number in numbers[name]]
    if all(choices[number].fixed for number in (*others, *numbers[beside.meeting])):
        return
    calling: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    around = {one.day: one for one in beside.around}
    for number in numbers[beside.meeting]:
        own = choices[number].slot
        near = frozenset(
            other for other in others if lies_beside(around.get(choices[other].slot.day), beside.apart, own, choices[other].slot)
        )
        calling[near].append(number)
    for near, when in calling.items():
        yield Needs(frozenset(when), near, beside)


def _by_day(numbers: Iterable[int], choices: tuple[Choice, ...]) -> dict[date, list[int]]:
    days: defaultdict[date, list[int]] = defaultdict(list)
    for number in numbers:
        days[choices[number].slot.day].append(number)
    return dict(sorted(days.items()))


def _binding(numbers: Iterable[int], most: int, choices: tuple[Choice, ...]) -> frozenset[int]:
    """Without the fixed choices beyond the limit, which people have answered for."""
    ordered = sorted(numbers)
    exempt = [number for number in ordered if choices[number].fixed][most:]
    return frozenset(ordered).difference(exempt)


def _several(numbers: Iterable[int], choices: tuple[Choice, ...]) -> bool:
    return len({choices[number].request for number in numbers}) > 1
