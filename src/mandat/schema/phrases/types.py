"""What the short phrases of the file format mean, as values.

Every phrase of the grammar is one frozen value here. `str(value)` is the phrase in its one canonical spelling, so that
writing a value and reading it again gives the value back. Nothing here knows a file, a line or a language.
"""

from datetime import date, time
from typing import Literal

from mandat.frozen import frozen
from mandat.schema.phrases.names import MONTHS, POSITION_WORDS, WEEKDAYS
from mandat.schema.phrases.spelling import amount, hedge, spelled_clock

FrequencyUnit = Literal["year", "half-year", "term", "quarter", "month", "week"]
SpanUnit = Literal["hour", "day", "working day", "week", "month"]
PeriodUnit = Literal["meeting", "half-year", "quarter", "month", "year", "election period"]
PartialUnit = Literal["year", "half-year", "quarter", "month", "week", "day"]

_MONTHS_OF_A_HALF_YEAR = 6


@frozen
class Count:
    """How many: `1`, `1-2`, `at least 1`, `up to 6`, `about 7`, `should be 7-10`; `any number` has neither bound."""

    least: int | None
    most: int | None
    about: bool = False
    hedged: bool = False

    def __str__(self) -> str:
        return hedge(hedged=self.hedged, about=self.about) + (amount(self.least, self.most) or "any number")


@frozen
class Frequency:
    """How often a body meets.

    `per`: so many meetings in each unit. `every`: so many units from one meeting to the next (never 1, which is
    `1 per unit`). `as needed` and `regularly` say no number: no bounds and no unit.
    """

    form: Literal["per", "every", "as needed", "regularly"]
    least: int | None = None
    most: int | None = None
    unit: FrequencyUnit | None = None
    about: bool = False
    hedged: bool = False

    def __str__(self) -> str:
        if self.form == "per":
            return f"{hedge(hedged=self.hedged, about=self.about)}{amount(self.least, self.most)} per {self.unit}"
        if self.form == "every":
            about = "about " if self.about else ""
            return f"{hedge(hedged=self.hedged)}every {about}{amount(self.least, self.most)} {self.unit}s"
        return hedge(hedged=self.hedged) + self.form


@frozen
class Span:
    """A length of time: `10 days`, `10-14 days` (a window), `5 working days incl. Saturday`."""

    least: int
    most: int
    unit: SpanUnit
    about: bool = False
    hedged: bool = False
    saturday: bool = False

    def __str__(self) -> str:
        plural = "" if self.most == 1 else "s"
        saturday = " incl. Saturday" if self.saturday else ""
        return f"{hedge(hedged=self.hedged, about=self.about)}{amount(self.least, self.most)} {self.unit}{plural}{saturday}"


@frozen
class Offset:
    """When something is due, counted from a meeting: `10 days before`, `2 weeks after 12:00`.

    No span is `at any time`. The clock `24:00` is `END_OF_DAY`.
    """

    span: Span | None
    before: bool = True
    clock: time | None = None

    def __str__(self) -> str:
        if self.span is None:
            return "at any time"
        side = "before" if self.before else "after"
        return f"{self.span} {side}" + (f" {spelled_clock(self.clock)}" if self.clock is not None else "")


@frozen
class Placement:
    """Where a meeting lies in relation to another body's: `2 hours before ssu`, `14-28 days before ssu`, `after ssu`."""

    span: Span | None
    before: bool
    reference: str

    def __str__(self) -> str:
        side = "before" if self.before else "after"
        return f"{self.span} {side} {self.reference}" if self.span else f"{side} {self.reference}"


@frozen
class Duration:
    """How long a meeting or a part lasts, in minutes; `full day` and `half day` say no minutes."""

    minutes: int | None
    bound: Literal["exactly", "at least", "up to"] = "exactly"
    whole: Literal["full day", "half day"] | None = None
    about: bool = False
    hedged: bool = False

    def __str__(self) -> str:
        if self.minutes is None:
            return f"{hedge(hedged=self.hedged)}{self.whole}"
        bound = "" if self.bound == "exactly" else f"{self.bound} "
        hours, rest = divmod(self.minutes, 60)
        return f"{hedge(hedged=self.hedged, about=self.about)}{bound}" + (f"{self.minutes} min" if rest else f"{hours} h")


