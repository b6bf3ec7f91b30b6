"""What meetings decided and who took on what: every item and action of a community's files, with where and when.

Nothing is left out: a decision in a file whose meeting stands in no plan is a decision all the same, without a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mandat.schema.common import Action
from mandat.schema.meeting import Item
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community, Meeting, Process
from mandat.workspace.series import Series, all_series


@dataclass(frozen=True)
class Case:
    """An item of a meeting's file.

    Attributes:
        community: whose folder the file is in.
        meeting: the file.
        item: the item, as it stands there.
        position: its place in the file, from 1.
        line: the meeting's line in a plan; None where no plan has it.
        series: the series the meeting belongs to; None where that is not known.
    """

    community: Community
    meeting: Meeting
    item: Item
    position: int
    line: PlannedMeeting | None
    series: Series | None

    @property
    def day(self) -> date | None:
        """The day of the meeting; None where no plan says it."""
        return self.line.on.first if self.line is not None and self.line.on.unit == "day" else None

    @property
    def is_held(self) -> bool:
        """Whether the meeting is recorded as held."""
        return self.line is not None and self.line.state == "held"

    @property
    def is_approved(self) -> bool:
        """Whether the minutes are approved or signed."""
        minutes = self.meeting.data.minutes
        return minutes is not None and minutes.status in ("approved", "signed")

    @property
    def is_treated(self) -> bool:
        """Whether the item was neither postponed nor withdrawn."""
        return self.item.outcome is None


@dataclass(frozen=True)
class Task:
    """An action that somebody took on: in a meeting, or in a process plan.

    Attributes:
        community: whose folder the file is in.
        action: the action, as it stands there.
        position: its place in the item or process plan, from 1.
        case: the item it came from; None for an action of a process plan.
        process: the process plan; None for an action of a meeting.
    """

    community: Community
    action: Action
    position: int
    case: Case | None = None
    process: Process | None = None

    @property
    def due(self) -> date | None:
        """The last day to do it; None where there is none, or it is as soon as possible."""
        by = self.action.by
        return by.date.last if by is not None and by.date is not None else None

    def is_open(self, on: date) -> bool:
        """Whether it was not yet done on a day."""
        return self.action.done is None or self.action.done.first > on

    def is_late(self, on: date) -> bool:
        """Whether it was open on a day after the last day to do it."""
        return self.is_open(on) and self.due is not None and self.due < on


def cases_of(community: Community) -> tuple[Case, ...]:
    """Every item of every meeting's file, by day; those without a day last, in the order of the files."""
    return community.once(_cases)


def tasks_of(community: Community) -> tuple[Task, ...]:
    """Every action of the meetings, in the order of their items, then those of the process plans."""
    return community.once(_tasks)


def by_urgency(tasks: Iterator[Task] | tuple[Task, ...], on: date) -> tuple[Task, ...]:
    """Actions as one works through them: late ones first, then open ones, each by the day they are due, done ones last."""
    return tuple(sorted(tasks, key=lambda task: _urgency(task, on)))


def _urgency(task: Task, on: date) -> tuple[int, date]:
    if task.is_late(on):
        return 0, task.due or date.max
    if task.is_open(on):
        return 1, task.due or date.max
    return 2, task.action.done.first if task.action.done is not None else date.max


def _cases(community: Community) -> tuple[Case, ...]:
    lines = {line.id: line for _, line in community.planned}
    series = {(one.kind_reference, one.of): one for one in all_series(community)} if community.meetings else {}
    found: list[Case] = []
    for meeting in community.meetings:
        line = lines.get(meeting.data.meeting)
        own = series.get((line.kind, line.of)) if line is not None else None
        items = enumerate(meeting.data.items, start=1)
        found.extend(Case(community, meeting, item, position, line, own) for position, item in items)
    return tuple(sorted(found, key=lambda case: (case.day or date.max, case.meeting.data.meeting, case.position)))


def _tasks(community: Community) -> tuple[Task, ...]:
    return (*_of_meetings(community), *_of_processes(community))


def _of_meetings(community: Community) -> Iterator[Task]:
    for case in cases_of(community):
        for position, action in enumerate(case.item.actions, start=1):
            yield Task(community, action, position, case=case)


def _of_processes(community: Community) -> Iterator[Task]:
    for process in community.processes:
        for position, action in enumerate(process.data.actions, start=1):
            yield Task(community, action, position, process=process)
