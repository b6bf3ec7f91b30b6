"""Dates of every year: `11-30`, `end of February`, `W28`, and stretches of them."""

import calendar

from mandat.schema.phrases import kinds
from mandat.schema.phrases.errors import PhraseError
from mandat.schema.phrases.names import MONTHS
from mandat.schema.phrases.shapes import parts
from mandat.schema.phrases.types import EndOfMonth, MonthDay, YearlyDay, YearlyRange, YearlyWeek

_FEBRUARY = 2
_COMMON_YEAR = 2001
_WEEKS_OF_EVERY_YEAR = 52


def parse_yearly_day(text: str) -> YearlyDay:
    """Read `11-30`, `end of February` or `W28`.

    Raises:
        PhraseError: the text is no yearly date, or the date is not in every year.
    """
    parts(kinds.YEARLY_DAY, text)
    if text.startswith("W"):
        return _week(text)
    if text.startswith("end of "):
        return EndOfMonth(MONTHS.index(text.removeprefix("end of ")) + 1)
    return parse_month_day(text)


def parse_yearly_range(text: str) -> YearlyRange:
    """Read `01-10..06-15`, `W28..W30`; the second end may be earlier in the year than the first: new year is crossed.

    Raises:
        PhraseError: the text is no yearly range, or one end is not in every year.
    """
    found = parts(kinds.YEARLY_RANGE, text)
    return YearlyRange(parse_yearly_day(found["first"]), parse_yearly_day(found["last"]))


def parse_month_day(text: str, late_february: str = "Write `end of February`.") -> MonthDay:
    """Read the two numbers of `11-30`, which must have that shape; `late_february` is the help for 29 and 30 February.

    Raises:
        PhraseError: no year, or not every year, has this day.
    """
    month, day = int(text[:2]), int(text[3:])
    if not 1 <= month <= len(MONTHS):
        raise PhraseError(f'"{text}" has month {month}, and a year has 12.', _turned(month, day), no_such_date=True)
    days = calendar.monthrange(_COMMON_YEAR, month)[1]
    if 1 <= day <= days:
        return MonthDay(month, day)
    if month == _FEBRUARY and day > days:
        fault = "29 February is not in every year." if day == days + 1 else "February has 28 or 29 days."
        raise PhraseError(fault, late_february, no_such_date=True)
    after = f"{month % len(MONTHS) + 1:02}-01"
    help_ = f"Did you mean `{month:02}-{days}` or `{after}`?" if day else f"Did you mean `{month:02}-01`?"
    raise PhraseError(f"{MONTHS[month - 1]} has {days} days.", help_, no_such_date=True)


def _turned(month: int, day: int) -> str:
    if 1 <= day <= len(MONTHS) and 1 <= month <= calendar.monthrange(_COMMON_YEAR, day)[1]:
        return f"The month stands first. Did you mean `{day:02}-{month:02}`?"
    return "Write the month first and then the day, like `11-30`."


def _week(text: str) -> YearlyWeek:
    week = int(text[1:])
    if 1 <= week <= _WEEKS_OF_EVERY_YEAR:
        return YearlyWeek(week)
    raise PhraseError(
        "Every year has the ISO weeks 01 to 52, and few have a week 53.",
        "Did you mean `W01`?" if week == 0 else "Did you mean `W52`?",
        no_such_date=True,
    )
