"""Chosen dates to plan files: new lines, dates for lines that had none, moved lines. Nothing here touches the disk.

A line that is there stays where it is, with its comments; its id never changes.
"""

from collections.abc import Iterator
from datetime import date, time

from mandat.calendar.model import Certificate, Chosen
from mandat.frozen import frozen
from mandat.planning.plan_lines import changes, counted, dated, line_edits, moved, new_line
from mandat.schema.phrases import Hours, Partial
from mandat.schema.plan import PlanFile, PlannedMeeting
from mandat.source.edit import Edit, InsertEntry, SetField
from mandat.source.layout import written
from mandat.source.parsed import Value
from mandat.workspace import Community, Plan

UNSAID = "The earlier date breaks a rule that holds for every meeting."
"""Why a line was moved, where the planner gives no reason of its own."""


@frozen
class Dates:
    """What was found for a year: the dates of all communities, how good they are, and why lines were moved.

    `reasons` are community, meeting id and sentence.
    """

    year: int
    chosen: tuple[Chosen, ...]
    certificate: Certificate | None = None
    reasons: tuple[tuple[str, str, str], ...] = ()

    def because(self, chosen: Chosen) -> str:
        """Why a meeting was moved."""
        key = (chosen.series[0], chosen.id)
        return next((text for community, meeting, text in self.reasons if (community, meeting) == key), UNSAID)


@frozen
class Occasion:
    """The day of writing, and the body that adopts the dates, if one does."""

    on: date
    by: str | None = None


@frozen
class MovedLine:
    """A meeting that goes from one date to another."""

    id: str
    was: Partial
    hours_were: Hours | None
    day: date
    hours: Hours
    because: str

    @property
    def from_and_to(self) -> str:
        """`2026-02-05 -> 2026-02-12`; with the hours where the day stays: `2026-02-05 09:00-11:00 -> 12:30-14:30`."""
        if self.was.first != self.day:
            return f"{self.was} -> {self.day}"
        hours = f" {self.hours_were}" if self.hours_were is not None else ""
        return f"{self.was}{hours} -> {self.hours}"


@frozen
class Adoption:
    """What is to be written into one community's plan.

    Attributes:
        community: the community.
        year: the year of the plan.
        plan: the plan that is there; None for a new file.
        new: new meetings, by date.
        dated: meetings that had a line and no day.
        moved: meetings that go to another day or hour.
        edits: the changes of the file that is there.
        text: the words of a new file behind its heading.
        by: the body that adopts it now, where that is news.
    """

    community: Community
    year: int
    plan: Plan | None
    new: tuple[Chosen, ...] = ()
    dated: tuple[Chosen, ...] = ()
    moved: tuple[MovedLine, ...] = ()
    edits: tuple[Edit, ...] = ()
    text: str = ""
    by: str | None = None

    @property
    def file(self) -> str:
        """The path of the plan file in the workspace."""
        return self.plan.file if self.plan is not None else f"{self.community.folder}/plan-{self.year}.yaml"

    @property
    def changes_nothing(self) -> bool:
        """Whether the file is as it should be."""
        return not self.edits and not self.text


def adoption(community: Community, dates: Dates, occasion: Occasion) -> Adoption | None:
    """What is to be written for a community; None where it has neither a plan nor a meeting in the year."""
    plan = community.plan(dates.year)
    own = tuple(sorted((one for one in dates.chosen if one.series[0] == community.id), key=_by_date))
    if plan is None:
        return _new_file(community, own, dates, occasion) if own else None
    lines = {line.id: line for line in plan.data.meetings}
    new = tuple(one for one in own if one.id not in lines)
    undated = tuple(one for one in own if one.id in lines and _wants_day(lines[one.id]))
    settled = tuple(one for one in own if one.id in lines and lines[one.id].on.unit == "day")
    rest = tuple(one for one in settled if changes(lines[one.id], moved(lines[one.id], one.day, one.hours)))
    moves = tuple(_moved_line(lines[one.id], one, dates) for one in rest)
    edits = (*_line_edits(plan.data, (*undated, *rest), dates, occasion), *_insertions(plan.data, new, own))
    by = occasion.by if occasion.by is not None and (edits or not _is_adopted(plan.data, occasion.by)) else None
    heads = tuple(_head_edits(plan.data, dates if edits else None, Occasion(occasion.on, by)))
    return Adoption(community, dates.year, plan, new, undated, moves, (*edits, *heads), by=by)


