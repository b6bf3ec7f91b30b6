from datetime import date, time

import pytest

from mandat.documents.dates import (
    clock_time,
    day_and_month,
    hours,
    long_date,
    month_and_year,
    plain_date,
    table_date,
    week_number,
    weekday_name,
)

LOCALES = ("nb_NO", "nn_NO", "sv_SE", "en_GB")
MONDAY = date(2025, 2, 3)


def spaced(text: str) -> str:
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("nb_NO", "mandag 3.~februar~2025"),
        ("nn_NO", "måndag 3.~februar~2025"),
        ("sv_SE", "måndag 3~februari~2025"),
        ("en_GB", "Monday 3~February~2025"),
    ],
)
def test_a_long_date_has_its_weekday_and_is_held_together(locale, words):
    assert spaced(long_date(MONDAY, locale)) == words
    assert spaced(long_date(MONDAY, locale, capital=True)) == words[0].upper() + words[1:]
    assert spaced(plain_date(MONDAY, locale)) == words.split(" ")[1]


def test_a_date_without_year_where_the_year_is_clear():
    written = [spaced(day_and_month(MONDAY, locale)) for locale in LOCALES]
    assert written == ["3.~februar", "3.~februar", "3~februari", "3~February"]


def test_dates_in_tables_have_one_width():
    assert [table_date(MONDAY, locale) for locale in LOCALES] == ["03.02.2025", "03.02.2025", "2025-02-03", "03/02/2025"]


def test_saturday_is_laurdag_in_nynorsk():
    assert [weekday_name(date(2025, 5, 3), locale) for locale in LOCALES] == ["lørdag", "laurdag", "lördag", "Saturday"]
    assert weekday_name(date(2025, 5, 3), "nb_NO", capital=True) == "Lørdag"


def test_a_month_of_a_year():
    assert spaced(month_and_year(MONDAY, "nb_NO", capital=True)) == "Februar~2025"


def test_clock_times_have_a_point_in_the_north_and_a_colon_in_english():
    written = [hours(time(9), time(11, 30), locale) for locale in LOCALES]
    assert written == ["09.00–11.30", "09.00–11.30", "09.00–11.30", "09:00–11:30"]
    assert clock_time(time(0, 5), "nb_NO") == "00.05"


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2024, 12, 30), 1), (date(2026, 12, 31), 53), (date(2027, 1, 3), 53), (date(2025, 12, 28), 52)],
)
def test_weeks_are_iso_weeks(day, week):
    assert week_number(day) == week
