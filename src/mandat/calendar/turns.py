"""Turns in a network: who takes turns in a role, in which order, and each turn to the one that a day lies in."""

from collections.abc import Iterator
from datetime import date

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.rules.periods import turn_days, turn_index, turn_indexes, turn_starts
from mandat.rules.rotation import Event, Exemption, Rotation, RotationMember, Swap, Turn, beside, turns
from mandat.schema.mandate import MandateFile
from mandat.schema.meetings import Role
from mandat.schema.phrases import Partial, Period
from mandat.workspace import Community, Mandate, Network
from mandat.workspace.members import Membership, as_named, memberships_among

RoleKey = tuple[str, str, str]
"""A role by mandate, network and name."""


@frozen
class Seats:
    """Where roles are looked up: one network of a mandate, with the rules that hold there."""

    community: Community
    mandate: Mandate
    network: Network
    meeting_days: tuple[date, ...] = ()
    """The days of the series' meetings since the roles began, for turns that are counted by meetings."""
    area: str | None = None
    """For the meetings of an area, that area: its own municipalities take turns in them."""

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


def turns_until(seats: Seats, name: str, day: date) -> tuple[Turn, ...]:
    """Every turn of a rotating role from its start to the end of the one this day lies in; empty if it cannot be computed.

    A turn that was taken over is there twice: until its holder left, and the rest of it.

    Missing `order` or `start` is never filled in, and who goes round must be known: a member with `count` stands for
    several that are not named.
    """
    role = seats.rules.roles.get(name)
    if role is None or role.rotates is None or role.order is None or role.start is None:
        return ()
    index = turn_number(role.rotates, role.start, day, seats.meeting_days)
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


def turn_number(period: Period, start: Partial, day: date, meeting_days: tuple[date, ...]) -> int | None:
    """The number of the turn that a day lies in; of turns by meetings, by the meetings before it."""
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
    everybody = _among(seats, role)
    if any(one.organisation.count is not None for one in everybody):
        return None
    members = tuple(RotationMember(one.organisation.id, one.start, one.until, one.organisation.successor) for one in everybody)
    if role.order == "alphabetical":
        names = {one.organisation.id: one.organisation.name for one in everybody}
        return tuple(sorted(members, key=lambda member: alphabetical(names[member.id], seats.community.data.language)))
    if isinstance(role.order, tuple):
        return tuple(member for wanted in role.order for member in members if member.id == wanted)
    return members


def _among(seats: Seats, role: Role) -> tuple[Membership, ...]:
    """The memberships of those among whom a role goes round; in an area its municipalities, and who is no municipality."""
    found = memberships_among(seats.community, seats.network, role.among or ("members",))
    if seats.area is None:
        return found
    return tuple(part for one in found for part in _in_area(seats.community, one, seats.area))


def _in_area(community: Community, one: Membership, area: str) -> Iterator[Membership]:
    if one.organisation.kind == "municipality":
        yield from as_named(community, one, (area,))
    else:
        yield one


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
