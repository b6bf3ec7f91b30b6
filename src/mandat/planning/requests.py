"""From the rules and the plans of a workspace to the planner's question: which meetings still need a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from mandat.calendar.dates import members_of
from mandat.planning.costs import LONE_REACH, Target, Weights, evenness_cost, start_cost, targets
from mandat.planning.day_costs import day_cost, weights_of
from mandat.planning.days import Usable, allowed, duration_minutes, ends_the_same_day, minutes_of, usable_days
from mandat.planning.keeping import Keeping, broken_by, slot_of
from mandat.planning.problem import Candidate, Load, Request, Slot
from mandat.planning.windows import windows_of
from mandat.rules.frequency import Window
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.members import groups, holders
from mandat.workspace.series import Series


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
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for in a year of a series.

    Attributes:
        year: the year.
        not_before: no new date before this day.
        lines: the lines of the year's plan for this series.
        others: meetings of other kinds that count towards this one.
        complete: whether no new meetings are to be added (a year that is over and has a plan).
        starts: the starts its meetings may have, the preferred first.
        anywhere: whether a meeting may lie far from its even place, because it must lie beside another body's.
        keeping: which adopted dates can never move.
    """

    year: int
    not_before: date
    lines: tuple[PlannedMeeting, ...]
    others: int
    complete: bool
    starts: tuple[int, ...]
    anywhere: bool
    keeping: Keeping


