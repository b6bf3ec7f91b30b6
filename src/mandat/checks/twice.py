"""Members that stand twice in one list for the same time."""

from collections.abc import Iterator
from datetime import date

from mandat.diagnostics import Finding, Note, Place
from mandat.schema.phrases import Member
from mandat.workspace import Community


def members_twice(community: Community) -> Iterator[Finding]:
    """A finding for each member whose time overlaps with that of the same name above it."""
    for area in community.data.areas:
        yield from _twice(area.members, community.place("areas", area.id, "members"))
    for mandate in community.mandates:
        yield from _twice(mandate.data.members, mandate.place("members"))
        for network in mandate.data.networks:
            yield from _twice(network.members, mandate.place("networks", network.id, "members"))


def _twice(members: tuple[Member, ...], place: Place) -> Iterator[Finding]:
    if len({member.id for member in members}) == len(members):
        return
    for position, member in enumerate(members, 1):
        above = (number for number, other in enumerate(members[: position - 1], 1) if _overlap(other, member))
        first = next(above, None)
        if first is not None:
            note = Note(place.child(first), "the first time")
            remedy = "remove one of the two, or let them follow each other: `until`, then `from`"
            yield Finding(place.child(position), f"{member.id} stands twice in this list.", remedy, (note,))


def _overlap(one: Member, other: Member) -> bool:
    return one.id == other.id and _start(one) <= _end(other) and _start(other) <= _end(one)


def _start(member: Member) -> date:
    return member.start.first if member.start is not None else date.min


def _end(member: Member) -> date:
    return member.until.last if member.until is not None else date.max
