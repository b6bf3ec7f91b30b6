"""The same question put to HiGHS, holder by holder and half-hour by half-hour: another solver, another model.

Run as a program of its own, with the arguments of a world, since ortools brings a HiGHS that does not go together with
highspy in one process.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable

import highspy
from benchmarks.worlds import world

from mandat.planning.problem import Problem, Request, Slot

Key = tuple[str, Slot]


def least_cost(problem: Problem) -> int | None:
    """The cost of the cheapest plan, or None if there is no plan."""
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)  # noqa: FBT003
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("mip_abs_gap", 0.5)
    taken = {
        (request.id, candidate.slot): model.addBinary(obj=candidate.cost)
        for request in problem.requests
        for candidate in request.candidates
    }
    for request in problem.requests:
        model.addConstr(sum(taken[request.id, candidate.slot] for candidate in request.candidates) == 1)
    for keys, most in _limits(problem):
        model.addConstr(sum(taken[key] for key in sorted(keys)) <= most)
    for calling, answering in _calls(problem):
        model.addConstr(sum(taken[key] for key in answering) - sum(taken[key] for key in calling) >= 0)
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return round(model.getInfo().objective_function_value)


def _limits(problem: Problem) -> set[tuple[frozenset[Key], int]]:
    spans: defaultdict[tuple[object, ...], set[Key]] = defaultdict(set)
    for request in problem.requests:
        for holder in request.holders:
            for candidate in request.candidates:
                for span in _spans(request, candidate.slot):
                    spans[holder, *span].add((request.id, candidate.slot))
    most = {"busy": 1, "day": 2, "week": 4}
    return {(frozenset(keys), most[str(span[1])]) for span, keys in spans.items()} | set(_numbered(problem))


def _spans(request: Request, slot: Slot) -> Iterable[tuple[object, ...]]:
    """Half-hours in which a holder is busy (all places are unknown here), and the day and week the meeting counts in."""
    yield "day", slot.day
    yield "week", slot.day.isocalendar()[:2]
    for minute in range(slot.start, slot.start + request.minutes, 30):
        yield "busy", slot.day, minute, "meeting"
    if request.travel:
        for minute in range(slot.start, slot.start + request.minutes + request.travel, 30):
            yield "busy", slot.day, minute, "away"


def _numbered(problem: Problem) -> Iterable[tuple[frozenset[Key], int]]:
    slots = {request.id: [candidate.slot for candidate in request.candidates] for request in problem.requests}
    for sequence in problem.sequences:
        for earlier, later in zip(sequence.requests, sequence.requests[1:], strict=False):
            for slot in slots[earlier]:
                overtaken = [(later, other) for other in slots[later] if other.day <= slot.day]
                if overtaken:
                    yield frozenset([(earlier, slot), *overtaken]), 1


def _calls(problem: Problem) -> Iterable[tuple[list[Key], list[Key]]]:
    slots = {request.id: [candidate.slot for candidate in request.candidates] for request in problem.requests}
    for order in problem.orders:
        for slot in slots[order.after]:
            yield (
                [(order.after, slot)],
                [
                    (name, other)
                    for name in order.before
                    for other in slots[name]
                    if order.least_days <= (slot.day - other.day).days <= order.most_days
                ],
            )


if __name__ == "__main__":
    communities, seed, glue = sys.argv[1:]
    sys.stdout.write(f"{least_cost(world(int(communities), int(seed), national=glue == 'national'))}\n")