@frozen
class Period:
    """How long one turn lasts: `every half-year`, `every 2 years`, `every 3 meetings`."""

    unit: PeriodUnit
    count: int = 1

    def __str__(self) -> str:
        return f"every {self.unit}" if self.count == 1 else f"every {self.count} {self.unit}s"


@frozen
class MonthDay:
    """A day of every year: `11-30`. 29 February is not in every year and is no MonthDay."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


@frozen
class EndOfMonth:
    """The last day of a month in every year: `end of February`."""

    month: int

    def __str__(self) -> str:
        return f"end of {MONTHS[self.month - 1]}"


@frozen
class YearlyWeek:
    """An ISO week of every year: `W28`; never 53, which most years lack."""

    week: int

    def __str__(self) -> str:
        return f"W{self.week:02}"


YearlyDay = MonthDay | EndOfMonth | YearlyWeek


@frozen
class YearlyRange:
    """A stretch of every year, both ends included, which may cross new year: `01-10..06-15`, `W28..W30`."""

    first: YearlyDay
    last: YearlyDay

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


@frozen
class Term:
    """How long a seat or role is held: `2 years`, `1 year from 04-01`; no years is `election period`."""

    years: int | None
    start: MonthDay | None = None
    hedged: bool = False

    def __str__(self) -> str:
        length = "election period" if self.years is None else f"{self.years} year{'' if self.years == 1 else 's'}"
        start = "" if self.start is None else f" from {self.start}"
        return f"{hedge(hedged=self.hedged)}{length}{start}"


@frozen
class Hours:
    """From one clock time to another on the same day: `08:30-11:00`."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{spelled_clock(self.start)}-{spelled_clock(self.end)}"


@frozen
class Pattern:
    """Which days a meeting falls on: `Wednesday in odd weeks 08:30-11:00`, `last Monday or Tuesday`.

    Weekdays are ISO numbers (Monday 1). `nth` counts within the month, -1 is the last; None is every one.
    """

    weekdays: tuple[int, ...]
    nth: int | None = None
    weeks: Literal["odd", "even"] | None = None
    months: tuple[int, ...] = ()
    hours: Hours | None = None

    def __str__(self) -> str:
        nth = "" if self.nth is None else f"{POSITION_WORDS[self.nth]} "
        days = " or ".join(WEEKDAYS[day - 1] for day in self.weekdays)
        weeks = f" in {self.weeks} weeks" if self.weeks else ""
        months = " in " + " and ".join(MONTHS[month - 1] for month in self.months) if self.months else ""
        hours = f" {self.hours}" if self.hours else ""
        return f"{nth}{days}{weeks}{months}{hours}"


@frozen
class Partial:
    """A date that may say less than a day, and covers its whole span: `2025`, `2025-W25`, `2025-H1`, `2025-06-30`."""

    unit: PartialUnit
    first: date
    last: date

    def __str__(self) -> str:
        year = f"{self.first.year}"
        match self.unit:
            case "year":
                return year
            case "half-year":
                return f"{year}-H{1 if self.first.month <= _MONTHS_OF_A_HALF_YEAR else 2}"
            case "quarter":
                return f"{year}-Q{(self.first.month + 2) // 3}"
            case "month":
                return f"{year}-{self.first.month:02}"
            case "week":
                iso = self.first.isocalendar()
                return f"{iso.year}-W{iso.week:02}"
            case "day":
                return self.first.isoformat()


@frozen
class Range:
    """From one partial date to another, both included, open where an end is missing: `..2022-11-04`.

    A single partial date is the range from its first to its last day: start and end are then the same value.
    """

    start: Partial | None
    end: Partial | None

    def __str__(self) -> str:
        if self.start == self.end and self.start is not None:
            return str(self.start)
        return f"{self.start or ''}..{self.end or ''}"


@frozen
class Due:
    """When an action is due; no date is `as soon as possible`."""

    date: Partial | None

    def __str__(self) -> str:
        return "as soon as possible" if self.date is None else str(self.date)


@frozen
class Member:
    """A member of a network, with the time it belongs there: `nesodden from 2025-07-01`."""

    id: str
    start: Partial | None = None
    until: Partial | None = None

    def __str__(self) -> str:
        start = "" if self.start is None else f" from {self.start}"
        until = "" if self.until is None else f" until {self.until}"
        return f"{self.id}{start}{until}"
