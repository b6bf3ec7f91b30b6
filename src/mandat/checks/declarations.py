"""Where ids are declared: the namespaces in which each may stand for one thing only."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.workspace import Community, Mandate


class _HasId(Protocol):
    """An entry of a list that has an id."""

    @property
    def id(self) -> str:
        """The id."""


@frozen
class Declaration:
    """An id, what it names, and where: below a place. Of one that only stands here for comparison, `is_reported` is false."""

    id: str
    noun: str
    within: Place
    names: tuple[object, ...] = ()
    is_reported: bool = True

    @property
    def place(self) -> Place:
        """The place of the id."""
        return self.within.child(*self.names)


def namespaces(community: Community) -> Iterator[Iterator[Declaration]]:
    """The community's namespace; below it one for each mandate, process and file of people."""
    outer = tuple(_outer(community))
    first = {one.id: one for one in reversed(outer)}
    yield iter(outer)
    for mandate in community.mandates:
        inner = tuple(_inner(mandate))
        shared = (replace(first[name], is_reported=False) for name in dict.fromkeys(one.id for one in inner) if name in first)
        yield iter((*shared, *inner))
    for process in community.processes:
        yield _entries(process.data.phases, "phase", process.place("phases"))
    if community.people is not None:
        yield _entries(community.people.data.people, "person", Place(community.people.file, "people"))


def planned_meetings(community: Community) -> Iterator[Declaration]:
    """Every meeting of every plan: their ids are unique in the community."""
    for plan in community.plans:
        yield from _entries(plan.data.meetings, "meeting", plan.place("meetings"))


def _entries(entries: Iterable[_HasId], noun: str, place: Place) -> Iterator[Declaration]:
    """The ids of a list; the place is given by position, because the id may not tell two apart."""
    for position, entry in enumerate(entries, 1):
        yield Declaration(entry.id, noun, place, (position, "id"))


def _outer(community: Community) -> Iterator[Declaration]:
    yield from _entries(community.data.organisations, "organisation", community.place("organisations"))
    yield from _entries(community.data.areas, "area", community.place("areas"))
    yield from _entries(community.data.bodies, "body", community.place("bodies"))
    for mandate in community.mandates:
        yield Declaration(mandate.id, "mandate", mandate.place("mandate"))
        yield from _entries(mandate.data.networks, "network", mandate.place("networks"))
    for process in community.processes:
        yield Declaration(process.data.process, "process", process.place("process"))


def _inner(mandate: Mandate) -> Iterator[Declaration]:
    data = mandate.data
    yield from _entries(data.composition.seats, "seat", mandate.place("composition.seats"))
    for role in data.roles:
        yield Declaration(role, "role", replace(mandate.place("roles", role), at_key=True))
    yield from _entries(data.meetings, "meeting kind", mandate.place("meetings"))
    for position, kind in enumerate(data.meetings, 1):
        yield from _entries(kind.parts, "part of a meeting", mandate.place("meetings", position, "parts"))
    yield from _entries(data.duties, "duty", mandate.place("duties"))
