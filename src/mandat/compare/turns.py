"""Whose turn it is, from the present period to the end of the year after next, on both sides.

Turns that go by meetings, and those at joint meetings, are told with the meetings.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mandat.calendar.roles import Holding, holding
from mandat.calendar.turns import Seats
from mandat.compare.model import Pair, TurnChange
from mandat.workspace import Community, Mandate, Network

BY_MEETINGS = "meeting"


def turn_changes(
    community: Pair[Community], mandate: Pair[Mandate], networks: tuple[Pair[Network], ...], on: date
) -> tuple[TurnChange, ...]:
    """Every stretch of days in which somebody else has a role, role by role; in a new network every turn."""
    if community.before is None or community.after is None or mandate.before is None or mandate.after is None:
        return ()
    return tuple(one for pair in networks for one in _of_network(community, mandate, pair, on))


def _of_network(community: Pair[Community], mandate: Pair[Mandate], network: Pair[Network], on: date) -> Iterator[TurnChange]:
    if community.before is None or community.after is None or mandate.before is None or mandate.after is None:
        return
    if network.after is None:
        return
    new = Seats(community.after, mandate.after, network.after)
    if network.before is None:
        for role in new.rules.roles:
            yield from _first_turns(new, role, on)
        return
    old = Seats(community.before, mandate.before, network.before)
    for role in (name for name in new.rules.roles if name in old.rules.roles):
        yield from _merged(_stretches(old, new, role, on))


def _stretches(old: Seats, new: Seats, role: str, on: date) -> Iterator[TurnChange]:
    """Day after day on which a turn begins, as long as somebody else has the role."""
    if _goes_by_meetings(old, role) or _goes_by_meetings(new, role):
        return
    day, end = on, date(on.year + 2, 12, 31)
    while day <= end:
        before, after = holding(old, role, day), holding(new, role, day)
        first, last = _common(before, after, day, end)
        if who_has(before) != who_has(after) and is_told(after):
            yield TurnChange(new.mandate, new.network, role, first if day == on else day, last, before, after)
        day = last + timedelta(days=1)


def _first_turns(new: Seats, role: str, on: date) -> Iterator[TurnChange]:
    """Whose turn it is in a network that was not there: from its first day on."""
    own = new.network.own
    start = own.from_.first if own is not None and own.from_ is not None else on
    day, end = max(on, start), date(on.year + 2, 12, 31)
    while day <= end and not _goes_by_meetings(new, role):
        after = holding(new, role, day)
        first, last = _common(after, after, day, end)
        if is_told(after) and after.days is not None:
            yield TurnChange(new.mandate, new.network, role, max(first, start), last, None, after)
        day = last + timedelta(days=1)


def _goes_by_meetings(seats: Seats, name: str) -> bool:
    role = seats.rules.roles[name]
    period = role.rotates or role.alternates
    return period is not None and period.unit == BY_MEETINGS


def _common(before: Holding, after: Holding, day: date, end: date) -> tuple[date, date]:
    """The stretch around a day in which neither side has another turn."""
    spans = [one.days for one in (before, after) if one.days is not None]
    first = max((span[0] for span in spans), default=day)
    last = min((span[1] for span in spans), default=end)
    return min(first, day), max(last, day)


def who_has(one: Holding | None) -> tuple[str, tuple[str, ...], str | None]:
    """All that matters of a holding when two are compared."""
    return (one.how, one.who, one.office) if one is not None else ("unknown", (), None)


def is_told(one: Holding | None) -> bool:
    """Whether anybody can be named."""
    return one is not None and bool(one.who or one.office)


def _merged(stretches: Iterator[TurnChange]) -> Iterator[TurnChange]:
    """Stretches that follow each other and say the same are one."""
    last: TurnChange | None = None
    for one in stretches:
        if last is not None and _goes_on(last, one):
            last = replace(last, last=one.last)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _goes_on(one: TurnChange, other: TurnChange) -> bool:
    follows = one.last + timedelta(days=1) == other.first
    return follows and who_has(one.before) == who_has(other.before) and who_has(one.after) == who_has(other.after)
