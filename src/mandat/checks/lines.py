"""The lines of all plans, each with the series it belongs to, and how findings name what stands there."""

from collections.abc import Iterator
from datetime import date

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community, Plan, Workspace
from mandat.workspace.series import Series, all_series


@frozen
class Line:
    """One line of a plan; `series` is missing where the line names a kind or a network that is not there."""

    community: Community
    plan: Plan
    meeting: PlannedMeeting
    series: Series | None

    @property
    def day(self) -> date | None:
        """The day of the meeting, where it is settled."""
        return self.meeting.on.first if self.meeting.on.unit == "day" else None

    @property
    def takes_place(self) -> bool:
        """Whether the meeting is, or was, to be held."""
        return self.meeting.state != "cancelled"

    def place(self, *names: object) -> Place:
        """A place in the line."""
        return self.plan.place("meetings", self.meeting.id, *names)


def community_lines(community: Community) -> Iterator[Line]:
    """The lines of all plans of a community, by year, as they stand in the files."""
    if not community.plans:
        return
    known = {(series.kind_reference, series.of): series for series in all_series(community)}
    for plan, meeting in community.planned:
        yield Line(community, plan, meeting, known.get((meeting.kind, meeting.of)))


def workspace_lines(workspace: Workspace) -> Iterator[Line]:
    """The lines of all plans of all communities."""
    for community in workspace.communities:
        yield from community_lines(community)


def rule_place(series: Series, *names: str) -> Place:
    """Where a rule of the series' meeting kind stands: in the network's `local` if that has a value of its own."""
    return mandate_rule_place(series, "meetings", series.kind.id, *names)


def mandate_rule_place(series: Series, *names: str) -> Place:
    """Where a rule of the mandate stands for a series: in the network's `local`, else in the common text."""
    path = ".".join(names)
    for network in series.networks if len(series.networks) == 1 else ():
        for own in network.own.local if network.own is not None else ():
            if path == own or path.startswith(f"{own}."):
                return series.mandate.place("networks", network.id, "local", path)
    return series.mandate.place(path)


def party_name(community: Community, name: str) -> str:
    """What people call an organisation, an area or a body; a word or a text as it stands."""
    organisation = community.organisation(name)
    if organisation is not None:
        return organisation.short_name or organisation.name
    thing = community.things.get(name)
    return thing.name if thing is not None else name


def joined(names: tuple[str, ...], word: str = "and") -> str:
    """A list in a sentence: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:  # noqa: PLR2004  one name, or none, stands alone
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
