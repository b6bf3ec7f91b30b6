"""Who belongs to a network on a day, who fills a seat, and who is therefore needed in a meeting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mandat.frozen import frozen
from mandat.schema.community import Organisation
from mandat.schema.meetings import MeetingKind, Seat
from mandat.schema.phrases import Partial
from mandat.workspace.identities import registered_as
from mandat.workspace.model import Community, Network
from mandat.workspace.references import ORGANISATION_KINDS
from mandat.workspace.validity import networks_on


@frozen
class Membership:
    """An organisation in a network, from the first to the last day; a missing day is open."""

    organisation: Organisation
    start: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the organisation is a member on this day; both ends are included."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """Somebody who has to be in one place at a time: an organisation's seat. `key` is the same for the same person."""

    key: str
    organisation: str
    seat: str


def _day(partial: Partial | None, *, last: bool) -> date | None:
    """As a limit a partial date means its last day, as a start its first."""
    if partial is None:
        return None
    return partial.last if last else partial.first


def _narrow(start: date | None, until: date | None, other: Membership) -> Membership:
    first = max((day for day in (start, other.start) if day is not None), default=None)
    last = min((day for day in (until, other.until) if day is not None), default=None)
    return Membership(other.organisation, first, last)


def memberships(community: Community, network: Network) -> tuple[Membership, ...]:
    """Every organisation of a network in the listed order, with its time; areas and kinds are spelled out.

    Ids that name nothing are left out here: the check of references reports them.
    """
    known = community.once(_known_memberships)
    if id(network) not in known:
        known[id(network)] = (network, _memberships(community, network))
    return known[id(network)][1]


def _known_memberships(_: Community) -> dict[int, tuple[Network, tuple[Membership, ...]]]:
    """Memberships by the identity of their network, which is kept with them so that no other can have it."""
    return {}


def _memberships(community: Community, network: Network) -> tuple[Membership, ...]:
    found: dict[tuple[str, date | None], Membership] = {}
    for member in network.members:
        start, until = _day(member.start, last=False), _day(member.until, last=True)
        for one in _spelled_out(community, member.id):
            narrowed = one if start is None and until is None else _narrow(start, until, one)
            found.setdefault((one.organisation.id, narrowed.start), narrowed)
    return tuple(found.values())


def _spelled_out(community: Community, name: str) -> Iterator[Membership]:
    if name in ORGANISATION_KINDS:
        for organisation in community.data.organisations:
            if organisation.kind == name:
                yield Membership(organisation, _day(organisation.from_, last=False), _day(organisation.until, last=True))
    elif named := community.organisation(name):
        yield Membership(named)
    elif area := community.area(name):
        for member in area.members:
            for one in _spelled_out(community, member.id):
                own = _narrow(_day(member.start, last=False), _day(member.until, last=True), one)
                yield _narrow(_day(area.from_, last=False), _day(area.until, last=True), own)


def members_on(community: Community, network: Network, day: date) -> tuple[Organisation, ...]:
    """The organisations that are members on a day, in the listed order, each once."""
    organisations = (one.organisation for one in memberships(community, network) if one.covers(day))
    return tuple({organisation.id: organisation for organisation in organisations}.values())


def chosen(
    community: Community, who: Iterable[str], members: Iterable[Organisation], day: date | None = None
) -> tuple[Organisation, ...]:
    """Those of the members that a list of *who* names: kinds, organisations, areas; `all` and `members` mean every one.

    Of an area those who are in it on the day; without a day, whoever was in it at any time.
    """
    wanted = tuple(who)
    return tuple(organisation for organisation in members if any(_is(community, name, organisation, day) for name in wanted))


def _is(community: Community, name: str, organisation: Organisation, day: date | None) -> bool:
    if name in ("all", "members", organisation.id, organisation.kind):
        return True
    return any(day is None or one.covers(day) for one in _in_area(community, name, organisation))


def _in_area(community: Community, name: str, organisation: Organisation) -> Iterator[Membership]:
    """The times of an organisation in an area, while there is the area; none if the name is no area."""
    area = community.area(name)
    for member in area.members if area is not None else ():
        if area is not None and member.id == organisation.id:
            own = Membership(organisation, _day(member.start, last=False), _day(member.until, last=True))
            yield _narrow(_day(area.from_, last=False), _day(area.until, last=True), own)


def memberships_among(community: Community, network: Network, who: tuple[str, ...]) -> tuple[Membership, ...]:
    """The memberships in a network of those that a list of *who* names; through an area as long as they are in it."""
    return tuple(one for every in memberships(community, network) for one in as_named(community, every, who))


def as_named(community: Community, membership: Membership, who: tuple[str, ...]) -> Iterator[Membership]:
    """A membership, if a list of *who* names the organisation; through an area only as long as it is in it."""
    organisation = membership.organisation
    if {"all", "members", organisation.id, organisation.kind} & set(who):
        yield membership
        return
    for name in who:
        for time in _in_area(community, name, organisation):
            narrowed = _narrow(membership.start, membership.until, time)
            if narrowed.start is None or narrowed.until is None or narrowed.start <= narrowed.until:
                yield narrowed


