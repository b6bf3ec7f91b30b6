"""The references of a community with what they name: the ground that the checks of references stand on."""

from collections.abc import Iterator
from dataclasses import replace

from mandat.checks.wanted import wants
from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.meeting import MeetingFile
from mandat.workspace import Community, Mandate
from mandat.workspace.local import Version, versions
from mandat.workspace.named import (
    STANDARD_ROLES,
    Named,
    Wanted,
    of_community,
    of_mandate,
    of_meeting,
    of_people,
    of_plan,
    of_process,
)
from mandat.workspace.references import Scope, Target


@frozen
class Use:
    """A name, where it stands, and from where it is looked up; with `anywhere` any mandate may be meant."""

    named: Named
    place: Place
    scope: Scope
    anywhere: bool = False


@frozen
class _Names:
    """The names of a file that are looked up from one scope."""

    file: str
    names: Iterator[Named]
    scope: Scope
    anywhere: bool = False

    def use(self, named: Named) -> Use:
        """One of the names with its place."""
        return Use(named, Place(self.file, named.path, named.at_key), self.scope, self.anywhere)


@frozen
class Reference:
    """A use of a name and what it names; no target is a name that leads nowhere."""

    use: Use
    target: Target | None


def unclear(community: Community) -> tuple[Reference, ...]:
    """Every reference that leads nowhere, to text, or to another kind of thing than its field wants: few of many.

    What may stand in a file that could not be read is left out.
    """
    return community.once(_unclear)


def _unclear(community: Community) -> tuple[Reference, ...]:
    return tuple(_looked_up(community))


def _looked_up(community: Community) -> Iterator[Reference]:
    known: dict[tuple[str, str, bool], Target | None] = {}
    for file in _all_names(community):
        mandate = file.scope.mandate.id if file.scope.mandate else ""
        clear: set[tuple[str, Wanted]] = set()
        for named in file.names:
            if (named.name, named.wanted) in clear:
                continue
            key = (mandate, named.name, file.anywhere)
            if key not in known:
                known[key] = _resolved(named.name, file.scope, anywhere=file.anywhere)
            target = known[key]
            if target is not None and target.kind != "text" and target.kind in wants(named.wanted).kinds:
                clear.add((named.name, named.wanted))
            elif target is not None or not _may_be_unread(named, file):
                yield Reference(file.use(named), target)


def is_seat(reference: Reference) -> bool:
    """Whether a member stands for its seat, in a mandate that names no seats."""
    target, mandate = reference.target, reference.use.scope.mandate
    has_seats = mandate is None or bool(mandate.data.composition.seats)
    return reference.use.named.wanted == "a seat" and target is not None and target.kind == "organisation" and not has_seats


def _all_names(community: Community) -> Iterator[_Names]:
    """Every name of every file of a community."""
    here = Scope(community)
    yield _Names(community.file, of_community(community.data), here)
    for mandate in community.mandates:
        yield from _of_mandate(mandate, Scope(community, mandate))
    for plan in community.plans:
        yield _Names(plan.file, of_plan(plan.data), here)
    kinds = {meeting.id: meeting.kind for _, meeting in community.planned}
    for meeting in community.meetings:
        scope = Scope(community, _mandate_of(community, meeting.data, kinds))
        yield _Names(meeting.file, of_meeting(meeting.data), scope, scope.mandate is None)
    for process in community.processes:
        yield _Names(process.file, of_process(process.data), here)
    if community.people is not None:
        yield _Names(community.people.file, of_people(community.people.data), here)


def _of_mandate(mandate: Mandate, scope: Scope) -> Iterator[_Names]:
    """The names of a mandate, and those that a network puts in their place."""
    yield _Names(mandate.file, of_mandate(mandate.data), scope)
    for version in versions(mandate):
        if version.own is not None:
            yield _Names(mandate.file, _own(version), scope)


def _own(version: Version) -> Iterator[Named]:
    """The names that a version gives itself, at their places under `local`."""
    for named in of_mandate(version.rules):
        path = version.place(named.path).path
        if path != named.path:
            yield replace(named, path=path)


def _mandate_of(community: Community, meeting: MeetingFile, kinds: dict[str, str]) -> Mandate | None:
    kind = kinds.get(meeting.meeting)
    return community.mandate(kind.split("/", 1)[0]) if kind is not None else None


def _resolved(name: str, scope: Scope, *, anywhere: bool) -> Target | None:
    found = scope.resolve(name) or _role_of_a_body(scope, name)
    if found is None and anywhere:
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


def _may_be_unread(named: Named, file: _Names) -> bool:
    """Whether a file that could not be read may declare the name: it does, or it may have the seat that is meant."""
    unread = file.scope.community.unread
    parts = named.name.split("/")
    return bool(unread) and (len(parts) > 1 or file.anywhere or parts[0] in unread)