def _moved_line(line: PlannedMeeting, one: Chosen, dates: Dates) -> MovedLine:
    return MovedLine(one.id, line.on, line.time, one.day, one.hours, dates.because(one))


def _wants_day(line: PlannedMeeting) -> bool:
    """Whether a day is to be chosen for the line. On which day a meeting was held is a fact that nobody chooses."""
    return line.on.unit != "day" and line.state != "held"


def _by_date(chosen: Chosen) -> tuple[date, time, str]:
    return (chosen.day, chosen.hours.start, chosen.id)


def _new_file(community: Community, new: tuple[Chosen, ...], dates: Dates, occasion: Occasion) -> Adoption:
    head = (("adopted", _adopted(occasion)), ("certificate", _certificate(dates.certificate)))
    lines = (f"{key}: {written(value)}\n" for key, value in head if value)
    meetings = (f"  - {written(new_line(one))}\n" for one in new)
    return Adoption(community, dates.year, None, new, text="".join((*lines, "\nmeetings:\n", *meetings)), by=occasion.by)


def _adopted(occasion: Occasion) -> dict[str, Value]:
    return {"body": occasion.by, "on": str(occasion.on)} if occasion.by is not None else {}


def _certificate(made: Certificate | None) -> dict[str, Value]:
    if made is None:
        return {}
    said = {True: "yes", False: "no"}
    return {
        "cost": str(made.cost),
        "bound": str(made.bound),
        "chosen": str(made.chosen),
        "meetings": str(made.meetings),
        "proven": said[made.proven],
        "unique": said[made.unique],
        "digest": made.digest,
        "weights": made.weights,
    }


def _line_edits(plan: PlanFile, rest: tuple[Chosen, ...], dates: Dates, occasion: Occasion) -> Iterator[Edit]:
    """From the last line to the first, so that a line that cannot be edited is told by the number it has in the file."""
    chosen = {one.id: one for one in rest}
    for position, line in reversed(tuple(enumerate(plan.meetings))):
        if one := chosen.get(line.id):
            yield from line_edits(position, line, changes(line, _fields(line, one, dates, occasion)))


def _fields(line: PlannedMeeting, one: Chosen, dates: Dates, occasion: Occasion) -> tuple[tuple[str, str], ...]:
    if line.on.unit != "day":
        return dated(line, one.day, one.hours)
    told = (("because", dates.because(one)), *counted(line, occasion.on))
    return (*moved(line, one.day, one.hours), *told)


def _insertions(plan: PlanFile, new: tuple[Chosen, ...], own: tuple[Chosen, ...]) -> Iterator[Edit]:
    """Each new line behind the last one that is not later, from the last to the first."""
    days = {one.id: one.day for one in own}
    dates = tuple(days.get(line.id, line.on.first) for line in plan.meetings)
    for one in reversed(new):
        behind = (position for position, day in enumerate(dates, 1) if day <= one.day)
        yield InsertEntry(("meetings",), max(behind, default=0), new_line(one))


def _is_adopted(plan: PlanFile, by: str) -> bool:
    return plan.adopted is not None and plan.adopted.body == by


def _head_edits(plan: PlanFile, dates: Dates | None, occasion: Occasion) -> Iterator[Edit]:
    """Who adopted the plan, and how good it is, above the meetings."""
    adopted, made = _adopted(occasion), _certificate(dates.certificate) if dates is not None else {}
    before = "source" if plan.source is not None else "plan"
    yield from _set_mapping("adopted", adopted, before, is_there=plan.adopted is not None)
    before = "adopted" if adopted or plan.adopted is not None else before
    yield from _set_mapping("certificate", made, before, is_there=plan.certificate is not None)


def _set_mapping(key: str, value: dict[str, Value], before: str, *, is_there: bool) -> Iterator[Edit]:
    """A mapping that is there keeps its layout and its comments: its values are set one by one."""
    if not value:
        return
    if is_there:
        yield from (SetField((key,), name, entry) for name, entry in value.items())
    else:
        yield SetField((), key, value, before)
