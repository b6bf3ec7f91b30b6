"""What a reader of a year should know: quiet days, meetings without a day, rules the plan does not follow."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from mandat.calendar.model import Calendar, DatedMeeting
from mandat.calendar.open_days import is_within
from mandat.documents import dates
from mandat.documents.mandate.phrases import placement_in_words, yearly_day_in_words
from mandat.documents.moves import moved_in_words
from mandat.documents.names import listed
from mandat.documents.naming import Naming
from mandat.documents.phrasing import weekday_in_sentence
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.planning.days import DEFAULT_MINUTES, DEFAULT_STARTS, allowed, usable_days
from mandat.planning.year import Move
from mandat.workspace import Community
from mandat.workspace.series import Series


@frozen
class Gap:
    """Meetings of a series that no day was found for, or that belong before the first of the days left."""

    series: Series
    first: date
    last: date
    number: int


@frozen
class Gaps:
    """What the planner could not place or had to squeeze, series whose year is not known, placements beside nothing, moves."""

    unplaced: tuple[Gap, ...] = ()
    squeezed: tuple[Gap, ...] = ()
    cycle_unknown: tuple[Series, ...] = ()
    unfollowed: tuple[Series, ...] = ()
    moves: tuple[Move, ...] = ()


def remarks(community: Community, calendar: Calendar, words: Wording, gaps: Gaps) -> Iterator[str]:
    """Sentences about the year of a community, in the order of their weight."""
    texts = words.calendar
    yield from _unplaced(community, words, gaps)
    yield from _squeezed(community, words, gaps)
    for series in gaps.cycle_unknown:
        if series.community.id == community.id:
            yield texts.cycle_unknown.format(meeting=_series_name(series))
    yield from _placements(community, calendar, words, gaps)
    yield from (moved_in_words(move, words) for move in gaps.moves if move.series.community.id == community.id)
    for meeting in calendar.meetings:
        yield from _quiet(meeting, words)
    if any(meeting.state == "proposed" for meeting in calendar.meetings):
        yield from _not_computed(community, calendar, words)
        yield from _missing_wishes(community, words)


def _unplaced(community: Community, words: Wording, gaps: Gaps) -> Iterator[str]:
    """Each series and stretch once, with all its meetings without a day, and why where no day of it can be had."""
    numbers: Counter[tuple[tuple[str, str, str], date, date]] = Counter()
    series: dict[tuple[str, str, str], Series] = {}
    for gap in gaps.unplaced:
        if gap.series.community.id == community.id:
            numbers[gap.series.key, gap.first, gap.last] += gap.number
            series[gap.series.key] = gap.series
    for (key, first, last), number in numbers.items():
        days = tuple(dates.plain_date(day, words.locale) for day in (first, last))
        phrase = _no_day(series[key], first, last, words)
        opens, closes = _opening(series[key], words)
        name = _series_name(series[key])
        yield phrase.format(meeting=name, n=number, first=days[0], last=days[1], opens=opens, closes=closes)


def _squeezed(community: Community, words: Wording, gaps: Gaps) -> Iterator[str]:
    for gap in gaps.squeezed:
        if gap.series.community.id == community.id:
            first, last = (dates.plain_date(day, words.locale) for day in (gap.first, gap.last))
            yield words.calendar.squeezed.format(meeting=_series_name(gap.series), n=gap.number, first=first, last=last)


def _no_day(series: Series, first: date, last: date, words: Wording) -> str:
    """Why no day is free: not within what the mandate allows, closed, or no weekday for it; else the days do not suffice."""
    usable = tuple(day for year in range(first.year, last.year + 1) for day in usable_days(series, year).between(first, last))
    if not usable:
        return words.calendar.unplaced_closed if _may_meet(series, first, last) else words.calendar.unplaced_within
    if not any(allowed(series, day) for day in usable):
        return words.calendar.unplaced_weekdays
    return words.calendar.unplaced


def _may_meet(series: Series, first: date, last: date) -> bool:
    """Whether the mandate allows the meeting at some time between two days, whatever is closed."""
    return any(is_within(series, first + timedelta(days=n)) for n in range((last - first).days + 1))


def _opening(series: Series, words: Wording) -> tuple[str, str]:
    """The first and the last day of every year on which the mandate allows the meeting; empty where it is silent."""
    stretch = series.kind.within
    return ("", "") if stretch is None else (yearly_day_in_words(stretch.first, words), yearly_day_in_words(stretch.last, words))


def _series_name(series: Series) -> str:
    return f"{series.name}: {series.title}"


def _placements(community: Community, calendar: Calendar, words: Wording, gaps: Gaps) -> Iterator[str]:
    """A placement beside a body without meetings cannot be followed, and is named with what to do."""
    for series in gaps.unfollowed:
        if series.community.id == community.id:
            placed = series.kind.placed
            rule = placement_in_words(placed, Naming(community, series.mandate, words)) if placed is not None else ""
            yield words.calendar.placement.format(meeting=_series_name(series), rule=rule, year=calendar.year)


def _quiet(meeting: DatedMeeting, words: Wording) -> Iterator[str]:
    if meeting.day is None or meeting.state == "cancelled":
        return
    name = meeting.quiet.name if meeting.quiet else words.holidays[meeting.holiday.id] if meeting.holiday else None
    if name is not None:
        day = weekday_in_sentence(meeting.day, words)
        yield words.calendar.quiet_day.format(meeting=_series_name(meeting.series), date=day, name=name)


def _not_computed(community: Community, calendar: Calendar, words: Wording) -> Iterator[str]:
    """Organisations that stand for several, and areas without members: nobody in them can be kept from a clash."""
    members = {member for meeting in calendar.meetings for member in meeting.members}
    for organisation in community.data.organisations:
        if organisation.count is not None and organisation.id in members:
            yield words.calendar.nobody_named.format(name=organisation.name)
    areas = {meeting.series.area.id for meeting in calendar.meetings if meeting.series.area is not None}
    for area in community.data.areas:
        if area.id in areas and not area.members:
            yield words.calendar.area_empty.format(name=area.name)


def _missing_wishes(community: Community, words: Wording) -> Iterator[str]:
    """A wish that is missing has a default of the tool, which is an assumption."""
    wishes, texts = community.data.wishes, words.calendar
    missing = (
        (wishes.weekdays is None, texts.wish_weekdays, texts.default_weekdays),
        (wishes.starts is None and wishes.hours is None, texts.wish_starts, _default_starts(words)),
        (wishes.duration is None, texts.wish_duration, words.units.hour.of(DEFAULT_MINUTES // 60)),
    )
    for is_missing, name, value in missing:
        if is_missing:
            yield texts.default_wishes.format(community=community.data.name, wishes=name, values=value)


def _default_starts(words: Wording) -> str:
    """`kl. 09.00 og 12.30`."""
    clocks = tuple(dates.clock_time(start, words.locale) for start in DEFAULT_STARTS)
    return words.calendar.default_starts.format(clocks=listed(clocks, words.who.conjunction))
