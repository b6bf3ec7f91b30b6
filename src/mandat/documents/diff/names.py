"""How the comparison calls people, networks, days and stretches of time, in English sentences."""

from collections.abc import Iterable
from datetime import date

from mandat.calendar.model import DatedMeeting
from mandat.calendar.roles import Holding
from mandat.documents.dates import hours, long_date, plain_date
from mandat.documents.names import holding_in_words, listed, organisation_name
from mandat.documents.naming import Naming
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.rules.periods import next_period, period_of
from mandat.schema.phrases import Partial, PartialUnit
from mandat.workspace import Community, Mandate
from mandat.workspace.series import Series

NOBODY = "not known"
"""Where no turn can be computed and nobody is named."""
_UNITS: tuple[PartialUnit, ...] = ("year", "half-year", "quarter", "month")


def names_of(community: Community, organisations: Iterable[str], word: str = "and") -> str:
    """Organisations in a row: `Ås, Nesodden and Frogn`."""
    return listed(tuple(organisation_name(community, one) for one in organisations), word)


def series_name(series: Series) -> str:
    """The network, and what its meeting is called where it has several kinds or is a joint one."""
    kinds = {kind.id for kind in series.mandate.data.meetings if kind.of == series.kind.of}
    if series.of == "all networks":
        return series.title
    return series.name if len(kinds) == 1 else f"{series.name}, {series.title}"


def when_of(meeting: DatedMeeting, words: Wording) -> str:
    """`Thursday 7 May 2026, 09:00–11:00`; a week or a month where no day is settled."""
    if meeting.day is None:
        return partial_in_words(meeting.within, words) if meeting.within is not None else ""
    day = long_date(meeting.day, words.locale)
    return f"{day}, {hours(meeting.hours.start, meeting.hours.end, words.locale)}" if meeting.hours is not None else day


def day_of(meeting: DatedMeeting, words: Wording) -> str:
    """The day without the hours."""
    return long_date(meeting.day, words.locale) if meeting.day is not None else when_of(meeting, words)


def stretch_in_words(first: date, last: date, words: Wording) -> str:
    """`first half of 2026`, `2026`, or from day to day."""
    for unit in _UNITS:
        period = period_of(unit, first)
        if period.first == first and period.last == last:
            return partial_in_words(period, words)
    start, end = period_of("half-year", first), period_of("half-year", last)
    if start.first == first and end.last == last and next_period(start).first <= end.first:
        return f"{partial_in_words(start, words)} to {partial_in_words(end, words)}"
    return f"{plain_date(first, words.locale)} to {plain_date(last, words.locale)}"


def holder_in_words(community: Community, holding: Holding | None, words: Wording) -> str:
    """Who has a role; `free choice` where the mandate lets people choose."""
    if holding is None:
        return NOBODY
    return capital(holding_in_words(community, holding, (), words)) or NOBODY


def role_in_words(community: Community, mandate: Mandate, role: str, words: Wording) -> str:
    """What a role is called at the beginning of a line."""
    return Naming(community, mandate, words).role_label(role)


def since_in_words(start: date | None, words: Wording) -> str:
    """`from 1 January 2026`; nothing where the beginning is open."""
    return f"from {plain_date(start, words.locale)}" if start is not None else ""


def partial(day: Partial | None, words: Wording) -> str:
    """A date that may say less than a day; nothing where there is none."""
    return partial_in_words(day, words) if day is not None else ""
