"""Phrases that count: counts, frequencies, durations, periods and terms."""

import re
from typing import cast

from mandat.schema.phrases import kinds
from mandat.schema.phrases.shapes import parts, window
from mandat.schema.phrases.types import Count, Duration, Frequency, FrequencyUnit, Period, PeriodUnit, Term
from mandat.schema.phrases.yearly import parse_month_day

_MINUTES_PER_HOUR = 60


def parse_count(text: str) -> Count:
    """Read `1-2`, `at least 1`, `should be about 7`, `any number`.

    Raises:
        PhraseError: the text is no count.
    """
    found = parts(kinds.COUNT, text)
    least, most = _amount(found)
    return Count(least, most, about=_has(found, "about"), hedged=_has(found, "hedged"))


def parse_frequency(text: str) -> Frequency:
    """Read `at least 4 per year`, `every 3-4 weeks`, `as needed`; `every 1 month` is the same as `1 per month`.

    Raises:
        PhraseError: the text is no frequency.
    """
    found = parts(kinds.FREQUENCY, text)
    hedged = _has(found, "hedged")
    if found["vague"]:
        return Frequency("as needed" if found["vague"] == "as needed" else "regularly", hedged=hedged)
    if found["unit"]:
        least, most = _amount(found)
        return Frequency("per", least, most, _unit(found["unit"]), about=_has(found, "about"), hedged=hedged)
    about = _has(found, "every_about")
    if found["each"]:
        return Frequency("per", 1, 1, _unit(found["each"]), about=about, hedged=hedged)
    shortest, longest = window(found, "shortest", "longest")
    return Frequency("every", shortest, longest, _unit(found["units"]), about=about, hedged=hedged)


def parse_duration(text: str) -> Duration:
    """Read `2 h`, `at least 30 min`, `full day`; whole hours are kept as minutes.

    Raises:
        PhraseError: the text is no duration.
    """
    found = parts(kinds.DURATION, text)
    hedged = _has(found, "hedged")
    if found["whole"]:
        return Duration(None, whole="full day" if found["whole"] == "full day" else "half day", hedged=hedged)
    minutes = int(found["number"]) * (_MINUTES_PER_HOUR if found["unit"] == "h" else 1)
    about = _has(found, "about")
    match found["bound"]:
        case "at least ":
            return Duration(minutes, "at least", about=about, hedged=hedged)
        case "up to ":
            return Duration(minutes, "up to", about=about, hedged=hedged)
        case _:
            return Duration(minutes, about=about, hedged=hedged)


def parse_period(text: str) -> Period:
    """Read `every half-year`, `every 2 years`, `every meeting`.

    Raises:
        PhraseError: the text is no period.
    """
    found = parts(kinds.PERIOD, text)
    unit = cast("PeriodUnit", found["one"] or found["many"])
    return Period(unit, int(found["number"] or 1))


def parse_term(text: str) -> Term:
    """Read `2 years`, `1 year from 04-01`, `election period`.

    Raises:
        PhraseError: the text is no term, or the day it begins is not in every year.
    """
    found = parts(kinds.TERM, text)
    years = int(found["years"]) if found["years"] else None
    start = parse_month_day(found["start"], "Did you mean `02-28` or `03-01`?") if found["start"] else None
    return Term(years, start, hedged=_has(found, "hedged"))


def _has(found: re.Match[str], name: str) -> bool:
    return found[name] is not None


def _unit(text: str) -> FrequencyUnit:
    return cast("FrequencyUnit", text)


def _amount(found: re.Match[str]) -> tuple[int | None, int | None]:
    if found["bounded"]:
        number = int(found["bounded"])
        return (number, None) if found["bound"] == "at least " else (None, number)
    return window(found, "low", "high") if found["low"] else (None, None)
