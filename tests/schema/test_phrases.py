import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mandat.schema import phrases
from mandat.schema.phrases import (
    END_OF_DAY,
    PHRASES,
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
    Pattern,
    Period,
    PeriodUnit,
    PhraseError,
    PhraseKind,
    Placement,
    Range,
    Span,
    SpanUnit,
    Term,
    YearlyRange,
    YearlyWeek,
    parse_by,
    parse_closing,
    parse_count,
    parse_due,
    parse_duration,
    parse_frequency,
    parse_hedged_word,
    parse_hours,
    parse_member,
    parse_offset,
    parse_partial,
    parse_pattern,
    parse_period,
    parse_placement,
    parse_range,
    parse_span,
    parse_term,
    parse_weekday,
    parse_yearly_day,
    parse_yearly_range,
)

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "phrases.yaml").read_text(encoding="utf-8"))
PARSERS: dict[str, Callable[[str], object]] = {
    kind.name: getattr(phrases, f"parse_{kind.name.replace(' ', '_')}") for kind in PHRASES
}
PARTS_OFFERED = {
    "1 year from 02-29": ("yearly day",),
}
UNITS_OFFERED = {"half year", "semester", "2 per semester"}
WRITTEN_DIFFERENTLY = {"weekday", "clock", "date"}


def outcome(kind: str, text: str) -> object:
    """Give the value of a text, or the error it raises."""
    try:
        return PARSERS[kind](text)
    except PhraseError as error:
        return error


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['text']}: {case['sentence']}")
def test_phrase_case(case):
    parse = PARSERS[case["kind"]]
    if "expect" in case:
        assert str(parse(case["text"])) == case["expect"]
        return
    with pytest.raises(PhraseError) as raised:
        parse(case["text"])
    assert (raised.value.message, raised.value.help) == (case["message"], case["help"])
    assert raised.value.no_such_date == ("no such date" in case["sentence"])


@pytest.mark.parametrize(
    "case", [case for case in CASES if "help" in case and case["text"] not in UNITS_OFFERED], ids=lambda case: case["text"]
)
def test_every_phrase_offered_as_help_can_be_read(case):
    kinds = PARTS_OFFERED.get(case["text"], (case["kind"],))
    for offered in re.findall("`([^`]+)`", case["help"]):
        assert any(not isinstance(outcome(kind, offered), PhraseError) for kind in kinds), offered


@pytest.mark.parametrize("kind", PHRASES, ids=lambda kind: kind.name)
def test_every_example_is_read_and_fits_the_published_pattern(kind: PhraseKind):
    for example in kind.examples:
        PARSERS[kind.name](example)
        assert re.match(kind.pattern, example)


@pytest.mark.parametrize("kind", PHRASES, ids=lambda kind: kind.name)
def test_every_pattern_is_plain_enough_for_other_languages(kind: PhraseKind):
    assert "(?P" not in kind.pattern
    assert kind.pattern.isascii()
    assert kind.pattern.startswith("^(?:")
    assert kind.pattern.endswith(")$")


def shaped(kind: PhraseKind) -> SearchStrategy[str]:
    return st.from_regex(kind.shape, fullmatch=True)


@pytest.mark.parametrize("kind", PHRASES, ids=lambda kind: kind.name)
@given(data=st.data())
def test_what_has_the_shape_is_read_or_refused_for_its_meaning(kind: PhraseKind, data: st.DataObject):
    text = data.draw(shaped(kind))
    value = outcome(kind.name, text)
    if isinstance(value, PhraseError):
        assert f"is not {kind.noun}." not in value.message
    elif kind.name not in WRITTEN_DIFFERENTLY:
        assert PARSERS[kind.name](str(value)) == value


NEAR_TEXTS = st.one_of(
    st.sampled_from([case["text"] for case in CASES]),
    st.text(),
    st.text(alphabet="0123456789 -./:WHQkldagrføabcehinptuvy", max_size=25),
)


@given(text=NEAR_TEXTS)
def test_no_text_raises_anything_but_a_phrase_error_and_what_is_read_has_the_shape(text: str):
    for kind in PHRASES:
        value = outcome(kind.name, text)
        if isinstance(value, PhraseError):
            assert value.message.endswith((".", "?"))
            assert value.help.endswith((".", "?"))
        else:
            assert re.match(kind.pattern, text)


