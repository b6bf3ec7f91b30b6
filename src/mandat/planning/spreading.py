"""Where the meetings that a window lacks belong: evenly between those that are there, or, where they are many, day by day."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from mandat.frozen import frozen
from mandat.planning.candidates import Work, reach
from mandat.planning.costs import Target, targets
from mandat.planning.day_costs import day_cost
from mandat.planning.days import Usable
from mandat.rules.frequency import Window

CLOSEST = 4
"""Late meetings come no closer than this part of their even distance, a quarter."""
NEIGHBOURS = 1
"""Where meetings are many, each may have its day of the open ones, or so many before and after it."""

Place = tuple[Target, tuple[date, ...]]
"""Where a meeting belongs, and the days that it may have."""


@frozen
class Spread:
    """The places of the missing meetings, how many there is no day for, and how many belong before the first day to come."""

    places: tuple[Place, ...] = ()
    left: int = 0
    late: int = 0


def spread(work: Work, window: Window, taken: tuple[date, ...], number: int) -> Spread:
    """The places of so many more meetings in a window in which the days `taken` have one.

    Two meetings of a series are never on one day, and in a week there are no more than the load allows: beyond that no
    date is looked for.
    """
    room = _room(work, window, taken)
    fitting = min(number, len(room))
    if not fitting:
        return Spread(left=number)
    days = work.usable.between(window.first, window.last)
    ahead = tuple(day for day in days if day >= work.not_before)
    places = missing(work.usable, days, window.number, taken)[:fitting]
    late = sum(place.position < work.usable.positions[ahead[0]] for place in places)
    if late:
        coming = tuple(day for day in taken if day >= work.not_before)
        fitting = min(fitting, max(1, int(CLOSEST * len(ahead) / places[0].spacing) - len(coming)))
        places = missing(work.usable, ahead, fitting + len(coming), coming)
    if fitting > 1 and 2 * fitting >= len(room) and not work.anywhere:
        found = tuple(_day_by_day(work, room, fitting))
    else:
        found = tuple((place, _near(work, ahead, place, taken)) for place in places)
    return Spread(found, number - fitting, late if window.number > 1 else 0)


def _room(work: Work, window: Window, taken: tuple[date, ...]) -> tuple[date, ...]:
    """The open days, in every week no more than there may be meetings in it: the best of them."""
    weeks: dict[tuple[int, int], list[date]] = {}
    for day in work.open_days(window.first, window.last):
        if day not in taken:
            weeks.setdefault(day.isocalendar()[:2], []).append(day)
    booked = Counter(day.isocalendar()[:2] for day in taken)
    kept = (_best(work, days, max(0, work.load.per_week - booked[week])) for week, days in weeks.items())
    return tuple(sorted(day for days in kept for day in days))


def _best(work: Work, days: list[date], most: int) -> list[date]:
    if len(days) <= most:
        return days
    return sorted(days, key=lambda day: (day_cost(work.series, day, work.weights).total, day))[:most]


def _day_by_day(work: Work, room: tuple[date, ...], number: int) -> Iterator[Place]:
    """Every meeting has its own of the open days and the days beside it, so that there is always a plan in order."""
    spacing = targets(number, len(work.usable.days))[0].spacing
    for k in range(number):
        own = (2 * k + 1) * len(room) // (2 * number)
        position = work.usable.positions[room[own]]
        beside = room[max(0, own - NEIGHBOURS) : own + NEIGHBOURS + 1]
        yield Target(Fraction(position), spacing, spacing), beside


def _near(work: Work, days: tuple[date, ...], place: Target, taken: tuple[date, ...]) -> tuple[date, ...]:
    """The days within reach of a place; that of a meeting of the series, also a cancelled one, only where there is no other."""
    near = reach(work, days, place)
    return tuple(day for day in near if day not in work.cancelled and day not in taken) or near


def missing(usable: Usable, days: tuple[date, ...], number: int, taken: Iterable[date]) -> tuple[Target, ...]:
    """The even places of a window that no meeting has yet: every date that is there takes the nearest one."""
    if not days:
        return ()
    first = usable.positions[days[0]]
    places = [Target(one.position + first, one.spacing, one.reach) for one in targets(number, len(days))]
    for day in sorted(taken):
        position = sum(1 for other in usable.days if other < day)
        if places:
            places.remove(min(places, key=lambda place: (abs(place.position - position), place.position)))
    return tuple(places)
