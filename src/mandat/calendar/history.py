"""What has been: the meetings of a series with their files, the tasks that were taken on there, what was lifted to others.

Everything is read from the lines of the plans and the files of the meetings; a line without a day has not been yet.
"""

from datetime import date, time

from mandat.calendar.actions import last_day_of, was_late, was_open
from mandat.calendar.same_action import Told, said_in, told
from mandat.frozen import frozen
from mandat.schema.common import Action
from mandat.schema.meeting import Item
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community, Meeting, Plan
from mandat.workspace.references import Scope
from mandat.workspace.series import ALL_NETWORKS, Series, all_series, lines_of


@frozen
class Sitting:
    """One meeting of a series: its line of a plan, and its file if there is one."""

    series: Series
    plan: Plan
    line: PlannedMeeting
    file: Meeting | None

    @property
    def id(self) -> str:
        """The id of the meeting."""
        return self.line.id

    @property
    def day(self) -> date | None:
        """Its day; None while only a partial date is known."""
        return self.line.on.first if self.line.on.unit == "day" else None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was cancelled."""
        return self.line.state == "cancelled"

    @property
    def is_held(self) -> bool:
        """Whether it has been held."""
        return was_held(self.line, self.file)

    @property
    def sent(self) -> date | None:
        """The day its agenda went out."""
        agenda = self.file.data.agenda if self.file is not None else None
        return agenda.sent.first if agenda is not None else None

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of its file."""
        return self.file.data.items if self.file is not None else ()

    @property
    def sort_key(self) -> tuple[date, time, str]:
        """By day (or first possible day), hour and id."""
        return (self.line.on.first, self.line.time.start if self.line.time else time.max, self.id)


@frozen
class Task:
    """An action that was taken on at a meeting; copies of it in later agendas are the same task.

    Attributes:
        told: every file that tells of it.
        item: the item at which it was first taken on.
        sitting: the meeting at which it was first taken on.
        done: the day it was done; any of the files may say it.
    """

    told: Told
    item: Item
    sitting: Sitting
    done: date | None

    @property
    def action(self) -> Action:
        """As the latest file words it."""
        return self.told.action

    @property
    def origin(self) -> tuple[str, int, int]:
        """Where it was taken on: the meeting, the place of the item, the place in the item. No two tasks have the same."""
        return self.told.first.place

    @property
    def due(self) -> date | None:
        """The last day for it; None where there is none, or it is to be done as soon as possible."""
        return last_day_of(self.action)

    def is_open(self, on: date) -> bool:
        """Whether it was not yet done at the end of a day."""
        return was_open(self.done, on)

    def is_late(self, on: date) -> bool:
        """Whether it was open on a day after the last one for it."""
        return was_late(self.action, self.done, on)


@frozen
class Lifted:
    """An item that a held meeting lifted to another body."""

    item: Item
    sitting: Sitting


def was_held(line: PlannedMeeting, file: Meeting | None) -> bool:
    """Whether a meeting has been: the plan says so, or its minutes are begun. That its day has passed says nothing."""
    if line.state == "cancelled" or line.on.unit != "day":
        return False
    return line.state == "held" or (file is not None and file.data.minutes is not None)


def sittings(series: Series) -> tuple[Sitting, ...]:
    """Every meeting of a series in the plans of all years, by day."""
    community = series.community
    found = (Sitting(series, plan, line, community.meeting(line.id)) for plan, line in lines_of(series))
    return tuple(sorted(found, key=lambda one: one.sort_key))


def held_before(series: Series, day: date) -> tuple[Sitting, ...]:
    """The meetings of a series that were held before a day, by day."""
    return tuple(one for one in sittings(series) if one.is_held and one.day is not None and one.day < day)


def last_held(series: Series, before: date) -> Sitting | None:
    """The last meeting of a series that was held before a day."""
    return next(reversed(held_before(series, before)), None)


def tasks(series: Series, before: date = date.max) -> tuple[Task, ...]:
    """Every task that was taken on at a meeting of a series before a day, each once, in the order of the meetings."""
    known = {one.id: one for one in sittings(series) if not one.is_cancelled and one.day is not None and one.day < before}
    said = (
        action
        for sitting in known.values()
        for position, item in enumerate(sitting.items, start=1)
        for action in said_in(sitting.id, sitting.day, item, position)
    )
    return tuple(Task(one, one.first.item, known[one.first.meeting], one.done) for one in told(said))


def open_tasks(series: Series, on: date, before: date = date.max) -> tuple[Task, ...]:
    """The tasks of the meetings before a day that were open on a day: late ones first, then by the day they are due."""
    still = (one for one in tasks(series, before) if one.is_open(on))
    return tuple(sorted(still, key=lambda one: (not one.is_late(on), one.due or date.max, one.sitting.sort_key)))


def left_over(sitting: Sitting) -> tuple[Item, ...]:
    """The items of a held meeting that it did not come to.

    These are the postponed ones and, once its minutes have gone out, those of which the minutes say nothing.
    """
    minutes = sitting.file.data.minutes if sitting.file is not None else None
    told = minutes is not None and (minutes.status != "draft" or minutes.sent is not None)
    return tuple(item for item in sitting.items if item.outcome == "postponed" or (told and _is_untouched(item)))


def _is_untouched(item: Item) -> bool:
    """Whether nothing is said about what became of an item."""
    return not (item.outcome or item.decision or item.notes or item.actions or item.dissent or item.raise_to or item.exempt)


def lifted_to(series: Series) -> tuple[Lifted, ...]:
    """Everything that held meetings of other series in the community lifted to the body of a series, by day."""
    every = series.community.once(_all_lifted)
    found = (one for one in every if one.sitting.series.key != series.key and _is_for(one, series))
    return tuple(sorted(found, key=lambda one: one.sitting.sort_key))


def _is_for(lifted: Lifted, series: Series) -> bool:
    reference = lifted.item.raise_to
    return reference is not None and names_body(lifted.sitting.series, reference, series)


def _all_lifted(community: Community) -> tuple[Lifted, ...]:
    """Everything that was lifted to somebody, in the order of the series."""
    held = (one for series in all_series(community) for one in sittings(series) if one.is_held)
    return tuple(Lifted(item, sitting) for sitting in held for item in sitting.items if item.raise_to is not None)


def names_body(source: Series, reference: str, series: Series) -> bool:
    """Whether a *who* in a file of one series means the body that meets in another: the network, or its mandate."""
    target = Scope(source.community, source.mandate).resolve(reference)
    if target is None:
        return False
    if target.kind in ("role", "seat"):
        return _is_body(target.owner, series)
    return _is_body(target.id, series)


def _is_body(name: str | None, series: Series) -> bool:
    single = len(series.mandate.networks) == 1 or series.of == ALL_NETWORKS
    return name == series.of or (name == series.mandate.id and single)


def name_of_body(series: Series) -> str:
    """The id by which other files name the body that meets: the network or area; of joint meetings the mandate."""
    return series.mandate.id if series.of == ALL_NETWORKS else series.of
