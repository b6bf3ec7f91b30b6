"""The year as values: everything dated, with holders and reasons, and no text of our own."""

from datetime import date, time
from functools import cached_property

from mandat.calendar.roles import Holding
from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.rules.deadlines import Deadline
from mandat.rules.workdays import Holiday
from mandat.schema.community import ClosedTime
from mandat.schema.meetings import Deadline as DeadlineRule
from mandat.schema.meetings import Duty as DutyRule
from mandat.schema.meetings import Form, Part
from mandat.schema.phrases import Hours, Offset, Partial
from mandat.schema.plan import PlannedMeeting, State
from mandat.schema.process import Phase
from mandat.workspace import Community, Mandate, Process
from mandat.workspace.series import Series


@frozen
class Assumption:
    """What is assumed because the source is silent, and the rule that rests on it."""

    place: Place
    text: str


@frozen
class Chosen:
    """A date that was chosen for a meeting: a new one of a series, or a line of a plan that names no day yet."""

    id: str
    series: tuple[str, str, str]
    day: date
    hours: Hours


@frozen
class DatedDeadline:
    """Something that is due before or after a meeting.

    Attributes:
        thing: what is due: `items`, `agenda`, `minutes`.
        rule: the rule with its receiver and its way.
        offset: the phrase.
        due: the day as counted and the day to keep.
        place: where the rule stands.
    """

    thing: str
    rule: DeadlineRule
    offset: Offset
    due: Deadline
    place: Place


@frozen
class DatedPart:
    """A part of a meeting and the organisations that take part in it, in the listed order."""

    part: Part
    members: tuple[str, ...]


@frozen
class DatedMeeting:
    """One meeting of the year.

    Attributes:
        id: for ever the same.
        series: which kind of which network.
        day: its day; None while only a partial date is known.
        within: the partial date of a line without a day.
        hours: from when to when; None where nobody said.
        state: `proposed`, or as in the plan.
        members: the organisations that are called, in the listed order.
        roles: who has which role.
        deadlines: what is due, by day.
        quiet: a quiet day it falls on.
        holiday: a public holiday or eve on which people mostly do not meet.
        line: the line of the plan; None for a proposed meeting.
        place: where the line stands.
    """

    id: str
    series: Series
    day: date | None
    within: Partial | None
    hours: Hours | None
    state: State | str
    members: tuple[str, ...]
    roles: tuple[Holding, ...]
    deadlines: tuple[DatedDeadline, ...]
    parts: tuple[DatedPart, ...]
    quiet: ClosedTime | None = None
    holiday: Holiday | None = None
    line: PlannedMeeting | None = None
    place: Place | None = None

    @property
    def title(self) -> str:
        """Of the line, else of the kind, else of the mandate."""
        return (self.line.title if self.line else None) or self.series.title

    @property
    def form(self) -> Form | None:
        """How one meets, where it is settled."""
        if self.line is not None and self.line.form is not None:
            return self.line.form
        forms = self.series.kind.form
        return forms[0] if len(forms) == 1 else None

    @property
    def where(self) -> str | None:
        """The place, where it is settled."""
        return (self.line.place if self.line else None) or self.series.kind.place

    @property
    def first_day(self) -> date:
        """For sorting: its day, or the first day of its partial date."""
        if self.day is not None:
            return self.day
        return self.within.first if self.within is not None else date.max

    @property
    def sort_key(self) -> tuple[date, time, str, str]:
        """By day, hour, community and id."""
        return (self.first_day, self.hours.start if self.hours else time.max, self.series.community.id, self.id)


@frozen
class DatedDuty:
    """One time a duty is due; `due` is None where the mandate says no date."""

    community: Community
    mandate: Mandate
    duty: DutyRule
    due: Deadline | None
    covers: Partial | None

    @property
    def place(self) -> Place:
        """Where the duty stands."""
        return self.mandate.place("duties", self.duty.id)


@frozen
class DatedPhase:
    """A phase of a process with its first and last day (None where open) and the day its papers go out."""

    community: Community
    process: Process
    phase: Phase
    first: date | None
    last: date | None
    dispatch: Deadline | None

    @property
    def place(self) -> Place:
        """Where the phase stands."""
        return self.process.place("phases", self.phase.id)


@frozen
class Certificate:
    """How good the chosen dates are: their cost, a bound below any plan's cost, whether it is proven and the only one.

    `cost` and `bound` count the `chosen` meetings, which got or changed their date; the dates of the rest stood, and cost
    nothing. `digest` is of all `meetings`, in all communities.
    """

    cost: int
    bound: int
    chosen: int
    meetings: int
    proven: bool
    unique: bool
    digest: str
    weights: str


@frozen
class Calendar:
    """A year of a workspace: meetings, duties and phases by date."""

    year: int
    meetings: tuple[DatedMeeting, ...]
    duties: tuple[DatedDuty, ...]
    phases: tuple[DatedPhase, ...]
    certificate: Certificate | None = None

    def of_series(self, key: tuple[str, str, str]) -> tuple[DatedMeeting, ...]:
        """The meetings of one series, by date."""
        return self._by_series.get(key, ())

    @cached_property
    def _by_series(self) -> dict[tuple[str, str, str], tuple[DatedMeeting, ...]]:
        found: dict[tuple[str, str, str], list[DatedMeeting]] = {}
        for meeting in self.meetings:
            found.setdefault(meeting.series.key, []).append(meeting)
        return {key: tuple(meetings) for key, meetings in found.items()}

    def of_communities(self, ids: tuple[str, ...]) -> "Calendar":
        """What concerns some communities only."""
        return Calendar(
            self.year,
            tuple(meeting for meeting in self.meetings if meeting.series.community.id in ids),
            tuple(duty for duty in self.duties if duty.community.id in ids),
            tuple(phase for phase in self.phases if phase.community.id in ids),
            self.certificate,
        )
