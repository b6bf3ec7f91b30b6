"""Invented years to plan, drawn from names alone, so that every run and every machine has the same ones."""

from collections.abc import Sequence as List
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from hashlib import sha256

from mandat.planning.costs import (
    Target,
    Weights,
    beside_holiday_cost,
    evenness_cost,
    rolled_deadline_cost,
    start_cost,
    targets,
    weekday_cost,
)
from mandat.planning.problem import Candidate, Order, Problem, Request, Sequence, Slot
from mandat.rules.workdays import Countries, is_working_day, working_day_on_or_before

NORWAY: Countries = frozenset({"NO"})
YEAR = tuple(date(2025, 1, 6) + timedelta(days=days) for days in range(348))
USABLE = tuple(day for day in YEAR if is_working_day(day, NORWAY) and not date(2025, 6, 21) <= day <= date(2025, 8, 17))
WEIGHTS = Weights()
STARTS = (540, 600, 720, 810)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that meets: who sits in it, how often, how long, and whether its first date is fixed."""

    id: str
    holders: tuple[str, ...]
    meetings: int
    minutes: int = 120
    starts: tuple[int, ...] = STARTS
    travel: int = 0
    fixed: bool = False


def number(*names: object, below: int) -> int:
    """A number from 0 that depends on the names alone."""
    return int.from_bytes(sha256("/".join(map(str, names)).encode()).digest()[:8], "big") % below


SIZES = {"S": 1, "M": 4, "L": 20, "XL": 100}
"""Communities in the worlds of the published figures: 77, 308, 1,540 and 7,700 meetings."""


def community_of(request: str) -> str:
    """The community of a request: the first two parts of its id."""
    return ".".join(request.split(".")[:2])


def world(communities: int, seed: int, *, national: bool = True) -> Problem:
    """A year of 15 bodies and 77 meetings for every community; national holders sit in bodies of several."""
    nationals = max(2, communities // 3) if national else 0
    bodies = [body for place in range(communities) for body in community(f"{seed}.{place}", nationals)]
    series = tuple(Sequence(tuple(_name(body, k) for k in range(body.meetings))) for body in bodies)
    orders = tuple(
        Order(tuple(f"{seed}.{place}.au-{k:02d}" for k in range(10)), f"{seed}.{place}.ssu-{k:02d}", 14, 49)
        for place in range(communities)
        for k in range(4)
    )
    requests = tuple(request for body in bodies for request in _requests(body))
    return Problem(requests, orders, series, str(WEIGHTS))


def community(name: str, nationals: int = 0) -> list[Body]:
    """The bodies of one community: 16 municipalities and four of the hospital's staff sit in them."""
    people = [f"{name}.k{k}" for k in range(16)]
    staff = [f"{name}.s{k}" for k in range(4)]
    bodies = [Body(f"fn{k}", (*people[k::4], people[(k + 1) % 16], staff[0], staff[1]), 4) for k in range(4)]
    bodies += [
        Body("felles", (*people, *staff[:2]), 1, minutes=240, starts=(540,), travel=60),
        Body("au", (*people[:4], staff[0], staff[2]), 10),
        Body("ssu", (people[0], staff[0], staff[3]), 4, minutes=180),
        Body("oper", (*people[4:10], staff[1], staff[2]), 11),
        Body("strat", (*people[10:14], staff[2], staff[3]), 4, fixed=True),
        Body("gem", (*people[4:12], *staff[1:]), 1, minutes=360, starts=(540,), travel=60),
    ]
    bodies += [Body(f"fag{k}", (*_some(people, name, k), staff[k % 4]), 6) for k in range(5)]
    return [_placed(body, name, nationals) for body in bodies]


def _some(people: List[str], name: str, body: int) -> set[str]:
    return {people[number(name, body, k, below=len(people))] for k in range(4)}


def _placed(body: Body, community: str, nationals: int) -> Body:
    joins = nationals and number(community, body.id, below=4) == 0
    guest = (f"national{number(community, body.id, 'who', below=nationals)}",) if joins else ()
    holders = (*body.holders, *guest)
    return Body(f"{community}.{body.id}", holders, body.meetings, body.minutes, body.starts, body.travel, body.fixed)


def _requests(body: Body) -> list[Request]:
    weekdays = {number(body.id, "off", k, below=5) for k in range(2)}
    days = [(place, day) for place, day in enumerate(USABLE) if day.weekday() not in weekdays]
    aims = enumerate(targets(body.meetings, len(USABLE)))
    return [_request(body, k, [(p, d) for p, d in days if aim.holds(p)], aim) for k, aim in aims]


def _request(body: Body, k: int, days: List[tuple[int, date]], aim: Target) -> Request:
    fixed = body.fixed and k == 0
    candidates = tuple(
        Candidate(Slot(day, start), _cost(place, day, aim) + start_cost(start, body.starts, WEIGHTS))
        for place, day in days
        for start in body.starts
    )
    chosen = candidates[number(body.id, "fixed", below=len(candidates))]
    return Request(
        id=_name(body, k),
        minutes=body.minutes,
        travel=body.travel,
        place=None,
        holders=body.holders,
        candidates=(chosen,) if fixed else candidates,
        fixed=fixed,
    )


def _cost(place: int, day: date, aim: Target) -> int:
    return evenness_cost(place, aim.position, Fraction(aim.spacing), WEIGHTS) + _day_cost(day)


@cache
def _day_cost(day: date) -> int:
    """Weekday, a holiday beside it, and deadlines of ten days and of one week that would have to be moved."""
    due = (day - timedelta(days=days) for days in (10, 7))
    rolled = sum(rolled_deadline_cost(raw, working_day_on_or_before(raw, NORWAY), WEIGHTS) for raw in due)
    return weekday_cost(day, WEIGHTS) + beside_holiday_cost(day, lambda other: is_working_day(other, NORWAY), WEIGHTS) + rolled


def _name(body: Body, k: int) -> str:
    return f"{body.id}-{k:02d}"
