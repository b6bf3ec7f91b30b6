"""Why a meeting has its date: what was left out and by which rule, what the day costs, and what other days would."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import closed_on, is_within
from mandat.calendar.windows import windows_of
from mandat.frozen import frozen
from mandat.planning.day_costs import DayCost, day_cost, weights_of
from mandat.planning.days import allowed, allowed_weekdays
from mandat.planning.free import Booked, Obstacle
from mandat.planning.problem import Candidate, Request, Slot
from mandat.planning.year import Question
from mandat.rules.workdays import holiday_on
from mandat.workspace.series import Series

SHOWN = 3
"""So many other days are told of."""


@frozen
class Excluded:
    """So many days left out for a reason: `public holidays`, `in Fellesferie (W28..W30)`."""

    number: int
    reason: str


@frozen
class Priced:
    """What a slot costs, part by part; `unevenness` is the distance from the even place, `start` the hour."""

    slot: Slot
    day: DayCost
    unevenness: int
    start: int

    @property
    def total(self) -> int:
        """All parts together."""
        return self.day.total + self.unevenness + self.start


@frozen
class Other:
    """Another day, and what keeps the meeting from it; without obstacles it costs more, or breaks a rule between meetings."""

    price: Priced
    obstacles: tuple[Obstacle, ...]


@frozen
class Why:
    """Why a meeting has its date.

    Attributes:
        series: whose meeting it is.
        request: the planner's request.
        first: the first day of the time in which it may lie.
        last: the last day of that time.
        weekdays: ISO numbers of the days of the week that were looked at.
        days: how many days of that time are such weekdays.
        excluded: what was left out, in the order in which it is looked at.
        left: how many days were left.
        chosen: the slot and its price; None for a date that stands.
        standing: what the day of a date that stands costs, whose distance from an even place nobody asks any more.
        slot: the slot it has.
        others: the next candidate days, cheapest first.
    """

    series: Series
    request: Request
    first: date
    last: date
    weekdays: tuple[int, ...]
    days: int
    excluded: tuple[Excluded, ...]
    left: int
    chosen: Priced | None
    standing: DayCost | None
    slot: Slot
    others: tuple[Other, ...]


def why(question: Question, chosen: dict[str, Slot], request: Request) -> Why:
    """Why a request has the slot that was chosen for it."""
    series, slot = question.series_of(request.id), chosen[request.id]
    first, last = _window(question, series, request, slot)
    weekdays = allowed_weekdays(series)
    days = [day for day in _days(first, last) if day.isoweekday() in weekdays]
    possible = {candidate.slot.day for candidate in request.candidates}
    reasons = Counter(_reason(series, day, question) for day in days if day not in possible)
    booked = Booked(question.problem, chosen)
    priced = [_priced(series, one, request) for one in _cheapest_of_days(request)]
    others = [one for one in priced if one.slot != slot][:SHOWN]
    return Why(
        series=series,
        request=request,
        first=first,
        last=last,
        weekdays=weekdays,
        days=len(days),
        excluded=tuple(Excluded(number, reason) for reason, number in reasons.most_common()),
        left=sum(day in possible for day in days),
        chosen=next(
            (_priced(series, one, request) for one in request.candidates if one.slot == slot and _is_open(request, slot)), None
        ),
        standing=None if _is_open(request, slot) else day_cost(series, slot.day, weights_of(series)),
        slot=slot,
        others=tuple(Other(one, booked.obstacles(request, one.slot)) for one in others),
    )


def _is_open(request: Request, slot: Slot) -> bool:
    """Whether the planner chose the slot, also for a meeting that has to leave its date."""
    return not request.fixed and request.adopted != slot


def _window(question: Question, series: Series, request: Request, slot: Slot) -> tuple[date, date]:
    """The stretch of the frequency that the date lies in, or the partial date of its line."""
    plan = series.community.plan(question.year)
    name = request.id.split("/", 1)[1]
    line = next((one for one in plan.data.meetings if one.id == name), None) if plan is not None else None
    if line is not None and line.on.unit != "day":
        return line.on.first, line.on.last
    windows = windows_of(series, question.year) or ()
    found = next((one for one in windows if one.first <= slot.day <= one.last), None)
    return (found.first, found.last) if found is not None else (date(question.year, 1, 1), date(question.year, 12, 31))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _reason(series: Series, day: date, question: Question) -> str:
    """The first rule that leaves a day out."""
    first, last = series.spell
    if (first is not None and day < first) or (last is not None and day > last):
        return "before or after the time of the body"
    if holiday_on(day, countries_of(series)) is not None:
        return "public holidays"
    closed = closed_on(series, day)
    if closed is not None:
        return f"in {closed.name} ({closed.when})"
    if not is_within(series, day):
        return f"outside `within: {series.kind.within}`"
    if not allowed(series, day):
        return f"not a day of `pattern: {series.kind.pattern}`"
    plan = series.community.plan(question.year)
    if day < (question.today.start or date.min) or (plan is not None and day <= question.today.on):
        return "over, or before the day from which dates are set"
    if plan is not None and any(
        one.state == "cancelled" and one.on.first == day and series.owns(one) for one in plan.data.meetings
    ):
        return "the day of a meeting that was cancelled"
    return "too far from the even place of this meeting"


def _cheapest_of_days(request: Request) -> Iterable[Candidate]:
    best: dict[date, Candidate] = {}
    for one in sorted(request.candidates, key=lambda one: (one.cost, one.slot)):
        best.setdefault(one.slot.day, one)
    return best.values()


def _priced(series: Series, candidate: Candidate, request: Request) -> Priced:
    """The parts of a candidate's cost; what is left of it beside day and hour is its distance from the even place."""
    cost = day_cost(series, candidate.slot.day, weights_of(series))
    cheapest = min(one.cost for one in request.candidates if one.slot.day == candidate.slot.day)
    return Priced(candidate.slot, cost, cheapest - cost.total, candidate.cost - cheapest)
