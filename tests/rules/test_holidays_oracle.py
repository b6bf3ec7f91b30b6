"""The table of holidays beside an independent calendar, day by day for a century."""

from datetime import date
from typing import get_args

import holidays
import pytest

from mandat.rules.workdays import HOLIDAY_IDS, Country, public_holidays, quiet_days

YEARS = range(2000, 2101)
CATEGORIES = {"NO": ("public",), "SE": ("public", "de_facto"), "DK": ("public",), "FI": ("public",)}


@pytest.mark.parametrize("country", get_args(Country))
def test_free_days_are_those_of_the_reference_calendar(country: Country):
    reference = holidays.country_holidays(country, years=YEARS, categories=CATEGORIES[country])
    ours = {holiday.day for year in YEARS for holiday in public_holidays(country, year)}
    assert ours == set(reference)


@pytest.mark.parametrize("country", get_args(Country))
def test_every_id_stands_in_the_list_for_the_wording_files(country: Country):
    days = [day for year in YEARS for day in (*public_holidays(country, year), *quiet_days(country, year))]
    assert {day.id for day in days} <= set(HOLIDAY_IDS)
    assert all(day.source for day in days)


def test_every_id_of_the_list_is_used_by_some_country():
    used = {
        day.id
        for country in get_args(Country)
        for year in YEARS
        for day in (*public_holidays(country, year), *quiet_days(country, year))
    }
    assert used | {"great-prayer-day"} == set(HOLIDAY_IDS)


def test_store_bededag_is_free_until_2023_only():
    prayer_days = [
        holiday.day for year in (2022, 2023, 2024) for holiday in public_holidays("DK", year) if holiday.id == "great-prayer-day"
    ]
    assert prayer_days == [date(2022, 5, 13), date(2023, 5, 5)]


def test_a_year_without_a_defined_easter_has_its_fixed_holidays():
    assert [holiday.id for holiday in public_holidays("NO", 1500)] == [
        "new-years-day",
        "labour-day",
        "constitution-day",
        "christmas-day",
        "second-christmas-day",
    ]