@dataclass(frozen=True, slots=True)
class _Work:
    """Everything that is the same for all meetings of a series in a year."""

    series: Series
    year: int
    usable: Usable
    weights: Weights
    not_before: date
    starts: tuple[int, ...] = ()
    anywhere: bool = False
    given_up: frozenset[date] = frozenset()

    def open_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days between two that the pattern and the wishes allow, that are not over, and that nobody has cancelled on."""
        days = self.usable.between(max(first, self.not_before), last)
        return tuple(day for day in days if day not in self.given_up and allowed(self.series, day))


def wanted(series: Series, asked: Asked) -> Wanted:
    """What a series needs in a year."""
    work = _work(series, asked)
    alive = tuple(line for line in asked.lines if line.state != "cancelled")
    windows = windows_of(series, asked.year)
    settled = tuple(_settled(work, line, asked.keeping, windows or ()) for line in alive if line.on.unit == "day")
    open_lines, unplaced = _open_lines(work, tuple(line for line in alive if line.on.unit != "day"))
    if windows is None:
        return Wanted(series, (*settled, *open_lines), unplaced, cycle_unknown=not asked.complete)
    taken = tuple(line.on.first for line in (*_of_days(alive), *_of_spans(alive)))
    missing = () if asked.complete else windows
    new, left = _new(work, missing, taken, asked.others, _highest(series, asked.year))
    return Wanted(series, (*settled, *open_lines, *new), (*unplaced, *left), new=tuple(one.id for one in new))


def extra(series: Series, asked: Asked) -> tuple[Request, ...]:
    """One more meeting than the rules ask for, on any open day of the year."""
    work = _work(series, asked)
    days = work.open_days(date(asked.year, 1, 1), date(asked.year, 12, 31))
    candidates = _candidates(work, days, None, None)
    return (_request(work, "extra", minutes_of(series), candidates),) if candidates else ()


def _work(series: Series, asked: Asked) -> _Work:
    usable = usable_days(series, asked.year)
    given_up = frozenset(line.on.first for line in asked.lines if line.state == "cancelled" and line.on.unit == "day")
    return _Work(series, asked.year, usable, weights_of(series), asked.not_before, asked.starts, asked.anywhere, given_up)


def _of_days(lines: tuple[PlannedMeeting, ...]) -> Iterator[PlannedMeeting]:
    return (line for line in lines if line.on.unit == "day")


def _of_spans(lines: tuple[PlannedMeeting, ...]) -> Iterator[PlannedMeeting]:
    return (line for line in lines if line.on.unit != "day")


def _highest(series: Series, year: int) -> int:
    """The highest number that an id with the series' prefix has in this year, in any plan and among the meeting files.

    Ids are unique in the community, and people may write any: one like those of this series may stand in another.
    """
    shape = re.compile(rf"{re.escape(series.prefix)}-{year}-(\d+)")
    ids = (*(line.id for _, line in series.community.planned), *(meeting.data.meeting for meeting in series.community.meetings))
    return max((int(found[1]) for one in ids if (found := shape.fullmatch(one))), default=0)


def _settled(work: _Work, line: PlannedMeeting, keeping: Keeping, windows: tuple[Window, ...]) -> Request:
    """A date that people decided or adopted: it stays, or it may move if it must."""
    slot, minutes = slot_of(line)
    broken = broken_by(work.series, slot.day)
    if not keeping.may_move(line) or (line.time is None and broken is None):
        return _request(work, line.id, minutes, (Candidate(slot, 0),), line=line, fixed=True)
    stay = () if broken is not None else (Candidate(slot, 0),)
    elsewhere = (one for one in _alternatives(work, line, windows) if one.slot != slot)
    return _request(work, line.id, _line_minutes(work, line), (*stay, *elsewhere), line=line)


def _alternatives(work: _Work, line: PlannedMeeting, windows: tuple[Window, ...]) -> tuple[Candidate, ...]:
    """Where an adopted meeting may go: near its day, in the same month or quarter if the frequency counts by those."""
    year = Window(date(work.year, 1, 1), date(work.year, 12, 31), 1)
    window = next((one for one in windows if one.first <= line.on.first <= one.last), year)
    days = work.usable.between(window.first, window.last)
    position = Fraction(sum(1 for day in work.usable.days if day < line.on.first))
    spacing = Fraction(len(days), max(1, window.number))
    target = Target(position, spacing, spacing / 2)
    return _candidates(work, _reach(work, days, target), target, line) if days else ()


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
    if work.anywhere:
        return open_days
    near = tuple(day for day in open_days if target.holds(work.usable.positions[day]))
    return near or open_days


def _candidates(work: _Work, days: tuple[date, ...], target: Target | None, line: PlannedMeeting | None) -> tuple[Candidate, ...]:
    return tuple(candidate for day in days for candidate in _of_day(work, day, target, line))


def _of_day(work: _Work, day: date, target: Target | None, line: PlannedMeeting | None) -> Iterator[Candidate]:
    cost = day_cost(work.series, day, work.weights).total
    if target is not None:
        cost += evenness_cost(work.usable.positions[day], target.position, target.spacing, work.weights)
    starts = _starts(work, line)
    for start in starts:
        yield Candidate(Slot(day, start), cost + start_cost(start, starts, work.weights))


def _starts(work: _Work, line: PlannedMeeting | None) -> tuple[int, ...]:
    """The starts of a meeting: the hour that its line says; one with a day may also go to another of the series'."""
    if line is None or line.time is None:
        return work.starts
    own = line.time.start.hour * 60 + line.time.start.minute
    if line.on.unit != "day":
        return (own,)
    minutes = _line_minutes(work, line)
    return (own, *(start for start in work.starts if start != own and ends_the_same_day(start, minutes)))


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
    adopted = slot_of(line)[0] if line is not None and line.on.unit == "day" and not fixed else None
    form = (
        line.form if line is not None and line.form is not None else series.kind.form[0] if len(series.kind.form) == 1 else None
    )
    return Request(
        id=f"{series.community.id}/{name}",
        minutes=minutes,
        travel=(duration_minutes(wishes.travel) or 0) if form != "digital" else 0,
        place=(line.place if line is not None else None) or series.kind.place,
        holders=(*_holders(series, _ends(candidates, adopted)), *(_groups(series, candidates) if adopted is None else ())),
        candidates=candidates,
        fixed=fixed,
        load=Load(wishes.per_day or Load().per_day, wishes.per_week or Load().per_week),
        adopted=adopted,
    )


def _ends(candidates: tuple[Candidate, ...], adopted: Slot | None) -> tuple[date, ...]:
    days = [candidate.slot.day for candidate in candidates] + ([adopted.day] if adopted is not None else [])
    return (min(days), max(days))


def _holders(series: Series, days: tuple[date, ...]) -> tuple[str, ...]:
    """Everybody who may be needed on one of the days; who joins or leaves in between is kept free as well."""
    found = {
        holder.key
        for day in sorted(set(days))
        for holder in holders(series.community, series.networks, series.kind, day)
        if holder.organisation in {member.id for member in members_of(series, day)}
    }
    return tuple(sorted(found))


def _groups(series: Series, candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """Organisations that stand for several: new meetings are kept apart in which the same ones sit; adopted dates stay."""
    day = candidates[0].slot.day
    return tuple(group.key for group in groups(series.community, series.networks, day))
