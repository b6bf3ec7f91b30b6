"""Free days for a meeting beside everything that is planned: pure counting, without a solver."""

from collections.abc import Iterable, Mapping
from datetime import date

from mandat.frozen import frozen
from mandat.planning.problem import Candidate, Problem, Request, Slot
from mandat.planning.rows import slots_collide


@frozen
class InTheWay:
    """A meeting whose holders cannot be in another one at that slot as well; `holders` are keys."""

    meeting: str
    slot: Slot
    holders: tuple[str, ...]


@frozen
class TooMuch:
    """Holders who would have more meetings in a day or a week than the load allows."""

    most: int
    per: str
    holders: tuple[str, ...]


Obstacle = InTheWay | TooMuch


class Booked:
    """Who is where in a plan, asked for slot by slot."""

    def __init__(self, problem: Problem, chosen: Mapping[str, Slot]) -> None:
        self._requests = {one.id: one for one in problem.requests}
        self._chosen = dict(chosen)
        self._weeks: dict[tuple[int, int], list[str]] = {}
        for name, slot in sorted(chosen.items()):
            self._weeks.setdefault(slot.day.isocalendar()[:2], []).append(name)

    def obstacles(self, request: Request, slot: Slot) -> tuple[Obstacle, ...]:
        """What keeps a meeting from a slot while all others stay where they are."""
        near = [name for name in self._weeks.get(slot.day.isocalendar()[:2], ()) if name != request.id]
        found = tuple(way for name in near if (way := self._way(request, slot, name)) is not None)
        return found or tuple(self._too_much(request, slot, near))

    def _way(self, request: Request, slot: Slot, name: str) -> InTheWay | None:
        other, there = self._requests[name], self._chosen[name]
        shared = set(request.holders) & set(other.holders)
        if not shared or not slots_collide(request, slot, other, there):
            return None
        return InTheWay(name, there, tuple(sorted(shared)))

    def _too_much(self, request: Request, slot: Slot, near: list[str]) -> Iterable[TooMuch]:
        on_day = [name for name in near if self._chosen[name].day == slot.day]
        for per, names in (("day", on_day), ("week", near)):
            busy = [one for one in request.holders if self._full(request, one, names, per)]
            if busy:
                yield TooMuch(self._most(request, busy[0], per), per, tuple(sorted(busy)))

    def _full(self, request: Request, holder: str, names: list[str], per: str) -> bool:
        return sum(holder in self._requests[name].holders for name in names) >= self._most(request, holder, per)

    def _most(self, request: Request, holder: str, per: str) -> int:
        loads = [request.load, *(one.load for one in self._requests.values() if holder in one.holders)]
        return min(load.per_day if per == "day" else load.per_week for load in loads)


def free_candidates(request: Request, booked: Booked, most: int) -> tuple[Candidate, ...]:
    """The cheapest free slots of a request, one a day, cheapest first and then by date."""
    found: dict[date, Candidate] = {}
    for candidate in sorted(request.candidates, key=lambda one: (one.cost, one.slot)):
        if len(found) == most:
            break
        if candidate.slot.day not in found and not booked.obstacles(request, candidate.slot):
            found[candidate.slot.day] = candidate
    return tuple(found.values())
