"""What the case files have no words for: turns counted by meetings, lists of members, events out of place."""

from datetime import date

from mandat.rules.membership import members_on
from mandat.rules.periods import turn_days, turn_indexes, turn_months, turn_starts
from mandat.rules.rotation import Rotation, RotationMember, holders_during, turn_at, turns
from mandat.schema.phrases import parse_member, parse_partial, parse_period

MEETINGS = (date(2025, 2, 13), date(2025, 5, 8), date(2025, 9, 11), date(2025, 11, 13))


def test_members_of_a_day_stand_in_listed_order_and_once():
    phrases = ("as", "nesodden from 2025-07-01", "haram until 2023-12-31", "as from 2025")
    members = [parse_member(phrase) for phrase in phrases]
    assert members_on(members, date(2025, 6, 30)) == ("as",)
    assert members_on(members, date(2025, 7, 1)) == ("as", "nesodden")
    assert members_on(members, date(2023, 12, 31)) == ("as", "haram")


def test_turns_by_meetings_have_no_days_of_their_own():
    period, start = parse_period("every 2 meetings"), parse_partial("2025")
    assert turn_days(period, start, 0) is None
    assert turn_months(period) == 0
    assert turn_starts(period, start, 3) == ()
    assert list(turn_indexes(period, start, parse_partial("2025-H1"))) == []


def test_turns_by_meetings_change_with_the_meetings():
    computed = turns(Rotation((RotationMember("a"), RotationMember("b"))), MEETINGS[::2])
    assert [turn.holder for turn in computed] == ["a", "b"]
    held = [turn_at(computed, meeting) for meeting in MEETINGS]
    assert [turn.holder for turn in held if turn] == ["a", "a", "b", "b"]


def test_before_the_first_turn_nobody_has_it():
    computed = turns(Rotation((RotationMember("a"),)), MEETINGS[:1])
    assert turn_at(computed, date(2025, 2, 12)) is None
    assert holders_during(computed, date(2024, 1, 1), date(2025, 1, 1)) == ()
    assert holders_during(computed, date(2024, 1, 1), None) == ("a",)


def test_an_event_before_the_start_touches_no_turn():
    period, start = parse_period("every half-year"), parse_partial("2024-H2")
    assert list(turn_indexes(period, start, parse_partial("2023-H1"))) == []
    assert list(turn_indexes(period, start, parse_partial("2024"))) == [0]
    assert list(turn_indexes(period, start, parse_partial("2025"))) == [1, 2]