@given(text=NEAR_TEXTS, data=st.data())
def test_a_mistyped_letter_never_raises_anything_but_a_phrase_error(text: str, data: st.DataObject):
    kind = data.draw(st.sampled_from(PHRASES))
    example = data.draw(st.sampled_from(kind.examples))
    place = data.draw(st.integers(0, len(example)))
    mistyped = example[:place] + text[:2] + example[place + 1 :]
    value = outcome(kind.name, mistyped)
    assert isinstance(value, PhraseError) or kind.accepts(mistyped)


def test_a_line_break_at_the_end_is_not_part_of_any_phrase():
    for kind in PHRASES:
        with pytest.raises(PhraseError):
            PARSERS[kind.name](f"{kind.examples[0]}\n")


numbers = st.integers(1, 9999)
flags = st.booleans()
exact = numbers.map(lambda number: (number, number))
windows = st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))
bounds: SearchStrategy[tuple[int | None, int | None]] = st.one_of(
    exact, windows, numbers.map(lambda number: (number, None)), numbers.map(lambda number: (None, number))
)
units: SearchStrategy[FrequencyUnit] = st.sampled_from(["year", "half-year", "term", "quarter", "month", "week"])
span_units: SearchStrategy[SpanUnit] = st.sampled_from(["hour", "day", "working day", "week", "month"])
bound_words: SearchStrategy[Literal["exactly", "at least", "up to"]] = st.sampled_from(["exactly", "at least", "up to"])
week_words: SearchStrategy[Literal["odd", "even"] | None] = st.sampled_from(["odd", "even", None])
period_units: SearchStrategy[PeriodUnit] = st.sampled_from(
    ["meeting", "half-year", "quarter", "month", "year", "election period"]
)
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
month_days = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: MonthDay(day.month, day.day))
yearly_days = st.one_of(month_days, st.integers(1, 12).map(EndOfMonth), st.integers(1, 52).map(YearlyWeek))
partials = st.one_of(
    days.map(lambda day: parse_partial(f"{day.year}")),
    days.map(lambda day: parse_partial(f"{day.year}-{day.month:02}")),
    days.map(lambda day: parse_partial(f"{day.year}-H{(day.month + 5) // 6}")),
    days.map(lambda day: parse_partial(f"{day.year}-Q{(day.month + 2) // 3}")),
    days.map(lambda day: Partial("day", day, day)),
    st.builds(lambda year, week: parse_partial(f"{year}-W{week:02}"), st.integers(1900, 2199), st.integers(1, 52)),
)
hours = st.tuples(clocks, clocks).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Hours(*pair))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    least, most = draw(windows)
    unit = draw(span_units)
    saturday = draw(flags) and unit == "working day"
    return Span(least, most, unit, about=draw(flags), hedged=draw(flags), saturday=saturday)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    least, most = draw(bounds)
    return Count(least, most, about=draw(flags), hedged=draw(flags))


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    hedged = draw(flags)
    match draw(st.sampled_from(["per", "every", "as needed", "regularly"])):
        case "per":
            least, most = draw(bounds)
            return Frequency("per", least, most, draw(units), about=draw(flags), hedged=hedged)
        case "every":
            shortest, longest = draw(windows.filter(lambda pair: pair != (1, 1)))
            return Frequency("every", shortest, longest, draw(units), about=draw(flags), hedged=hedged)
        case "as needed":
            return Frequency("as needed", hedged=hedged)
        case _:
            return Frequency("regularly", hedged=hedged)


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    if draw(flags):
        return Duration(None, whole=draw(st.sampled_from(["full day", "half day"])), hedged=draw(flags))
    minutes = draw(numbers | numbers.map(lambda number: number * 60))
    bound = draw(bound_words)
    return Duration(minutes, bound, about=draw(flags), hedged=draw(flags))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    weeks = draw(week_words)
    months = draw(st.lists(st.integers(1, 12), unique=True)) if weeks is None else []
    return Pattern(
        weekdays=tuple(draw(st.lists(st.integers(1, 7), unique=True, min_size=1))),
        nth=draw(st.sampled_from([None, 1, 2, 3, 4, -1])),
        weeks=weeks,
        months=tuple(months),
        hours=draw(st.none() | hours),
    )


