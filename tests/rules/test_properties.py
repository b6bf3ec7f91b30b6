"""What holds for every input: turns, deadlines, working days, periods, planned numbers and duties."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import product
from typing import get_args

from hypothesis import assume, given
from hypothesis import strategies as st

from mandat.rules.deadlines import Roll, deadline, on_day
from mandat.rules.duties import Duty, occurrences
from mandat.rules.frequency import Applies, bounds, planned_windows
from mandat.rules.periods import OpenDays, last_of, next_period, period_of, turn_days, turn_index, turn_starts
from mandat.rules.rotation import Event, Exemption, Rotation, RotationMember, Swap, Turn, beside, turns
from mandat.rules.workdays import (
    Country,
    is_working_day,
    quiet_days,
    working_day_after,
    working_day_before,
    working_day_on_or_after,
)
from mandat.schema.phrases.types import (
    EndOfMonth,
    Frequency,
    FrequencyUnit,
    MonthDay,
    Offset,
    Partial,
    PartialUnit,
    Period,
    PeriodUnit,
    Span,
    SpanUnit,
    YearlyWeek,
)

PERIODS = 24
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
years = st.integers(2000, 2100)
countries = st.frozensets(st.sampled_from(get_args(Country)), min_size=1)
rolls = st.sampled_from(get_args(Roll))
partials = st.builds(period_of, st.sampled_from(get_args(PartialUnit)), days)
starts = st.builds(date, st.integers(2010, 2012), st.sampled_from([1, 7]), st.just(1))
spans = st.builds(
    lambda least, more, unit, saturday: Span(least, least + more, unit, saturday=saturday and unit == "working day"),
    st.integers(1, 40),
    st.integers(0, 9),
    st.sampled_from(get_args(SpanUnit)),
    st.booleans(),
)
offsets = st.builds(Offset, spans, st.booleans(), st.none() | st.just(time(12)))
yearly = (
    st.builds(MonthDay, st.integers(1, 12), st.integers(1, 28))
    | st.builds(EndOfMonth, st.integers(1, 12))
    | st.builds(YearlyWeek, st.integers(1, 52))
)
periods = st.builds(Period, st.sampled_from([unit for unit in get_args(PeriodUnit) if unit != "meeting"]), st.integers(1, 6))
calendars = st.builds(turn_starts, st.just(Period("half-year")), st.builds(period_of, st.just("day"), starts), st.just(PERIODS))


def names(number: int) -> tuple[str, ...]:
    return tuple("abcdefgh"[:number])


def members(number: int) -> tuple[RotationMember, ...]:
    return tuple(RotationMember(name) for name in names(number))


groups = st.integers(1, 8).map(members)


@st.composite
def events(draw: st.DrawFn, group: tuple[RotationMember, ...]) -> Event:
    one = st.sampled_from([member.id for member in group])
    turn = draw(st.integers(0, PERIODS - 1))
    if draw(st.booleans()):
        return Exemption(turn, tuple(draw(st.lists(one, min_size=1, max_size=len(group)))))
    return Swap(turn, draw(one), draw(one))


@st.composite
def rotations(draw: st.DrawFn) -> Rotation:
    group = draw(groups)
    return Rotation(group, tuple(draw(st.lists(events(group), max_size=6))))


@st.composite
def changing(draw: st.DrawFn) -> tuple[RotationMember, ...]:
    """Members that come, go and hand over their places, also in circles."""
    group = draw(groups)
    name = st.sampled_from([member.id for member in group])
    turn_days_ = st.none() | st.dates(date(2009, 1, 1), date(2024, 1, 1))
    return tuple(
        RotationMember(member.id, draw(turn_days_), draw(turn_days_), tuple(draw(st.lists(name, max_size=2)))) for member in group
    )


def holders(rotation: Rotation, first_days: tuple[date, ...]) -> tuple[str | None, ...]:
    return tuple(turn.holder for turn in turns(rotation, first_days))


def spread(served: tuple[str | None, ...], group: tuple[RotationMember, ...]) -> int:
    counted = Counter(served)
    numbers = [counted[member.id] for member in group]
    return max(numbers) - min(numbers)


@given(groups, calendars)
def test_without_events_every_round_has_each_member_once_in_order(
    group: tuple[RotationMember, ...], first_days: tuple[date, ...]
):
    served = holders(Rotation(group), first_days)
    assert served == tuple(group[index % len(group)].id for index in range(PERIODS))
    assert all(spread(served[:end], group) <= 1 for end in range(PERIODS))


@given(groups, calendars)
def test_that_the_other_role_has_no_holder_changes_nothing(group: tuple[RotationMember, ...], first_days: tuple[date, ...]):
    assert turns(Rotation(group), first_days, None, (Turn(0, date.max, None, ()),)) == turns(Rotation(group), first_days)


@given(rotations(), st.data(), calendars)
def test_an_event_changes_nothing_before_its_period(rotation: Rotation, data: st.DataObject, first_days: tuple[date, ...]):
    event = data.draw(events(rotation.members))
    changed = replace(rotation, events=(*rotation.events, event))
    assert turns(rotation, first_days)[: event.turn] == turns(changed, first_days)[: event.turn]


@given(changing(), st.data(), calendars)
def test_a_member_that_leaves_or_joins_changes_nothing_before(
    group: tuple[RotationMember, ...], data: st.DataObject, first_days: tuple[date, ...]
):
    turn = data.draw(st.integers(1, PERIODS - 1))
    place = data.draw(st.integers(0, len(group) - 1))
    leaver = group[place]
    assume(leaver.until is None or leaver.until >= first_days[turn])
    left = replace(leaver, until=first_days[turn] - timedelta(days=1))
    after = (*group[:place], left, *group[place + 1 :], RotationMember("new", first_days[turn]))
    assert holders(Rotation(group), first_days)[:turn] == holders(Rotation(after), first_days)[:turn]


@given(changing(), calendars)
def test_only_members_of_the_first_day_have_the_turn(group: tuple[RotationMember, ...], first_days: tuple[date, ...]):
    for turn in turns(Rotation(group), first_days):
        present = {member.id for member in group if (member.start or turn.first) <= turn.first <= (member.until or turn.first)}
        assert turn.holder in present if present else turn.holder is None


def parts(found: tuple[Turn, ...], last: date) -> tuple[tuple[Turn, date], ...]:
    """Turns, and the rests of those that were taken over, each with its last day."""
    ends = (*(turn.first - timedelta(days=1) for turn in found[1:]), last)
    return tuple(zip(found, ends, strict=True))


def leaving(group: tuple[RotationMember, ...], data: st.DataObject, first_days: tuple[date, ...]) -> tuple[RotationMember, ...]:
    """The group, one of whom leaves on any day."""
    place = data.draw(st.integers(0, len(group) - 1))
    until = data.draw(st.dates(first_days[0], first_days[-1]))
    return (*group[:place], replace(group[place], until=until), *group[place + 1 :])


@given(groups, st.data(), calendars)
def test_who_has_a_turn_is_a_member_on_all_its_days(
    group: tuple[RotationMember, ...], data: st.DataObject, first_days: tuple[date, ...]
):
    after, last = leaving(leaving(group, data, first_days), data, first_days), first_days[-1] + timedelta(days=180)
    for turn, end in parts(turns(Rotation(after), first_days, last), last):
        there = [one.id for one in after if one.until is None or end <= one.until]
        assert (
            turn.holder in there if there else turn.holder is None or turn.first <= max(one.until for one in after if one.until)
        )


@given(groups, st.data(), calendars, st.booleans())
def test_who_leaves_in_the_middle_of_a_turn_changes_nothing_before(group, data, first_days, same_list):
    after, last = leaving(group, data, first_days), first_days[-1] + timedelta(days=180)
    day = next(one.until for one in after if one.until is not None)
    known = []
    for members_of_both in (group, after):
        chair = turns(Rotation(members_of_both), first_days, last)
        secretary = beside(Rotation(members_of_both), chair, first_days, last, same_list=same_list)
        known.append([[(one.first, one.holder) for one in role if one.first <= day] for role in (chair, secretary)])
    assert known[0] == known[1]


@given(groups, st.data(), calendars, st.booleans())
def test_chair_and_secretary_differ_on_every_day_when_somebody_leaves(group, data, first_days, same_list):
    after, last = leaving(group, data, first_days), first_days[-1] + timedelta(days=180)
    chair = turns(Rotation(after), first_days, last)
    secretary = beside(Rotation(after), chair, first_days, last, same_list=same_list)
    for (one, end), (two, ends) in product(parts(chair, last), parts(secretary, last)):
        if one.first <= ends and two.first <= end:
            assert one.holder is None or one.holder != two.holder


@given(rotations(), calendars)
def test_the_exempt_never_serve(rotation: Rotation, first_days: tuple[date, ...]):
    served = holders(rotation, first_days)
    for event in rotation.events:
        if isinstance(event, Exemption):
            assert served[event.turn] not in event.members


@given(rotations(), calendars, st.randoms(use_true_random=False))
def test_events_of_different_periods_may_stand_in_any_order(rotation: Rotation, first_days: tuple[date, ...], random):
    by_turn = {event.turn: event for event in rotation.events}
    once = list(by_turn.values())
    random.shuffle(once)
    in_order = replace(rotation, events=tuple(by_turn.values()))
    assert turns(in_order, first_days) == turns(replace(rotation, events=tuple(once)), first_days)


@given(rotations(), calendars)
def test_who_serves_twice_in_a_row_pays_back_a_turn_to_all_who_can_serve(rotation: Rotation, first_days: tuple[date, ...]):
    exempt = tuple(event for event in rotation.events if isinstance(event, Exemption))
    served = holders(replace(rotation, events=exempt), first_days)
    for turn in range(1, PERIODS):
        out = {name for event in exempt if event.turn == turn for name in event.members}
        others = {member.id for member in rotation.members} - out - {served[turn]}
        before = Counter(served[:turn])
        if served[turn] is not None and served[turn] == served[turn - 1]:
            assert all(before[other] > before[served[turn]] for other in others)


@given(groups, st.data(), calendars)
def test_with_an_event_the_numbers_of_turns_differ_by_at_most_two(
    group: tuple[RotationMember, ...], data: st.DataObject, first_days: tuple[date, ...]
):
    assume(len(group) > 1)
    event = data.draw(events(group))
    one = replace(event, members=event.members[:1]) if isinstance(event, Exemption) else event
    served = holders(Rotation(group, (one,)), first_days)
    assert all(spread(served[:end], group) <= 2 for end in range(PERIODS))


@given(rotation=rotations(), data=st.data(), first_days=calendars, same_list=st.booleans())
def test_chair_and_secretary_differ(rotation: Rotation, data: st.DataObject, first_days: tuple[date, ...], *, same_list: bool):
    second = replace(rotation, events=tuple(data.draw(st.lists(events(rotation.members), max_size=4))))
    chair = turns(rotation, first_days)
    secretary = beside(second, chair, first_days, same_list=same_list)
    assert all(one.holder is None or one.holder != two.holder for one, two in zip(chair, secretary, strict=True))


@given(groups, calendars)
def test_without_events_the_secretary_is_the_next_in_order(group: tuple[RotationMember, ...], first_days: tuple[date, ...]):
    assume(len(group) > 1)
    secretary = beside(Rotation(group), turns(Rotation(group), first_days), first_days, same_list=True)
    assert [turn.holder for turn in secretary] == [group[(index + 1) % len(group)].id for index in range(PERIODS)]


@given(days | partials, st.none() | st.just(time(9)), offsets, rolls, countries)
def test_a_deadline_stays_on_its_side_of_the_meeting(meeting: date | Partial, start, offset: Offset, roll: Roll, where):
    due = deadline(meeting, start, offset, roll, where)
    assert due is not None
    first, last = (meeting, meeting) if isinstance(meeting, date) else (meeting.first, meeting.last)
    assert due.day <= first if offset.before else due.day >= (first if isinstance(meeting, date) else last - timedelta(2))


@given(days, offsets, rolls, countries)
def test_a_deadline_moves_for_a_reason_and_to_a_working_day(meeting: date, offset: Offset, roll: Roll, where):
    due = deadline(meeting, time(9), offset, roll, where)
    assert due is not None
    assert offset.span is not None
    assert (due.moved_because is not None) == (due.day != due.raw)
    if due.day not in (due.raw, meeting):
        assert is_working_day(due.day, where, saturday=offset.span.saturday)
    assert due.day == due.raw or roll != "none"
    assert due.day <= due.raw or roll == "later" or not offset.before


@given(days, spans, countries, st.sampled_from(get_args(Country)))
def test_another_country_never_shortens_the_notice(meeting: date, span: Span, where, country: Country):
    offset = Offset(span)
    alone = deadline(meeting, time(9), offset, "earlier", where)
    together = deadline(meeting, time(9), offset, "earlier", where | {country})
    assert alone is not None
    assert together is not None
    assert together.day <= alone.day


@given(days, st.integers(1, 10), countries)
def test_weeks_are_seven_days(meeting: date, weeks: int, where):
    by_weeks = deadline(meeting, None, Offset(Span(weeks, weeks, "week")), "earlier", where)
    by_days = deadline(meeting, None, Offset(Span(weeks * 7, weeks * 7, "day")), "earlier", where)
    assert by_weeks == by_days


@given(yearly, years, countries)
def test_a_yearly_date_rolled_earlier_is_a_working_day_not_after_it(day, year: int, where):
    due = on_day(last_of(day, year), "earlier", where)
    assert due.day <= due.raw
    assert is_working_day(due.day, where)


@given(days, countries)
def test_working_days_before_and_after_enclose_a_day(day: date, where):
    assert working_day_before(day, where) < day < working_day_after(day, where)
    assert working_day_before(working_day_after(day, where), where) == (
        working_day_on_or_after(day, where) if is_working_day(day, where) else working_day_before(day, where)
    )


@given(years, st.sampled_from(get_args(Country)))
def test_quiet_days_are_working_days_and_each_stands_once(year: int, country: Country):
    quiet = [day.day for day in quiet_days(country, year)]
    assert all(is_working_day(day, frozenset({country})) for day in quiet)
    assert quiet == sorted(set(quiet))


@given(st.sampled_from(get_args(PartialUnit)), days)
def test_periods_follow_on_each_other_without_gap(unit: PartialUnit, day: date):
    period = period_of(unit, day)
    assert period.first <= day <= period.last
    assert next_period(period).first == period.last + timedelta(days=1)


@given(periods, partials, st.integers(0, 12000))
def test_a_day_lies_in_the_turn_that_has_its_number(period: Period, start: Partial, later: int):
    day = start.first + timedelta(days=later)
    index = turn_index(period, start, day)
    assert index is not None
    stretch = turn_days(period, start, index)
    assert stretch is not None
    assert day in stretch


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    least, more = draw(st.integers(1, 12)), draw(st.integers(0, 6))
    unit = draw(st.sampled_from(get_args(FrequencyUnit)))
    if draw(st.booleans()):
        return Frequency("every", least + 1, least + 1 + more, unit)
    open_end = draw(st.sampled_from(["none", "least", "most"]))
    return Frequency(
        "per",
        None if open_end == "least" else least,
        None if open_end == "most" else least + more,
        unit,
        about=draw(st.booleans()),
    )


applied = st.builds(
    Applies,
    st.builds(OpenDays, st.none() | days, st.none() | days),
    st.none() | years,
)


@given(frequencies(), years, applied)
def test_windows_lie_in_their_year_and_apart(frequency: Frequency, year: int, applies: Applies):
    windows = planned_windows(frequency, year, applies)
    if windows is None:
        return
    stretches = [day for window in windows for day in (window.first, window.last)]
    assert stretches == sorted(stretches)
    assert all(day.year == year and day in applies.days for day in stretches)


@given(frequencies(), years, applied)
def test_what_is_planned_keeps_the_rule(frequency: Frequency, year: int, applies: Applies):
    windows, limits = planned_windows(frequency, year, applies), bounds(frequency, year, applies)
    planned = None if windows is None else sum(window.number for window in windows)
    assert planned is None or limits.least is None or planned >= limits.least
    assert planned is None or limits.most is None or planned <= limits.most


@given(yearly | partials | st.none(), st.none() | periods, st.none() | partials, years, rolls)
def test_a_duty_is_due_in_its_year_and_not_before_its_start(by, every, start, year: int, roll: Roll):
    duty = Duty("duty", by, every, start, "previous year")
    found = occurrences(duty, year, roll, frozenset({"NO"}))
    raw = [one.due.raw for one in found if one.due is not None]
    assert raw == sorted(raw)
    assert all(day.year == year or isinstance(by, YearlyWeek) for day in raw)
    assert start is None or all(start.first <= day for day in raw)
