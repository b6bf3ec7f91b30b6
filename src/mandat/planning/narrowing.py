"""The dates that are looked at first: of each meeting its cheapest ones.

A meeting has a hundred dates it may have, and gets one of the best ten. What is left out is not forgotten: `bounds` proves
that it is in no best plan, or the meeting gets more of its dates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mandat.planning.problem import Candidate, Problem, Request


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A problem with some dates of each meeting, and the costs of those beyond them, the least first."""

    problem: Problem
    beyond: Mapping[str, tuple[int, ...]]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not any(self.beyond.values())


def narrowed(problem: Problem, few: int) -> Narrowed:
    """The problem with so few dates of each meeting.

    The date a meeting has is always among them: how much load is allowed depends on it.
    """
    ranked = tuple(_ranked(one) for one in problem.requests)
    some = tuple(_with(one, dates[:few]) for one, dates in zip(problem.requests, ranked, strict=True))
    beyond = {one.id: tuple(date.cost for date in dates[few:]) for one, dates in zip(problem.requests, ranked, strict=True)}
    return Narrowed(replace(problem, requests=some), beyond)


def widened(problem: Problem, few: int, more: Mapping[str, int]) -> Narrowed:
    """The problem with so many more dates of some meetings, when it is proven that the others are in no best plan."""
    some = tuple(_with(one, _ranked(one)[: few + more.get(one.id, 0)]) for one in problem.requests)
    return Narrowed(replace(problem, requests=some), dict.fromkeys((one.id for one in some), ()))


def _ranked(request: Request) -> tuple[Candidate, ...]:
    """The date it has, then the cheapest."""
    return tuple(sorted(request.candidates, key=lambda one: (one.slot != request.adopted, one.cost, one.slot)))


def _with(request: Request, candidates: tuple[Candidate, ...]) -> Request:
    return request if len(candidates) == len(request.candidates) else replace(request, candidates=candidates)
