"""What refers to what, and the circles in it."""

from collections.abc import Iterable, Iterator

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.meetings import Role
from mandat.workspace import Community, Mandate


@frozen
class Link:
    """One thing refers to another; both by a name that is unique among the links of a group."""

    source: str
    target: str
    place: Place


@frozen
class Group:
    """Links of one kind. `said` ends the sentence "a and b are each said to … the other"."""

    said: str
    remedy: str
    links: tuple[Link, ...]


def links(community: Community) -> Iterator[Group]:
    """Everything in a community that may run in a circle."""
    yield Group("be below", "correct one `parent`", tuple(_parents(community)))
    yield Group("be followed by", "correct one `successor`", tuple(_successors(community)))
    inner = tuple(_of_mandates(community))
    yield Group("be the same as", "let one of them say who", tuple(link for field, link in inner if field == "same_as"))
    yield Group("be another than", "let one of them say who", tuple(link for field, link in inner if field == "other_than"))
    yield Group("go into", "remove one `feeds`", tuple(link for field, link in inner if field == "feeds"))
    yield Group("be a part of", "remove one `part_of`", tuple(link for field, link in inner if field == "part_of"))
    yield Group("count as", "remove one `counts_as`", tuple(link for field, link in inner if field == "counts_as"))
    yield Group("be placed beside", "drop one `placed`", tuple(_placements(community)))
    for process in community.processes:
        after = tuple(
            Link(phase.id, name, process.place("phases", phase.id, "after"))
            for phase in process.data.phases
            for name in phase.after
        )
        yield Group("come after", "remove one `after`", after)


def _parents(community: Community) -> Iterator[Link]:
    for body in community.data.bodies:
        if body.parent is not None:
            yield Link(body.id, body.parent, community.place("bodies", body.id, "parent"))
    for mandate in community.mandates:
        if mandate.data.parent is not None:
            yield Link(mandate.id, mandate.data.parent, mandate.place("parent"))


def _successors(community: Community) -> Iterator[Link]:
    for organisation in community.data.organisations:
        for heir in organisation.successor:
            yield Link(organisation.id, heir, community.place("organisations", organisation.id, "successor"))
    for body in community.data.bodies:
        for heir in body.successor:
            yield Link(body.id, heir, community.place("bodies", body.id, "successor"))


def _placements(community: Community) -> Iterator[Link]:
    """Kinds of meeting that are placed beside one other kind. Beside one of several there is always a way out."""
    for mandate in community.mandates:
        for kind in mandate.data.meetings:
            target = _one_kind(community, mandate, kind.placed.reference) if kind.placed is not None else None
            if target is not None:
                yield Link(f"{mandate.id}/{kind.id}", target, mandate.place("meetings", kind.id, "placed"))


def _one_kind(community: Community, mandate: Mandate, reference: str) -> str | None:
    """The one kind of meeting that a name stands for: a kind itself, or a mandate or network with a single kind."""
    if mandate.kind(reference) is not None:
        return f"{mandate.id}/{reference}"
    if "/" in reference:
        return reference
    found = next((one for one in community.mandates if one.id == reference or one.network(reference) is not None), None)
    kinds = found.data.meetings if found is not None else ()
    return f"{found.id}/{kinds[0].id}" if found is not None and len(kinds) == 1 else None


def _of_mandates(community: Community) -> Iterator[tuple[str, Link]]:
    """The links inside and between mandates, each with its field."""
    for mandate in community.mandates:
        for name, role in mandate.data.roles.items():
            if role.same_as is not None:
                yield "same_as", _link(mandate, name, role.same_as, "roles", name, "same_as")
            if role.other_than is not None and not _says_who(role):
                yield "other_than", _link(mandate, name, role.other_than, "roles", name, "other_than")
        for seat in mandate.data.composition.seats:
            for target in seat.same_as:
                yield "same_as", _link(mandate, seat.id, target, "composition.seats", seat.id, "same_as")
        yield from _of_kinds_and_duties(mandate)


def _of_kinds_and_duties(mandate: Mandate) -> Iterator[tuple[str, Link]]:
    for kind in mandate.data.meetings:
        if kind.counts_as is not None:
            yield "counts_as", _link(mandate, kind.id, kind.counts_as, "meetings", kind.id, "counts_as")
    for duty in mandate.data.duties:
        if duty.feeds is not None:
            yield "feeds", _link(mandate, duty.id, duty.feeds, "duties", duty.id, "feeds")
        if duty.part_of is not None:
            yield "part_of", _link(mandate, duty.id, duty.part_of, "duties", duty.id, "part_of")


def _says_who(role: Role) -> bool:
    """Whether a role with `other_than` is settled without asking who has the other. Turns are not: they pass that one over."""
    settled = (role.alternates, role.jointly, role.same_as, role.party, role.office, role.appointed_by)
    return any(settled)


def _link(mandate: Mandate, source: str, target: str, *names: str) -> Link:
    return Link(f"{mandate.id}/{source}", target if "/" in target else f"{mandate.id}/{target}", mandate.place(*names))


def circles(group: Iterable[Link]) -> Iterator[tuple[Link, ...]]:
    """Every circle that is met when each link is followed once, from the first to the last."""
    onward: dict[str, list[Link]] = {}
    for link in group:
        onward.setdefault(link.source, []).append(link)
    done: set[str] = set()
    for start in onward:
        yield from _circles_from(start, onward, done)


def _circles_from(start: str, onward: dict[str, list[Link]], done: set[str]) -> Iterator[tuple[Link, ...]]:
    """A walk in depth with its own stack: chains may be longer than Python's."""
    way: list[Link] = []
    on_the_way = [start]
    waiting = [iter(onward.get(start, ()) if start not in done else ())]
    while waiting:
        link = next(waiting[-1], None)
        if link is None:
            waiting.pop()
            done.add(on_the_way.pop())
            del way[-1:]
        elif link.target in on_the_way:
            yield (*way[on_the_way.index(link.target) :], link)
        elif link.target not in done:
            way.append(link)
            on_the_way.append(link.target)
            waiting.append(iter(onward.get(link.target, ())))
