"""Free dates for one more meeting, in English lines."""

from collections.abc import Iterable, Iterator

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import quiet_time_on
from mandat.checks.lines import joined
from mandat.documents.why import slot_text
from mandat.planning.day_costs import day_cost, deadlines_before, weights_of
from mandat.planning.free import Booked, free_candidates
from mandat.planning.problem import Slot
from mandat.planning.year import YearPlan, extra_request
from mandat.rules.workdays import quiet_day_on
from mandat.workspace.series import Series

Kinds = tuple[tuple[str, tuple[str, ...]], ...]
"""Names of kinds of meetings, and the lines of their free dates."""


def free_by_kind(plan: YearPlan, every: Iterable[Series], most: int) -> Kinds:
    """The best dates of every series; those that have the same are told together: `Arena: Operativ nivå and Strategisk nivå`."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for series in every:
        found.setdefault((series.name, tuple(_free(plan, series, most))), []).append(series.title)
    return tuple((_heading(name, titles), lines) for (name, lines), titles in found.items())


def _heading(name: str, titles: list[str]) -> str:
    return name if titles == [name] else f"{name}: {joined(tuple(titles))}"


def _free(plan: YearPlan, series: Series, most: int) -> Iterator[str]:
    """The best dates, one a line: weekday, date, hours, and what speaks against it."""
    request = extra_request(plan.question, series) if plan.question is not None else None
    if plan.question is None or request is None:
        return
    booked = Booked(plan.question.problem, dict(plan.slots))
    for candidate in free_candidates(request, booked, most):
        end = candidate.slot.start + request.minutes
        notes = "; ".join(_notes(series, candidate.slot))
        yield f"{slot_text(candidate.slot)}-{end // 60:02}:{end % 60:02}" + (f"  {notes}" if notes else "")


def _notes(series: Series, slot: Slot) -> Iterator[str]:
    day = slot.day
    quiet = quiet_time_on(series, day)
    if quiet is not None:
        yield f"quiet: {quiet.name}"
    elif quiet_day_on(day, countries_of(series)) is not None:
        yield "quiet day"
    for thing, due in deadlines_before(series, day):
        if due.raw != due.day:
            yield f"{thing} due {due.day} instead of {due.raw}"
    if day_cost(series, day, weights_of(series)).holiday:
        yield "beside a holiday"
