"""Who has a role at a meeting: from the words of the mandate to the rules of turns.

`holding` answers for one role, one network and one day. What cannot be known (a free choice, a missing start) is said as
such and never filled in.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Literal

from mandat.calendar.turns import RoleKey, Seats, turn_number, turns_until
from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.rules.alternation import alternating, other_party
from mandat.rules.joint import SittingChair, joint_turn
from mandat.rules.periods import turn_days
from mandat.rules.rotation import Turn, turn_at
from mandat.schema.meetings import Role
from mandat.workspace import Network
from mandat.workspace.members import chosen, members_on
from mandat.workspace.series import ALL_NETWORKS, Series
from mandat.workspace.validity import network_spell

How = Literal["turn", "joint turn", "fixed", "choice", "jointly", "office", "actual", "unknown"]


@frozen
class Holding:
    """Who has a role.

    Attributes:
        role: the role's key in the mandate.
        how: by whose turn it is, fixed to a party, a free choice among `who`, held together, a post, as it really was,
            or not known.
        who: organisations, or party words where a role belongs to a whole side; more than one for a choice or a joint role.
        office: the post whose holder has the role.
        uses: the rules that decided, so that assumptions among them can be shown.
        turn: the turn, with the reasons why it fell so.
        days: first and last day of the turn.
        network: for a joint meeting, the network whose chair has the role.
    """

    role: str
    how: How
    who: tuple[str, ...] = ()
    office: str | None = None
    uses: tuple[Place, ...] = ()
    turn: Turn | None = None
    days: tuple[date, date] | None = None
    network: str | None = None

    @property
    def one(self) -> str | None:
        """The one who has it, if exactly one is known."""
        return self.who[0] if len(self.who) == 1 and self.how in ("turn", "joint turn", "fixed", "actual") else None


def roles_at(series: Series, day: date, meeting_days: tuple[date, ...] = ()) -> tuple[Holding, ...]:
    """Every role at a meeting of a series on a day, in the order of the mandate."""
    return tuple(
        role_at(series, name, day, meeting_days)
        for name, role in series.rules.roles.items()
        if not role.at or series.kind.id in role.at
    )


def role_at(series: Series, name: str, day: date, meeting_days: tuple[date, ...] = ()) -> Holding:
    """One role at a meeting of a series on a day."""
    role = series.rules.roles[name]
    if series.of == ALL_NETWORKS and len(series.networks) > 1 and role.rotates is not None:
        return _joint(series, name, role, day)
    network = _network_of(series, day)
    if network is None:
        return Holding(name, "unknown")
    area = series.area.id if series.area is not None else None
    return holding(Seats(series.community, series.mandate, network, meeting_days, area), name, day)


def _network_of(series: Series, day: date) -> Network | None:
    """The network whose turns count at a meeting of a day; of several the first, for an area the first that reaches into it."""
    there = series.networks_on(day)
    if series.area is None:
        return next(iter(there), None)
    inside = (one for one in there if chosen(series.community, (series.area.id,), members_on(series.community, one, day), day))
    return next(chain(inside, there), None)


def holding(seats: Seats, name: str, day: date, seen: tuple[RoleKey, ...] = ()) -> Holding:
    """Who has a role in a network on a day. Roles that point at each other in a circle are not known."""
    role = seats.rules.roles.get(name)
    if role is None or seats.key(name) in seen:
        return Holding(name, "unknown")
    if role.rotates is not None:
        return _rotating(seats, name, role, day)
    if role.alternates is not None:
        return _alternating(seats, name, role, day)
    if role.jointly:
        return Holding(name, "jointly", role.jointly, role.office, (seats.place(name, "jointly"),))
    if role.same_as is not None:
        return _same(seats, name, role.same_as, day, (*seen, seats.key(name)))
    if role.other_than is not None and not role.party:
        return _other(seats, name, role.other_than, day, (*seen, seats.key(name)))
    return _given(seats, name, role)


def _given(seats: Seats, name: str, role: Role) -> Holding:
    """A role that no turn decides: a party, one of several parties, or a post."""
    uses = (seats.place(name, "party"),) if role.party else ()
    if len(role.party) == 1:
        return Holding(name, "fixed", role.party, role.office, uses)
    if role.party:
        return Holding(name, "choice", role.party, role.office, uses)
    if role.office is not None:
        return Holding(name, "office", (), role.office, (seats.place(name, "office"),))
    return Holding(name, "unknown")


def _alternating(seats: Seats, name: str, role: Role, day: date) -> Holding:
    uses = tuple(seats.place(name, field) for field in ("alternates", "between", "start"))
    if role.start is None or role.alternates is None or not are_two(role.between):
        return Holding(name, "unknown", uses=uses)
    index = turn_number(role.alternates, role.start, day, seats.meeting_days)
    party = alternating(role.between, index)
    days = turn_days(role.alternates, role.start, index) if index is not None else None
    if party is None:
        return Holding(name, "unknown", uses=uses)
    return Holding(name, "turn", (party,), role.office, uses, days=(days.first, days.last) if days else None)


def are_two(parties: tuple[str, ...]) -> bool:
    """Whether a role can alternate between these: two, and not one of them twice."""
    return len(parties) == len(set(parties)) == 2  # noqa: PLR2004  one and the other


def _same(seats: Seats, name: str, reference: str, day: date, seen: tuple[RoleKey, ...]) -> Holding:
    """The same person as in another role, here or in another mandate of one network."""
    first, slash, rest = reference.partition("/")
    use = seats.place(name, "same_as")
    if not slash:
        found = holding(seats, first, day, seen)
        return replace(found, role=name, uses=(use, *found.uses))
    mandate = seats.community.mandate(first)
    if mandate is None or len(mandate.networks) != 1:
        return Holding(name, "unknown", uses=(use,))
    found = holding(Seats(seats.community, mandate, mandate.networks[0]), rest, day, seen)
    return replace(found, role=name, uses=(use, *found.uses))


def _other(seats: Seats, name: str, other: str, day: date, seen: tuple[RoleKey, ...]) -> Holding:
    """The other of the two parties that the first role alternates between, or chooses from."""
    first = seats.rules.roles.get(other)
    uses = (seats.place(name, "other_than"),)
    if first is None or seats.key(other) in seen:
        return Holding(name, "unknown", uses=uses)
    if first.alternates is None:
        return Holding(name, "choice" if first.party else "unknown", first.party, uses=uses)
    found = holding(seats, other, day, seen)
    party = other_party(first.between, found.one)
    who = (party,) if party is not None else ()
    return Holding(name, "turn" if who else "unknown", who, None, (*uses, *found.uses), days=found.days)


def _rotating(seats: Seats, name: str, role: Role, day: date) -> Holding:
    uses = tuple(seats.place(name, field) for field in ("rotates", "among", "order", "start") if field != "among" or role.among)
    if role.other_than is not None:
        uses = (*uses, seats.place(name, "other_than"))
    found = turns_until(seats, name, day)
    turn = turn_at(found, day)
    if turn is None or turn.holder is None or role.start is None or role.rotates is None:
        return Holding(name, "unknown", uses=uses, turn=turn)
    days = turn_days(role.rotates, role.start, turn.index)
    taken_over = next((one.first for one in found if one.index == turn.index and one.first > turn.first), None)
    last = taken_over - timedelta(days=1) if taken_over is not None else days.last if days is not None else day
    return Holding(name, "turn", (turn.holder,), role.office, uses, turn, (turn.first, last) if days else None)


def _joint(series: Series, name: str, role: Role, day: date) -> Holding:
    """In a joint meeting the networks take turns by year; the sitting chairs lead it and keep its minutes."""
    uses = tuple(series.mandate.place("roles", name, field) for field in ("at", "order", "start"))
    if name not in ("chair", "secretary") or "chair" not in series.rules.roles or role.start is None:
        return Holding(name, "unknown", uses=uses)
    sitting = tuple(
        SittingChair(
            network.id, holding(Seats(series.community, series.mandate, network), "chair", day).one, *network_spell(network)
        )
        for network in series.networks
    )
    turn = joint_turn(sitting, role.start.first.year, day)
    chair = None if turn is None else turn.leads if name == "chair" else turn.minutes
    if chair is None or chair.holder is None:
        return Holding(name, "unknown", uses=uses)
    days = (date(day.year, 1, 1), date(day.year, 12, 31))
    return Holding(name, "joint turn", (chair.holder,), role.office, uses, days=days, network=chair.network)
