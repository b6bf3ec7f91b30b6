"""Why there is no plan, for people: one sentence with every meeting and holder, the facts behind it, and what to relax."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.seats import holding, seat_names
from mandat.checks.lines import joined, rule_place
from mandat.diagnostics import Note, Place
from mandat.frozen import frozen
from mandat.planning.problem import Beside, Conflict, Request, Rule
from mandat.planning.year import Question
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Plan
from mandat.workspace.members import Holder
from mandat.workspace.series import Series

MANY = 6
"""More meetings than this are counted in a sentence instead of named."""


@frozen
class Told:
    """A conflict: the sentence, the places that the facts come from, and what could be relaxed."""

    sentence: str
    facts: tuple[Note, ...]
    relax: tuple[str, ...]


def told(question: Question, conflict: Conflict) -> Told:
    """A conflict of a year's plan in English."""
    requests = tuple(one for one in question.problem.requests if one.id in conflict.requests)
    known = tuple(one for one in requests if _series(question, one.id) is not None)
    names = joined(tuple(f"`{_short(name)}`" for name in conflict.requests[:MANY]))
    if len(conflict.requests) > MANY:
        names = f"{len(conflict.requests)} meetings, of them {names},"
    holders = tuple(_holders(question, known, conflict.holders))
    facts = (*_meeting_facts(question, known), *_holder_facts(holders), *_rule_facts(question, conflict.rules))
    return Told(_sentence(names, conflict, holders), facts, tuple(dict.fromkeys(_relaxed(question, known, conflict))))


def _sentence(names: str, conflict: Conflict, holders: tuple[tuple[Series, Holder], ...]) -> str:
    together = {series.key: (series, [one for other, one in holders if other.key == series.key]) for series, _ in holders}
    everybody = tuple(dict.fromkeys(name for series, own in together.values() for name in seat_names(series, own)))
    who = joined(everybody)
    if len(conflict.requests) == 1 and not conflict.rules:
        return f"{names} has no possible date."
    if not who and not conflict.rules:
        return f"It could not be settled in the time allowed whether {names} can all be held."
    reasons = [f"{who} {'has' if len(everybody) == 1 else 'have'} no time for all of them"] if who else []
    reasons += [_rule(rule) for rule in conflict.rules]
    return f"{names} cannot {'' if len(conflict.requests) == 1 else 'all '}be held: {joined(tuple(reasons))}."


def _rule(rule: Rule) -> str:
    if isinstance(rule, Beside):
        return f"`{_short(rule.meeting)}` has a place beside {joined(tuple(f'`{_short(one)}`' for one in rule.others), 'or')}"
    return "the meetings of a series keep their order"


def _short(name: str) -> str:
    return name.split("/", 1)[1]


def _series(question: Question, name: str) -> Series | None:
    every = (*question.needs, *question.booked)
    return next((need.series for need in every for one in need.requests if one.id == name), None)


def _line(series: Series, name: str) -> tuple[Plan, PlannedMeeting] | None:
    """The line of a meeting with its plan, which may be another year's."""
    return next(((plan, line) for plan, line in series.community.planned if line.id == _short(name)), None)


def _meeting_facts(question: Question, requests: tuple[Request, ...]) -> Iterator[Note]:
    for one in requests:
        series = question.series_of(one.id)
        found = _line(series, one.id)
        if found is not None:
            plan, line = found
            yield Note(plan.place("meetings", line.id, "on"), f"{line.id} of {series.name}")
        else:
            yield Note(rule_place(series, "frequency"), f"asks for {_short(one.id)} of {series.name}")


def _holders(question: Question, requests: tuple[Request, ...], keys: tuple[str, ...]) -> Iterator[tuple[Series, Holder]]:
    """Each holder once, in the first of the meetings."""
    named: set[str] = set()
    for one in requests:
        series = question.series_of(one.id)
        for holder in holding(series, set(keys) - named, _days(one)):
            named.add(holder.key)
            yield series, holder


def _days(request: Request) -> tuple[date, ...]:
    days = [candidate.slot.day for candidate in request.candidates]
    return (min(days), max(days)) if days else ()


def _holder_facts(holders: tuple[tuple[Series, Holder], ...]) -> Iterator[Note]:
    for series, holder in holders:
        name = seat_names(series, (holder,))[0]
        if holder.seat:
            yield Note(_seat_place(series, holder.seat), f"the seat of {name}")
        else:
            organisation = series.community.organisation(holder.organisation)
            stands_for = "a member" if organisation is None or organisation.count is None else "several in one"
            yield Note(series.community.place("organisations", holder.organisation), f"{name}, {stands_for}")


def _seat_place(series: Series, seat: str) -> Place:
    return series.mandate.place("composition", "seats", seat)


def _rule_facts(question: Question, rules: tuple[Rule, ...]) -> Iterator[Note]:
    for rule in rules:
        series = _series(question, rule.meeting) if isinstance(rule, Beside) else None
        if series is not None:
            yield Note(rule_place(series, "placed"), f"{series.name}: {series.kind.placed}")


def _relaxed(question: Question, requests: tuple[Request, ...], conflict: Conflict) -> Iterator[str]:
    for one in requests:
        series = question.series_of(one.id)
        found = _line(series, one.id)
        if found is None:
            yield f"in {series.community.file}: allow more weekdays or starts in `wishes`, or open a week in `closed`"
            yield f"revise the frequency of {series.name}"
        elif one.fixed:
            yield f"move `{_short(one.id)}`, whose date is settled"
        else:
            yield f"give `{_short(one.id)}` a wider time than `on: {found[1].on}`"
    yield from _roomier(question, requests, conflict)
    if conflict.holders and any(not one.fixed for one in requests):
        yield "let a stand-in come: a seat with `attends: as needed` keeps no meeting from a date"
    if any(isinstance(rule, Beside) for rule in conflict.rules):
        yield "revise `placed`"


def _roomier(question: Question, requests: tuple[Request, ...], conflict: Conflict) -> Iterator[str]:
    """The load that a community allows, where the meetings are more than that and it may be what stops them."""
    if not conflict.holders:
        return
    for one in requests:
        most = (("per_day", one.load.per_day), ("per_week", one.load.per_week))
        reached = tuple(f"`{name}` (now {number})" for name, number in most if not one.fixed and len(conflict.requests) > number)
        if reached:
            yield f"in {question.series_of(one.id).community.file}: raise {joined(reached, 'or')} in `wishes`"
