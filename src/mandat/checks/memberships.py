"""Members, seats and roles of organisations that have ended, and those of organisations that are no members."""

from collections.abc import Iterator
from datetime import date

from mandat.checks.turns import RoleHere, roles_of
from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.community import Organisation
from mandat.schema.phrases import Member, Partial
from mandat.workspace import Community, Mandate
from mandat.workspace.local import versions
from mandat.workspace.members import memberships

_OUTSIDE = ("contact", "secretariat", "host")
"""Roles that are no part of a meeting: whoever has them need not be called to it."""


@frozen
class Membership:
    """An organisation that is a member, or fills a seat or a role, after its last day.

    `what` ends the sentence "it ended and …". `remedy` goes before that of members.
    """

    organisation: Organisation
    ended: Partial
    what: str
    place: Place
    remedy: str | None = None


@frozen
class Stranger:
    """An organisation that fills a seat or has a role of a mandate and is a member of none of its networks."""

    organisation: Organisation
    mandate: Mandate
    what: str
    place: Place


@frozen
class _Named:
    """Who a seat or a role names in a field; `each`: every one of them has it, and not one of them."""

    names: tuple[str, ...]
    place: Place
    each: bool = False

    def ended(self, community: Community, last: date | None) -> Iterator[tuple[Organisation, Partial, Place]]:
        """Those who have ended, with their last day and place, if no other is left who could have it."""
        found = tuple(_ended(community, name, last) for name in self.names)
        if self.each or all(found):
            yield from ((*one, self.place.child(position)) for position, one in enumerate(found, 1) if one is not None)


def after_the_end(community: Community) -> Iterator[Membership]:
    """Every membership, seat and role that goes on after the organisation's last day."""
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
    for here in roles_of(community):
        yield from _roles(here)


def strangers(community: Community) -> Iterator[Stranger]:
    """Every organisation that a seat or a role names and that is never a member in the mandate, where it has members."""
    members = {mandate.file: _ever_members(community, mandate) for mandate in community.mandates}
    for mandate, what, named in _parties(community):
        own = members[mandate.file]
        for position, name in enumerate(named.names, 1) if own else ():
            organisation = community.organisation(name)
            if organisation is not None and name not in own and _ended(community, name, None) is None:
                yield Stranger(organisation, mandate, what, named.place.child(position))


def _ever_members(community: Community, mandate: Mandate) -> frozenset[str]:
    return frozenset(one.organisation.id for network in mandate.networks for one in memberships(community, network))


def _parties(community: Community) -> Iterator[tuple[Mandate, str, _Named]]:
    for mandate in community.mandates:
        for version in versions(mandate):
            for seat in version.rules.composition.seats:
                if seat.party and version.says(f"composition.seats.{seat.id}"):
                    place = version.place("composition.seats", seat.id, "party")
                    yield mandate, f"the seat `{seat.id}`", _Named(seat.party, place)
    for here in roles_of(community):
        if here.name not in _OUTSIDE:
            yield from ((here.mandate, f"the role `{here.name}`", named) for named in _holders(here))


def _holders(here: RoleHere) -> Iterator[_Named]:
    role = here.role
    if role.party:
        yield _Named(role.party, here.place("party"))
    if role.between:
        yield _Named(role.between, here.place("between"), each=True)
    if role.jointly:
        yield _Named(role.jointly, here.place("jointly"), each=True)


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
            for organisation, ended, place in _Named(seat.party, version.place("composition.seats", seat.id, "party")).ended(
                community, last
            ):
                yield Membership(organisation, ended, "has a seat", place, _heirs(organisation) or f"add `until: {ended}`")


def _roles(here: RoleHere) -> Iterator[Membership]:
    """Roles that only ended organisations could have, or that one of them has in turn or together with others."""
    until = here.version.rules.document.valid_until
    for named in _holders(here):
        for organisation, ended, place in named.ended(here.community, until.last if until else None):
            remedy = _heirs(organisation) or "name another"
            yield Membership(organisation, ended, f"has the role `{here.name}`", place, remedy)


def _heirs(organisation: Organisation) -> str | None:
    heirs = " or ".join(f"`{heir}`" for heir in organisation.successor)
    return f"replace by {heirs}" if heirs else None


def _ended(community: Community, name: str, last: date | None) -> tuple[Organisation, Partial] | None:
    """The organisation of this id and its last day, if it has ended before another last day."""
    organisation = community.organisation(name)
    if organisation is None or organisation.until is None:
        return None
    goes_on = last is None or organisation.until.last < last
    return (organisation, organisation.until) if goes_on else None


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
