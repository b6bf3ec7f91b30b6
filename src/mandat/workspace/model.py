"""The workspace: all files of all communities, joined, with look-ups by id."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar, cast

from mandat.diagnostics import Diagnostic, Place
from mandat.frozen import frozen
from mandat.schema import community as community_schema
from mandat.schema import mandate as mandate_schema
from mandat.schema.community import CommunityFile
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import MeetingFile
from mandat.schema.meetings import MeetingKind
from mandat.schema.people import PeopleFile
from mandat.schema.phrases import Member
from mandat.schema.plan import PlanFile, PlannedMeeting
from mandat.schema.process import ProcessFile
from mandat.schema.read import FileData
from mandat.source.folder import Folder

T = TypeVar("T")


@frozen
class Network:
    """One network: the members that follow a mandate, and the rules that hold there.

    `rules` is the mandate with the network's `local` values in place. A mandate without `networks` is one network with
    the mandate's own id. `path` is the rule path of the entry in the mandate's file.
    """

    id: str
    name: str
    path: str
    members: tuple[Member, ...]
    rules: MandateFile
    own: mandate_schema.Network | None = None


@frozen
class Mandate:
    """A mandate file and its networks."""

    file: str
    data: MandateFile
    networks: tuple[Network, ...]

    @property
    def id(self) -> str:
        """The mandate's id."""
        return self.data.mandate

    @property
    def name(self) -> str:
        """What people call it: the short title, else the title."""
        return self.data.short_title or self.data.title

    def place(self, *names: object) -> Place:
        """A place in the mandate's file."""
        return Place(self.file).child(*names)

    def kind(self, kind_id: str) -> MeetingKind | None:
        """The meeting kind with this id."""
        return next((kind for kind in self.data.meetings if kind.id == kind_id), None)

    def network(self, network_id: str) -> Network | None:
        """The network with this id."""
        return next((network for network in self.networks if network.id == network_id), None)

    @cached_property
    def inner_ids(self) -> tuple[tuple[str, str, str], ...]:
        """Every id inside the mandate, in file order: id, what it names, and its rule path."""
        return tuple(_inner_ids(self.data))

    def inner(self, inner_id: str) -> tuple[str, str, str] | None:
        """The first of the inner ids that is this one."""
        return self._inner.get(inner_id)

    @cached_property
    def _inner(self) -> dict[str, tuple[str, str, str]]:
        return {one[0]: one for one in reversed(self.inner_ids)}


def _inner_ids(data: MandateFile) -> Iterator[tuple[str, str, str]]:
    for seat in data.composition.seats:
        yield seat.id, "seat", f"composition.seats.{seat.id}"
    for role in data.roles:
        yield role, "role", f"roles.{role}"
    for kind in data.meetings:
        yield kind.id, "meeting kind", f"meetings.{kind.id}"
        for part in kind.parts:
            yield part.id, "part of a meeting", f"meetings.{kind.id}.parts.{part.id}"
    for duty in data.duties:
        yield duty.id, "duty", f"duties.{duty.id}"


@frozen
class Process:
    """A process plan and its file."""

    file: str
    data: ProcessFile

    def place(self, *names: object) -> Place:
        """A place in the file."""
        return Place(self.file).child(*names)


@frozen
class Plan:
    """A plan of one year and its file."""

    file: str
    data: PlanFile

    def place(self, *names: object) -> Place:
        """A place in the file."""
        return Place(self.file).child(*names)


@frozen
class Meeting:
    """A meeting file."""

    file: str
    data: MeetingFile

    def place(self, *names: object) -> Place:
        """A place in the file."""
        return Place(self.file).child(*names)


@frozen
class People:
    """The private file of people."""

    file: str
    data: PeopleFile


@frozen
class Thing:
    """What an id of the community's namespace names, and where it is declared."""

    id: str
    noun: str
    name: str
    place: Place