def is_group(community: Community, who: str) -> bool:
    """Whether a *who* is one of the members, or several of them; of a body or a text nobody knows whom it sends."""
    named = community.organisation(who) is not None or community.area(who) is not None
    return named or who in ORGANISATION_KINDS or who in ("all", "members")


def seat_organisations(
    community: Community, seat: Seat, members: Iterable[Organisation], day: date | None = None
) -> tuple[Organisation, ...]:
    """The members that fill a seat, each with its own holder.

    A seat of "one of several" parties names nobody for sure: nothing is returned for it. One per party that names none is
    a seat of every member.
    """
    present = tuple(members)
    among = chosen(community, seat.party, present, day) if seat.party else present
    if seat.per == "party":
        return among
    if seat.per in ("network", None) and seat.party:
        return among if len(among) == 1 else ()
    if seat.per == "area":
        return among if len(among) == 1 else ()
    if seat.per is not None:
        return chosen(community, (seat.per,), among, day)
    return ()


def takes_part(
    community: Community, kind: MeetingKind, seat: Seat | None, organisation: Organisation, day: date | None = None
) -> bool:
    """Whether an organisation's seat is called to this kind of meeting; who is in one part is held for the whole meeting.

    `seat` is None where a mandate has no seats and its members sit in it as they are.
    """
    names = kind.with_ or tuple(name for part in kind.parts for name in part.with_)
    whole = not names or (any(not part.with_ for part in kind.parts) and not kind.with_)
    named = seat is not None and seat.id in names
    return whole or named or any(_is(community, name, organisation, day) for name in names)


def holder_key(community: Community, organisation: Organisation, seat: str) -> str:
    """The same organisation's seat of the same id is one holder, also in another community.

    Organisations in two communities are the same when country and code, or number, are equal.
    """
    name = registered_as(community.data.country, organisation)
    who = community.once(_shared_names).get(name, name) if name is not None else f"{community.id}/{organisation.id}"
    return f"{who}/{seat}"


def _shared_names(community: Community) -> dict[str, str]:
    return dict(community.shared_names)


def holders(community: Community, networks: Iterable[Network], kind: MeetingKind, day: date) -> tuple[Holder, ...]:
    """Everybody who has to be in a meeting of this kind on this day, sorted.

    An organisation with `count` stands for several that are not named, and a seat that attends as needed need not come:
    both are no holders. Where a mandate has no seats, each member is one holder in all of its meetings, and in no other
    mandate's: nobody says whom it sends where.
    """
    found: set[Holder] = set()
    for network in networks_on(tuple(networks), day):
        members = members_on(community, network, day)
        if not network.rules.composition.seats:
            found.update(_members_as_holders(community, network, kind, day))
        for seat in network.rules.composition.seats:
            if seat.attends != "always" or not _in_time(seat, day):
                continue
            for organisation in seat_organisations(community, seat, members, day):
                if organisation.count is None and takes_part(community, kind, seat, organisation, day):
                    found.add(_holder(community, network, organisation, seat, day))
    return tuple(sorted(found))


def _members_as_holders(community: Community, network: Network, kind: MeetingKind, day: date) -> Iterator[Holder]:
    for organisation in members_on(community, network, day):
        if organisation.count is None and takes_part(community, kind, None, organisation, day):
            yield Holder(f"{community.id}/{network.rules.mandate}/{organisation.id}", organisation.id, "")


def groups(community: Community, networks: Iterable[Network], day: date) -> tuple[Holder, ...]:
    """Organisations with `count` in these networks on this day: each stands for several that nobody names.

    They are no holders, so no clash is computed for them. The planner only keeps new meetings apart in which the same
    group sits, because the same people would be asked to most of them.
    """
    found = {
        Holder(f"{community.id}/{organisation.id}", organisation.id, "")
        for network in networks_on(tuple(networks), day)
        for organisation in members_on(community, network, day)
        if organisation.count is not None
    }
    return tuple(sorted(found))


def _in_time(seat: Seat, day: date) -> bool:
    first, last = _day(seat.from_, last=False), _day(seat.until, last=True)
    return (first is None or first <= day) and (last is None or day <= last)


def _holder(community: Community, network: Network, organisation: Organisation, seat: Seat, day: date) -> Holder:
    same = seat.same_as[0].rsplit("/", 1)[-1] if len(seat.same_as) == 1 else seat.id
    person = _person(community, f"{organisation.id}/{seat.id}", f"{network.id}/{organisation.id}/{seat.id}", day)
    key = f"person {community.id}/{person}" if person else holder_key(community, organisation, same)
    return Holder(key, organisation.id, seat.id)


def _person(community: Community, seat: str, seat_here: str, day: date) -> str | None:
    """The private key of the one who holds the seat, if the people file names exactly one."""
    if community.people is None:
        return None
    found = [
        person.id
        for person in community.people.data.people
        if {seat, seat_here} & set(person.holds)
        and (person.from_ is None or person.from_.first <= day)
        and (person.until is None or day <= person.until.last)
    ]
    return found[0] if len(found) == 1 else None
