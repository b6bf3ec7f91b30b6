"""Whether a plan or report that was due is known to have been treated: an item of a held meeting names it with `duty`.

Such an item belongs to the next due day, for which it is in time. Within a quarter after a due day for which no item came
in time it belongs to that one, and is late. Where no item names a duty nothing is known about it, and nothing is said.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from mandat.calendar.bodies import Body, is_own
from mandat.calendar.build import duties_of
from mandat.calendar.model import DatedDuty
from mandat.calendar.register import Case
from mandat.frozen import frozen
from mandat.schema.meetings import Duty
from mandat.workspace import Community, Mandate

_NEIGHBOURS = (-1, 0, 1)
_QUARTER = timedelta(days=92)
"""So long after a due day an item is about what was due then, and not about the next time."""


@frozen
class Treated:
    """A duty that was due, and the item that treated it; None where none is known to have."""

    duty: DatedDuty
    case: Case | None

    @property
    def is_late(self) -> bool:
        """Whether it was treated after the day it was due."""
        case, due = self.case, self.duty.due
        return case is not None and due is not None and case.day is not None and case.day > due.day


def duties_in(community: Community, mandate: Mandate, year: int) -> tuple[DatedDuty, ...]:
    """The duties of a mandate that are due in a year, by day; those that come with every meeting are left out."""
    known = community.once(_known)
    key = (mandate.id, year)
    if key not in known:
        found = duties_of(community, mandate, year)
        known[key] = tuple(sorted(found, key=lambda one: (one.due.day if one.due else date.max, one.duty.id)))
    return known[key]


def treatment(duty: DatedDuty, year: int, cases: Iterable[Case]) -> Treated:
    """What is known of a duty that was due in a year, from the items of held meetings, by day."""
    named = (case for case in cases if names_duty(case, duty.mandate, duty.duty))
    if duty.due is None:
        own = (case for case in named if case.day is not None and case.day.year == year)
        return Treated(duty, next(own, None))
    return Treated(duty, _by_due_day(named, _due_days(duty, year)).get(duty.due.day))


def reports_on(body: Body, year: int) -> tuple[tuple[int, DatedDuty], ...]:
    """The body's own duties to report on a year, each with the year it is due in."""
    return tuple(
        (due, one)
        for due in (year, year + 1)
        for one in duties_in(body.community, body.mandate, due)
        if one.duty.kind == "report" and is_own(body, one.duty) and one.covers is not None and one.covers.first.year == year
    )


def names_duty(case: Case, mandate: Mandate, duty: Duty) -> bool:
    """Whether an item of a held meeting treated the duty; one that was put off or withdrawn did not."""
    reference = case.item.duty
    if reference is None or not case.is_held or case.item.outcome is not None:
        return False
    where, _, name = reference.rpartition("/")
    own = case.series.mandate.id if case.series is not None else ""
    return name == duty.id and (where or own) == mandate.id


def _due_days(duty: DatedDuty, year: int) -> tuple[date, ...]:
    every = (one for beside in _NEIGHBOURS for one in duties_in(duty.community, duty.mandate, year + beside))
    return tuple(sorted({one.due.day for one in every if one.duty.id == duty.duty.id and one.due is not None}))


def _by_due_day(cases: Iterable[Case], days: tuple[date, ...]) -> dict[date, Case]:
    """The item that treated what was due on each day: the last one in time, else the first after it."""
    found: dict[date, Case] = {}
    for case in cases:
        if case.day is None:
            continue
        before = next((due for due in reversed(days) if due < case.day), None)
        coming = next((due for due in days if due >= case.day), None)
        if before is not None and before not in found and (case.day - before <= _QUARTER or coming is None):
            found[before] = case
        elif coming is not None:
            found[coming] = case
    return found


def _known(_: Community) -> dict[tuple[str, int], tuple[DatedDuty, ...]]:
    return {}
