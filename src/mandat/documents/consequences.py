"""What a change of one planned meeting means: deadlines, turns, other meetings of the same people, rules.

Two workspaces are compared, as it is and as it would be. The sentences are those of the checks.
"""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.build import build_calendar
from mandat.calendar.dates import members_of
from mandat.calendar.model import DatedDeadline, DatedMeeting
from mandat.calendar.roles import Holding
from mandat.checks.check import Moment
from mandat.checks.lines import Line, joined, party_name, workspace_lines
from mandat.checks.run import judge
from mandat.diagnostics import Severity
from mandat.frozen import frozen
from mandat.planning.change import with_plan
from mandat.schema.phrases import Partial
from mandat.schema.plan import Adopted, PlanFile, PlannedMeeting
from mandat.workspace import Community, Workspace
from mandat.workspace.members import Holder, holders

Findings = dict[tuple[str, str], Severity]


@frozen
class Due:
    """A deadline before and after the change; None where there is none.

    `raw` is the day that the rule counts to, where that is no working day; `is_late` if the day to keep is over.
    """

    thing: str
    rule: str
    before: date | None
    after: date | None
    raw: date | None
    is_late: bool


@frozen
class TurnChange:
    """Who has a role at a meeting before and after the change; empty where nobody can be named."""

    meeting: str
    role: str
    before: str
    after: str


@frozen
class Told:
    """A finding of a check: its code, how much it matters, and its sentence."""

    code: str
    severity: Severity
    message: str


@frozen
class Consequences:
    """What a change means.

    Attributes:
        title: the network, and what the meeting is called.
        year: the year of the plan.
        before: its line in the plan.
        after: the line as it would be.
        deadlines: what is due around it, by the rules of its mandate.
        roles: who has which role at it, afterwards.
        turns: roles that others have than before, at any meeting of the year.
        found: what the checks find, and did not find before.
        gone: what they found before.
        same_day: other meetings of the same people on the new day, at another hour or without one.
        sent: the day on which its agenda went out, if it did.
    """

    title: str
    year: int
    before: PlannedMeeting
    after: PlannedMeeting
    deadlines: tuple[Due, ...]
    roles: tuple[tuple[str, str], ...]
    turns: tuple[TurnChange, ...]
    found: tuple[Told, ...]
    gone: tuple[Told, ...]
    same_day: tuple[str, ...]
    sent: Partial | None = None


def consequences(workspace: Workspace, community: Community, plan: PlanFile, meeting_id: str, on: date) -> Consequences:
    """What it means that a community's plan says what `plan` says, for one of its meetings and for those around it.

    `on` is the day it is: deadlines before it are late.
    """
    changed = with_plan(workspace, community, plan)
    old, new = _year(workspace, community, plan.plan), _year(changed, community, plan.plan)
    here, there = old[meeting_id], new[meeting_id]
    before, after = _line(here), _line(there)
    found, gone = _compared(workspace, community, plan, meeting_id, on)
    return Consequences(
        " · ".join(dict.fromkeys((there.series.name, there.title))),
        plan.plan,
        before,
        after,
        tuple(_deadlines(here, there, on)),
        tuple((one.role, text) for one in there.roles if (text := _names(community, one))),
        tuple(_turns(community, old, new)),
        found,
        gone,
        tuple(_same_day(changed, community, meeting_id)) if before.on != after.on else (),
        _sent(community, meeting_id),
    )


def _sent(community: Community, meeting_id: str) -> Partial | None:
    meeting = community.meeting(meeting_id)
    return meeting.data.agenda.sent if meeting is not None and meeting.data.agenda is not None else None


def _year(workspace: Workspace, community: Community, year: int) -> dict[str, DatedMeeting]:
    made = build_calendar(workspace, year).of_communities((community.id,))
    return {meeting.id: meeting for meeting in made.meetings}


def _line(meeting: DatedMeeting) -> PlannedMeeting:
    if meeting.line is None:
        raise ValueError(f"{meeting.id} stands in no plan")
    return meeting.line


def _deadlines(before: DatedMeeting, after: DatedMeeting, on: date) -> Iterator[Due]:
    """Each thing that is due, as it was and as it will be; nothing is due around a cancelled meeting."""
    old = {one.thing: one for one in before.deadlines if before.state != "cancelled"}
    new = {one.thing: one for one in after.deadlines if after.state != "cancelled"}
    for thing in (*new, *(one for one in old if one not in new)):
        was, will = old.get(thing), new.get(thing)
        rule = str((will or old[thing]).offset)
        raw = will.due.raw if will is not None and will.due.raw != will.due.day else None
        yield Due(thing, rule, _day(was), _day(will), raw, will is not None and will.due.day < on)


