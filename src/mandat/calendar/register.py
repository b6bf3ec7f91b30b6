"""What meetings decided and who took on what: every item and action of a community's files, with where and when.

Nothing is left out: a decision in a file whose meeting stands in no plan is a decision all the same, without a day.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from mandat.calendar.actions import last_day_of, was_late, was_open
from mandat.calendar.history import Sitting
from mandat.calendar.same_action import Said, Told, said_in, told
from mandat.frozen import frozen
from mandat.schema.approval import is_approved, is_changed
from mandat.schema.common import Action
from mandat.schema.community import Organisation
from mandat.schema.meeting import Item
from mandat.workspace import Community, Meeting, Process
from mandat.workspace.members import chosen, members_on
from mandat.workspace.series import Series, all_series


@frozen
class Case:
    """An item of a meeting's file.

    Attributes:
        community: whose folder the file is in.
        meeting: the file.
        item: the item, as it stands there.
        position: its place in the file, from 1.
        sitting: the meeting in its plan; None where no plan has it.
    """

    community: Community
    meeting: Meeting
    item: Item
    position: int
    sitting: Sitting | None

    @property
    def day(self) -> date | None:
        """The day of the meeting; None where no plan says it."""
        return self.sitting.day if self.sitting is not None else None

    @property
    def series(self) -> Series | None:
        """The series the meeting belongs to; None where that is not known."""
        return self.sitting.series if self.sitting is not None else None

    @property
    def is_held(self) -> bool:
        """Whether the meeting has been."""
        return self.sitting is not None and self.sitting.is_held

    @property
    def is_approved(self) -> bool:
        """Whether the minutes are approved or signed."""
        return is_approved(self.meeting.data)

    @property
    def is_changed(self) -> bool:
        """Whether the minutes no longer say what was approved."""
        return is_changed(self.meeting.data)


@frozen
class Commitment:
    """An action that somebody took on, in a meeting or in a process plan.

    A copy in a later agenda of the series, which carries it on, tells of the same action.

    Attributes:
        community: whose folder the file is in.
        action: as the latest file words it.
        position: its place in the item or process plan, from 1.
        done: the day it was done.
        case: the item at which it was first taken on; None for an action of a process plan.
        process: the process plan; None for an action of a meeting.
    """

    community: Community
    action: Action
    position: int
    done: date | None
    case: Case | None = None
    process: Process | None = None

    @property
    def due(self) -> date | None:
        """The last day to do it; None where there is none, or it is as soon as possible."""
        return last_day_of(self.action)

    def is_open(self, on: date) -> bool:
        """Whether it was not yet done at the end of a day."""
        return was_open(self.done, on)

    def is_late(self, on: date) -> bool:
        """Whether it was open on a day after the last day to do it."""
        return was_late(self.action, self.done, on)

    def is_known(self, on: date) -> bool:
        """Whether it had been taken on by a day."""
        return self.case is None or self.case.day is None or self.case.day <= on


def cases_of(community: Community) -> tuple[Case, ...]:
    """Every item of every meeting's file, by day; those without a day last, in the order of the files."""
    return community.once(_cases)


def commitments_of(community: Community, on: date = date.max) -> tuple[Commitment, ...]:
    """Every action taken on by the end of a day, as it was then worded, in the order of the meetings, then of process plans.

    What a meeting without a day took on is told on every day.
    """
    known = community.once(_known_commitments)
    if on not in known:
        known[on] = _commitments(community, on)
    return known[on]


def by_urgency(commitments: Iterable[Commitment], on: date) -> tuple[Commitment, ...]:
    """Actions as one works through them: late ones first, then open ones, each by the day they are due, done ones last."""
    return tuple(sorted(commitments, key=lambda one: _urgency(one, on)))


def is_owned(one: Commitment, owner: str) -> bool:
    """Whether an action belongs to somebody: by reference, by the organisation of a seat, by the text, or to all of a party."""
    own = one.action.owner
    if own is None:
        return False
    if owner.casefold() in (own.casefold(), own.partition("/")[0].casefold()):
        return True
    return any(owner.casefold() == party.id for party in chosen(one.community, (own,), _members(one)))


def _members(one: Commitment) -> tuple[Organisation, ...]:
    """Who may share an action: the members of the networks that met, on that day; else every organisation."""
    series, day = (one.case.series, one.case.day) if one.case is not None else (None, None)
    if series is None or day is None:
        return one.community.data.organisations
    return tuple(member for network in series.networks_on(day) for member in members_on(one.community, network, day))


def _urgency(one: Commitment, on: date) -> tuple[int, date]:
    if one.is_open(on):
        return (0 if one.is_late(on) else 1), one.due or date.max
    return 2, one.done or date.max


def _cases(community: Community) -> tuple[Case, ...]:
    if not community.meetings:
        return ()
    known = {(one.kind_reference, one.of): one for one in all_series(community)}
    files = {meeting.data.meeting: meeting for meeting in community.meetings}
    sittings = {
        line.id: Sitting(known[line.kind, line.of], plan, line, files[line.id])
        for plan, line in community.planned
        if line.id in files and (line.kind, line.of) in known
    }
    found = (
        Case(community, meeting, item, position, sittings.get(meeting.data.meeting))
        for meeting in community.meetings
        for position, item in enumerate(meeting.data.items, start=1)
    )
    return tuple(sorted(found, key=lambda case: (case.day or date.max, case.meeting.data.meeting, case.position)))


def _known_commitments(_: Community) -> dict[date, tuple[Commitment, ...]]:
    """By the day on which they are told: it is nearly always one."""
    return {}


def _commitments(community: Community, on: date) -> tuple[Commitment, ...]:
    known = tuple(case for case in cases_of(community) if case.day is None or case.day <= on)
    order = {(case.meeting.data.meeting, case.position): at for at, case in enumerate(known)}
    found = ((order[one.first.meeting, one.first.position], one) for series in _by_series(known) for one in told(_said(series)))
    taken_on = (_taken_on(known[at], one) for at, one in sorted(found, key=lambda one: one[0]))
    return (*taken_on, *_of_processes(community))


def _by_series(cases: tuple[Case, ...]) -> Iterable[list[Case]]:
    """The items of each series; a file without a series stands alone."""
    found: dict[object, list[Case]] = {}
    for case in cases:
        key = case.series.key if case.series is not None else case.meeting.file
        found.setdefault(key, []).append(case)
    return found.values()


def _said(cases: list[Case]) -> Iterator[Said]:
    for case in cases:
        yield from said_in(case.meeting.data.meeting, case.day, case.item, case.position)


def _taken_on(case: Case, one: Told) -> Commitment:
    return Commitment(case.community, one.action, one.first.number, one.done, case=case)


def _of_processes(community: Community) -> Iterator[Commitment]:
    for process in community.processes:
        for position, action in enumerate(process.data.actions, start=1):
            yield Commitment(community, action, position, _done(action), process=process)


def _done(action: Action) -> date | None:
    return action.done.first if action.done is not None else None
