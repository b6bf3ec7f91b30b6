"""Which days are working days: Monday to Friday less public holidays, of one country or of several together.

Quiet days (Christmas Eve in Norway, bridge days) are working days on which meetings are unwise: they move nothing and
are only told. School breaks are data of a community and unknown here.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from mandat.frozen import frozen
from mandat.rules.holidays import (
    BRIDGE_DAY,
    CUSTOM,
    HOLIDAY_IDS,
    Country,
    HolidayRule,
    day_of,
    public_rules,
    quiet_rules,
)

__all__ = [
    "HOLIDAY_IDS",
    "Countries",
    "Country",
    "FreeReason",
    "Holiday",
    "Weekend",
    "free_because",
    "holiday_on",
    "is_working_day",
    "public_holidays",
    "quiet_day_on",
    "quiet_days",
    "working_day_after",
    "working_day_before",
    "working_day_on_or_after",
    "working_day_on_or_before",
]

Countries = frozenset[Country]
"""The countries of a meeting: a day that is free in one of them is free for the meeting."""

ONE_DAY = timedelta(days=1)
SATURDAY = 6
SUNDAY = 7


@frozen
class Holiday:
    """A public holiday or quiet day: its id in the wording files, the day, and the law or custom behind it."""

    id: str
    day: date
    source: str


@frozen
class Weekend:
    """A Saturday (6) or a Sunday (7), by ISO weekday number."""

    weekday: int


FreeReason = Weekend | Holiday
"""Why a day is no working day."""


@cache
def public_holidays(country: Country, year: int) -> tuple[Holiday, ...]:
    """The public holidays of a country in a year, by day, whatever weekday they fall on.

    Sweden has midsommarafton, julafton and nyårsafton among them: lag (1930:173) treats them as holidays. Finland has
    juhannusaatto and jouluaatto by laki (150/1930) 5 §. Sundays are not listed.
    """
    return tuple(sorted(_dated(public_rules(country), year), key=_by_day))


@cache
def quiet_days(country: Country, year: int) -> tuple[Holiday, ...]:
    """The working days of a year on which meetings are unwise by custom, by day.

    A bridge day is a single working day between two free days (inneklemt dag, klämdag), such as the Friday after
    Ascension Day. A day with a custom of its own keeps that id.
    """
    named = tuple(day for day in _dated(quiet_rules(country), year) if _works(country, day.day))
    taken = {day.day for day in named}
    bridges = (Holiday(BRIDGE_DAY, day, CUSTOM) for day in _bridges(country, year) if day not in taken)
    return tuple(sorted((*named, *bridges), key=_by_day))


def holiday_on(day: date, countries: Countries) -> Holiday | None:
    """The public holiday on a day, of the alphabetically first country that has one."""
    found = (holiday for country in sorted(countries) for holiday in public_holidays(country, day.year))
    return next((holiday for holiday in found if holiday.day == day), None)


def quiet_day_on(day: date, countries: Countries) -> Holiday | None:
    """The quiet day on a day, of the alphabetically first country that has one."""
    found = (quiet for country in sorted(countries) for quiet in quiet_days(country, day.year))
    return next((quiet for quiet in found if quiet.day == day), None)


def is_working_day(day: date, countries: Countries, *, saturday: bool = False) -> bool:
    """Whether a day is a working day in all the countries: Monday to Friday, no public holiday in any of them.

    With `saturday` a Saturday that is no holiday counts as well (`working days incl. Saturday`).
    """
    if day.isoweekday() >= (SUNDAY if saturday else SATURDAY):
        return False
    return not any(day in _free_dates(country, day.year) for country in countries)


def free_because(day: date, countries: Countries, *, saturday: bool = False) -> FreeReason | None:
    """Why a day is no working day; None when it is one. A holiday on a weekend is told as the holiday."""
    if is_working_day(day, countries, saturday=saturday):
        return None
    return holiday_on(day, countries) or Weekend(day.isoweekday())


def working_day_before(day: date, countries: Countries, *, saturday: bool = False) -> date:
    """The nearest working day earlier than this day."""
    return working_day_on_or_before(day - ONE_DAY, countries, saturday=saturday)


def working_day_after(day: date, countries: Countries, *, saturday: bool = False) -> date:
    """The nearest working day later than this day."""
    return working_day_on_or_after(day + ONE_DAY, countries, saturday=saturday)


def working_day_on_or_before(day: date, countries: Countries, *, saturday: bool = False) -> date:
    """This day if it is a working day, else the nearest earlier one."""
    while not is_working_day(day, countries, saturday=saturday):
        day -= ONE_DAY
    return day


def working_day_on_or_after(day: date, countries: Countries, *, saturday: bool = False) -> date:
    """This day if it is a working day, else the nearest later one."""
    while not is_working_day(day, countries, saturday=saturday):
        day += ONE_DAY
    return day


def _dated(rules: tuple[HolidayRule, ...], year: int) -> Iterator[Holiday]:
    for rule in rules:
        day = day_of(rule.when, year)
        if day is not None and (rule.first or year) <= year <= (rule.last or year):
            yield Holiday(rule.id, day, rule.source)


def _bridges(country: Country, year: int) -> Iterator[date]:
    day, last = date(year, 1, 2), date(year, 12, 30)
    while day <= last:
        if _works(country, day) and not _works(country, day - ONE_DAY) and not _works(country, day + ONE_DAY):
            yield day
        day += ONE_DAY


def _works(country: Country, day: date) -> bool:
    return day.isoweekday() < SATURDAY and day not in _free_dates(country, day.year)


@cache
def _free_dates(country: Country, year: int) -> frozenset[date]:
    return frozenset(holiday.day for holiday in public_holidays(country, year))


def _by_day(holiday: Holiday) -> tuple[date, str]:
    return holiday.day, holiday.id
