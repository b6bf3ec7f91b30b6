"""What an agenda is called, who sends it, and when the meeting is."""

from mandat.documents.dates import clock_time, long_date, week_number
from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording.base import capital
from mandat.schema.phrases import Frequency, Hours
from mandat.workspace.series import ALL_NETWORKS


def issuer_of(occasion: Occasion) -> str:
    """The body that calls: the network, with the level where it meets in several; the community for an area."""
    series = occasion.series
    if series.area is not None:
        return f"{occasion.community.data.name}, {series.area.name}"
    if series.of == ALL_NETWORKS:
        return series.mandate.name
    level = series.kind.title if _is_level(occasion) and not _has_own_name(occasion) else None
    return f"{series.name}, {occasion.inside(level)}" if level is not None else series.name


def title_of(occasion: Occasion) -> str:
    """`Innkalling til møte 1/2025`: the number in its series by date, cancelled ones counted, so that no number ever shifts.

    A meeting with a name of its own is called by it: one that the plan names, a joint one, one that comes once a year.
    """
    return titled(occasion, occasion.words.agenda.title, occasion.words.agenda.title_named)


def titled(occasion: Occasion, numbered: str, named: str) -> str:
    """A title of a document of the meeting: from the phrase with `{number}` and `{year}`, or the one with `{title}`."""
    series, year, line = occasion.series, occasion.calendar.year, occasion.meeting.line
    if line is not None and line.title is not None:
        return named.format(title=line.title)
    place, number = _position(occasion)
    if _has_own_name(occasion):
        return named.format(title=f"{series.title} {place}/{year}" if number > 1 else f"{series.title} {year}")
    return numbered.format(number=place, year=year)


def when_of(occasion: Occasion) -> str:
    """`Torsdag 13. februar 2025 kl. 09.00–11.00 (uke 7)`; hours and day only where they are known."""
    words, meeting = occasion.words, occasion.meeting
    if meeting.day is None:
        when = partial_in_words(meeting.within, words) if meeting.within is not None else ""
        text = words.agenda.when_partial.format(when=capital(when))
        return f"{text}, {_between(occasion, meeting.hours)}" if meeting.hours is not None else text
    day, week = long_date(meeting.day, words.locale, capital=True), week_number(meeting.day)
    if meeting.hours is None:
        return words.agenda.when_day.format(date=day, week=week)
    start, end = (clock_time(clock, words.locale) for clock in (meeting.hours.start, meeting.hours.end))
    return words.agenda.when.format(date=day, start=start, end=end, week=week)


def _between(occasion: Occasion, hours: Hours) -> str:
    """`kl. 09.00–11.00`."""
    start, end = (clock_time(clock, occasion.words.locale) for clock in (hours.start, hours.end))
    return occasion.words.times.between.format(start=start, end=end)


def _position(occasion: Occasion) -> tuple[int, int]:
    """Which meeting of its series in the year it is, from 1, and how many there are."""
    ids = [meeting.id for meeting in occasion.calendar.of_series(occasion.series.key)]
    return (ids.index(occasion.meeting.id) + 1 if occasion.meeting.id in ids else len(ids) + 1), len(ids)


def _is_level(occasion: Occasion) -> bool:
    """Whether the network meets in several kinds, so that the kind must be told."""
    return sum(1 for kind in occasion.rules.meetings if kind.of == occasion.series.kind.of) > 1


def _has_own_name(occasion: Occasion) -> bool:
    series = occasion.series
    if series.kind.title is None:
        return False
    return series.of == ALL_NETWORKS or series.area is not None or _once_a_year(series.kind.frequency)


def _once_a_year(frequency: Frequency | None) -> bool:
    return frequency is not None and frequency.form == "per" and frequency.unit == "year" and frequency.most == 1
