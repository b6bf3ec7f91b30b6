from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.calendar.model import DatedPart
from mandat.documents.agenda.entry import Entry, Group
from mandat.documents.agenda.times import clocks, windows
from mandat.schema.meeting import Item
from mandat.schema.meetings import Part
from mandat.schema.phrases import parse_duration, parse_hours

TWO_HOURS = parse_hours("09:00-11:00")


def item(minutes: int | None, outcome: str | None = None) -> Entry:
    duration = f"{minutes} min" if minutes is not None else None
    values = {"title": "Sak", "duration": duration, "outcome": outcome}
    return Entry("Sak", item=Item.model_validate({key: value for key, value in values.items() if value is not None}))


def opening() -> Entry:
    return Entry("Godkjenning av innkalling", frame="opening")


def part(*entries: Entry, duration: str | None = None) -> Group:
    rule = parse_duration(duration) if duration is not None else None
    return Group(DatedPart(Part.model_construct(id="p", title=None, with_=(), duration=rule, tasks=()), ()), entries)


def shown(*groups: Group) -> list[str]:
    return [f"{window.start:%H.%M}-{window.end:%H.%M}" if window else "?" for window in windows(TWO_HOURS, groups)]


@pytest.mark.parametrize(
    ("groups", "expect"),
    [
        ((part(item(75)), part(item(45))), ["09.00-10.15", "10.15-11.00"]),
        ((part(), part(duration="at least 30 min")), ["09.00-10.30", "10.30-11.00"]),
        ((part(), part(), part()), ["09.00-09.40", "09.40-10.20", "10.20-11.00"]),
        ((part(opening()), part(item(20), item(20))), ["09.00-10.20", "10.20-11.00"]),
        ((part(item(20), item(None)), part()), ["09.00-10.00", "10.00-11.00"]),
        ((part(item(50), item(None), duration="at least 30 min"), part()), ["09.00-09.50", "09.50-11.00"]),
        ((part(item(20), item(None, "postponed")), part()), ["09.00-09.20", "09.20-11.00"]),
        ((part(item(20)), part(item(30))), ["09.00-09.20", "09.20-09.50"]),
        ((part(item(100)), part(item(30))), ["?", "?"]),
        ((part(item(120)), part()), ["?", "?"]),
        ((part(duration="full day"),), ["09.00-11.00"]),
        ((part(item(70), item(None)), part()), ["09.00-10.10", "10.10-11.00"]),
        ((part(), part(item(70), item(None)), part()), ["09.00-09.25", "09.25-10.35", "10.35-11.00"]),
        ((part(item(115), item(None)), part(item(10), item(None))), ["?", "?"]),
        ((part(duration="1 h"), part(duration="at least 30 min")), ["09.00-10.00", "10.00-11.00"]),
        ((part(duration="at least 10 min"), part(duration="at least 30 min")), ["09.00-09.10", "09.10-11.00"]),
        ((part(duration="at least 10 min"), part(item(30), duration="at least 30 min")), ["09.00-10.30", "10.30-11.00"]),
        ((part(duration="1 h"), part(duration="30 min")), ["09.00-10.00", "10.00-10.30"]),
        ((part(duration="up to 30 min"), part(item(100))), ["09.00-09.20", "09.20-11.00"]),
        ((part(duration="up to 30 min"), part()), ["09.00-09.30", "09.30-11.00"]),
    ],
)
def test_a_part_lasts_as_long_as_its_items_else_its_duration_else_an_equal_share(groups, expect):
    assert shown(*groups) == expect


def test_without_hours_no_part_has_a_window():
    assert windows(None, (part(item(30)),)) == (None,)


@pytest.mark.parametrize(
    ("entries", "expect"),
    [
        ((item(5), item(20), item(10)), [time(9), time(9, 5), time(9, 25)]),
        ((item(5), item(None), item(10)), [time(9), time(9, 5), None]),
        ((opening(), item(20)), [time(9), None]),
        ((item(5), item(None, "withdrawn"), item(10)), [time(9), None, time(9, 5)]),
    ],
)
def test_no_clock_follows_an_item_of_unknown_length(entries, expect):
    assert list(clocks(time(9), entries)) == expect


def test_without_a_beginning_no_item_has_a_clock():
    assert clocks(None, (item(5), item(5))) == (None, None)


@given(st.lists(st.one_of(st.none(), st.integers(1, 40)), min_size=1, max_size=6))
def test_windows_follow_each_other_without_gap_and_stay_within_the_meeting(lengths):
    groups = tuple(part(item(minutes)) if minutes is not None else part() for minutes in lengths)
    found = [window for window in windows(TWO_HOURS, groups) if window is not None]
    assert all(before.end == after.start for before, after in pairwise(found))
    assert all(TWO_HOURS.start <= window.start < window.end <= TWO_HOURS.end for window in found)
