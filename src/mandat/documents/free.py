"""Free dates for one more meeting, in English lines."""

from collections.abc import Iterator

from mandat.calendar.closures import quiet_on
from mandat.calendar.dates import countries_of, members_of
from mandat.documents.why import slot_text
from mandat.planning.day_costs import day_cost, deadlines_before, weights_of
from mandat.planning.free import Booked, free_candidates
from mandat.planning.problem import Request, Slot
from mandat.planning.year import YearPlan
from mandat.rules.workdays import quiet_day_on
from mandat.workspace.series import Series


def free_text(series: Series, request: Request, plan: YearPlan, most: int) -> Iterator[str]:
    """The best dates, one a line: weekday, date, hours, and what speaks against it."""
    if plan.question is None:
        return
    booked = Booked(plan.question.problem, dict(plan.slots))
    for candidate in free_candidates(request, booked, most):
        end = candidate.slot.start + request.minutes
        notes = "; ".join(_notes(series, candidate.slot))
        yield f"{slot_text(candidate.slot)}-{end // 60:02}:{end % 60:02}" + (f"  {notes}" if notes else "")


def _notes(series: Series, slot: Slot) -> Iterator[str]:
    day = slot.day
    quiet = quiet_on(series.community, day, tuple(member.id for member in members_of(series, day)))
    if quiet is not None:
        yield f"quiet: {quiet.name}"
    elif quiet_day_on(day, countries_of(series)) is not None:
        yield "quiet day"
    for thing, due in deadlines_before(series, day):
        if due.raw != due.day:
            yield f"{thing} due {due.day} instead of {due.raw}"
    if day_cost(series, day, weights_of(series)).holiday:
        yield "beside a holiday"
