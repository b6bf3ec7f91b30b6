"""What an agenda is called, who sends it, and when the meeting is."""

from mandat.documents.dates import clock_time, long_date, plain_date, week_number
from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording.base import capital
from mandat.schema.phrases import Frequency, Hours
from mandat.workspace.series import ALL_NETWORKS


def issuer_of(occasion: Occasion) -> str:
    """The body that calls: the network, with its level where no title says it; the community for an area."""
    series = occasion.series
    if series.area is not None:
        return f"{occasion.community.data.name}, {series.area.name}"
    if series.of == ALL_NETWORKS:
        return series.mandate.name
    level = "" if _has_own_name(occasion) or not _is_called_by_line(occasion) else _level(occasion)
    return f"{series.name}, {level}" if level else series.name


def title_of(occasion: Occasion) -> str:
    """`Innkalling til møte 1/2025`: the number in its series by date, of those that are not cancelled.

    Each kind of meeting has numbers of its own: where a network meets in several, `Kallelse till möte 1/2025, strategisk nivå`.
    A meeting with a name of its own is called by it: one that the plan names, a joint one, one that comes once a year. A
    cancelled one has no number, which another one has then, and is called by its day.
    """
    return titled(occasion, occasion.words.agenda.title, occasion.words.agenda.title_named)


def titled(occasion: Occasion, numbered: str, named: str) -> str:
    """A title of a document of the meeting: from the phrase with `{number}` and `{year}`, or the one with `{title}`."""
    series, year, line = occasion.series, occasion.calendar.year, occasion.meeting.line
    if line is not None and line.title is not None:
        return named.format(title=line.title)
    ids = _counted(occasion)
    if _has_own_name(occasion) and len(ids) <= 1:
        return named.format(title=f"{series.title} {year}")
    if occasion.meeting.state == "cancelled":
        return named.format(title=_with_day(occasion))
    place = ids.index(occasion.meeting.id) + 1 if occasion.meeting.id in ids else len(ids) + 1
    if _has_own_name(occasion):
        return named.format(title=f"{series.title} {place}/{year}")
    level = _level(occasion)
    title = numbered.format(number=place, year=year)
    return f"{title}, {level}" if level else title


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


def _counted(occasion: Occasion) -> tuple[str, ...]:
    """The meetings of the series in the year that have a number, by date."""
    own = occasion.calendar.of_series(occasion.series.key)
    return tuple(meeting.id for meeting in own if meeting.state != "cancelled")


def _between(occasion: Occasion, hours: Hours) -> str:
    """`kl. 09.00–11.00`."""
    start, end = (clock_time(clock, occasion.words.locale) for clock in (hours.start, hours.end))
    return occasion.words.times.between.format(start=start, end=end)


def _with_day(occasion: Occasion) -> str:
    """`møte 13. mai 2025`; one with a name of its own by that name."""
    meeting, words = occasion.meeting, occasion.words
    partial = partial_in_words(meeting.within, words) if meeting.within is not None else ""
    day = plain_date(meeting.day, words.locale) if meeting.day is not None else partial
    if _has_own_name(occasion):
        return f"{occasion.series.title}, {day}"
    return words.agenda.meeting_on.format(date=day)


def _is_called_by_line(occasion: Occasion) -> bool:
    """Whether the plan gives the meeting a title of its own."""
    return occasion.meeting.line is not None and occasion.meeting.line.title is not None


def _level(occasion: Occasion) -> str:
    """The kind of meeting, where the network meets in several, so that it must be told; else empty."""
    kind = occasion.series.kind
    several = sum(1 for one in occasion.rules.meetings if one.of == kind.of) > 1
    return occasion.inside(kind.title or kind.id.replace("-", " ")) if several else ""


def _has_own_name(occasion: Occasion) -> bool:
    series = occasion.series
    if series.kind.title is None:
        return False
    return series.of == ALL_NETWORKS or series.area is not None or _once_a_year(series.kind.frequency)


def _once_a_year(frequency: Frequency | None) -> bool:
    return frequency is not None and frequency.form == "per" and frequency.unit == "year" and frequency.most == 1
