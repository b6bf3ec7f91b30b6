"""A rule's value in English words, and what the rule is called: for one line of the summary each."""

from mandat.documents.dates import day_and_month
from mandat.documents.diff.rules import value_text
from mandat.documents.mandate.phrases import pattern_in_words, range_in_words, yearly_day_in_words
from mandat.documents.mandate.rules import rule_name
from mandat.documents.mandate.writer import Writer
from mandat.documents.phrasing import (
    count_in_words,
    duration_in_words,
    frequency_in_words,
    offset_in_words,
    partial_in_words,
    period_in_words,
)
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.schema.community import ClosedTime, Organisation
from mandat.schema.phrases.types import (
    Count,
    Duration,
    EndOfMonth,
    Frequency,
    MonthDay,
    Offset,
    Partial,
    Pattern,
    Period,
    Range,
    YearlyRange,
    YearlyWeek,
)

_NAMED = ("roles", "deadlines", "seats", "meetings", "parts", "duties", "networks", "organisations", "bodies", "areas")
UNSAID = "not said"
"""Where a side says nothing."""


def value_in_words(value: object, writer: Writer) -> str:
    """A value of the format in words; what is no phrase stands as in the file."""
    match value:
        case None | ():
            return UNSAID
        case tuple():
            return ", ".join(value_in_words(one, writer) for one in value)
        case str():
            return writer.naming.who(value)
        case Organisation():
            return f"{value.name} ({writer.words.who.kind(value.kind).one})"
        case _:
            return _phrase_in_words(value, writer.words) or _date_in_words(value, writer.words)


def _phrase_in_words(value: object, words: Wording) -> str:
    """How often, how long, how many; empty for anything else."""
    match value:
        case Count():
            return count_in_words(value, words)
        case Frequency():
            return frequency_in_words(value, words)
        case Offset():
            return offset_in_words(value, words)
        case Duration():
            return duration_in_words(value, words)
        case Period():
            return period_in_words(value, words)
        case Pattern():
            return pattern_in_words(value, words)
        case _:
            return ""


def _date_in_words(value: object, words: Wording) -> str:
    match value:
        case Partial():
            return partial_in_words(value, words)
        case Range():
            return range_in_words(value, words)
        case MonthDay() | EndOfMonth() | YearlyWeek():
            return yearly_day_in_words(value, words)
        case YearlyRange(first, last):
            return f"{yearly_day_in_words(first, words)} to {yearly_day_in_words(last, words)} every year"
        case _:
            return value_text(value) or UNSAID


def name_of(writer: Writer, path: str) -> str:
    """What a rule is called; a field without a word of its own by its name in the file."""
    found, step = rule_name(writer, path), path.rpartition(".")[2]
    is_field = not step.isdigit() and not _is_id(path)
    if is_field and step.rstrip("_") not in ("title", "when") and found == rule_name(writer, path.rpartition(".")[0]):
        return f"{found}, {step.replace('_', ' ')}"
    return capital(found)


def _is_id(path: str) -> bool:
    """Whether the path ends at an entry of a list or of a mapping, which has a name of its own."""
    parent = path.rpartition(".")[0].rpartition(".")[2]
    return parent in _NAMED


def closed_in_words(closed: ClosedTime, words: Wording) -> str:
    """`week 7 of 2026, 9 February to 15 February (Vinterferie)`."""
    when = closed.when
    if isinstance(when, YearlyWeek):
        told = f"{yearly_day_in_words(when, words)} every year"
    else:
        told = _date_in_words(when, words)
    if isinstance(when, Partial) and when.unit == "week":
        told += f", {day_and_month(when.first, words.locale)} to {day_and_month(when.last, words.locale)}"
    return f"{told} ({closed.name})"
