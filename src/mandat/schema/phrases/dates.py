"""Dates of one year: days, partial dates, ranges, and the phrases made of them."""

import calendar
from datetime import date, timedelta

from mandat.schema.phrases import kinds
from mandat.schema.phrases.errors import PhraseError
from mandat.schema.phrases.names import MONTHS
from mandat.schema.phrases.shapes import parts
from mandat.schema.phrases.types import Due, Member, Partial, PartialUnit, Range, YearlyDay, YearlyRange
from mandat.schema.phrases.yearly import parse_yearly_day, parse_yearly_range

_MONTH_LENGTH = len("2025-06")


def parse_date(text: str) -> date:
    """Read one day, `2025-06-30`.

    Raises:
        PhraseError: the text is no date, or no calendar has that day.
    """
    parts(kinds.DATE, text)
    return _day(text)


def parse_partial(text: str) -> Partial:
    """Read `2025`, `2025-06`, `2025-W25`, `2025-H1`, `2025-Q3` or `2025-06-30`.

    Raises:
        PhraseError: the text is no partial date, or no calendar has it.
    """
    parts(kinds.PARTIAL, text)
    year, rest = int(text[:4]), text[5:]
    match rest[:1]:
        case "":
            return Partial("year", date(year, 1, 1), date(year, 12, 31))
        case "H":
            return _months("half-year", year, int(rest[1]) * 6 - 5, 6)
        case "Q":
            return _months("quarter", year, int(rest[1]) * 3 - 2, 3)
        case "W":
            return _week(text)
        case _:
            return _month_or_day(text)


def parse_range(text: str) -> Range:
    """Read `2022-11-01..2023-01-31`, `..2022-11-04`, `2022-11-04..`, or one partial date as the range it covers.

    Raises:
        PhraseError: the text is no range, no calendar has one of its ends, or it ends before it begins.
    """
    parts(kinds.RANGE, text)
    first, dots, last = text.partition("..")
    start = parse_partial(first) if first else None
    if not dots:
        return Range(start, start)
    end = parse_partial(last) if last else None
    if start is not None and end is not None and end.last < start.first:
        raise PhraseError(f'"{text}" ends before it begins.', f"Did you mean `{last}..{first}`?")
    return Range(start, end)


def parse_by(text: str) -> YearlyDay | Partial:
    """Read when a duty is due: `11-30` or `end of February` every year, `2022-08-22` or `2025-H1` once.

    Raises:
        PhraseError: the text is neither, or no calendar has it.
    """
    parts(kinds.BY, text)
    return parse_yearly_day(text) if kinds.YEARLY_DAY.accepts(text) else parse_partial(text)


def parse_closing(text: str) -> Partial | Range | YearlyDay | YearlyRange:
    """Read when no meeting is held: `2025-W08`, `2025-07-01..2025-08-10`, or every year `W28..W30`, `12-24`.

    Raises:
        PhraseError: the text is none of these, no calendar has it, or it ends before it begins.
    """
    parts(kinds.CLOSING, text)
    if kinds.PARTIAL.accepts(text):
        return parse_partial(text)
    if kinds.RANGE.accepts(text):
        stretch = parse_range(text)
        return stretch.start if stretch.start is not None and stretch.start == stretch.end else stretch
    return parse_yearly_range(text) if ".." in text else parse_yearly_day(text)


def parse_due(text: str) -> Due:
    """Read when an action is due: a partial date or `as soon as possible`.

    Raises:
        PhraseError: the text is neither, or no calendar has the date.
    """
    parts(kinds.DUE, text)
    return Due(None) if text == "as soon as possible" else Due(parse_partial(text))


def parse_member(text: str) -> Member:
    """Read `nesodden`, `nesodden from 2025-07-01`, `haram until 2023-12-31`. The id is not looked up here.

    Raises:
        PhraseError: the text is no member, or no calendar has one of its dates.
    """
    found = parts(kinds.MEMBER, text)
    start = parse_partial(found["start"]) if found["start"] else None
    until = parse_partial(found["until"]) if found["until"] else None
    return Member(found["id"], start, until)


def _month_or_day(text: str) -> Partial:
    if len(text) == _MONTH_LENGTH:
        return _months("month", int(text[:4]), _month(text), 1)
    day = _day(text)
    return Partial("day", day, day)


def _months(unit: PartialUnit, year: int, month: int, length: int) -> Partial:
    last = month + length - 1
    return Partial(unit, date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _month(text: str) -> int:
    month = int(text[5:7])
    if 1 <= month <= len(MONTHS):
        return month
    raise PhraseError(
        f'"{text}" has month {month}, and a year has 12.',
        f"Write a month from `{text[:4]}-01` to `{text[:4]}-12`.",
        no_such_date=True,
    )


def _day(text: str) -> date:
    year, month, day = int(text[:4]), _month(text), int(text[8:])
    days = calendar.monthrange(year, month)[1]
    if 1 <= day <= days:
        return date(year, month, day)
    last = date(year, month, days)
    near = f"`{last}` or `{last + timedelta(days=1)}`" if day else f"`{last.replace(day=1)}`"
    raise PhraseError(f"{MONTHS[month - 1]} {year} has {days} days.", f"Did you mean {near}?", no_such_date=True)


def _week(text: str) -> Partial:
    year, week = int(text[:4]), int(text[6:])
    weeks = date(year, 12, 28).isocalendar().week
    if 1 <= week <= weeks:
        monday = date.fromisocalendar(year, week, 1)
        return Partial("week", monday, monday + timedelta(days=6))
    near = f"`{year}-W{weeks}` or `{year + 1}-W01`" if week else f"`{year}-W01`"
    raise PhraseError(f"{year} has {weeks} ISO weeks.", f"Did you mean {near}?", no_such_date=True)
