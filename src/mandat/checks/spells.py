"""Everything in a workspace that has a first and a last day."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.phrases import Member, Partial
from mandat.workspace import Community, Workspace
from mandat.workspace.local import versions


@frozen
class Spell:
    """From one date to another, with the names of the two fields; `until` is the place of the latter."""

    start: Partial
    end: Partial
    until: Place
    start_field: str = "from"
    end_field: str = "until"

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.end.last < self.start.first


class _Lasting(Protocol):
    """An entry of a list with an id, a first and a last day."""

    @property
    def id(self) -> str: ...

    @property
    def from_(self) -> Partial | None: ...

    @property
    def until(self) -> Partial | None: ...


def spells(workspace: Workspace) -> Iterator[Spell]:
    """Every pair of `from` and `until`, of `valid_from` and `valid_until`."""
    for community in workspace.communities:
        yield from _of_community(community)
        yield from _of_mandates(community)


def _of_community(community: Community) -> Iterator[Spell]:
    data = community.data
    yield from _lasting(data.organisations, community.place, "organisations")
    yield from _lasting(data.areas, community.place, "areas")
    yield from _lasting(data.bodies, community.place, "bodies")
    for area in data.areas:
        yield from _members(area.members, community.place("areas", area.id, "members"))
    if community.people is not None:
        yield from _lasting(community.people.data.people, Place(community.people.file).child, "people")


def _of_mandates(community: Community) -> Iterator[Spell]:
    for mandate in community.mandates:
        yield from _members(mandate.data.members, mandate.place("members"))
        yield from _lasting(mandate.data.networks, mandate.place, "networks")
        for network in mandate.data.networks:
            yield from _members(network.members, mandate.place("networks", network.id, "members"))
        for version in versions(mandate):
            document = version.rules.document
            if document.valid_from is not None and document.valid_until is not None:
                place = version.place("document.valid_until")
                yield Spell(document.valid_from, document.valid_until, place, "valid_from", "valid_until")
            yield from _lasting(version.rules.composition.seats, version.place, "composition.seats")
            yield from _lasting(version.rules.meetings, version.place, "meetings")


def _lasting(entries: Iterable[_Lasting], place: Callable[..., Place], path: str) -> Iterator[Spell]:
    for entry in entries:
        if entry.from_ is not None and entry.until is not None:
            yield Spell(entry.from_, entry.until, place(path, entry.id, "until"))


def _members(members: Iterable[Member], place: Place) -> Iterator[Spell]:
    for position, member in enumerate(members, 1):
        if member.start is not None and member.until is not None:
            yield Spell(member.start, member.until, place.child(position))
