"""What happens to one planned meeting: it is announced, moved, cancelled or held. The words of its line, never the disk."""

from dataclasses import replace
from datetime import date

from mandat.frozen import frozen
from mandat.planning.plan_lines import Fields, changes, counted, dated, moved
from mandat.schema.phrases import Hours
from mandat.schema.plan import PlanFile, PlannedMeeting
from mandat.workspace import Community, Workspace


class Refused(Exception):
    """This cannot happen to the meeting; the sentence says why, and what to do instead."""


@frozen
class Event:
    """The day on which it happens, why, and whether the plan is adopted: then every change is counted."""

    on: date
    because: str | None = None
    is_adopted: bool = False

    @property
    def told(self) -> Fields:
        """Why, where somebody says so."""
        return (("because", self.because),) if self.because is not None else ()


@frozen
class NewDate:
    """Where a meeting goes: its day; hours and place only where they change."""

    day: date
    hours: Hours | None = None
    place: str | None = None


def announce(line: PlannedMeeting, event: Event) -> Fields:
    """The members have been told the date."""
    if line.state in ("held", "cancelled"):
        raise Refused(f"`{line.id}` {_is(line)}, and cannot be announced.")
    _ensure_day(line, "announced")
    return changes(line, (("state", "announced"), *event.told))


def hold(line: PlannedMeeting, event: Event) -> Fields:
    """The meeting has taken place. From now on it is a fact and never moves."""
    if line.state == "cancelled":
        raise Refused(f"`{line.id}` {_is(line)}, and cannot have been held. If it was held after all, correct `state` by hand.")
    _ensure_day(line, "held")
    if event.on < line.on.first:
        day = line.on.first
        raise Refused(
            f"`{line.id}` is on {day}, and on {event.on} it cannot have been held yet. Move it first, or give `--on {day}`."
        )
    return changes(line, (("state", "held"), *event.told))


def cancel(line: PlannedMeeting, event: Event) -> Fields:
    """The meeting will not take place. Its line stays, so that everybody can see what became of it."""
    if line.state == "held":
        raise Refused(f"`{line.id}` {_is(line)}, and cannot be cancelled.")
    if line.state == "cancelled":
        return changes(line, event.told)
    return changes(line, (("state", "cancelled"), *event.told, *_count(line, event)))


def move(line: PlannedMeeting, event: Event, to: NewDate) -> Fields:
    """The meeting goes to another day, hour or place. A line without a day gets one; outside its time it has moved too."""
    if line.state == "held":
        raise Refused(f"`{line.id}` {_is(line)}, and cannot be moved.")
    if line.state == "cancelled":
        raise Refused(f"`{line.id}` {_is(line)}. Give the new meeting a line of its own, or correct `state` by hand.")
    place = (("place", to.place),) if to.place is not None else ()
    hours = to.hours or line.time
    if line.on.unit != "day" and line.on.first <= to.day <= line.on.last:
        time = (("time", str(hours)),) if hours is not None else ()
        return changes(line, (*dated(line, to.day, None), *time, *place, *event.told))
    new = changes(line, (*moved(line, to.day, hours), *place))
    return changes(line, (*new, *event.told, *_count(line, event))) if new else ()


def _count(line: PlannedMeeting, event: Event) -> Fields:
    """A change is counted once people may have the date in their calendars."""
    known = event.is_adopted or line.state != "planned" or line.revision > 0
    return counted(line, event.on) if known else ()


def _is(line: PlannedMeeting) -> str:
    return "has been held" if line.state == "held" else "is cancelled"


def _ensure_day(line: PlannedMeeting, verb: str) -> None:
    if line.on.unit != "day":
        raise Refused(
            f"`{line.id}` has no day yet (`on: {line.on}`), and cannot be {verb}. "
            f"Give it one first: `mandat plan move {line.id} DATE --because TEXT`, or let `calendar --save` choose it."
        )


def with_plan(workspace: Workspace, community: Community, plan: PlanFile) -> Workspace:
    """The workspace as it would be with another text of one plan."""
    plans = tuple(replace(one, data=plan) if one.data.plan == plan.plan else one for one in community.plans)
    changed = replace(community, plans=plans)
    return replace(workspace, communities=tuple(changed if one.id == community.id else one for one in workspace.communities))