def _day(deadline: DatedDeadline | None) -> date | None:
    return deadline.due.day if deadline is not None else None


def _turns(community: Community, old: dict[str, DatedMeeting], new: dict[str, DatedMeeting]) -> Iterator[TurnChange]:
    """Turns that go by meetings shift for all that come later."""
    for meeting_id, after in new.items():
        if after.state == "cancelled":
            continue
        before = {one.role: one for one in old[meeting_id].roles}
        for will in after.roles:
            texts = (_names(community, before.get(will.role)), _names(community, will))
            if texts[0] != texts[1]:
                yield TurnChange(meeting_id, will.role, *texts)


def _names(community: Community, holding: Holding | None) -> str:
    if holding is None:
        return ""
    names = tuple(party_name(community, who) for who in holding.who)
    return joined(names, "and" if holding.how == "jointly" else "or") or holding.office or ""


def _compared(
    workspace: Workspace, community: Community, plan: PlanFile, meeting_id: str, on: date
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """What the checks find only after the change, and only before it.

    Both are looked at as if nobody had given a reason and the plan were adopted: a reason silences what a person should
    know before writing it.
    """
    old = next(one.data for one in community.plans if one.data.plan == plan.plan)
    was = _findings(with_plan(workspace, community, _plainly(old, meeting_id)), on)
    will = _findings(with_plan(workspace, community, _plainly(plan, meeting_id)), on)
    return _only(will, was), _only(was, will)


def _findings(workspace: Workspace, on: date) -> Findings:
    return {(one.check.code, one.finding.message): one.severity for one in judge(workspace, Moment(on))}


def _only(these: Findings, others: Findings) -> tuple[Told, ...]:
    told = (Told(code, severity, message) for (code, message), severity in these.items() if (code, message) not in others)
    return tuple(sorted(told, key=lambda one: (one.severity.rank, one.code, one.message)))


def _plainly(plan: PlanFile, meeting_id: str) -> PlanFile:
    lines = tuple(_unexplained(line) if line.id == meeting_id else line for line in plan.meetings)
    adopted = plan.adopted or Adopted.model_construct(body="itself", on=plan.meetings[0].on)
    return plan.model_copy(update={"meetings": lines, "adopted": adopted})


def _unexplained(line: PlannedMeeting) -> PlannedMeeting:
    if line.state in ("held", "cancelled"):
        return line
    return line.model_copy(update={"state": "planned", "because": None})


def _same_day(workspace: Workspace, community: Community, meeting_id: str) -> Iterator[str]:
    """Meetings that do not overlap, or of which one has no hours: possible, and good to know."""
    lines = tuple(line for line in workspace_lines(workspace) if line.takes_place and line.day is not None)
    here = next((line for line in lines if line.community.id == community.id and line.meeting.id == meeting_id), None)
    needed = _needed(here) if here is not None else {}
    for other in lines:
        if here is None or other.place() == here.place() or other.day != here.day or _overlaps(here, other):
            continue
        both = tuple(needed[key] for key in sorted(needed.keys() & _needed(other).keys()))
        if both:
            yield _beside(here, other, both)


def _overlaps(one: Line, other: Line) -> bool:
    here, there = one.meeting.time, other.meeting.time
    return here is not None and there is not None and here.start < there.end and there.start < here.end


def _needed(line: Line) -> dict[str, Holder]:
    if line.series is None or line.day is None:
        return {}
    called = {organisation.id for organisation in members_of(line.series, line.day)}
    found = holders(line.community, line.series.networks, line.series.kind, line.day)
    return {holder.key: holder for holder in found if holder.organisation in called}


def _beside(here: Line, other: Line, both: tuple[Holder, ...]) -> str:
    who = joined(tuple(dict.fromkeys(party_name(here.community, one.organisation) for one in both)))
    name = other.meeting.id if other.community.id == here.community.id else f"{other.community.id}/{other.meeting.id}"
    if here.meeting.time is None or other.meeting.time is None:
        return f"{who} also {_verb(who)} in `{name}` that day, and one of the two has no hours yet."
    return f"{who} also {_verb(who)} in `{name}` that day, {other.meeting.time}."


def _verb(who: str) -> str:
    return "sit" if " and " in who else "sits"
