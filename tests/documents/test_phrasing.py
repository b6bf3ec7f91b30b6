from datetime import date, time

import pytest

from mandat.documents.mandate.phrases import by_in_words, cycle_in_words, pattern_in_words
from mandat.documents.phrasing import (
    count_in_words,
    due_in_words,
    duration_in_words,
    frequency_in_words,
    offset_in_words,
    on_partial,
    partial_in_sentence,
    partial_in_words,
    period_in_words,
    weekday_in_sentence,
)
from mandat.documents.wording.read import read_wording
from mandat.schema.cycles import Cycle
from mandat.schema.phrases import MonthDay
from mandat.schema.phrases.types import Count, Duration, Frequency, Offset, Partial, Pattern, Period, Span
from mandat.source.shipped import shipped_templates

LANGUAGES = ("nb", "nn", "sv", "en")
WORDS = {
    language: read_wording((shipped_templates() / "wording" / f"{language}.yaml").read_text(encoding="utf-8"), language)
    for language in LANGUAGES
}


def all_of(phrase, value):
    return [phrase(value, WORDS[language]).replace("\u00a0", " ") for language in LANGUAGES]


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (Offset(Span(10, 10, "day")), ["10 dager før", "10 dagar før", "10 dagar före", "10 days before"]),
        (Offset(Span(1, 1, "week")), ["1 uke før", "1 veke før", "1 vecka före", "1 week before"]),
        (Offset(Span(2, 2, "week"), before=False), ["2 uker etter", "2 veker etter", "2 veckor efter", "2 weeks after"]),
        (
            Offset(Span(5, 5, "working day")),
            ["5 arbeidsdager før", "5 arbeidsdagar før", "5 arbetsdagar före", "5 working days before"],
        ),
        (
            Offset(Span(7, 7, "day", hedged=True)),
            ["bør være 7 dager før", "bør vere 7 dagar før", "bör vara 7 dagar före", "should be 7 days before"],
        ),
        (
            Offset(Span(11, 11, "day"), clock=time(12)),
            ["11 dager før, kl. 12.00", "11 dagar før, kl. 12.00", "11 dagar före, kl. 12.00", "11 days before, 12:00"],
        ),
        (
            Offset(Span(10, 14, "day")),
            ["10–14 dager før", "10–14 dagar før", "10–14 dagar före", "10–14 days before"],
        ),
        (Offset(None), ["når som helst", "når som helst", "när som helst", "at any time"]),
    ],
)
def test_a_deadline_in_words(offset, expected):
    assert all_of(offset_in_words, offset) == expected


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (
            Frequency("per", 4, None, "year"),
            ["minst 4 per år", "minst 4 per år", "minst 4 per år", "at least 4 per year"],
        ),
        (
            Frequency("per", 6, 8, "year", about=True),
            ["cirka 6–8 per år", "om lag 6–8 per år", "cirka 6–8 per år", "about 6–8 per year"],
        ),
        (
            Frequency("per", 1, 1, "half-year"),
            ["1 per halvår", "1 per halvår", "1 per halvår", "1 per half-year"],
        ),
        (
            Frequency("every", 3, 4, "week"),
            ["hver 3.–4. uke", "kvar 3.–4. veke", "var 3:e–4:e vecka", "every 3–4 weeks"],
        ),
        (Frequency("as needed"), ["ved behov", "ved behov", "vid behov", "as needed"]),
        (
            Frequency("regularly", hedged=True),
            ["bør være jevnlig", "bør vere jamleg", "bör vara regelbundet", "should be at regular intervals"],
        ),
    ],
)
def test_a_frequency_in_words(frequency, expected):
    assert all_of(frequency_in_words, frequency) == expected


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (Duration(30, "at least"), ["minst 30 min", "minst 30 min", "minst 30 min", "at least 30 min"]),
        (Duration(120), ["2 timer", "2 timar", "2 timmar", "2 hours"]),
        (Duration(90, "up to"), ["inntil 90 min", "opptil 90 min", "högst 90 min", "up to 90 min"]),
        (Duration(45, about=True), ["cirka 45 min", "om lag 45 min", "cirka 45 min", "about 45 min"]),
        (Duration(None, whole="full day"), ["hel dag", "heil dag", "heldag", "full day"]),
        (Duration(None, whole="half day"), ["halv dag", "halv dag", "halvdag", "half day"]),
    ],
)  # fmt: skip
def test_a_duration_in_words(duration, expected):
    assert all_of(duration_in_words, duration) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(1, 2), ["1–2"] * 4),
        (Count(None, 6), ["inntil 6", "opptil 6", "högst 6", "up to 6"]),
        (Count(None, None), ["ikke fastsatt antall", "ikkje fastsett tal", "inget fastställt antal", "no fixed number"]),
    ],
)
def test_a_count_in_words(count, expected):
    assert all_of(count_in_words, count) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period("half-year"), ["hvert halvår", "kvart halvår", "varje halvår", "every half-year"]),
        (Period("year", 2), ["annethvert år", "annakvart år", "vartannat år", "every other year"]),
        (Period("month", 3), ["hver 3. måned", "kvar 3. månad", "var 3:e månad", "every 3 months"]),
        (Period("meeting", 2), ["annethvert møte", "annakvart møte", "vartannat möte", "every other meeting"]),
        (
            Period("election period"),
            ["hver valgperiode", "kvar valperiode", "varje mandatperiod", "every election period"],
        ),
    ],
)
def test_a_turn_in_words(period, expected):
    assert all_of(period_in_words, period) == expected


