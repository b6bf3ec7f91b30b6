"""From the rules and the plans of a workspace to the planner's question: which meetings still need a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from mandat.calendar.closures import quiet_on
from mandat.calendar.dates import countries_of, deadline_rules, members_of
from mandat.planning.costs import (
    LONE_REACH,
    Target,
    Weights,
    beside_holiday_cost,
    evenness_cost,
    rolled_deadline_cost,
    start_cost,
    targets,
    weekday_cost,
)
from mandat.planning.days import Usable, allowed, duration_minutes, minutes_of, starts_of, usable_days
from mandat.planning.problem import Candidate, Load, Request, Slot
from mandat.rules.deadlines import deadline
from mandat.rules.frequency import Applies, Window, planned_windows
from mandat.rules.periods import CommunityTerm, OpenDays
from mandat.rules.workdays import is_working_day, quiet_day_on
from mandat.schema.meetings import MeetingKind
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.members import holders
from mandat.workspace.series import Series

WHOLE_DAY = 24 * 60 - 1
"""Minutes that a fixed date without hours keeps its members busy, because nobody knows when in the day it is."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Meetings of a series that the rules ask for and that no day is left for."""

    series: Series
    first: date
    last: date
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a series needs in a year: requests with the lines they belong to, and what cannot be placed."""

    series: Series
    requests: tuple[Request, ...]
    unplaced: tuple[Unplaced, ...] = ()
    cycle_unknown: bool = False


@dataclass(frozen=True, slots=True)
class _Work:
    """Everything that is the same for all meetings of a series in a year."""

    series: Series
    year: int
    usable: Usable
    weights: Weights
    not_before: date

    def open_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days between two that the pattern and the wishes allow and that are not over."""
        return tuple(d for d in self.usable.between(max(first, self.not_before), last) if allowed(self.series, d))


def wanted(
    series: Series, year: int, *, not_before: date, lines: tuple[PlannedMeeting, ...], others: int, complete: bool
) -> Wanted:
    """What a series needs in a year.

    Args:
        series: the series.
        year: the year.
        not_before: no new date before this day.
        lines: the lines of the year's plan for this series.
        others: meetings of other kinds that count towards this one.
        complete: whether no new meetings are to be added (a year that is over and has a plan).
    """
    work = _Work(series, year, usable_days(series, year), weights_of(series), not_before)
    alive = tuple(line for line in lines if line.state != "cancelled")
    fixed = tuple(_fixed(work, line) for line in alive if line.on.unit == "day")
    settled = tuple(request.candidates[0].slot.day for request in fixed)
    open_lines, unplaced = _open_lines(work, tuple(line for line in alive if line.on.unit != "day"))
    windows = () if complete else windows_of(series, year)
    if windows is None:
        return Wanted(series, (*fixed, *open_lines), unplaced, cycle_unknown=True)
    taken = (*settled, *(line.on.first for line in alive if line.on.unit != "day"))
    new, left = _new(work, windows, taken, others, _highest(series, year, lines))
    return Wanted(series, (*fixed, *open_lines, *new), (*unplaced, *left))


def windows_of(series: Series, year: int) -> tuple[Window, ...] | None:
    """How many meetings the kind's frequency asks for, and between which days; None if its cycle has no first year."""
    kind = series.kind
    if kind.frequency is None:
        return ()
    return planned_windows(kind.frequency, year, applies(series))


def applies(series: Series) -> Applies:
    """When the frequency of a series holds, as the rules take it."""
    first, last = series.spell
    terms = tuple(CommunityTerm(name, when) for name, when in series.community.data.terms.items())
    return Applies(OpenDays(first, last), _cycle(series, series.kind), terms)


def _cycle(series: Series, kind: MeetingKind) -> int | None:
    start = kind.from_ or series.rules.document.valid_from
    return start.first.year if start is not None else None


def weights_of(series: Series) -> Weights:
    """The cost table with the community's own weights in place."""
    names = {field.name for field in fields(Weights)} - {"version"}
    own = {name: value for name, value in series.community.data.wishes.weights.items() if name in names}
    return replace(Weights(), **own)  # type: ignore[arg-type]  # every weight but the version is a whole number


def _highest(series: Series, year: int, lines: tuple[PlannedMeeting, ...]) -> int:
    """The highest number that an id of the series has in this year, in the plan and among the meeting files."""
    shape = re.compile(rf"{re.escape(series.prefix)}-{year}-(\d+)")
    ids = (*(line.id for line in lines), *(meeting.data.meeting for meeting in series.community.meetings))
    return max((int(found[1]) for one in ids if (found := shape.fullmatch(one))), default=0)


def _fixed(work: _Work, line: PlannedMeeting) -> Request:
    """A date that people decided."""
    day = line.on.first
    start = line.time.start.hour * 60 + line.time.start.minute if line.time else 0
    end = line.time.end.hour * 60 + line.time.end.minute if line.time else WHOLE_DAY
    return _request(work, line.id, end - start, (Candidate(Slot(day, start), 0),), line=line, fixed=True)


def _open_lines(work: _Work, lines: tuple[PlannedMeeting, ...]) -> tuple[tuple[Request, ...], tuple[Unplaced, ...]]:
    """Lines that name no day yet get one inside their partial date."""
    requests, unplaced = [], []
    for line in lines:
        days = work.open_days(line.on.first, line.on.last)
        target = _middle(work.usable, days)
        if not days:
            unplaced.append(Unplaced(work.series, line.on.first, line.on.last, 1))
            continue
        requests.append(_request(work, line.id, _line_minutes(work, line), _candidates(work, days, target, line), line=line))
    return tuple(requests), tuple(unplaced)


