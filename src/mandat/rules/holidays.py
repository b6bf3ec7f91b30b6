"""The public holidays of four countries as a readable table: which day, by which law, in which years.

The table is held true from the year 2000. It knows days and laws, and no names: names stand in the wording files under
the same ids.
"""

from datetime import date, timedelta
from typing import Literal

from dateutil.easter import easter

from mandat.frozen import frozen

Country = Literal["NO", "SE", "DK", "FI"]
"""The countries whose calendars are known, by ISO 3166 code."""

FIRST_EASTER_YEAR = 1583
LAST_EASTER_YEAR = 4099

NO_1995 = "lov om helligdager og helligdagsfred (1995) § 2"
NO_1947 = "lov 26. april 1947 nr. 1 (1. og 17. mai)"
SE_1989 = "lag (1989:253) om allmänna helgdagar"
SE_1930 = "lag (1930:173) om beräkning av lagstadgad tid"
DK_1770 = "helligdagsreformen af 1770"
DK_2023 = "helligdagsreformen af 1770; ophævet fra 2024 ved lov nr. 214 af 6. marts 2023"
FI_1930 = "laki säädettyjen määräaikain laskemisesta (150/1930) 5 §"
CUSTOM = "custom, no law: an ordinary working day"


@frozen
class Fixed:
    """The same day of every year."""

    month: int
    day: int


@frozen
class FromEaster:
    """So many days after Easter Sunday, or before it when negative."""

    days: int


@frozen
class WeekdayFrom:
    """The first such weekday (ISO number, Monday 1) on or after a day of the year."""

    month: int
    day: int
    weekday: int


When = Fixed | FromEaster | WeekdayFrom


@frozen
class HolidayRule:
    """One line of the table: an id for the wording files, the day, the law, and the years in which it holds."""

    id: str
    when: When
    source: str
    first: int | None = None
    last: int | None = None


NORWAY = (
    HolidayRule("new-years-day", Fixed(1, 1), NO_1995),
    HolidayRule("maundy-thursday", FromEaster(-3), NO_1995),
    HolidayRule("good-friday", FromEaster(-2), NO_1995),
    HolidayRule("easter-sunday", FromEaster(0), NO_1995),
    HolidayRule("easter-monday", FromEaster(1), NO_1995),
    HolidayRule("labour-day", Fixed(5, 1), NO_1947),
    HolidayRule("constitution-day", Fixed(5, 17), NO_1947),
    HolidayRule("ascension-day", FromEaster(39), NO_1995),
    HolidayRule("whit-sunday", FromEaster(49), NO_1995),
    HolidayRule("whit-monday", FromEaster(50), NO_1995),
    HolidayRule("christmas-day", Fixed(12, 25), NO_1995),
    HolidayRule("second-christmas-day", Fixed(12, 26), NO_1995),
)

SWEDEN = (
    HolidayRule("new-years-day", Fixed(1, 1), SE_1989),
    HolidayRule("epiphany", Fixed(1, 6), SE_1989),
    HolidayRule("good-friday", FromEaster(-2), SE_1989),
    HolidayRule("easter-sunday", FromEaster(0), SE_1989),
    HolidayRule("easter-monday", FromEaster(1), SE_1989),
    HolidayRule("labour-day", Fixed(5, 1), SE_1989),
    HolidayRule("ascension-day", FromEaster(39), SE_1989),
    HolidayRule("national-day", Fixed(6, 6), SE_1989, first=2005),
    HolidayRule("whit-sunday", FromEaster(49), SE_1989),
    HolidayRule("whit-monday", FromEaster(50), SE_1989, last=2004),
    HolidayRule("midsummer-eve", WeekdayFrom(6, 19, 5), SE_1930),
    HolidayRule("midsummer-day", WeekdayFrom(6, 20, 6), SE_1989),
    HolidayRule("all-saints-day", WeekdayFrom(10, 31, 6), SE_1989),
    HolidayRule("christmas-eve", Fixed(12, 24), SE_1930),
    HolidayRule("christmas-day", Fixed(12, 25), SE_1989),
    HolidayRule("second-christmas-day", Fixed(12, 26), SE_1989),
    HolidayRule("new-years-eve", Fixed(12, 31), SE_1930),
)

DENMARK = (
    HolidayRule("new-years-day", Fixed(1, 1), DK_1770),
    HolidayRule("maundy-thursday", FromEaster(-3), DK_1770),
    HolidayRule("good-friday", FromEaster(-2), DK_1770),
    HolidayRule("easter-sunday", FromEaster(0), DK_1770),
    HolidayRule("easter-monday", FromEaster(1), DK_1770),
    HolidayRule("great-prayer-day", FromEaster(26), DK_2023, last=2023),
    HolidayRule("ascension-day", FromEaster(39), DK_1770),
    HolidayRule("whit-sunday", FromEaster(49), DK_1770),
    HolidayRule("whit-monday", FromEaster(50), DK_1770),
    HolidayRule("christmas-day", Fixed(12, 25), DK_1770),
    HolidayRule("second-christmas-day", Fixed(12, 26), DK_1770),
)

