"""The case files: each case is a sentence, what goes in, and what must come out, written as text."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import cast

import pytest
import yaml

from mandat.rules.alternation import alternating, other_party
from mandat.rules.deadlines import Deadline, Roll, deadline, on_day
from mandat.rules.duties import Duty, lacks_start, occurrences, out_of_order
from mandat.rules.frequency import Applies, bounds, planned_windows
from mandat.rules.joint import SittingChair, joint_turn
from mandat.rules.membership import days_between, is_member
from mandat.rules.periods import CommunityTerm, Days, last_of, turn_index, turn_indexes, turn_starts
from mandat.rules.phases import Phase, begins_too_early, dispatch_date, touches
from mandat.rules.rotation import Event, Exemption, Rotation, RotationMember, Swap, Turn, beside, turns
from mandat.rules.workdays import Countries, FreeReason, Holiday, free_because, quiet_day_on
from mandat.schema.phrases import (
    Offset,
    Partial,
    parse_by,
    parse_frequency,
    parse_member,
    parse_offset,
    parse_partial,
    parse_period,
    parse_range,
    parse_yearly_range,
)

Case = dict[str, str]
FILES = sorted((Path(__file__).parent.parent / "cases").glob("*.yaml"))


class AsText(yaml.SafeLoader):
    """Reads every value as the text it is, as the product does."""

    yaml_implicit_resolvers = {}


def read(path: Path) -> list[Case]:
    return cast("list[Case]", AsText(path.read_text(encoding="utf-8")).get_single_data())


def countries_of(case: Case) -> Countries:
    return cast("Countries", frozenset(case.get("country", "NO").split(" and ")))


def roll_of(case: Case) -> Roll:
    return cast("Roll", case.get("roll", "earlier"))


def partial_of(case: Case, key: str) -> Partial | None:
    return parse_partial(case[key]) if key in case else None


def reason(because: FreeReason) -> str:
    return because.id if isinstance(because, Holiday) else {6: "Saturday", 7: "Sunday"}[because.weekday]


def told(due: Deadline | None) -> str:
    if due is None:
        return "no date"
    clock = f" {due.clock:%H:%M}" if due.clock else ""
    moved = f", from {reason(due.moved_because)} {due.raw}" if due.moved_because else ""
    return f"{due.day:%A} {due.day}{clock}{moved}"


def workdays(case: Case) -> str:
    day, countries = date.fromisoformat(case["day"]), countries_of(case)
    quiet = quiet_day_on(day, countries)
    because = free_because(day, countries)
    return f"free, {reason(because)}" if because else f"quiet, {quiet.id}" if quiet else "working day"


def deadlines(case: Case) -> str:
    if "by" in case:
        by = parse_by(case["by"])
        day = by.last if isinstance(by, Partial) else last_of(by, int(case["year"]))
        return told(on_day(day, roll_of(case), countries_of(case)))
    partial = parse_partial(case["meeting"])
    meeting = partial.first if partial.unit == "day" else partial
    offset = parse_offset(case["when"])
    start = time.fromisoformat(case["start"]) if "start" in case else None
    return told(deadline(meeting, start, offset, roll_of(case), countries_of(case)))


def membership(case: Case) -> str:
    return "member" if is_member(parse_member(case["member"]), date.fromisoformat(case["day"])) else "no member"


def applies(case: Case) -> Applies:
    named = (entry.split(" ") for entry in case.get("terms", "").split(", ") if entry)
    terms = tuple(CommunityTerm(name, parse_yearly_range(when)) for name, when in named)
    days = days_between(partial_of(case, "from"), partial_of(case, "until"))
    return Applies(days, int(case["cycle"]) if "cycle" in case else None, terms)


def frequency(case: Case) -> str:
    phrase, year = parse_frequency(case["frequency"]), int(case["year"])
    if case.get("ask") == "windows":
        windows = planned_windows(phrase, year, applies(case)) or ()
        return ", ".join(f"{window.number} in {window.first}..{window.last}" for window in windows)
    wanted, limits = planned_windows(phrase, year, applies(case)), bounds(phrase, year, applies(case))
    least, most = ("open" if limit is None else limit for limit in (limits.least, limits.most))
    planned = "unknown" if wanted is None else sum(window.number for window in wanted)
    return f"{planned}, from {least} to {most}"


def dispatch_of(case: Case) -> Offset | None:
    return parse_offset(case["dispatch"]) if "dispatch" in case else None


def phases(case: Case) -> str:
    phase = Phase("b", parse_range(case["phase"]), dispatch_of(case), ("a",))
    if "comes_after" in case:
        early = begins_too_early(phase, (Phase("a", parse_range(case["comes_after"])),))
        return "too early" if early else "in order"
    if "year" in case:
        year = int(case["year"])
        return "yes" if touches(phase.when, Days(date(year, 1, 1), date(year, 12, 31))) else "no"
    return told(dispatch_date(phase, roll_of(case), countries_of(case)))


def duty_of(case: Case, prefix: str = "") -> Duty:
    by, every, covers = (case.get(prefix + key) for key in ("by", "every", "covers"))
    relative = covers in {"previous year", "this year", "next year"}
    return Duty(
        "duty",
        parse_by(by) if by else None,
        parse_period(f"every {every}") if every else None,
        partial_of(case, prefix + "start"),
        cast("None", covers) if relative or covers is None else parse_partial(covers),
    )


def duties(case: Case) -> str:
    duty, year = duty_of(case), int(case["year"])
    if "feeds_by" in case:
        late = out_of_order(duty, duty_of(case, "feeds_"), year)
        return f"{late[0]} is after {late[1]}" if late else "in order"
    if lacks_start(duty):
        return "start is missing"
    meetings = tuple(date.fromisoformat(day) for day in case.get("meetings", "").split(", ") if day)
    found = occurrences(duty, year, roll_of(case), countries_of(case), meetings)
    covers = (f" for {occurrence.covers.first}..{occurrence.covers.last}" if occurrence.covers else "" for occurrence in found)
    return "; ".join(told(one.due) + about for one, about in zip(found, covers, strict=True)) or "not due"


def alternation(case: Case) -> str:
    period, start, day = parse_period(case["alternates"]), parse_partial(case["start"]), date.fromisoformat(case["day"])
    meeting = int(case["meeting"]) if "meeting" in case else None
    parties = tuple(case["between"].split(", "))
    holder = alternating(parties, turn_index(period, start, day, meeting))
    return f"{holder or 'nobody'}, other {other_party(parties, holder) or 'nobody'}"


def joint(case: Case) -> str:
    sitting = tuple(map(sitting_chair, case["networks"].split(", ")))
    turn = joint_turn(sitting, int(case["start"]), parse_partial(case["year"]).last)
    if turn is None:
        return "no answer"
    minutes = f"{turn.minutes.holder} of {turn.minutes.network}" if turn.minutes else "nobody"
    return f"{turn.leads.holder} of {turn.leads.network} leads, {minutes} keeps the minutes"


def sitting_chair(text: str) -> SittingChair:
    network, holder, *time = text.split(" ", 2)
    member = parse_member(" ".join((network, *time)))
    days = days_between(member.start, member.until)
    return SittingChair(network, None if holder == "nobody" else holder, days.first, days.last)


def rotation_member(text: str) -> RotationMember:
    phrase, _, successors = text.partition(" becomes ")
    member = parse_member(phrase)
    days = days_between(member.start, member.until)
    return RotationMember(member.id, days.first, days.last, tuple(successors.split(" and ")) if successors else ())


def rotation_events(case: Case) -> tuple[Event, ...]:
    period, start = parse_period(case["rotates"]), parse_partial(case["start"])
    events: list[Event] = []
    for text in filter(None, case.get("events", "").split(", ")):
        when, kind, *names = text.replace(" with ", " ").replace(" and ", " ").split(" ")
        indexes = turn_indexes(period, start, parse_partial(when))
        if kind == "swap":
            events.append(Swap(indexes[0], *names))
        else:
            events.extend(Exemption(index, tuple(names)) for index in indexes)
    return tuple(events)


def told_turn(turn: Turn) -> str:
    why = ", ".join(f"{one.kind} {one.member or ''}".strip() for one in turn.why)
    return f"{why}{', ignored' if turn.ignored else ''}"


def rotation(case: Case) -> str:
    starts = turn_starts(parse_period(case["rotates"]), parse_partial(case["start"]), int(case["turns"]))
    members = tuple(rotation_member(text) for text in case["members"].split(", "))
    computed = turns(Rotation(members, rotation_events(case)), starts)
    if "secretary" in case:
        other = Rotation(
            members if case["secretary"] == "same list" else tuple(map(rotation_member, case["secretary"].split(", ")))
        )
        second = beside(other, computed, starts, same_list=case["secretary"] == "same list")
        return " ".join(f"{one.holder}/{two.holder}" for one, two in zip(computed, second, strict=True))
    if "why_in" in case:
        return told_turn(computed[int(case["why_in"])])
    return " ".join(turn.holder or "nobody" for turn in computed)


ANSWERS: tuple[Callable[[Case], str], ...] = (
    workdays, deadlines, rotation, frequency, membership, duties, phases, alternation, joint,
)  # fmt: skip
CASES = [
    pytest.param(answer, case, id=f"{path.stem}: {case['sentence']}")
    for answer in ANSWERS
    for path in FILES
    if path.stem == answer.__name__
    for case in read(path)
]


@pytest.mark.parametrize(("answer", "case"), CASES)
def test_the_rules_give_what_the_case_says(answer: Callable[[Case], str], case: Case):
    assert answer(case) == case["expect"]


def test_every_rule_has_its_case_file():
    assert {answer.__name__ for answer in ANSWERS} <= {path.stem for path in FILES}
