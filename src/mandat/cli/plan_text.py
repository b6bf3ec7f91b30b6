"""The consequences of a change on the terminal, in lines that can be read aloud."""

from collections.abc import Iterator
from datetime import date

from mandat.checks.lines import joined
from mandat.documents.consequences import Consequences, Due, TurnChange
from mandat.schema.phrases import Partial
from mandat.schema.phrases.names import WEEKDAYS
from mandat.schema.plan import PlannedMeeting


def print_consequences(found: Consequences, on: date) -> None:
    """Print what a change means; `on` is the day it is."""
    print(*_lines(found, on), "", sep="\n")


def _lines(found: Consequences, on: date) -> Iterator[str]:
    yield f"{found.after.id}: {found.title}"
    yield from _section("", _date_lines(found, on))
    yield from _section("Deadlines", _deadlines(found))
    yield from _section("Turns", _turns(found))
    yield from _section("Other meetings that day", found.same_day)
    yield from _section("What is wrong then", (f"{one.severity.value}: {one.message}" for one in found.found))
    yield from _section("What was wrong and is no more", (one.message for one in found.gone))


def _section(title: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    rows = tuple(lines)
    if rows and title:
        yield f"{title}:"
    yield from (f"  {row}" for row in rows)


def _date_lines(found: Consequences, on: date) -> Iterator[str]:
    before, after = found.before, found.after
    was, will = _when(before), _when(after)
    yield was if was == will else f"{was} -> {will}"
    if before.place != after.place:
        yield f"{before.place or 'no place'} -> {after.place}"
    if before.state != after.state:
        yield f"{before.state} -> {after.state}"
    if after.on != before.on and after.on.last < on:
        yield f"{after.on} is already past."
    year = found.year
    if after.on != before.on and after.on.first.year != year:
        yield f"It lies in another year, and still counts for {year}."
    if found.sent is not None and (was != will or before.place != after.place or after.state == "cancelled"):
        yield f"The agenda was sent on {found.sent}: tell those who have it."
    if after.state == "cancelled":
        yield f"If the mandate wants more meetings, `mandat calendar {year} --save` adds a new one."


def _when(line: PlannedMeeting) -> str:
    return f"{_day(line.on)}{f' {line.time}' if line.time is not None else ''}"


def _day(on: Partial) -> str:
    return _weekday(on.first) if on.unit == "day" else str(on)


def _deadlines(found: Consequences) -> Iterator[str]:
    width = max((len(one.thing) for one in found.deadlines), default=0)
    return (f"{one.thing:<{width}}  {_due(one)}" for one in found.deadlines)


def _due(one: Due) -> str:
    late = ", already past" if one.is_late else ""
    rule = f"{one.rule}, that is {_weekday(one.raw)}" if one.raw is not None else one.rule
    if one.after is None:
        return f"{one.before} falls away"
    if one.before is None or one.before == one.after:
        return f"{one.after} ({rule}){late}"
    return f"{one.before} -> {one.after} ({rule}){late}"


def _weekday(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day}"


def _turns(found: Consequences) -> Iterator[str]:
    own = {turn.role for turn in found.turns if turn.meeting == found.after.id}
    same = tuple(f"{role} {who}" for role, who in found.roles if role not in own)
    yield from (_turn(turn, found.after.id) for turn in found.turns)
    if same and found.after.state != "cancelled":
        yield f"{joined(same)}{', as before' if found.before.on != found.after.on else ''}"


def _turn(turn: TurnChange, here: str) -> str:
    where = "" if turn.meeting == here else f"{turn.meeting}: "
    return f"{where}{turn.role} {turn.before or 'nobody named'} -> {turn.after or 'nobody named'}"