FINLAND = (
    HolidayRule("new-years-day", Fixed(1, 1), FI_1930),
    HolidayRule("epiphany", Fixed(1, 6), FI_1930),
    HolidayRule("good-friday", FromEaster(-2), FI_1930),
    HolidayRule("easter-sunday", FromEaster(0), FI_1930),
    HolidayRule("easter-monday", FromEaster(1), FI_1930),
    HolidayRule("labour-day", Fixed(5, 1), FI_1930),
    HolidayRule("ascension-day", FromEaster(39), FI_1930),
    HolidayRule("whit-sunday", FromEaster(49), FI_1930),
    HolidayRule("midsummer-eve", WeekdayFrom(6, 19, 5), FI_1930),
    HolidayRule("midsummer-day", WeekdayFrom(6, 20, 6), FI_1930),
    HolidayRule("all-saints-day", WeekdayFrom(10, 31, 6), FI_1930),
    HolidayRule("independence-day", Fixed(12, 6), FI_1930),
    HolidayRule("christmas-eve", Fixed(12, 24), FI_1930),
    HolidayRule("christmas-day", Fixed(12, 25), FI_1930),
    HolidayRule("second-christmas-day", Fixed(12, 26), FI_1930),
)

BETWEEN_THE_YEARS = tuple(HolidayRule("between-christmas-and-new-year", Fixed(12, day), CUSTOM) for day in (27, 28, 29, 30))

QUIET_NORWAY = (
    HolidayRule("holy-monday", FromEaster(-6), CUSTOM),
    HolidayRule("holy-tuesday", FromEaster(-5), CUSTOM),
    HolidayRule("holy-wednesday", FromEaster(-4), CUSTOM),
    HolidayRule("christmas-eve", Fixed(12, 24), CUSTOM),
    *BETWEEN_THE_YEARS,
    HolidayRule("new-years-eve", Fixed(12, 31), CUSTOM),
)

QUIET_SWEDEN = BETWEEN_THE_YEARS

QUIET_DENMARK = (
    HolidayRule("constitution-day", Fixed(6, 5), CUSTOM),
    HolidayRule("christmas-eve", Fixed(12, 24), CUSTOM),
    HolidayRule("new-years-eve", Fixed(12, 31), CUSTOM),
)

BRIDGE_DAY = "bridge-day"
"""The id of a single working day between two free days, a quiet day in every country."""


def public_rules(country: Country) -> tuple[HolidayRule, ...]:
    """The public holidays of a country, and the days its law on time limits puts on a par with them."""
    match country:
        case "NO":
            return NORWAY
        case "SE":
            return SWEDEN
        case "DK":
            return DENMARK
        case "FI":
            return FINLAND


def quiet_rules(country: Country) -> tuple[HolidayRule, ...]:
    """The days on which a meeting is possible and unwise, bridge days apart.

    Norway: Monday to Wednesday of Holy Week, 24 and 31 December, and 27-30 December (romjul). Sweden: 27-30 December
    (mellandagarna). Denmark: 5 June, 24 and 31 December, which Danish deadlines in law step over. Finland: none.
    """
    match country:
        case "NO":
            return QUIET_NORWAY
        case "SE":
            return QUIET_SWEDEN
        case "DK":
            return QUIET_DENMARK
        case "FI":
            return ()


def day_of(when: When, year: int) -> date | None:
    """The day in a year; None for a movable feast in a year for which Easter is not defined (before 1583)."""
    match when:
        case Fixed(month, day):
            return date(year, month, day)
        case FromEaster(days):
            if not FIRST_EASTER_YEAR <= year <= LAST_EASTER_YEAR:
                return None
            return easter(year) + timedelta(days=days)
        case WeekdayFrom(month, day, weekday):
            first = date(year, month, day)
            return first + timedelta(days=(weekday - first.isoweekday()) % 7)


HOLIDAY_IDS: tuple[str, ...] = tuple(
    sorted(
        {
            BRIDGE_DAY,
            *(rule.id for rule in (*NORWAY, *SWEDEN, *DENMARK, *FINLAND)),
            *(rule.id for rule in (*QUIET_NORWAY, *QUIET_SWEDEN, *QUIET_DENMARK)),
        }
    )
)
"""Every id a holiday or quiet day can have: the wording files name each of them."""