@frozen
class Community:
    """One folder under `mandates/`, joined.

    `unread` are ids that files declare which could not be read: a reference to one of them may be right. `partial` are
    the files of which only a part fits the format: their names are looked up, and nothing is computed from them.
    `shared_names` are what some organisations are called together with other communities (`identities`).
    """

    file: str
    data: CommunityFile
    mandates: tuple[Mandate, ...] = ()
    processes: tuple[Process, ...] = ()
    plans: tuple[Plan, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    people: People | None = None
    unread: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    shared_names: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The community's id, which is also its folder's name."""
        return self.data.community

    @property
    def folder(self) -> str:
        """The path of the community's folder."""
        return self.file.rsplit("/", 1)[0]

    def place(self, *names: object) -> Place:
        """A place in `community.yaml`."""
        return Place(self.file).child(*names)

    def once(self, make: "Callable[[Community], T]") -> T:
        """What a function makes of the community: made the first time, and then kept as long as the community."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def forget(self) -> None:
        """Let go of all that was made by `once`: it may point back at the community, and neither would go while both stay."""
        self._made.clear()

    @cached_property
    def _made(self) -> "dict[Callable[[Community], object], object]":
        return {}

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Everything in the community's namespace by id; of an id used twice, the first."""
        found: dict[str, Thing] = {}
        for thing in self.declared:
            found.setdefault(thing.id, thing)
        return found

    @cached_property
    def declared(self) -> tuple[Thing, ...]:
        """Everything in the community's namespace: organisations, areas, bodies, mandates, networks, processes."""
        return tuple(_declared(self))

    def organisation(self, organisation_id: str) -> community_schema.Organisation | None:
        """The organisation with this id."""
        return self._organisations.get(organisation_id)

    @cached_property
    def _organisations(self) -> dict[str, community_schema.Organisation]:
        return {organisation.id: organisation for organisation in self.data.organisations}

    def area(self, area_id: str) -> community_schema.Area | None:
        """The area with this id."""
        return next((area for area in self.data.areas if area.id == area_id), None)

    def mandate(self, mandate_id: str) -> Mandate | None:
        """The mandate with this id."""
        return self._mandates.get(mandate_id)

    @cached_property
    def _mandates(self) -> dict[str, Mandate]:
        return {mandate.id: mandate for mandate in self.mandates}

    def plan(self, year: int) -> Plan | None:
        """The plan of a year."""
        return next((plan for plan in self.plans if plan.data.plan == year), None)

    @cached_property
    def planned(self) -> tuple[tuple[Plan, PlannedMeeting], ...]:
        """Every meeting of every plan, with its plan."""
        return tuple((plan, meeting) for plan in self.plans for meeting in plan.data.meetings)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting file with this id."""
        return self._meetings.get(meeting_id)

    @cached_property
    def _meetings(self) -> dict[str, Meeting]:
        return {meeting.data.meeting: meeting for meeting in reversed(self.meetings)}


def _declared(community: Community) -> Iterator[Thing]:
    data = community.data
    for organisation in data.organisations:
        yield Thing(organisation.id, "organisation", organisation.name, community.place("organisations", organisation.id))
    for area in data.areas:
        yield Thing(area.id, "area", area.name, community.place("areas", area.id))
    for body in data.bodies:
        yield Thing(body.id, "body", body.name, community.place("bodies", body.id))
    for mandate in community.mandates:
        yield Thing(mandate.id, "mandate", mandate.name, mandate.place("mandate"))
        for network in mandate.networks:
            if network.own is not None:
                yield Thing(network.id, "network", network.name, mandate.place("networks", network.id))
    for process in community.processes:
        yield Thing(process.data.process, "process", process.data.title, process.place("process"))


@frozen
class Workspace:
    """Every community, and what could not be read.

    `faults` are ready diagnostics of reading (FMT, DAT01); everything else is found by the checks.
    """

    folder: Folder
    communities: tuple[Community, ...]
    faults: tuple[Diagnostic, ...] = ()

    def community(self, community_id: str) -> Community | None:
        """The community with this id."""
        return next((community for community in self.communities if community.id == community_id), None)

    @cached_property
    def files(self) -> dict[str, FileData]:
        """Every file that was read, by its path."""
        return {file: data for community in self.communities for file, data in _files(community)}


def _files(community: Community) -> Iterator[tuple[str, FileData]]:
    yield community.file, community.data
    yield from ((mandate.file, mandate.data) for mandate in community.mandates)
    yield from ((process.file, process.data) for process in community.processes)
    yield from ((plan.file, plan.data) for plan in community.plans)
    yield from ((meeting.file, meeting.data) for meeting in community.meetings)
    if community.people is not None:
        yield community.people.file, community.people.data
