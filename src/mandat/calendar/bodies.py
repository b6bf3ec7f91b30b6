"""What has a year to tell of: networks, the joint meetings of several, areas; and whose reports go into whose."""

from collections.abc import Iterator
from dataclasses import replace

from mandat.calendar.history import Sitting
from mandat.frozen import frozen
from mandat.schema.mandate import MandateFile
from mandat.schema.meetings import Duty
from mandat.workspace import Community, Mandate, Network
from mandat.workspace.references import Scope
from mandat.workspace.series import Series, all_series


@frozen
class Body:
    """A network, or what several networks or an area have together.

    Attributes:
        community: whose folder the mandate is in.
        mandate: the mandate it follows.
        id: of the network or the area; of the mandate for joint meetings.
        name: what people call it.
        networks: the networks that are part of it.
        series: its meetings, kind by kind.
        rules: those that hold in it.
        is_joint: whether it is only what several networks have together.
        shared: the meetings that it has together with other networks.
    """

    community: Community
    mandate: Mandate
    id: str
    name: str
    networks: tuple[Network, ...]
    series: tuple[Series, ...]
    rules: MandateFile
    is_joint: bool = False
    shared: tuple[Series, ...] = ()

    @property
    def keys(self) -> frozenset[tuple[str, str, str]]:
        """The keys of its series."""
        return frozenset(one.key for one in self.series)


def bodies_of(community: Community) -> tuple[Body, ...]:
    """Every body of a community: mandate by mandate its networks, then what they have together."""
    return community.once(_bodies)


def area_body(community: Community, area: str) -> Body | None:
    """The body that meets in an area, if any kind of meeting is of it."""
    own = tuple(one for one in all_series(community) if one.area is not None and one.area.id == area)
    if not own:
        return None
    first = own[0]
    return Body(community, first.mandate, area, first.name, first.networks, own, first.rules)


def with_shared(body: Body) -> Body:
    """The body with the meetings that it has together with others among its own, for a report of this body alone."""
    return replace(body, series=(*body.series, *body.shared), shared=())


def sittings_in(body: Body, year: int) -> tuple[Sitting, ...]:
    """The meetings of a body in the plan of a year, by day."""
    known = body.community.once(_by_series_and_year)
    found = (sitting for series in body.series for sitting in known.get((series.key, year), ()))
    return tuple(sorted(found, key=lambda one: one.sort_key))


def collected_by(community: Community, who: str) -> tuple[Body, ...]:
    """The networks whose reports come to a body: given to it, through it, or inside one that it makes or receives."""
    return tuple(
        body
        for body in bodies_of(community)
        if not body.is_joint
        and body.id != who
        and any(_leads_to(community, body.mandate, duty, who, frozenset()) for duty in reports_of(body))
    )


def reports_of(body: Body) -> tuple[Duty, ...]:
    """The reports that a body itself gives."""
    return tuple(duty for duty in body.rules.duties if duty.kind == "report" and is_own(body, duty))


def is_own(body: Body, duty: Duty) -> bool:
    """Whether a duty is the body's own: nobody else, no other body and no other mandate, is said to do it."""
    scope = Scope(body.community, body.mandate)
    targets = tuple(scope.resolve(owner) for owner in duty.owner)
    return not any(one is not None and one.kind in ("body", "mandate", "network") and one.id != body.id for one in targets)


def duties_named(community: Community, mandate: Mandate, reference: str) -> Iterator[tuple[Mandate, Duty]]:
    """The duty that another one names, with its mandate: of the same mandate, or `mandate/duty`."""
    where, _, name = reference.rpartition("/")
    owner = community.mandate(where) if where else mandate
    for duty in owner.data.duties if owner is not None else ():
        if duty.id == name and owner is not None:
            yield owner, duty


def _leads_to(community: Community, mandate: Mandate, duty: Duty, who: str, seen: frozenset[str]) -> bool:
    """Whether a report comes to somebody, by itself or inside another; a circle of reports comes to nobody."""
    key = f"{mandate.id}/{duty.id}"
    if key in seen:
        return False
    if who in (*duty.to, duty.via):
        return True
    further = frozenset({*seen, key})
    return any(
        who in (*fed.owner, owner.id) or _leads_to(community, owner, fed, who, further)
        for reference in (duty.feeds, duty.part_of)
        if reference is not None
        for owner, fed in duties_named(community, mandate, reference)
        if who != mandate.id
    )


def _bodies(community: Community) -> tuple[Body, ...]:
    every = all_series(community)
    return tuple(body for mandate in community.mandates for body in _of_mandate(community, mandate, every))


def _of_mandate(community: Community, mandate: Mandate, every: tuple[Series, ...]) -> Iterator[Body]:
    own = tuple(one for one in every if one.mandate.file == mandate.file)
    if len(mandate.networks) == 1:
        network = mandate.networks[0]
        yield Body(community, mandate, network.id, network.name, mandate.networks, own, network.rules)
        return
    joint = tuple(one for one in own if all(one.of != network.id for network in mandate.networks))
    for network in mandate.networks:
        series = tuple(one for one in own if one.of == network.id)
        yield Body(community, mandate, network.id, network.name, (network,), series, network.rules, shared=joint)
    if joint:
        yield Body(community, mandate, mandate.id, mandate.name, mandate.networks, joint, mandate.data, is_joint=True)


def _by_series_and_year(community: Community) -> dict[tuple[tuple[str, str, str], int], list[Sitting]]:
    known = {(one.kind_reference, one.of): one for one in all_series(community)}
    files = {meeting.data.meeting: meeting for meeting in community.meetings}
    found: dict[tuple[tuple[str, str, str], int], list[Sitting]] = {}
    for plan, line in community.planned:
        series = known.get((line.kind, line.of))
        if series is not None:
            sitting = Sitting(series, plan, line, files.get(line.id))
            found.setdefault((series.key, plan.data.plan), []).append(sitting)
    return found
