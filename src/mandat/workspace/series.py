"""Series: one kind of meeting of one network, area or mandate. Meetings are counted, planned and numbered in series."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.community import Area
from mandat.schema.mandate import MandateFile
from mandat.schema.meetings import MeetingKind
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.model import Community, Mandate, Network, Plan
from mandat.workspace.validity import in_force, networks_on, networks_spell

ALL_NETWORKS = "all networks"


@frozen
class Series:
    """One kind of one `of`.

    `rules` and `kind` are those that hold in the network (its `local` values in place). `prefix` begins the ids of its
    meetings: `follo`, `arena-operativ`, `felles`.
    """

    community: Community
    mandate: Mandate
    kind: MeetingKind
    of: str
    name: str
    networks: tuple[Network, ...]
    rules: MandateFile
    area: Area | None = None
    prefix: str = ""

    @property
    def kind_reference(self) -> str:
        """As a plan names the kind: `mandate/kind`."""
        return f"{self.mandate.id}/{self.kind.id}"

    @property
    def title(self) -> str:
        """What a meeting of this series is called."""
        return self.kind.title or self.mandate.name

    @property
    def key(self) -> tuple[str, str, str]:
        """Community, kind and of: unlike for any two series."""
        return (self.community.id, self.kind_reference, self.of)

    def place(self, *names: object) -> Place:
        """A place in the rules of this kind."""
        return self.mandate.place("meetings", self.kind.id, *names)

    def owns(self, meeting: PlannedMeeting) -> bool:
        """Whether a line of a plan is a meeting of this series."""
        return meeting.kind == self.kind_reference and meeting.of == self.of

    @property
    def spell(self) -> tuple[date | None, date | None]:
        """First and last day on which the series can have meetings; None is open.

        A meeting of several networks can be held as long as there is one of them.
        """
        document = self.rules.document
        established = self.rules.established.on.first if self.rules.established else None
        first, last = in_force(document, established)
        begins, ends = networks_spell(self.networks)
        own = (self.kind, self.area) if self.area is not None else (self.kind,)
        firsts = [first, begins, *(one.from_.first for one in own if one.from_)]
        lasts = [last, ends, *(one.until.last for one in own if one.until)]
        return max((d for d in firsts if d), default=None), min((d for d in lasts if d), default=None)

    def networks_on(self, day: date) -> tuple[Network, ...]:
        """The networks that meet on a day."""
        return networks_on(self.networks, day)


def all_series(community: Community) -> tuple[Series, ...]:
    """Every series of a community, in the order of its mandates, kinds and networks."""
    return community.once(_all_series)


def _all_series(community: Community) -> tuple[Series, ...]:
    found = tuple(one for mandate in community.mandates for one in _series(community, mandate))
    kinds = Counter(one.of for one in found if one.of != ALL_NETWORKS)
    return _told_apart(tuple(_named(one, kinds[one.of]) for one in found))


def _told_apart(found: tuple[Series, ...]) -> tuple[Series, ...]:
    """Where two series would number their meetings alike (a joint kind of one id in two mandates), the mandate goes first."""
    prefixes = Counter(one.prefix for one in found)
    return tuple(one if prefixes[one.prefix] == 1 else replace(one, prefix=f"{one.mandate.id}-{one.prefix}") for one in found)


def _named(series: Series, kinds: int) -> Series:
    """With the prefix of its meetings' ids."""
    if series.of == ALL_NETWORKS:
        prefix = series.kind.id
    else:
        prefix = series.of if kinds == 1 else f"{series.of}-{series.kind.id}"
    return Series(
        series.community, series.mandate, series.kind, series.of, series.name, series.networks, series.rules, series.area, prefix
    )


def _series(community: Community, mandate: Mandate) -> Iterator[Series]:
    for kind in mandate.data.meetings:
        match kind.of:
            case "each network":
                for network in mandate.networks:
                    yield _of_network(community, mandate, kind, network)
            case "all networks":
                yield Series(community, mandate, kind, ALL_NETWORKS, mandate.name, mandate.networks, mandate.data)
            case "each area":
                for area in community.data.areas:
                    yield Series(community, mandate, kind, area.id, area.name, mandate.networks, mandate.data, area)
            case name:
                yield from _of_one(community, mandate, kind, name)


def _of_one(community: Community, mandate: Mandate, kind: MeetingKind, name: str) -> Iterator[Series]:
    if network := mandate.network(name):
        yield _of_network(community, mandate, kind, network)
    elif area := community.area(name):
        yield Series(community, mandate, kind, area.id, area.name, mandate.networks, mandate.data, area)
    elif name == mandate.id:
        yield Series(community, mandate, kind, mandate.id, mandate.name, mandate.networks, mandate.data)


def _of_network(community: Community, mandate: Mandate, kind: MeetingKind, network: Network) -> Series:
    local = next((own for own in network.rules.meetings if own.id == kind.id), kind)
    return Series(community, mandate, local, network.id, network.name, (network,), network.rules)


def lines_of(series: Series) -> tuple[tuple[Plan, PlannedMeeting], ...]:
    """The lines of all plans that are meetings of a series, by year, as they stand in the files."""
    return tuple(series.community.once(_by_series).get((series.kind_reference, series.of), ()))


def _by_series(community: Community) -> dict[tuple[str, str], list[tuple[Plan, PlannedMeeting]]]:
    found: dict[tuple[str, str], list[tuple[Plan, PlannedMeeting]]] = {}
    for plan, line in community.planned:
        found.setdefault((line.kind, line.of), []).append((plan, line))
    return found


def series_of(community: Community, meeting: PlannedMeeting) -> Series | None:
    """The series that a line of a plan belongs to."""
    return next((series for series in all_series(community) if series.owns(meeting)), None)


def highest_number(series: Series, year: int) -> int:
    """The highest number that an id with the series' prefix has in this year, in any plan and among the meeting files.

    Ids are unique in the community, and people may write any: one like those of this series may stand in another.
    """
    shape = re.compile(rf"{re.escape(series.prefix)}-{year}-(\d+)")
    ids = (*(line.id for _, line in series.community.planned), *(meeting.data.meeting for meeting in series.community.meetings))
    return max((int(found[1]) for one in ids if (found := shape.fullmatch(one))), default=0)
