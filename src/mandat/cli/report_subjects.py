"""What a report is about: the thing that a name on the command line means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mandat.cli.common import WrongUse, stop_on_errors, stop_where_unread, unknown
from mandat.frozen import frozen

if TYPE_CHECKING:
    from mandat.calendar.bodies import Body
    from mandat.documents.report.collected import Collection
    from mandat.workspace import Community, Workspace


@frozen
class Subject:
    """One report: of one body, or a collection of several."""

    community: "Community"
    collection: "Collection"
    body: "Body | None" = None

    @property
    def language(self) -> str:
        """The language in which it is written."""
        own = self.body.rules.language if self.body is not None else None
        return own or self.community.data.language

    @property
    def files(self) -> tuple[str, ...]:
        """The files that say something about the year."""
        mandates = {body.mandate.file for body in self.collection.bodies}
        return (*sorted(mandates), f"{self.community.folder}/plan-", f"{self.community.folder}/meetings/")


def subjects(workspace: "Workspace", name: str | None, year: int) -> tuple[Subject, ...]:
    """The reports that are asked for: of every community without a name, else of the one thing that the name means."""
    from mandat.documents.report.collected import of_community  # noqa: PLC0415

    if name is None:
        stop_where_unread(workspace, "")
        return tuple(Subject(one, of_community(one)) for one in workspace.communities if one.mandates or one.processes)
    community = workspace.community(name)
    if community is not None:
        return (Subject(community, of_community(community)),)
    where, slash, wanted = name.rpartition("/")
    here = tuple(one for one in workspace.communities if not slash or one.id == where)
    found = tuple(subject for one in here if (subject := subject_in(one, wanted, year)) is not None)
    if len(found) > 1:
        choices = " or ".join(f"`{one.community.id}/{wanted}`" for one in found)
        raise WrongUse(f'"{wanted}" stands in several communities. Write {choices}.')
    if not found and slash and (community := workspace.community(where)) is not None and where == wanted:
        return (Subject(community, of_community(community)),)
    if not found:
        _tell_unknown(workspace, wanted)
    return found


def subject_in(community: "Community", wanted: str, year: int) -> Subject | None:
    """What an id means in a community: a network, a mandate with several, an area that meets, a body that collects."""
    from mandat.calendar.bodies import area_body, bodies_of, with_shared  # noqa: PLC0415
    from mandat.documents.report.collected import Collection, of_collector, of_mandate  # noqa: PLC0415

    collected = of_collector(community, wanted, _name(community, wanted), year)
    own = next((body for body in bodies_of(community) if body.id == wanted and not body.is_joint), None)
    if own is not None and collected.bodies == (own,):
        return Subject(community, collected, with_shared(own))
    if collected.bodies:
        return Subject(community, collected)
    mandate = community.mandate(wanted)
    if mandate is not None:
        return _of_mandate(of_mandate(community, mandate))
    area = area_body(community, wanted)
    if area is not None:
        return Subject(community, Collection(community, wanted, area.name, (area,)), area)
    return None


def _of_mandate(collected: "Collection") -> Subject:
    """The networks of a mandate; where it has only one, that is meant, whatever its own name is."""
    only = collected.bodies[0] if len(collected.bodies) == 1 else None
    return Subject(collected.community, collected, only)


def _name(community: "Community", wanted: str) -> str:
    thing = community.things.get(wanted)
    return thing.name if thing is not None else wanted


def _tell_unknown(workspace: "Workspace", wanted: str) -> None:
    for one in workspace.communities:
        if wanted in one.unread:
            stop_on_errors(workspace, (), f"{one.folder}/")
        thing = one.things.get(wanted)
        if thing is not None:
            why = "no report of a network goes to it" if thing.noun == "body" else "only networks and those who collect have one"
            raise WrongUse(f"{thing.name} ({thing.noun} of {one.id}) has no annual report: {why}.")
    stop_where_unread(workspace, wanted)
    raise unknown("network, body or community", wanted, tuple(sorted(set(_known(workspace)))))


def _known(workspace: "Workspace") -> Iterator[str]:
    from mandat.calendar.bodies import bodies_of  # noqa: PLC0415

    for one in workspace.communities:
        yield one.id
        yield from (body.id for body in bodies_of(one))
