"""The phases of a process: their days, when papers for them go out, and which one begins before another has ended."""

from mandat.frozen import frozen
from mandat.rules.deadlines import Deadline, Roll, anchor_day, deadline
from mandat.rules.periods import Days, OpenDays
from mandat.rules.workdays import Countries
from mandat.schema.phrases.types import Offset, Range


@frozen
class Phase:
    """A phase of a process.

    Attributes:
        id: names it within the process.
        when: a partial date or a range, open where an end is missing.
        dispatch: when its papers go out, counted from the phase; None where nothing is said.
        after: the phases that must have ended before it begins.
    """

    id: str
    when: Range
    dispatch: Offset | None = None
    after: tuple[str, ...] = ()


def phase_days(when: Range) -> OpenDays:
    """The days of a phase: from the first day of its first partial date to the last of its last; a week ends on its Friday."""
    last = anchor_day(when.end, before=False) if when.end else None
    return OpenDays(when.start.first if when.start else None, last)


def dispatch_date(phase: Phase, roll: Roll, countries: Countries) -> Deadline | None:
    """When the papers of a phase go out.

    `before` counts from the first day of the phase, of a week its Monday: two weeks before week 25 of 2021 is Monday
    7 June. `after` counts from its last day, of a week its Friday. None without `dispatch`, or where that end is open.
    """
    if phase.dispatch is None:
        return None
    end = phase.when.start if phase.dispatch.before else phase.when.end
    return None if end is None else deadline(end, None, phase.dispatch, roll, countries)


def touches(when: Range, days: Days) -> bool:
    """Whether a phase belongs into a stretch, such as a year: it has a day in common with it.

    A phase of which only the end is known belongs where it ends: since when it has been going on, nobody said.
    """
    first, last = phase_days(when).first, phase_days(when).last
    if first is None:
        return last is None or days.first <= last <= days.last
    return first <= days.last and (last is None or days.first <= last)


def begins_too_early(phase: Phase, phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """The phases this one comes after that have not ended when it begins.

    It may begin on the last day of the one before: a meeting in the morning, the next step after lunch. Where an end is
    open nothing can be said, and nothing is.
    """
    first = phase_days(phase.when).first
    if first is None:
        return ()
    return tuple(
        other
        for other in phases
        if other.id in phase.after and (last := phase_days(other.when).last) is not None and first < last
    )
