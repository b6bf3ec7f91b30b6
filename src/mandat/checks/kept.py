"""Who really had a role in the meetings that are over, against whose turn it was."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.build import counted_days
from mandat.calendar.history import was_held
from mandat.calendar.roles import Holding, role_at
from mandat.calendar.turns import Seats, rotation_members
from mandat.checks.check import Moment
from mandat.checks.lines import joined
from mandat.checks.turns import time_in_turn
from mandat.diagnostics import Finding, Note
from mandat.frozen import frozen
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community, Meeting
from mandat.workspace.members import chosen, is_group
from mandat.workspace.series import Series, all_series


@frozen
class _Held:
    """A meeting that is over: its file, its day, its series, and the days by which its turns are counted."""

    file: Meeting
    day: date
    series: Series
    days: tuple[date, ...]


def broken_turns(community: Community, moment: Moment) -> Iterator[Finding]:
    """Every role in a meeting that is over which another had than the one whose turn it was, or to whom the mandate gives it."""
    for held in _held(community, moment):
        for role, actual in held.file.data.roles.items():
            if role not in held.series.rules.roles:
                continue
            holding = role_at(held.series, role, held.day, held.days)
            if holding.how == "turn" and holding.one is not None and not has_turn(community, holding.one, actual):
                yield _finding(held, holding, actual)
            elif holding.how in ("fixed", "choice") and _is_given_to_others(community, holding.who, actual):
                yield _given(held, holding, actual)


def _held(community: Community, moment: Moment) -> Iterator[_Held]:
    if not any(meeting.data.roles for meeting in community.meetings):
        return
    lines = {line.id: line for _, line in community.planned}
    series = {(one.kind_reference, one.of): one for one in all_series(community)}
    days: dict[tuple[str, str], tuple[date, ...]] = {}
    for file in community.meetings:
        found = lines.get(file.data.meeting)
        key = (found.kind, found.of) if found is not None else ("", "")
        if found is not None and key in series and _is_over(found, file, moment):
            days[key] = days.get(key) or counted_days(series[key])
            yield _Held(file, found.on.first, series[key], days[key])


def _is_over(line: PlannedMeeting, file: Meeting, moment: Moment) -> bool:
    """Whether a meeting was held, or its day has passed: a file that says then who had a role tells what was."""
    return was_held(line, file) or (line.state != "cancelled" and line.on.unit == "day" and line.on.last < moment.on)


def has_turn(community: Community, turn: str, actual: str) -> bool:
    """Whether the one who had the role is the one whose turn it was, or one of the group whose turn it was."""
    who = actual.split("/", 1)[0]
    organisation = community.organisation(who)
    return who == turn or (organisation is not None and bool(chosen(community, (turn,), (organisation,))))


def _is_given_to_others(community: Community, given: tuple[str, ...], actual: str) -> bool:
    """Whether a role belongs to organisations, and another one had it; whom a body or a text sends nobody knows."""
    if community.organisation(actual.split("/", 1)[0]) is None or not all(is_group(community, who) for who in given):
        return False
    return not any(has_turn(community, who, actual) for who in given)


def _given(held: _Held, holding: Holding, actual: str) -> Finding:
    community = held.series.community
    who = joined(tuple(_name(community, one) if community.organisation(one) else f"`{one}`" for one in holding.who), "or")
    message = f"The mandate gives the role `{holding.role}` to {who}, and {_name(community, actual)} had it on {held.day}."
    note = Note(held.series.mandate.place("roles", holding.role), "the role")
    remedy = "if it is to stay so, change the role in the mandate"
    return Finding(held.file.place("roles", holding.role), message, remedy, (note,), None, holding.uses)


def _finding(held: _Held, holding: Holding, actual: str) -> Finding:
    community, turn = held.series.community, holding.one or ""
    had, came = (_name(community, who) for who in (turn, actual))
    did = "chaired" if holding.role == "chair" else f"had the role `{holding.role}`"
    message = f"{had} had the turn on {held.day}, and {came} {did}."
    rule = held.series.mandate.place("roles", holding.role)
    return Finding(
        held.file.place("roles", holding.role),
        message,
        _remedy(held, holding, actual),
        (Note(rule, "the turns"),),
        None,
        holding.uses,
    )


def _remedy(held: _Held, holding: Holding, actual: str) -> str:
    """The swap to write, where the two can have traded turns: both take turns in a rotation."""
    role, who = held.series.rules.roles[holding.role], actual.split("/", 1)[0]
    network = held.series.networks[0]
    going_round = rotation_members(Seats(held.series.community, held.series.mandate, network), role) or ()
    if role.rotates is None or holding.how != "turn" or who not in {member.id for member in going_round}:
        return "nothing is to be done if somebody stood in: the meeting file is the fact"
    swap = f"{{in: {time_in_turn(role.rotates, held.day)}, of: {held.series.of}, swap: [{holding.one}, {who}]}}"
    return f"if turns were traded, add `{swap}` to `events` of the role"


def _name(community: Community, who: str) -> str:
    organisation = community.organisation(who.split("/", 1)[0])
    return organisation.name if organisation else who
