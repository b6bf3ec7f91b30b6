"""Which closed or quiet time of a community covers a day: school breaks, common holiday weeks, days that somebody keeps free.

Public holidays and the quiet days of a country stand in `rules/workdays`; here is only what a community writes itself.
"""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import assert_never

from mandat.rules.membership import days_between, is_member
from mandat.rules.periods import Days, first_of, last_of, yearly_days
from mandat.schema.community import ClosedTime, Closing
from mandat.schema.phrases import EndOfMonth, MonthDay, Partial, Range, YearlyDay, YearlyRange, YearlyWeek
from mandat.workspace import Community


def closure_on(community: Community, day: date, organisations: Collection[str]) -> ClosedTime | None:
    """The first entry of `closed` that covers a day for a meeting of these organisations (ids); None if it is open.

    An entry with `only` counts as soon as one of the organisations is named there, or sits in an area named there: a
    meeting without one of its members is no meeting.
    """
    return _first(community, community.data.closed, day, organisations)


def quiet_on(community: Community, day: date, organisations: Collection[str]) -> ClosedTime | None:
    """The first entry of `quiet` that covers a day for these organisations; a meeting is possible, and unwise."""
    return _first(community, community.data.quiet, day, organisations)


def is_special(community: Community, day: date) -> bool:
    """Whether any entry of `closed` or `quiet` covers a day for anybody: a quick look before the members are asked for."""
    known = community.once(_known_days)
    if day not in known:
        known[day] = any(covers(time.when, day) for time in (*community.data.closed, *community.data.quiet))
    return known[day]


def _known_days(_: Community) -> dict[date, bool]:
    return {}


@lru_cache(maxsize=50_000)
def covers(when: Closing, day: date) -> bool:
    """Whether a day lies in a partial date, a range, or a time of every year, all ends included.

    A yearly range may cross new year, and the first ISO week of a year may begin in December before: the years on both
    sides are looked at.
    """
    match when:
        case Partial():
            return when.first <= day <= when.last
        case Range():
            return day in days_between(when.start, when.end)
        case YearlyRange():
            return any(day in yearly_days(when, year) for year in _years_around(day))
        case MonthDay() | EndOfMonth() | YearlyWeek():
            return any(day in _yearly_day(when, year) for year in _years_around(day))
        case _:
            assert_never(when)


def _first(community: Community, times: Iterable[ClosedTime], day: date, organisations: Collection[str]) -> ClosedTime | None:
    return next((time for time in times if covers(time.when, day) and _concerns(community, time, day, organisations)), None)


def _concerns(community: Community, time: ClosedTime, day: date, organisations: Collection[str]) -> bool:
    if not time.only:
        return True
    return any(name in organisations or _area_has(community, name, day, organisations) for name in time.only)


def _area_has(community: Community, name: str, day: date, organisations: Collection[str]) -> bool:
    area = community.area(name)
    if area is None:
        return False
    return any(member.id in organisations and is_member(member, day) for member in area.members)


def _years_around(day: date) -> range:
    return range(max(date.min.year, day.year - 1), min(date.max.year, day.year + 2))


def _yearly_day(day: YearlyDay, year: int) -> Days:
    return Days(first_of(day, year), last_of(day, year))
