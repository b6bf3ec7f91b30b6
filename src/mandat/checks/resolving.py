"""Every reference of a community with what it names: the ground that the checks of references stand on."""

from collections.abc import Iterator
from dataclasses import dataclass

from mandat.diagnostics import Place
from mandat.schema.meeting import MeetingFile
from mandat.workspace import Community, Mandate
from mandat.workspace.local import versions
from mandat.workspace.named import (
    STANDARD_ROLES,
    Named,
    of_community,
    of_mandate,
    of_meeting,
    of_people,
    of_plan,
    of_process,
)
from mandat.workspace.references import Scope, Target


@dataclass(frozen=True, slots=True)
class Use:
    """A name, where it stands, and from where it is looked up. Without scope any mandate may be meant."""

    named: Named
    place: Place
    scope: Scope
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A use of a name and what it names; no target is a name that leads nowhere."""

    use: Use
    target: Target | None


def references(community: Community) -> tuple[Reference, ...]:
    """Every reference of every file. What may stand in a file that could not be read is left out."""
    return community.once(_references)


def _references(community: Community) -> tuple[Reference, ...]:
    return tuple(_looked_up(community))


def _looked_up(community: Community) -> Iterator[Reference]:
    known: dict[tuple[str, str, bool], Target | None] = {}
    for use in uses(community):
        mandate = use.scope.mandate.id if use.scope.mandate else ""
        key = (mandate, use.named.name, use.anywhere)
        if key not in known:
            known[key] = _resolved(use)
        if known[key] is not None or not _may_be_unread(use):
            yield Reference(use, known[key])


def is_seat(reference: Reference) -> bool:
    """Whether a member stands for its seat, in a mandate that names no seats."""
    target, mandate = reference.target, reference.use.scope.mandate
    has_seats = mandate is None or bool(mandate.data.composition.seats)
    return reference.use.named.wanted == "a seat" and target is not None and target.kind == "organisation" and not has_seats


def uses(community: Community) -> Iterator[Use]:
    """Every name of every file of a community, with its place and scope."""
    here = Scope(community)
    yield from _in(community.file, of_community(community.data), here)
    for mandate in community.mandates:
        yield from _of_mandate(Scope(community, mandate))
    for plan in community.plans:
        yield from _in(plan.file, of_plan(plan.data), here)
    kinds = {meeting.id: meeting.kind for _, meeting in community.planned}
    for meeting in community.meetings:
        scope = Scope(community, _mandate_of(community, meeting.data, kinds))
        yield from _in(meeting.file, of_meeting(meeting.data), scope, anywhere=scope.mandate is None)
    for process in community.processes:
        yield from _in(process.file, of_process(process.data), here)
    if community.people is not None:
        yield from _in(community.people.file, of_people(community.people.data), here)


def _in(file: str, names: Iterator[Named], scope: Scope, *, anywhere: bool = False) -> Iterator[Use]:
    for named in names:
        yield Use(named, Place(file, named.path, named.at_key), scope, anywhere)


def _of_mandate(scope: Scope) -> Iterator[Use]:
    """The names of a mandate, and those that a network puts in their place."""
    if scope.mandate is None:
        return
    yield from _in(scope.mandate.file, of_mandate(scope.mandate.data), scope)
    for version in versions(scope.mandate):
        if version.own is not None:
            for named in of_mandate(version.rules):
                place = version.place(named.path)
                if place.path != named.path:
                    yield Use(named, Place(place.file, place.path, named.at_key), scope)


def _mandate_of(community: Community, meeting: MeetingFile, kinds: dict[str, str]) -> Mandate | None:
    kind = kinds.get(meeting.meeting)
    return community.mandate(kind.split("/", 1)[0]) if kind is not None else None


def _resolved(use: Use) -> Target | None:
    name, scope = use.named.name, use.scope
    found = scope.resolve(name) or _role_of_a_body(scope, name)
    if found is None and use.anywhere:
        elsewhere = (Scope(scope.community, mandate).resolve(name) for mandate in scope.community.mandates)
        return next((target for target in elsewhere if target is not None), None)
    return found


def _role_of_a_body(scope: Scope, name: str) -> Target | None:
    """`ssu/chair` where only the name of SSU is known: every body has a chair."""
    first, slash, rest = name.partition("/")
    thing = scope.community.things.get(first)
    if slash and thing is not None and thing.noun == "body" and rest in STANDARD_ROLES:
        return Target("role", rest, first)
    return None


def _may_be_unread(use: Use) -> bool:
    """Whether a file that could not be read may declare the name: it does, or it may have the seat that is meant."""
    unread = use.scope.community.unread
    parts = use.named.name.split("/")
    return bool(unread) and (len(parts) > 1 or use.anywhere or parts[0] in unread)
