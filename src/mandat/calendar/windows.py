"""How many meetings a series is to have in a year, and between which days."""

from mandat.rules.frequency import Applies, Window, planned_windows
from mandat.rules.periods import CommunityTerm, OpenDays
from mandat.schema.meetings import MeetingKind
from mandat.workspace.series import Series


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
