"""The short phrases of the file format: `at least 4 per year`, `10 days before`, `second Tuesday`, `2025-W25`.

Each kind has a parser that gives a frozen value or raises `PhraseError`, and `str(value)` is the phrase in its one
canonical spelling. `PHRASES` lists the kinds for the documentation and the JSON Schema.
"""

from mandat.schema.phrases.dates import (
    parse_by,
    parse_closing,
    parse_date,
    parse_due,
    parse_member,
    parse_partial,
    parse_range,
)
from mandat.schema.phrases.errors import PhraseError
from mandat.schema.phrases.hedges import parse_hedged_word
from mandat.schema.phrases.kinds import PHRASES, PhraseKind
from mandat.schema.phrases.numbers import parse_count, parse_duration, parse_frequency, parse_period, parse_term
from mandat.schema.phrases.patterns import parse_clock, parse_hours, parse_pattern, parse_weekday
from mandat.schema.phrases.spans import parse_offset, parse_placement, parse_span
from mandat.schema.phrases.spelling import END_OF_DAY
from mandat.schema.phrases.types import (
    Count,
    Due,
    Duration,
    EndOfMonth,
    Frequency,
    FrequencyUnit,
    Hours,
    Member,
    MonthDay,
    Offset,
    Partial,
    PartialUnit,
    Pattern,
    Period,
    PeriodUnit,
    Placement,
    Range,
    Span,
    SpanUnit,
    Term,
    YearlyDay,
    YearlyRange,
    YearlyWeek,
)
from mandat.schema.phrases.yearly import parse_yearly_day, parse_yearly_range

__all__ = [
    "END_OF_DAY",
    "PHRASES",
    "Count",
    "Due",
    "Duration",
    "EndOfMonth",
    "Frequency",
    "FrequencyUnit",
    "Hours",
    "Member",
    "MonthDay",
    "Offset",
    "Partial",
    "PartialUnit",
    "Pattern",
    "Period",
    "PeriodUnit",
    "PhraseError",
    "PhraseKind",
    "Placement",
    "Range",
    "Span",
    "SpanUnit",
    "Term",
    "YearlyDay",
    "YearlyRange",
    "YearlyWeek",
    "parse_by",
    "parse_clock",
    "parse_closing",
    "parse_count",
    "parse_date",
    "parse_due",
    "parse_duration",
    "parse_frequency",
    "parse_hedged_word",
    "parse_hours",
    "parse_member",
    "parse_offset",
    "parse_partial",
    "parse_pattern",
    "parse_period",
    "parse_placement",
    "parse_range",
    "parse_span",
    "parse_term",
    "parse_weekday",
    "parse_yearly_day",
    "parse_yearly_range",
]
