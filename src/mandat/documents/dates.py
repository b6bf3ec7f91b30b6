"""Dates, weekdays and clock times in the words of one language.

A `locale` is language and territory, `nb_NO`, `nn_NO`, `sv_SE`, `en_GB` (`Wording.locale`). Day, month and year are held
together by no-break spaces. Names are small in nb, nn and sv; `capital` makes the first letter large, for the
beginning of a line.
"""

from datetime import date, time
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from mandat.documents.wording.base import capital as capitalised

_NO_BREAK = "\u00a0"
_WEEKDAY = "EEEE"


def long_date(day: date, locale: str, *, capital: bool = False) -> str:
    """With weekday: `torsdag 13. februar 2025`."""
    weekday = weekday_name(day, locale, capital=capital)
    return f"{weekday} {plain_date(day, locale)}"


def plain_date(day: date, locale: str) -> str:
    """Without weekday: `13. februar 2025`."""
    return _bound(format_date(day, "long", locale=_locale(locale)))


def day_and_month(day: date, locale: str) -> str:
    """Where the year is clear: `3. mai`."""
    pattern = _locale(locale).date_formats["long"].pattern.removesuffix(" y")
    return _bound(format_date(day, pattern, locale=_locale(locale)))


def month_and_year(day: date, locale: str, *, capital: bool = False) -> str:
    """A month of a year: `februar 2025`."""
    name = _bound(format_date(day, "LLLL y", locale=_locale(locale)))
    return capitalised(name) if capital else name


def month_name(month: int, locale: str) -> str:
    """A month by its number from 1: `februar`."""
    return format_date(date(2001, month, 1), "LLLL", locale=_locale(locale))


def table_date(day: date, locale: str) -> str:
    """For tables, of one width: `03.02.2025`, Swedish `2025-02-03`, British `03/02/2025`."""
    return format_date(day, "short", locale=_locale(locale))


def weekday_name(day: date, locale: str, *, capital: bool = False) -> str:
    """The name of the weekday: `torsdag`."""
    name = format_date(day, _WEEKDAY, locale=_locale(locale))
    return capitalised(name) if capital else name


def clock_time(moment: time, locale: str) -> str:
    """Hours and minutes: `09.00`, in English `09:00`."""
    return moment.strftime("%H:%M" if locale.startswith("en") else "%H.%M")


def hours(start: time, end: time, locale: str) -> str:
    """From one clock time to another: `09.00–11.00`."""
    return f"{clock_time(start, locale)}–{clock_time(end, locale)}"


def week_number(day: date) -> int:
    """The ISO week, which is the week of all Nordic calendars."""
    return day.isocalendar().week


@lru_cache(maxsize=8)
def _locale(name: str) -> Locale:
    return Locale.parse(name)


def _bound(words: str) -> str:
    return words.replace(" ", _NO_BREAK)