def _line_minutes(work: _Work, line: PlannedMeeting) -> int:
    if line.time is None:
        return minutes_of(work.series)
    return line.time.end.hour * 60 + line.time.end.minute - line.time.start.hour * 60 - line.time.start.minute


def _middle(usable: Usable, days: tuple[date, ...]) -> Target | None:
    """The middle of a stretch of usable days, all of which may be taken."""
    if not days:
        return None
    first, last = usable.positions[days[0]], usable.positions[days[-1]]
    lone = targets(1, last - first + 1)[0]
    return Target(lone.position + first, lone.spacing, lone.spacing / LONE_REACH)


def _new(
    work: _Work, windows: tuple[Window, ...], taken: tuple[date, ...], others: int, highest: int
) -> tuple[tuple[Request, ...], tuple[Unplaced, ...]]:
    """The meetings that are missing, each near its even place among those that are there."""
    requests, unplaced = [], []
    for window in windows:
        inside = tuple(day for day in taken if window.first <= day <= window.last)
        number = max(0, window.number - len(inside) - others)
        others = max(0, others - max(0, window.number - len(inside)))
        days = work.usable.between(window.first, window.last)
        for target in _missing(work.usable, days, window.number, inside)[:number]:
            allowed_days = _reach(work, days, target)
            if not allowed_days:
                unplaced.append(Unplaced(work.series, window.first, window.last, 1))
                continue
            highest += 1
            candidates = _candidates(work, allowed_days, target, None)
            requests.append(_request(work, f"{work.series.prefix}-{work.year}-{highest}", minutes_of(work.series), candidates))
        number -= len(_missing(work.usable, days, window.number, inside)[:number])
        if number > 0:
            unplaced.append(Unplaced(work.series, window.first, window.last, number))
    return tuple(requests), tuple(unplaced)


def _missing(usable: Usable, days: tuple[date, ...], number: int, taken: tuple[date, ...]) -> tuple[Target, ...]:
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


def _reach(work: _Work, days: tuple[date, ...], target: Target) -> tuple[date, ...]:
    """The allowed days within reach of a target; if there is none, all allowed days of the window."""
    open_days = work.open_days(days[0], days[-1])
    near = tuple(day for day in open_days if target.holds(work.usable.positions[day]))
    return near or open_days


def _candidates(work: _Work, days: tuple[date, ...], target: Target | None, line: PlannedMeeting | None) -> tuple[Candidate, ...]:
    return tuple(candidate for day in days for candidate in _of_day(work, day, target, line))


def _of_day(work: _Work, day: date, target: Target | None, line: PlannedMeeting | None) -> Iterator[Candidate]:
    cost = day_cost(work.series, day, work.weights)
    if target is not None:
        cost += evenness_cost(work.usable.positions[day], target.position, target.spacing, work.weights)
    starts = (
        starts_of(work.series) if line is None or line.time is None else (line.time.start.hour * 60 + line.time.start.minute,)
    )
    for start in starts:
        yield Candidate(Slot(day, start), cost + start_cost(start, starts, work.weights))


def day_cost(series: Series, day: date, weights: Weights) -> int:
    """What a day costs by itself: its weekday, a holiday beside it, deadlines that would have to be moved."""
    countries = countries_of(series)
    cost = weekday_cost(day, weights) + beside_holiday_cost(day, lambda other: is_working_day(other, countries), weights)
    if quiet_on(series.community, day, ()) is not None or quiet_day_on(day, countries) is not None:
        cost += weights.quiet
    for _, rule, _ in deadline_rules(series):
        if rule.when is None or rule.when.span is None or not rule.when.before:
            continue
        due = deadline(day, None, rule.when, rule.roll or series.community.data.roll, countries)
        if due is not None:
            cost += rolled_deadline_cost(due.raw, due.day, weights)
    return cost


def _request(
    work: _Work,
    name: str,
    minutes: int,
    candidates: tuple[Candidate, ...],
    *,
    line: PlannedMeeting | None = None,
    fixed: bool = False,
) -> Request:
    series, wishes = work.series, work.series.community.data.wishes
    form = (
        line.form if line is not None and line.form is not None else series.kind.form[0] if len(series.kind.form) == 1 else None
    )
    return Request(
        id=f"{series.community.id}/{name}",
        minutes=minutes,
        travel=(duration_minutes(wishes.travel) or 0) if form != "digital" else 0,
        place=(line.place if line is not None else None) or series.kind.place,
        holders=_holders(series, (candidates[0].slot.day, candidates[-1].slot.day)),
        candidates=candidates,
        fixed=fixed,
        load=Load(wishes.per_day or Load().per_day, wishes.per_week or Load().per_week),
    )


def _holders(series: Series, days: tuple[date, ...]) -> tuple[str, ...]:
    """Everybody who may be needed on one of the days; who joins or leaves in between is kept free as well."""
    found = {
        holder.key
        for day in sorted(set(days))
        for holder in holders(series.community, series.networks, series.kind, day)
        if holder.organisation in {member.id for member in members_of(series, day)}
    }
    return tuple(sorted(found))