@pytest.mark.parametrize(
    ("partial", "expected"),
    [
        (
            Partial("half-year", date(2025, 1, 1), date(2025, 6, 30)),
            ["første halvår 2025", "første halvår 2025", "första halvåret 2025", "first half of 2025"],
        ),
        (
            Partial("half-year", date(2024, 7, 1), date(2024, 12, 31)),
            ["andre halvår 2024", "andre halvår 2024", "andra halvåret 2024", "second half of 2024"],
        ),
        (
            Partial("week", date(2024, 12, 30), date(2025, 1, 5)),
            ["uke 1 i 2025", "veke 1 i 2025", "vecka 1 2025", "week 1 of 2025"],
        ),
        (
            Partial("quarter", date(2025, 10, 1), date(2025, 12, 31)),
            ["4. kvartal 2025", "4. kvartal 2025", "kvartal 4 2025", "quarter 4 of 2025"],
        ),
        (
            Partial("month", date(2025, 6, 1), date(2025, 6, 30)),
            ["juni 2025", "juni 2025", "juni 2025", "June 2025"],
        ),
        (
            Partial("day", date(2025, 6, 30), date(2025, 6, 30)),
            ["30. juni 2025", "30. juni 2025", "30 juni 2025", "30 June 2025"],
        ),
        (Partial("year", date(2025, 1, 1), date(2025, 12, 31)), ["2025"] * 4),
    ],
)
def test_a_partial_date_in_words(partial, expected):
    assert all_of(partial_in_words, partial) == expected


def test_comments_are_counted_from_the_day_on_which_the_minutes_go_out():
    offset = Offset(Span(2, 2, "week"), before=False)
    assert all_of(lambda value, words: due_in_words("comments", value, words), offset) == [
        "2 uker etter utsending",
        "2 veker etter utsending",
        "2 veckor efter utskicket",
        "2 weeks after the minutes are sent",
    ]
    assert all_of(lambda value, words: due_in_words("minutes", value, words), offset)[0] == "2 uker etter"


DAY = Partial("day", date(2024, 11, 5), date(2024, 11, 5))
MONTH = Partial("month", date(2024, 11, 1), date(2024, 11, 30))
YEAR = Partial("year", date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("partial", "on", "since"),
    [
        (DAY, ["5. november 2024", "5. november 2024", "den 5 november 2024", "5 November 2024"], "den 5 november 2024"),
        (MONTH, ["i november 2024", "i november 2024", "i november 2024", "November 2024"], "november 2024"),
        (YEAR, ["i 2024", "i 2024", "2024", "2024"], "2024"),
    ],
)
def test_a_swedish_day_inside_a_sentence_has_its_article_and_less_than_a_day_has_none(partial, on, since):
    assert all_of(on_partial, partial) == on
    assert all_of(partial_in_sentence, partial)[2] == since


def test_a_weekday_inside_a_swedish_sentence_is_definite():
    assert all_of(weekday_in_sentence, date(2025, 6, 17)) == [
        "tirsdag 17. juni 2025",
        "tysdag 17. juni 2025",
        "tisdagen den 17 juni 2025",
        "Tuesday 17 June 2025",
    ]


def test_a_day_of_every_year_is_written_like_others():
    assert all_of(by_in_words, MonthDay(11, 30)) == ["30. november", "30. november", "den 30 november", "30 November"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (Pattern((2,), nth=1), ["første tirsdag i måneden", "första tisdagen i månaden"]),
        (Pattern((4,), nth=1, months=(4,)), ["første torsdag i april", "första torsdagen i april"]),
        (Pattern((3,), weeks="odd"), ["onsdag i oddetallsuker", "onsdagar i udda veckor"]),
        (Pattern((3,)), ["onsdag", "onsdag"]),
    ],
)
def test_days_of_meeting(pattern, expected):
    assert all_of(pattern_in_words, pattern)[::2] == expected


def test_a_duty_of_every_second_year_comes_every_other_year():
    assert all_of(cycle_in_words, Cycle("year", 2)) == ["annethvert år", "annakvart år", "vartannat år", "every other year"]
