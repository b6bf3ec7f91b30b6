"""The dates that a meeting may have, each with its cost: days, starts, and how far from its even place it lies."""

from collections.abc import Iterator
from datetime import date

from mandat.frozen import frozen
from mandat.planning.costs import LONE_REACH, Target, Weights, evenness_cost, start_cost, targets
from mandat.planning.day_costs import day_cost
from mandat.planning.days import Usable, allowed, ends_the_same_day, minutes_of
from mandat.planning.problem import Candidate, Load, Slot
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.series import Series


@frozen
class Work:
    """Everything that is the same for all meetings of a series in a year; no new date lies before `not_before`."""

    series: Series
    year: int
    usable: Usable
    weights: Weights
    not_before: date
    starts: tuple[int, ...] = ()
    anywhere: bool = False
    cancelled: tuple[date, ...] = ()
    """Days of meetings of the series that were cancelled: a new one in their place goes to another day, if it can."""

    @property
    def load(self) -> Load:
        """The most meetings that the community allows a holder."""
        wishes = self.series.community.data.wishes
        return Load(wishes.per_day or Load().per_day, wishes.per_week or Load().per_week)

    def open_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days between two that the pattern and the wishes allow and that are not over."""
        return tuple(d for d in self.usable.between(max(first, self.not_before), last) if allowed(self.series, d))


def middle(usable: Usable, days: tuple[date, ...]) -> Target | None:
    """The middle of a stretch of usable days, all of which may be taken."""
    if not days:
        return None
    first, last = usable.positions[days[0]], usable.positions[days[-1]]
    lone = targets(1, last - first + 1)[0]
    return Target(lone.position + first, lone.spacing, lone.spacing / LONE_REACH)


def reach(work: Work, days: tuple[date, ...], target: Target) -> tuple[date, ...]:
    """The allowed days within reach of a target; if there is none, all allowed days of the window."""
    open_days = work.open_days(days[0], days[-1])
    if work.anywhere:
        return open_days
    near = tuple(day for day in open_days if target.holds(work.usable.positions[day]))
    return near or open_days


def candidates(
    work: Work, days: tuple[date, ...], target: Target | None, line: PlannedMeeting | None = None
) -> tuple[Candidate, ...]:
    """Every start on every one of the days; a start that its line says is kept."""
    return tuple(candidate for day in days for candidate in _of_day(work, day, target, line))


def _of_day(work: Work, day: date, target: Target | None, line: PlannedMeeting | None) -> Iterator[Candidate]:
    cost = day_cost(work.series, day, work.weights).total
    if target is not None:
        cost += evenness_cost(work.usable.positions[day], target.position, target.spacing, work.weights)
    starts = _starts(work, line)
    for start in starts:
        yield Candidate(Slot(day, start), cost + start_cost(start, starts, work.weights))


def _starts(work: Work, line: PlannedMeeting | None) -> tuple[int, ...]:
    """The starts of a meeting: the hour that its line says; one with a day may also go to another of the series'."""
    if line is None or line.time is None:
        return work.starts
    own = line.time.start.hour * 60 + line.time.start.minute
    if line.on.unit != "day":
        return (own,)
    minutes = line_minutes(work, line)
    return (own, *(start for start in work.starts if start != own and ends_the_same_day(start, minutes)))


def line_minutes(work: Work, line: PlannedMeeting) -> int:
    """How long the meeting of a line lasts."""
    if line.time is None:
        return minutes_of(work.series)
    return line.time.end.hour * 60 + line.time.end.minute - line.time.start.hour * 60 - line.time.start.minute
