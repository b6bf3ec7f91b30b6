"""Members and seats of organisations that have ended."""

from collections.abc import Iterator
from datetime import date

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.community import Organisation
from mandat.schema.phrases import Member, Partial
from mandat.workspace import Community, Mandate
from mandat.workspace.local import versions


@frozen
class Membership:
    """An organisation that is a member or fills a seat after its last day. `what` ends the sentence "it ended and …"."""

    organisation: Organisation
    ended: Partial
    what: str
    place: Place
    is_seat: bool = False


def after_the_end(community: Community) -> Iterator[Membership]:
    """Every membership and seat that goes on after the organisation's last day."""
    if all(organisation.until is None for organisation in community.data.organisations):
        return
    for area in community.data.areas:
        until = area.until.last if area.until else None
        place = community.place("areas", area.id, "members")
        yield from _members(community, area.members, until, place, f"is in {area.name}")
    for mandate in community.mandates:
        valid = mandate.data.document.valid_until
        for network in mandate.networks:
            own = network.own.until if network.own else None
            until = _earlier(own.last if own else None, valid.last if valid else None)
            place = mandate.place(network.path, "members") if network.path else mandate.place("members")
            yield from _members(community, network.members, until, place, f"is a member of {network.name}")
        yield from _seats(community, mandate, valid.last if valid else None)


def _members(
    community: Community, members: tuple[Member, ...], until: date | None, place: Place, what: str
) -> Iterator[Membership]:
    for position, member in enumerate(members, 1):
        last = _earlier(member.until.last if member.until else None, until)
        if ended := _ended(community, member.id, last):
            yield Membership(*ended, what, place.child(position))


def _seats(community: Community, mandate: Mandate, valid_until: date | None) -> Iterator[Membership]:
    """Seats that only ended organisations could fill."""
    for version in versions(mandate):
        for seat in version.rules.composition.seats:
            if not version.says(f"composition.seats.{seat.id}"):
                continue
            last = _earlier(seat.until.last if seat.until else None, valid_until)
            ended = tuple(_ended(community, name, last) for name in seat.party)
            for position, one in enumerate(ended, 1):
                if one is not None and all(ended):
                    yield Membership(
                        *one, "has a seat", version.place("composition.seats", seat.id, "party", position), is_seat=True
                    )


def _ended(community: Community, name: str, last: date | None) -> tuple[Organisation, Partial] | None:
    """The organisation of this id and its last day, if it has ended before another last day."""
    organisation = community.organisation(name)
    if organisation is None or organisation.until is None:
        return None
    goes_on = last is None or organisation.until.last < last
    return (organisation, organisation.until) if goes_on else None


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
