"""The difference of two workspaces as values: who, when, whose turn, which rule. Texts are made in `documents`.

In every value `before` is the side that one comes from, `after` the side that one goes to; None where it is not there.
"""

from datetime import date
from typing import Generic, TypeVar

from mandat.calendar.model import DatedDuty, DatedMeeting
from mandat.calendar.roles import Holding
from mandat.checks.run import Judged
from mandat.frozen import frozen
from mandat.planning.year import Move
from mandat.schema.differences import Difference
from mandat.workspace import Community, Mandate, Network, Plan, Process, Workspace
from mandat.workspace.members import Membership
from mandat.workspace.series import Series

T = TypeVar("T")


@frozen
class Pair(Generic[T]):
    """The same thing on both sides; `renamed`: its id before, where it is recognised under another one."""

    before: T | None
    after: T | None
    renamed: str | None = None

    @property
    def either(self) -> T:
        """The thing as it will be, else as it was."""
        found = self.after if self.after is not None else self.before
        if found is None:
            raise ValueError("a pair of nothing")
        return found


@frozen
class MemberChange:
    """An organisation that comes into a network, goes out of it, or has other days in it.

    `elsewhere`: the network of the same mandate that it comes from, or goes to.
    """

    network: Pair[Network]
    before: Membership | None
    after: Membership | None
    elsewhere: Network | None = None


@frozen
class Split:
    """Networks whose members go to several others, or (`is_merger`) one whose members come from several."""

    one: Network
    several: tuple[Network, ...]
    is_merger: bool = False


@frozen
class TurnChange:
    """Who has a role in a network, or at joint meetings (no network), from a day to a day."""

    mandate: Mandate
    network: Network | None
    role: str
    first: date
    last: date
    before: Holding | None
    after: Holding | None


@frozen
class MeetingTurn:
    """Who has a role at one meeting, where turns go by meetings."""

    meeting: DatedMeeting
    role: str
    before: Holding | None
    after: Holding | None


@frozen
class DeadlineChange:
    """The day on which something is due around a meeting."""

    meeting: DatedMeeting
    thing: str
    before: date | None
    after: date | None


@frozen
class DutyChange:
    """One time a duty is due; `cycle` tells the times of one duty apart."""

    mandate: Mandate
    before: DatedDuty | None
    after: DatedDuty | None


@frozen
class MandateChange:
    """A mandate: its rules that differ, its networks, and who is in them.

    `rules` are differences of the text and the rules; those of `networks` are told by `networks`, `members`, `splits`
    and `own` (what a network says of itself).
    """

    mandate: Pair[Mandate]
    rules: tuple[Difference, ...] = ()
    networks: tuple[Pair[Network], ...] = ()
    own: tuple[tuple[Network, Difference], ...] = ()
    members: tuple[MemberChange, ...] = ()
    splits: tuple[Split, ...] = ()
    turns: tuple[TurnChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both sides mean the same."""
        renamed = self.mandate.renamed is not None or any(_is_told(pair) for pair in self.networks)
        missing = self.mandate.before is None or self.mandate.after is None
        return not (self.rules or self.own or self.members or self.turns or renamed or missing)


def _is_told(pair: Pair[Network]) -> bool:
    return pair.before is None or pair.after is None or pair.renamed is not None


@frozen
class PlanChange:
    """The plan of one year; `rules` are its differences without those of its meetings."""

    plan: Pair[Plan]
    rules: tuple[Difference, ...] = ()


@frozen
class Dates:
    """What becomes of the dates of the years that are compared.

    Attributes:
        years: the years.
        meetings: meetings whose date, hours, place or state is another one, and those that come or go.
        kept: how many of the meetings that are still to come stay as they were.
        deadlines: what is due on another day.
        duties: plans and reports that are due on another day, or come or go.
        turns: whose turn it is at meetings, where turns go by meetings.
        unplaced: series with a meeting that no day is left for, as it will be and not as it was.
        impossible: whether there is no plan as it will be, and was one before.
        moves: why dates could not stay, as the planner tells it.
    """

    years: tuple[int, ...] = ()
    meetings: tuple[Pair[DatedMeeting], ...] = ()
    kept: int = 0
    deadlines: tuple[DeadlineChange, ...] = ()
    duties: tuple[DutyChange, ...] = ()
    turns: tuple[MeetingTurn, ...] = ()
    unplaced: tuple[Series, ...] = ()
    impossible: bool = False
    moves: tuple[Move, ...] = ()


@frozen
class CommunityChange:
    """A community: what its own file says, its mandates, processes, plans and dates; `other` are further files by path."""

    community: Pair[Community]
    rules: tuple[Difference, ...] = ()
    mandates: tuple[MandateChange, ...] = ()
    processes: tuple[tuple[Pair[Process], tuple[Difference, ...]], ...] = ()
    plans: tuple[PlanChange, ...] = ()
    other: tuple[str, ...] = ()
    dates: Dates = Dates()


@frozen
class Comparison:
    """Everything that differs between two workspaces, judged on one day on both sides."""

    on: date
    before: Workspace
    after: Workspace
    communities: tuple[CommunityChange, ...] = ()
    found: tuple[Judged, ...] = ()
    solved: tuple[Judged, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both sides mean the same."""
        return not (self.communities or self.found or self.solved)
