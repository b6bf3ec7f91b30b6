"""Who has a role at a meeting: from the words of the mandate to the rules of turns.

`holding` answers for one role, one network and one day. What cannot be known (a free choice, a missing start) is said as
such and never filled in.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.rules.alternation import alternating, other_party
from mandat.rules.joint import SittingChair, joint_turn
from mandat.rules.periods import turn_days, turn_index, turn_indexes, turn_starts
from mandat.rules.rotation import Event, Exemption, Rotation, RotationMember, Swap, Turn, beside, turn_at, turns
from mandat.schema.mandate import MandateFile
from mandat.schema.meetings import Role
from mandat.schema.phrases import Partial, Period
from mandat.workspace import Community, Mandate, Network
from mandat.workspace.members import chosen, memberships
from mandat.workspace.series import ALL_NETWORKS, Series

How = Literal["turn", "joint turn", "fixed", "choice", "jointly", "office", "actual", "unknown"]
RoleKey = tuple[str, str, str]
"""A role by mandate, network and name."""


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


@frozen
class Seats:
    """Where roles are looked up: one network of a mandate, with the rules that hold there."""

    community: Community
    mandate: Mandate
    network: Network
    meeting_days: tuple[date, ...] = ()
    """The days of the series' meetings since the roles began, for turns that are counted by meetings."""

    @property
    def rules(self) -> MandateFile:
        """The rules of the network."""
        return self.network.rules

    def place(self, role: str, field: str) -> Place:
        """The place of a field of a role."""
        return self.mandate.place("roles", role, field)

    def key(self, role: str) -> RoleKey:
        """The key of a role here: every mandate may have a chair."""
        return (self.mandate.id, self.network.id, role)


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
    if not series.networks:
        return Holding(name, "unknown")
    return holding(Seats(series.community, series.mandate, series.networks[0], meeting_days), name, day)


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
    index = _index(role.alternates, role.start, day, seats.meeting_days)
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


def turns_until(seats: Seats, name: str, day: date) -> tuple[Turn, ...]:
    """Every turn of a rotating role from its start to the end of the one this day lies in; empty if it cannot be computed.

    A turn that was taken over is there twice: until its holder left, and the rest of it.

    Missing `order` or `start` is never filled in, and who goes round must be known: a member with `count` stands for
    several that are not named.
    """
    role = seats.rules.roles.get(name)
    if role is None or role.rotates is None or role.order is None or role.start is None:
        return ()
    index = _index(role.rotates, role.start, day, seats.meeting_days)
    if index is None:
        return ()
    first_days = _first_days(role.rotates, role.start, index + 1, seats.meeting_days)
    members = rotation_members(seats, role)
    if members is None:
        return ()
    rotation = Rotation(members, tuple(_events(seats, role)))
    last = _last_day(role.rotates, role.start, index, seats.meeting_days) or day
    other = seats.rules.roles.get(role.other_than) if role.other_than else None
    if other is None or other.rotates is None or role.other_than is None or other.other_than == name:
        return turns(rotation, first_days, last)
    same = (other.among, other.order, other.start, other.rotates) == (role.among, role.order, role.start, role.rotates)
    return beside(rotation, turns_until(seats, role.other_than, last), first_days, last, same_list=same)


def _index(period: Period, start: Partial, day: date, meeting_days: tuple[date, ...]) -> int | None:
    before = sum(1 for meeting in meeting_days if start.first <= meeting < day) if meeting_days else None
    return turn_index(period, start, day, before)


def _first_days(period: Period, start: Partial, count: int, meeting_days: tuple[date, ...]) -> tuple[date, ...]:
    if period.unit != "meeting":
        return turn_starts(period, start, count)
    return tuple(day for day in meeting_days if start.first <= day)[:: period.count][:count]


def _last_day(period: Period, start: Partial, index: int, meeting_days: tuple[date, ...]) -> date | None:
    """The last day of a turn; of one by meetings its last meeting that is known."""
    if period.unit != "meeting":
        days = turn_days(period, start, index)
        return days.last if days is not None else None
    since = tuple(day for day in meeting_days if start.first <= day)
    return max(since[: (index + 1) * period.count], default=None)


def turns_in(period: Period, start: Partial, span: Partial, meeting_days: tuple[date, ...]) -> tuple[int, ...]:
    """The numbers of the turns that an event named by a partial date touches; those of its meetings where they count."""
    if period.unit != "meeting":
        return tuple(turn_indexes(period, start, span))
    since = (day for day in meeting_days if start.first <= day)
    return tuple(sorted({number // period.count for number, day in enumerate(since) if span.first <= day <= span.last}))


def rotation_members(seats: Seats, role: Role) -> tuple[RotationMember, ...] | None:
    """Those who take turns, in the order of turns, with their times; None where one stands for several that are not named."""
    everybody = memberships(seats.community, seats.network)
    among = chosen(seats.community, role.among or ("members",), (one.organisation for one in everybody))
    if any(organisation.count is not None for organisation in among):
        return None
    named = {organisation.id for organisation in among}
    members = tuple(
        RotationMember(one.organisation.id, one.start, one.until, one.organisation.successor)
        for one in everybody
        if one.organisation.id in named
    )
    if role.order == "alphabetical":
        names = {one.organisation.id: one.organisation.name for one in everybody}
        return tuple(sorted(members, key=lambda member: alphabetical(names[member.id], seats.community.data.language)))
    if isinstance(role.order, tuple):
        return tuple(member for wanted in role.order for member in members if member.id == wanted)
    return members


_LAST_LETTERS = {"sv": "åäö"}


def alphabetical(name: str, language: str) -> tuple[int, ...]:
    """A key that sorts names as people of the language do: æ, ø, å last in Norwegian and Danish, å, ä, ö in Swedish."""
    last = _LAST_LETTERS.get(language, "æøå")
    twins = str.maketrans({"ä": "æ", "ö": "ø"} if last == "æøå" else {"æ": "ä", "ø": "ö"})
    return tuple(0x110000 + last.index(letter) if letter in last else ord(letter) for letter in name.lower().translate(twins))


def _events(seats: Seats, role: Role) -> Iterator[Event]:
    for event in role.events:
        if event.of is not None and event.of != seats.network.id:
            continue
        if role.rotates is None or role.start is None:
            continue
        indexes = turns_in(role.rotates, role.start, event.in_, seats.meeting_days)
        if event.exempt:
            yield from (Exemption(index, event.exempt) for index in indexes)
        if event.swap is not None and len(event.swap) == 2 and indexes:  # noqa: PLR2004  a swap is between two
            yield Swap(indexes[0], event.swap[0], event.swap[1])


def _joint(series: Series, name: str, role: Role, day: date) -> Holding:
    """In a joint meeting the networks take turns by year; the sitting chairs lead it and keep its minutes."""
    uses = tuple(series.mandate.place("roles", name, field) for field in ("at", "order", "start"))
    if name not in ("chair", "secretary") or "chair" not in series.rules.roles or role.start is None:
        return Holding(name, "unknown", uses=uses)
    sitting = tuple(
        SittingChair(network.id, holding(Seats(series.community, series.mandate, network), "chair", day).one)
        for network in series.networks
    )
    turn = joint_turn(sitting, role.start.first.year, day.year)
    chair = None if turn is None else turn.leads if name == "chair" else turn.minutes
    if chair is None or chair.holder is None:
        return Holding(name, "unknown", uses=uses)
    days = (date(day.year, 1, 1), date(day.year, 12, 31))
    return Holding(name, "joint turn", (chair.holder,), role.office, uses, days=days, network=chair.network)
