"""Whether a plan or report that was due is known to have been treated: an item of a held meeting names it with `duty`.

Such an item belongs to the next due day, for which it is in time. Within a quarter after a due day for which no item came
in time it belongs to that one, and is late; so does an item of the first meeting of the body that any plan knows, if the
due day was earlier in the same year. Agendas, before and after they are sent, and reports all ask here. Where no item names a
duty nothing is known about it, and nothing is said.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from mandat.calendar.bodies import Body, is_own
from mandat.calendar.build import duties_of, is_owed, meeting_days
from mandat.calendar.model import DatedDuty
from mandat.calendar.register import Case, cases_of
from mandat.frozen import frozen
from mandat.schema.meetings import Duty
from mandat.workspace import Community, Mandate
from mandat.workspace.series import Series, all_series

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
    return Treated(duty, {due: case for case, due in with_due_days(duty, named)}.get(duty.due.day))


def reports_on(body: Body, year: int) -> tuple[tuple[int, DatedDuty], ...]:
    """The body's own duties to report on a year, each with the year it is due in."""
    return tuple(
        (due, one)
        for due in (year, year + 1)
        for one in duties_in(body.community, body.mandate, due)
        if one.duty.kind == "report"
        and is_own(body, one.duty)
        and one.covers is not None
        and one.covers.first.year == year
        and is_owed(one, body.networks)
    )


def naming_duties(community: Community) -> tuple[Case, ...]:
    """The items of all meetings that name a duty, by day."""
    return community.once(_naming_duties)


def _naming_duties(community: Community) -> tuple[Case, ...]:
    return tuple(case for case in cases_of(community) if case.item.duty is not None)


def names_duty(case: Case, mandate: Mandate, duty: Duty) -> bool:
    """Whether an item of a held meeting treated the duty; one that was put off or withdrawn did not."""
    return case.is_held and case.item.outcome is None and is_about(case, mandate, duty)


def is_about(case: Case, mandate: Mandate, duty: Duty) -> bool:
    """Whether an item names the duty."""
    if case.item.duty is None:
        return False
    where, _, name = case.item.duty.rpartition("/")
    own = case.series.mandate.id if case.series is not None else ""
    return name == duty.id and (where or own) == mandate.id


def with_due_days(duty: DatedDuty, cases: Iterable[Case]) -> tuple[tuple[Case, date], ...]:
    """The items about a duty, by day, each with the due day it belongs to; those without a day are left out."""
    found: list[tuple[Case, date]] = []
    for case in cases:
        if case.day is not None and case.series is not None:
            due = due_day(duty, case.series, case.day, {known for _, known in found})
            if due is not None:
                found.append((case, due))
    return tuple(found)


def due_day(duty: DatedDuty, series: Series, day: date, treated: Collection[date]) -> date | None:
    """The due day to which an item about a duty belongs; None where none is near.

    Args:
        duty: the duty, as it is due at any time.
        series: the series of the item's meeting.
        day: the day of the meeting.
        treated: the due days to which earlier items belong.
    """
    days = _due_days(duty, day.year)
    before = next((due for due in reversed(days) if due < day), None)
    coming = next((due for due in days if due >= day), None)
    if before is None or before in treated:
        return coming
    is_near = day - before <= _QUARTER or (before.year == day.year and _is_first(series, duty.duty, day))
    return before if is_near or coming is None else coming


def _due_days(duty: DatedDuty, year: int) -> tuple[date, ...]:
    """The days on which a duty is due in a year and the two beside it."""
    every = (one for beside in (year - 1, year, year + 1) for one in duties_in(duty.community, duty.mandate, beside))
    return tuple(sorted({one.due.day for one in every if one.duty.id == duty.duty.id and one.due is not None}))


def _is_first(series: Series, duty: Duty, day: date) -> bool:
    """Whether no plan knows an earlier meeting of the body at which a duty is treated."""
    return not any(known < day for one in treating(series, duty) for known in meeting_days(one))


def treating(series: Series, duty: Duty) -> tuple[Series, ...]:
    """The series of a body whose meetings can treat a duty: of the kind that it names, else every kind."""
    here = (one for one in all_series(series.community) if one.mandate.id == series.mandate.id and one.of == series.of)
    return tuple(one for one in here if duty.at is None or duty.at.rpartition("/")[2] == one.kind.id)


def _known(_: Community) -> dict[tuple[str, int], tuple[DatedDuty, ...]]:
    return {}