ranges = st.one_of(
    st.tuples(partials, partials).filter(lambda pair: pair[0].first <= pair[1].last).map(lambda pair: Range(*pair)),
    partials.map(lambda partial: Range(partial, partial)),
    partials.map(lambda partial: Range(partial, None)),
    partials.map(lambda partial: Range(None, partial)),
)
yearly_ranges = st.builds(YearlyRange, yearly_days, yearly_days)
plain_periods = st.builds(Period, period_units)
periods = plain_periods | st.builds(Period, st.sampled_from(["year", "month", "meeting"]), numbers)
closed_ranges = ranges.filter(lambda value: value.start != value.end and None not in (value.start, value.end))
VALUES: tuple[tuple[Callable[[str], object], SearchStrategy], ...] = (
    (parse_count, counts() | st.builds(Count, st.none(), st.none(), hedged=flags)),
    (parse_frequency, frequencies()),
    (parse_span, spans()),
    (parse_offset, st.builds(Offset, spans(), flags, st.none() | clocks | st.just(END_OF_DAY)) | st.just(Offset(None))),
    (parse_placement, st.builds(Placement, st.none() | spans(), flags, st.lists(ids, min_size=1).map("/".join))),
    (parse_duration, durations()),
    (parse_period, periods),
    (parse_term, st.builds(Term, st.none() | numbers, st.none() | month_days, flags)),
    (parse_pattern, patterns()),
    (parse_hours, hours),
    (parse_partial, partials),
    (parse_range, ranges),
    (parse_yearly_day, yearly_days),
    (parse_yearly_range, yearly_ranges),
    (parse_by, yearly_days | partials),
    (parse_closing, partials | yearly_days | yearly_ranges | closed_ranges),
    (parse_due, st.builds(Due, st.none() | partials)),
    (parse_member, st.builds(Member, ids, st.none() | partials, st.none() | partials)),
)


@pytest.mark.parametrize(("parse", "values"), VALUES, ids=[parse.__name__ for parse, _ in VALUES])
@given(data=st.data())
def test_what_is_written_reads_back_as_the_same_value(parse: Callable[[str], object], values, data: st.DataObject):
    value = data.draw(values)
    assert parse(str(value)) == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31)),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-W25", date(2025, 6, 16), date(2025, 6, 22)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_partial_date_covers_its_whole_span(text: str, first: date, last: date):
    partial = parse_partial(text)
    assert (partial.first, partial.last) == (first, last)


@given(year=st.integers(1900, 2199))
def test_a_year_has_as_many_weeks_as_the_iso_calendar_gives_it(year: int):
    weeks = (date(year, 12, 28)).isocalendar().week
    assert parse_partial(f"{year}-W{weeks}").last - parse_partial(f"{year}-W01").first == timedelta(days=7 * weeks - 1)
    with pytest.raises(PhraseError) as raised:
        parse_partial(f"{year}-W{weeks + 1}")
    assert raised.value.no_such_date


def test_values_say_what_the_phrases_mean():
    assert parse_count("should be 7-10") == Count(7, 10, hedged=True)
    assert parse_frequency("every 1 month") == parse_frequency("1 per month") == Frequency("per", 1, 1, "month")
    assert parse_frequency("every about 3-4 weeks") == Frequency("every", 3, 4, "week", about=True)
    assert parse_offset("5 working days incl. Saturday before") == Offset(Span(5, 5, "working day", saturday=True))
    assert parse_offset("11 days before 24:00").clock == END_OF_DAY != time(23, 59)
    assert parse_duration("at least 2 h") == Duration(120, "at least")
    assert parse_placement("2 hours before a/b") == Placement(Span(2, 2, "hour"), before=True, reference="a/b")
    assert parse_pattern("last Monday or Wednesday") == Pattern((1, 3), nth=-1)
    assert parse_weekday("Sunday") == 7
    assert parse_period("every 1 years") == Period("year")
    assert parse_range("..2022-11-04").start is None


@pytest.mark.parametrize(("text", "word"), [("should be consensus", ("consensus", True)), ("consensus", ("consensus", False))])
def test_a_hedge_in_front_of_a_word_is_taken_off(text: str, word: tuple[str, bool]):
    assert parse_hedged_word(text) == word
