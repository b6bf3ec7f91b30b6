"""Days of the week and times of the day."""

from datetime import time
from typing import Literal

from mandat.schema.phrases import kinds
from mandat.schema.phrases.errors import PhraseError
from mandat.schema.phrases.names import MONTHS, POSITIONS, WEEKDAYS
from mandat.schema.phrases.shapes import parts
from mandat.schema.phrases.types import Hours, Pattern


def parse_pattern(text: str) -> Pattern:
    """Read `Wednesday in odd weeks 08:30-11:00`, `second Tuesday`, `last Monday or Wednesday`, `Thursday in April`.

    Raises:
        PhraseError: the text is no pattern, names a day or month twice, or ends before it begins.
    """
    found = parts(kinds.PATTERN, text)
    weeks: Literal["odd", "even"] | None = None
    if found["weeks"]:
        weeks = "odd" if found["weeks"] == "odd" else "even"
    return Pattern(
        weekdays=_numbers(text, found["days"].split(" or "), WEEKDAYS),
        nth=POSITIONS[found["nth"]] if found["nth"] else None,
        weeks=weeks,
        months=_numbers(text, found["months"].split(" and "), MONTHS) if found["months"] else (),
        hours=_hours(text, found["hours"]) if found["hours"] else None,
    )


def parse_weekday(text: str) -> int:
    """Read `Monday` as its ISO number, 1 to 7.

    Raises:
        PhraseError: the text is no English weekday.
    """
    parts(kinds.WEEKDAY, text)
    return WEEKDAYS.index(text) + 1


def parse_clock(text: str) -> time:
    """Read `09:00`; the day ends with `23:59` (only a deadline has `24:00`).

    Raises:
        PhraseError: the text is no clock time.
    """
    parts(kinds.CLOCK, text)
    return time.fromisoformat(text)


def parse_hours(text: str) -> Hours:
    """Read `08:30-11:00`.

    Raises:
        PhraseError: the text is no stretch of hours, or ends before or when it begins.
    """
    found = parts(kinds.HOURS, text)
    return _hours(text, found[0])


def _hours(text: str, hours: str) -> Hours:
    first, _, last = hours.partition("-")
    start, end = time.fromisoformat(first), time.fromisoformat(last)
    if start < end:
        return Hours(start, end)
    meant = text.replace(hours, f"{last}-{first}")
    help_ = f"Write `{meant}`." if end < start else "Write an end that is later than the start."
    raise PhraseError(f'"{hours}" does not end later than it begins.', help_)


def _numbers(text: str, names: list[str], all_names: tuple[str, ...]) -> tuple[int, ...]:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise PhraseError(f'"{text}" names {twice} twice.', "Name each once.")
    return tuple(all_names.index(name) + 1 for name in names)
