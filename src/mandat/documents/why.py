"""Why a meeting has its date, in English lines."""

from collections.abc import Iterator

from mandat.calendar.seats import holding, seat_names
from mandat.checks.lines import joined
from mandat.planning.free import InTheWay, Obstacle
from mandat.planning.problem import Slot
from mandat.planning.why import Other, Priced, Why
from mandat.planning.year import Question
from mandat.schema.phrases.names import WEEKDAYS


def why_text(question: Question, found: Why) -> Iterator[str]:
    """The days that were left out, the price of the chosen one, and the next days with what keeps the meeting from them."""
    name = found.request.id.split("/", 1)[1]
    yield f"{name}: {slot_text(found.slot)}, {found.series.name}, {found.series.title}"
    yield ""
    days = joined(tuple(f"{WEEKDAYS[day - 1]}s" for day in found.weekdays), "or")
    yield f"From {found.first} to {found.last} there are {found.days} {days}."
    yield from (f"  {one.number:>3} {one.reason}" for one in found.excluded)
    yield f"  {found.left:>3} left"
    yield ""
    if found.chosen is not None:
        yield f"The chosen day costs {_price(found.chosen)}."
    if found.standing is not None:
        price = _price(Priced(found.slot, found.standing, 0, 0))
        yield f"The day it has costs {price}; the spacing of other days is counted from it."
    yield "The next days:" if found.others else "There is no other day."
    for one in found.others:
        yield f"  {slot_text(one.price.slot)} costs {_price(one.price)}"
        yield from (f"    {line}" for line in _obstacles(question, found, one))


def slot_text(slot: Slot) -> str:
    """`Wednesday 2025-03-12 09:00`."""
    return f"{WEEKDAYS[slot.day.isoweekday() - 1]} {slot}"


def _price(price: Priced) -> str:
    parts = (
        (price.unevenness, "uneven spacing"),
        (price.day.weekday, "weekday"),
        (price.day.deadlines, "moved deadlines"),
        (price.day.holiday, "beside a holiday"),
        (price.day.quiet, "quiet day"),
        (price.start, "start"),
    )
    told = ", ".join(f"{name} {points}" for points, name in parts if points)
    return f"{price.total}" + (f" ({told})" if told else "")


def _obstacles(question: Question, found: Why, other: Other) -> Iterator[str]:
    if other.obstacles:
        yield from (_obstacle(question, found, one, other.price.slot) for one in other.obstacles)
    elif found.chosen is None:
        yield "free"
    elif other.price.total > found.chosen.total:
        yield f"free, and costs {other.price.total - found.chosen.total} more"
    elif other.price.total == found.chosen.total:
        yield "free, and as good; one of equals is taken by a fixed draw, so that every run gives the same plan"
    else:
        yield "free now; taken, it would make another meeting cost more, or break a placement or the order of the numbers"


def _obstacle(question: Question, found: Why, obstacle: Obstacle, slot: Slot) -> str:
    who = joined(seat_names(found.series, holding(found.series, obstacle.holders, (slot.day,))))
    if isinstance(obstacle, InTheWay):
        other = question.series_of(obstacle.meeting)
        name = obstacle.meeting.split("/", 1)[1]
        return f"{who} must be in {name} ({other.name}) at {str(obstacle.slot)[-5:]}"
    return f"{who} would have more than {obstacle.most} meetings that {obstacle.per}"
